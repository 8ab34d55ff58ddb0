"""The edition in; the list of events and a page for each out, with every passage that speaks of it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from site_builder import urls
from site_builder.derive import dates, entries, leaves, metadata, places, wording
from site_builder.derive.leaves import Listing
from site_builder.derive.places import Place, fact
from site_builder.derive.views import WHOLE, Entry, Group
from site_builder.model import Edition, Event, Link, Page, Slug

LEAD = (
    "What happened outside the briefing room, and where the briefings speak of it. Every date has a named "
    "source."
)

_SHOWN = 20  # passages linked that name the date of an event, and may speak of something else


def pages(edition: Edition) -> Iterator[Page]:
    found = places.by_mention(
        edition, {slug: edition.event_mentions.get(slug, ()) for slug in edition.events}
    )
    yield from _register(edition, found)
    dated = dates.by_event(edition)
    for slug, event in edition.events.items():
        yield from _pages(edition, event, found[slug], dated[slug])


def _extent(found: Mapping[Slug, Sequence[Place]]) -> str:
    spoken = sum(bool(those) for those in found.values())
    return f"{wording.count(spoken, 'event')} spoken of"


def _register(edition: Edition, found: Mapping[Slug, Sequence[Place]]) -> Iterator[Page]:
    """Yield the list of events by year, and those of the years where it is long."""

    def views(events: Sequence[Event]) -> Iterator[tuple[str, Entry]]:
        for event in events:
            when, link = wording.period(event.date), places.event_link(event)
            yield _first_day(event)[:4], Entry(when=when, link=link, summary=places.named(found[event.slug]))

    events = sorted(edition.events.values(), key=places.event_order, reverse=True)
    listing = Listing(day=_first_day, views=views, size=_size)
    parted = leaves.parted(urls.EVENT_YEARS, events, listing)
    years = places.years(edition)
    whole = Page(
        path=urls.EVENTS,
        template="register",
        title="Events",
        description=LEAD,
        section="timeline",
        crumbs=(Link(text="Timeline", path=urls.TIMELINE),),
        context={
            "lead": LEAD,
            "facts": (fact("Extent", _extent(found)),),
            "groups": tuple(_groups(parted.shown, events, years)),
            "lines": parted.lines,
            "portion": WHOLE,
        },
    )
    shown = {urls.year_anchor(year) for year, _ in parted.shown}
    yield replace(whole, context={**whole.context, "lines": tuple(leaves.without(parted.lines, shown))})
    for leaf in parted.further:
        count = wording.count(len(leaf.found), "event")
        yield leaves.page(leaf, whole, count, groups=tuple(_groups(leaf.shown, events, years)))


def _first_day(event: Event) -> str:
    return places.event_order(event)[0]


def _size(view: tuple[str, Entry]) -> int:
    return entries.size(view[1])


def _groups(
    shown: Sequence[tuple[str, Entry]], events: Sequence[Event], years: Collection[str]
) -> Iterator[Group]:
    counts = Counter(_first_day(event)[:4] for event in events)
    for year, group in groupby(shown, key=lambda view: view[0]):
        yield Group(
            anchor=urls.year_anchor(year),
            link=Link(text=year, path=urls.timeline(year) if year in years else ""),
            summary=wording.count(counts[year], "event"),
            entries=tuple(entry for _, entry in group),
        )


def _rest(number: int) -> tuple[str, ...]:
    return (f"and {number} more",) if number > 0 else ()


def _pages(edition: Edition, event: Event, found: Sequence[Place], dated: Sequence[Link]) -> Iterator[Page]:
    facts = (
        fact("Date", wording.period(event.date)),
        *((fact("Place", event.place),) if event.place else ()),
        *((fact("Named in", places.extent(found)),) if found else ()),
        *places.span_facts(found),
        *((fact("Its date also in", *dated[:_SHOWN], *_rest(len(dated) - _SHOWN)),) if dated else ()),
    )
    listing = places.listing(partial(places.shown, edition))
    parted = leaves.parted(urls.event(event.slug), found, listing)
    whole = Page(
        path=urls.event(event.slug),
        template="event",
        title=event.title,
        description=f"{event.title}, {wording.period(event.date)}: {places.named(found)}.",
        section="timeline",
        crumbs=(Link(text="Timeline", path=urls.TIMELINE), Link(text="Events", path=urls.EVENTS)),
        head=metadata.of_event(edition, event),
        context={
            "facts": facts,
            "sources": event.sources,
            "heading": leaves.heading("Where it is spoken of", parted, len(found)),
            "evidence": parted.shown,
            "lines": parted.lines,
            "more": parted.more,
        },
    )
    yield whole
    for leaf in parted.further:
        yield leaves.page(leaf, whole, places.extent(leaf.found), heading="Places", evidence=leaf.shown)
