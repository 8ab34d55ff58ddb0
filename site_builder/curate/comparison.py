"""Texts as strings of symbols in; what recurs in them, and is long enough, with its places, out.

A crew does it in parts, each of which follows the runs that begin with symbols of its own.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from site_builder.curate import recurrences
from site_builder.curate.recurrences import STOP, Corpus
from site_builder.spread import Crew, Part

EVERY = 24  # places up to which every two are compared; of more, each with the nearest before it
REACH = 64  # places among which the nearest is looked for

Places = Sequence[tuple[int, int]]  # of symbols, each with the text that it stands in


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How many words of a run count. Those of a formula and of a stop phrase do not; two Chinese characters
    count as one."""

    least: int
    characters: frozenset[str]
    formulas: frozenset[str] = frozenset()  # runs of `least` symbols
    stops: tuple[str, ...] = ()

    def suffices(self, run: str) -> bool:
        return self._weight(run) >= 2 * self.least and self._weight(self._rest(run)) >= 2 * self.least

    def _weight(self, run: str) -> int:
        plain = 2 * (len(run) - run.count(STOP))
        return plain - sum(symbol in self.characters for symbol in run) if self.characters else plain

    def _rest(self, run: str) -> str:
        """Return a run without the words of formulas and stop phrases."""
        if not self.formulas and not self.stops:
            return run
        free = bytearray(b"\x01") * len(run)
        for at in range(len(run) - self.least + 1):
            if run[at : at + self.least] in self.formulas:
                free[at : at + self.least] = bytes(self.least)
        for stop in self.stops:
            at = run.find(stop)
            while at >= 0:
                free[at : at + len(stop)] = bytes(len(stop))
                at = run.find(stop, at + 1)
        return "".join(symbol for symbol, is_free in zip(run, free, strict=True) if is_free)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is compared, each text of which document, and what counts as far as it is known beforehand."""

    corpus: Corpus
    documents: Sequence[int]
    common: int
    measure: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class _Recurring:
    """What a part has found: formulas; runs that suffice as far as it knows, with where they begin."""

    formulas: frozenset[str]
    runs: Mapping[str, "array[int]"]


def found(search: Search, crew: Crew) -> Mapping[str, Places]:
    """Return the runs that are long enough and of which a pair is left, with their places in order."""
    corpus, parts = search.corpus, crew.done(_recurring, search)
    measure = replace(search.measure, formulas=frozenset[str]().union(*(part.formulas for part in parts)))
    kept: dict[str, set[int]] = {}  # a run that another part found behind the end of a sentence is the same
    for run, places in chain.from_iterable(part.runs.items() for part in parts):
        if run in kept or measure.suffices(run):
            kept.setdefault(run, set()).update(places)
    ordered = {run: [(at, recurrences.text(corpus, at)) for at in sorted(kept[run])] for run in kept}
    return {
        run: places
        for run, places in ordered.items()
        if any(True for _ in recurrences.pairs(corpus, run, places, EVERY, REACH))
    }


def _recurring(search: Search, part: Part) -> _Recurring:
    """Return what recurs of the runs that fall to a part. Formulas of other parts may still make of a run too
    few words; they never make it more."""
    corpus, least = search.corpus, search.measure.least
    groups = recurrences.groups(corpus, least, part)
    formulas = frozenset(_formulas(groups, search.documents, search.common))
    measure = replace(search.measure, formulas=formulas)
    found: dict[str, set[int]] = {}
    for run, places in recurrences.runs(corpus, groups, least):
        plain = run.strip(STOP)
        if plain in found or measure.suffices(plain):
            moved = len(run) - len(run.lstrip(STOP))
            found.setdefault(plain, set()).update(at + moved for at, _ in places)
    return _Recurring(formulas=formulas, runs={run: array("Q", found.pop(run)) for run in list(found)})


def _formulas(groups: Mapping[str, Places], documents: Sequence[int], common: int) -> Iterator[str]:
    """Yield the runs that stand in so many documents that they tell nothing of one."""
    for run, places in groups.items():
        if len(places) > common and len({documents[text] for _, text in places}) > common:
            yield run
