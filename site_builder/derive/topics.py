"""The edition in; the index of topics and a page for each out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from site_builder import urls
from site_builder.derive import also_said, feeds, forms, leaves, phrases, places, wording
from site_builder.derive.leaves import Leaves
from site_builder.derive.places import Place, fact
from site_builder.derive.views import WHOLE, Entry, Evidence, Fact, Group
from site_builder.model import NO_SLUG, BriefingId, Edition, Link, Page, Slug, Topic
from site_builder.spread import ALL, Part

LEAD = (
    "What the briefings speak of. A topic holds an exchange when words that an editor has listed stand in "
    "it, or when an editor has said so; each page shows the words."
)
_ASKERS, _MOST = 20, 8  # outlets that are all named; of more, those named
_LEGEND = "Lighter: the words that the topic is found by. Darker: the wordings that are tracked above."


def pages(edition: Edition, part: Part = ALL) -> Iterator[Page]:
    found = places.by_topic(edition)
    said = also_said.by_passage(edition)
    if part.is_first:
        yield Page(
            path=urls.TOPICS,
            template="register",
            title="Topics",
            description=LEAD,
            section="topics",
            context={
                "lead": LEAD,
                "facts": tuple(_register_facts(edition, found)),
                "lines": (),
                "portion": WHOLE,
                "groups": tuple(_groups(edition, found)),
            },
        )
    for slug, topic in part.taken(edition.topics.items()):
        yield from _pages(edition, topic, found[slug], said)


def _register_facts(edition: Edition, found: Mapping[Slug, Sequence[Place]]) -> Iterator[Fact]:
    children = [topic for topic in edition.topics.values() if topic.parent != NO_SLUG]
    spoken = sum(bool(found[topic.slug]) for topic in children)
    groups = wording.count(len(edition.topics) - len(children), "group")
    yield fact("Extent", f"{wording.count(spoken, 'topic')} spoken of, in {groups}")
    yield fact("Days", "the last on which each came up")
    yield fact(
        "Counts",
        Link(text="Topics by year", path=urls.TOPIC_YEARS),
        Link(text="Outlets by topic", path=urls.matrix()),
    )


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


def _pages(
    edition: Edition, topic: Topic, found: Sequence[Place], said: Mapping[BriefingId, also_said.Beside]
) -> Iterator[Page]:
    """Yield the page of a topic, and those of its years where it has more evidence than one page holds."""

    def views(some: Sequence[Place]) -> Iterator[Evidence]:
        evidence = places.shown(edition, some, here=topic.slug)
        for shown, place in zip(evidence, some, strict=True):
            yield _recurring(shown, place, said.get(place.briefing.id, {}))

    parted = leaves.parted(urls.topic(topic.slug), found, places.listing(views))
    legend = _LEGEND if topic.wording else ""
    whole = _page(edition, topic, found, legend=legend, parted=parted)
    yield whole
    for leaf in parted.further:
        yield leaves.page(
            leaf,
            whole,
            places.extent(leaf.found),
            heading="Evidence",
            legend=legend.replace("are tracked above", "the topic tracks"),
            topic="Also on topic",
            evidence=leaf.shown,
        )


def _page(
    edition: Edition,
    topic: Topic,
    found: Sequence[Place],
    *,
    legend: str,
    parted: Leaves[Place, Evidence],
) -> Page:
    narrower = tuple(_narrower(edition, topic))
    parent = places.topic_link(edition.topics[topic.parent]) if topic.parent != NO_SLUG else None
    asked_by = tuple(_asked_by(edition, found))
    forms_counted = forms.counted(place.unit for place in found)
    timeline = urls.topic_timeline(topic.slug)
    facts = (
        *_found_by(topic, found),
        *(() if narrower and not topic.patterns and not found else (fact("In", places.extent(found)),)),
        *((fact("Asked by", *asked_by),) if asked_by else ()),
        *((fact("Answers", *forms_counted),) if forms_counted else ()),
        *places.span_facts(found),
        *((fact("Timeline", Link(text="briefings and events", path=timeline)),) if found else ()),
        *((fact("Part of", parent),) if parent else ()),
        feeds.take_away(urls.topic(topic.slug)),
    )
    crumbs = (Link(text="Topics", path=urls.TOPICS), *((parent,) if parent else ()))
    return Page(
        path=urls.topic(topic.slug),
        template="topic",
        title=topic.title,
        description=_description(topic, found, narrower),
        section="topics",
        crumbs=crumbs,
        context={
            "facts": facts,
            "about": topic.about,
            "strip": places.strip(
                edition,
                [(places.topic_link(topic), found)],
                parted.to_year if parted.lines else places.year_of,
            ),
            "legend": legend,
            "heading": leaves.heading("Evidence", parted, len(found)),
            "evidence": parted.shown if parted.lines else tuple(places.anchored(parted.shown, found)),
            "lines": parted.lines,
            "more": parted.more,
            "wording": phrases.view(edition, topic, found),
            "narrower": narrower,
        },
    )


def _narrower(edition: Edition, topic: Topic) -> Iterator[Group]:
    """Yield the topics that are parts of this one, as a group, if there are any."""
    found = places.by_topic(edition)
    children = [child for child in edition.topics.values() if child.parent == topic.slug]
    if children:
        yield Group(
            anchor="narrower",
            link=Link(text="Narrower topics", path=""),
            summary="",
            entries=tuple(_entry(child, found[child.slug]) for child in children),
        )


def _asked_by(edition: Edition, found: Sequence[Place]) -> Iterator[Link]:
    """Yield the outlets that asked, in the order in which they first did; where they are many, those that
    asked the most."""
    askers = Counter(slug for place in found for slug in places.asking(place.unit))
    named = askers if len(askers) <= _ASKERS else dict(askers.most_common(_MOST))
    for slug in named:
        yield Link(text=edition.outlets[slug].name, path=urls.outlet(slug))
    if len(named) < len(askers):
        yield Link(text=f"and {len(askers) - len(named)} more", path=urls.matrix())


def _recurring(shown: Evidence, place: Place, said: also_said.Beside) -> Evidence:
    """Add to the margin of a place where its words are said again."""
    lines = also_said.recurring(said, place.unit, (*place.tracked, *place.spans))
    return shown._replace(slip=shown.slip._replace(beside=lines)) if lines else shown


def _description(topic: Topic, found: Sequence[Place], narrower: Sequence[Group]) -> str:
    if found:
        return f"{topic.title}: {places.extent(found)}, each with the words that were said."
    if narrower and not topic.patterns:
        return f"{topic.title}: {wording.count(len(narrower[0].entries), 'narrower topic')}."
    return f"{topic.title}: not spoken of yet."


def _found_by(topic: Topic, found: Sequence[Place]) -> tuple[Fact, ...]:
    """Return the words that a topic is found by, and how many of its places an editor has set."""
    words = wording.listed([f"“{pattern.words}”" for pattern in topic.patterns])
    matches = (match for place in found for match in place.unit.topics if match.topic == topic.slug)
    number = sum(match.basis == "editor" for match in matches)
    by_editor = f"{wording.count(number, 'place')} set by an editor" if number else ""
    name = "words" if len(topic.patterns) > 1 else "word" if " " not in words else "words"
    said = [part for part in (words and f"the {name} {words}", by_editor) if part]
    return (fact("Found by", *said),) if words else (fact("Found", *said),) if said else ()
