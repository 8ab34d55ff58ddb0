"""Every expression of time is found, with its words and no others, and means what a reader would say."""

import re
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder import capture, curate
from site_builder.curate import edtf, reckoning, time_words, times
from site_builder.diagnostics import Report, render
from site_builder.model import Edition, LineClass
from tests import joining

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
Row = tuple[str, ...]  # words, EDTF, rule, certainty


@pytest.fixture(scope="module")
def edition() -> Edition:
    report = Report()
    content = curate.load(ROOT / "content", report)
    joined = joining.join(capture.read(ROOT / "seeds", content.witnesses, report), content, report)
    assert [render(found) for found in report] == []
    return joined


def rows(name: str) -> Iterator[list[str]]:
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [part.strip() for part in line.split(" | ")]


def printed(edition: Edition) -> Iterator[tuple[str, int, int, Row]]:
    """Yield what is found in the passages, and in the titles and stamps, by seed, line and place."""
    for briefing in edition.briefings:
        read = briefing.witnesses[0].capture
        units = briefing.units
        passages = {passage.anchor: passage for unit in units for passage in unit.passages}
        for found in edition.dates:
            if found.briefing != briefing.id:
                continue
            passage, span = passages[found.span.anchor], found.span
            row = (passage.text[span.start : span.end], found.edtf or "-", found.rule, found.certainty)
            yield read.seed[:3], passage.first, span.start, row
        held = date.fromisoformat(briefing.held.value[:10])
        for line in read.ledger:
            if line.kind in (LineClass.TITLE, LineClass.DATELINE):
                for each in kept(line.text, held):
                    row = (line.text[each.start : each.end], each.edtf or "-", each.rule, each.certainty)
                    yield read.seed[:3], line.number, each.start, row


def kept(text: str, held: date) -> list[times.Time]:
    """Return the times of a text that mentions no event."""
    return [each for each in times.find(text, held) if each.hook is None or each.hook.stays]


def test_every_time_of_the_seeds_is_found_and_nothing_more(edition: Edition) -> None:
    wanted = [(seed, int(line), tuple(row)) for seed, line, *row in rows("times_of_seeds.txt")]
    found = [(seed, line, row) for seed, line, start, row in sorted(printed(edition))]
    lines = sorted({(seed, line) for seed, line, _ in (*wanted, *found)})
    assert {line: sorted(r for s, n, r in wanted if (s, n) == line) for line in lines} == {
        line: sorted(tuple(map(str, r)) for s, n, r in found if (s, n) == line) for line in lines
    }


@pytest.mark.parametrize("row", list(rows("times.txt")), ids=lambda row: row[1][:70])
def test_made_up_sentences_mean_what_a_reader_takes_them_to_mean(row: list[str]) -> None:
    held, marked, *meanings = row
    text = marked.replace("[", "").replace("]", "")
    words = re.findall(r"\[([^\]]+)\]", marked)
    meant = [tuple(each.split()) for each in (meanings[0].split(";") if meanings and meanings[0] else [])]
    wanted = [(found, *meaning) for found, meaning in zip(words, meant, strict=True)]
    got = kept(text, date.fromisoformat(held))
    assert wanted == [
        (text[each.start : each.end], each.edtf or "-", str(each.rule), str(each.certainty)) for each in got
    ]


def test_there_are_enough_made_up_sentences() -> None:
    made = list(rows("times.txt"))
    assert sum("[" in row[1] for row in made) >= 150
    assert sum("[" not in row[1] for row in made) >= 25


DAYS = st.dates(min_value=date(1600, 1, 1), max_value=date(2150, 12, 31))


@given(
    held=DAYS, day=DAYS, style=st.sampled_from(["{:%B} {}, {}", "{1} {0:%B} {2}", "{0:%b} {1}, {2}", "iso"])
)
def test_a_printed_day_is_that_day_whenever_it_is_read(held: date, day: date, style: str) -> None:
    words = day.isoformat() if style == "iso" else ""
    if style == "{:%B} {}, {}":
        words = f"{day:%B} {day.day}, {day.year}"
    elif style == "{1} {0:%B} {2}":
        words = f"{day.day} {day:%B} {day.year}"
    elif not words:
        words = f"{day:%b} {day.day}, {day.year}"
    (found,) = times.find(f"It was on {words}.", held)
    assert (found.edtf, found.rule, found.certainty) == (day.isoformat(), "printed", "sure")


