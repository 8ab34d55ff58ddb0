"""The edition in; notes, forms of answer, topics and parallels as W3C Web Annotations out, in a collection
whose pages are the documents (https://www.w3.org/TR/annotation-model/).

Pages of a collection may not be empty: a document without annotations has its file, and no place in the row.

Selectors count and quote the words of a paragraph as its page shows them: every space as a plain one, without
the numbers of notes. A character is a code point of Unicode.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from site_builder import urls
from site_builder.derive import wording
from site_builder.diagnostics import Report
from site_builder.export.publication import Publication
from site_builder.export.rows import Row
from site_builder.model import (
    Anchor,
    Artifact,
    Briefing,
    BriefingId,
    Edition,
    Family,
    Note,
    SiteSettings,
    Source,
    Span,
    Unit,
)
from site_builder.typed_json import line

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_OF_HTML = "http://tools.ietf.org/rfc/rfc3236"  # what a fragment means in HTML
_AROUND = 32  # characters before and behind a quotation
_Recurring = tuple[Family, Span]
_Texts = Mapping[Anchor, str]  # of passages
_MOTIVATIONS = {
    "context": "commenting",
    "identification": "identifying",
    "cross-reference": "linking",
    "correction": "editing",
    "emendation": "editing",
}


class _Class(NamedTuple):
    """A form of answer, or a topic, of one unit, with the words that show it."""

    name: str
    title: str
    path: str
    is_editor: bool
    spans: Sequence[Span]


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    edition, base = publication.edition, publication.base_url
    address = urls.absolute(base, urls.ANNOTATIONS)
    recurring: dict[BriefingId, list[_Recurring]] = defaultdict(list)
    for family in edition.families:
        for place in family.places:
            recurring[place.briefing].append((family, place.span))
    pages = [
        urls.absolute(base, urls.annotations(briefing.id))
        for briefing in edition.briefings
        if any(_annotations(publication, briefing, recurring[briefing.id]))  # makes the first of them only
    ]
    before, behind = dict(pairwise(reversed(pages))), dict(pairwise(pages))
    total = 0
    for briefing in edition.briefings:
        page = urls.absolute(base, urls.annotations(briefing.id))
        items = [line(item) for item in _annotations(publication, briefing, recurring[briefing.id])]
        head: Row = {
            "@context": _CONTEXT,
            "id": page,
            "type": "AnnotationPage",
            "partOf": {"id": address, "type": "AnnotationCollection"},
            "startIndex": total,
            **({"prev": before[page]} if page in before else {}),
            **({"next": behind[page]} if page in behind else {}),
        }
        yield Artifact(path=urls.file(urls.annotations(briefing.id)), content=_written(head, items))
        total += len(items)
    whole: Row = {
        "@context": _CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": edition.settings.title,
        "rights": edition.settings.licence.url,
        "total": total,
        **({"first": pages[0], "last": pages[-1]} if pages else {}),
    }
    yield Artifact(path=urls.file(urls.ANNOTATIONS), content=line(whole) + b"\n")


def _written(page: Row, items: Sequence[bytes]) -> bytes:
    """Return a page with a line for each of its items."""
    return line(page)[:-1] + b', "items": [' + b",\n".join(items) + b"]}\n"


def _annotations(
    publication: Publication, briefing: Briefing, recurring: Iterable[_Recurring]
) -> Iterator[Row]:
    units = briefing.units
    texts = {passage.anchor: passage.text for unit in units for passage in unit.passages}
    order = {anchor: number for number, anchor in enumerate(texts)}
    for note in briefing.notes:
        yield _note(publication, briefing, note, texts)
    for unit in units:
        for found in _classes(publication.edition, unit):
            yield _class(publication, briefing, found, texts)
    for family, span in sorted(
        recurring, key=lambda each: (order[each[1].anchor], each[1].start, each[0].id)
    ):
        yield _parallel(publication, briefing, family, span, texts)


def _note(publication: Publication, briefing: Briefing, note: Note, texts: _Texts) -> Row:
    settings, base = publication.edition.settings, publication.base_url
    written = note.annotation
    words = {"type": "TextualBody", "value": written.note, "format": "text/markdown"}
    bodies: list[Row] = [{**words, "language": settings.language, "purpose": "commenting"}]
    if written.reading:
        reading = {"type": "TextualBody", "value": written.reading, "format": "text/plain"}
        bodies.append({**reading, "language": briefing.language, "purpose": "editing"})
    return {
        "id": urls.absolute(base, urls.briefing(briefing.id, note.anchor)),
        "type": "Annotation",
        "motivation": _MOTIVATIONS[written.kind],
        "creator": {"type": "Person", "name": written.editor},
        "created": f"{written.date}T00:00:00Z",
        "rights": settings.licence.url,
        "body": bodies,
        "target": _targets(briefing, [note.span], texts, base),
        "rdfs:label": written.lemma,
        "dcterms:source": list(_sources(written.sources)),
    }


def _classes(edition: Edition, unit: Unit) -> Iterator[_Class]:
    for form in unit.forms:
        if form.spans:
            yield _Class(
                name=f"{unit.anchor}-{form.form}",
                title=wording.FORMS[form.form],
                path=urls.answers(form.form),
                is_editor=form.basis == "editor",
                spans=form.spans,
            )
    for match in unit.topics:
        yield _Class(
            name=f"{unit.anchor}-topic-{match.topic}",
            title=edition.topics[match.topic].title,
            path=urls.topic(match.topic),
            is_editor=match.basis == "editor",
            spans=match.spans or (Span(anchor=unit.anchor),),  # an editor rests on no words
        )


def _class(publication: Publication, briefing: Briefing, found: _Class, texts: _Texts) -> Row:
    settings, base = publication.edition.settings, publication.base_url
    editors: Row = {"type": "Person", "name": ", ".join(settings.editors) or settings.title}
    return {
        "id": urls.absolute(base, f"{urls.annotations(briefing.id)}#{found.name}"),
        "type": "Annotation",
        "motivation": "classifying",
        "creator": editors if found.is_editor else _software(settings),
        "rights": settings.licence.url,
        "body": [
            {
                "type": "SpecificResource",
                "source": urls.absolute(base, found.path),
                "purpose": "classifying",
            },
            {
                "type": "TextualBody",
                "value": found.title,
                "format": "text/plain",
                "language": settings.language,
                "purpose": "tagging",
            },
        ],
        "target": _targets(briefing, found.spans, texts, base),
    }


def _parallel(publication: Publication, briefing: Briefing, family: Family, span: Span, texts: _Texts) -> Row:
    """Return one that links words to the page of all places that have them: there may be hundreds."""
    settings, base = publication.edition.settings, publication.base_url
    place = f"{family.id}-{span.anchor}-{span.start}"
    address = urls.absolute(base, urls.family(family.id))
    return {
        "id": urls.absolute(base, f"{urls.annotations(briefing.id)}#{place}"),
        "type": "Annotation",
        "motivation": "linking",
        "creator": _software(settings),
        "rights": settings.licence.url,
        "body": [{"type": "SpecificResource", "source": address, "purpose": "linking"}],
        "target": _targets(briefing, [span], texts, base),
    }


def _software(settings: SiteSettings) -> Row:
    return {"type": "Software", "name": settings.title}


def _targets(briefing: Briefing, spans: Iterable[Span], texts: _Texts, base: str) -> str | Row | list[Row]:
    """Return what spans stand for: words of a paragraph, a paragraph, a unit, or the whole page."""
    page = urls.absolute(base, urls.briefing(briefing.id))
    found: list[Row] = []
    for span in spans:
        if not span.anchor:
            return page
        for anchor in _places(span.anchor, texts):
            selector: Row = {"type": "FragmentSelector", "conformsTo": _OF_HTML, "value": anchor}
            if span.end:
                selector = {**selector, "refinedBy": _words(texts[anchor], span)}
            found.append({"type": "SpecificResource", "source": page, "selector": selector})
    return found[0] if len(found) == 1 else found


def _places(anchor: Anchor, texts: _Texts) -> Sequence[Anchor]:
    """Return the paragraphs of "q3-a", and what is no such part as it is."""
    if anchor in texts:
        return (anchor,)
    return [each for each in texts if urls.part_anchor(each) == anchor] or (anchor,)


def _words(text: str, span: Span) -> list[Row]:
    """Return two ways to find the same words in a paragraph. What is quoted around them is as long as it
    takes for all three to stand once."""
    text, start, end, around = wording.plain(text), span.start, span.end, _AROUND
    while _is_repeated(text, text[max(start - around, 0) : end + around]):
        around *= 2
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(start - around, 0) : start],
            "suffix": text[end : end + around],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]


def _is_repeated(text: str, words: str) -> bool:
    return text.find(words, text.find(words) + 1) >= 0


def _sources(sources: Iterable[Source]) -> Iterator[Row]:
    for source in sources:
        yield {**({"id": source.url} if source.url else {}), "rdfs:label": source.text}
