"""Paragraphs as printed in, tokens out: the words that witnesses are compared by, each with its place.

A token is what stands between two spaces, punctuation and all; in a script that sets no spaces between its
words, one character. Its key is what two prints of one word share: letters and digits, in small letters, and
half-width. How wide a space is, and where a paragraph ends, is no part of any token.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

# Signs of Chinese and Japanese, and the full-width forms that are printed among them.
_UNSPACED = "\u3001-\u9fff\uf900-\ufaff\uff00-\uffef"
# Matches "U.S.", "summit,President", "–" and, of "法新社", "法"; not " " nor the empty text.
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\s{_UNSPACED}]+")


class Stretch(NamedTuple):
    """Characters `start` up to `end` of the paragraph that is `number`, from 0; `text` is all of it."""

    text: str
    number: int
    start: int
    end: int


class Token(NamedTuple):
    """Characters `start` up to `end` of the paragraph that is number `paragraph`, from 0."""

    text: str
    key: str
    paragraph: int
    start: int
    end: int


def split(paragraphs: Iterable[str]) -> list[Token]:
    """Return the tokens of paragraphs, in order."""
    return within(Stretch(text, number, 0, len(text)) for number, text in enumerate(paragraphs))


def within(stretches: Iterable[Stretch]) -> list[Token]:
    """Return the tokens of stretches of paragraphs, in order. None may begin or end inside a token."""
    return [
        Token(match.group(), key(match.group()), number, match.start(), match.end())
        for text, number, start, end in stretches
        for match in _TOKEN.finditer(text, start, end)
    ]


def keys(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of the tokens that have one: what is punctuation alone has none."""
    return tuple(filter(None, (key(token) for text in paragraphs for token in _TOKEN.findall(text))))


@lru_cache(maxsize=1 << 16)
def key(token: str) -> str:
    """Return the letters and digits of a token: "us" of "U.S.", "president" of "President,"; "" of "–"."""
    plain = token if token.isascii() else unicodedata.normalize("NFKC", token)
    return "".join(filter(str.isalnum, plain.casefold()))
