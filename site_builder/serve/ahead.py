"""An edition that is read, but not yet published, in; the pages that are asked for meanwhile out.

To publish thousands of pages takes minutes; an editor looks at one of them, which is drawn in no time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from site_builder import derive, render, urls
from site_builder.cycles import seldom
from site_builder.diagnostics import Report
from site_builder.model import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What the next site is to hold, by file. Several requests may draw at a time. `looks` is equal
    where templates and static files are the same."""

    edition: Edition
    press: render.Press
    looks: object
    files: Mapping[str, bytes]  # what pages load
    _drawn: dict[str, bytes] = field(default_factory=dict)

    @property
    def base(self) -> str:
        return urls.base_path(self.press.base_url)

    def is_as(self, other: "Ahead | None") -> bool:
        """Say whether another one holds the same."""
        return other is not None and self.looks == other.looks and self.edition == other.edition

    def content(self, path: str) -> bytes:
        """Return the file that is going to answer a path; b"" for what is not made yet, or has a fault."""
        file = urls.file(path)
        if file in self.files:
            return self.files[file]
        if file.endswith(".html") and file not in self._drawn:
            self._drawn[file] = self._draw(path)
        return self._drawn.get(file, b"")

    def _draw(self, path: str) -> bytes:
        faults = Report()
        try:
            with seldom():
                page = derive.page(self.edition, path)
                drawn = b"".join(file.content for file in self.press.drawn([page] if page else [], faults))
        except Exception:  # a bug, which the build will meet and tell
            return b""
        return b"" if faults.diagnostics else drawn


def ahead(edition: Edition, press: render.Press, looks: object) -> Ahead:
    files = {each.path: each.content for each in press.assets.artifacts}
    return Ahead(edition=edition, press=press, looks=looks, files=files)
