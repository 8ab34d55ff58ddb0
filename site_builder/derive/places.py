"""The edition in; where its units stand by topic, outlet and event out. Shared by the indexes."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from site_builder import urls
from site_builder.derive import charts, evidence, wording
from site_builder.derive import passages as record
from site_builder.derive.leaves import Listing
from site_builder.derive.once import once
from site_builder.derive.pictures import Strip
from site_builder.derive.views import Evidence, Fact, Part
from site_builder.model import (
    NO_SLUG,
    Anchor,
    Briefing,
    BriefingId,
    Edition,
    Event,
    Exchange,
    Link,
    Mention,
    Slug,
    Span,
    Topic,
    Unit,
    Witness,
)

# Matches "毛宁"; not "Mao Ning".
_CHINESE = re.compile("([\u3400-\u9fff]{1,100})")
_RULINGS = {"id": "Document", "kind": "Kind", "held": "Held", "title": "Title"}


class Place(NamedTuple):
    """One unit, where it stands, and the words of it that matter here; `tracked` are those whose wording a
    topic tracks."""

    briefing: Briefing
    unit: Unit
    spans: tuple[Span, ...] = ()
    tracked: tuple[Span, ...] = ()

    @property
    def day(self) -> str:
        return self.briefing.held.value[:10]

    @property
    def path(self) -> str:
        return urls.briefing(self.briefing.id, self.unit.anchor)


def all_units(edition: Edition) -> Iterator[Place]:
    """Yield every unit by day, in the order of the text."""
    yield from _units(edition)


@once
def _units(edition: Edition) -> tuple[Place, ...]:
    return tuple(
        Place(briefing=briefing, unit=unit) for briefing in edition.briefings for unit in briefing.units
    )


@once
def by_topic(edition: Edition) -> Mapping[Slug, list[Place]]:
    """Return where each topic stands; every topic of the register is a key."""
    found: dict[Slug, list[Place]] = {slug: [] for slug in edition.topics}
    for place in all_units(edition):
        for match in place.unit.topics:
            tracked = tuple(
                span for each in place.unit.phrases if each.topic == match.topic for span in each.spans
            )
            found[match.topic].append(
                Place(briefing=place.briefing, unit=place.unit, spans=match.spans, tracked=tracked)
            )
    return found


@once
def by_outlet(edition: Edition) -> Mapping[Slug, list[Place]]:
    """Return what each outlet asked, questions credited to it included."""
    found: dict[Slug, list[Place]] = {slug: [] for slug in edition.outlets}
    for place in all_units(edition):
        for slug in asking(place.unit):
            found[slug].append(place)
    return found


def asking(unit: Unit) -> tuple[Slug, ...]:
    """Return the outlets that asked a unit's questions, once each."""
    if not isinstance(unit, Exchange):
        return ()
    named = (slug for question in unit.questions for slug in (question.outlet, *question.credited))
    return tuple(dict.fromkeys(slug for slug in named if slug != NO_SLUG))


def by_mention(
    edition: Edition, mentions: Mapping[Slug, Sequence[Mention]]
) -> Mapping[Slug, Sequence[Place]]:
    """Return the units that each slug's mentions stand in, each once, with all the words that mention."""
    spans: dict[tuple[BriefingId, Anchor], dict[Slug, list[Span]]] = {}
    for slug, named in mentions.items():
        for mention in named:
            here = spans.setdefault((mention.briefing, mention.unit), {})
            here.setdefault(slug, []).append(mention.span)
    found: dict[Slug, list[Place]] = {slug: [] for slug in mentions}
    for place in all_units(edition):
        for slug, words in spans.get((place.briefing.id, place.unit.anchor), {}).items():
            found[slug].append(Place(briefing=place.briefing, unit=place.unit, spans=tuple(words)))
    return found


@once
def events_by_unit(edition: Edition) -> Mapping[BriefingId, Mapping[Anchor, tuple[Slug, ...]]]:
    """Return the events that each unit speaks of, in the order of the register."""
    found: dict[BriefingId, dict[Anchor, tuple[Slug, ...]]] = {}
    for slug, mentions in edition.event_mentions.items():
        for mention in mentions:
            units = found.setdefault(mention.briefing, {})
            if slug not in units.get(mention.unit, ()):
                units[mention.unit] = (*units.get(mention.unit, ()), slug)
    return found


def topic_link(topic: Topic) -> Link:
    return Link(text=topic.title, path=urls.topic(topic.slug))


def event_link(event: Event) -> Link:
    return Link(text=event.title, path=urls.event(event.slug))


def event_order(event: Event) -> tuple[str, str]:
    """Return the first day of an event, by which events are sorted, and its slug."""
    bounds = wording.bounds(event.date)
    return (bounds[0].isoformat() if bounds else "", event.slug)


