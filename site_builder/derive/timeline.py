"""The edition in; briefings, the events that they speak of and the dates that they name on one axis out:
whole, by year, and by month."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from site_builder import urls
from site_builder.curate import edtf
from site_builder.derive import dates, lanes, places, wording
from site_builder.derive import passages as record
from site_builder.derive.dates import Named
from site_builder.derive.pictures import TimelineEntry, TimelineMonth, TimelineYear
from site_builder.derive.places import Place
from site_builder.model import Briefing, Edition, Event, Link, Page

LEAD = (
    "A filled square is a briefing, on the day it was held. An open mark is an event that a briefing speaks "
    "of; a long one lasts several days, a dashed one is not known to the day. A line joins the two."
)
MONTH_LEAD = (
    "What was held and what happened in this month, and every passage that names a day of it, or the month "
    "itself. A day that is named need not be the day of an event."
)
_SHOWN = 20  # passages listed that name one date
_WORTH_A_PICTURE = 3  # events of a year without a briefing
_NOTHING = Link(text="", path="")


def pages(edition: Edition) -> Iterator[Page]:
    mentions = places.by_mention(
        edition, {slug: found for slug, found in edition.event_mentions.items() if found}
    )
    dated = [
        (event, mentions[event.slug])
        for event in sorted(edition.events.values(), key=places.event_order)
        if event.slug in mentions and wording.bounds(event.date)
    ]
    named = dates.on_timeline(edition)
    known = places.years(edition)
    years = [_year(edition, number, dated, named) for number in sorted(known, reverse=True)]
    jump = tuple(Link(text=year.year, path=year.path) for year in years)
    yield _page(urls.TIMELINE, "Briefings, and the events they speak of", tuple(years), jump, ())
    for year in years:
        crumbs = (Link(text="Timeline", path=urls.TIMELINE),)
        yield _page(year.path, f"Timeline, {year.year}", (year,), jump, crumbs)
    listed = {month.anchor: month for year in years for month in year.months}
    for month in sorted(key for key in named if len(key) == 7):
        yield _month_page(month, listed.get(urls.month_anchor(month)), named[month], known)


def _page(
    path: str,
    title: str,
    years: tuple[TimelineYear, ...],
    jump: tuple[Link, ...],
    crumbs: tuple[Link, ...],
) -> Page:
    return Page(
        path=path,
        template="timeline",
        title=title,
        description=LEAD,
        section="timeline",
        crumbs=crumbs,
        context={"lead": LEAD, "years": years, "jump": jump},
    )


def _month_page(
    month: str, listed: TimelineMonth | None, named: Sequence[Named], years: frozenset[str]
) -> Page:
    title = wording.month(month)
    year = (Link(text=month[:4], path=urls.timeline(month[:4])),) if month[:4] in years else ()
    return Page(
        path=urls.timeline_month(month),
        template="month",
        title=f"Timeline, {title}",
        description=f"{title}: {MONTH_LEAD}",
        section="timeline",
        crumbs=(Link(text="Timeline", path=urls.TIMELINE), *year),
        context={
            "lead": MONTH_LEAD,
            "listed": listed and replace(listed, path="", named=""),
            "named": tuple(_named_entries(month, named)),
        },
    )


def _named_entries(month: str, named: Sequence[Named]) -> Iterator[TimelineEntry]:
    """Yield one entry for each date that is named of a month, the days first, with an anchor for each day."""
    by_date: dict[tuple[str, str], list[Named]] = {}
    for each in named:
        by_date.setdefault((_begins(each.edtf), each.edtf), []).append(each)
    seen: set[str] = set()
    for begins, value in sorted(by_date, key=lambda key: (key[0] == month, key)):
        anchor = urls.day_anchor(begins) if len(begins) == 10 and begins not in seen else ""
        seen.add(begins)
        yield replace(_named_entry(value, by_date[begins, value]), anchor=anchor)


def _named_entry(value: str, found: Sequence[Named]) -> TimelineEntry:
    more = len(found) - _SHOWN
    day = _begins(value)
    return TimelineEntry(
        day=str(int(day[8:])) if len(day) == 10 else "",
        briefing=_NOTHING,
        event=_NOTHING,
        summary=wording.period(value) + (f", and {more} more places in the data" if more > 0 else ""),
        places=tuple(each.link for each in found[:_SHOWN]),
        words=tuple(each.words for each in found[:_SHOWN]),
    )


def _begins(value: str) -> str:
    """Return the day or month that a date begins on, or ends on where no beginning is known."""
    first, slash, last = value.partition("/")
    return _plain(last if slash and first in ("", "..") else first)


def _year(
    edition: Edition,
    number: str,
    dated: Sequence[tuple[Event, Sequence[Place]]],
    dates_named: Mapping[str, Sequence[Named]],
) -> TimelineYear:
    held = [briefing for briefing in edition.briefings if briefing.held.value[:4] == number]
    named = [(event, found) for event, found in dated if places.event_order(event)[0][:4] == number]
    marks, height = lanes.place(
        int(number),
        [
            lanes.Span(
                label=_label(event, found, number),
                name=f"{event.title}, {wording.period(event.date)}",
                path=urls.event(event.slug),
                bounds=wording.bounds(event.date) or (date.min, date.min),
                is_uncertain=wording.is_uncertain(event.date),
            )
            for event, found in named
        ],
    )
    squares = lanes.briefings(int(number), [(_day(b), _short(b), urls.briefing(b.id)) for b in held])
    by_id = {briefing.id: square for briefing, square in zip(held, squares, strict=True)}
    lines = {
        (by_id[place.briefing.id].x, mark.x + mark.width // 2)
        for (_, found), mark in zip(named, marks, strict=True)
        for place in found
        if place.briefing.id in by_id
    }
    return TimelineYear(
        year=number,
        path=urls.timeline(number),
        anchor=urls.year_anchor(number),
        summary=f"{wording.count(len(held), 'briefing')}, {wording.count(len(named), 'event')}",
        width=lanes.WIDTH,
        height=height,
        ticks=lanes.ticks(int(number)) if held or len(named) >= _WORTH_A_PICTURE else (),
        briefings=tuple(squares),
        events=tuple(marks),
        lines=tuple(sorted(lines)),
        months=tuple(_months(held, named, dates_named)),
        named=_named_entry(number, dates_named[number]) if number in dates_named else None,
    )


def _day(briefing: Briefing) -> date:
    return date.fromisoformat(briefing.held.value[:10])


def _short(briefing: Briefing) -> str:
    day = _day(briefing)
    names = briefing.witnesses[0].capture.spokespersons if briefing.exchanges else ()
    what = names[0] if names else wording.KINDS[briefing.kind].lower()
    return f"{day.day} {wording.MONTHS[day.month - 1][:3]}, {what}"


def _label(event: Event, found: Sequence[Place], number: str) -> str:
    """Return "5–9 Sep, title", with the year that names it where that is another."""
    namers = sorted({place.day[:4] for place in found})
    elsewhere = "" if number in namers else f" (named in {wording.listed(namers)})"
    when = " ".join(part for part in (_days(event), _month(event)) if part)
    return f"{when}{', ' if when else ''}{event.title}{elsewhere}"


def _month(event: Event) -> str:
    """Return the short name of the month in which an event begins; "" where that is not known."""
    bounds = wording.bounds(_plain(event.date.partition("/")[0]))
    if bounds is None or bounds[0].month != bounds[1].month:
        return ""
    return wording.MONTHS[bounds[0].month - 1][:3]


def _days(event: Event) -> str:
    """Return "15" or "5–9"; the first day of an event that ends in another month, "" for a whole month."""
    first, _, last = event.date.partition("/")
    start, end = edtf.day(_plain(first)), edtf.day(_plain(last))
    if start is None:
        return ""
    within = end is not None and (start.year, start.month) == (end.year, end.month)
    return f"{start.day}–{end.day}" if end and within else str(start.day)


def _plain(date: str) -> str:
    """Return a date without the sign that it is uncertain."""
    return date.rstrip("~?%")


def _months(
    held: Sequence[Briefing],
    named: Sequence[tuple[Event, Sequence[Place]]],
    dates_named: Mapping[str, Sequence[Named]],
) -> Iterator[TimelineMonth]:
    entries: list[tuple[str, str, TimelineEntry]] = [
        (briefing.held.value[:10], "1", _briefing_entry(briefing)) for briefing in held
    ]
    entries += [(places.event_order(event)[0], "2", _event_entry(event, found)) for event, found in named]
    entries.sort(key=lambda entry: entry[:2])
    for month in sorted({day[:7] for day, _, _ in entries}, reverse=True):
        yield TimelineMonth(
            name=wording.month(month),
            anchor=urls.month_anchor(month),
            entries=tuple(entry for day, _, entry in entries if day[:7] == month),
            path=urls.timeline_month(month) if month in dates_named else "",
            named=wording.count(len(dates_named.get(month, ())), "place") + " in the texts",
        )


def _briefing_entry(briefing: Briefing) -> TimelineEntry:
    return TimelineEntry(
        day=str(_day(briefing).day),
        briefing=record.briefing_link(briefing),
        event=_NOTHING,
        summary=record.extent(briefing),
        places=(),
    )


def _event_entry(event: Event, found: Sequence[Place]) -> TimelineEntry:
    return TimelineEntry(
        day=_days(event),
        briefing=_NOTHING,
        event=places.event_link(event),
        summary=wording.period(event.date),
        places=tuple(
            Link(
                text=f"{wording.day(place.day)}, {record.label(place.unit)}",
                path=urls.briefing(place.briefing.id, place.spans[0].anchor),
            )
            for place in found
        ),
    )
