"""Marks and turns in; the ledger out, every character of the seed once, each line or piece with its class."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from site_builder.capture.boilerplate import Mark, Marks
from site_builder.capture.layout import Layout
from site_builder.capture.source import Seed, excerpt
from site_builder.diagnostics import Report, Rule
from site_builder.model import Cert, LedgerLine, LineClass, Paragraph, Role, Turn

UNCLASSIFIED_LINE = Rule(code="C111", name="unclassified-line")

# Matches the marks of a quoted page before a paragraph, "> "; nothing in "1 > 0".
_QUOTED = re.compile(r"[ \t]{0,3}(?:>[ \t]?){1,3}")
_BLANK = LineClass.BLANK
_KINDS = {role: LineClass(role.value) for role in Role}
_UNCLASSIFIED = Mark(kind=LineClass.BOILERPLATE, rule="unclassified")
_NO_RULE, _WHOLE = "", 1  # of a line that is one piece, and belongs to a turn

# A capture has dozens of both: made so, from all their fields, they cost half of what the classes take.
_Entry = tuple[int, str, LineClass, int, int, int, str, int]
_line: Callable[[_Entry], LedgerLine] = partial(tuple.__new__, LedgerLine)
_said: Callable[[tuple[str, int, int, int, int]], Paragraph] = partial(tuple.__new__, Paragraph)


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


def close(
    seed: Seed, layout: Layout, marks: Marks, drafts: Sequence[Draft], report: Report
) -> tuple[tuple[Turn, ...], tuple[LedgerLine, ...]]:
    """Return the turns and the ledger. A segment that nothing claims is reported, and shown nowhere."""
    entered: dict[int, Sequence[LedgerLine]] = {}
    turns = tuple([_turn(seed, layout, draft, number, entered) for number, draft in enumerate(drafts)])
    ledger: list[LedgerLine] = []
    lines, broken = layout.lines, layout.broken
    for segment, text in enumerate(layout.texts):
        if segment in entered:
            ledger += entered[segment]
            continue
        mark = marks.get(segment)
        if mark is None:
            _report_unclassified(seed, layout, segment, report)
            mark = _UNCLASSIFIED
        if segment in broken:
            ledger += _lines(seed, layout, segment, kind=mark.kind, rule=mark.rule)
        elif not text and mark.kind is _BLANK:
            ledger.append(_blank(lines[segment] + 1))
        else:
            ledger.append(LedgerLine(number=lines[segment] + 1, text=text, kind=mark.kind, rule=mark.rule))
    return turns, tuple(ledger)


@lru_cache(maxsize=1 << 12)  # half the lines of most captures
def _blank(number: int) -> LedgerLine:
    return LedgerLine(number=number, text="", kind=LineClass.BLANK)


def _turn(
    seed: Seed, layout: Layout, draft: Draft, number: int, entered: dict[int, Sequence[LedgerLine]]
) -> Turn:
    """Return a turn, and enter the lines of its segments. A label alone on its line opens the turn and has no
    paragraph."""
    paragraphs: list[Paragraph] = []
    kind, texts, lines, broken = _KINDS[draft.role], layout.texts, layout.lines, layout.broken
    width = draft.width
    for segment in draft.lines:
        text = texts[segment]
        if not width and ">" in text and (quoted := _QUOTED.match(text)):
            width = quoted.end()
        said = text[width:] if width else text
        bare = said.strip()
        start = width if len(bare) == len(said) else width + len(said) - len(said.lstrip())
        place = len(paragraphs) if bare else -1
        if segment in broken:
            entered[segment] = _lines(
                seed, layout, segment, kind=kind, turn=number, paragraph=place, width=width
            )
            if bare:
                paragraphs.append(_paragraph(layout, segment, bare, start))
        else:
            line = lines[segment] + 1
            label = min(width, len(text)) if width else 0
            entered[segment] = (_line((line, text, kind, number, place, label, _NO_RULE, _WHOLE)),)
            if bare:
                paragraphs.append(_said((bare, line, line, start + 1, start + len(bare) + 1)))
        width = 0
    return Turn(draft.role, tuple(paragraphs), draft.label, draft.credited, draft.cert, draft.because)


def _paragraph(layout: Layout, segment: int, text: str, start: int) -> Paragraph:
    first, column = layout.place(segment, start)
    last, end = layout.place(segment, start + len(text) - 1)
    return Paragraph(text=text, first=first + 1, last=last + 1, column=column + 1, end=end + 2)


def _lines(
    seed: Seed,
    layout: Layout,
    segment: int,
    *,
    kind: LineClass,
    turn: int = -1,
    paragraph: int = -1,
    width: int = 0,
    rule: str = "",
) -> list[LedgerLine]:
    """Return the lines, and pieces of lines, over which a segment goes that is not one whole line. A label of
    `width` characters is at its start."""
    entries = []
    for at, line, start, end in layout.broken[segment]:
        label = min(width - at, end - start) if at < width else 0
        text = seed.lines[line][start:end]
        entries.append(_line((line + 1, text, kind, turn, paragraph, label, rule, start + 1)))
    return entries


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
