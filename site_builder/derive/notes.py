"""Notes, corrections and omissions of a document in; what its page says of them out."""

from collections.abc import Mapping, Sequence

from site_builder import urls
from site_builder.derive import worddiff, wording
from site_builder.derive.views import CorrectedView, NoteView, OmissionView
from site_builder.model import (
    Anchor,
    Briefing,
    BriefingId,
    Change,
    Edition,
    Exchange,
    Link,
    Note,
    Omission,
    Passage,
    Unit,
)

_PARTS = {"q": "on the whole question", "a": "on the whole answer"}


def note_view(briefing: Briefing, note: Note, changes: Sequence[Change] = ()) -> NoteView:
    """Return a note as its page prints it; `changes` are those of the whole document."""
    written, anchor = note.annotation, note.span.anchor
    about = _about(anchor)
    return NoteView(
        number=note.number,
        anchor=note.anchor,
        kind=written.kind,
        lemma=written.lemma,
        body=written.note,
        sources=written.sources,
        signature=f"{written.kind.capitalize()}{about}. {written.editor}, {wording.day(written.date)}",
        mark=_mark(briefing, note),
        reading=written.reading,
        changes=tuple(_changed(change) for change in changes if change.note == note.number),
    )


def of_passage(notes: Sequence[Note], unit: Unit, passage: Passage) -> list[Note]:
    """Return the notes that are printed after a passage: its own, and, where it is the last paragraph of a
    question or answer, those on the whole of that."""
    part = urls.part_anchor(passage.anchor)
    ends = passage.anchor == [p.anchor for p in unit.passages if urls.part_anchor(p.anchor) == part][-1]
    return [
        note
        for note in notes
        if note.span.anchor == passage.anchor or (part and ends and note.span.anchor == part)
    ]


def of_unit(notes: Sequence[Note], unit: Unit) -> list[Note]:
    """Return the notes on a whole exchange; those on any other unit are those of its passage."""
    return [note for note in notes if note.span.anchor == unit.anchor and isinstance(unit, Exchange)]


def changes(edition: Edition) -> Mapping[BriefingId, tuple[Change, ...]]:
    """Return the corrections of each document, by day."""
    found: dict[BriefingId, tuple[Change, ...]] = {}
    for change in edition.changes:
        id = change.correction.target.briefing
        found[id] = (*found.get(id, ()), change)
    return found


def corrected(changes: Sequence[Change], passage: Passage) -> tuple[CorrectedView, ...]:
    """Return what was corrected in a passage of the record."""
    return tuple(
        CorrectedView(
            link=_changed(change),
            diff=worddiff.cut(worddiff.diff(change.correction.was, change.now)),
            reason=change.correction.reason,
            mark=urls.briefing(change.correction.target.briefing, passage.anchor),
        )
        for change in changes
        if not change.correction.lemma and change.correction.target.anchor == passage.anchor
    )


def omissions(briefing: Briefing) -> Mapping[Anchor, tuple[OmissionView, ...]]:
    """Return what the record leaves out by the unit that it is placed after; "" is the end of the text."""
    found: dict[Anchor, tuple[OmissionView, ...]] = {}
    for number, omission in enumerate(briefing.omissions, 1):
        after = omission.after.anchor
        found[after] = (*found.get(after, ()), omission_view(briefing, omission, number))
    return found


def omission_view(briefing: Briefing, omission: Omission, number: int) -> OmissionView:
    anchor = urls.omission_anchor(number)
    return OmissionView(
        anchor=anchor,
        number=number,
        path=urls.briefing(briefing.id, anchor),
        asked=_asked(omission),
        told="Answer, as reported:" if omission.answer else "The answer’s words are not reported.",
        question=_paragraphs(omission.question),
        answer=_paragraphs(omission.answer),
        about=omission.about,
        sources=omission.sources,
        signature=f"{omission.editor}, {wording.day(omission.date)}",
    )


def _asked(omission: Omission) -> str:
    """Say who asked, as far as it was reported, before the words of the question if there are any."""
    who = omission.asked_by
    if omission.question:
        return f"Asked by {who}:" if who else "Asked, by whom is not reported:"
    if who:
        return f"Asked by {who}, in words that are not reported."
    return "Who asked, and in what words, is not reported."


def _mark(briefing: Briefing, note: Note) -> str:
    """Return the place that a note stands level with: its words, or, where it is on no words, its number at
    the end of the paragraph; of a note on an exchange, the top of it."""
    anchor = note.span.anchor
    if not anchor:
        return ""
    is_exchange = anchor.startswith("q") and "-" not in anchor
    return urls.briefing(briefing.id, anchor if is_exchange else urls.note_mark_anchor(note.number))


def _about(anchor: Anchor) -> str:
    """Say of what a note is that is on no words or paragraph."""
    if not anchor:
        return ", on the document"
    unit, _, part = anchor.partition("-")
    if part in _PARTS:
        return f", {_PARTS[part]}"
    return ", on the whole exchange" if unit.startswith("q") and not part else ""


def _changed(change: Change) -> Link:
    path = urls.corrections(urls.correction_anchor(change.number))
    return Link(text=f"Corrected on {wording.day(change.correction.date)}", path=path)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(paragraph.strip() for paragraph in text.split("\n\n") if paragraph.strip())
