"""Folders in; what lies in them, and whether it is still what lay there before, out.

Everything counts that a reader could look at, or report: hidden files, folders, links, and what they lead
to within the folder. Where the system's own account of a file is another than before, its bytes decide.
"""

import os
import stat
from collections.abc import Iterable, Mapping
from hashlib import file_digest
from pathlib import Path
from typing import NamedTuple

# A file that was changed so shortly before it was looked at may be changed again without another date.
_YOUNG = 2_000_000_000  # nanoseconds; some file systems count whole, or even, seconds


class Entry(NamedTuple):
    """What the system says of a file. `changed` (ctime) is set by the kernel, and by no program."""

    mode: int
    size: int = 0
    modified: int = 0
    changed: int = 0
    inode: int = 0

    @property
    def is_file(self) -> bool:
        return stat.S_ISREG(self.mode)


Survey = dict[str, Entry]
_FOLDER = Entry(mode=stat.S_IFDIR)  # its dates change with what lies in it, which is looked at itself
_NOTHING = Entry(mode=0)


def survey(folders: Iterable[Path]) -> Survey:
    """Return all that lies in the folders, by path; what a link leads to stands under the path of the link.

    Raises OSError where a folder cannot be read."""
    found: Survey = {}
    seen: set[tuple[int, int]] = set()
    for folder in folders:
        root = os.path.realpath(folder)
        found[f"{folder}\0{root}"] = _NOTHING
        _enter(str(folder), root, found, seen)
    return found


def digests(entries: Survey) -> dict[str, str]:
    """Return the SHA-256 of every file; raises OSError where one cannot be read."""
    return {path: _digest(path) for path, entry in entries.items() if entry.is_file}


def is_young(entry: Entry, began: int) -> bool:
    return max(entry.modified, entry.changed) >= began - _YOUNG


def is_as_before(now: Survey, then: Survey, known: Mapping[str, str], *, began: int) -> bool:
    """Say whether everything is what it was `then`, when looking began at `began` and each file had the
    `known` digest."""
    if now.keys() != then.keys():
        return False
    doubtful = [path for path, entry in now.items() if entry != then[path] or is_young(entry, began)]
    return all(_is_alike(now[path], then[path]) for path in doubtful) and all(
        _digest(path) == known[path] for path in doubtful if now[path].is_file
    )


def _is_alike(one: Entry, other: Entry) -> bool:
    """Say whether two entries may be of the same file, or are of the same of something else."""
    return one.size == other.size if one.is_file and other.is_file else one == other


def _enter(folder: str, root: str, found: Survey, seen: set[tuple[int, int]]) -> None:
    """Add what lies in a folder, unless it was entered already, by a link. What a link out of `root` leads to
    is nobody's to read."""
    try:
        status = os.stat(folder)  # noqa: PTH116  (paths are text here, as there are thousands)
    except FileNotFoundError:
        return
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    with os.scandir(folder) as listed:
        for each in listed:
            path = each.path
            status = each.stat(follow_symlinks=False)
            if stat.S_ISLNK(status.st_mode):
                target = os.path.realpath(path)
                found[f"{path}\0{target}"] = _NOTHING
                if os.path.commonpath((root, target)) != root:
                    continue
                try:
                    status = os.stat(path)  # noqa: PTH116
                except OSError:  # it leads nowhere, or in a circle
                    continue
            if stat.S_ISDIR(status.st_mode):
                found[path] = _FOLDER
                _enter(path, root, found, seen)
            else:
                found[path] = Entry(
                    status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
                )


def _digest(path: str) -> str:
    with open(path, "rb", buffering=0) as opened:  # noqa: PTH123
        return file_digest(opened, "sha256").hexdigest()
