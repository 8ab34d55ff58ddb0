"""The edition in; notes, what records leave out, and what was changed since it was published, as JSON Lines,
out."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export import records, rows
from site_builder.export.publication import Publication
from site_builder.export.rows import Row
from site_builder.model import Artifact, Briefing, Change, Omission

ANNOTATIONS = "annotations.jsonl"
OMISSIONS = "omissions.jsonl"
CORRECTIONS = "corrections.jsonl"


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    edition, base = publication.edition, publication.base_url
    noted = (records.annotation(b, note, base) for b in edition.briefings for note in b.notes)
    yield rows.lines(ANNOTATIONS, noted)
    omitted = (
        _omission(briefing, omission, number, base)
        for briefing in edition.briefings
        for number, omission in enumerate(briefing.omissions, 1)
    )
    yield rows.lines(OMISSIONS, omitted)
    changed = (_change(change, base) for change in edition.changes)
    yield rows.lines(CORRECTIONS, changed)


def _omission(briefing: Briefing, omission: Omission, number: int, base: str) -> Row:
    anchor, after = urls.omission_anchor(number), omission.after.anchor
    return {
        "id": rows.id(briefing, anchor),
        "briefing": briefing.id,
        "number": number,
        "url": urls.absolute(base, urls.briefing(briefing.id, anchor)),
        "after": rows.id(briefing, after) if after else None,
        "asked_by": omission.asked_by or None,
        "question": omission.question or None,
        "answer": omission.answer or None,
        "about": omission.about or None,
        "sources": rows.sources(omission.sources),
        "editor": omission.editor,
        "date": omission.date,
    }


def _change(change: Change, base: str) -> Row:
    said = change.correction
    anchor = said.target.anchor
    return {
        "number": change.number,
        "url": urls.absolute(base, urls.corrections(urls.correction_anchor(change.number))),
        "target": f"{said.target.briefing}#{anchor}" if anchor else said.target.briefing,
        "note": said.lemma or None,
        "date": said.date,
        "was": said.was or None,
        "now": change.now or None,
        "reason": said.reason,
        "editor": said.editor,
    }
