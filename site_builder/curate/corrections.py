"""Corrections, the texts as they stand and their pins in; out, what each correction changed.

A pin is the fingerprint of the words that were published. So what is no longer as it was pinned must have a
correction that gives the words which were; and a correction need not say what its words became, as they are
those that the next correction of the same place replaced, or that stand there.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.curate import fingerprints
from site_builder.curate.parts import DOCUMENT
from site_builder.curate.resolve import UNKNOWN_TARGET, Scene, did_you_mean
from site_builder.diagnostics import Location, Report, Rule, Severity
from site_builder.model import (
    Anchor,
    Annotation,
    Briefing,
    BriefingId,
    Change,
    Content,
    Correction,
    Edition,
    Note,
    NotePin,
    Passage,
    Pin,
)

UNRECORDED_CORRECTION = Rule(code="U340", name="unrecorded-correction")
IDLE_CORRECTION = Rule(code="U341", name="idle-correction")
UNKNOWN_NOTE = Rule(code="U342", name="unknown-note")
UNPINNED_NOTE = Rule(code="U343", name="unpinned-note", severity=Severity.WARNING)
MISTAKEN_CORRECTION = Rule(code="U344", name="mistaken-correction")

_PART, _WHOLE = 8, 16  # digits of the fingerprint of a paragraph of an exchange, and of a unit or a note

Key = tuple[BriefingId, Anchor, str]  # a place, and the fingerprint of a lemma: "" for the record


@dataclass(frozen=True, slots=True, kw_only=True)
class _Demand:
    """What is not as it was pinned: `pinned` is the fingerprint of the words that were, "" for none."""

    key: Key
    pinned: str
    where: Location
    message: str
    stub: str


def changes(
    content: Content, briefings: Sequence[Briefing], scenes: Mapping[BriefingId, Scene], report: Report
) -> tuple[Change, ...]:
    """Return the corrections by day, with what their words became; report what was changed without one."""
    notes = {note_key(note.annotation): note for briefing in briefings for note in briefing.notes}
    dated = sorted(content.corrections, key=lambda each: each.date)
    pinned = _pinned_places(content, {each.target.briefing for each in dated})
    known = [each for each in dated if _is_known(each, pinned, notes, scenes, report)]
    by_key: dict[Key, list[Correction]] = defaultdict(list)
    for each in known:
        by_key[_key(each)].append(each)
    demands = (*_changed_texts(content.pins, briefings), *_changed_notes(content))
    for demand in demands:
        _check(demand, by_key.get(demand.key, ()), content.settings.revised, report)
    _check_pinned(content, report)
    found = tuple(
        _change(number, each, by_key[_key(each)], notes, scenes) for number, each in enumerate(known, 1)
    )
    for change in found:
        if change.now.split() == change.correction.was.split():
            _report_idle(change.correction, report)
    return found


def repin_notes(edition: Edition) -> tuple[NotePin, ...]:
    """Return the pins of all notes as they now are, and of those that were withdrawn."""
    now = {_pin_key(pin): pin for pin in edition.note_pins}
    for briefing in edition.briefings:
        for note in briefing.notes:
            now[note_key(note.annotation)] = _pin(note.annotation)
    return tuple(now.values())


def words(annotation: Annotation) -> str:
    """Return what a note says; of an emendation, its reading and its reason."""
    return f"{annotation.reading}: {annotation.note}" if annotation.reading else annotation.note


def _key(correction: Correction) -> Key:
    return (correction.target.briefing, correction.target.anchor, _of_lemma(correction.lemma))


def note_key(annotation: Annotation) -> Key:
    """Return what a note is known by: there is one on a passage with a lemma of these words."""
    return (annotation.target.briefing, annotation.target.anchor, _of_lemma(annotation.lemma))


def _pin_key(pin: NotePin) -> Key:
    return (pin.briefing, pin.anchor, pin.lemma)


def _pin(annotation: Annotation) -> NotePin:
    briefing, anchor, lemma = note_key(annotation)
    fingerprint = fingerprints.fingerprint((words(annotation),))
    return NotePin(briefing=briefing, anchor=anchor, lemma=lemma, fingerprint=fingerprint)


def _of_lemma(lemma: str) -> str:
    """Return the digits by which a pin knows a lemma; of one that is signs alone, those of the signs."""
    return fingerprints.of_folded((fingerprints.folded(lemma) or lemma.encode(),), _PART) if lemma else ""


def _name(briefing: BriefingId, anchor: Anchor) -> str:
    return f"{briefing}#{anchor or DOCUMENT}"


def _is_known(
    each: Correction,
    pinned: Collection[Key],
    notes: Mapping[Key, Note],
    scenes: Mapping[BriefingId, Scene],
    report: Report,
) -> bool:
    """True when what was corrected stands somewhere, or was pinned once; reported when it does not."""
    briefing, anchor = each.target.briefing, each.target.anchor
    name = _name(briefing, anchor)
    if _key(each) in pinned or _key(each) in notes:
        return True
    if each.lemma:
        lemmas = [note.annotation.lemma for key, note in notes.items() if key[:2] == (briefing, anchor)]
        hint = did_you_mean(each.lemma, lemmas) or "write `target:` and `lemma:` of the note as they are"
        message = f'There is no note "{each.lemma}" on {name}, and none was pinned.'
        report.add(UNKNOWN_NOTE, each.location, message, hint=hint)
        return False
    living = [passage.anchor for passage in _passages(briefing, scenes)]
    if anchor in living:
        return True
    hint = did_you_mean(anchor, living) or "name a paragraph: q3-a1, p7; or a note on it with `note:`"
    report.add(UNKNOWN_TARGET, each.location, f"There is no paragraph {name}.", hint=hint)
    return False


def _pinned_places(content: Content, briefings: Collection[BriefingId]) -> Collection[Key]:
    """Return every paragraph and note of these briefings that was pinned."""
    return {
        *(
            (pin.briefing, part, "")
            for pin in content.pins
            if pin.briefing in briefings
            for part in _parts(pin)
        ),
        *(_pin_key(pin) for pin in content.note_pins if pin.briefing in briefings),
    }


def _passages(briefing: BriefingId, scenes: Mapping[BriefingId, Scene]) -> Sequence[Passage]:
    return (scenes[briefing].passages(Anchor("")) or ()) if briefing in scenes else ()


def _parts(pin: Pin) -> Mapping[Anchor, str]:
    """Return the fingerprint of each paragraph of a unit as it was pinned."""
    return dict(pin.parts) if pin.anchor.startswith("q") else {pin.anchor: pin.fingerprint}


def _changed_texts(pins: Iterable[Pin], briefings: Iterable[Briefing]) -> Iterator[_Demand]:
    """Yield the paragraphs of units whose words are not those that were pinned."""
    pinned = {(pin.briefing, pin.anchor): pin for pin in pins}
    for briefing in briefings:
        for unit in briefing.units:
            pin = pinned.get((briefing.id, unit.anchor))
            if pin is None or pin.fingerprint == unit.fingerprint:
                continue
            was = _parts(pin)
            path = briefing.witnesses[unit.witness].capture.path
            for passage in unit.passages if was else ():
                digits = _PART if pin.parts else _WHOLE
                if fingerprints.fingerprint((passage.text,))[:digits] == was.get(passage.anchor):
                    continue
                name = _name(briefing.id, passage.anchor)
                yield _Demand(
                    key=(briefing.id, passage.anchor, ""),
                    pinned=was.get(passage.anchor, ""),
                    where=Location(path=path, line=passage.first, column=passage.column),
                    message=f"{name} is not as it was pinned",
                    stub=f'target: "{name}"',
                )


def _changed_notes(content: Content) -> Iterator[_Demand]:
    """Yield the notes that do not say what was pinned, or are gone."""
    written = {note_key(note): note for note in content.annotations}
    for pin in content.note_pins:
        note = written.get(_pin_key(pin))
        if note is not None and _pin(note).fingerprint == pin.fingerprint:
            continue
        name = _name(pin.briefing, pin.anchor)
        lemma = note.lemma if note else "…"
        yield _Demand(
            key=_pin_key(pin),
            pinned=pin.fingerprint,
            where=note.location if note else pin.location,
            message=f'The note "{lemma}" on {name} is not as it was pinned'
            if note
            else f"A note on {name} was pinned and is gone",
            stub=f'target: "{name}", note: "{lemma}"',
        )


def _check(demand: _Demand, said: Sequence[Correction], revised: str, report: Report) -> None:
    """Report a change that no correction gives the former words of."""
    was = demand.pinned
    if any(
        fingerprints.fingerprint((each.was,))[: len(was)] == was if was else not each.was for each in said
    ):
        return
    if said:
        report.add(
            MISTAKEN_CORRECTION,
            said[-1].location,
            f"What this correction says {_name(*demand.key[:2])} was is not what was pinned.",
            hint="give in `was:` the whole text as it was published; where there was none, leave it out",
        )
        return
    day = revised or "YYYY-MM-DD"
    former = ', was: "…"' if was else ""
    report.add(
        UNRECORDED_CORRECTION,
        demand.where,
        f"{demand.message}, and no correction says so.",
        hint="add to content/corrections.yaml, with the words as they were: "
        f'- {{{demand.stub}, date: "{day}"{former}, reason: "…", editor: "…"}}',
    )


def _check_pinned(content: Content, report: Report) -> None:
    """Warn of notes that are not pinned: what becomes of them is not watched."""
    pinned = {_pin_key(pin) for pin in content.note_pins}
    written: dict[BriefingId, list[Annotation]] = defaultdict(list)
    for note in content.annotations:
        written[note.target.briefing].append(note)
    for briefing, notes in written.items():
        new = [note for note in notes if note_key(note) not in pinned]
        if new:
            report.add(
                UNPINNED_NOTE,
                new[0].location,
                f"Notes on {briefing} that are not pinned: {len(new)} of {len(notes)}.",
                hint="run `python -m site_builder pin`, and keep what it writes",
            )


def _change(
    number: int,
    each: Correction,
    same: Sequence[Correction],
    notes: Mapping[Key, Note],
    scenes: Mapping[BriefingId, Scene],
) -> Change:
    """Return what a correction changed; `same` are all of its place, by day."""
    note = notes.get(_key(each)) if each.lemma else None
    later = same[same.index(each) + 1 :]
    now = later[0].was if later else words(note.annotation) if note else ""
    if not later and not each.lemma:
        here = _passages(each.target.briefing, scenes)
        now = next((passage.text for passage in here if passage.anchor == each.target.anchor), "")
    return Change(number=number, correction=each, now=now, note=note.number if note else 0)


def _report_idle(each: Correction, report: Report) -> None:
    report.add(
        IDLE_CORRECTION,
        each.location,
        f"This correction of {_name(each.target.briefing, each.target.anchor)} changes nothing.",
        hint="give in `was:` the text as it stood before; what it became need not be said",
    )
