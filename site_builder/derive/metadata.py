"""A document, an event, the data page in; what their heads tell programs out. Shared.

Links follow the FAIR Signposting Profile (https://signposting.org/FAIR/): where to cite, what describes the
page, what it is made of. Names and values are read by reference managers: what Zotero's translators make of
them is tested in tests/browser/test_metadata.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_builder import urls
from site_builder.derive import citation, linked_data
from site_builder.model import Briefing, DataFile, Edition, Event, Head, HeadLink, Page

_TYPES = {
    "index.bib": "application/x-bibtex",
    "index.ris": "application/x-research-info-systems",
    "index.csl.json": "application/vnd.citationstyles.csl+json",
}

# Pages whose content is also there as JSON, by template; that of a document is among its other links.
_RECORDED = {"topic", "outlet", "person", "term", "event"}


def of_document(edition: Edition, briefing: Briefing) -> Head:
    return Head(
        metas=tuple(_metas(edition, briefing)),
        links=tuple(_links(edition, briefing)),
        nodes=(linked_data.document(edition, briefing),),
        is_cited=True,
    )


def of_event(edition: Edition, event: Event) -> Head:
    return Head(nodes=(linked_data.event(edition, event),))


def of_data(edition: Edition, description: str, files: Sequence[DataFile]) -> Head:
    node = linked_data.dataset(edition, description, files)
    return Head(links=(HeadLink(rel="item", path=urls.MANIFEST, type="text/plain"),), nodes=(node,))


def completed(edition: Edition, page: Page) -> Page:
    """Return a page whose head also says what path leads to it, and where it is as JSON."""
    head = page.head
    if page.template in _RECORDED:
        as_json = HeadLink(rel="alternate", path=urls.record(page.path), type="application/json")
        head = replace(head, links=(*head.links, as_json))
    if page.crumbs:
        head = replace(head, nodes=(*head.nodes, linked_data.trail(edition, page)))
    return replace(page, head=head)


def _metas(edition: Edition, briefing: Briefing) -> Iterator[tuple[str, str]]:
    settings, witness = edition.settings, briefing.witnesses[0]
    held, published = briefing.held.value[:10], briefing.published.value
    yield "citation_title", citation.title(briefing)
    if settings.author:
        # With a comma behind it a name is taken for a family name, whole; without one its last word would be.
        yield "citation_author", f"{settings.author},"
    yield "citation_date", held
    yield "citation_public_url", urls.absolute(settings.base_url, urls.briefing(briefing.id))
    yield "citation_language", briefing.language
    # First of the names by which the site can be called: dcterms.source would be taken else.
    yield "prism.publicationName", settings.title
    if witness.record.origin or witness.record.publisher:
        yield "dcterms.source", witness.record.origin or witness.record.publisher
    yield "dcterms.issued", held
    if published:
        yield "dcterms.available", published
    if settings.revised:
        yield "dcterms.modified", settings.revised


def _links(edition: Edition, briefing: Briefing) -> Iterator[HeadLink]:
    address = urls.absolute(edition.settings.base_url, urls.briefing(briefing.id))
    yield HeadLink(rel="cite-as", path=address)
    yield HeadLink(rel="type", path="https://schema.org/AboutPage")
    yield HeadLink(rel="type", path=f"https://schema.org/{linked_data.TYPES[briefing.kind]}")
    for _, name in citation.FILES:
        yield HeadLink(rel="describedby", path=urls.beside(briefing.id, name), type=_TYPES[name])
    yield HeadLink(rel="describedby", path=urls.annotations(briefing.id), type="application/ld+json")
    for path, kind in (
        (urls.record(urls.briefing(briefing.id)), "application/json"),
        (urls.tei(briefing.id), "application/tei+xml"),
        (urls.plain_text(briefing.id), "text/plain"),
    ):
        yield HeadLink(rel="alternate", path=path, type=kind)
    for witness in briefing.witnesses:
        yield HeadLink(rel="item", path=urls.seed(witness.capture.seed), type="text/plain")
