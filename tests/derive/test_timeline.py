"""Events stand on the timeline by what is known of their date, in every form that an editor may write."""

from dataclasses import replace

import pytest

from site_builder.derive import timeline
from site_builder.derive.pictures import TimelineYear
from site_builder.model import Edition, Slug
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
    page = next(page for page in timeline.pages(whole) if not page.crumbs)
    years = page.context["years"]
    assert isinstance(years, tuple)
    return [mark.label for year in years if isinstance(year, TimelineYear) for mark in year.events]


@pytest.mark.parametrize(
    ("date", "label"),
    [
        ("2024-01-02", "2 Jan, Talks"),
        ("2024-01-02~", "2 Jan, Talks"),
        ("2024-01-02/2024-01-05", "2–5 Jan, Talks"),
        ("2024-01-30/2024-02-02", "30 Jan, Talks"),
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
