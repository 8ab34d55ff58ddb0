"""Each time that has a date leads to the timeline, and back; the margin says how it was reckoned."""

from pathlib import Path

import pytest

from site_builder import capture, curate, urls
from site_builder.derive import dates, events, places, reading, timeline
from site_builder.derive.pictures import TimelineEntry, TimelineRow, TimelineYear
from site_builder.derive.views import Fact, UnitView
from site_builder.diagnostics import Report
from site_builder.model import Edition, Page
from tests import joining

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def whole() -> Edition:
    report = Report()
    content = curate.load(ROOT / "content", report)
    return joining.join(capture.read(ROOT / "seeds", content.witnesses, report), content, report)


def units(pages: list[Page]) -> dict[str, UnitView]:
    return {
        unit.path: unit
        for page in pages
        for held in [page.context["units"]]
        if isinstance(held, tuple)
        for unit in held
        if isinstance(unit, UnitView)
    }


def named(pages: list[Page]) -> dict[str, set[str]]:
    """Return the passages that each date on the timeline names, by its address."""
    found: dict[str, set[str]] = {}
    for page in pages:
        years, listed = page.context.get("years", ()), page.context.get("named", ())
        assert isinstance(years, tuple)
        assert isinstance(listed, tuple)
        entries = [(page.path, year.named) for year in years if isinstance(year, TimelineYear)]
        for path, entry in [*entries, *((page.path, entry) for entry in listed)]:
            if not isinstance(entry, TimelineEntry):
                continue
            for address in (path, f"{path}#{entry.anchor}"):
                found.setdefault(address, set()).update(place.path for place in entry.places)
    return found


def test_each_date_leads_to_the_timeline_and_back(whole: Edition) -> None:
    back = named(list(timeline.pages(whole)))
    linked = 0
    for unit in units(list(reading.pages(whole))).values():
        for group in unit.slip.dates:
            for each in group.dates:
                if each.date.path:
                    linked += 1
                    listed = back[each.date.path.partition("#")[0]]
                    assert any(f"{path}-".startswith(f"{unit.path}-") for path in listed), (unit.path, each)
    assert linked > 50


def test_the_margin_says_what_words_mean_and_how_that_is_known(whole: Edition) -> None:
    slip = units(list(reading.pages(whole)))["/briefings/2024-02-23/#q5"].slip
    assert [(g.basis, [(d.words, d.date.text) for d in g.dates]) for g in slip.dates] == [
        ("Counted from the day held, by rule", [("Tomorrow", "24 February 2024")]),
        (
            "By the date of “China suspends imports of aquatic products from Japan”, by rule",
            [("the six-month mark", "24 February 2024")],
        ),
        (
            "By the date of “Discharge of treated water from Fukushima Daiichi begins”, by rule",
            [
                (
                    "after the Japanese government started the ocean discharge",
                    "24 August 2023 to 23 February 2024",
                )
            ],
        ),
    ]


def test_what_is_probable_is_called_so_and_what_stays_open_is_not_shown(whole: Edition) -> None:
    slip = units(list(reading.pages(whole)))["/briefings/2024-02-23/#q3"].slip
    shown = {date.words: date.date.text for group in slip.dates for date in group.dates}
    assert shown["Over the past year"] == "probably February 2023 to February 2024"
    assert "now" not in shown


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("2023-11-15", "/timeline/2023-11/#d2023-11-15"),
        ("2023-11-15/2024-04-22", "/timeline/2023-11/#d2023-11-15"),
        ("../2022-10-16", "/timeline/2022-10/#d2022-10-16"),
        ("2024-01~", "/timeline/2024-01/"),
        ("2023", "/timeline/2023/"),
        ("2022-22", "/timeline/2022/"),
        ("1066", ""),
        ("199X", ""),
    ],
)
def test_a_date_stands_where_it_begins(whole: Edition, value: str, path: str) -> None:
    assert dates.path(value, places.years(whole)) == path


def test_an_event_lists_who_names_its_day_without_speaking_of_it(whole: Edition) -> None:
    page = next(page for page in events.pages(whole) if page.path == "/events/unsc-2712/")
    facts = page.context["facts"]
    assert isinstance(facts, tuple)
    (also,) = [fact for fact in facts if isinstance(fact, Fact) and fact.name == "Its date also in"]
    assert [part.path for part in also.parts] == ["/briefings/2023-11-16/#q1-a1"]


def rows(whole: Edition) -> dict[str, TimelineRow]:
    (page,) = [page for page in timeline.pages(whole) if page.path == urls.TIMELINE]
    found = page.context["years"]
    assert isinstance(found, tuple)
    listed = [row for year in found for month in year.months for row in month.rows]
    return {row.event.path or row.briefing.path: row for row in listed}


def test_each_date_says_what_it_was_read_from(whole: Edition) -> None:
    found = rows(whole)
    told = {path: (row.quoted, row.read) for path, row in found.items()}
    assert told["/events/xi-biden-summit-2023-11-15/"] == (
        "On November 15 local time",
        "year supplied, by rule",
    )
    assert told["/events/sco-secretariat-20/"] == ("yesterday", "counted from the day held, by rule")
    assert told["/events/fukushima-discharge-start/"] == ("", "Jiji Press, 24 August 2023")
    assert told["/briefings/2023-06-18-readout/"] == ("", "Day supplied by the editor")
    assert all(read for _, read in told.values())


def test_where_an_event_is_named_is_told_document_by_document(whole: Edition) -> None:
    row = rows(whole)["/events/xi-biden-summit-2023-11-15/"]
    assert [([unit.text for unit in each.units], each.document) for each in row.named_in] == [
        (["Q1", "Q2", "Q3", "Q4", "Q8"], "16 November 2023"),
        (["¶2", "¶3", "¶7", "¶13"], "22 April 2024"),
    ]


def test_a_date_is_told_in_words_only_where_its_day_does_not_say_it_all(whole: Edition) -> None:
    found = rows(whole)
    assert found["/events/unsc-2712/"].summary == ""
    assert found["/events/operation-1027/"].summary == "From 27 October 2023"
    assert found["/events/water-online-talks-2024-01/"].summary == "January 2024"
