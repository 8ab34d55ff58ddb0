"""Every form in which briefings write a date, and what is no date."""

import pytest

from site_builder.capture import dates, front


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("November 16, 2023", "2023-11-16"),
        ("November 16,2023", "2023-11-16"),
        ("November 16 2023", "2023-11-16"),
        ("Nov. 6, 2023", "2023-11-06"),
        ("Sept 13, 2022", "2022-09-13"),
        ("\u017fept 13, 2022", "2022-09-13"),  # the long s, which is an s in any case of letters
        ("May 1st, 2022", "2022-05-01"),
        ("16 November 2023", "2023-11-16"),
        ("16 November, 2023", "2023-11-16"),
        ("NOVEMBER 16, 2023", "2023-11-16"),
        ("2023/11/16 18:29", "2023-11-16T18:29"),
        ("2024-02-23 19:08", "2024-02-23T19:08"),
        ("2024-02-23 9:08:59", "2024-02-23T09:08"),
        ("2024.2.3", "2024-02-03"),
        ("04/30/2024", "2024-04-30"),
        ("30/04/2024", "2024-04-30"),
        ("February 29, 2024", "2024-02-29"),
        ("February 29, 2023", ""),
        ("2023-13-45", ""),
        ("2023-11-16 25:61", ""),
        ("June 18", ""),
    ],
)
def test_date_is_read(text: str, iso: str) -> None:
    (found,) = dates.find(text)
    assert (found.words, found.iso) == (text, iso)


@pytest.mark.parametrize(
    "text", ["November 2023", "2023-11", "20 Marchers", "12023/11/16x", "3/4", "18:29", ""]
)
def test_other_figures_are_no_date(text: str) -> None:
    assert not list(dates.find(text))


def test_dates_are_found_in_order_without_overlap() -> None:
    text = "from 8 May 2022 to May 9, 2022, 2022-05-10"
    assert [found.iso for found in dates.find(text)] == ["2022-05-08", "2022-05-09", "2022-05-10"]


@pytest.mark.parametrize(
    ("words", "stamp", "day"),
    [
        ("April 22", "2024-04-24", "2024-04-22"),
        ("December 30", "2021-01-02T10:00", "2020-12-30"),
        ("January 2", "2021-01-02", "2021-01-02"),
        ("February 29", "2025-03-01", "2024-02-29"),
        ("February 30", "2025-03-01", ""),
    ],
)
def test_year_is_that_of_the_page_or_the_one_before(words: str, stamp: str, day: str) -> None:
    found = dates.first(words)
    assert found
    assert dates.near(found, stamp) == day


@pytest.mark.parametrize(
    "line",
    [
        "2023/11/16 18:29",
        "February 23, 2024",
        "Updated: November 16,2023",
        "Xinhua | April 24, 2024",
        "(2023-11-16)",
        "Thursday, November 16, 2023",
        "Source: Example Agency   2023-11-16 18:29",
    ],
)
def test_line_of_a_date_is_a_stamp(line: str) -> None:
    assert front.stamp(line)


@pytest.mark.parametrize(
    "line",
    [
        "On June 18, the minister held talks.",
        "Foreign Ministry Spokesperson Mao Ning’s Regular Press Conference on November 16, 2023",
        "He said on April 24, 2024 that talks had begun and would go on for many weeks in several places.",
        "Related news",
    ],
)
def test_line_with_more_than_a_date_is_no_stamp(line: str) -> None:
    assert front.stamp(line) is None
