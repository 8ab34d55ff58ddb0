"""Artifacts in; a folder that holds exactly them, changed as little as can be, out."""

import hashlib
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from site_builder.diagnostics import Report
from site_builder.model import Artifact
from site_builder.stage import files, manifest
from site_builder.stage.environment import EnvironmentFault, explained
from site_builder.stage.files import ODD, Tree
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
    _standing: Tree = field(init=False)
    _folders: set[str] = field(default_factory=set)
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
            self._standing = files.survey(self.root)
            for path in [path for path, size in self._standing.files.items() if size == ODD]:
                if path != manifest.PATH:
                    self._take_away(path)
        self._claims.claim(manifest.PATH, self.report)

    def add(self, artifact: Artifact) -> None:
        """Take one file into the site; a path that cannot be had is reported and left out."""
        if not self._claims.claim(artifact.path, self.report):
            return
        self.digests[artifact.path] = hashlib.sha256(artifact.content).hexdigest()
        if self._put(artifact):
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
        stale = self._standing.files.keys() - self.digests.keys() - {manifest.PATH}
        for path in sorted(stale):
            if path.startswith(within) and not (sparing and path.startswith(sparing)):
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
                self._open_folder(folder)
            if self._standing.files.get(path) != len(content) or target.read_bytes() != content:
                files.replace(target, content)  # the spare is never without one
            for folder in sorted(self._standing.folders - self._folders, reverse=True):
                files.remove_empty(self.root / folder)

    def _put(self, artifact: Artifact) -> bool:
        """Make the file at its path hold these bytes; False when it did already."""
        path, content = artifact.path, artifact.content
        self.sizes[path] = len(content)
        with explained():
            for folder in accumulate(path.split("/")[:-1], "{}/{}".format):
                self._open_folder(folder)
            target = self.root / path
            if self._standing.files.get(path) == len(content) and target.read_bytes() == content:
                return False
            self._clear(path)
            files.write(target, content)
        return True

    def _open_folder(self, folder: str) -> None:
        if folder not in self._folders:
            if folder in self._standing.files:
                self._take_away(folder)
                self.removed += 1
            files.make_folder(self.root / folder)
            self._folders.add(folder)

    def _clear(self, path: str) -> None:
        """Make room at `path`, where an older site may have had a file or a folder."""
        if path in self._standing.files:
            self._take_away(path)
        elif path in self._standing.folders:
            below = f"{path}/"
            for stale in [file for file in self._standing.files if file.startswith(below)]:
                self._take_away(stale)
                self.removed += 1
            gone = {f for f in self._standing.folders if f == path or f.startswith(below)}
            for folder in sorted(gone, reverse=True):
                files.remove_empty(self.root / folder)
            self._standing.folders.difference_update(gone)

    def _take_away(self, path: str) -> None:
        with explained():
            files.remove(self.root / path)
        del self._standing.files[path]
