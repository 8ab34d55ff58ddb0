"""The edition in; its terms as JSON out, with what they are found by. mentions.jsonl has their places."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export import rows
from site_builder.export.publication import Publication
from site_builder.export.rows import Row
from site_builder.model import Artifact, Term


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    edition, base = publication.edition, publication.base_url
    found = (
        _term(term, len(edition.term_mentions.get(slug, ())), base)
        for slug, term in sorted(edition.terms.items())
    )
    yield rows.register("terms.json", found)


def _term(term: Term, mentions: int, base: str) -> Row:
    return {
        "slug": term.slug,
        "term": term.name,
        "definition": term.definition,
        "sources": rows.sources(term.sources),
        "patterns": [
            {**rows.pattern(pattern), "case": "exact" if pattern.is_exact else "any"}
            for pattern in term.patterns
        ],
        "see": term.see,
        "notes": [
            {
                "kind": note.kind,
                "note": note.note,
                "sources": rows.sources(note.sources),
                "editor": note.editor,
                "date": note.date,
            }
            for note in term.notes
        ],
        "mentions": mentions,
        "url": urls.absolute(base, urls.term(term.slug)),
    }
