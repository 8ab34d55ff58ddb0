"""The paragraphs of two witnesses in; every place where their words differ, with its kind, out.

Tokens are compared by their keys, so that two prints of one word stand against each other, and with the
fewest changes (longest common subsequence). What lies between is then read closely: a word against a word
that is nearly the same is a spelling, and parts the words on both sides of it.

Nothing is lost: the tokens of the first witness, with each difference put in its place, are the tokens of
the second.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Indel

from site_builder.curate.ordering import in_order
from site_builder.curate.tokens import Token, within
from site_builder.curate.trimming import trimmed
from site_builder.model import VariantKind

_NEAR = 0.75  # the share of letters in common: of "Kyiv" and "Kiev" 0.75, of "labour" and "labor" 0.91
_PLAIN = 5  # letters of a word that can be near another without being a name
_ACRONYM = range(2, 6)
_CLOSELY = 400  # pairs of words that are still read closely
_MOST = 10**8  # pairs of words that are compared at all: 12 MB; beyond, all is one change
_ISLAND = 2  # words that two witnesses share by chance, between two
_LONG = 3  # changes of that many words
# Endings by which a word becomes another form of itself, longest first: that is a matter of wording.
_ENDINGS = ("ing", "ies", "ed", "es", "ly", "al", "s", "d", "y")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Characters `start` up to `end` of a paragraph, where the other witness reads `reading`. Where `start`
    is `end` nothing is printed, and the reading stands before that character.

    `place` is the paragraph of the other witness in which its words stand, or would stand."""

    kind: VariantKind
    paragraph: int
    start: int
    end: int
    reading: str
    place: int


@dataclass(frozen=True, slots=True)
class _Change:
    """Tokens `first` up to `last` of one list, and `start` up to `stop` of another."""

    first: int
    last: int
    start: int
    stop: int

    @property
    def size(self) -> int:
        return max(self.last - self.first, self.stop - self.start)


def differences(base: Sequence[str], other: Sequence[str]) -> tuple[Difference, ...]:
    """Return what differs between the paragraphs of two witnesses, in the order of the first."""
    if tuple(base) == tuple(other):
        return ()
    here, there = map(within, trimmed(base, other))
    return tuple(found for change in _changes(here, there) for found in _placed(change, here, there, other))


def kind_of(lemma: Sequence[Token], reading: Sequence[Token]) -> VariantKind:
    """Return what sets two runs of tokens apart, one of which may be empty."""
    ours, theirs = ("".join(token.key for token in run) for run in (lemma, reading))
    if ours == theirs:
        is_same = _is_acronym(lemma) == _is_acronym(reading) or not (_is_small(lemma) or _is_small(reading))
        return VariantKind.TYPOGRAPHY if is_same else VariantKind.WORDING
    if not reading:
        return VariantKind.OMISSION
    if not lemma:
        return VariantKind.ADDITION
    if len(lemma) == len(reading) == 1 and _nearness(lemma[0], reading[0]):
        return VariantKind.SPELLING
    return VariantKind.WORDING


def _changes(here: Sequence[Token], there: Sequence[Token]) -> Iterator[_Change]:
    """Yield what differs between two lists of tokens, in their order: changed words, and among those that
    have the same key each that is printed otherwise."""
    first = start = 0
    for block in (*_blocks(here, there), _Change(len(here), len(here), len(there), len(there))):
        for offset in range(block.first - first):
            if here[first + offset].text != there[start + offset].text:
                yield _Change(first + offset, first + offset + 1, start + offset, start + offset + 1)
        if block.size:
            yield from _read_closely(block, here, there)
        first, start = block.last, block.stop


def _blocks(here: Sequence[Token], there: Sequence[Token]) -> list[_Change]:
    """Return the runs of tokens that have no partner with the same key, without islands of chance."""
    numbers: dict[str, int] = {}
    ours, theirs = (
        [numbers.setdefault(token.key, len(numbers)) for token in tokens] for tokens in (here, there)
    )
    if len(ours) * len(theirs) > _MOST:
        return [_Change(0, len(ours), 0, len(theirs))]
    found: list[_Change] = []
    for code in Indel.opcodes(ours, theirs):
        if code.tag == "equal":
            continue
        block = _Change(code.src_start, code.src_end, code.dest_start, code.dest_end)
        while found and _is_one(found[-1], block):
            before = found.pop()
            block = _Change(before.first, block.last, before.start, block.stop)
        found.append(block)
    return found


def _is_one(before: _Change, after: _Change) -> bool:
    """True when nothing stands between two changes, or what does is an island."""
    between = after.first - before.last
    return between == 0 or (between <= _ISLAND and min(before.size, after.size) >= _LONG)


