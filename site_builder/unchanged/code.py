"""The program itself in; a digest of all of it that can tell in what is published out."""

import os
import sqlite3
import sys
import zlib
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_INSTALLED = (".dist-info", ".egg-info")


@cache
def running() -> str:
    """Return the digest of the code as it was when this was first asked: before the pipeline is imported, so
    that a process that runs for long does not take code that was saved since for its own."""
    return standing()


def standing() -> str:
    """Return the digest of every file of the package, and of the names and versions of what it runs on.

    A library that somebody changed in place, under the same version, is not seen."""
    found = sha256(f"{sys.version}\n{sqlite3.sqlite_version}\n{zlib.ZLIB_RUNTIME_VERSION}\n".encode())
    for name in _libraries():
        found.update(name.encode("utf-8", "surrogateescape") + b"\n")
    for path in _files(str(_PACKAGE)):
        with open(path, "rb") as opened:  # noqa: PTH123  (a Path for each takes longer than the reading)
            content = opened.read()
        name = os.path.relpath(path, _PACKAGE)
        found.update(f"{name}\n{len(content)}\n".encode() + content)
    return found.hexdigest()


def _libraries() -> list[str]:
    """Return "name-version" of all that is installed. `importlib.metadata` takes longer to import."""
    found: set[str] = set()
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208
        except OSError:  # it need not exist, and may be an archive
            continue
        found.update(name for name in names if name.endswith(_INSTALLED))
    return sorted(found)


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as listed:
        entries = sorted(listed, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        elif not entry.name.startswith("."):
            yield entry.path
