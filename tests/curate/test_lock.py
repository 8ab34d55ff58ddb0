"""The lock reads back what it wrote, in an order of its own."""

from dataclasses import replace

from site_builder.curate import lock
from site_builder.curate.folder import ContentFile
from site_builder.diagnostics import NOWHERE, Report
from site_builder.model import Anchor, BriefingId, NotePin, Pin


def pin(briefing: str, anchor: str, *parts: str, sketch: str = "0" * 32) -> Pin:
    return Pin(
        briefing=BriefingId(briefing),
        anchor=Anchor(anchor),
        fingerprint="0123456789abcdef",
        sketch=sketch,
        parts=tuple((Anchor(f"{anchor}-{part}"), "89abcdef") for part in parts),
    )


PINS = (
    pin("2001-01-01", "o1"),
    pin("2001-01-01", "q2", "q1", "a2", "a1"),
    pin("2001-01-01", "q10", "q1", sketch=""),
    pin("2001-01-01-readout", "p1"),
)


def test_what_is_written_reads_back() -> None:
    report = Report()
    text = lock.lock_text(PINS)
    read = lock.pins(ContentFile(path="content/permalinks.lock", stem="permalinks", text=text), report)
    assert list(report) == []
    assert [found.location.line for found in read] == [2, 3, 4, 5]
    assert tuple(_bare(found) for found in read) == PINS


def test_a_pin_of_a_note_stands_at_the_beginning_of_its_line() -> None:
    written = NotePin(
        briefing=BriefingId("2001-01-01"),
        anchor=Anchor("q1-a1"),
        lemma="89abcdef",
        fingerprint="0123456789abcdef",
    )
    text = lock.lock_text((*PINS[:1], written))
    (found,) = lock.note_pins(ContentFile(path="content/permalinks.lock", stem="permalinks", text=text))
    assert replace(found, location=NOWHERE) == written
    assert (found.location.line, found.location.column) == (3, 1)


def test_lines_are_sorted_by_day_kind_and_number() -> None:
    assert lock.lock_text(PINS[::-1]) == lock.lock_text(PINS)
    assert lock.lock_text(PINS).split("\n")[3] == "2001-01-01 q10 0123456789abcdef q1=89abcdef"
    assert lock.lock_text(()).count("\n") == 1


def _bare(pin: Pin) -> Pin:
    assert pin.location.excerpt
    return Pin(
        briefing=pin.briefing,
        anchor=pin.anchor,
        fingerprint=pin.fingerprint,
        sketch=pin.sketch,
        parts=pin.parts,
        location=NOWHERE,
    )
