"""Captures in; how much of their words they share out, and which of many share theirs though nothing else
about them says so.

The measure is the share of the shorter capture's runs of four words that stand in the other, so that a page
with one exchange of a session is known by it. Of the seeds no two share more than 0.08, and that are two
accounts of the same talks; the press conferences among them share 0.03 at most. A mirror with one word in ten
changed still shares 0.63, one with a word in five 0.45. Between STRONG and WEAK nobody can tell.
"""

import re
import string
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from site_builder.curate import tokens
from site_builder.model import Capture, Role

STRONG = 0.5
WEAK = 0.2

_RUN = 4
_END = 40  # letters at each end of a paragraph by which it is known again
_LOOK = 160  # characters in which they are looked for
_COMMON = 12  # captures beyond which an end of a paragraph is a formula
# Matches what is neither letter nor figure: ", “" and "_"; not "é" nor "法".
_LETTERS = re.compile(r"[\W_]+")
_CAPITALS = bytes.maketrans(string.ascii_uppercase.encode(), string.ascii_lowercase.encode())
_SIGNS = bytes(set(range(128)) - set((string.ascii_letters + string.digits).encode()))


def shared(a: Capture, b: Capture) -> float:
    """Return the share, from 0 to 1, of the words of the shorter capture that stand in the other."""
    ours, theirs = paragraphs(a), paragraphs(b)
    verbatim = _verbatim(ours, theirs)
    if verbatim < STRONG:  # most copies need no closer look
        verbatim = _verbatim([_letters(text) for text in ours], [_letters(text) for text in theirs])
    if verbatim >= STRONG:
        return verbatim
    here, there = (_runs(tokens.keys(each)) for each in (ours, theirs))
    return len(here & there) / max(min(len(here), len(there)), 1)


def paragraphs(read: Capture) -> tuple[str, ...]:
    """Return what is said in a capture, notes aside."""
    return tuple(
        paragraph.text for turn in read.turns if turn.role is not Role.NOTE for paragraph in turn.paragraphs
    )


def doubles(captures: Sequence[Capture]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of captures of one kind that share more than half of the ends of their paragraphs, by
    number. Thousands are looked through in a second or two; a pair is worth a closer look."""
    ends = [frozenset(_ends(read)) for read in captures]
    holding: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(ends):
        for end in own:
            holding[end].append(number)
    common: Counter[tuple[int, int]] = Counter()
    for numbers in holding.values():
        if 1 < len(numbers) <= _COMMON:
            common.update(combinations(numbers, 2))
    for a, b in sorted(common):
        if captures[a].kind is captures[b].kind and 2 * common[a, b] > min(len(ends[a]), len(ends[b])):
            yield a, b


def _verbatim(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Return the share of the shorter text that stands in whole paragraphs of the other."""
    here, there = Counter(ours), Counter(theirs)
    shorter = min(_length(here), _length(there))
    return _length(here & there) / shorter if shorter else 0.0


def _length(paragraphs: Mapping[str, int]) -> int:
    return sum(len(text) * times for text, times in paragraphs.items())


def _runs(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[at : at + _RUN]) for at in range(max(len(words) - _RUN + 1, 1)))


def _ends(read: Capture) -> Iterator[str]:
    """Yield the first and the last letters of every paragraph that is long enough to have both."""
    for text in paragraphs(read):
        if len(text) >= 2 * _END:
            yield _letters(text[:_LOOK])[:_END]
            yield _letters(text[-_LOOK:])[-_END:]


def _letters(text: str) -> str:
    """Return the letters and figures of a text, in small letters."""
    if text.isascii():
        return text.encode().translate(_CAPITALS, _SIGNS).decode()
    return _LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())
