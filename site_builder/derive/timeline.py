"""The edition in; briefings, the events that they speak of and the dates that they name on one axis out:
whole, by year, by month, and by topic."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from site_builder import urls
from site_builder.derive import dated_rows, dates, months, places, wording, year_pictures
from site_builder.derive.dated_rows import Dated, Read
from site_builder.derive.dates import Named
from site_builder.derive.pictures import TimelineYear
from site_builder.derive.places import fact
from site_builder.derive.views import WHOLE, Entry, Fact, Group
from site_builder.model import NO_SLUG, Anchor, Briefing, Edition, Link, Page, Slug, Topic

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
_WIDE, _WIDE_LISTED = 4, 12  # years that have wide pictures, above a list too; of more, small ones
_TOPICS = 5  # named in the card
_FILES = (
    Link(text="Calendar file (.ics)", path=urls.CALENDAR),
    Link(text="CSV", path=urls.data("timeline.csv")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    """What a page is about: the briefings and events of each year, those of the edition or of a topic; how
    often the texts name each month is in `counts`."""

    by_year: Mapping[str, tuple[Sequence[Briefing], Sequence[Dated]]]
    said: Read
    counts: Mapping[str, int]

    @property
    def dated(self) -> list[Dated]:
        return [each for _, dated in self.by_year.values() for each in dated]

    @property
    def rows(self) -> int:
        return sum(len(held) + len(dated) for held, dated in self.by_year.values())


def _parted(
    held: Iterable[Briefing], dated: Iterable[Dated]
) -> Mapping[str, tuple[Sequence[Briefing], Sequence[Dated]]]:
    """Part briefings and events by year, the latest first."""
    found: dict[str, tuple[list[Briefing], list[Dated]]] = {}
    for briefing in held:
        found.setdefault(briefing.held.value[:4], ([], []))[0].append(briefing)
    for each in dated:
        found.setdefault(each.first[:4], ([], []))[1].append(each)
    return dict(sorted(found.items(), reverse=True))


def pages(edition: Edition) -> Iterator[Page]:
    named = dates.on_timeline(edition)
    scope = _whole(edition, named)
    by_topic = _by_topic(edition, scope)
    facts = _facts(edition, by_topic)
    years = [_year(scope, number, path=urls.timeline(number)) for number in scope.by_year]
    jump = tuple(year.link for year in years)
    yield _page(urls.TIMELINE, TITLE, years, jump=jump, facts=facts, is_listed=scope.rows <= _LISTED)
    for year in years:
        yield _year_page(year, named, jump, facts)
    listed = {month.anchor: month for year in years for month in year.months}
    for month in sorted(key for key in named if len(key) == 7):
        yield months.page(month, listed.get(urls.month_anchor(month)), named[month], frozenset(scope.by_year))
    yield _topics_page(edition, by_topic)
    for slug, part in by_topic.items():
        yield _topic_page(edition, edition.topics[slug], part, by_topic)


def _whole(edition: Edition, named: Mapping[str, Sequence[Named]]) -> _Scope:
    mentions = places.by_mention(
        edition, {slug: found for slug, found in edition.event_mentions.items() if found}
    )
    dated = [
        Dated(event=event, found=mentions[event.slug])
        for event in sorted(edition.events.values(), key=places.event_order)
        if event.slug in mentions and wording.bounds(event.date)
    ]
    return _Scope(
        by_year=_parted(edition.briefings, dated),
        said=dated_rows.read(edition, dated),
        counts={key: len(found) for key, found in named.items()},
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
            by_year=_parted((b for b in edition.briefings if b.id in days), dated),
            said=Read(words=whole.said.words, named=dated_rows.named(dated)),
            counts={},
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
    is_listed: bool,
) -> Page:
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
            "multiples": sum(bool(year.picture) for year in years) > (_WIDE_LISTED if is_listed else _WIDE),
            "entries": ()
            if is_listed
            else tuple(Entry(when="", link=year.link, summary=year.summary) for year in years),
        },
    )


def _year_page(
    year: TimelineYear,
    named: Mapping[str, Sequence[Named]],
    jump: tuple[Link, ...],
    facts: tuple[Fact, ...],
) -> Page:
    """Return the page of a year, with what the texts say of it as a whole."""
    number = year.link.text
    said = months.entry(number, named[number]) if number in named else None
    return _page(
        year.link.path,
        f"Timeline, {number}",
        [replace(year, link=Link(text="To scale", path=""), named=said)],
        jump=jump,
        crumbs=(Link(text="Timeline", path=urls.TIMELINE),),
        facts=facts,
        is_listed=True,
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
    is_listed = scope.rows <= _LISTED
    years = [
        _year(
            scope,
            number,
            path=urls.topic(topic.slug, urls.year_anchor(number)) if held and not is_listed else "",
            is_listed=is_listed,
        )
        for number, (held, _) in scope.by_year.items()
    ]
    drawn = [year for year in years if year.picture]
    return _page(
        urls.topic_timeline(topic.slug),
        f"{topic.title}: {TITLE[0].lower()}{TITLE[1:]}",
        years,
        jump=tuple(Link(text=year.link.text, path=urls.fragment(year.anchor)) for year in drawn),
        facts=_facts(edition, by_topic, topic.slug),
        crumbs=(
            Link(text="Timeline", path=urls.TIMELINE),
            Link(text=topic.title, path=urls.topic(topic.slug)),
        ),
        lead=f"Only what touches on one topic. {LEAD}",
        is_listed=is_listed,
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
            "facts": (),
            "lead": TOPICS_LEAD,
            "lines": (),
            "portion": WHOLE,
            "groups": (
                Group(
                    anchor="topics",
                    link=Link(text="Topics", path=urls.TOPICS),
                    summary="Those in the most places first",
                    entries=tuple(
                        Entry(
                            when="",
                            link=Link(text=edition.topics[slug].title, path=urls.topic_timeline(slug)),
                            summary=_extent(*scope.by_year.values()),
                        )
                        for slug, scope in by_topic.items()
                    ),
                ),
            ),
        },
    )


def _months(held: Sequence[Briefing], dated: Sequence[Dated]) -> tuple[Anchor, ...]:
    """Return the anchors of the months that have a row in a list."""
    named = {briefing.held.value[:7] for briefing in held} | {each.first[:7] for each in dated}
    return tuple(urls.month_anchor(month) for month in sorted(named))


def _extent(*parts: tuple[Sequence[Briefing], Sequence[Dated]]) -> str:
    held, dated = sum(len(part[0]) for part in parts), sum(len(part[1]) for part in parts)
    counts = ((held, "briefing"), (dated, "event"))
    return ", ".join(wording.count(number, name) for number, name in counts if number)


def _year(scope: _Scope, number: str, *, path: str, is_listed: bool = True) -> TimelineYear:
    held, dated = scope.by_year[number]
    is_drawn = bool(held) or len(dated) >= _WORTH_A_PICTURE
    return TimelineYear(
        link=Link(text=number, path=path),
        name=f"{number}: {_extent((held, dated))}, on two lanes; the list says the same",
        anchor=urls.year_anchor(number),
        summary=_extent((held, dated)),
        picture=year_pictures.wide(int(number), held, dated) if is_drawn else None,
        small=year_pictures.narrow(int(number), held, dated) if is_drawn else None,
        months=tuple(dated_rows.months(held, dated, scope.said, scope.counts)) if is_listed else (),
        anchors=_months(held, dated),
    )
