"""On the timeline no leader crosses a label, no label another, and none runs out of the picture."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.derive import lanes
from site_builder.derive.pictures import TimelineMark

CHARACTER = 7

days = st.integers(0, 364).map(lambda n: date(2023, 1, 1) + timedelta(days=n))
titles = st.text(alphabet="abcdefgh ", min_size=1, max_size=70)


def spans(pairs: list[tuple[date, str]]) -> list[lanes.Span]:
    return [
        lanes.Span(label=title, name=title, path="/x/", bounds=(day, day), is_uncertain=False)
        for day, title in sorted(pairs)
    ]


def extent(mark: TimelineMark) -> tuple[int, int]:
    width = len(mark.label) * CHARACTER
    return (mark.label_x - width, mark.label_x) if mark.turned else (mark.label_x, mark.label_x + width)


@given(st.lists(st.tuples(days, titles), max_size=25))
def test_labels_and_leaders_keep_apart(pairs: list[tuple[date, str]]) -> None:
    marks, height = lanes.place(2023, spans(pairs))
    assert len({mark.label_y for mark in marks}) == len(marks), "one label a row"
    for mark in marks:
        left, right = extent(mark)
        assert left >= 0
        assert right <= lanes.WIDTH
        assert mark.label_y < height
    for one, other in combinations(marks, 2):
        for leader, label in ((one, other), (other, one)):
            left, right = extent(label)
            passes = leader.label_y > label.label_y
            assert not (passes and left < leader.x < right), (leader, label)


def test_labels_that_fit_are_whole() -> None:
    marks, _ = lanes.place(2023, spans([(date(2023, 1, 5), "early " * 5), (date(2023, 12, 20), "late " * 5)]))
    assert [mark.label for mark in marks] == ["early " * 5, "late " * 5]
    assert [mark.turned for mark in marks] == [False, True]


def test_the_axis_is_to_scale() -> None:
    assert lanes.x(2023, date(2022, 5, 1)) == lanes.x(2023, date(2023, 1, 1))
    middle = lanes.x(2023, date(2023, 7, 2))
    assert abs(middle - (lanes.x(2023, date(2023, 1, 1)) + lanes.WIDTH) / 2) <= 2
