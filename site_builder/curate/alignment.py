"""The units of a text and of a witness in; which belong together out.

1.  Units that share words are paired so that both stay in their order, and what they share is the most.
2.  Of what is left, the likest are paired wherever they stand: the witness has moved them.
3.  What is left then may be part of a neighbour: one witness makes two exchanges, or paragraphs, of what the
    other prints as one. It joins the neighbour whose words of the other side it holds.

How like two units are is told by their runs of three words (Dice's coefficient); a long run of words that
one holds of the other, or the same question, counts nearly as much. Within one seed no two exchanges come
above 0.24, and one with every fifth word changed stays above 0.39.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Indel

from site_builder.curate import tokens
from site_builder.curate.ordering import in_order

LIKE = 0.35
_PART = 0.5  # of a unit's runs, in a neighbour's that nothing else accounts for
_TELLING = 12  # runs that a unit needs to be known as a part of a longer one
_ASKED = 5  # words that a question needs to be known by it alone
_SAME = 0.85  # of the letters, in order: beyond doubt
_LENGTHS = range(120, 30_000)  # letters of a unit that can be told so, and soon
_COMMON = 60  # units of one witness beyond which a run of words is a formula
_MOST = 4_000_000  # pairs of units that are put in order; no session has a thousandth
_NEARLY = 0.9  # what a question alone, or a part, counts against the whole

Run = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Said:
    """The paragraphs of a unit, and of them those of its questions. What they are compared by is found when
    it is first needed: most witnesses are the same."""

    paragraphs: tuple[str, ...]
    questions: tuple[str, ...] = ()

    @cached_property
    def runs(self) -> frozenset[Run]:
        return _runs(tokens.keys(self.paragraphs) or self.paragraphs)

    @cached_property
    def asked(self) -> frozenset[Run]:
        """The runs of the questions, where those are long enough to tell."""
        words = tokens.keys(self.questions)
        return _runs(words) if len(words) >= _ASKED else frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Units of the text, and of the witness, by number, that have the same words."""

    ours: tuple[int, ...]
    theirs: tuple[int, ...]
    is_moved: bool = False


def align(ours: Sequence[Said], theirs: Sequence[Said]) -> tuple[Group, ...]:
    """Return what belongs together, in the order of the text. A unit that has no part in it stands alone."""
    verbatim = {unit.paragraphs for unit in ours} & {unit.paragraphs for unit in theirs}
    head = _same(ours, theirs, verbatim)
    tail = _same(ours[head:][::-1], theirs[head:][::-1], verbatim)
    likeness = _likeness(ours, theirs, head, tail)
    rows, columns = len(ours) - head - tail, len(theirs) - head - tail
    middle = {(row - head, column - head): like for (row, column), like in likeness.items()}
    ordered = {n: n for n in range(head)}
    ordered |= {len(ours) - n: len(theirs) - n for n in range(1, tail + 1)}
    if rows * columns <= _MOST:
        ordered |= {head + row: head + column for row, column in in_order(middle, rows, columns)}
    moved = _moved(likeness, ordered)
    pairs = [([a], [b]) for a, b in sorted((ordered | moved).items())]
    groups = [(pair, pair[0][0] in moved) for pair in pairs]
    _join_parts(pairs, (ours, theirs))
    return tuple(
        Group(ours=tuple(sorted(a)), theirs=tuple(sorted(b)), is_moved=is_moved)
        for (a, b), is_moved in groups
    )


def _same(ours: Sequence[Said], theirs: Sequence[Said], verbatim: Collection[tuple[str, ...]]) -> int:
    """Return how many units from the first on are the same, or nearly so: that is told by their letters,
    which is much faster than by their words. What both sides have letter for letter, `verbatim`, is nothing
    else: formulas for two countries are nearly the same."""
    for number, (a, b) in enumerate(zip(ours, theirs, strict=False)):
        if a.paragraphs == b.paragraphs:
            continue
        if a.paragraphs in verbatim or b.paragraphs in verbatim or not _is_nearly(a, b):
            return number
    return min(len(ours), len(theirs))


def _is_nearly(a: Said, b: Said) -> bool:
    one, other = " ".join(a.paragraphs), " ".join(b.paragraphs)
    if not all(len(text) in _LENGTHS for text in (one, other)):
        return False
    return Indel.normalized_similarity(one, other, score_cutoff=_SAME) >= _SAME


def _likeness(
    ours: Sequence[Said], theirs: Sequence[Said], head: int, tail: int
) -> dict[tuple[int, int], float]:
    """Return how like two units are, for those that are; not those of the first `head` and last `tail`."""
    holding: dict[Run, list[int]] = defaultdict(list)
    for row in range(head, len(ours) - tail):
        for run in ours[row].runs:
            holding[run].append(row)
    found: dict[tuple[int, int], float] = {}
    for column in range(head, len(theirs) - tail):
        known = (holding.get(run, ()) for run in theirs[column].runs)
        shared = Counter(row for rows in known if len(rows) <= _COMMON for row in rows)
        for row in sorted(shared):
            like = _like(ours[row], theirs[column], shared[row])
            if like >= LIKE:
                found[row, column] = like
    return found


def _like(a: Said, b: Said, shared: int) -> float:
    whole = 2 * shared / (len(a.runs) + len(b.runs))
    fewer = min(len(a.runs), len(b.runs))
    part = _NEARLY * shared / fewer if fewer >= _TELLING else 0.0
    asked = 0.0
    if a.asked and b.asked:
        both = len(a.asked & b.asked)
        asked = _NEARLY * 2 * both / (len(a.asked) + len(b.asked))
    return max(whole, part, asked)


def _moved(likeness: Mapping[tuple[int, int], float], paired: Mapping[int, int]) -> dict[int, int]:
    """Return the likest pairs of what is left, wherever they stand."""
    taken = set(paired.values())
    found: dict[int, int] = {}
    for _, row, column in sorted((-like, row, column) for (row, column), like in likeness.items()):
        if row not in paired and row not in found and column not in taken:
            found[row] = column
            taken.add(column)
    return found


_Pair = tuple[list[int], list[int]]
_Sides = tuple[Sequence[Said], Sequence[Said]]


def _join_parts(pairs: Sequence[_Pair], sides: _Sides) -> None:
    """Put units that stand alone into the pair of a neighbour that they are part of."""
    for side, units in enumerate(sides):
        home = {number: pair for pair in pairs for number in pair[side]}
        for number in (*range(len(units)), *reversed(range(len(units)))):
            near = [home[n] for n in (number - 1, number + 1) if n in home]
            if number in home or not near:
                continue
            shares = [_share(units[number], pair, side, sides) for pair in near]
            if max(shares) >= _PART:
                home[number] = near[shares.index(max(shares))]
                home[number][side].append(number)


def _share(unit: Said, pair: _Pair, side: int, sides: _Sides) -> float:
    """Return the share of a unit's runs among those of a pair's other side that its own side lacks."""
    own, other = (
        frozenset[Run]().union(*(sides[each][n].runs for n in pair[each])) for each in (side, 1 - side)
    )
    return len(unit.runs & (other - own)) / len(unit.runs)


def _runs(words: Run) -> frozenset[Run]:
    """Return the runs of three words; of less than three, all of them as one."""
    return frozenset(words[at : at + 3] for at in range(max(len(words) - 2, 1)))
