"""The labels of a text and its head in; who answers in it out.

Who answers is known from the title, from labels that say "spokesperson", and from how often a name returns.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache

from site_builder.capture import labels, names
from site_builder.capture.labels import Label, Shape

_HEAD = 20  # lines in which a title is looked for
_MOST = 8  # spokespersons in one session; names after these are not looked for in labels
_NEAR = 0.8  # likeness of a label to the one that was meant: two letters of ten may be swapped

_NAME = r"[A-Z][\w-]{1,20}\s[A-Z][\w-]{1,20}(?:\s[A-Z][\w-]{1,20}(?=['’]))?"
# Matches the names in "Foreign Ministry Spokesperson Mao Ning’s Regular Press Conference", in "Remarks by
# Spokesperson Hua Chunying on …", in "Spokespersons Mao Ning and Lin Jian"; none in "Spokesperson’s Remarks".
_TITLED = re.compile(
    rf"\b[Ss]pokes(?:person|man|woman)s?\s{{1,3}}(?P<name>{_NAME})(?:\s{{1,3}}and\s{{1,3}}(?P<other>{_NAME}))?"
)
# Matches the start of "Vice Minister Li Ming", "Ms. Mao", "Ambassador Li"; not "Ministry Daily".
_OFFICE = re.compile(
    r"(?:(?:Vice|Deputy|Assistant|Prime|Foreign|Executive|State)[ -]){0,2}(?:Minister|President|Premier"
    r"|Secretary|Ambassador|Director|Director-General|Chairman|Councilor|Mr|Mrs|Ms|Dr)\b\.?\s"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answerers:
    """`names` in the order of trust; "" stands for a label without a name ("A"). `spoken` leads to them from
    how they are called. `titled` are those whom the head of the page names, `folded` the labels under which
    somebody answers, `spellings` some of both."""

    names: tuple[str, ...]
    spoken: Mapping[str, str]
    titled: tuple[str, ...]
    folded: frozenset[str]
    spellings: tuple[str, ...]

    def includes(self, label: Label) -> bool:
        return label.folded in self.folded or _answers(label, self.names, self.spoken)

    def meant(self, label: Label) -> str:
        """Return the label of one who answers that a name is a slip for; "" for none: "Mao Ning" for "Mao
        Nnig", nothing for "Xinhua"."""
        if label.shape is not Shape.NAME:
            return ""
        return _nearest(label.folded, self.spellings)

    def joined_by(self, *names: str) -> "Answerers":
        """Return these, and some more by name."""
        joined = tuple(dict.fromkeys((*self.names, *filter(None, names))))
        return self if joined == self.names else replace(self, names=joined, spoken=_spoken(joined))

    def known(self, spoken: str) -> str:
        """Return the answerer whom a label means, by name or by surname; "" for nobody."""
        return self.spoken.get(labels.called(spoken), "")


def read(found: Sequence[Label], lines: Sequence[str]) -> Answerers:
    """Return who answers under the labels of a text, of which the `lines` are the beginning."""
    above = titled(lines)
    offices = (label.name for label in found if label.shape is Shape.ANSWERER)
    names = tuple(dict.fromkeys((*above, *offices)))[:_MOST]
    spoken = _spoken(names)
    different = {label.text: label for label in found}.values()
    able = [label for label in different if _answers(label, names, spoken)]
    if not able:
        names = (*names, *_commonest(found))
        spoken = _spoken(names)
        able = [label for label in different if _answers(label, names, spoken)]
    answering = frozenset(label.folded for label in able)
    printed = sorted(text for text in answering if len(text) > 1)[:_MOST]
    spellings = (*filter(None, names), *printed)
    return Answerers(names=names, spoken=spoken, titled=above, folded=answering, spellings=spellings)


def is_official(label: Label) -> bool:
    """Tell whether a label names a person, or an office with one, rather than an outlet."""
    return names.is_person(label.name) or _OFFICE.match(label.folded) is not None


def titled(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the spokespersons whom the head of the page names."""
    return _above(tuple(lines[:_HEAD]))


@lru_cache(maxsize=8)  # the head of a page is asked for them several times
def _above(head: tuple[str, ...]) -> tuple[str, ...]:
    able = (line[:600] for line in head if "pokes" in line)
    return tuple(dict.fromkeys(name for line in able for name in _titled(line)))


def _titled(line: str) -> tuple[str, ...]:
    found = (name for match in _TITLED.finditer(line) for name in match.groups() if name)
    return tuple(map(labels.fold, found))


@lru_cache(maxsize=1 << 10)  # the same outlets ask the same spokesperson in one capture after another
def _nearest(folded: str, spellings: tuple[str, ...]) -> str:
    return next(iter(get_close_matches(folded, spellings, n=1, cutoff=_NEAR)), "")


def _commonest(found: Iterable[Label]) -> tuple[str, ...]:
    """Return the name that returns as an answerer's does: twice or more, for a third of all labels or more,
    a person's rather than an outlet's, the later one of two; of two labels in all, a person at the second."""
    named = list(found)
    counts = Counter(label.folded for label in named if label.shape is Shape.NAME)
    last = {label.folded: place for place, label in enumerate(named)}
    if len(named) == 2:
        able = [name for name in counts if names.is_person(name) and last[name] == 1]
    else:
        able = [name for name, count in counts.items() if count >= max(2, len(named) / 3)]
    return (max(able, key=lambda name: (names.is_person(name), counts[name], last[name])),) if able else ()


def _answers(label: Label, names: Sequence[str], spoken: Mapping[str, str]) -> bool:
    if label.shape in (Shape.ANSWERER, Shape.ASKER):
        return label.shape is Shape.ANSWERER
    if label.shape is Shape.NOTHING:
        return label.folded in names
    return label.called in spoken


def _spoken(names: Iterable[str]) -> dict[str, str]:
    """Return whom each name means, whole or a surname alone: the first who has it."""
    found: dict[str, str] = {}
    for name in filter(None, names):
        whole = name.casefold()
        found.setdefault(whole, name)
        found.setdefault(whole.split()[0], name)
    return found
