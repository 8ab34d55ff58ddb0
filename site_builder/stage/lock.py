"""The path of a lock file in; the certainty of being alone, for one block, out.

The kernel holds the lock (`flock`), so a dead owner's lock is free. The file is taken away at the end;
who had it open meanwhile holds a lock on nothing, sees that, and tries again.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from site_builder.stage import files
from site_builder.stage.environment import EnvironmentFault, explained


@contextmanager
def take(path: Path) -> Iterator[None]:
    """Hold the lock at `path`; raise EnvironmentFault when a living process has it."""
    yield from _held(path, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def wait(path: Path) -> Iterator[None]:
    """Hold the lock at `path`, after waiting for whoever has it."""
    yield from _held(path, fcntl.LOCK_EX)


def _held(path: Path, operation: int) -> Iterator[None]:
    with explained():
        files.make_parents(path)
        descriptor = _locked(path, operation)
    try:
        yield
    finally:
        with suppress(OSError):  # a lock file left behind is free to take
            files.remove(path)
        os.close(descriptor)


def _locked(path: Path, operation: int) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, operation)
            if _stands_at(path, descriptor):
                with suppress(OSError):  # a full disk holds no number, but the lock holds
                    os.truncate(descriptor, 0)
                    os.write(descriptor, f"{os.getpid()}\n".encode())
                return descriptor
        except BlockingIOError:
            raise _taken(path, descriptor) from None
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _stands_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.lstat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _taken(path: Path, descriptor: int) -> EnvironmentFault:
    owner = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip()
    os.close(descriptor)
    return EnvironmentFault(
        f'Another process holds "{path}"' + (f" (number {owner})." if owner else "."),
        "Wait until it has ended, or end it, then try again.",
    )
