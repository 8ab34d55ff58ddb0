"""Marks and turns in; the ledger out, every line of the seed once, each with its class."""

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.capture.boilerplate import Marks
from site_builder.capture.source import Seed, excerpt
from site_builder.diagnostics import Report, Rule
from site_builder.model import LedgerLine, LineClass, Paragraph, Role, Turn

UNCLASSIFIED_LINE = Rule(code="C111", name="unclassified-line")


@dataclass(slots=True, kw_only=True)
class Draft:
    """A turn in the making: the indexes of its lines, and the label on the first of them, if any."""

    role: Role
    lines: list[int]
    label: str = ""
    width: int = 0
    credited: tuple[str, ...] = ()


def close(
    seed: Seed, marks: Marks, drafts: Sequence[Draft], report: Report
) -> tuple[tuple[Turn, ...], tuple[LedgerLine, ...]]:
    """Return the turns and the ledger. A line that nothing claims is reported, and shown nowhere."""
    placed: dict[int, LedgerLine] = {}
    turns = []
    for number, draft in enumerate(drafts):
        turns.append(_turn(seed.lines, draft))
        placed.update(_places(seed.lines, draft, number))
    ledger = []
    for index, text in enumerate(seed.lines):
        line = placed.get(index)
        if line is None and (mark := marks.get(index)):
            line = LedgerLine(number=index + 1, text=text, kind=mark.kind, rule=mark.rule)
        ledger.append(line or _unclassified(seed, index, report))
    return tuple(turns), tuple(ledger)


def _turn(lines: Sequence[str], draft: Draft) -> Turn:
    paragraphs = []
    for index in draft.lines:
        text = lines[index][_width(draft, index) :].strip()
        if text:
            paragraphs.append(Paragraph(text=text, first=index + 1, last=index + 1))
    return Turn(role=draft.role, paragraphs=tuple(paragraphs), label=draft.label, credited=draft.credited)


def _places(lines: Sequence[str], draft: Draft, turn: int) -> dict[int, LedgerLine]:
    """Place the lines of a turn. A label alone on its line opens the turn and has no paragraph."""
    placed, paragraph = {}, 0
    for index in draft.lines:
        width = _width(draft, index)
        empty = not lines[index][width:].strip()
        placed[index] = LedgerLine(
            number=index + 1,
            text=lines[index],
            kind=LineClass(draft.role.value),
            turn=turn,
            paragraph=-1 if empty else paragraph,
            label=width,
        )
        paragraph += not empty
    return placed


def _width(draft: Draft, index: int) -> int:
    return draft.width if index == draft.lines[0] else 0


def _unclassified(seed: Seed, index: int, report: Report) -> LedgerLine:
    text = seed.lines[index]
    column = len(text) - len(text.lstrip()) + 1
    report.add(
        UNCLASSIFIED_LINE,
        seed.at(index, column),
        "This line is neither part of the record nor known to be around it.",
        hint="no speaker, title or date is read in it, and no rule of capture/boilerplate.py covers it",
        excerpt=excerpt(text, column),
    )
    return LedgerLine(number=index + 1, text=text, kind=LineClass.BOILERPLATE, rule="unclassified")
