"""A count over time can be counted, and leads to what was counted."""

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
