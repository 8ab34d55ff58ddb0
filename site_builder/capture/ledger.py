"""Marks and turns in; the ledger out, every character of the seed once, each line or piece with its class."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.capture.boilerplate import Mark, Marks
from site_builder.capture.layout import Layout, Stretch
from site_builder.capture.source import Seed, excerpt
from site_builder.diagnostics import Report, Rule
from site_builder.model import Cert, LedgerLine, LineClass, Paragraph, Role, Turn

UNCLASSIFIED_LINE = Rule(code="C111", name="unclassified-line")

# Matches the marks of a quoted page before a paragraph, "> "; nothing in "1 > 0".
_QUOTED = re.compile(r"[ \t]{0,3}(?:>[ \t]?){1,3}")
_KINDS = {role: LineClass(role.value) for role in Role}
_UNCLASSIFIED = Mark(kind=LineClass.BOILERPLATE, rule="unclassified")


@dataclass(slots=True, kw_only=True)
class Draft:
    """A turn in the making: the indexes of its segments, and the label on the first of them, if any."""

    role: Role
    lines: list[int]
    label: str = ""
    width: int = 0
    credited: tuple[str, ...] = ()
    cert: Cert = Cert.HIGH
    because: tuple[str, ...] = ()


class _Place(NamedTuple):
    """Where a segment goes: to a paragraph of a turn, after a label of `width` characters; or to no turn."""

    kind: LineClass
    rule: str = ""
    turn: int = -1
    paragraph: int = -1
    width: int = 0


def close(
    seed: Seed, layout: Layout, marks: Marks, drafts: Sequence[Draft], report: Report
) -> tuple[tuple[Turn, ...], tuple[LedgerLine, ...]]:
    """Return the turns and the ledger. A segment that nothing claims is reported, and shown nowhere."""
    placed: dict[int, _Place] = {}
    turns = tuple(_turn(layout, draft, number, placed) for number, draft in enumerate(drafts))
    ledger: list[LedgerLine] = []
    for segment, text in enumerate(layout.texts):
        place = placed.get(segment)
        if place is None:
            if segment not in marks:
                _report_unclassified(seed, layout, segment, report)
            mark = marks.get(segment, _UNCLASSIFIED)
            place = _Place(kind=mark.kind, rule=mark.rule)
        if segment in layout.broken:
            ledger.extend(_pieces(seed, layout.broken[segment], place))
        else:
            ledger.append(_line(layout.lines[segment], text, place))
    return turns, tuple(ledger)


def _turn(layout: Layout, draft: Draft, number: int, placed: dict[int, _Place]) -> Turn:
    """Return a turn, and note in `placed` where its segments go. A label alone on its line opens the turn and
    has no paragraph."""
    paragraphs: list[Paragraph] = []
    kind = _KINDS[draft.role]
    width = draft.width
    for segment in draft.lines:
        text = layout.texts[segment]
        if not width and text.lstrip()[:1] == ">" and (quoted := _QUOTED.match(text)):
            width = quoted.end()
        said = text[width:]
        bare = said.strip()
        place = len(paragraphs) if bare else -1
        placed[segment] = _Place(kind=kind, turn=number, paragraph=place, width=width)
        if bare:
            start = width + len(said) - len(said.lstrip())
            paragraphs.append(_paragraph(layout, segment, bare, start))
        width = 0
    return Turn(
        role=draft.role,
        paragraphs=tuple(paragraphs),
        label=draft.label,
        credited=draft.credited,
        cert=draft.cert,
        because=draft.because,
    )


def _paragraph(layout: Layout, segment: int, text: str, start: int) -> Paragraph:
    first, column = layout.place(segment, start)
    last, end = layout.place(segment, start + len(text) - 1)
    return Paragraph(text=text, first=first + 1, last=last + 1, column=column + 1, end=end + 2)


def _pieces(seed: Seed, stretches: Sequence[Stretch], place: _Place) -> Iterator[LedgerLine]:
    """Yield the lines, or pieces of lines, over which a segment goes."""
    for each in stretches:
        text = seed.lines[each.line][each.start : each.end]
        yield _line(each.line, text, place, at=each.at, start=each.start)


def _line(line: int, text: str, place: _Place, *, at: int = 0, start: int = 0) -> LedgerLine:
    return LedgerLine(
        number=line + 1,
        text=text,
        kind=place.kind,
        turn=place.turn,
        paragraph=place.paragraph,
        label=min(max(place.width - at, 0), len(text)) if place.width else 0,
        rule=place.rule,
        column=start + 1,
    )


def _report_unclassified(seed: Seed, layout: Layout, segment: int, report: Report) -> None:
    text = layout.texts[segment]
    line, character = layout.place(segment, len(text) - len(text.lstrip()))
    report.add(
        UNCLASSIFIED_LINE,
        seed.at(line, character + 1),
        "This line is not known to be around the record, and no speaker, title or date is read in it.",
        hint="say what it is in content/witnesses.yaml, with `lines:`, or add a sign to boilerplate.py",
        excerpt=excerpt(seed.lines[line], character + 1),
    )
