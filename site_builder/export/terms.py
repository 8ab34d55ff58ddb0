"""The edition in; its terms as JSON out, with what they are found by. mentions.jsonl has their places."""

import json
from collections.abc import Iterator, Mapping

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export.publication import Publication
from site_builder.model import Artifact, Term


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    edition, base = publication.edition, publication.base_url
    rows = [
        _term(term, len(edition.term_mentions.get(slug, ())), base)
        for slug, term in sorted(edition.terms.items())
    ]
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    yield Artifact(path=urls.file(urls.data("terms.json")), content=text.encode() + b"\n")


def _term(term: Term, mentions: int, base: str) -> Mapping[str, object]:
    return {
        "slug": term.slug,
        "term": term.name,
        "definition": term.definition,
        "sources": [{"text": source.text, "url": source.url or None} for source in term.sources],
        "patterns": [
            {
                "words": pattern.words,
                "scope": pattern.scope,
                "not": pattern.excluded,
                "case": "exact" if pattern.is_exact else "any",
            }
            for pattern in term.patterns
        ],
        "see": term.see,
        "notes": [
            {
                "kind": note.kind,
                "note": note.note,
                "sources": [{"text": source.text, "url": source.url or None} for source in note.sources],
                "editor": note.editor,
                "date": note.date,
            }
            for note in term.notes
        ],
        "mentions": mentions,
        "url": urls.absolute(base, urls.term(term.slug)),
    }
