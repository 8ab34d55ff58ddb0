"""A value of the model in; JSON out, and back, checked against its type: what is read can run nothing, and is
of that type or nothing."""

from typing import TypeVar

import msgspec

T = TypeVar("T")


def written(value: object) -> bytes:
    """Return a dataclass, or what holds such, as JSON without spaces."""
    return msgspec.json.encode(value)


def ordered(value: object) -> bytes:
    """Return a value as JSON that is the same for the same value, sets included."""
    return msgspec.json.encode(value, order="deterministic")


def line(value: object) -> bytes:
    """Return a value on one line, for people and programs: {"a": 1, "b": 2}."""
    return msgspec.json.format(written(value), indent=0)


def indented(value: object) -> bytes:
    """Return a value with a line for each of its parts, and a line feed at its end."""
    return msgspec.json.format(written(value), indent=1) + b"\n"


def read(content: bytes, kind: type[T]) -> T | None:
    """Return the value of this type that was written; None where it was not, as for b""."""
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None
