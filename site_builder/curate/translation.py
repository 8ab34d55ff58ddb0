"""The units of a text and of a witness in another language in; which belong together out.

No word is compared with a word. Exchanges keep their order, and are known by what does not change from one
language to the other: who asks, as the editors' register resolves it, figures and dates, names in Latin
letters.
Other paragraphs are set side by side where there are as many of them in both, else all beside all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.curate import registers
from site_builder.curate.alignment import Group
from site_builder.curate.ordering import in_order
from site_builder.curate.registers import Registers
from site_builder.model import Slug

_ORDER = 0.5  # what it counts that two exchanges can be paired in order
_OUTLET = 2.0  # that the same outlet asks
_OTHER = -1.5  # that another asks
_MARKS = 2.0  # that all figures are the same, or all names
_MOST = 160_000  # pairs of exchanges that are compared; no session has a tenth
_MANY = 1 / 3  # of the exchanges: where more of them are uncertain, it is reported

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december"),
)
# Matches "2023", "11" of "11月", and "Blinken" amid Chinese; not "二十" nor "é".
_MARK = re.compile(r"[0-9]+|[A-Za-z]{3,}")
# Matches "November"; not "Novembers".
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What two languages may share of a unit. `names` are its words in Latin letters, which are all words of
    an English text: only those that the other text prints too will count."""

    family: str
    outlets: frozenset[Slug]
    figures: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """`doubtful` counts the exchanges that have no partner, or one that nothing but order speaks for; it is
    0 where they are few."""

    groups: tuple[Group, ...]
    doubtful: int


def signs(family: str, labels: Sequence[str], paragraphs: Sequence[str], listed: Registers) -> Signs:
    """Return what is known of a unit in any language."""
    found = [mark for text in paragraphs for mark in _MARK.findall(text)]
    months = [
        str(_MONTHS.index(month.casefold()) + 1) for text in paragraphs for month in _MONTH.findall(text)
    ]
    return Signs(
        family=family,
        outlets=frozenset(slug for label in labels if (slug := registers.listed_outlet(listed, label))),
        figures=frozenset((*(mark.lstrip("0") for mark in found if mark.isdigit()), *months)),
        names=frozenset(mark.casefold() for mark in found if not mark.isdigit()),
    )


def align(ours: Sequence[Signs], theirs: Sequence[Signs]) -> Pairs:
    """Return what belongs together, in the order of the text."""
    groups = [*_side_by_side("o", ours, theirs)]
    asked, there = _numbers("q", ours), _numbers("q", theirs)
    pairs = _paired(ours, theirs, asked, there) if len(asked) * len(there) <= _MOST else []
    groups += [Group(ours=(a,), theirs=(b,)) for a, b in pairs]
    groups += [*_side_by_side("p", ours, theirs)]
    sure = sum(_like(ours[a], theirs[b]) > _ORDER for a, b in pairs)
    doubtful = max(len(asked), len(there)) - sure
    return Pairs(
        groups=tuple(groups), doubtful=doubtful if doubtful > _MANY * max(len(asked), len(there)) else 0
    )


def _paired(
    ours: Sequence[Signs], theirs: Sequence[Signs], asked: Sequence[int], there: Sequence[int]
) -> list[tuple[int, int]]:
    likeness = {
        (row, column): _like(ours[a], theirs[b])
        for row, a in enumerate(asked)
        for column, b in enumerate(there)
    }
    return [(asked[row], there[column]) for row, column in in_order(likeness, len(asked), len(there))]


def _side_by_side(family: str, ours: Sequence[Signs], theirs: Sequence[Signs]) -> Iterator[Group]:
    here, there = _numbers(family, ours), _numbers(family, theirs)
    if len(here) == len(there):
        yield from (Group(ours=(a,), theirs=(b,)) for a, b in zip(here, there, strict=True))
    elif here and there:
        yield Group(ours=tuple(here), theirs=tuple(there))


def _numbers(family: str, units: Sequence[Signs]) -> list[int]:
    return [number for number, unit in enumerate(units) if unit.family == family]


def _like(a: Signs, b: Signs) -> float:
    """Return how much speaks for two exchanges being one, beginning with their order."""
    outlets = 0.0
    if a.outlets and b.outlets:
        outlets = _OUTLET if a.outlets & b.outlets else _OTHER
    figures = len(a.figures | b.figures)
    marks = len(a.figures & b.figures) / figures if figures else 0.0
    fewer = min(len(a.names), len(b.names))
    names = len(a.names & b.names) / fewer if fewer else 0.0
    return _ORDER + outlets + _MARKS * max(marks, names)
