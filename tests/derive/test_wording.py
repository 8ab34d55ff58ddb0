"""Days, spans of time, counts and lists in plain words."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from site_builder.curate import edtf
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
        ("2023-11-16%", "perhaps about 16 November 2023"),
        ("1972-21", "spring 1972"),
        ("1972-23~", "about autumn 1972"),
        ("1972-24", "winter 1972–1973"),
        ("202X", "2020s"),
        ("202X-XX", "2020s"),
        ("20XX", "2000–2099"),
        ("2023-XX", "2023"),
        ("2023-XX-XX", "2023"),
        ("2023-11-XX", "November 2023"),
        ("2023-XX/2023", "2023"),
        ("2023-21/2023-11-02", "spring to 2 November 2023"),
        ("2023/2023-11", "2023 to November 2023"),
        ("2023-08-02~/2023-08-03", "about 2 August to 3 August 2023"),
        ("/2022-24", "until winter 2022–2023"),
        ("1972-24/1973-03", "winter 1972–1973 to March 1973"),
        ("2022-24/2023-01-XX", "winter 2022–2023 to January 2023"),
        ("/..", "/.."),
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
        ("/2023-10", date(2023, 10, 1), date(2023, 10, 31)),
        ("1972-24", date(1972, 12, 1), date(1973, 2, 28)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("2022-09/2023-01-05", date(2022, 9, 1), date(2023, 1, 5)),
    ],
)
def test_bounds_are_the_first_and_last_day(edtf: str, first: date, last: date) -> None:
    assert wording.bounds(edtf) == (first, last)


def dates() -> st.SearchStrategy[str]:
    """Return EDTF of every form, some of it with months and days that there are not."""
    years = st.sampled_from(["2023", "1999", "0099", "9999", "202X", "20XX", "199X", "0001"])
    months = st.sampled_from(["", "-XX", "-02", "-11", "-12", "-21", "-22", "-23", "-24"])
    numbers = st.sampled_from(["", "-XX", "-01", "-28", "-31"])
    signs = st.sampled_from(["", "~", "?", "%"])
    one = st.tuples(years, months, numbers, signs).map("".join)
    end = st.one_of(one, st.sampled_from(["", ".."]))
    return st.one_of(one, st.tuples(end, end).map("/".join))


@given(dates())
def test_every_accepted_date_is_worded_and_bounded(text: str) -> None:
    accepted = edtf.days(text)
    assume(accepted is not None)
    words, bounds = wording.period(text), wording.bounds(text)
    assert not set(words) & set("X/~?%."), words
    assert accepted is not None
    assert bounds is not None
    assert accepted[0] <= bounds[0] <= bounds[1] <= accepted[1]
    exact = [edtf.day(part) for part in text.split("/")]
    assert wording.is_uncertain(text) is (None in exact)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2023-11-16T18:29", "16 November 2023, 18:29"),
        ("2023-11-16", "16 November 2023"),
        ("2023-22", "summer 2023"),
        ("2023-11-16/2023-11-17", "16–17 November 2023"),
    ],
)
def test_a_moment_is_a_day_with_its_time_or_a_period(value: str, words: str) -> None:
    assert wording.moment(value) == words


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
