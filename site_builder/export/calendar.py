"""The edition in; its briefings and events out, as a calendar (RFC 5545) and as a table.

A calendar has no way to say that a day is not certain. An event whose first and last day are not both known
is left out of it, and the calendar says how many are; the table has them all, in EDTF.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

import icalendar

from site_builder import urls
from site_builder.curate import edtf
from site_builder.derive import passages as record
from site_builder.derive import places, wording
from site_builder.diagnostics import Report
from site_builder.export import rows
from site_builder.export.publication import Publication
from site_builder.model import Artifact, Briefing, Edition, Event

TABLE = "timeline.csv"
COLUMNS = ("kind", "id", "date", "first", "last", "title", "place", "named_in", "url")


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    yield Artifact(path=urls.file(urls.CALENDAR), content=_calendar(publication).to_ical())
    yield rows.table(TABLE, COLUMNS, _rows(publication))


def _calendar(publication: Publication) -> icalendar.Calendar:
    edition, base = publication.edition, publication.base_url
    named = _named(edition)
    certain = [(event, days) for event in named if (days := _days(event.date))]
    left = len(named) - len(certain)
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{urlsplit(base).hostname}//site_builder//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", icalendar.vText(edition.settings.title))  # what it knows it escapes itself
    calendar.add(
        "x-wr-caldesc",
        "Press briefings, and the events they speak of."
        + (f" {wording.count(left, 'event')} not known to the day: see {TABLE}." if left else ""),
    )
    stamp = _stamp(edition)
    for briefing in edition.briefings:
        held = date.fromisoformat(briefing.held.value[:10])
        entry = _entry(record.briefing_name(briefing), urls.briefing(briefing.id), (held, held), stamp, base)
        entry.add("categories", [wording.KINDS[briefing.kind]])
        entry.add("description", f"{briefing.title}. {record.extent(briefing)}.")
        calendar.add_component(entry)
    for event, days in certain:
        entry = _entry(event.title, urls.event(event.slug), days, stamp, base)
        entry.add("categories", ["Event"])
        if event.place:
            entry.add("location", event.place)
        if event.sources:
            entry.add("description", f"Date from: {'; '.join(source.text for source in event.sources)}.")
        calendar.add_component(entry)
    return calendar


def _entry(title: str, path: str, days: tuple[date, date], stamp: datetime, base_url: str) -> icalendar.Event:
    """Return an entry of whole days. Its id is the address on this host, however it is reached."""
    entry = icalendar.Event()
    entry.add("uid", f"{path.strip('/').replace('/', '-')}@{urlsplit(base_url).hostname}")
    entry.add("dtstamp", stamp)
    entry.add("dtstart", days[0])
    entry.add("dtend", days[1] + timedelta(days=1))  # the day after the last
    entry.add("summary", title)
    entry.add("url", urls.absolute(base_url, path))
    entry.add("transp", "TRANSPARENT")  # nobody is busy
    return entry


def _stamp(edition: Edition) -> datetime:
    """Return when the edition was revised, else the day of its last briefing: no clock is read."""
    last = max((briefing.held.value[:10] for briefing in edition.briefings), default="1970-01-01")
    return datetime.fromisoformat(edition.settings.revised or last).replace(tzinfo=UTC)


def _rows(publication: Publication) -> Iterator[tuple[str | int, ...]]:
    edition, base = publication.edition, publication.base_url
    for briefing in edition.briefings:
        yield _briefing(briefing, base)
    found = places.by_mention(edition, edition.event_mentions)
    for event in _named(edition):
        days = edtf.days(event.date)
        first, last = (_told(day) for day in days or (date.min, date.max))
        yield (
            "event",
            event.slug,
            event.date,
            first,
            last,
            event.title,
            event.place,
            len(found[event.slug]),
            urls.absolute(base, urls.event(event.slug)),
        )


def _briefing(briefing: Briefing, base_url: str) -> tuple[str | int, ...]:
    day, address = briefing.held.value[:10], urls.absolute(base_url, urls.briefing(briefing.id))
    return (briefing.kind, briefing.id, day, day, day, briefing.title, "", "", address)


def _named(edition: Edition) -> list[Event]:
    """Return the events that the timeline has: those which are named, by their first day."""
    return [
        event
        for event in sorted(edition.events.values(), key=places.event_order)
        if edition.event_mentions.get(event.slug)
    ]


def _days(value: str) -> tuple[date, date] | None:
    """Return the first and last day of an EDTF date where both are known and certain."""
    first, interval, last = value.partition("/")
    start, end = edtf.day(first), edtf.day(last if interval else first)
    return (start, end) if start and end else None


def _told(day: date) -> str:
    """Return a day, or "" for an end that is open."""
    return "" if day in (date.min, date.max) else day.isoformat()
