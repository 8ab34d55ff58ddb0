"""Files in; the same files in the spare out, each written only where it differs from what stands there.

Several processes may lay files into one spare, each at a desk of its own, as long as no two lay the same.
"""

import hashlib
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from site_builder.model import Artifact
from site_builder.stage import files
from site_builder.stage.environment import explained
from site_builder.stage.files import Tree
from site_builder.stage.paths import fault


class Laid(NamedTuple):
    """A file that stands in the spare now; `written` is False where it did before."""

    path: str
    sha256: str
    size: int
    written: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """`standing` is what there was in the spare at `root`, without what is known to be gone; `folders` are
    those that are needed now."""

    root: Path
    standing: Tree
    folders: set[str] = field(default_factory=set)

    def lay(self, artifact: Artifact) -> Laid:
        """Make the file at its path hold these bytes. One whose path no site may have is not laid at all."""
        content = artifact.content
        is_new = not fault(artifact.path) and self._put(artifact)
        return Laid(artifact.path, hashlib.sha256(content).hexdigest(), len(content), is_new)

    def keep(self, path: str, digest: str, folder: Path) -> Laid | None:
        """Make the file at its path hold the bytes of this digest, which it does already, or the one in
        another folder does; None where neither does."""
        if fault(path):
            return None
        size = self.standing.files.get(path, files.ODD)
        with explained():
            if size != files.ODD and files.digest(self.root / path) == digest:
                self._open_folders(path)
                return Laid(path, digest, size, written=False)
            content = (folder / path).read_bytes() if (folder / path).is_file() else b""
        is_known = hashlib.sha256(content).hexdigest() == digest
        return self.lay(Artifact(path=path, content=content)) if is_known else None

    def know(self, path: str) -> None:
        """Note the folders of a file, as one that is needed."""
        self.folders.update(accumulate(path.split("/")[:-1], "{}/{}".format))

    def open_folder(self, folder: str) -> None:
        if folder not in self.folders:
            self.standing.files.pop(folder, None)
            files.make_folder(self.root / folder)
            self.folders.add(folder)

    def take_away(self, path: str) -> None:
        files.remove(self.root / path)
        del self.standing.files[path]

    def _put(self, artifact: Artifact) -> bool:
        path, content = artifact.path, artifact.content
        with explained():
            self._open_folders(path)
            target = self.root / path
            if self.standing.files.get(path) == len(content) and target.read_bytes() == content:
                return False
            self._clear(path)
            with suppress(FileExistsError):  # two files are made for one path, which is reported elsewhere
                files.write(target, content)
        return True

    def _open_folders(self, path: str) -> None:
        for folder in accumulate(path.split("/")[:-1], "{}/{}".format):
            self.open_folder(folder)

    def _clear(self, path: str) -> None:
        """Make room at `path`, where an older site may have had a file or a folder."""
        if path in self.standing.files:
            self.take_away(path)
        elif path in self.standing.folders:
            below = f"{path}/"
            for stale in [file for file in self.standing.files if file.startswith(below)]:
                self.take_away(stale)
            gone = {f for f in self.standing.folders if f == path or f.startswith(below)}
            for folder in sorted(gone, reverse=True):
                files.remove_empty(self.root / folder)
            self.standing.folders.difference_update(gone)
