"""Days, spans of time, counts and lists in plain words."""

from datetime import date

import pytest

from site_builder.derive import wording


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2023-11-16", "16 November 2023"),
        ("2023-11", "November 2023"),
        ("2023", "2023"),
        ("2024-01~", "about January 2024"),
        ("2022-08-02/2022-08-03", "2–3 August 2022"),
        ("2022-09-30/2022-10-02", "30 September to 2 October 2022"),
        ("2021-09/2023-05", "September 2021 to May 2023"),
        ("2023-10-27/..", "from 27 October 2023"),
        ("../2022-10-16", "until 16 October 2022"),
        ("2022?", "perhaps 2022"),
    ],
)
def test_a_period_is_worded(edtf: str, words: str) -> None:
    assert wording.period(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-10-27/..", date(2023, 10, 27), date(2023, 10, 27)),
        ("2022-09/2023-01-05", date(2022, 9, 1), date(2023, 1, 5)),
    ],
)
def test_bounds_are_the_first_and_last_day(edtf: str, first: date, last: date) -> None:
    assert wording.bounds(edtf) == (first, last)


def test_a_time_stays_with_its_day() -> None:
    assert wording.day("2023-11-16T18:29") == "16 November 2023, 18:29"


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_names_are_joined(names: list[str], words: str) -> None:
    assert wording.listed(names) == words


def test_counts_agree_with_their_noun() -> None:
    assert wording.count(1, "question") == "1 question"
    assert wording.count(1327, "word") == "1,327 words"
    assert wording.count(2, "person", "people") == "2 people"
