"""The edition in; the source page of each document out: its capture line by line, each line classed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from site_builder import urls
from site_builder.derive import entries, wording
from site_builder.derive import passages as record
from site_builder.derive.places import fact
from site_builder.derive.views import Fact, LedgerRow
from site_builder.model import (
    Briefing,
    Capture,
    Edition,
    Exchange,
    LedgerLine,
    LineClass,
    Link,
    Page,
    Passage,
    Unit,
)

LEAD = (
    "This is the capture as it came, every line of it, in order. Beside each line stands the class we gave "
    "it and the place where it is shown. Nothing is dropped in silence."
)

_NOWHERE = Link(text="", path="")
_LEFT_OUT = Link(text="left out", path="")
_SHOWN_IN_HEAD = {
    LineClass.TITLE: "title",
    LineClass.DATELINE: "published",
}
_ODD_SPACES = "\u00a0\u2002\u2003\u2009\u200b\u202f\u3000"


def pages(edition: Edition) -> Iterator[Page]:
    for briefing in edition.briefings:
        day = wording.day(briefing.held.value[:10])
        yield Page(
            path=urls.source(briefing.id),
            template="source",
            title=f"{wording.KINDS[briefing.kind]} of {day}",
            description=f"The capture of the {wording.KINDS[briefing.kind].lower()} of {day}, line by line.",
            section="briefings",
            crumbs=(
                *entries.crumbs(briefing),
                Link(text=wording.KINDS[briefing.kind], path=urls.briefing(briefing.id)),
            ),
            context={
                "lead": LEAD,
                "facts": tuple(_facts(briefing)),
                "rows": tuple(_rows(briefing)),
            },
        )


def _facts(briefing: Briefing) -> Iterator[Fact]:
    capture, witness = briefing.witnesses[0].capture, briefing.witnesses[0].record
    digest = capture.sha256
    yield fact("File", capture.seed)
    yield fact("SHA-256", " ".join(digest[at : at + 16] for at in range(0, len(digest), 16)))
    yield fact("Lines", f"{len(capture.ledger)}, each in one class")
    if witness.publisher:
        yield fact("Publisher", witness.publisher)
    if witness.origin:
        yield fact("Address", Link(text=witness.origin, path=witness.origin))
    yield fact("Captured", wording.period(witness.captured) if witness.captured else "day not known")
    if witness.rights:
        yield fact("Rights", witness.rights)
    if witness.note:
        yield fact("Note", witness.note)
    yield fact("Take away", Link(text="the file as it came", path=urls.seed(capture.seed)))


def _rows(briefing: Briefing) -> Iterator[LedgerRow]:
    shown = _passages_by_line(briefing)
    capture = briefing.witnesses[0].capture
    mended = _mended(capture)
    for line in capture.ledger:
        yield LedgerRow(
            number=line.number,
            anchor=urls.line_anchor(line.number, line.column),
            kind=line.kind.value,
            label=line.text[: line.label],
            text=line.text[line.label :],
            shown=_shown(briefing, line, shown.get(line.number, ())),
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


def _passages_by_line(briefing: Briefing) -> Mapping[int, Sequence[tuple[Unit, Passage]]]:
    found: dict[int, list[tuple[Unit, Passage]]] = {}
    for unit in record.units(briefing):
        for passage in unit.passages:
            for number in range(passage.first, passage.last + 1):
                found.setdefault(number, []).append((unit, passage))
    return found


def _is_in(passage: Passage, line: LedgerLine) -> bool:
    """Tell whether words of a passage stand in a line, or in this piece of it."""
    after_start = passage.first < line.number or passage.column < line.column + len(line.text)
    before_end = passage.last > line.number or passage.end > line.column
    return after_start and before_end


def _shown(briefing: Briefing, line: LedgerLine, shown: Sequence[tuple[Unit, Passage]]) -> Link:
    if line.kind in (LineClass.BLANK, LineClass.SEPARATOR):
        return _NOWHERE
    here = [place for place in shown if _is_in(place[1], line)]
    if here and line.turn >= 0:
        unit, passage = here[0]
        text = record.label(unit)
        if isinstance(unit, Exchange):
            text += f" {record.pilcrow(passage.anchor)}" if "-a" in passage.anchor else ", question"
        return Link(text=text, path=urls.briefing(briefing.id, passage.anchor))
    if line.kind in _SHOWN_IN_HEAD:
        return Link(text=_SHOWN_IN_HEAD[line.kind], path=urls.briefing(briefing.id))
    return _LEFT_OUT


def _odd(text: str) -> str:
    """Name the spaces of odd width in a line: "U+2002 ×2"."""
    counts = Counter(c for c in text if c in _ODD_SPACES)
    return ", ".join(f"U+{ord(c):04X} ×{number}" for c, number in sorted(counts.items()))
