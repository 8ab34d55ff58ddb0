"""The edition in; the source page of each document out: its capture line by line, each line classed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from site_builder import urls
from site_builder.derive import collations, directions, entries, wording
from site_builder.derive import passages as record
from site_builder.derive.later import Later
from site_builder.derive.places import fact, rulings
from site_builder.derive.views import Fact, LedgerRow
from site_builder.model import (
    Briefing,
    Capture,
    Edition,
    LedgerLine,
    LineClass,
    Link,
    Page,
    Passage,
    Role,
    Unit,
    Witness,
)

LEAD = (
    "This is the capture as it came, every line of it, in order. Beside each line stands the class we gave "
    "it and the place where it is shown. Nothing is dropped in silence."
)

_NOWHERE = Link(text="", path="")
_LEFT_OUT = Link(text="left out", path="")
_NOT_COMPARED = Link(text="not spoken, not compared", path="")
_SHOWN_IN_HEAD = {
    LineClass.TITLE: "title",
    LineClass.DATELINE: "published",
}
_OF_A_WITNESS = {
    LineClass.TITLE: "title",
    LineClass.DATELINE: "date",
}
_SPEAKS = {
    Role.OPENING: "who speaks",
    Role.QUESTION: "who asks",
    Role.ANSWER: "who answers",
    Role.PARAGRAPH: "who speaks",
}
_ODD_SPACES = "\u00a0\u2002\u2003\u2009\u200b\u202f\u3000"


def pages(edition: Edition) -> Iterator[Page]:
    for briefing in edition.briefings:
        day = wording.day(briefing.held.value[:10])
        name = f"{wording.KINDS[briefing.kind]} of {day}"
        for number, witness in enumerate(briefing.witnesses):
            title = f"{name}, witness {witness.siglum}" if number else name
            yield Page(
                path=urls.source(briefing.id, siglum=witness.siglum),
                template="source",
                title=title,
                description=f"The capture of the {title[:1].lower()}{title[1:]}, line by line.",
                section="briefings",
                crumbs=(
                    *entries.crumbs(briefing),
                    Link(text=wording.KINDS[briefing.kind], path=urls.briefing(briefing.id)),
                ),
                context=Later(partial(_context, briefing, number)),
            )


def _context(briefing: Briefing, number: int) -> Mapping[str, object]:
    witness = briefing.witnesses[number]
    return {
        "lead": LEAD,
        "facts": tuple(_facts(briefing, witness)),
        "rows": tuple(_rows(briefing, number)),
        "language": witness.capture.language,
    }


def _facts(briefing: Briefing, witness: Witness) -> Iterator[Fact]:
    capture, record = witness.capture, witness.record
    if len(briefing.witnesses) > 1:
        all_of_them = Link(
            text=f"{witness.siglum} of {len(briefing.witnesses)}", path=urls.witnesses(briefing.id)
        )
        yield fact("Witness", all_of_them)
    yield fact("File", capture.seed)
    yield fact("SHA-256", wording.digest(capture.sha256))
    yield fact("Lines", f"{len(capture.ledger)}, each in one class")
    if record.publisher:
        yield fact("Publisher", record.publisher)
    if record.origin:
        yield fact("Address", Link(text=record.origin, path=record.origin))
    yield fact("Captured", wording.period(record.captured) if record.captured else "day not known")
    yield from rulings(witness)
    if record.rights:
        yield fact("Rights", record.rights)
    if record.note:
        yield fact("Note", record.note)
    yield fact("Take away", Link(text="the file as it came", path=urls.seed(capture.seed)))


def _rows(briefing: Briefing, witness: int) -> Iterator[LedgerRow]:
    shown = _passages_by_line(briefing, witness)
    elsewhere = _beside_passages(briefing, witness)
    compared = collations.compared(briefing, witness)
    capture = briefing.witnesses[witness].capture
    siglum = briefing.witnesses[witness].siglum if witness else ""
    mended = _mended(capture)
    for line in capture.ledger:
        place = _shown(briefing, line, shown.get(line.number, ()), siglum)
        if place is _LEFT_OUT:
            place = elsewhere.get((line.turn, line.paragraph), _LEFT_OUT)
        if place is _LEFT_OUT:
            place = compared.get((line.turn, max(line.paragraph, 0)), _LEFT_OUT)
        yield LedgerRow(
            number=line.number,
            anchor=urls.line_anchor(line.number, line.column),
            kind=line.kind.value,
            label=line.text[: line.label],
            text=line.text[line.label :],
            shown=place,
            rule=line.rule,
            odd=_odd(line.text),
            mended=mended.get(line.number, "") if line.column == 1 else "",
        )


def _mended(capture: Capture) -> Mapping[int, str]:
    """Name what was mended in each line: "“&nbsp;” read as “U+00A0” ×2, “U+00AD” left out"."""
    counts: dict[int, Counter[str]] = {}
    for repair in capture.repairs:
        done = f"read as “{repair.became}”" if repair.became else "left out"
        counts.setdefault(repair.line, Counter())[f"“{repair.was}” {done}"] += 1
    return {
        number: ", ".join(f"{what} ×{times}" if times > 1 else what for what, times in found.items())
        for number, found in counts.items()
    }


def _passages_by_line(briefing: Briefing, witness: int) -> Mapping[int, Sequence[tuple[Unit, Passage]]]:
    found: dict[int, list[tuple[Unit, Passage]]] = {}
    for unit in briefing.units:
        for passage in unit.passages if unit.witness == witness else ():
            for number in range(passage.first, passage.last + 1):
                found.setdefault(number, []).append((unit, passage))
    return found


def _beside_passages(briefing: Briefing, witness: int) -> Mapping[tuple[int, int], Link]:
    """Return where the words of a witness are shown that are no passage, by turn and paragraph: what nobody
    speaks, and labels alone on their line, which are at paragraph -1."""
    turns = briefing.witnesses[witness].capture.turns
    begin = {
        (one.first, one.column): (index, place)
        for index, turn in enumerate(turns)
        for place, one in enumerate(turn.paragraphs)
    }
    found: dict[tuple[int, int], Link] = {}
    if witness:
        found |= {
            (index, place): _NOT_COMPARED
            for index, turn in enumerate(turns)
            for place in range(len(turn.paragraphs))
            if turn.role is Role.NOTE
        }
    for each in briefing.directions:
        if each.witness == witness:
            found[begin.get((each.first, each.column), (-1, -1))] = directions.place(briefing, each)
    for unit in briefing.units:
        for passage in unit.passages if unit.witness == witness else ():
            index, place = begin.get((passage.first, passage.column), (-1, -1))
            if not place:
                text = f"{_SPEAKS[passage.role]}, {record.label(unit)}"
                found[index, -1] = Link(text=text, path=urls.briefing(briefing.id, unit.anchor))
    return found


def _is_in(passage: Passage, line: LedgerLine) -> bool:
    """Tell whether words of a passage stand in a line, or in this piece of it."""
    after_start = passage.first < line.number or passage.column < line.column + len(line.text)
    before_end = passage.last > line.number or passage.end > line.column
    return after_start and before_end


def _shown(briefing: Briefing, line: LedgerLine, shown: Sequence[tuple[Unit, Passage]], siglum: str) -> Link:
    """Return where a line is shown. `siglum` is that of a witness whose title and date no page has, or ""."""
    if line.kind in (LineClass.BLANK, LineClass.SEPARATOR):
        return _NOWHERE
    here = [place for place in shown if _is_in(place[1], line)]
    if here and line.turn >= 0:
        unit, passage = here[0]
        text = record.passage_label(unit, passage.anchor)
        return Link(text=text, path=urls.briefing(briefing.id, passage.anchor))
    if line.kind in _SHOWN_IN_HEAD and siglum:
        return Link(text=f"{_OF_A_WITNESS[line.kind]} of witness {siglum}", path="")
    if line.kind in _SHOWN_IN_HEAD:
        return Link(text=_SHOWN_IN_HEAD[line.kind], path=urls.briefing(briefing.id))
    return _LEFT_OUT


def _odd(text: str) -> str:
    """Name the spaces of odd width in a line: "U+2002 ×2"."""
    found = (c for c in sorted(_ODD_SPACES) if c in text)
    return ", ".join(f"U+{ord(c):04X} ×{text.count(c)}" for c in found)
