"""The parts of a citation in words: what a page may have to replace is kept apart from what stays."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What a script may do with a part: put a paragraph in place of an exchange, or a day where none is."""

    WORDS = ""
    LOCATOR = "locator"
    ADDRESS = "address"
    ACCESSED = "accessed"  # a place without words


class Part(NamedTuple):
    text: str
    role: Role = Role.WORDS


def plain(parts: Iterable[Part]) -> str:
    return "".join(part.text for part in parts)
