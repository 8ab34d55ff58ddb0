"""A key and bytes in; the same bytes, or nothing, in a later build out: what takes long to make is made once.

Each file begins with the digest of its key and of what follows. One that was torn by a power cut, or changed
or exchanged by somebody, is as good as none, so that nothing has to be brought to the disk at once.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from site_builder.stage import files
from site_builder.stage.environment import explained

_DIGEST = sha256().digest_size


class Keep:
    """A folder of files, each under its key, which is a digest in hexadecimal digits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: set[str] = set()

    def get(self, key: str) -> bytes:
        """Return what was put under `key`; b"" where there is nothing, or nothing sound."""
        self.asked.add(key)
        path = self.folder / key
        with suppress(OSError):
            with path.open("rb") as file:
                seal, found = file.read(_DIGEST), file.read()
            if _seal(key, found) == seal:
                files.refresh(path)
                return found
        return b""

    def now(self) -> int:
        """Return the time, in nanoseconds, by the clock that dates the files here."""
        path = self.folder / f".now.{os.getpid()}"
        with explained():
            files.make_parents(path)
            return files.dated(path)

    def put(self, key: str, content: bytes) -> None:
        self.asked.add(key)
        draft = self.folder / f".{key}.{os.getpid()}"  # another build may put the same
        with explained():
            files.make_parents(draft)
            files.remove(draft)
            files.write(draft, _seal(key, content), content)
            files.put(draft, self.folder / key)

    def sweep(self) -> None:
        """Take away what this build did not ask for, but as many of the newest as it asked for, which a build
        of other sources may want, and what a killed build left half written. A build that asked for nothing
        had no need of any."""
        if not self.asked:
            return
        found = {path.name: path for path in self.folder.glob("*")} if self.folder.is_dir() else {}
        others = [path for name, path in found.items() if name not in self.asked]
        ages = {path: (path.name.startswith("."), -path.stat().st_mtime_ns, path.name) for path in others}
        for path in sorted(others, key=lambda path: ages[path])[len(self.asked) :]:
            files.remove(path)


def _seal(key: str, content: bytes) -> bytes:
    digest = sha256(key.encode())
    digest.update(content)
    return digest.digest()


@contextmanager
def kept(folder: Path) -> Iterator[Keep]:
    """Yield the files kept in `folder`; when the block ends well, take away those that nobody needs."""
    keep = Keep(folder)
    yield keep
    with suppress(OSError):  # another build sweeps, too
        keep.sweep()
