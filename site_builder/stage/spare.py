"""Artifacts in; a folder that holds exactly them, changed as little as can be, out."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from site_builder.diagnostics import Report
from site_builder.model import Artifact
from site_builder.stage import files, manifest
from site_builder.stage.desk import Desk, Laid
from site_builder.stage.environment import EnvironmentFault, explained
from site_builder.stage.files import ODD
from site_builder.stage.paths import Claims


@dataclass(slots=True, kw_only=True)
class Staged:
    """A site that is being made ready at `root`, where it can be read, and how much that took.

    `written`, `kept` and `removed` count files of the spare, which is one publication behind the
    published site. `differences` are the paths that publication added, changed or took away, sorted;
    `unchanged` counts the files that it left as they were. `manifest` is the digest of the manifest."""

    root: Path
    report: Report
    written: int = 0
    kept: int = 0
    removed: int = 0
    differences: tuple[str, ...] = ()
    unchanged: int = 0
    manifest: str = ""
    digests: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    desk: Desk = field(init=False)
    _claims: Claims = field(default_factory=Claims)

    @property
    def changed(self) -> int:
        return len(self.differences)

    def __post_init__(self) -> None:
        with explained():
            files.make_folder(self.root)
            if manifest.read(self.root) is None:  # the mark of our folders, so it comes first
                files.make_folder((self.root / manifest.PATH).parent)
                files.write(self.root / manifest.PATH, b"")
            self.desk = Desk(root=self.root, standing=files.survey(self.root))
            for path in [path for path, size in self.desk.standing.files.items() if size == ODD]:
                if path != manifest.PATH:
                    self._take_away(path)
        self._claims.claim(manifest.PATH, self.report)

    def fill(self, artifacts: Iterable[Artifact | Laid], *, sparing: str = "") -> None:
        """Make the site of these files alone, and of what is there already below `sparing`."""
        for artifact in artifacts:
            self.add(artifact)
        self.sweep(sparing=sparing)

    def add(self, artifact: Artifact | Laid) -> None:
        """Take one file into the site, if it is not laid there already; a path that cannot be had is reported
        and left out."""
        if not self._claims.claim(artifact.path, self.report):
            return
        laid = artifact if isinstance(artifact, Laid) else self.desk.lay(artifact)
        self.digests[laid.path] = laid.sha256
        self.sizes[laid.path] = laid.size
        self.desk.know(laid.path)
        if laid.written:
            self.written += 1
        else:
            self.kept += 1

    def adopt(self, folder: Path, subdir: str) -> None:
        """Take all files of `folder` into the site below `subdir`, and nothing else that lies there."""
        prefix = subdir.strip("/") + "/"
        with explained():
            found = files.survey(folder)
        for name, size in sorted(found.files.items()):
            if size == ODD:
                raise EnvironmentFault(
                    f'"{folder / name}" was not written by the builder.',
                    "Delete the folder, then build again.",
                )
            with explained():
                content = (folder / name).read_bytes()
            self.add(Artifact(path=prefix + name, content=content))
        self.sweep(within=prefix)

    def sweep(self, *, within: str = "", sparing: str = "") -> None:
        """Take away what is not of this site and whose path begins with `within`, but not with `sparing`."""
        stale = self.desk.standing.files.keys() - self.digests.keys() - {manifest.PATH}
        for path in sorted(stale):
            if path in self.desk.folders:  # by whoever laid a file into it
                del self.desk.standing.files[path]
            elif path.startswith(within) and not (sparing and path.startswith(sparing)):
                self._take_away(path)
                self.removed += 1

    def seal(self) -> None:
        """Take away all that is not of this site, and add the manifest."""
        self.sweep()
        path, content = manifest.PATH, manifest.render(self.digests)
        target = self.root / path
        self.sizes[path] = len(content)
        self.manifest = hashlib.sha256(content).hexdigest()
        with explained():
            for folder in accumulate(path.split("/")[:-1], "{}/{}".format):
                self.desk.open_folder(folder)
            if self.desk.standing.files.get(path) != len(content) or target.read_bytes() != content:
                files.replace(target, content)  # the spare is never without one
            gone = self.desk.standing.folders - self.desk.folders - self.digests.keys()
            for folder in sorted(gone, reverse=True):
                with suppress(FileNotFoundError):  # whoever laid files has taken it away
                    files.remove_empty(self.root / folder)

    def _take_away(self, path: str) -> None:
        with explained():
            self.desk.take_away(path)
