"""The edition in; its records as JSON Lines, its registers as JSON out: the words as printed, ids as on
the site."""

from collections.abc import Iterator

from site_builder.diagnostics import Report
from site_builder.export import records, registers, rows
from site_builder.export.publication import Publication
from site_builder.model import Artifact


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    edition, base = publication.edition, publication.base_url
    yield rows.lines(
        "exchanges.jsonl", (records.exchange(b, x, base) for b in edition.briefings for x in b.exchanges)
    )
    yield rows.lines("briefings.jsonl", (records.briefing(b, base) for b in edition.briefings))
    yield rows.lines("mentions.jsonl", records.mentions(edition))
    yield rows.register("outlets.json", registers.outlets(edition, base))
    yield rows.register("people.json", registers.people(edition, base))
    yield rows.register("topics.json", registers.topics(edition, base))
    yield rows.register("terms.json", registers.terms(edition, base))
    yield rows.register("events.json", registers.events(edition, base))