@once
def years(edition: Edition) -> frozenset[str]:
    """Return the years that the timeline has a page for: of a briefing, or of an event that one names."""
    named = (edition.events[slug] for slug, mentions in edition.event_mentions.items() if mentions)
    begun = (event_order(event)[0][:4] for event in named)
    held = (briefing.held.value[:4] for briefing in edition.briefings)
    return frozenset(year for year in (*held, *begun) if year)


def shown(
    edition: Edition,
    places: Iterable[Place],
    *,
    whole_answer: bool = True,
    here: Slug = NO_SLUG,
) -> Iterator[Evidence]:
    """Yield places as evidence, with the margin of each; the topic whose page this is, `here`, is left out
    of it. Where that topic tracks wording, its words are marked, and those that the topic is found by more
    quietly."""
    tracks = here != NO_SLUG and bool(edition.topics[here].wording)

    for place in places:
        yield evidence.evidence(
            edition,
            place.briefing,
            place.unit,
            place.tracked if tracks else place.spans,
            slip=record.slip(edition, place.unit, here=here),
            whole_answer=whole_answer,
            quietly=place.spans if tracks else (),
        )


def anchored(evidence: Iterable[Evidence], places: Iterable[Place]) -> Iterator[Evidence]:
    """Give the first place of each year the anchor that links to the year lead to."""
    years: set[str] = set()
    for shown, place in zip(evidence, places, strict=True):
        year = place.day[:4]
        yield shown if year in years else shown._replace(anchor=urls.year_anchor(year))
        years.add(year)


def listing(views: Callable[[Sequence[Place]], Iterable[Evidence]]) -> Listing[Place, Evidence]:
    """Return how places are listed as evidence."""
    return Listing(day=lambda place: place.day, views=views, size=evidence.size)


def strip(
    edition: Edition,
    rows: Iterable[tuple[Link, Sequence[Place]]],
    to_year: Callable[[str, str], str] | None = None,
) -> Strip:
    """Draw one row a link: its places by the day of their briefing, or of many briefings by their year, with
    `to_year` where the page that a row leads to has a place for it."""
    return charts.strip(
        [briefing.held.value[:10] for briefing in edition.briefings],
        [(link, [(place.day, place.path) for place in places], f"{len(places):,}") for link, places in rows],
        to_year,
    )


def year_of(path: str, year: str) -> str:
    """Return the place of a year on a page that shows it, or has a line that leads to where it is shown."""
    return f"{path}#{urls.year_anchor(year)}"


def extent(places: Sequence[Place]) -> str:
    """Word what places are: "1 exchange and 4 paragraphs of 3 documents"."""
    exchanges = sum(isinstance(place.unit, Exchange) for place in places)
    paragraphs = len(places) - exchanges
    parts = [
        wording.count(number, name)
        for number, name in ((exchanges, "exchange"), (paragraphs, "paragraph"))
        if number
    ]
    documents = len({place.briefing.id for place in places})
    return f"{wording.listed(parts)} of {wording.count(documents, 'document')}" if parts else "nothing yet"


def named(places: Sequence[Place]) -> str:
    """Word where something is named: "named in 2 exchanges of 1 document"."""
    return f"named in {extent(places)}" if places else "not named yet"


def span_facts(places: Sequence[Place]) -> tuple[Fact, ...]:
    """Return the first and last day on which something stands."""
    if not places:
        return ()
    days = sorted(place.day for place in places)
    return (fact("First", wording.day(days[0])), fact("Last", wording.day(days[-1])))


def rulings(witness: Witness) -> Iterator[Fact]:
    """Yield what editors ruled on a capture as a whole, with their reasons."""
    for name, said in witness.record.rulings.items():
        value = wording.moment(said.value) if name == "held" else said.value
        yield fact(_RULINGS[name], value, "supplied by the editor", said.because)


def found_as(names: Sequence[str]) -> Fact:
    """Return the row of the names that are looked for; Chinese ones say so, that they find a font."""
    pieces = enumerate(_CHINESE.split(wording.listed([f"“{name}”" for name in names])))
    parts = (Part(text=text, language="zh" if number % 2 else "") for number, text in pieces)
    return Fact(name="Found as", parts=tuple(parts))


def fact(name: str, *parts: str | Link) -> Fact:
    """Return one row of a card; texts after the first stand in second ink."""
    return Fact(
        name=name,
        parts=tuple(
            Part(text=part.text, path=part.path)
            if isinstance(part, Link)
            else Part(text=part, second=bool(n))
            for n, part in enumerate(parts)
            if not isinstance(part, str) or part
        ),
    )
