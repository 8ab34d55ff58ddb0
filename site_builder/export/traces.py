"""The edition in; where its tracked phrases and pairs of words stand, and what refers to what, out, as JSON
Lines."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export import rows
from site_builder.export.publication import Publication
from site_builder.export.rows import Row
from site_builder.model import Artifact, Briefing, Edition, Reference, Resolution, Span, Unit

PHRASES = "phrases.jsonl"
REFERENCES = "references.jsonl"


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    edition, base = publication.edition, publication.base_url
    yield rows.lines(PHRASES, _phrases(edition, base))
    yield rows.lines(REFERENCES, _references(edition, base))


def _phrases(edition: Edition, base: str) -> Iterator[Row]:
    """Yield each place of a phrase, and of the two words of a pair, in the order of the edition."""
    for briefing in edition.briefings:
        for unit in briefing.units:
            for match in unit.phrases:
                words = edition.topics[match.topic].wording[match.number].words
                said: Row = {"topic": match.topic, "kind": "phrase", "words": words, "pair": None}
                yield from (_place(briefing, unit, span, said, base) for span in match.spans)
            for found in unit.pairs:
                pair = edition.topics[found.topic].pairs[found.number]
                for kind, word, spans in (
                    ("asked", pair.asked.words, found.asked),
                    ("answered", pair.answered.words, found.answered),
                ):
                    said = {"topic": found.topic, "kind": kind, "words": word, "pair": found.number + 1}
                    yield from (_place(briefing, unit, span, said, base) for span in spans)


def _references(edition: Edition, base: str) -> Iterator[Row]:
    known = {one.briefing for one in edition.references}
    units = {
        (briefing.id, unit.anchor): (briefing, unit)
        for briefing in edition.briefings
        if briefing.id in known
        for unit in briefing.units
    }
    for one in edition.references:
        briefing, unit = units[one.briefing, one.unit]
        said = {"relation": one.relation, "outcome": one.outcome, "basis": one.basis, "to": _to(one)}
        yield {**_place(briefing, unit, one.span, said, base), "because": one.because or None}


def _to(one: Reference) -> str | None:
    return f"{one.to}#{one.target.anchor}" if one.outcome is Resolution.LINKED else None


def _place(briefing: Briefing, unit: Unit, span: Span, said: Row, base: str) -> Row:
    """Return a place as `mentions.jsonl` has it, after what is said of it."""
    return {
        **said,
        "unit": rows.id(briefing, unit.anchor),
        **rows.place(briefing, span),
        "url": urls.absolute(base, urls.briefing(briefing.id, span.anchor)),
    }
