"""Folders and bytes in; exactly these bytes on disk out. No other module of the package changes files.

Every file has mode 0644 and every folder 0755, whatever the umask. A file is never written over but
taken away and made anew, so that a hard link or a symbolic link in its place leads nowhere.
"""

import ctypes
import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

FILE_MODE = 0o644
FOLDER_MODE = 0o755
ODD = -1  # the "size" of what this module would not have written: a link, a device, another mode

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # renameat2(2)
_NONE: Mapping[str, Path] = {}
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """What lies below a folder: the size of each file, or ODD, by its path, and the paths of the folders."""

    files: dict[str, int]
    folders: set[str]


def survey(root: Path) -> Tree:
    """Return what lies below `root`, without following links; an empty tree when there is no `root`."""
    tree = Tree(files={}, folders=set())
    waiting = [""] if root.is_dir() and not root.is_symlink() else []
    while waiting:
        folder = waiting.pop()
        with os.scandir(f"{root}/{folder}") as entries:  # a Path for each folder takes twice as long
            for entry in entries:
                path = f"{folder}{entry.name}"
                found = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(found.st_mode):
                    tree.folders.add(path)
                    waiting.append(f"{path}/")
                else:
                    plain = found.st_mode == stat.S_IFREG | FILE_MODE
                    tree.files[path] = found.st_size if plain else ODD
    return tree


def write(path: Path, *contents: bytes) -> None:
    """Make a file that is not there yet, of these one after the other."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        with os.fdopen(os.open(path, flags, FILE_MODE), "wb") as file:
            os.fchmod(file.fileno(), FILE_MODE)
            for content in contents:
                file.write(content)
    except OSError as error:
        error.filename = str(path)  # a write that fails does not say where
        raise


def replace(path: Path, content: bytes) -> None:
    """Make `path` hold `content` in one step: it keeps its old bytes, or has the new ones."""
    draft = path.with_name(f".{path.name}.draft")
    remove(draft)
    try:
        write(draft, content)
        sync(path.parent)
        put(draft, path)
    except OSError:
        remove(draft)
        raise


def put_all(contents: Mapping[Path, bytes]) -> None:
    """Make every file hold its content, in this order; where one cannot, each is as it was before."""
    drafts = {path: path.with_name(f".{path.name}.draft") for path in contents}
    before = {path: path.read_bytes() if path.exists() else None for path in contents}
    done: list[Path] = []
    try:
        for path, draft in drafts.items():
            remove(draft)
            write(draft, contents[path])
        for folder in {path.parent for path in contents}:
            sync(folder)
        for path, draft in drafts.items():
            done.append(path)
            put(draft, path)
    except BaseException:  # an interrupt, too
        for path in done:
            _restore(path, before[path])
        for draft in drafts.values():
            remove(draft)
        raise


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        remove(path)
    elif path.read_bytes() != content:
        replace(path, content)


def make_folder(path: Path) -> None:
    """Make a folder that may be there already; what else stands at its place is taken away."""
    try:
        path.mkdir()
    except FileExistsError:
        if not stat.S_ISDIR(path.lstat().st_mode):
            path.unlink()
            path.mkdir()
    path.chmod(FOLDER_MODE)


def make_parents(path: Path) -> None:
    """Make the folders above `path` that are missing, as this user's other folders are."""
    path.parent.mkdir(parents=True, exist_ok=True)


def write_folder(folder: Path, contents: Mapping[str, bytes], linked: Mapping[str, Path] = _NONE) -> None:
    """Make `folder` with these files, and with those of other folders below these paths, in one step: it is
    there whole, or not at all."""
    draft = folder.with_name(f".{folder.name}.draft")
    remove(draft)
    try:
        _fill(draft, contents)
        for name, other in linked.items():
            make_parents(draft / name)
            shutil.copytree(other, draft / name, copy_function=_link)
        sync(draft)
        put(draft, folder)
    except OSError:
        remove(draft)
        raise


def _fill(draft: Path, contents: Mapping[str, bytes]) -> None:
    made = {draft.parent}
    for name in sorted(contents):
        path = draft / name
        for parent in reversed(path.parents):
            if parent.is_relative_to(draft) and parent not in made:
                make_folder(parent)
                made.add(parent)
        write(path, contents[name])


def _link(source: str, target: str) -> None:
    """Give a file a second name, or, where the file system knows no links, make another."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def put(one: Path, other: Path) -> None:
    """Give `one` the name `other`; a file or an empty folder that had it is gone."""
    one.rename(other)


def exchange(one: Path, other: Path) -> bool:
    """Give each of two folders the other's name in one step; False where the system cannot."""
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    if not library.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE):
        return True
    number = ctypes.get_errno()
    if number in _UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


def remove(path: Path) -> None:
    """Take away a file, or a folder with all that is in it; links are not followed."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def remove_empty(folder: Path) -> None:
    folder.rmdir()


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb", buffering=0) as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def refresh(folder: Path) -> None:
    """Mark a folder of the cache as used now."""
    os.utime(folder)


def dated(path: Path) -> int:
    """Return the date, in nanoseconds, of a file that is made now, at `path`, and taken away again."""
    remove(path)
    write(path, b"")
    try:
        return path.stat().st_mtime_ns
    finally:
        remove(path)


def sync(folder: Path) -> None:
    """Bring everything written to the file system of `folder` to the disk: one call for many files."""
    library = ctypes.CDLL(None, use_errno=True)
    with _opened(folder) as descriptor:
        if not hasattr(library, "syncfs"):
            os.sync()
        elif library.syncfs(descriptor):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))


def sync_names(folder: Path) -> None:
    """Bring the names in `folder` to the disk, after a renaming."""
    with _opened(folder) as descriptor:
        os.fsync(descriptor)


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
