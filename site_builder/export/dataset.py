"""The edition in; its records as JSON Lines, its registers as JSON out: the words as printed, ids as on
the site. Key order is that of the data dictionary; what is not known is null."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from site_builder import urls
from site_builder.curate import edtf, words
from site_builder.diagnostics import Report
from site_builder.export.publication import Publication
from site_builder.model import (
    Artifact,
    Block,
    Briefing,
    Edition,
    Event,
    Exchange,
    Form,
    Mention,
    Note,
    Outlet,
    Passage,
    Pattern,
    Slug,
    Source,
    Span,
    Topic,
)

Row = Mapping[str, object]

_NEVER = (date.max, date.max)


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    edition, base = publication.edition, publication.base_url
    yield _lines("exchanges.jsonl", (_exchange(b, x, base) for b in edition.briefings for x in b.exchanges))
    yield _lines("briefings.jsonl", (_briefing(b, base) for b in edition.briefings))
    yield _lines("annotations.jsonl", (_annotation(b, n, base) for b in edition.briefings for n in b.notes))
    yield _lines("mentions.jsonl", _mentions(edition))
    asking = _asking(edition)
    outlets = (_outlet(outlet, base, asking) for _, outlet in sorted(edition.outlets.items()))
    yield _register("outlets.json", outlets)
    yield _register("topics.json", (_topic(topic, base) for _, topic in sorted(edition.topics.items())))
    yield _register("events.json", (_event(event, base) for event in _by_date(edition)))


def _exchange(briefing: Briefing, exchange: Exchange, base: str) -> Row:
    answers = exchange.answers
    return {
        "id": _id(briefing, exchange.anchor),
        "briefing": briefing.id,
        "anchor": exchange.anchor,
        "number": exchange.number,
        "url": urls.absolute(base, urls.briefing(briefing.id, exchange.anchor)),
        "held": briefing.held.value[:10],
        "spokesperson": (answers[0].spokesperson or None) if answers else None,
        "outlet": exchange.outlet or None,
        "printed_as": exchange.questions[0].label if exchange.questions else "",
        "question": [p.text for question in exchange.questions for p in question.passages],
        "answer": [p.text for answer in answers for p in answer.passages],
        "topics": [match.topic for match in exchange.topics],
        "forms": _forms(exchange),
        "seed": briefing.witnesses[exchange.witness].capture.seed,
        "lines": _extent(exchange.passages),
        "fingerprint": exchange.fingerprint,
        "questions": [
            {
                "outlet": question.outlet or None,
                "printed_as": question.label,
                "credited": question.credited,
                "text": [p.text for p in question.passages],
            }
            for question in exchange.questions
        ],
        "answers": [
            {
                "spokesperson": answer.spokesperson or None,
                "printed_as": answer.label,
                "text": [p.text for p in answer.passages],
            }
            for answer in answers
        ],
        "witness": briefing.witnesses[exchange.witness].siglum,
    }


def _forms(exchange: Exchange) -> Sequence[Row]:
    """Return the forms with the words they rest on. An answer without a special form is substantive; of one
    in Chinese, which no rule may fit, nothing is said."""
    if (
        exchange.answers
        and not exchange.forms
        and not any(words.is_chinese(p.text) for p in exchange.passages)
    ):
        return [{"form": Form.SUBSTANTIVE, "basis": "rule:default", "evidence": ""}]
    return [
        {
            "form": found.form,
            "basis": found.basis,
            "evidence": " … ".join(filter(None, (_words(exchange.passages, span) for span in found.spans))),
        }
        for found in exchange.forms
    ]


def _extent(passages: Sequence[Passage]) -> Sequence[int]:
    return [min(p.first for p in passages), max(p.last for p in passages)] if passages else []


def _briefing(briefing: Briefing, base: str) -> Row:
    return {
        "id": briefing.id,
        "kind": briefing.kind,
        "title": briefing.title,
        "held": briefing.held.value[:10],
        "held_basis": briefing.held.basis,
        "published": briefing.published.value or None,
        "spokespersons": briefing.spokespersons,
        "opening": _paragraphs(briefing.opening),
        "paragraphs": _paragraphs(briefing.blocks),
        "exchanges": [exchange.anchor for exchange in briefing.exchanges],
        "witnesses": [_witness(briefing, number) for number in range(len(briefing.witnesses))],
        "url": urls.absolute(base, urls.briefing(briefing.id)),
    }


def _witness(briefing: Briefing, number: int) -> Row:
    witness = briefing.witnesses[number]
    matches = [m for each in briefing.collations if each.witness == number for m in each.matches]
    return {
        "seed": witness.capture.seed,
        "sha256": witness.capture.sha256,
        "publisher": witness.record.publisher or None,
        "origin": witness.record.origin or None,
        "siglum": witness.siglum,
        "language": witness.capture.language,
        "moved": [anchor for match in matches if match.is_moved for anchor in match.units],
    }


def _paragraphs(blocks: Iterable[Block]) -> Sequence[str]:
    return [passage.text for block in blocks for passage in block.passages]


def _annotation(briefing: Briefing, note: Note, base: str) -> Row:
    written = note.annotation
    anchor = urls.note_anchor(note.number)
    return {
        "id": _id(briefing, anchor),
        "briefing": briefing.id,
        "number": note.number,
        **_place(briefing, note.span),
        "kind": written.kind,
        "lemma": written.lemma,
        "note": written.note,
        "sources": _sources(written.sources),
        "editor": written.editor,
        "date": written.date,
        "url": urls.absolute(base, urls.briefing(briefing.id, anchor)),
        "reading": written.reading or None,
    }


def _mentions(edition: Edition) -> Iterator[Row]:
    """Yield the places that speak of an event, then those of a person, in the order of the edition."""
    briefings = {briefing.id: briefing for briefing in edition.briefings}
    for kind, register in (("event", edition.event_mentions), ("person", edition.person_mentions)):
        for slug in sorted(register):
            for mention in register[slug]:
                yield {"kind": kind, "slug": slug, **_mention(briefings[mention.briefing], mention)}


def _mention(briefing: Briefing, mention: Mention) -> Row:
    place = _place(briefing, mention.span)
    return {"unit": _id(briefing, mention.unit), **place, "basis": mention.basis}


def _asking(edition: Edition) -> frozenset[Slug]:
    """Return the outlets that a question names or credits: those that have a page."""
    return frozenset(
        slug
        for briefing in edition.briefings
        for exchange in briefing.exchanges
        for question in exchange.questions
        for slug in (question.outlet, *question.credited)
    )


def _outlet(outlet: Outlet, base: str, asking: frozenset[Slug]) -> Row:
    return {
        "slug": outlet.slug,
        "name": outlet.name,
        "aliases": outlet.aliases,
        "country": outlet.country or None,
        "language": outlet.language or None,
        "kind": outlet.kind or None,
        "official": outlet.official or None,
        "sources": _sources(outlet.sources),
        "provisional": outlet.provisional,
        "url": urls.absolute(base, urls.outlet(outlet.slug)) if outlet.slug in asking else None,
    }


def _topic(topic: Topic, base: str) -> Row:
    return {
        "slug": topic.slug,
        "title": topic.title,
        "parent": topic.parent or None,
        "about": topic.about,
        "patterns": [_pattern(pattern) for pattern in topic.patterns],
        "url": urls.absolute(base, urls.topic(topic.slug)),
    }


def _pattern(pattern: Pattern) -> Row:
    return {"words": pattern.words, "scope": pattern.scope, "not": pattern.excluded}


def _by_date(edition: Edition) -> Iterable[Event]:
    """Return the events by the first day that each may have been on."""
    return sorted(
        edition.events.values(), key=lambda event: (edtf.days(event.date) or _NEVER, event.date, event.slug)
    )


def _event(event: Event, base: str) -> Row:
    return {
        "slug": event.slug,
        "title": event.title,
        "date": event.date,
        "place": event.place or None,
        "sources": _sources(event.sources),
        "url": urls.absolute(base, urls.event(event.slug)),
    }


def _sources(sources: Iterable[Source]) -> Sequence[Row]:
    return [{"text": source.text, "url": source.url or None} for source in sources]


def _place(briefing: Briefing, span: Span) -> Row:
    """Name a place as the data files do. `start` and `end` count characters of the target's text;
    0, 0 is the whole target."""
    return {
        "target": _id(briefing, span.anchor),
        "exact": _words(_passages(briefing), span),
        "start": span.start,
        "end": span.end,
    }


def _words(passages: Iterable[Passage], span: Span) -> str:
    """Return the words of a span; "" for a whole exchange or document, whose words stand elsewhere."""
    text = next((passage.text for passage in passages if passage.anchor == span.anchor), "")
    return text[span.start : span.end] if span.end else text


def _passages(briefing: Briefing) -> Iterator[Passage]:
    for unit in (*briefing.opening, *briefing.exchanges, *briefing.blocks):
        yield from unit.passages


def _id(briefing: Briefing, anchor: str) -> str:
    return f"{briefing.id}#{anchor}" if anchor else briefing.id


def _lines(name: str, rows: Iterable[Row]) -> Artifact:
    content = b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)
    return Artifact(path=urls.file(urls.data(name)), content=content)


def _register(name: str, rows: Iterable[Row]) -> Artifact:
    text = json.dumps(list(rows), ensure_ascii=False, indent=1)
    return Artifact(path=urls.file(urls.data(name)), content=text.encode() + b"\n")
