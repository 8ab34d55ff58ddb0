"""The documents in; each with its exchanges and notes as JSON, beside its page, out."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export import linking, records
from site_builder.export.publication import Publication
from site_builder.model import Artifact


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    edition, base = publication.edition, publication.base_url
    members = [(urls.briefing(b.id), records.briefing(b, base)) for b in edition.briefings]
    linked = linking.linked(members, "briefing", base)
    for briefing, (path, links, row) in zip(edition.briefings, linked, strict=True):
        if not publication.makes(briefing.id):
            continue
        said = {
            "briefing": row,
            "exchanges": [records.exchange(briefing, exchange, base) for exchange in briefing.exchanges],
            "annotations": [records.annotation(briefing, note, base) for note in briefing.notes],
            "links": {**links, "text": urls.absolute(base, urls.plain_text(briefing.id))},
        }
        yield linking.file(path, said)
