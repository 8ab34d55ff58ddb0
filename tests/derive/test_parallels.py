"""What the margin says of words that are said again, and the pages of what recurs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from site_builder import urls
from site_builder.curate import parallels as curated
from site_builder.derive import also_said, parallels, side_by_side
from site_builder.derive.views import AlsoView, Fact, Group, WordColumn
from site_builder.model import Anchor, Briefing, BriefingId, Edition, Page
from tests.editions import edition
from tests.spoken import briefing, days

SAID = "ships of every flag may lie in the old harbour"


def spoken(briefings: Sequence[Briefing]) -> Edition:
    whole = edition()
    families = curated.families(briefings, whole.settings.parallels)
    return replace(whole, briefings=tuple(briefings), families=families)


def beside(whole: Edition, id: str, anchor: str) -> AlsoView:
    return also_said.by_passage(whole)[BriefingId(id)][Anchor(anchor)][0]


def links(view: AlsoView) -> list[tuple[str, list[tuple[str, str]], str, str]]:
    return [
        (line.words, [(place.text, place.path) for place in line.places], line.more, line.family.text)
        for line in view.lines
    ]


def facts(page: Page) -> dict[str, list[str]]:
    rows = page.context["facts"]
    assert isinstance(rows, tuple)
    return {row.name: [part.text for part in row.parts] for row in rows if isinstance(row, Fact)}


def groups(page: Page) -> list[Group]:
    found = page.context["groups"]
    assert isinstance(found, tuple)
    return [group for group in found if isinstance(group, Group)]


def cells(columns: Sequence[WordColumn]) -> list[tuple[bool, list[str]]]:
    return [
        (column.shared, ["".join(piece.text for piece in cell).strip() for cell in column.cells])
        for column in columns
    ]


def test_two_places_lead_to_each_other() -> None:
    one = briefing("2021-01-01", [("Why?", [f"Since {SAID}."]), ("And?", ["As said.", f"We hold: {SAID}."])])
    view = beside(spoken([one]), "2021-01-01", "q2-a2")
    assert view.count == "10 words"
    assert view.basis == "Found by rule: 8 words or more, one after the other"
    assert links(view) == [
        ("", [("in this document, Q1 ¶1", "/briefings/2021-01-01/#q1-a1")], "", "Compare the two")
    ]


def test_the_nearest_in_time_come_first_and_the_rest_are_counted() -> None:
    texts = [f"Day{n} {SAID} day{n}." for n in range(9)]
    (line,) = beside(spoken(days(*texts)), "2021-01-04", "p1").lines
    assert [place.text for place in line.places] == [
        "5 January 2021, ¶1",
        "3 January 2021, ¶1",
        "6 January 2021, ¶1",
    ]
    assert (line.more, line.family.text) == ("5 more", "Compare all 9")


def test_several_runs_of_one_passage_stand_in_one_note_the_longest_first() -> None:
    runs = [
        "the lamps of the long pier are lit at",
        SAID,
        "no toll is due for boats that carry fish",
        "we ask all for a calm view of this case now",
    ]
    whole = spoken(days(". ".join(runs), *(f"Day {run}, they say." for run in runs)))
    view = beside(whole, "2021-01-01", "p1")
    assert view.count == "4 passages"
    assert [line.words for line in view.lines] == ["11 words", "10 words", "9 words"]
    assert view.more == "1 shorter one is left out here."
    assert view.mark == "also-p1"


def test_marks_that_overlap_are_one() -> None:
    a, b = "the old harbour is free for ships of all", "free for ships of all who come in good peace"
    joined = "the old harbour is free for ships of all who come in good peace"
    whole = spoken(days(f"{a}.", f"{joined}.", f"So {b}."))
    _, marks = also_said.by_passage(whole)[BriefingId("2021-01-02")][Anchor("p1")]
    assert [(mark.start, mark.end, mark.id) for mark in marks] == [(0, len(joined), "also-p1")]


def test_a_page_says_what_was_looked_through() -> None:
    whole = spoken([*days(f"Day {SAID}.", f"Now {SAID}!"), *days("Nothing new.", first=date(2022, 1, 1))])
    (page,) = (page for page in parallels.pages(whole) if page.template == "parallel")
    assert page.title == f"“{SAID}”"
    assert facts(page) == {
        "Length": ["10 words"],
        "Stands in": ["2 places of 2 documents"],
        "First seen": [
            "1 January 2021, ¶1",
            "in this corpus: 3 documents, 1 January 2021 to 1 January 2022, 366 days",
        ],
        "Last seen": ["2 January 2021, ¶1"],
        "Found by": ["rule", "8 words or more, folded, one after the other"],
        "Take away": ["all parallels, JSON Lines"],
    }


def test_a_long_run_is_cut_in_its_title_alone() -> None:
    long = " ".join(f"word{n}" for n in range(200))
    whole = spoken(days(f"Day {long}.", f"Now {long}!"))
    (page,) = (page for page in parallels.pages(whole) if page.template == "parallel")
    assert page.title.startswith("“word0 word1 ")
    assert page.title.endswith(" …”")
    assert len(page.title) <= 304


def test_a_year_of_many_families_has_a_page_of_its_own() -> None:
    words = [f"w{n}a w{n}b w{n}c w{n}d w{n}e w{n}f w{n}g w{n}h" for n in range(parallels.SHOWN + 1)]
    whole = spoken([*days(*words), *days(*words, first=date(2022, 2, 25))])
    index, year = list(parallels.pages(whole))[:2]
    (group,) = groups(index)
    assert (group.link.text, group.link.path) == ("2022", "/parallels/2022/")
    assert len(group.entries) == parallels.SHOWN
    assert year.path == urls.parallels("2022")
    assert [(each.link.text, len(each.entries)) for each in groups(year)] == [
        ("March 2022", 9),
        ("February 2022", 4),
    ]


def test_every_place_is_listed_by_year_where_the_table_is_cut() -> None:
    texts = [f"Day{n} {SAID} day{n}." for n in range(parallels.SHOWN + 3)]
    whole = spoken(days(*texts, first=date(2021, 12, 22)))
    (page,) = (page for page in parallels.pages(whole) if page.template == "parallel")
    assert [(group.link.text, len(group.entries)) for group in groups(page)] == [("2021", 10), ("2022", 5)]
    assert len(page.context["rows"]) == parallels.SHOWN  # type: ignore[arg-type]


def test_two_sentences_stand_below_each_other_word_by_word() -> None:
    a = "First. It was an important day for all of the two sides and more. Last."
    b = "It was a day for all of the two sides. Then."
    run = "day for all of the two sides"
    found = side_by_side.columns([(text, text.index(run), text.index(run) + len(run)) for text in (a, b)])
    assert cells(found) == [
        (True, ["It was"]),
        (False, ["an important", "a"]),
        (True, [run]),
        (False, ["and more.", "."]),
    ]
    assert [piece.marks for piece in found[1].cells[0] if piece.text.strip()] == [("alone",)]


def test_words_that_are_printed_otherwise_are_shown_as_they_are() -> None:
    found = side_by_side.columns([("communiqués", 0, 11), ("communiques", 0, 11)])
    assert cells(found) == [(True, ["communiqués", "communiques"])]


def test_of_three_sentences_each_is_compared_with_the_one_above() -> None:
    texts = ("We shall keep it open.", "They shall keep it open now.", "They shall keep it shut.")
    at = [(text, text.index("keep"), text.index("keep") + 7) for text in texts]
    before, run, after = side_by_side.columns(at)
    assert cells([before, run, after]) == [
        (False, ["We shall", "They shall", "They shall"]),
        (True, ["keep it"]),
        (False, ["open.", "open now.", "shut."]),
    ]
    assert [[piece.marks for piece in cell if piece.text.strip()] for cell in before.cells] == [
        [()],
        [("alone",)],
        [("parallel",)],
    ]


def test_a_long_sentence_is_cut_on_both_sides() -> None:
    words = " ".join(f"a{n}" for n in range(30))
    text = f"{words} RUN {words}."
    before, run, after = side_by_side.columns([(text, len(words) + 1, len(words) + 4), ("RUN", 0, 3)])
    assert cells([run]) == [(True, ["RUN"])]
    assert cells([before])[0][1][0] == "… " + " ".join(f"a{n}" for n in range(16, 30))
    assert cells([after])[0][1][0] == " ".join(f"a{n}" for n in range(14)) + " …"
