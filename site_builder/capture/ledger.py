"""Marks and turns in; the ledger out, every character of the seed once, each line or piece with its class."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.capture.boilerplate import Mark, Marks
from site_builder.capture.layout import Layout
from site_builder.capture.source import Seed, excerpt
from site_builder.diagnostics import Report, Rule
from site_builder.model import Cert, LedgerLine, LineClass, Paragraph, Role, Turn

UNCLASSIFIED_LINE = Rule(code="C111", name="unclassified-line")

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
    placed: dict[int, _Place] = {segment: _Place(mark=mark) for segment, mark in marks.items()}
    turns = []
    for number, draft in enumerate(drafts):
        turns.append(_turn(layout, draft))
        placed.update(_places(layout, draft, number))
    ledger: list[LedgerLine] = []
    for segment in range(len(layout.texts)):
        place = placed.get(segment)
        if place is None:
            _report_unclassified(seed, layout, segment, report)
            place = _Place(mark=_UNCLASSIFIED)
        ledger.extend(_lines(seed, layout, segment, place))
    return tuple(turns), tuple(ledger)


def _turn(layout: Layout, draft: Draft) -> Turn:
    paragraphs = (_paragraph(layout, segment, _width(draft, segment)) for segment in draft.lines)
    return Turn(
        role=draft.role,
        paragraphs=tuple(paragraph for paragraph in paragraphs if paragraph),
        label=draft.label,
        credited=draft.credited,
        cert=draft.cert,
        because=draft.because,
    )


def _paragraph(layout: Layout, segment: int, width: int) -> Paragraph | None:
    said = layout.texts[segment][width:]
    text = said.strip()
    if not text:
        return None
    start = width + len(said) - len(said.lstrip())
    first, column = layout.place(segment, start)
    last, end = layout.place(segment, start + len(text) - 1)
    return Paragraph(text=text, first=first + 1, last=last + 1, column=column + 1, end=end + 2)


def _places(layout: Layout, draft: Draft, turn: int) -> dict[int, _Place]:
    """Place the segments of a turn. A label alone on its line opens the turn and has no paragraph."""
    placed, paragraph = {}, 0
    mark = Mark(kind=LineClass(draft.role.value))
    for segment in draft.lines:
        width = _width(draft, segment)
        empty = not layout.texts[segment][width:].strip()
        placed[segment] = _Place(mark=mark, turn=turn, paragraph=-1 if empty else paragraph, width=width)
        paragraph += not empty
    return placed


def _width(draft: Draft, segment: int) -> int:
    return draft.width if segment == draft.lines[0] else 0


def _lines(seed: Seed, layout: Layout, segment: int, place: _Place) -> Iterator[LedgerLine]:
    for stretch in layout.places[segment]:
        length = stretch.end - stretch.start
        yield LedgerLine(
            number=stretch.line + 1,
            text=seed.lines[stretch.line][stretch.start : stretch.end],
            kind=place.mark.kind,
            turn=place.turn,
            paragraph=place.paragraph,
            label=min(max(place.width - stretch.at, 0), length),
            rule=place.mark.rule,
            column=stretch.start + 1,
        )


def _report_unclassified(seed: Seed, layout: Layout, segment: int, report: Report) -> None:
    text = layout.texts[segment]
    line, character = layout.place(segment, len(text) - len(text.lstrip()))
    report.add(
        UNCLASSIFIED_LINE,
        seed.at(line, character + 1),
        "This line is neither part of the record nor known to be around it.",
        hint="no speaker, title or date is read in it, and no rule of capture/boilerplate.py covers it",
        excerpt=excerpt(seed.lines[line], character + 1),
    )
