"""Documents, events, the data, the path to a page in; nodes of JSON-LD in the vocabulary of schema.org out.

The words of the record are not repeated: a question is named by its address, at which they stand. An answer
is a `suggestedAnswer`, the term that does not say whether it is the right one. QAPage and FAQPage are not
used: they are for pages whose readers ask.
"""

from collections.abc import Iterable, Iterator, Mapping

from site_builder import urls
from site_builder.curate import edtf
from site_builder.derive import passages as record
from site_builder.derive import wording
from site_builder.model import (
    NO_SLUG,
    Briefing,
    BriefingId,
    DataFile,
    Edition,
    Event,
    Exchange,
    Kind,
    Mention,
    Page,
    Slug,
)

Node = Mapping[str, object]

TYPES = {
    Kind.PRESS_CONFERENCE: "CreativeWork",
    Kind.BACKGROUND_BRIEFING: "Report",
    Kind.READOUT: "Report",
}


def document(edition: Edition, briefing: Briefing) -> Node:
    settings, witness = edition.settings, briefing.witnesses[0]
    address = _address(edition, urls.briefing(briefing.id))
    title = record.plain(briefing.title)
    return _known(
        {
            "@type": TYPES[briefing.kind],
            "@id": address,
            "url": address,
            "name": title,
            "genre": wording.KINDS[briefing.kind],
            "inLanguage": briefing.language,
            "dateCreated": briefing.held.value[:10],
            "datePublished": _plain_day(briefing.published.value),
            "dateModified": settings.revised,
            "version": settings.revision,
            "author": _named("Organization", settings.author),
            "sourceOrganization": _named("Organization", witness.record.publisher),
            "isBasedOn": witness.record.origin,
            "isPartOf": _collection(edition),
            "recordedAt": _known(
                {
                    "@type": "Event",
                    "name": title,
                    "startDate": briefing.held.value[:10],
                    "performer": [_person(edition, slug) for slug in briefing.spokespersons],
                }
            ),
            "about": _topics(edition, briefing),
            "encoding": [
                {
                    "@type": "MediaObject",
                    "contentUrl": _address(edition, urls.seed(each.capture.seed)),
                    "encodingFormat": "text/plain",
                    "sha256": each.capture.sha256,
                }
                for each in briefing.witnesses
            ],
            "hasPart": [_question(edition, briefing, exchange) for exchange in briefing.exchanges],
            "sdLicense": settings.licence.url,
        }
    )


def event(edition: Edition, event: Event) -> Node:
    address = _address(edition, urls.event(event.slug))
    start, _, end = event.date.partition("/")
    return _known(
        {
            "@type": "Event",
            "@id": address,
            "url": address,
            "name": event.title,
            "startDate": _plain_day(start),
            "endDate": _plain_day(end),
            "location": _named("Place", event.place),
            "subjectOf": [
                {"@id": _address(edition, urls.briefing(id))}
                for id in _documents(edition.event_mentions.get(event.slug, ()))
            ],
        }
    )


def dataset(edition: Edition, description: str, files: Iterable[DataFile]) -> Node:
    settings, held = edition.settings, [briefing.held.value[:10] for briefing in edition.briefings]
    address = _address(edition, urls.DATA)
    return _known(
        {
            "@type": "Dataset",
            "@id": address,
            "url": address,
            "name": f"{settings.title}: data",
            "description": description,
            "creator": [_named("Organization", name) for name in settings.editors],
            "license": settings.licence.url,
            "isAccessibleForFree": True,
            "inLanguage": settings.language,
            "version": settings.revision,
            "dateModified": settings.revised,
            "temporalCoverage": f"{min(held)}/{max(held)}" if held else "",
            "isPartOf": _collection(edition),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": file.name,
                    "contentUrl": _address(edition, urls.data(file.name)),
                    "encodingFormat": file.media,
                    "contentSize": f"{file.size} B",
                    "sha256": file.sha256,
                }
                for file in files
            ],
        }
    )


def trail(edition: Edition, page: Page) -> Node:
    """Return the path to a page, itself at the end."""
    steps = (*((link.text, link.path) for link in page.crumbs), (page.title, page.path))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": _address(edition, path)}
            for number, (name, path) in enumerate(steps, 1)
        ],
    }


def _question(edition: Edition, briefing: Briefing, exchange: Exchange) -> Node:
    answers = exchange.answers
    speakers = dict.fromkeys(answer.spokesperson for answer in answers if answer.spokesperson != NO_SLUG)
    part = urls.part_anchor(answers[0].passages[0].anchor) if answers else exchange.anchor
    outlet = edition.outlets[exchange.outlet].name if exchange.outlet != NO_SLUG else ""
    return _known(
        {
            "@type": "Question",
            "@id": _address(edition, urls.briefing(briefing.id, exchange.anchor)),
            "name": record.label(exchange),
            "position": exchange.number,
            "author": _named("Organization", outlet),
            "suggestedAnswer": _known(
                {
                    "@type": "Answer",
                    "@id": _address(edition, urls.briefing(briefing.id, part)),
                    "author": [_person(edition, slug) for slug in speakers],
                }
            )
            if answers
            else "",
        }
    )


def _topics(edition: Edition, briefing: Briefing) -> list[Node]:
    found = dict.fromkeys(match.topic for unit in briefing.units for match in unit.topics)
    return [
        {"@type": "Thing", "@id": _address(edition, urls.topic(slug)), "name": edition.topics[slug].title}
        for slug in found
    ]


def _collection(edition: Edition) -> Node:
    home = _address(edition, urls.HOME)
    return {"@type": "Collection", "@id": home, "name": edition.settings.title}


def _person(edition: Edition, slug: Slug) -> Node:
    address = _address(edition, urls.person(slug))
    return {"@type": "Person", "@id": address, "name": edition.people[slug].name}


def _documents(mentions: Iterable[Mention]) -> Iterator[BriefingId]:
    return iter(dict.fromkeys(mention.briefing for mention in mentions))


def _named(kind: str, name: str) -> Node:
    return {"@type": kind, "name": name} if name else {}


def _plain_day(value: str) -> str:
    """Return a day as ISO 8601 has it, its time left out; "" for what is uncertain, and for no day."""
    day = value.partition("T")[0]
    return day if edtf.day(day) else ""


def _known(node: Node) -> Node:
    """Leave out what is not known."""
    return {name: value for name, value in node.items() if value or value is False}


def _address(edition: Edition, path: str) -> str:
    return urls.absolute(edition.settings.base_url, path)
