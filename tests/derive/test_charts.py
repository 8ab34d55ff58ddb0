"""A count over time can be counted, and leads to what was counted."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from site_builder.derive import charts, places
from site_builder.derive.pictures import Stack
from site_builder.model import Link, Slug
from tests.editions import edition

DAY = "2024-01-02"


def stack(count: int) -> Stack:
    link = Link(text="Row", path="/row/")
    ((found,),) = (row.stacks for row in charts.strip([DAY], [(link, [(DAY, "/a/")] * count, "")]).rows)
    return found


def size(found: Stack) -> tuple[int, int]:
    """Return the width and height of what is drawn."""
    if found.bar:
        return found.bar[2], found.bar[3]
    xs, ys = zip(*found.squares, strict=True)
    return max(xs) - min(xs) + 8, max(ys) - min(ys) + 8


@given(st.integers(1, 400))
def test_more_never_looks_like_less(count: int) -> None:
    less, more = size(stack(count)), size(stack(count + 1))
    assert less[0] <= more[0]
    assert less[1] <= more[1]
    assert bool(stack(count).squares) is (count <= 16)


def test_a_bar_is_larger_than_the_largest_pile() -> None:
    assert size(stack(17))[0] > size(stack(16))[0]


def test_a_bar_stays_in_its_picture() -> None:
    assert size(stack(4000))[0] < charts.WIDTH / 2


def test_a_stack_leads_to_a_unit_of_its_row() -> None:
    whole = edition()
    found = places.by_topic(whole)[Slug("island")]
    (row,) = places.strip(whole, [(Link(text="The island", path=""), found)]).rows
    assert [one.path for one in row.stacks] == ["/briefings/2024-01-02/#q2"]


def test_days_that_cannot_be_told_apart_are_bars_of_years_that_lead_to_the_year() -> None:
    days = [f"{year}-{month:02}-03" for year in range(2001, 2026) for month in range(1, 13)]
    units = [(day, f"/briefings/{day}/") for day in days if day < "2020"] + [("2024-05-03", "/x/")] * 4000
    drawn = charts.strip(days, [(Link(text="Row", path="/row/"), units, "")], places.year_of)
    (row,) = drawn.rows
    assert len(row.stacks) == 20
    assert [(each.path, each.count, each.name) for each in (row.stacks[0], row.stacks[-1])] == [
        ("/row/#y2001", "12", "2001: 12 places"),
        ("/row/#y2024", "", "2024: 4,000 places"),
    ]
    for left, right in pairwise(row.stacks):
        assert left.bar[0] + left.bar[2] < right.bar[0]
        assert left.x + 7 * len(left.count) <= right.x
    assert all(each.bar[1] - 13 >= 0 and each.bar[1] + each.bar[3] <= charts.HEIGHT for each in row.stacks)
    assert [tick.label for tick in drawn.ticks] == ["2005", "2010", "2015", "2020"]


def test_two_years_of_daily_briefings_are_bars_of_months() -> None:
    days = [
        f"{year}-{month:02}-{day:02}" for year in (2023, 2024) for month in range(1, 13) for day in (1, 2)
    ]
    link = Link(text="Row", path="/row/")
    (row,) = charts.strip(days, [(link, [(day, f"/{day}/") for day in days], "")]).rows
    assert [(each.name, each.path) for each in row.stacks][:2] == [
        ("January 2023: 2 places", "/2023-01-01/"),
        ("February 2023: 2 places", "/2023-02-01/"),
    ]
    assert len(row.stacks) == 24
