"""The edition in; the index of topics and a page for each out."""

from collections.abc import Iterator, Mapping, Sequence

from site_builder import urls
from site_builder.derive import places, wording
from site_builder.derive.places import Place, fact
from site_builder.derive.views import Entry, Group
from site_builder.model import NO_SLUG, Edition, Link, Page, Slug, Topic

LEAD = (
    "What the briefings speak of. A topic holds an exchange when words that an editor has listed stand in "
    "it, or when an editor has said so; each page shows the words."
)


def pages(edition: Edition) -> Iterator[Page]:
    found = places.by_topic(edition)
    yield Page(
        path=urls.TOPICS,
        template="topics",
        title="Topics",
        description=LEAD,
        section="topics",
        context={"lead": LEAD, "groups": tuple(_groups(edition, found))},
    )
    for slug, topic in edition.topics.items():
        yield _page(edition, topic, found[slug])


def _groups(edition: Edition, found: Mapping[Slug, list[Place]]) -> Iterator[Group]:
    for slug, topic in edition.topics.items():
        if topic.parent != NO_SLUG:
            continue
        children = [child for child in edition.topics.values() if child.parent == slug]
        yield Group(
            anchor=slug,
            link=places.topic_link(topic),
            summary=places.extent(found[slug]) if found[slug] else "",
            entries=tuple(_entry(child, found[child.slug]) for child in children),
        )


def _entry(topic: Topic, found: Sequence[Place]) -> Entry:
    days = sorted({place.day for place in found})
    when = wording.day(days[-1]) if days else ""
    return Entry(when=when, link=places.topic_link(topic), summary=places.extent(found))


def _page(edition: Edition, topic: Topic, found: Sequence[Place]) -> Page:
    children = tuple(
        places.topic_link(child) for child in edition.topics.values() if child.parent == topic.slug
    )
    parent = places.topic_link(edition.topics[topic.parent]) if topic.parent != NO_SLUG else None
    askers = dict.fromkeys(slug for place in found for slug in places.asking(place.unit))
    words = tuple(f"“{pattern.words}”" for pattern in topic.patterns)
    asked_by = tuple(Link(text=edition.outlets[slug].name, path=urls.outlet(slug)) for slug in askers)
    facts = (
        *((fact("Found by", f"the words {wording.listed(words)}"),) if words else ()),
        fact("In", places.extent(found)),
        *((fact("Asked by", *asked_by),) if asked_by else ()),
        *places.span_facts(found),
        *((fact("Part of", parent),) if parent else ()),
        *((fact("Narrower", *children),) if children else ()),
    )
    crumbs = (Link(text="Topics", path=urls.TOPICS), *((parent,) if parent else ()))
    return Page(
        path=urls.topic(topic.slug),
        template="topic",
        title=topic.title,
        description=f"{topic.title}: {places.extent(found)}, each with the words that were said.",
        section="topics",
        crumbs=crumbs,
        context={
            "facts": facts,
            "about": topic.about,
            "parent": parent,
            "children": children,
            "strip": places.strip(edition, [(places.topic_link(topic), found)]),
            "evidence": places.shown(edition, found, here=topic.slug),
        },
    )
