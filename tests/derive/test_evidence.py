"""Evidence marks the words that a page is about, says in the margin what is cut, and where words recur."""

from collections.abc import Sequence
from dataclasses import replace

from site_builder.derive import also_said, outlets, places, topics
from site_builder.derive.views import Evidence, Piece
from site_builder.model import Anchor, Edition, Page, Pattern, PhraseMatch, Slug, Span
from tests.editions import CONFERENCE, edition

ISLAND, PORT = Slug("island"), Slug("port")
# "Our position on the island is clear and consistent."
FOUND = Span(anchor=Anchor("q2-a1"), start=20, end=26)
TRACKED = Span(anchor=Anchor("q2-a1"), start=16, end=35)


def tracking(*spans: Span, found: Sequence[Span] = (FOUND,)) -> Edition:
    """Return the small edition, whose topic "The island" tracks one wording, printed at `spans`."""
    whole = edition()
    first = whole.briefings[0]
    one, two = first.exchanges
    matches = tuple(replace(m, spans=tuple(found)) for m in two.topics if m.topic == ISLAND)
    phrases = (PhraseMatch(topic=ISLAND, number=0, spans=spans),) if spans else ()
    told = replace(first, exchanges=(one, replace(two, topics=matches, phrases=phrases)))
    topic = replace(whole.topics[ISLAND], wording=(Pattern(words="the island is clear"),))
    return replace(whole, briefings=(told, *whole.briefings[1:]), topics={**whole.topics, ISLAND: topic})


def shown(page: Page) -> dict[str, Evidence]:
    found = page.context["evidence"]
    assert isinstance(found, tuple)
    return {each.place.path: each for each in found}


def answer(whole: Edition) -> dict[str, tuple[str, ...]]:
    """Return the marked words of the second answer, with their marks."""
    page = next(page for page in topics.pages(whole) if page.title == "The island")
    run = shown(page)[f"/briefings/{CONFERENCE}/#q2-a1"].answer[0]
    return {piece.text: piece.marks for piece in run if isinstance(piece, Piece) and piece.marks}


def test_a_tracked_wording_is_marked_and_the_words_in_it_not_again() -> None:
    assert answer(tracking(TRACKED)) == {"the island is clear": ("found",)}


def test_words_that_a_topic_is_found_by_are_marked_quietly_where_it_tracks_wording() -> None:
    other = Span(anchor=Anchor("q2-a1"), start=0, end=12)
    marked = answer(tracking(TRACKED, found=(FOUND, other)))
    assert marked == {"Our position": ("form",), "the island is clear": ("found",)}
    assert answer(tracking()) == {"island": ("form",)}


def test_without_tracked_wording_they_are_all_that_is_marked() -> None:
    whole = tracking()
    topic = replace(whole.topics[ISLAND], wording=())
    assert answer(replace(whole, topics={**whole.topics, ISLAND: topic})) == {"island": ("found",)}


def test_what_is_cut_says_so_and_what_is_whole_does_not() -> None:
    whole = edition()
    first = whole.briefings[0]
    one, other = first.exchanges
    long = replace(one.answers[0].passages[0], text="The port is open. " * 60)
    answers = (replace(one.answers[0], passages=(long, *one.answers[0].passages[1:])), *one.answers[1:])
    whole = replace(
        whole,
        briefings=(
            replace(first, exchanges=(replace(one, answers=answers), other)),
            *whole.briefings[1:],
        ),
    )
    page = next(page for page in outlets.pages(whole) if page.title == "The Herald")
    found = shown(page)[f"/briefings/{CONFERENCE}/#q1"]
    assert found.more.text == "Read the whole answer"
    assert found.more.path == f"/briefings/{CONFERENCE}/#q1"
    readout = places.shown(whole, [place for place in places.all_units(whole) if place.unit.anchor == "p1"])
    assert [(each.part, each.more.path) for each in readout] == [("", "")]


def test_the_page_of_an_outlet_does_not_say_on_each_line_that_it_asked() -> None:
    page = next(page for page in outlets.pages(edition()) if page.title == "The Herald")
    assert [line for each in shown(page).values() for line in each.meta if "Herald" in line] == []


def test_nothing_recurs_beside_passages_that_share_no_words() -> None:
    unit = edition().briefings[0].exchanges[0]
    assert also_said.recurring({}, unit, ()) == ()
