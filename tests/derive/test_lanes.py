"""On the timeline no label crosses a label, a leader or a mark, none runs out of the picture or is lost."""

from datetime import date, timedelta
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.derive import lanes, letters, stairs
from site_builder.derive.pictures import TimelineLabel, TimelineMark, TimelineSquare

LANE = 88
HEIGHT = 14  # of a line of words

days = st.integers(0, 364).map(lambda n: date(2023, 1, 1) + timedelta(days=n))
near = st.integers(0, 12).map(lambda n: date(2023, 9, 1) + timedelta(days=n))
lengths = st.sampled_from((0, 0, 0, 2, 5, 30, 90))
titles = st.text(alphabet="abc WM", min_size=9, max_size=70)


def spans(dated: list[tuple[date, int, str]]) -> list[lanes.Span]:
    return [
        lanes.Span(
            label=title,
            name=title,
            path="/x/",
            bounds=(day, day + timedelta(days=length)),
            is_uncertain=False,
        )
        for day, length, title in sorted(dated)
    ]


def box(mark: TimelineMark) -> tuple[int, int]:
    """Return where the words of a label begin and end."""
    width = letters.width(mark.label)
    return (mark.label_x - width, mark.label_x) if mark.turned else (mark.label_x, mark.label_x + width)


def keeps_apart(marks: list[TimelineMark], height: int) -> None:
    labelled = [mark for mark in marks if mark.label]
    for mark in labelled:
        left, right = box(mark)
        assert left >= 0
        assert right <= lanes.WIDTH
        assert mark.label_y - HEIGHT // 2 > LANE + 5, "a label is clear of the marks"
        assert mark.label_y + HEIGHT // 2 <= height
        assert mark.x <= mark.at <= mark.x + mark.width
        assert 0 <= mark.fall <= lanes.WIDTH
    in_order = sorted(labelled, key=lambda mark: (mark.at, mark.fall))
    for one, other in pairwise(in_order):
        assert other.fall - one.fall >= stairs.APART, "leaders stand apart, and fan out without crossing"
    for one, other in combinations(labelled, 2):
        (left, right), (start, end) = box(one), box(other)
        is_beside = right <= start or end <= left
        assert is_beside or abs(one.label_y - other.label_y) >= HEIGHT, (one, other)
        for leader, label in ((one, other), (other, one)):
            left, right = sorted((label.fall, *box(label)))[0], sorted((label.fall, *box(label)))[-1]
            passes = leader.label_y > label.label_y - HEIGHT // 2
            assert not (passes and left < leader.fall < right), (leader, label)


@settings(max_examples=50)
@given(st.lists(st.tuples(st.one_of(days, near), lengths, titles), max_size=24))
def test_labels_of_events_keep_apart(dated: list[tuple[date, int, str]]) -> None:
    keeps_apart(*lanes.events(2023, spans(dated), LANE))


@settings(max_examples=25)
@given(st.lists(st.tuples(near, lengths, titles), min_size=10, max_size=24))
def test_labels_of_a_crowded_fortnight_keep_apart_and_are_not_lost(
    dated: list[tuple[date, int, str]],
) -> None:
    marks, height = lanes.events(2023, spans(dated), LANE)
    keeps_apart(marks, height)
    assert all(mark.label for mark in marks)


def test_labels_that_fit_are_whole_and_share_rows() -> None:
    found = [(date(2023, 5, day), 0, f"{day} May, talks") for day in range(1, 21)]
    marks, height = lanes.events(2023, spans(found), LANE)
    assert all(mark.label == mark.name for mark in marks)
    assert height < LANE + 20 * 13, "the earlier half runs left, the later right, row beside row"


def test_leaders_fall_from_their_marks_where_those_stand_apart_and_fan_out_where_not() -> None:
    assert stairs.fanned([100, 200, 300], 888) == [100, 200, 300]
    assert stairs.fanned([100, 100, 100, 200], 888) == [94, 100, 106, 200]
    assert stairs.fanned([0, 0, 887, 888], 888) == [0, 6, 882, 888]


def test_a_label_turns_where_it_would_run_out() -> None:
    ends = [(date(2023, 1, 5), 0, "early " * 5), (date(2023, 12, 20), 0, "late " * 5)]
    marks, _ = lanes.events(2023, spans(ends), LANE)
    assert [(mark.label, mark.turned) for mark in marks] == [("early " * 5, False), ("late " * 5, True)]


def held(found: list[date]) -> list[lanes.Held]:
    return [lanes.Held(day=day, who="Ann Lee", path="/x/") for day in sorted(found)]


def labels(squares: list[TimelineSquare], shared: list[TimelineLabel]) -> list[TimelineLabel]:
    return [*(square.label for square in squares if square.label), *shared]


@settings(max_examples=50)
@given(st.lists(st.one_of(days, near), max_size=lanes.MOST))
def test_briefings_are_all_named_and_none_covers_another(found: list[date]) -> None:
    squares, shared, lane = lanes.squares(2023, held(found))
    named = sorted(labels(squares, shared), key=lambda label: label.x)
    for label in named:
        assert label.x - label.width // 2 >= lanes.LEFT - 1
        assert label.x + label.width // 2 <= lanes.WIDTH
        assert all(label.y < square.y - lanes.SIDE // 2 for square in squares)
    for one, other in pairwise(named):
        assert one.x + one.width // 2 < other.x - other.width // 2
    for first, second in combinations(squares, 2):
        assert abs(first.x - second.x) >= lanes.SIDE or abs(first.y - second.y) >= lanes.SIDE
    assert all(square.y <= lane for square in squares)
    counted = [label.text.partition(", ")[2] for label in named]
    assert sum(int(text.split()[0]) if text[0].isdigit() else 1 for text in counted) == len(found)


def test_two_briefings_of_one_season_keep_their_names() -> None:
    squares, shared, _ = lanes.squares(2024, held([date(2024, 2, 23), date(2024, 4, 22)]))
    assert [square.label.text for square in squares if square.label] == ["23 Feb, Ann Lee", "22 Apr, Ann Lee"]
    assert shared == []


def test_briefings_of_one_week_have_one_name_together() -> None:
    week = [date(2024, 3, day) for day in range(4, 9)]
    squares, shared, _ = lanes.squares(2024, held(week))
    assert [label.text for label in shared] == ["4–8 Mar, 5 briefings"]
    assert len({(square.x, square.y) for square in squares}) == 5


def test_a_bar_counts_the_briefings_of_its_month() -> None:
    months = [f"/{month}/" for month in range(1, 13)]
    bars, lane = lanes.bars(2024, held([date(2024, 3, day) for day in range(1, 29)]), months)
    ((path, text, foot),) = [(bar.path, bar.text, bar.y + bar.height) for bar in bars]
    assert (path, text, foot) == ("/3/", "28", lane)


def test_the_axis_is_to_scale() -> None:
    assert lanes.x(2023, date(2022, 5, 1)) == lanes.x(2023, date(2023, 1, 1)) == lanes.LEFT
    assert lanes.x(2023, date(2024, 5, 1)) == lanes.WIDTH
    middle = lanes.x(2023, date(2023, 7, 2))
    assert abs(middle - (lanes.LEFT + lanes.WIDTH) / 2) <= 2
