"""The edition in; what records leave out, and what was changed since it was published, as JSON Lines, out."""

import json
from collections.abc import Iterable, Iterator, Mapping

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export.publication import Publication, artifact
from site_builder.model import Artifact, Briefing, Change, Omission

OMISSIONS = "omissions.jsonl"
CORRECTIONS = "corrections.jsonl"

Row = Mapping[str, object]


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    edition, base = publication.edition, publication.base_url
    omitted = (
        _omission(briefing, omission, number, base)
        for briefing in edition.briefings
        for number, omission in enumerate(briefing.omissions, 1)
    )
    yield artifact(urls.data(OMISSIONS), _lines(omitted))
    changed = (_change(change, base) for change in edition.changes)
    yield artifact(urls.data(CORRECTIONS), _lines(changed))


def _omission(briefing: Briefing, omission: Omission, number: int, base: str) -> Row:
    anchor, after = urls.omission_anchor(number), omission.after.anchor
    return {
        "id": f"{briefing.id}#{anchor}",
        "briefing": briefing.id,
        "number": number,
        "url": urls.absolute(base, urls.briefing(briefing.id, anchor)),
        "after": f"{briefing.id}#{after}" if after else None,
        "asked_by": omission.asked_by or None,
        "question": omission.question or None,
        "answer": omission.answer or None,
        "about": omission.about or None,
        "sources": [{"text": source.text, "url": source.url or None} for source in omission.sources],
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


def _lines(rows: Iterable[Row]) -> str:
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
