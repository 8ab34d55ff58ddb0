"""Passages and the marks on them in; pieces, notes and units out, ready to print."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from site_builder import urls
from site_builder.derive import forms, naming, notes, wording
from site_builder.derive import marks as named
from site_builder.derive.once import once
from site_builder.derive.views import (
    AlsoView,
    AnswerView,
    ApparatusView,
    CitationView,
    DirectionView,
    NameMark,
    OmissionView,
    PassageView,
    Piece,
    QuestionView,
    Slip,
    UnitView,
)
from site_builder.model import (
    NO_SLUG,
    Anchor,
    Answer,
    Block,
    Briefing,
    Change,
    Edition,
    Exchange,
    Kind,
    Link,
    Note,
    Passage,
    Question,
    Role,
    Slug,
    Span,
    Unit,
    Witness,
)

_FEW_EVENTS = 3  # above which the margin folds them

plain = wording.plain


class Mark(NamedTuple):
    """Characters `start` up to `end` of a passage, marked as `kind`; `note` is a note's number or 0."""

    start: int
    end: int
    kind: str
    note: int = 0
    id: str = ""  # an anchor


def pieces(text: str, marks: Sequence[Mark], *, within: tuple[int, int] | None = None) -> tuple[Piece, ...]:
    """Cut `text`, or the part of it `within`, wherever a mark begins or ends."""
    first, last = within or (0, len(text))
    shown = wording.plain(text)
    if not marks:
        return tuple(Piece(text=shown[start:end]) for start, end in pairwise(sorted({first, last})))
    edges = {first, last}
    for mark in marks:
        edges.update(edge for edge in (mark.start, mark.end) if first < edge < last)
    kinds = [mark for mark in marks if mark.kind]
    numbered = [mark for mark in marks if mark.note]
    named = [mark for mark in marks if mark.id]
    return tuple(
        Piece(
            text=shown[start:end],
            marks=tuple(sorted({m.kind for m in kinds if m.start <= start and end <= m.end}))
            if kinds
            else (),
            ids=(
                *map(urls.note_mark_anchor, sorted({m.note for m in numbered if m.start == start})),
                *(Anchor(m.id) for m in named if m.start == start),
            )
            if numbered or named
            else (),
            notes=tuple(sorted(mark.note for mark in numbered if mark.end == end)) if numbered else (),
        )
        for start, end in pairwise(sorted(edges))
    )


def marks_of(spans: Iterable[Span], anchor: Anchor, kind: str) -> list[Mark]:
    """Return the spans that lie in the passage at `anchor`, as marks."""
    return [Mark(start=span.start, end=span.end, kind=kind) for span in spans if span.anchor == anchor]


def main_units(briefing: Briefing) -> Sequence[Unit]:
    """Return what a document is counted and listed by: its questions, else its paragraphs."""
    return briefing.exchanges or briefing.blocks or briefing.opening


def extent(briefing: Briefing) -> str:
    """Word how many main units a document has: "8 questions", "10 paragraphs"."""
    name = "question" if briefing.exchanges else "paragraph"
    return wording.count(len(main_units(briefing)), name)


def label(unit: Unit) -> str:
    """Return the short name of a unit: "Q3", "¶7", "Opening ¶1"."""
    if isinstance(unit, Exchange):
        return f"Q{unit.number}"
    opening = isinstance(unit, Block) and unit.role is Role.OPENING
    return f"Opening ¶{unit.number}" if opening else f"¶{unit.number}"


def passage_label(unit: Unit, passage: Anchor) -> str:
    """Return the short name of a passage: "Q3 ¶2", "Q3, question"; of no exchange, that of its unit."""
    if not isinstance(unit, Exchange):
        return label(unit)
    return f"{label(unit)} {pilcrow(passage)}" if "-a" in passage else f"{label(unit)}, question"


def locator(unit: Unit, passage: Anchor) -> str:
    """Return what a citation of a passage says of its place: "Q3, ¶2", "Q3, question ¶1"."""
    if not isinstance(unit, Exchange):
        return label(unit)
    return f"{label(unit)}, {'' if '-a' in passage else 'question '}{pilcrow(passage)}"


def witness(briefing: Briefing, unit: Unit) -> Witness:
    """Return the witness that a unit is printed from."""
    return briefing.witnesses[unit.witness]


def place(briefing: Briefing, unit: Unit, *, passage: Anchor | None = None) -> Link:
    """Return "Press conference, Q3" with the address of the unit, or of a passage in it."""
    return Link(
        text=f"{wording.KINDS[briefing.kind]}, {label(unit)}",
        path=urls.briefing(briefing.id, passage or unit.anchor),
    )


def briefing_link(briefing: Briefing) -> Link:
    """Return a document's short name with its address: by spokesperson, else by its title."""
    return Link(text=briefing_name(briefing), path=urls.briefing(briefing.id))


def briefing_name(briefing: Briefing) -> str:
    if briefing.kind is Kind.PRESS_CONFERENCE and briefing.witnesses[0].capture.spokespersons:
        names = wording.listed(briefing.witnesses[0].capture.spokespersons)
        return f"{wording.KINDS[briefing.kind]}: {names}"
    return wording.plain(briefing.title)


def slip(edition: Edition, unit: Unit, *, events: Sequence[Slug] = (), here: Slug = NO_SLUG) -> Slip:
    """Return what the margin says of a unit: topics but for `here`, special forms of answer, events that it
    speaks of."""
    return Slip(
        topics=tuple(_topics(edition)[match.topic] for match in unit.topics if match.topic != here),
        topics_by="Topics by an editor" if any(match.basis == "editor" for match in unit.topics) else "",
        forms=forms.shown(unit),
        overruled=forms.overruled(unit),
        events=tuple(Link(text=edition.events[slug].title, path=urls.event(slug)) for slug in events),
        events_name=f"{len(events)} events named" if len(events) > _FEW_EVENTS else "",
    )


