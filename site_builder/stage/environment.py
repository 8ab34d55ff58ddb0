"""A refusal of the operating system in; a fault that says in one sentence what to do out."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from site_builder.diagnostics import EnvironmentFault

__all__ = ["EnvironmentFault", "explained"]

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