def _read_closely(block: _Change, here: Sequence[Token], there: Sequence[Token]) -> Iterator[_Change]:
    """Yield a block cut at the words that are near each other."""
    ours, theirs = here[block.first : block.last], there[block.start : block.stop]
    first, start = block.first, block.start
    if kind_of(ours, theirs) is VariantKind.WORDING and len(ours) * len(theirs) <= _CLOSELY:
        for row, column in _spellings(ours, theirs):
            yield from _unless_empty(_Change(first, block.first + row, start, block.start + column))
            first, start = block.first + row + 1, block.start + column + 1
            yield _Change(first - 1, first, start - 1, start)
    yield from _unless_empty(_Change(first, block.last, start, block.stop))


def _unless_empty(change: _Change) -> Iterator[_Change]:
    if change.size:
        yield change


def _spellings(ours: Sequence[Token], theirs: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of near words, in order on both sides, that are nearest in sum."""
    nearness = {
        (row, column): _nearness(a, b) for row, a in enumerate(ours) for column, b in enumerate(theirs)
    }
    return in_order(nearness, len(ours), len(theirs))


def _nearness(a: Token, b: Token) -> float:
    """Return how near two words are in spelling, 0 where they are no spellings of one word.

    Near are "labour" and "labor", "Kyiv" and "Kiev"; not "legal" and "illegal" nor "that" and "than", which
    are other words, nor "promote" and "promoted", which are other forms."""
    if a.key[:1] != b.key[:1] or not (a.key.isalpha() and b.key.isalpha()):
        return 0.0
    if min(len(a.key), len(b.key)) < _PLAIN and not (a.text[:1].isupper() and b.text[:1].isupper()):
        return 0.0
    if a.key != b.key and _stems(a.key) & _stems(b.key):
        return 0.0
    return Indel.normalized_similarity(a.key, b.key, score_cutoff=_NEAR)


def _stems(word: str) -> frozenset[str]:
    """Return a word, and what is left of it without an ending: "promot" and "promote" of "promoted"."""
    ends = (ending for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) > 2)
    return frozenset((word, *(word.removesuffix(ending) for ending in ends)))


def _is_acronym(run: Sequence[Token]) -> bool:
    letters = [c for token in run for c in token.text if c.isalpha()]
    return len(letters) in _ACRONYM and all(c.isupper() for c in letters)


def _is_small(run: Sequence[Token]) -> bool:
    return all(token.text == token.text.lower() for token in run)


def _placed(
    change: _Change, here: Sequence[Token], there: Sequence[Token], other: Sequence[str]
) -> Iterator[Difference]:
    """Yield a change at its place in the paragraphs. One that runs over the end of a paragraph is told in
    the first, and the words that follow in the next are said to be left out."""
    lemma, reading = here[change.first : change.last], there[change.start : change.stop]
    kind, printed, place = kind_of(lemma, reading), _printed(reading, other), _place(change, there)
    if not lemma:
        paragraph, at = _gap(change, here, there)
        yield Difference(kind=kind, paragraph=paragraph, start=at, end=at, reading=printed, place=place)
    for paragraph, group in groupby(lemma, key=lambda token: token.paragraph):
        run = list(group)
        yield Difference(
            kind=kind,
            paragraph=paragraph,
            start=run[0].start,
            end=run[-1].end,
            reading=printed,
            place=place,
        )
        kind, printed = VariantKind.TYPOGRAPHY if kind is VariantKind.TYPOGRAPHY else VariantKind.OMISSION, ""


def _printed(run: Sequence[Token], paragraphs: Sequence[str]) -> str:
    """Return a run of tokens with the spaces that stand between them; one where a paragraph ends."""
    parts = (list(part) for _, part in groupby(run, key=lambda token: token.paragraph))
    return " ".join(paragraphs[part[0].paragraph][part[0].start : part[-1].end] for part in parts)


def _place(change: _Change, there: Sequence[Token]) -> int:
    """Return the paragraph of the other witness in which a change begins."""
    return there[min(change.start, len(there) - 1)].paragraph if there else 0


def _gap(change: _Change, here: Sequence[Token], there: Sequence[Token]) -> tuple[int, int]:
    """Return the paragraph, and the character, before which words stand that only the other witness has.

    Between two paragraphs they belong to the first, unless the other witness prints them at the head of the
    second."""
    before = here[change.first - 1] if change.first else None
    after = here[change.first] if change.first < len(here) else None
    follows = change.start == 0 or there[change.start - 1].paragraph != there[change.start].paragraph
    leads = change.stop < len(there) and there[change.stop - 1].paragraph == there[change.stop].paragraph
    if after and (not before or before.paragraph == after.paragraph or (follows and leads)):
        return after.paragraph, after.start
    return (before.paragraph, before.end) if before else (0, 0)
