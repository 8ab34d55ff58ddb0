"""The edition in; briefings, the events that they speak of and the dates that they name on one axis out:
whole, by year, by month, and by topic."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from site_builder import urls
from site_builder.derive import dated_rows, dates, months, places, wording, year_pictures
from site_builder.derive.dated_rows import Dated, Read
from site_builder.derive.dates import Named
from site_builder.derive.pictures import TimelineYear
from site_builder.derive.places import fact
from site_builder.derive.views import Entry, Fact, Group
from site_builder.model import NO_SLUG, Briefing, Edition, Link, Page, Slug, Topic

TITLE = "Briefings, and the events they speak of"
LEAD = (
    "A filled square is a briefing, on the day it was held. An open mark is an event that a briefing speaks "
    "of; a long one lasts several days, a dashed one is not known to the day. Where there is room, a line "
    "joins the two."
)
_BARS = " Where a year has more briefings than can be told apart, a bar counts those of a month."
TOPICS_LEAD = "For each topic the documents that touch on it, and the events that they name there."
_WORTH_A_PICTURE = 3  # events of a year without a briefing
_LISTED = 120  # rows of a list that stands below several pictures
_TOPICS = 5  # named in the card
_FILES = (
    Link(text="Calendar file (.ics)", path=urls.CALENDAR),
    Link(text="CSV", path=urls.data("timeline.csv")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    """What a page is about: briefings and events, those of the edition or of a topic."""

    held: Sequence[Briefing]
    dated: Sequence[Dated]
    said: Read
    named: Mapping[str, Sequence[Named]]

    @property
    def years(self) -> list[str]:
        found = {briefing.held.value[:4] for briefing in self.held} | {each.first[:4] for each in self.dated}
        return sorted(found, reverse=True)


def pages(edition: Edition) -> Iterator[Page]:
    scope = _whole(edition)
    by_topic = _by_topic(edition, scope)
    years = [_year(scope, number, path=urls.timeline(number)) for number in scope.years]
    jump = tuple(year.link for year in years)
    yield _page(urls.TIMELINE, TITLE, years, jump=jump, facts=_facts(edition, by_topic))
    for year in years:
        alone = replace(
            year,
            link=Link(text="To scale", path=""),
            named=months.entry(year.link.text, scope.named[year.link.text])
            if year.link.text in scope.named
            else None,
        )
        yield _page(
            year.link.path,
            f"Timeline, {year.link.text}",
            [alone],
            jump=jump,
            crumbs=(Link(text="Timeline", path=urls.TIMELINE),),
            facts=_facts(edition, by_topic),
        )
    listed = {month.anchor: month for year in years for month in year.months}
    for month in sorted(key for key in scope.named if len(key) == 7):
        yield months.page(
            month, listed.get(urls.month_anchor(month)), scope.named[month], frozenset(scope.years)
        )
    yield _topics_page(edition, by_topic)
    for slug, part in by_topic.items():
        yield _topic_page(edition, edition.topics[slug], part, by_topic)


def _whole(edition: Edition) -> _Scope:
    mentions = places.by_mention(
        edition, {slug: found for slug, found in edition.event_mentions.items() if found}
    )
    dated = [
        Dated(event=event, found=mentions[event.slug])
        for event in sorted(edition.events.values(), key=places.event_order)
        if event.slug in mentions and wording.bounds(event.date)
    ]
    return _Scope(
        held=edition.briefings,
        dated=dated,
        said=dated_rows.read(edition, dated),
        named=dates.on_timeline(edition),
    )


def _by_topic(edition: Edition, whole: _Scope) -> Mapping[Slug, _Scope]:
    """Return what each topic has of the timeline, those which stand in the most places first."""
    found = places.by_topic(edition)
    scopes: dict[Slug, _Scope] = {}
    for slug in sorted((slug for slug in found if found[slug]), key=lambda slug: (-len(found[slug]), slug)):
        units = {(place.briefing.id, place.unit.anchor) for place in found[slug]}
        days = {place.briefing.id for place in found[slug]}
        dated = [
            Dated(event=each.event, found=here)
            for each in whole.dated
            if (here := [p for p in each.found if (p.briefing.id, p.unit.anchor) in units])
        ]
        scopes[slug] = _Scope(
            held=[briefing for briefing in whole.held if briefing.id in days],
            dated=dated,
            said=Read(words=whole.said.words, named=dated_rows.named(dated)),
            named={},
        )
    return scopes


def _page(
    path: str,
    title: str,
    years: Sequence[TimelineYear],
    *,
    jump: tuple[Link, ...],
    facts: tuple[Fact, ...],
    crumbs: tuple[Link, ...] = (),
    lead: str = LEAD,
) -> Page:
    rows = sum(len(month.rows) for year in years for month in year.months)
    is_listed = len(years) == 1 or rows <= _LISTED
    is_dense = any(year.picture and year.picture.bars for year in years)
    return Page(
        path=path,
        template="timeline",
        title=title,
        description=lead,
        section="timeline",
        crumbs=crumbs,
        context={
            "facts": facts,
            "lead": f"{lead}{_BARS if is_dense else ''}",
            "years": tuple(years),
            "jump": jump,
            "listed": is_listed,
            "entries": ()
            if is_listed
            else tuple(Entry(when="", link=year.link, summary=year.summary) for year in years),
        },
    )


def _facts(edition: Edition, by_topic: Mapping[Slug, _Scope], here: Slug = NO_SLUG) -> tuple[Fact, ...]:
    """Return the ways to the same of one topic, to all topics, and to files."""
    most = [slug for slug in by_topic if slug != here][:_TOPICS]
    links = [Link(text=edition.topics[slug].title, path=urls.topic_timeline(slug)) for slug in most]
    all_topics = Link(text=f"all {len(by_topic)}", path=urls.TIMELINE_TOPICS)
    whole = (fact("All topics", Link(text="the whole timeline", path=urls.TIMELINE)),) if here else ()
    return (
        *whole,
        *((fact("Another topic" if here else "Only one topic", *links, all_topics),) if links else ()),
        fact("Events", Link(text="all, with their sources", path=urls.EVENTS)),
        fact("Take away", *_FILES),
    )


def _topic_page(edition: Edition, topic: Topic, scope: _Scope, by_topic: Mapping[Slug, _Scope]) -> Page:
    years = [_year(scope, number, path="") for number in scope.years]
    drawn = [year for year in years if year.picture]
    return _page(
        urls.topic_timeline(topic.slug),
        f"{topic.title}: briefings, and the events they speak of",
        [replace(y, link=replace(y.link, path=urls.topic(topic.slug, y.anchor))) for y in years]
        if len(scope.held) > _LISTED
        else years,
        jump=tuple(Link(text=year.link.text, path=urls.fragment(year.anchor)) for year in drawn),
        facts=_facts(edition, by_topic, topic.slug),
        crumbs=(
            Link(text="Timeline", path=urls.TIMELINE),
            Link(text=topic.title, path=urls.topic(topic.slug)),
        ),
        lead=f"Only what touches on one topic. {LEAD}",
    )


def _topics_page(edition: Edition, by_topic: Mapping[Slug, _Scope]) -> Page:
    return Page(
        path=urls.TIMELINE_TOPICS,
        template="register",
        title="Timeline by topic",
        description=TOPICS_LEAD,
        section="timeline",
        crumbs=(Link(text="Timeline", path=urls.TIMELINE),),
        context={
            "lead": TOPICS_LEAD,
            "groups": (
                Group(
                    anchor="topics",
                    link=Link(text="Topics", path=urls.TOPICS),
                    summary="Those in the most places first",
                    entries=tuple(
                        Entry(
                            when="",
                            link=Link(text=edition.topics[slug].title, path=urls.topic_timeline(slug)),
                            summary=_extent(scope.held, scope.dated),
                        )
                        for slug, scope in by_topic.items()
                    ),
                ),
            ),
        },
    )


def _extent(held: Sequence[Briefing], dated: Sequence[Dated]) -> str:
    counts = ((len(held), "briefing"), (len(dated), "event"))
    return ", ".join(wording.count(number, name) for number, name in counts if number)


def _year(scope: _Scope, number: str, *, path: str) -> TimelineYear:
    held = [briefing for briefing in scope.held if briefing.held.value[:4] == number]
    dated = [each for each in scope.dated if each.first[:4] == number]
    is_drawn = bool(held) or len(dated) >= _WORTH_A_PICTURE
    return TimelineYear(
        link=Link(text=number, path=path),
        name=f"{number}: {_extent(held, dated)}, on two lanes; the list says the same",
        anchor=urls.year_anchor(number),
        summary=_extent(held, dated),
        picture=year_pictures.wide(int(number), held, dated) if is_drawn else None,
        small=year_pictures.narrow(int(number), held, dated) if is_drawn else None,
        months=tuple(
            dated_rows.months(
                held, dated, scope.said, {month: len(found) for month, found in scope.named.items()}
            )
        ),
    )
