"""The path of each file to publish in; a claim to that path, or a diagnostic, out."""

import unicodedata
from dataclasses import dataclass, field
from itertools import accumulate

from site_builder.diagnostics import NOWHERE, Report, Rule

DUPLICATE_PATH = Rule(code="S601", name="duplicate-path")
UNSAFE_PATH = Rule(code="S602", name="unsafe-path")

_LONGEST_NAME = 255  # bytes in one name, on every file system that matters


@dataclass(slots=True)
class Claims:
    """The paths given away so far, as a file system that ignores case and normal form sees them."""

    files: dict[str, str] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)

    def claim(self, path: str, report: Report) -> bool:
        """Give `path` to the caller, or report why it cannot be had."""
        if wrong := fault(path):
            report.add(
                UNSAFE_PATH,
                NOWHERE,
                f"The file {_shown(path)} cannot be published: {wrong}.",
                hint="rename the page, slug or capture that the path is made from",
            )
            return False
        folded = fold(path)
        folders = list(accumulate(folded.split("/")[:-1], "{}/{}".format))
        other = self.files.get(folded) or self.folders.get(folded) or _first(self.files, folders)
        if other == path and folded in self.files:
            report.add(
                DUPLICATE_PATH,
                NOWHERE,
                f"Two files are made for {_shown(path)}.",
                hint="give one of the two pages another slug: an address has one page",
            )
            return False
        if other:
            report.add(
                UNSAFE_PATH,
                NOWHERE,
                f"The files {_shown(path)} and {_shown(other)} cannot stand side by side everywhere.",
                hint="they differ only in case or accents, or one is a folder of the other: rename one",
            )
            return False
        self.files[folded] = path
        self.folders |= dict.fromkeys(folders, path)
        return True


def fold(path: str) -> str:
    """Return what `path` has in common with all that differ from it only in case or normal form."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def fault(path: str) -> str:
    """Say why no file can have a path; "" where one can."""
    names = path.split("/")
    if path.startswith("/"):
        return "it does not stay in the folder of the site"
    if ".." in names or "." in names or "" in names:
        return "one of its names is empty, “.” or “..”"
    if "\\" in path or not path.isprintable():
        return "it holds a backslash or a character that nobody sees"
    if any(len(name.encode()) > _LONGEST_NAME for name in names):
        return f"one of its names is longer than {_LONGEST_NAME} bytes"
    return ""


def _first(files: dict[str, str], folders: list[str]) -> str:
    return next((files[folder] for folder in folders if folder in files), "")


def _shown(path: str) -> str:
    readable = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in path)
    return f'"{readable if len(readable) <= 200 else readable[:200] + "…"}"'
