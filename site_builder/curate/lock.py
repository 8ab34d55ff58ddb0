"""permalinks.lock in, its pins out; and back.

One line a unit, `briefing anchor fingerprint ~sketch part=fingerprint …`, sorted, so that two people who pin
at once see what they merge:

    2023-11-16 q3 0a1b2c3d4e5f6071 ~27c35e6e9373877f29e562464e46497e q1=acc9227c a1=c02e5f5c

and below a briefing's units one line a note, `briefing note target lemma fingerprint`, the lemma as its own
fingerprint:

    2023-11-16 note q3-a1 5d0c2f11 9e107d9d372bb682
"""

import re
from collections.abc import Iterable

from site_builder import urls
from site_builder.curate import fingerprints, pairing
from site_builder.curate.folder import ContentFile
from site_builder.curate.parts import DOCUMENT
from site_builder.curate.strict_yaml import CONFLICT_HINT, CONFLICT_MESSAGE, is_conflict, place
from site_builder.diagnostics import Location, Report, Rule
from site_builder.model import Anchor, BriefingId, NotePin, Pin, Unit

MALFORMED_PIN = Rule(code="U280", name="malformed-pin")

FILE = "permalinks.lock"
HEADER = "# The anchor of every exchange and paragraph; written by `pin`. Do not edit: links rest on it."

# Matches the line above, and "2023-11-16 p7 0a1b2c3d4e5f6071"; not "2023-11-16 q0 0a1b" nor one with two
# spaces together.
_LINE = re.compile(
    r"([0-9a-z-]{10,40}) ([qop][1-9][0-9]{0,4}) ([0-9a-f]{16})(?: ~([0-9a-f]{32}))?"
    r"((?: [qa][1-9][0-9]{0,4}=[0-9a-f]{8}){0,2000})"
)
# Matches the last line above, and the same with "document" for "q3-a1"; not "2023-11-16 note q3-a1".
_NOTE = re.compile(r"([0-9a-z-]{10,40}) note (\S{1,80}) ([0-9a-f]{8}) ([0-9a-f]{16})")
_PASSAGES = {"q": urls.question_anchor, "a": urls.answer_anchor}
_FAMILIES = "opq"


def pins(file: ContentFile, report: Report) -> tuple[Pin, ...]:
    """Return the pins of the lock; a line that is none is reported, and of a merge's marks the first."""
    lines = file.text.split("\n")
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]
    marks = [n for n, line in numbered if is_conflict(line)]
    if marks:
        where = place(lines, file.path, marks[0], 1)
        report.add(MALFORMED_PIN, where, CONFLICT_MESSAGE, hint=CONFLICT_HINT)
    found: list[Pin] = []
    for number, line in numbered:
        match = _LINE.fullmatch(line)
        where = place(lines, file.path, number, 1)
        if match is not None and urls.BRIEFING_ID.fullmatch(match[1]):
            found.append(_pin(match, where))
        elif number not in marks and not _NOTE.fullmatch(line):
            hint = "take the line from an earlier revision; `pin` writes this file"
            report.add(MALFORMED_PIN, where, "This is no pin.", hint=hint)
    return tuple(found)


def note_pins(file: ContentFile) -> tuple[NotePin, ...]:
    """Return the pins of notes in the lock."""
    lines = file.text.split("\n")
    matches = ((number, _NOTE.fullmatch(line)) for number, line in enumerate(lines, 1) if " note " in line)
    return tuple(_note(match, place(lines, file.path, number, 1)) for number, match in matches if match)


def lock_text(pins: Iterable[Pin | NotePin]) -> str:
    """Return the whole file."""
    return "\n".join((HEADER, *(_line(pin) for pin in sorted(pins, key=_order)), ""))


def repinned(briefing: BriefingId, units: Iterable[Unit], pins: Iterable[Pin]) -> tuple[Pin, ...]:
    """Return the pins of a briefing as it now is: one for each of its units, and those that it no longer
    has, so that no number is given again."""
    lines = {pin.anchor: pin for pin in pins if pin.briefing == briefing}
    for unit in units:
        lines[unit.anchor] = _repinned(briefing, unit, lines.get(unit.anchor))
    return tuple(lines.values())


def _repinned(briefing: BriefingId, unit: Unit, old: Pin | None) -> Pin:
    folded = [fingerprints.folded(passage.text) for passage in unit.passages]
    now = {
        passage.anchor: fingerprints.of_folded((words,), 8)
        for passage, words in zip(unit.passages, folded, strict=True)
        if passage.anchor != unit.anchor
    }
    once = {anchor: part for anchor, part in old.parts if anchor not in now} if old else {}
    fingerprint = fingerprints.of_folded(folded, 16)
    is_kept = old is not None and old.fingerprint == fingerprint and old.sketch
    return Pin(
        briefing=briefing,
        anchor=unit.anchor,
        fingerprint=fingerprint,
        sketch=old.sketch if old and is_kept else fingerprints.sketch(folded),
        parts=(*now.items(), *once.items()),
    )


def _pin(match: re.Match[str], where: Location) -> Pin:
    anchor = Anchor(match[2])
    return Pin(
        briefing=BriefingId(match[1]),
        anchor=anchor,
        fingerprint=match[3],
        sketch=match[4] or "",
        parts=tuple(_part(anchor, part) for part in match[5].split()),
        location=where,
    )


def _part(unit: Anchor, part: str) -> tuple[Anchor, str]:
    name, _, fingerprint = part.partition("=")
    return _PASSAGES[name[0]](unit, int(name[1:])), fingerprint


def _note(match: re.Match[str], where: Location) -> NotePin:
    return NotePin(
        briefing=BriefingId(match[1]),
        anchor=Anchor("" if match[2] == DOCUMENT else match[2]),
        lemma=match[3],
        fingerprint=match[4],
        location=where,
    )


def _line(pin: Pin | NotePin) -> str:
    if isinstance(pin, NotePin):
        return " ".join((pin.briefing, "note", pin.anchor or DOCUMENT, pin.lemma, pin.fingerprint))
    parts = (f"{anchor.removeprefix(f'{pin.anchor}-')}={part}" for anchor, part in pin.parts)
    sketch = (f"~{pin.sketch}",) if pin.sketch else ()
    return " ".join((pin.briefing, pin.anchor, pin.fingerprint, *sketch, *parts))


def _order(pin: Pin | NotePin) -> tuple[str, int, int, str]:
    """Sort by briefing; its units by number, then its notes by target, numbers by value."""
    if isinstance(pin, NotePin):
        padded = re.sub(r"[0-9]+", lambda digits: digits[0].zfill(5), pin.anchor)
        return (pin.briefing, len(_FAMILIES), 0, f"{padded} {pin.lemma}")
    return (pin.briefing, _FAMILIES.index(pairing.stem(pin.anchor)), pairing.number(pin.anchor), "")
