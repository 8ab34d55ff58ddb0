"""A value of the model in; JSON out, and back, checked against its type: what is read can run nothing, and is
of that type or nothing."""

from typing import TypeVar

import msgspec

T = TypeVar("T")


def written(value: object) -> bytes:
    """Return a dataclass, or what holds such, as JSON."""
    return msgspec.json.encode(value)


def read(content: bytes, kind: type[T]) -> T | None:
    """Return the value of this type that was written; None where it was not, as for b""."""
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None
