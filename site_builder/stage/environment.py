"""A refusal of the operating system in; a fault that says in one sentence what to do out."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Self

_FULL = {
    errno.ENOSPC: "The disk is full",
    errno.EDQUOT: "The disk quota is used up",
}
_CLOSED = {
    errno.EACCES: "This user may not write here",
    errno.EPERM: "This user may not write here",
    errno.EROFS: "The file system is read-only",
    errno.EBUSY: "The folder is in use, perhaps as a mount point",
    errno.EXDEV: "The folder lies on a layer or a mount point that cannot be renamed",
}


class EnvironmentFault(Exception):
    """The machine, not the edition, forbids the build. Ends in exit code 3, without a traceback.

    `full` is True when space ran out, so that what was half written is better taken away."""

    def __init__(self, message: str, hint: str, *, full: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.full = full

    def __reduce__(self) -> tuple[partial[Self], tuple[str, str]]:
        """Let it come out of another process."""
        return partial(type(self), full=self.full), (self.message, self.hint)


@contextmanager
def explained() -> Iterator[None]:
    """Turn every OSError of the block into an EnvironmentFault."""
    try:
        yield
    except OSError as error:
        raise _fault(error) from error


def _fault(error: OSError) -> EnvironmentFault:
    number = error.errno or 0
    where = error.filename2 or error.filename
    place = f': "{where}"' if where else ""
    if number in _FULL:
        hint = "Free some space, then build again."
        return EnvironmentFault(f"{_FULL[number]}{place}.", hint, full=True)
    if number in _CLOSED:
        hint = "Give write permission, or choose another folder."
        return EnvironmentFault(f"{_CLOSED[number]}{place}.", hint)
    reason = (error.strerror or str(error)).rstrip(".")
    return EnvironmentFault(f"{reason}{place}.", "Mend this, then build again.")
