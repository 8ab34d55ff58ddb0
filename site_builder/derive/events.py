"""The edition in; the list of events and a page for each out, with every passage that speaks of it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from site_builder import urls
from site_builder.derive import dates, leaves, metadata, places, wording
from site_builder.derive.places import Place, fact
from site_builder.derive.views import Entry, Group
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
    yield Page(
        path=urls.EVENTS,
        template="register",
        title="Events",
        description=LEAD,
        section="timeline",
        crumbs=(Link(text="Timeline", path=urls.TIMELINE),),
        context={
            "lead": LEAD,
            "facts": (fact("Extent", _extent(found)),),
            "groups": tuple(_groups(edition, found)),
        },
    )
    dated = dates.by_event(edition)
    for slug, event in edition.events.items():
        yield from _pages(edition, event, found[slug], dated[slug])


def _extent(found: Mapping[Slug, Sequence[Place]]) -> str:
    spoken = sum(bool(those) for those in found.values())
    return f"{wording.count(spoken, 'event')} spoken of"


def _groups(edition: Edition, found: Mapping[Slug, Sequence[Place]]) -> Iterator[Group]:
    events = sorted(edition.events.values(), key=places.event_order, reverse=True)
    years = places.years(edition)
    for year in dict.fromkeys(places.event_order(event)[0][:4] for event in events):
        members = [event for event in events if places.event_order(event)[0][:4] == year]
        yield Group(
            anchor=urls.year_anchor(year),
            link=Link(text=year, path=urls.timeline(year) if year in years else ""),
            summary=wording.count(len(members), "event"),
            entries=tuple(
                Entry(
                    when=wording.period(event.date),
                    link=places.event_link(event),
                    summary=places.named(found[event.slug]),
                )
                for event in members
            ),
        )


def _rest(number: int) -> tuple[str, ...]:
    return (f"and {number} more",) if number > 0 else ()


def _pages(
    edition: Edition, event: Event, found: Sequence[Place], dated: Sequence[Link]
) -> Iterator[Page]:
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
            "years": parted.lines,
            "more": parted.more,
        },
    )
    yield whole
    for leaf in parted.further:
        yield leaves.page(leaf, whole, places.extent(leaf.found), heading="Places", evidence=leaf.shown)
