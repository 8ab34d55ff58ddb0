"""Pages say what is there, and do not print a row or a list over nothing."""

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

import pytest

from site_builder.derive import events, home, outlets, people, reading, search, timeline, topics
from site_builder.derive.views import Fact, Group
from site_builder.model import Edition, Exchange, Link, Outlet, Page, Pattern, Person, Question, Slug
from tests.editions import edition

ISLAND, HARBOUR = Slug("island"), Slug("harbour")


def page(pages: Iterable[Page], title: str) -> Page:
    return next(page for page in pages if page.title == title)


def facts(found: Page) -> dict[str, list[str]]:
    rows = found.context["facts"]
    assert isinstance(rows, tuple)
    return {row.name: [part.text for part in row.parts] for row in rows if isinstance(row, Fact)}


def silent() -> Edition:
    """Return the small edition with registers that no text speaks of."""
    whole = edition()
    bare = tuple(replace(unit, topics=()) for unit in whole.briefings[0].exchanges)
    first = replace(whole.briefings[0], exchanges=bare)
    return replace(whole, briefings=(first, *whole.briefings[1:]), event_mentions={})


def test_what_is_not_named_yet_is_worded_so() -> None:
    assert page(topics.pages(silent()), "Harbour").description == "Harbour: not spoken of yet."
    assert page(events.pages(silent()), "Talks").description == "Talks, 3 January 2024: not named yet."
    assert "Named in" not in facts(page(events.pages(silent()), "Talks"))


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("What of resolution 2712?", ["Resolution 2712"]),
        ("To Manage  differences", []),
        (
            "Manage differences, as Reuters asked of semiconductors",
            ["“manage differences”", "Reuters semiconductors"],
        ),
        ("Resolution 27", []),
    ],
)
def test_only_searches_that_find_something_are_offered(text: str, offered: list[str]) -> None:
    whole = edition()
    unit = whole.briefings[0].exchanges[0]
    first, *rest = unit.passages
    exchanges = (
        replace(unit, passages=(replace(first, text=text), *rest)),
        *whole.briefings[0].exchanges[1:],
    )
    briefings = (replace(whole.briefings[0], exchanges=exchanges), *whole.briefings[1:])
    (front,) = home.pages(replace(whole, briefings=briefings))
    assert [link.text for link in cast("tuple[Link, ...]", front.context["examples"])] == offered


def test_a_topic_that_only_holds_others_lists_them() -> None:
    whole = silent()
    island = replace(whole.topics[ISLAND], patterns=())
    found = page(topics.pages(replace(whole, topics={**whole.topics, island.slug: island})), "The island")
    assert found.description == "The island: 1 narrower topic."
    assert "In" not in facts(found)
    (group,) = cast("tuple[Group, ...]", found.context["narrower"])
    assert [(each.link.text, each.summary) for each in group.entries] == [("Harbour", "nothing yet")]
    assert page(topics.pages(edition()), "Harbour").context["narrower"] == ()


def test_one_place_is_worded_as_one() -> None:
    found = page(events.pages(edition()), "Talks")
    assert found.description == "Talks, 3 January 2024: named in 1 paragraph of 1 document."


@pytest.mark.parametrize(
    ("patterns", "row", "words"),
    [
        ((), "Found", ["1 place set by an editor"]),
        ((Pattern(words="port"),), "Found by", ["the word “port”", "1 place set by an editor"]),
    ],
)
def test_a_topic_says_what_an_editor_has_set(
    patterns: tuple[Pattern, ...], row: str, words: list[str]
) -> None:
    whole = edition()
    whole = replace(
        whole, topics={**whole.topics, HARBOUR: replace(whole.topics[HARBOUR], patterns=patterns)}
    )
    assert facts(page(topics.pages(whole), "Harbour"))[row] == words
    assert facts(page(topics.pages(whole), "The island"))["Found by"] == ["the word “island*”"]


def test_an_outlet_that_was_only_credited_has_no_printed_label() -> None:
    whole = edition()
    first = whole.briefings[0]
    gazette = Outlet(slug=Slug("gazette"), name="The Gazette")

    def credited(unit: Exchange) -> Exchange:
        asked: tuple[Question, ...] = tuple(replace(q, credited=(gazette.slug,)) for q in unit.questions)
        return replace(unit, questions=asked)

    exchanges = (credited(first.exchanges[0]), *first.exchanges[1:])
    whole = replace(
        whole,
        briefings=(replace(first, exchanges=exchanges), *whole.briefings[1:]),
        outlets={**whole.outlets, gazette.slug: gazette},
    )
    assert "Printed as" not in facts(page(outlets.pages(whole), "The Gazette"))
    assert facts(page(outlets.pages(whole), "The Herald"))["Printed as"] == ["“Herald”"]


def test_who_does_not_ask_speak_or_stand_in_the_record_has_no_page_and_is_not_listed() -> None:
    whole = edition()
    gazette = Outlet(slug=Slug("gazette"), name="The Gazette")
    nobody = Person(slug=Slug("ann-other"), name="Ann Other")
    larger = replace(
        whole,
        outlets={**whole.outlets, gazette.slug: gazette},
        people={**whole.people, nobody.slug: nobody},
    )
    for index in (outlets, people, search):
        assert list(index.pages(larger)) == list(index.pages(whole))


def test_a_conference_that_is_all_opening_is_counted_by_its_paragraphs() -> None:
    whole = edition()
    whole = replace(whole, briefings=(replace(whole.briefings[0], exchanges=()),))
    (found,) = reading.pages(whole)
    assert facts(found)["Extent"] == ["1 paragraph, 40 words"]
    rows = found.context["rows"]
    assert isinstance(rows, tuple)
    assert [row.path for row in rows] == ["#o1"]
    assert (found.context["list_title"], found.context["units"]) == ("1 paragraph", ())
    pages = [*timeline.pages(replace(whole, event_mentions={})), *people.pages(whole)]
    assert not any("0 paragraphs" in repr(page) or "0 questions" in repr(page) for page in pages)
