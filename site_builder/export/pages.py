"""The edition in; what a page speaks of as JSON out: index.json beside the page of the edition and of each
topic, outlet, person, term and event; `documents` makes those of documents. Records are those of the data
files; links lead on.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from site_builder import urls
from site_builder.derive import places
from site_builder.derive.places import Place
from site_builder.diagnostics import Report
from site_builder.export import linking, records, registers, rows
from site_builder.export.linking import Members
from site_builder.export.publication import Publication
from site_builder.export.rows import Row
from site_builder.model import Artifact, BriefingId, Edition, Mention, Slug


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    edition, base = publication.edition, publication.base_url
    whole = partial(urls.absolute, base)
    members: dict[str, Members] = {
        "briefings": [(urls.briefing(b.id), records.briefing(b, base)) for b in edition.briefings],
        **{
            name: [(address(Slug(str(row["slug"]))), row) for row in found(edition, base) if row["url"]]
            for name, found, address in (
                ("topics", registers.topics, urls.topic),
                ("outlets", registers.outlets, urls.outlet),
                ("people", registers.people, urls.person),
                ("terms", registers.terms, urls.term),
                ("events", registers.events, urls.event),
            )
        },
    }
    yield linking.file(urls.HOME, _edition(edition, members, base))
    by_topic, by_outlet = places.by_topic(edition), places.by_outlet(edition)
    for path, links, row in linking.linked(members["topics"], "topic", base):
        slug = Slug(str(row["slug"]))
        parent = edition.topics[slug].parent
        links["parent"] = whole(urls.record(urls.topic(parent))) if parent else None
        children = sorted(child.slug for child in edition.topics.values() if child.parent == slug)
        links["children"] = [whole(urls.record(urls.topic(child))) for child in children]
        yield linking.file(path, {"topic": row, "places": _places(by_topic[slug], base), "links": links})
    for path, links, row in linking.linked(members["outlets"], "outlet", base):
        found = _places(by_outlet[Slug(str(row["slug"]))], base)
        yield linking.file(path, {"outlet": row, "places": found, "links": links})
    speaking = registers.speaking(edition)
    for path, links, row in linking.linked(members["people"], "person", base):
        slug = Slug(str(row["slug"]))
        speaks = [_place(document, "", base) for document in speaking.get(slug, ())]
        named = _mentioned(edition.person_mentions.get(slug, ()), base)
        yield linking.file(path, {"person": row, "speaks_in": speaks, "places": named, "links": links})
    for path, links, row in linking.linked(members["terms"], "term", base):
        slug = Slug(str(row["slug"]))
        links["see"] = [whole(urls.record(urls.term(other))) for other in edition.terms[slug].see]
        named = _mentioned(edition.term_mentions.get(slug, ()), base)
        yield linking.file(path, {"term": row, "places": named, "links": links})
    for path, links, row in linking.linked(members["events"], "event", base):
        named = _mentioned(edition.event_mentions.get(Slug(str(row["slug"])), ()), base)
        yield linking.file(path, {"event": row, "places": named, "links": links})


def _edition(edition: Edition, members: Mapping[str, Members], base: str) -> Row:
    settings, whole = edition.settings, partial(urls.absolute, base)
    return {
        "title": settings.title,
        "description": settings.description,
        "language": settings.language,
        "revision": settings.revision or None,
        "revised": settings.revised or None,
        "author": settings.author or None,
        "licence": rows.sources([settings.licence])[0],
        **{
            name: [
                {"name": _name(row), "url": whole(path), "json": whole(urls.record(path))}
                for path, row in listed
            ]
            for name, listed in members.items()
        },
        "links": {
            "self": whole(urls.record(urls.HOME)),
            "page": whole(urls.HOME),
            "schema": whole(urls.schema("edition")),
            "data": whole(urls.data("index.json")),
        },
    }


def _name(row: Row) -> object:
    return next(row[key] for key in ("title", "name", "term") if key in row)


def _places(found: Iterable[Place], base: str) -> list[Row]:
    return [_place(place.briefing.id, place.unit.anchor, base) for place in found]


def _mentioned(mentions: Iterable[Mention], base: str) -> list[Row]:
    units = dict.fromkeys((mention.briefing, mention.unit) for mention in mentions)
    return [_place(briefing, unit, base) for briefing, unit in units]


def _place(document: BriefingId, anchor: str, base: str) -> Row:
    whole = partial(urls.absolute, base)
    return {
        "id": f"{document}#{anchor}" if anchor else document,
        "url": whole(urls.briefing(document, anchor)),
        "json": whole(urls.record(urls.briefing(document))),
    }
