"""The calendar holds what is known to the day, and the table everything."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar

from site_builder.model import Slug
from tests import editions
from tests.export.conftest import Export


def entries(content: bytes) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(content)
    assert isinstance(calendar, icalendar.Calendar)
    assert all(not component.errors for component in calendar.walk())
    return {str(entry["uid"]): entry for entry in calendar.events}


def test_briefings_and_events_are_whole_days_under_ids_that_stay(exported: Export) -> None:
    content = exported()["data/events.ics"]
    found = entries(content)
    assert sorted(found) == [
        "briefings-2024-01-02@e.org",
        "briefings-2024-01-03-readout@e.org",
        "events-talks@e.org",
    ]
    talks = found["events-talks@e.org"]
    assert (talks.start, talks.end) == (date(2024, 1, 3), date(2024, 1, 4))
    assert datetime(2024, 1, 3, tzinfo=UTC) == talks.DTSTAMP
    assert talks["url"] == "https://e.org/events/talks/"
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.endswith(b"END:VCALENDAR\r\n")


def test_the_calendar_is_of_the_day_of_the_revision(exported: Export) -> None:
    whole = editions.edition()
    revised = replace(whole, settings=replace(whole.settings, revision="2", revised="2025-03-04"))
    first, second = (exported(revised)["data/events.ics"] for _ in range(2))
    assert first == second
    assert {entry.DTSTAMP for entry in entries(first).values()} == {datetime(2025, 3, 4, tzinfo=UTC)}


def test_what_is_not_known_to_the_day_is_left_out_and_counted(exported: Export) -> None:
    content = exported()["data/events.ics"].replace(b"\r\n ", b"")
    assert b"1 event not known to the day: see timeline.csv." in content
    assert b"Opening" not in content


def test_an_event_of_several_days_ends_on_the_day_after_its_last(exported: Export) -> None:
    whole = editions.edition()
    talks = replace(whole.events[Slug("talks")], date="2024-01-30/2024-02-02")
    content = exported(replace(whole, events={**whole.events, Slug("talks"): talks}))["data/events.ics"]
    entry = entries(content)["events-talks@e.org"]
    assert (entry.start, entry.end) == (date(2024, 1, 30), date(2024, 2, 3))


def test_the_table_has_every_briefing_and_every_event_that_is_named(exported: Export) -> None:
    rows = list(csv.DictReader(io.StringIO(exported()["data/timeline.csv"].decode(), newline="")))
    assert [(row["kind"], row["id"], row["date"], row["first"], row["last"]) for row in rows] == [
        ("press-conference", "2024-01-02", "2024-01-02", "2024-01-02", "2024-01-02"),
        ("readout", "2024-01-03-readout", "2024-01-03", "2024-01-03", "2024-01-03"),
        ("event", "opening", "2023-12~", "2023-12-01", "2023-12-31"),
        ("event", "talks", "2024-01-03", "2024-01-03", "2024-01-03"),
    ]
    assert rows[2]["place"] == "The port"


def test_an_end_that_is_open_has_no_day(exported: Export) -> None:
    whole = editions.edition()
    talks = replace(whole.events[Slug("talks")], date="2024-01-30/..")
    text = exported(replace(whole, events={**whole.events, Slug("talks"): talks}))["data/timeline.csv"]
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text.decode(), newline=""))}
    assert (rows["talks"]["first"], rows["talks"]["last"]) == ("2024-01-30", "")
