"""The front page shows what two documents have in common, by a rule, or nothing."""

from collections.abc import Sequence
from dataclasses import replace

from site_builder.derive import home, said_before
from site_builder.derive.views import ParallelView
from site_builder.model import Anchor, Edition, Family, Occurrence, Page, Span
from tests.editions import CONFERENCE, READOUT, edition

PORT = Occurrence(briefing=CONFERENCE, unit=Anchor("q1"), span=Span(anchor=Anchor("q1-a2"), start=0, end=8))
ISLAND = Occurrence(
    briefing=CONFERENCE, unit=Anchor("q2"), span=Span(anchor=Anchor("q2-a1"), start=16, end=26)
)
AGAIN = Occurrence(briefing=READOUT, unit=Anchor("p2"), span=Span(anchor=Anchor("p2"), start=14, end=24))


def family(id: str, words: int, *places: Occurrence) -> Family:
    return Family(id=id, words=words, places=places, parallels=())


def front(*families: Family) -> Page:
    (page,) = home.pages(replace(edition(), families=families))
    return page


def marked(page: Page) -> list[tuple[str, str, str]]:
    sides = page.context["said"]
    assert isinstance(sides, tuple)
    return [
        (side.place.text, side.who, "".join(p.text for p in side.pieces if "parallel" in p.marks))
        for side in sides
        if isinstance(side, ParallelView)
    ]


def test_words_of_one_document_alone_are_not_said_before() -> None:
    assert marked(front(family("f1", 40, PORT, ISLAND))) == []


def test_the_longest_words_that_two_documents_share_are_shown_where_they_first_and_last_stand() -> None:
    page = front(family("f1", 40, PORT, ISLAND), family("f2", 2, ISLAND, AGAIN), family("f3", 1, PORT, AGAIN))
    assert marked(page) == [
        ("2 January 2024, Q2 ¶1", "Ann Lee", "the island"),
        ("3 January 2024, ¶2", "Readout", "the island"),
    ]


def test_of_equally_long_ones_that_which_was_said_last_is_shown() -> None:
    whole = edition()
    later = replace(whole.briefings[1], held=replace(whole.briefings[1].held, value="2024-02-03"))
    found = (family("f2", 2, ISLAND, AGAIN), family("f1", 2, ISLAND, AGAIN))
    assert chosen(replace(whole, briefings=(whole.briefings[0], later), families=found)) == "f2"


def chosen(whole: Edition) -> str:
    found = said_before.longest(whole)
    return found.id if found else ""


def test_readers_are_asked_what_they_came_for() -> None:
    ways = front().context["ways"]
    assert isinstance(ways, Sequence)
    paths = {entry.link.path for _, entries in ways for entry in entries}
    assert {"/parallels/", "/topics/", "/cite/", "/data/", "/method/", "/coverage/"} <= paths
