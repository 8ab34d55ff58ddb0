"""The same words in several sentences in; the sentences below each other, column by column, out.

Of two sentences each stretch of two words or more that both have is a column; of more, the words before the
run and after it are compared with those of the sentence above."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby, pairwise

from site_builder.curate import compounds
from site_builder.derive.evidence import around
from site_builder.derive.passages import plain
from site_builder.derive.views import Piece, WordColumn

REACH = 14  # words of a sentence shown on each side of the run
_CUT = "…"
_LEAST = 2  # words that make a column of their own


@dataclass(frozen=True, slots=True)
class _Words:
    """Words as printed, and folded to compare them."""

    printed: tuple[str, ...]
    keys: tuple[str, ...]

    def part(self, start: int, end: int) -> str:
        return " ".join(self.printed[start:end])


def columns(places: Sequence[tuple[str, int, int]]) -> tuple[WordColumn, ...]:
    """Set sentences below each other; each is a text, and the characters of the run in it."""
    before = [_words(text[around(text, start, end)[0] : start]) for text, start, end in places]
    after = [_words(text[end : around(text, start, end)[1]]) for text, start, end in places]
    cut_before = [_tail(words) for words in before]
    cut_after = [_head(words) for words in after]
    run = _column([(Piece(text=plain(text[start:end])),) for text, start, end in places])
    side = _pair if len(places) == 2 else _several
    return tuple(filter(_says, (*side(cut_before), run, *side(cut_after))))


def _says(column: WordColumn) -> bool:
    """Tell whether a column holds a word, not signs alone."""
    return any(
        compounds.folded(token)
        for cell in column.cells
        for piece in cell
        for token in compounds.tokens(piece.text)
    )


def _words(text: str) -> _Words:
    printed = tuple(re.findall(r"\S+", plain(text)))
    return _Words(printed, tuple(_key(word) for word in printed))


@lru_cache(maxsize=1 << 14)
def _key(word: str) -> str:
    return " ".join(filter(None, map(compounds.folded, compounds.tokens(word))))


def _tail(words: _Words) -> _Words:
    if len(words.printed) <= REACH:
        return words
    return _Words((_CUT, *words.printed[-REACH:]), ("", *words.keys[-REACH:]))


def _head(words: _Words) -> _Words:
    if len(words.printed) <= REACH:
        return words
    return _Words((*words.printed[:REACH], _CUT), (*words.keys[:REACH], ""))


def _pair(sides: Sequence[_Words]) -> Iterator[WordColumn]:
    """Yield what two sides share and what each has alone, in turn."""
    a, b = sides
    i = j = 0
    for here, there, size in _blocks(a, b):
        yield WordColumn(shared=False, cells=(_alone(a, i, here), _alone(b, j, there)))
        same = (a.part(here, here + size), b.part(there, there + size))
        yield _column([(Piece(text=text),) for text in same])
        i, j = here + size, there + size


def _several(sides: Sequence[_Words]) -> Iterator[WordColumn]:
    """Yield one column in which the words that a side shares with the one above it are marked."""
    first = (Piece(text=sides[0].part(0, len(sides[0].printed))),)
    cells = (_compared(above, side) for above, side in pairwise(sides))
    yield WordColumn(shared=False, cells=(first, *cells))


def _compared(above: _Words, side: _Words) -> tuple[Piece, ...]:
    found: list[Piece] = []
    at = 0
    for _, there, size in _blocks(above, side):
        found += _alone(side, at, there)
        if size:
            found += [Piece(text=side.part(there, there + size), marks=("parallel",)), Piece(text=" ")]
        at = there + size
    return tuple(found)


def _blocks(a: _Words, b: _Words) -> Iterator[tuple[int, int, int]]:
    """Yield where the words of `a` and `b` are the same for a stretch, and how long; last, their ends."""
    found = SequenceMatcher(None, a.keys, b.keys, autojunk=False).get_matching_blocks()
    yield from (block for block in found if block.size >= _LEAST)
    yield len(a.keys), len(b.keys), 0


def _alone(words: _Words, start: int, end: int) -> tuple[Piece, ...]:
    """Return words with a line under each stretch of them; signs that are no word have none."""
    found: list[Piece] = []
    for is_word, numbers in groupby(range(start, end), key=lambda number: bool(words.keys[number])):
        text = " ".join(words.printed[number] for number in numbers)
        found += [Piece(text=text, marks=("alone",) if is_word else ()), Piece(text=" ")]
    return tuple(found)


def _column(cells: Sequence[tuple[Piece, ...]]) -> WordColumn:
    """Return words that all share, once where all print the same."""
    alike = len({tuple(piece.text for piece in cell) for cell in cells}) == 1
    return WordColumn(shared=True, cells=tuple(cells[:1] if alike else cells))
