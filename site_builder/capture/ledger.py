"""Marks and turns in; the ledger out, every character of the seed once, each line or piece with its class."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.capture.boilerplate import Mark, Marks
from site_builder.capture.layout import Layout
from site_builder.capture.source import Seed, excerpt
from site_builder.diagnostics import Report, Rule
from site_builder.model import Cert, LedgerLine, LineClass, Paragraph, Role, Turn

UNCLASSIFIED_LINE = Rule(code="C111", name="unclassified-line")

# Matches the marks of a quoted page before a paragraph, "> "; nothing in "1 > 0".
_QUOTED = re.compile(r"[ \t]{0,3}(?:>[ \t]?){1,3}")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a segment goes: to a paragraph of a turn, after a label of `width` characters."""

    mark: Mark
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
    for segment in range(len(layout.texts)):
        place = placed.get(segment)
        mark = place.mark if place else marks.get(segment)
        if mark is None:
            _report_unclassified(seed, layout, segment, report)
        ledger.extend(_lines(seed, layout, segment, place or _Place(mark=mark or _UNCLASSIFIED)))
    return turns, tuple(ledger)


def _turn(layout: Layout, draft: Draft, number: int, placed: dict[int, _Place]) -> Turn:
    """Return a turn, and note in `placed` where its segments go. A label alone on its line opens the turn and
    has no paragraph."""
    paragraphs: list[Paragraph] = []
    mark = Mark(kind=LineClass(draft.role.value))
    for segment in draft.lines:
        width = draft.width if segment == draft.lines[0] else 0
        if not width and (quoted := _QUOTED.match(layout.texts[segment])):
            width = quoted.end()
        said = layout.texts[segment][width:]
        text = said.strip()
        number_in_turn = len(paragraphs) if text else -1
        placed[segment] = _Place(mark=mark, turn=number, paragraph=number_in_turn, width=width)
        if text:
            paragraphs.append(_paragraph(layout, segment, text, width + len(said) - len(said.lstrip())))
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


def _lines(seed: Seed, layout: Layout, segment: int, place: _Place) -> Iterator[LedgerLine]:
    if segment not in layout.broken:
        number, text = layout.lines[segment] + 1, layout.texts[segment]
        yield _line(number, text, place, label=min(place.width, len(text)))
        return
    for stretch in layout.broken[segment]:
        text = seed.lines[stretch.line][stretch.start : stretch.end]
        label = min(max(place.width - stretch.at, 0), len(text))
        yield _line(stretch.line + 1, text, place, label=label, column=stretch.start + 1)


def _line(number: int, text: str, place: _Place, *, label: int, column: int = 1) -> LedgerLine:
    return LedgerLine(
        number=number,
        text=text,
        kind=place.mark.kind,
        turn=place.turn,
        paragraph=place.paragraph,
        label=label,
        rule=place.mark.rule,
        column=column,
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
