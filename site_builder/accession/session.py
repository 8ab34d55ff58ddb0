"""What is taken from a saved page: the lines of its session, and what the page says of itself."""

from collections.abc import Iterable
from dataclasses import dataclass

LONGEST = 500_000  # characters; the longest session known has some 60,000


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says of itself, as it stands there; "" where it says nothing."""

    title: str = ""
    publisher: str = ""
    published: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """`left_out` are lines of the page that may belong to the session and are not among its `lines`; `missed`
    are the speakers' lines for whose sake the whole page was taken."""

    lines: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    head: Head = Head()
    encoding: str = ""


def text(lines: Iterable[str]) -> bytes:
    """Return lines as the bytes of a capture."""
    return "".join(f"{line}\n" for line in lines).encode()
