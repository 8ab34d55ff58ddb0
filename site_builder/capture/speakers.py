"""Lines in; who speaks where out: each label that is believed, and those that are doubted.

A label is believed for its neighbours, not for its looks alone. Who answers is known from the title, from
labels that say "spokesperson", and from how often a name returns. Any other name asks, when what it says
holds a question, or when an answer comes next (a person, only with a request); else the words before the
colon are words of the text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import zip_longest

from site_builder.capture import labels
from site_builder.capture.boilerplate import Marks
from site_builder.capture.labels import Label, Shape
from site_builder.model import Role

_HEAD = 20  # lines in which a title is looked for
_MOST = 8  # spokespersons in one session; names after these are not looked for in labels
_NEAR = 0.8  # likeness of a label to the one that was meant: two letters of ten may be swapped

# Matches the names in "Foreign Ministry Spokesperson Mao Ning’s Regular Press Conference" and in "Remarks by
# Spokesperson Hua Chunying on …"; none in "Spokesperson’s Remarks".
_TITLED = re.compile(
    r"\b[Ss]pokes(?:person|man|woman)\s{1,3}"
    r"(?P<name>[A-Z][\w-]{1,20}\s[A-Z][\w-]{1,20}(?:\s[A-Z][\w-]{1,20}(?=['’]))?)"
)
# Matches "ms. " of "ms. mao"; nothing in "msnbc".
_COURTESY = re.compile(r"(?:mr|mrs|ms|miss|madam)\b\.?\s{0,3}")
# Matches the start of "Vice Minister Li Ming", "Ms. Mao", "Ambassador Li"; not "Ministry Daily".
_OFFICE = re.compile(
    r"(?:(?:Vice|Deputy|Assistant|Prime|Foreign|Executive|State)[ -]){0,2}(?:Minister|President|Premier"
    r"|Secretary|Ambassador|Director|Director-General|Chairman|Councilor|Mr|Mrs|Ms|Dr)\b\.?\s"
)
# Matches what questions without a question mark hold, "I would like your comment"; not "China will comment".
_REQUEST = re.compile(
    r"\b(?:your (?:comment|response|reaction|view|position|take)s?|like to (?:ask|know)"
    r"|wonder(?:ing)? (?:if|what|whether)|my question|a question|follow[- ]?up"
    r"|(?:could|can|would) you|please)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """A label that is believed: the index of its line, its width there, and what its turn does."""

    index: int
    label: Label
    width: int
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers:
    """`doubted` are the labels that are not believed, by the index of their line, `meant` those of them that
    are nearly the label of one who answers; `names` the spokespersons as printed, in the order in which they
    speak."""

    speeches: tuple[Speech, ...]
    doubted: Mapping[int, str]
    meant: Mapping[int, str]
    names: tuple[str, ...]


def read(lines: Sequence[str], marked: Marks) -> Speakers:
    """Find the labels of a transcript."""
    found = list(_labels(lines, marked))
    titled = _titled(lines)
    names = _answerers([label for _, label, _ in found], titled)
    answering = {label.folded for _, label, _ in found if _answers(label, names)}
    speeches: list[Speech] = []
    doubted: dict[int, str] = {}
    meant: dict[int, str] = {}
    known = (*filter(None, names), *sorted(text for text in answering if len(text) > 1)[:_MOST])
    for (index, label, width), following in zip_longest(found, found[1:]):
        end, next_label = following[:2] if following else (len(lines), None)
        if label.folded in answering:
            speeches.append(Speech(index=index, label=label, width=width, role=Role.ANSWER))
            continue
        near = _nearly(label, known)
        answered = next_label is not None and next_label.folded in answering
        if _asks(label, lines[index:end], before_answer=answered and not near):
            speeches.append(Speech(index=index, label=label, width=width, role=Role.QUESTION))
        elif label.shape is not Shape.SAYER:
            doubted[index] = label.text
            meant.update({index: near} if near else {})
    return Speakers(
        speeches=tuple(speeches), doubted=doubted, meant=meant, names=_heard(speeches, names, titled)
    )


def _labels(lines: Sequence[str], marked: Marks) -> Iterator[tuple[int, Label, int]]:
    """Yield the index of each line with a label, the label, and its width. Most are printed many times."""
    looks: dict[str, Label] = {}
    for index, line in enumerate(lines):
        if index not in marked and (found := labels.at_start(line)):
            text, width = found
            label = looks.get(text) or looks.setdefault(text, labels.look(text))
            if label.shape is not Shape.NOTHING:
                yield index, label, width


def _titled(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the spokespersons whom the head of the page names."""
    head = (line for line in lines[:_HEAD] if len(line) <= 300)
    return tuple(dict.fromkeys(labels.fold(m["name"]) for line in head for m in _TITLED.finditer(line)))


def _answerers(found: Sequence[Label], titled: Sequence[str]) -> tuple[str, ...]:
    """Return the names of those who answer; "" stands for a label without a name ("A")."""
    offices = (label.name for label in found if label.shape is Shape.ANSWERER)
    names = tuple(dict.fromkeys((*titled, *offices)))[:_MOST]
    return names if any(_answers(label, names) for label in found) else (*names, *_commonest(found))


def _commonest(found: Sequence[Label]) -> tuple[str, ...]:
    """Return the name that returns as an answerer's does: twice or more, for a third of all labels or more,
    a person's rather than an outlet's, the later one of two; of two labels in all, a person at the second."""
    counts = Counter(label.folded for label in found if label.shape is Shape.NAME)
    last = {label.folded: place for place, label in enumerate(found)}
    if len(found) == 2:
        able = [name for name in counts if labels.is_person(name) and last[name] == 1]
    else:
        able = [name for name, count in counts.items() if count >= max(2, len(found) / 3)]
    return (max(able, key=lambda name: (labels.is_person(name), counts[name], last[name])),) if able else ()


def _answers(label: Label, names: Sequence[str]) -> bool:
    if label.shape in (Shape.ANSWERER, Shape.ASKER):
        return label.shape is Shape.ANSWERER
    return _known(label.name, names) != ""


def _known(spoken: str, names: Sequence[str]) -> str:
    """Return the answerer whom a label means, by name or by surname; "" for nobody."""
    folded = spoken.casefold()
    folded = _COURTESY.sub("", folded) if folded.startswith("m") else folded
    for name in names:
        whole = name.casefold()
        if whole and folded in (whole, whole.split()[0]):
            return name
    return ""


def _nearly(label: Label, known: Sequence[str]) -> str:
    """Return the label of one who answers that a name is a slip for; "" for none: "Mao Nnig" for "Mao Ning",
    nothing for "Xinhua"."""
    if label.shape is not Shape.NAME:
        return ""
    return next(iter(get_close_matches(label.folded, known, n=1, cutoff=_NEAR)), "")


def _asks(label: Label, said: Sequence[str], *, before_answer: bool) -> bool:
    if label.shape is not Shape.NAME:
        return label.shape is Shape.ASKER
    if any("?" in line or "？" in line for line in said):
        return True
    if not before_answer:
        return False
    official = _OFFICE.match(label.folded) or labels.is_person(label.name)
    return not official or any(_REQUEST.search(line) for line in said)


def _heard(speeches: Sequence[Speech], names: Sequence[str], titled: Sequence[str]) -> tuple[str, ...]:
    """Return those who are heard to answer; where no label names them, those whom the title names."""
    spoken = dict.fromkeys(speech.label.name for speech in speeches if speech.role is not Role.QUESTION)
    heard = dict.fromkeys(name for name in (_known(each, names) for each in spoken) if name)
    return tuple(heard or titled)
