"""Texts as strings of symbols, one a word, in; every run that stands in two units, with its places, out.

A run is maximal: there are two places of it in different units such that it can be made longer, at both at
once, on neither side. It may reach over the end of a sentence where both texts end one, and neither begins
nor ends with one. Texts are never joined: no run reaches from one into the next.

How: the first `least` symbols of a run stand elsewhere, too. Such are found by hash, in a table of one byte a
slot; where they stand behind different symbols, and only there, a run can begin, and it is followed to the
right as long as two places agree. So the work grows with the number of words, and with the words that recur
times their places; a formula of thousands of places is followed once, not pair by pair.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress

from site_builder.spread import ALL, Part

BREAK, STOP = "\x00", "\x01"  # between two texts; the end of a sentence
FIRST = 2  # the first symbol of a word
SAME_UNIT = 16  # places of the same words in one unit that are looked at

_HITS = 2
_SLOTS = 8  # bytes of the table for each symbol, at least


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """`symbols` are all texts, a BREAK before each and after the last. Text n begins at `starts[n]`, and
    belongs to the unit `units[n]`; units are numbered in the order of their texts."""

    symbols: str
    starts: Sequence[int]
    units: Sequence[int]


def corpus(texts: Sequence[str], units: Sequence[int]) -> Corpus:
    starts = tuple(accumulate((len(text) + 1 for text in texts), initial=1))[:-1]
    return Corpus(symbols=BREAK + "".join(text + BREAK for text in texts), starts=starts, units=units)


def groups(corpus: Corpus, least: int, part: Part = ALL) -> Mapping[str, Sequence[tuple[int, int]]]:
    """Return every run of `least` symbols that stands in two places or more: (place, text) in order, no more
    than SAME_UNIT of one unit. Runs that begin alike fall to the same part."""
    symbols = corpus.symbols
    bits = max(10, (_SLOTS * len(symbols) // part.of).bit_length())
    table, mask = bytearray(1 << bits), (1 << bits) - 1
    for _, cut in _cut(corpus, least, part):
        for slot in map(mask.__and__, map(hash, cut)):
            if table[slot] < _HITS:
                table[slot] += 1
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for text, (places, cut) in enumerate(_cut(corpus, least, part)):
        for at, run in zip(places, cut, strict=True):
            if table[hash(run) & mask] == _HITS:
                found[run].append((at, text))
    return {
        run: _thinned(corpus, places) for run, places in found.items() if len(places) > 1 and BREAK not in run
    }


def text(corpus: Corpus, at: int) -> int:
    """Return which text a place is in."""
    return bisect(corpus.starts, at) - 1


def runs(
    corpus: Corpus, groups: Mapping[str, Sequence[tuple[int, int]]], least: int
) -> Iterator[tuple[str, Sequence[tuple[int, int]]]]:
    """Yield runs with their places; the same run may be yielded again, with other places of it. What is
    yielded may still begin or end with the end of a sentence."""
    symbols = corpus.symbols
    for places in groups.values():
        if _differ(symbols[at - 1] for at, _ in places) and _several(corpus, places):
            yield from _grown(corpus, places, least)


def pairs(
    corpus: Corpus, run: str, places: Sequence[tuple[int, int]], every: int, reach: int
) -> Iterator[tuple[int, int]]:
    """Yield the places, by their index, of which no longer run is common to the two. Of a run with more
    places than `every`, each is paired with the nearest before it alone, looked for among `reach` of them."""
    edges = [_edges(corpus.symbols, at, len(run)) for at, _ in places]
    units = [corpus.units[text] for _, text in places]
    many = len(places) > every
    for later in range(len(places)):
        for earlier in range(later - 1, max(later - 1 - reach, -1) if many else -1, -1):
            if units[earlier] != units[later] and _parted(edges[earlier], edges[later]):
                yield earlier, later
                if many:
                    break


def _cut(corpus: Corpus, length: int, part: Part) -> Iterator[tuple[Iterable[int], Iterator[str]]]:
    """Yield for each text its runs of `length` symbols that fall to a part, and where they begin."""
    symbols, ends = corpus.symbols, (*corpus.starts, len(corpus.symbols))[1:]
    ours = bytes(byte % part.of == part.number for byte in range(256))  # by the last byte of the symbol
    for start, end in zip(corpus.starts, ends, strict=True):
        first: Iterable[int] = range(start, end - length)
        cut: Iterator[slice] = map(slice, first, range(start + length, end))
        if part.of > 1:
            are_ours = symbols[start:end].encode("utf-32-le", "surrogatepass")[::4].translate(ours)
            first, cut = compress(first, are_ours), compress(cut, are_ours)
        yield first, map(symbols.__getitem__, cut)


def _thinned(corpus: Corpus, places: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Leave out what stands in one unit too often: a word said over and over would cost the square."""
    if len(places) <= SAME_UNIT:
        return places
    kept: list[tuple[int, int]] = []
    unit, count = -1, 0
    for place in places:
        unit, count = corpus.units[place[1]], count + 1 if corpus.units[place[1]] == unit else 1
        if count <= SAME_UNIT:
            kept.append(place)
    return kept


def _grown(
    corpus: Corpus, places: Sequence[tuple[int, int]], length: int
) -> Iterator[tuple[str, Sequence[tuple[int, int]]]]:
    """Follow a run to the right; yield it wherever its places part."""
    symbols = corpus.symbols
    waiting = [(places, length)]
    while waiting:
        here, length = waiting.pop()
        following = [symbols[at + length] for at, _ in here]
        while not _differ(following):
            length += 1
            following = [symbols[at + length] for at, _ in here]
        yield symbols[here[0][0] : here[0][0] + length], here
        branches: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, symbol in zip(here, following, strict=True):
            branches[symbol].append(place)
        branches.pop(BREAK, None)
        for branch in branches.values():
            if len(branch) > 1 and _differ(symbols[at - 1] for at, _ in branch) and _several(corpus, branch):
                waiting.append((branch, length + 1))


def _differ(symbols: Iterator[str] | Sequence[str]) -> bool:
    """Tell whether two of the symbols differ; a break differs from all, from another break too."""
    each = iter(symbols)
    first = next(each)
    return first == BREAK or any(symbol != first for symbol in each)


def _several(corpus: Corpus, places: Sequence[tuple[int, int]]) -> bool:
    units, texts = corpus.units, iter(places)
    first = units[next(texts)[1]]
    return any(units[text] != first for _, text in texts)


def _edges(symbols: str, at: int, length: int) -> tuple[str, str]:
    """Return what stands before a run and after it: a word, and the ends of sentences between."""
    before, after = at - 1, at + length
    while symbols[before] == STOP:
        before -= 1
    while symbols[after] == STOP:
        after += 1
    return symbols[before:at], symbols[at + length : after + 1]


def _parted(a: tuple[str, str], b: tuple[str, str]) -> bool:
    return (a[0] != b[0] or BREAK in a[0]) and (a[1] != b[1] or BREAK in a[1])
