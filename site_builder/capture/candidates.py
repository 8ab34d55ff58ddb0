"""Segments in; out, every place where a speaker may be named at the start of one, with a colon or as
some pages print it: "Q.", "[CCTV]", "CCTV –"."""

import re
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from site_builder.capture import answerers, front, labels
from site_builder.capture.boilerplate import Marks
from site_builder.capture.labels import Label, Shape

_NOTHING = Shape.NOTHING  # a member that is looked up in its class each time costs three times as much
_TURNS = 1.5  # of so many letters in a row, one changes from Q to A or back

# Matches "Q. What", "A We", "Q1. What", "A: We"; not "A few countries", "Q&A" nor "A. B. Smith said".
_LETTER = re.compile(
    r"\s{0,9}(?P<label>(?:Q|A|Question|Answer)(?: ?[0-9]{1,2})?)(?:[.:：]?\s{1,9}|[:：])"
    r"(?=[\"“‘'(]?[A-Z0-9][^.])"
)
_LETTERS = ("Q", "A")
# Matches what begins in the middle of a sentence, "what is there to discuss?"; not "What is".
MIDST = re.compile(r"\s{0,9}[a-z]")
# Matches "[CCTV] What", "CCTV – What", "CCTV; What"; not "“CCTV” asked" nor "Mid-May".
_PARTED = re.compile(
    r"\s{0,9}(?:[\[【](?P<bracketed>[^\[\]【】]{1,60})[\]】]|(?P<dashed>[^:：;；–—]{1,60}?)(?:\s[-–—]|[–—;；]))"
    r"\s{1,9}(?=\S)"
)


class Candidate(NamedTuple):  # as a capture has dozens of them
    """The index of a segment, and the label that may open it: its width, and whether a colon ends it."""

    segment: int
    label: Label
    width: int
    colon: bool = True


class Looks:
    """Lines and labels looked at once, however often they are printed or asked for."""

    def __init__(self) -> None:
        self._seen: dict[str, Label] = {}
        self._starts: dict[str, tuple[Label, int] | None] = {}

    def at_start(self, line: str) -> tuple[Label, int] | None:
        """Return what the words before a colon at the start of a line look like, and their width with it;
        None where there are none."""
        if line not in self._starts:
            start = labels.at_start(line)
            self._starts[line] = (self(start[0]), start[1]) if start else None
        return self._starts[line]

    def opened(self, line: str) -> int:
        """Return the width of what looks like a label at the start of a line, with its colon; 0 for none."""
        start = self.at_start(line)
        return start[1] if start and start[0].shape is not _NOTHING else 0

    def __call__(self, text: str) -> Label:
        return self._seen.get(text) or self._seen.setdefault(text, labels.look(text))


def with_colon(
    lines: Sequence[str], marked: Marks, look: Looks, known: Container[str] = ()
) -> list[Candidate]:
    """Return the labels that end in a colon, and look like labels or are `known` to be some."""
    found = []
    named = answerers.titled(lines)
    for index, line in enumerate(lines):
        if (":" in line or "：" in line) and index not in marked and (start := look.at_start(line)):
            label, width = start
            if _is_headline(line, width):
                continue
            if label.shape is not _NOTHING or label.folded in named or label.key in known:
                found.append(Candidate(index, label, width))
    if any(each.label.shape is Shape.ASKER or len(each.label.folded) == 1 for each in found):
        return found
    if not any(each.label.name in named for each in found):
        found = _parted(lines, marked, look, named) or found
    letters = _letters(lines, marked, look)
    return sorted(((found if letters else []) + letters) or found, key=lambda each: each.segment)


def _is_headline(line: str, width: int) -> bool:
    """Tell whether a title of a session with its day stands after a colon: "Full Text: …"."""
    return line.rstrip()[-1:].isdigit() and front.is_title(line) and front.is_title(line[width:])


def _parted(lines: Sequence[str], marked: Marks, look: Looks, named: Sequence[str]) -> list[Candidate]:
    """Return the labels of a page that prints them in brackets, or before a dash, and the spokesperson's
    among them; none of another page."""
    found = []
    for index, line in enumerate(lines):
        if index not in marked and (start := _PARTED.match(line)):
            label = look(start["bracketed"] or start["dashed"])
            if label.shape is not Shape.NOTHING or label.folded in named:
                found.append(Candidate(segment=index, label=label, width=start.end()))
    return found if len(found) > 1 and any(each.label.name in named for each in found) else []


def _letters(lines: Sequence[str], marked: Marks, look: Looks) -> list[Candidate]:
    """Return the labels of a text that prints "Q." or "Q" for "Q:"; none where they do not alternate."""
    found = []
    for index, line in enumerate(lines):
        if index not in marked and line.lstrip()[:1] in _LETTERS and (start := _LETTER.match(line)):
            colon = ":" in start.group() or "：" in start.group()
            label = look(start["label"])
            found.append(Candidate(segment=index, label=label, width=start.end(), colon=colon))
    turns = sum(one.label.shape is not other.label.shape for one, other in pairwise(found))
    return found if turns and turns * _TURNS >= len(found) - 1 else []
