"""A capture as it was read, and what an editor says of it, in; the capture as it counts out.

A ruling goes before the text. What neither text nor editor says is reported, and so are a page's date that
lies far from the day on which the event was held, and a second document that seems to begin.
"""

from dataclasses import replace

from site_builder.capture import dates, labels, seams
from site_builder.capture.source import excerpt
from site_builder.diagnostics import Location, Report, Rule, Severity
from site_builder.model import Basis, Capture, Dated, Kind, LabelRuling, LineRuling, WitnessRecord

UNDATED = Rule(code="C108", name="undated")
UNTITLED = Rule(code="C109", name="untitled")
DATE_CONFLICT = Rule(code="C110", name="date-conflict", severity=Severity.WARNING)

UNUSED_RULING = Rule(code="C117", name="unused-ruling")

_LATE = 31  # days by which a page's date may follow the event
_EARLY = 1  # and precede it: clocks differ between the place and the page


def settle(capture: Capture, record: WitnessRecord, report: Report) -> Capture:
    """Apply the rulings on kind, held and title, and report what is still missing or at odds."""
    settled = capture
    if kind := record.rulings.get("kind"):
        settled = replace(settled, kind=Kind(kind.value))
    if day := record.rulings.get("held"):
        held = Dated(value=day.value, basis=Basis.EDITOR, words=capture.held.words, because=day.because)
        settled = replace(settled, held=held)
    if title := record.rulings.get("title"):
        settled = replace(settled, title=title.value, title_basis=Basis.EDITOR, title_because=title.because)
    _report_missing(settled, report)
    _report_unused(settled, record, report)
    _report_conflict(settled, record, report)
    seams.report(settled, record.lines, report)
    return settled


def _report_missing(capture: Capture, report: Report) -> None:
    if not capture.held.value:
        words = capture.held.words
        where, line = _place(capture, words)
        known = f'the text says "{words}" and no year' if words else "title, text and page name no day"
        message = f"The day on which this was held is not known: {known}."
        report.add(UNDATED, where, message, hint=_hint(capture, "held", "YYYY-MM-DD"), excerpt=line)
    if not capture.title:
        where, line = _place(capture, "")
        report.add(UNTITLED, where, "The text has no title.", hint=_hint(capture, "title", "…"), excerpt=line)


def _report_unused(capture: Capture, record: WitnessRecord, report: Report) -> None:
    """Report what is ruled of a label or of lines that the capture does not have so."""
    for ruling in record.labels:
        if not _is_printed(capture, ruling):
            report.add(
                UNUSED_RULING,
                ruling.location,
                f'No label "{ruling.text}" is in {capture.path}.',
                hint="write the label as it is printed, without its colon, or take the ruling out",
            )
    for lines in record.lines:
        fault = _fault(capture, lines)
        if fault:
            hint = "count the lines as `inspect` does, from 1, and name the first of a paragraph"
            report.add(UNUSED_RULING, lines.location, f"{capture.path} has {fault}.", hint=hint)


def _is_printed(capture: Capture, ruling: LabelRuling) -> bool:
    """Tell whether somebody speaks under a label, or words that are none stand before a colon."""
    key = labels.key(ruling.text)
    if ruling.role is not None:
        return any(labels.key(turn.label) == key for turn in capture.turns)
    said = (labels.key(line.text) for line in capture.ledger)
    return any(f"{key}{colon}" in text for text in said for colon in (":", "：", " :"))


def _fault(capture: Capture, ruling: LineRuling) -> str:
    """Return what is wrong with the lines that a ruling names; "" for nothing."""
    if not capture.ledger or ruling.last > capture.ledger[-1].number:
        return f"no line {ruling.last}"
    pieces = [line for line in capture.ledger if ruling.first <= line.number <= ruling.last]
    if not any(line.text.strip() for line in pieces):
        return f"nothing in line {ruling.first}"
    first = pieces[0]
    before = next((line for line in reversed(capture.ledger) if line.number == first.number - 1), None)
    if before and before.paragraph >= 0 and (before.turn, before.paragraph) == (first.turn, first.paragraph):
        return f"line {ruling.first} within a paragraph"
    if ruling.label and not labels.opens(labels.key(first.text), labels.key(ruling.label)):
        return f'no label "{ruling.label}" at the start of line {ruling.first}'
    return ""


def _report_conflict(capture: Capture, record: WitnessRecord, report: Report) -> None:
    """Report a page's date that is not near the day, unless the editor has spoken of it."""
    held, page = capture.held, capture.published
    explained = "held" in record.rulings or record.published or record.note
    if explained or not held.value or not page.value:
        return
    days = dates.apart(held.value, page.value)
    if -_EARLY <= days <= _LATE:
        return
    where, line = _place(capture, page.words)
    apart = f"{days} days after" if days > 0 else f"{-days} days before"
    report.add(
        DATE_CONFLICT,
        where,
        f'The page is dated "{page.words}", {apart} {held.value}, the day that its {held.basis} gives.',
        hint=f'explain the date in content/witnesses.yaml, under seed "{capture.seed}", '
        "with `note:` or `published:`, or rule on `held:`",
        excerpt=line,
    )


def _place(capture: Capture, words: str) -> tuple[Location, str]:
    """Return the place of words in the capture, and their line; the whole capture for none."""
    if words:
        for line in capture.ledger:
            column = line.text.find(words) + 1
            if column:
                where = Location(path=capture.path, line=line.number, column=column)
                return where, excerpt(line.text, column)
    return Location(path=capture.path), ""


def _hint(capture: Capture, key: str, value: str) -> str:
    return (
        f'write it into content/witnesses.yaml, under seed "{capture.seed}": '
        f'`{key}: {{value: "{value}", because: "…"}}`'
    )