@given(held=DAYS, away=st.integers(-182, 182))
def test_a_day_without_a_year_is_the_nearest(held: date, away: int) -> None:
    day = held + timedelta(days=away)
    (found,) = times.find(f"It was on {day:%B} {day.day}.", held)
    if (day.month, day.day) == (2, 29):
        assert edtf.days(found.edtf) is not None
    else:
        assert found.edtf == day.isoformat()


@given(held=DAYS, first=st.integers(-90, 20), length=st.integers(1, 20))
def test_an_interval_keeps_its_ends(held: date, first: int, length: int) -> None:
    one, other = held + timedelta(days=first), held + timedelta(days=first + length)
    if (2, 29) in ((one.month, one.day), (other.month, other.day)):
        return
    (found,) = times.find(f"It ran from {one:%B} {one.day} to {other:%B} {other.day}.", held)
    assert found.edtf == f"{one}/{other}"


@given(held=DAYS, number=st.integers(0, 2400), unit=st.sampled_from(["day", "week", "month", "year"]))
def test_what_was_counted_back_can_be_counted_forward(held: date, number: int, unit: str) -> None:
    back = reckoning.moved(held, -number, unit)
    if back is None:
        return
    there = reckoning.moved(back, number, unit)
    assert there is not None
    assert (held - there).days in range(4)  # a shorter month ends earlier


@given(
    held=DAYS,
    which=st.sampled_from(["last", "this", "next"]),
    unit=st.sampled_from(["week", "month", "year"]),
)
def test_a_counted_period_lies_where_it_should(held: date, which: str, unit: str) -> None:
    (found,) = times.find(f"It was {which} {unit}.", held)
    days = edtf.days(found.edtf)
    assert days is not None
    assert {"last": days[1] < held, "this": days[0] <= held <= days[1], "next": days[0] > held}[which]


@given(text=st.text(alphabet=st.sampled_from(list("MaychNov.15 20,-/tyesrdlasf’s")), max_size=60), held=DAYS)
def test_whatever_is_found_is_a_date_and_stands_in_the_text(text: str, held: date) -> None:
    for found in times.find(text, held):
        assert 0 <= found.start < found.end <= len(text)
        assert found.edtf == "" or edtf.days(found.edtf) is not None
        assert (found.edtf == "") is (found.certainty == "none")


HOSTILE = (
    *(
        "November 15 to ",
        "on the ",
        "since ",
        "in 2023 ",
        "the past few years ",
        "15",
        "May ",
        "early ",
        "on ",
    ),
    *(
        "first half of the ",
        "over more than twenty years ",
        "upcoming ",
        "today ",
        "11月15日",
        "昨天",
        ". ",
        "1-1-",
    ),
)


@pytest.mark.parametrize("words", HOSTILE)
def test_four_times_the_text_takes_no_more_than_ten_times_as_long(words: str) -> None:
    held = date(2024, 2, 23)

    def seconds(size: int) -> float:
        text = words * (size // len(words))
        taken = []
        for _ in range(3):
            begun = time.process_time()
            times.find(text, held)
            taken.append(time.process_time() - begun)
        return min(taken)

    assert seconds(160_000) < 10 * seconds(40_000) + 0.05  # were it the square, 16 times


def test_numbers_are_read_from_words() -> None:
    counted = "one two three four five six seven eight nine ten eleven twelve"
    ordered = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    tens = "ten twenty thirty forty fifty sixty seventy eighty ninety hundred"
    of_tens = "tenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth"
    for words in (counted, ordered):
        assert [time_words.number(word) for word in words.split()] == list(range(1, 13))
    for words in (tens, of_tens):
        assert [time_words.number(word) for word in words.split()] == list(range(10, 101, 10))
    assert [time_words.number(word) for word in ("a", "An", "fifteen", "20", "20th")] == [1, 1, 15, 20, 20]
