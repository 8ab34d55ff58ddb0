"""Events stand on the timeline by what is known of their date, in every form that an editor may write."""

from dataclasses import replace

import pytest

from site_builder import urls
from site_builder.derive import places, timeline, year_pictures
from site_builder.derive.dated_rows import Dated
from site_builder.derive.pictures import TimelineYear
from site_builder.model import Edition, Page, Slug
from tests.editions import edition


def dated(date: str) -> Edition:
    """Return the small edition with one event, on another date."""
    whole = edition()
    talks = Slug("talks")
    return replace(
        whole,
        events={talks: replace(whole.events[talks], date=date)},
        event_mentions={talks: whole.event_mentions[talks]},
    )


def labels(whole: Edition) -> list[str]:
    (event,) = whole.events.values()
    (found,) = places.by_mention(whole, whole.event_mentions).values()
    year = int(places.event_order(event)[0][:4])
    return [mark.label for mark in year_pictures.wide(year, (), [Dated(event=event, found=found)]).events]


@pytest.mark.parametrize(
    ("date", "label"),
    [
        ("2024-01-02", "2 Jan, Talks"),
        ("2024-01-02~", "2 Jan, Talks"),
        ("2024-01-02/2024-01-05", "2–5 Jan, Talks"),
        ("2024-01-30/2024-02-02", "30 Jan–2 Feb, Talks"),
        ("2024-01-30/2024-03", "from 30 Jan, Talks"),
        ("2024-01", "Jan, Talks"),
        ("2024-01-XX", "Jan, Talks"),
        ("2024-22", "Talks"),
        ("2024-XX", "Talks"),
        ("202X/2024", "Talks"),
        ("/2024-03-04", "Talks"),
    ],
)
def test_a_label_names_the_day_or_month_that_is_known(date: str, label: str) -> None:
    assert [found.partition(" (")[0] for found in labels(dated(date))] == [label]


def years(pages: dict[str, Page], path: str) -> list[TimelineYear]:
    found = pages[path].context["years"]
    assert isinstance(found, tuple)
    return [year for year in found if isinstance(year, TimelineYear)]


def test_a_topic_has_the_briefings_and_events_that_touch_on_it() -> None:
    pages = {page.path: page for page in timeline.pages(edition())}
    assert urls.topic_timeline(Slug("island")) in pages
    (year,) = years(pages, urls.topic_timeline(Slug("island")))
    assert year.picture
    assert [(square.path, square.name) for square in year.picture.squares] == [
        ("/briefings/2024-01-02/", "2 Jan, press conference")
    ]
    assert [(mark.path, mark.name) for mark in year.picture.events] == []
    harbour = years(pages, urls.topic_timeline(Slug("harbour")))
    assert [mark.path for year in harbour if year.picture for mark in year.picture.events] == []
    assert [row.event.path for year in harbour for month in year.months for row in month.rows] == [
        "",
        "/events/opening/",
    ]


def test_a_year_of_daily_briefings_is_bars_and_is_listed_on_its_own_page_alone() -> None:
    whole = edition()
    first = whole.briefings[0]
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 22)]
    daily = tuple(replace(first, held=replace(first.held, value=day)) for day in days)
    pages = {
        page.path: page for page in timeline.pages(replace(whole, briefings=(*daily, whole.briefings[1])))
    }
    (drawn, _) = years(pages, "/timeline/")
    assert drawn.picture
    assert not drawn.picture.squares
    assert [(bar.text, bar.path) for bar in drawn.picture.bars][:2] == [
        ("22", "/briefings/2024/#m2024-01"),
        ("21", "/briefings/2024/#m2024-02"),
    ]
    assert pages["/timeline/"].context["listed"] is False
    assert pages["/timeline/2024/"].context["listed"] is True
