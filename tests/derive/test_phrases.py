"""A phrase over time is drawn as squares that one can count, and told in a table that says the same."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.derive import phrase_chart, phrases, places
from site_builder.derive.phrase_chart import MOST, WIDTH, Column, Phrase, chart
from site_builder.derive.pictures import PhraseChart
from site_builder.model import Anchor, Edition, Link, Pair, PairMatch, Pattern, PhraseMatch, Slug, Span
from tests.editions import edition

ISLAND = Slug("island")


def rows(number: int) -> list[Phrase]:
    return [Phrase(words=f"words {each}", summary="", total="") for each in range(number)]


def column(day: str, found: Mapping[int, int]) -> Column:
    """Return a document with so many passages for each phrase."""
    path = f"/briefings/{day}/"
    return Column(
        day=day,
        name=Link(text=day, path=path),
        places={
            number: [Link(text=f"Q{each} ¶1", path=f"{path}#q{each}-a1") for each in range(1, count + 1)]
            for number, count in found.items()
        },
    )


def squares(drawn: PhraseChart, row: int) -> int:
    return sum(len(mark.marks) for cell in drawn.rows[row].cells for mark in cell.marks)


def test_each_square_is_a_passage_at_its_address() -> None:
    drawn = chart(rows(2), [column("2023-06-18", {0: 1}), column("2024-04-22", {0: 2})])
    first, second = drawn.rows
    assert [mark.path for cell in first.cells for mark in cell.marks] == [
        "/briefings/2023-06-18/#q1-a1",
        "/briefings/2024-04-22/#q1-a1",
        "/briefings/2024-04-22/#q2-a1",
    ]
    assert [cell.label for cell in first.cells] == ["Q1", "2"]
    assert first.dashes == ()
    assert second.cells == ()
    assert second.dashes == drawn.columns
    assert [label.link.text for label in drawn.labels] == ["2023-06-18", "2024-04-22"]


def test_days_are_to_scale() -> None:
    days = ("2023-01-01", "2023-07-02", "2024-01-01")
    drawn = chart(rows(1), [column(day, {}) for day in days])
    first, second, third = drawn.columns
    assert first == 0
    assert abs((second - first) - (third - second)) <= 2


def test_a_document_with_more_than_sixteen_is_a_bar_with_its_number() -> None:
    drawn = chart(rows(1), [column("2023-06-18", {0: MOST + 1})])
    ((cell,),) = (row.cells for row in drawn.rows)
    assert len(cell.marks) == 1
    assert len(cell.marks[0].marks) == 1
    assert cell.label == str(MOST + 1)
    assert "17 passages" in cell.marks[0].name


def test_documents_that_stand_too_close_are_taken_by_year() -> None:
    near = [column("2023-06-18", {0: 1}), column("2023-06-19", {0: 2}), column("2024-02-01", {})]
    drawn = chart(rows(1), near)
    assert drawn.columns == ()
    (row,) = drawn.rows
    assert [cell.label for cell in row.cells] == ["3"]
    assert [mark.path for cell in row.cells for mark in cell.marks] == ["/briefings/2023-06-18/#q1-a1"]
    assert len(row.dashes) == 1
    assert [tick.label for tick in drawn.ticks] == ["2023", "2024"]


def test_a_year_without_a_document_on_the_topic_has_no_dash() -> None:
    drawn = chart(rows(1), [column(day, {}) for day in ("2001-02-01", "2001-02-02", "2004-02-01")])
    assert len(drawn.rows[0].dashes) == 2


def test_twenty_five_years_can_be_read() -> None:
    days = [f"{year}-{month:02}-01" for year in range(2001, 2026) for month in range(1, 13)]
    drawn = chart(rows(1), [column(day, {0: 80}) for day in days])
    cells = drawn.rows[0].cells
    assert [cell.label for cell in cells] == ["960"] * 25
    starts = [cell.x for cell in cells]
    wide = [max(8 * len(cell.label) - 2, cell.marks[0].marks[0][2]) for cell in cells]
    gaps = [later - earlier for earlier, later in zip(starts, [*starts[1:], WIDTH], strict=True)]
    assert all(gap >= width for gap, width in zip(gaps, wide, strict=True))
    assert [tick.label for tick in drawn.ticks] == ["2005", "2010", "2015", "2020", "2025"]


def columns() -> st.SearchStrategy[Sequence[Column]]:
    days = st.dates().map(lambda day: day.replace(year=2001 + day.year % 25).isoformat())
    found = st.dictionaries(st.integers(0, 1), st.integers(1, 20))
    return st.lists(st.tuples(days, found), min_size=1, max_size=12).map(
        lambda made: [column(day, places) for day, places in sorted(made, key=lambda one: one[0])]
    )


@settings(max_examples=60)
@given(columns())
def test_every_passage_is_counted_and_nothing_overlaps(made: Sequence[Column]) -> None:
    drawn = chart(rows(2), made)
    for number, row in enumerate(drawn.rows):
        expected = sum(len(each.places.get(number, ())) for each in made)
        told = [int(cell.label) if cell.label.isdigit() else 1 for cell in row.cells]
        assert sum(told) == expected
        bars = any(count > MOST for count in told)
        assert bars or squares(drawn, number) == expected
        stops = sorted(
            [(cell.marks[0].marks[0][0], cell.x) for cell in row.cells] + [(x, x + 8) for x in row.dashes]
        )
        assert len({start for start, _ in stops}) == len(stops)
        assert all(0 <= start <= WIDTH for start, _ in stops)
        boxes = [box for cell in row.cells for mark in cell.marks for box in mark.marks]
        for x, y, width, height in boxes:
            assert y >= 0
            assert y + height <= drawn.height
            assert not any(
                other != (x, y, width, height)
                and x < other[0] + other[2]
                and other[0] < x + width
                and y < other[1] + other[3]
                and other[1] < y + height
                for other in boxes
            )


def followed() -> Edition:
    """Return the small edition, whose topic follows a phrase and a pair."""
    whole = edition()
    conference, report = whole.briefings
    told, asked = (
        Span(anchor=Anchor("q2-a1"), start=20, end=26),
        Span(anchor=Anchor("q2-q1"), start=9, end=15),
    )
    match = PhraseMatch(topic=ISLAND, number=0, spans=(told,))
    pair = PairMatch(topic=ISLAND, number=0, asked=(asked,), answered=(told,))
    first, second = conference.exchanges
    topic = replace(
        whole.topics[ISLAND],
        wording=(Pattern(words="island*"), Pattern(words="clear ... consistent")),
        pairs=(Pair(asked=Pattern(words="island"), answered=Pattern(words="island")),),
    )
    return replace(
        whole,
        briefings=(
            replace(conference, exchanges=(first, replace(second, phrases=(match,), pairs=(pair,)))),
            report,
        ),
        topics={**whole.topics, ISLAND: topic},
    )


def test_the_table_says_what_the_picture_shows() -> None:
    whole = followed()
    shown = phrases.view(whole, whole.topics[ISLAND], places.by_topic(whole)[ISLAND])
    first, second = shown.phrases
    assert (first.words, first.first, first.last, first.documents) == (
        "island…",
        "2 January 2024",
        "2 January 2024",
        "1 of 1",
    )
    ((document, links),) = first.places
    assert document.text == "2 January 2024"
    assert [(link.text, link.path) for link in links] == [("Q2 ¶1", "/briefings/2024-01-02/#q2-a1")]
    assert (second.words, second.first, second.documents, second.places) == (
        "clear … consistent",
        "",
        "0 of 1",
        (),
    )
    assert [row.summary for row in shown.chart.rows] == [
        "printed here on 2 January 2024, in 1 of 1 document",
        "printed here in 0 of 1 document",
    ]


def test_first_and_last_are_told_in_words() -> None:
    days = ["18 June 2023", "16 November 2023", "22 April 2024"]
    assert phrases._summary(days, 4) == (
        "first printed here on 18 June 2023, last on 22 April 2024, in 3 of 4 documents"
    )


def test_both_words_of_a_pair_are_cut_out_and_marked() -> None:
    whole = followed()
    (pair,) = phrases.view(whole, whole.topics[ISLAND], places.by_topic(whole)[ISLAND]).pairs
    assert [(piece.text, piece.marks) for piece in pair.asked] == [
        ("And the “", ()),
        ("island", ("found",)),
        ("”?", ()),
    ]
    assert [piece.text for piece in pair.answered if piece.marks] == ["island"]
    assert (pair.day, pair.who) == ("2 January 2024", "")


def test_a_cut_keeps_whole_words_and_says_where_it_cuts() -> None:
    long = "one two three four five six seven the island eight nine ten eleven twelve thirteen fourteen"
    unit = edition().briefings[0].exchanges[1]
    passage = replace(unit.passages[1], text=long)
    start = long.index("island")
    cut = phrases._cut(
        replace(unit, passages=(unit.passages[0], passage)),
        [Span(anchor=passage.anchor, start=start, end=start + 6)],
    )
    text = "".join(piece.text for piece in cut).replace("\u00a0", " ")
    assert text == "… three four five six seven the island eight nine ten eleven twelve thirteen …"
    assert re.fullmatch(r"… .* …", text)


def test_a_topic_without_phrases_has_no_picture() -> None:
    whole = edition()
    shown = phrases.view(whole, whole.topics[ISLAND], places.by_topic(whole)[ISLAND])
    assert (shown.phrases, shown.chart.rows, shown.pairs) == ((), (), ())
    assert phrase_chart.chart([], []).rows == ()