@once
def _topics(edition: Edition) -> Mapping[Slug, Link]:
    return {slug: Link(text=topic.title, path=urls.topic(slug)) for slug, topic in edition.topics.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Apparatus:
    """What is to be shown beside one document's words: its notes and corrections; events, witnesses and what
    stands omitted after each unit; the directions among them, by the passage that they stand before; the
    names in each passage, and where its words are also said."""

    notes: tuple[Note, ...]
    changes: tuple[Change, ...] = ()
    omissions: Mapping[Anchor, tuple[OmissionView, ...]] = field(default_factory=dict)
    events: Mapping[Anchor, tuple[Slug, ...]] = field(default_factory=dict)
    witnesses: Mapping[Anchor, ApparatusView] = field(default_factory=dict)
    directions: Mapping[Anchor, tuple[DirectionView, ...]] = field(default_factory=dict)
    names: Mapping[Anchor, tuple[NameMark, ...]] = field(default_factory=dict)
    also: Mapping[Anchor, tuple[AlsoView, tuple[Mark, ...]]] = field(default_factory=dict)


def unit_view(
    edition: Edition,
    briefing: Briefing,
    unit: Unit,
    apparatus: Apparatus,
    citations: tuple[CitationView, ...],
) -> UnitView:
    """Return one unit as the reading page shows it."""
    first = min(passage.first for passage in unit.passages)
    last = max(passage.last for passage in unit.passages)
    name = f"Question {unit.number}" if isinstance(unit, Exchange) else f"Paragraph {unit.number}"
    source = urls.source(briefing.id, first, siglum=witness(briefing, unit).siglum)

    def views(passages: Sequence[Passage], role: str = "") -> tuple[PassageView, ...]:
        return tuple(
            _passage_view(briefing, unit, passage, apparatus, f"{role} {number}" if role else name)
            for number, passage in enumerate(passages, 1)
        )

    def before(turn: Question | Answer) -> tuple[DirectionView, ...]:
        at = turn.passages[0].anchor
        return apparatus.directions.get(at, ()) if at != unit.passages[0].anchor else ()

    tongue = witness(briefing, unit).capture.language
    questions: tuple[Question, ...] = unit.questions if isinstance(unit, Exchange) else ()
    answers: tuple[Answer, ...] = unit.answers if isinstance(unit, Exchange) else ()
    return UnitView(
        anchor=unit.anchor,
        label=label(unit),
        name=name,
        path=urls.briefing(briefing.id, unit.anchor),
        questions=tuple(
            QuestionView(
                label=None
                if question.resumes
                else naming.asks(edition, question.outlet, question.label, tongue),
                credited=tuple(naming.outlet(edition, slug, "") for slug in question.credited),
                passages=views(question.passages, f"{name}, paragraph"),
                directions=before(question),
            )
            for question in questions
        ),
        answers=tuple(
            AnswerView(
                label=None
                if answer.resumes
                else naming.answers(edition, answer.spokesperson, answer.label, tongue),
                passages=views(answer.passages, f"Answer {unit.number}, paragraph"),
                directions=before(answer),
            )
            for answer in answers
        ),
        passages=() if questions or answers else views(unit.passages),
        slip=slip(edition, unit, events=apparatus.events.get(unit.anchor, ())),
        notes=tuple(
            notes.note_view(briefing, note, apparatus.changes)
            for note in notes.of_unit(apparatus.notes, unit)
        ),
        omissions=apparatus.omissions.get(unit.anchor, ()),
        source=Link(text=f"Source, {wording.lines(first, last)}", path=source),
        citations=citations,
        fingerprint=unit.fingerprint,
        apparatus=apparatus.witnesses.get(unit.anchor, ApparatusView()),
        witness=naming.from_witness(briefing, witness(briefing, unit).siglum),
        directions=apparatus.directions.get(unit.passages[0].anchor, ()),
        speaker=naming.answers(edition, unit.spokesperson, unit.label, tongue)
        if isinstance(unit, Block) and unit.label
        else None,
    )


def _passage_view(
    briefing: Briefing, unit: Unit, passage: Passage, apparatus: Apparatus, name: str
) -> PassageView:
    here = notes.of_passage(apparatus.notes, unit, passage)
    also, found = apparatus.also.get(passage.anchor, (None, ()))
    marks = [
        Mark(start=note.span.start, end=note.span.end, kind="lemma", note=note.number)
        if note.span.end
        else Mark(start=len(passage.text) - 1, end=len(passage.text), kind="", note=note.number)
        for note in here
    ]
    marks += [mark for form in unit.forms for mark in marks_of(form.spans, passage.anchor, "form")]
    names = apparatus.names.get(passage.anchor, ())
    marks += [Mark(start=each.start, end=each.end, kind="") for each in names]  # so that they are cut there
    return PassageView(
        anchor=passage.anchor,
        path=urls.briefing(briefing.id, passage.anchor),
        label=pilcrow(passage.anchor),
        name=name,
        locator=locator(unit, passage.anchor),
        pieces=named.linked(pieces(passage.text, (*marks, *found)), names),
        also=also,
        notes=tuple(notes.note_view(briefing, note, apparatus.changes) for note in here),
        language=briefing.language,
        corrected=notes.corrected(apparatus.changes, passage),
    )


def pilcrow(anchor: Anchor) -> str:
    """Return "¶2" for "q3-a2", and for "p2"."""
    return "¶" + anchor.rpartition("-")[2].lstrip("abcdefghijklmnopqrstuvwxyz")
