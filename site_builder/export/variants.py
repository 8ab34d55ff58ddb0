"""The edition in; every place where a witness differs from its text out, as JSON Lines.

With the text and these variants every witness in the language of the text can be put together again, word for
word."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export import rows
from site_builder.export.publication import Publication
from site_builder.export.rows import Row
from site_builder.model import (
    Artifact,
    Briefing,
    Match,
    Variant,
    VariantKind,
    Witness,
)

NAME = "variants.jsonl"


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    found = (
        row for briefing in publication.edition.briefings for row in _rows(briefing, publication.base_url)
    )
    yield rows.lines(NAME, found)


def _rows(briefing: Briefing, base: str) -> Iterator[Row]:
    """Yield what the copy-text lacks, then what each further witness has otherwise, as the text goes."""
    units = briefing.units
    for unit in units:
        if unit.witness:
            yield _omitted(briefing, briefing.witnesses[0], unit.anchor, base)
    for collation in briefing.collations:
        witness = briefing.witnesses[collation.witness]
        for match in collation.matches:
            if not match.places:
                for anchor in match.units:
                    yield _omitted(briefing, witness, anchor, base)
            elif not match.units:
                yield _alone(briefing, witness, match, base)
            for variant in match.variants:
                yield _variant(briefing, witness, variant, base)


def _variant(briefing: Briefing, witness: Witness, variant: Variant, base: str) -> Row:
    return {
        **_place(briefing, witness, variant.span.anchor, base),
        "part": "label" if variant.is_label else "words",
        "kind": variant.kind,
        "start": variant.span.start,
        "end": variant.span.end,
        "text": variant.lemma,
        "reading": variant.reading,
        "line": variant.line,
    }


def _omitted(briefing: Briefing, witness: Witness, anchor: str, base: str) -> Row:
    return {
        **_place(briefing, witness, anchor, base),
        **_whole(VariantKind.OMISSION),
        "reading": "",
        "line": None,
    }


def _alone(briefing: Briefing, witness: Witness, match: Match, base: str) -> Row:
    """Return what a witness in another language has and the text has not: it belongs to no unit of it."""
    found = [witness.capture.turns[turn].paragraphs[number] for turn, number in match.places]
    return {
        **_place(briefing, witness, "", base),
        **_whole(VariantKind.ADDITION),
        "reading": "\n".join(paragraph.text for paragraph in found),
        "line": found[0].first,
    }


def _place(briefing: Briefing, witness: Witness, anchor: str, base: str) -> Row:
    return {
        "briefing": briefing.id,
        "witness": witness.siglum,
        "seed": witness.capture.seed,
        "target": rows.id(briefing, anchor),
        "url": urls.absolute(base, urls.briefing(briefing.id, anchor)),
    }


def _whole(kind: VariantKind) -> Row:
    return {"part": "unit", "kind": kind, "start": 0, "end": 0, "text": ""}
