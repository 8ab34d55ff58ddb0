"""The edition in; notes and forms of answer as W3C Web Annotations out, for each document and all in one
(https://www.w3.org/TR/annotation-model/).

Selectors count and quote the words of a paragraph as its page shows them: every space as a plain one, without
the numbers of notes. A character is a code point of Unicode.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from site_builder import urls
from site_builder.derive import wording
from site_builder.diagnostics import Report
from site_builder.export.publication import Publication, artifact
from site_builder.export.rows import Row
from site_builder.model import (
    Anchor,
    AnswerForm,
    Artifact,
    Briefing,
    Note,
    SiteSettings,
    Source,
    Span,
    Unit,
)

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_OF_HTML = "http://tools.ietf.org/rfc/rfc3236"  # what a fragment means in HTML
_AROUND = 32  # characters before and behind a quotation
_Texts = Mapping[Anchor, str]  # of passages
_MOTIVATIONS = {
    "context": "commenting",
    "identification": "identifying",
    "cross-reference": "linking",
    "correction": "editing",
    "emendation": "editing",
}


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    edition, base = publication.edition, publication.base_url
    whole: list[Row] = []
    for briefing in edition.briefings:
        items = list(_annotations(publication, briefing))
        page = _page(urls.absolute(base, urls.annotations(briefing.id)), items)
        collection = {"id": urls.absolute(base, urls.ANNOTATIONS), "type": "AnnotationCollection"}
        yield _file(urls.annotations(briefing.id), {"@context": _CONTEXT, **page, "partOf": collection})
        whole.extend(items)
    yield _file(urls.ANNOTATIONS, _collection(edition.settings, whole, urls.absolute(base, urls.ANNOTATIONS)))


def _collection(settings: SiteSettings, items: Sequence[Row], address: str) -> Row:
    first = {"first": _page(f"{address}#all", items)} if items else {}
    return {
        "@context": _CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": settings.title,
        "rights": settings.licence.url,
        "total": len(items),
        **first,
    }


def _page(address: str, items: Sequence[Row]) -> Row:
    return {"id": address, "type": "AnnotationPage", "startIndex": 0, "items": items}


def _annotations(publication: Publication, briefing: Briefing) -> Iterator[Row]:
    units: tuple[Unit, ...] = (*briefing.opening, *briefing.exchanges, *briefing.blocks)
    texts = {passage.anchor: passage.text for unit in units for passage in unit.passages}
    for note in briefing.notes:
        yield _note(publication, briefing, note, texts)
    for unit in units:
        for form in unit.forms:
            if form.spans:
                yield _form(publication, briefing, unit, form, texts)


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


def _form(publication: Publication, briefing: Briefing, unit: Unit, form: AnswerForm, texts: _Texts) -> Row:
    settings, base = publication.edition.settings, publication.base_url
    is_editor = form.basis == "editor"
    editors = {"type": "Person", "name": ", ".join(settings.editors) or settings.title}
    return {
        "id": urls.absolute(base, f"{urls.annotations(briefing.id)}#{unit.anchor}-{form.form}"),
        "type": "Annotation",
        "motivation": "classifying",
        "creator": editors if is_editor else {"type": "Software", "name": settings.title},
        "rights": settings.licence.url,
        "body": [
            {
                "type": "SpecificResource",
                "source": urls.absolute(base, urls.answers(form.form)),
                "purpose": "classifying",
            },
            {
                "type": "TextualBody",
                "value": wording.FORMS[form.form],
                "format": "text/plain",
                "language": settings.language,
                "purpose": "tagging",
            },
        ],
        "target": _targets(briefing, form.spans, texts, base),
    }


def _targets(briefing: Briefing, spans: Iterable[Span], texts: _Texts, base: str) -> str | Row | list[Row]:
    """Return what spans stand for: words of a paragraph, a paragraph, a unit, or the whole page."""
    page = urls.absolute(base, urls.briefing(briefing.id))
    found: list[Row] = []
    for span in spans:
        if not span.anchor:
            return page
        parts = [anchor for anchor in texts if urls.part_anchor(anchor) == span.anchor]  # of "q3-a"
        for anchor in parts or [span.anchor]:
            selector: Row = {"type": "FragmentSelector", "conformsTo": _OF_HTML, "value": anchor}
            if span.end:
                selector = {**selector, "refinedBy": _words(texts[anchor], span)}
            found.append({"type": "SpecificResource", "source": page, "selector": selector})
    return found[0] if len(found) == 1 else found


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


def _file(path: str, content: Row) -> Artifact:
    return artifact(path, json.dumps(content, ensure_ascii=False) + "\n")
