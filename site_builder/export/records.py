"""What stands in a document in; a row of the data files for each exchange, document, note and mention out.
Key order is that of the data dictionary; what is not known is null."""

from collections.abc import Iterable, Iterator, Sequence

from site_builder import urls
from site_builder.curate import words
from site_builder.export import rows
from site_builder.export.rows import Row
from site_builder.model import (
    AnswerForm,
    Block,
    Briefing,
    DateMention,
    Edition,
    Exchange,
    Form,
    Mention,
    Note,
    Passage,
    Span,
)

_OF_DATES = ("edtf", "rule", "certainty", "event")  # columns that hold something for a time alone


def exchange(briefing: Briefing, exchange: Exchange, base: str) -> Row:
    answers = exchange.answers
    return {
        "id": rows.id(briefing, exchange.anchor),
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
        "forms": forms(exchange),
        "seed": briefing.witnesses[exchange.witness].capture.seed,
        "lines": _extent(exchange.passages),
        "fingerprint": exchange.fingerprint,
        "questions": [
            {
                "outlet": question.outlet or None,
                "printed_as": "" if question.resumes else question.label,
                "credited": question.credited,
                "text": [p.text for p in question.passages],
            }
            for question in exchange.questions
        ],
        "answers": [
            {
                "spokesperson": answer.spokesperson or None,
                "printed_as": "" if answer.resumes else answer.label,
                "text": [p.text for p in answer.passages],
            }
            for answer in answers
        ],
        "witness": briefing.witnesses[exchange.witness].siglum,
        "overruled": [_form(exchange, found) for found in exchange.overruled],
    }


def forms(exchange: Exchange) -> Sequence[Row]:
    """Return the forms with the words they rest on. An answer without a special form is substantive; of one
    in Chinese, which no rule may fit, nothing is said."""
    if (
        exchange.answers
        and not exchange.forms
        and not any(words.is_chinese(p.text) for p in exchange.passages)
    ):
        return [_form(exchange, AnswerForm(form=Form.SUBSTANTIVE, basis="rule:default", spans=()))]
    return [_form(exchange, found) for found in exchange.forms]


def _form(exchange: Exchange, found: AnswerForm) -> Row:
    def printed(spans: Iterable[Span]) -> str:
        return " … ".join(filter(None, (rows.words(exchange.passages, span) for span in spans)))

    named = printed(found.objects) or None
    return {
        "form": found.form,
        "basis": found.basis,
        "evidence": printed(found.spans),
        "referred_to": named if found.form is Form.REFERRED else None,
        "deferred_to": named if found.form is Form.DEFERRED else None,
        "rules": found.rules,
        "because": found.because or None,
    }


def _extent(passages: Sequence[Passage]) -> Sequence[int]:
    return [min(p.first for p in passages), max(p.last for p in passages)] if passages else []


def briefing(briefing: Briefing, base: str) -> Row:
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


def annotation(briefing: Briefing, note: Note, base: str) -> Row:
    written = note.annotation
    return {
        "id": rows.id(briefing, note.anchor),
        "briefing": briefing.id,
        "number": note.number,
        **rows.place(briefing, note.span),
        "kind": written.kind,
        "lemma": written.lemma,
        "note": written.note,
        "sources": rows.sources(written.sources),
        "editor": written.editor,
        "date": written.date,
        "url": urls.absolute(base, urls.briefing(briefing.id, note.anchor)),
        "reading": written.reading or None,
    }


def mentions(edition: Edition) -> Iterator[Row]:
    """Yield the places that speak of an event, of a person, of a term, and that name a time, each in
    the order of the edition."""
    briefings = {briefing.id: briefing for briefing in edition.briefings}
    for kind, register in (
        ("event", edition.event_mentions),
        ("person", edition.person_mentions),
        ("term", edition.term_mentions),
    ):
        for slug in sorted(register):
            for mention in register[slug]:
                place = _mention(briefings[mention.briefing], mention)
                yield {"kind": kind, "slug": slug, **place, **dict.fromkeys(_OF_DATES)}
    for named in edition.dates:
        reckoned = (named.edtf or None, named.rule, named.certainty, named.event or None)
        place = _mention(briefings[named.briefing], named)
        yield {"kind": "date", "slug": None, **place, **dict(zip(_OF_DATES, reckoned, strict=True))}


def _mention(briefing: Briefing, mention: Mention | DateMention) -> Row:
    place = rows.place(briefing, mention.span)
    return {"unit": rows.id(briefing, mention.unit), **place, "basis": mention.basis}
