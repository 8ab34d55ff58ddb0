"""What stands at addresses that are no more, on pages and in place of them."""

import pytest

from site_builder import derive, urls
from site_builder.derive import whereabouts
from site_builder.model import Edition, Link, Page, Redirect
from tests import editions

PATH = "/briefings/2024-01-02/"


def moved(*pairs: tuple[str, str]) -> Edition:
    return editions.edition(
        redirects=[Redirect(old=old, new=new, reason="Read twice.") for old, new in pairs]
    )


def pages(edition: Edition) -> dict[str, Page]:
    """Return the pages that stand in for others."""
    files = [urls.file(page.path) for page in derive.pages(edition)]
    return {page.path: page for page in derive.stand_ins(edition, files)}


def test_a_tombstone_bears_the_old_paragraphs_that_have_no_line_of_their_own() -> None:
    edition = moved((f"{PATH}#q1", f"{PATH}#q2"), (f"{PATH}#q1-a2", ""))
    exchange, paragraph = whereabouts.tombstones(edition)[PATH]
    assert (exchange.anchor, exchange.label, exchange.parts) == ("q1", "Q1", ("q1-q1", "q1-a1"))
    assert exchange.link == Link(text="Press conference, 2 January 2024, Q2", path=f"{PATH}#q2")
    assert (paragraph.label, paragraph.parts, paragraph.link.path) == ("Q1 ¶2", (), "")


@pytest.mark.parametrize(
    ("address", "text"),
    [
        (PATH, "Press conference, 2 January 2024"),
        (f"{PATH}#q1-a2", "Press conference, 2 January 2024, Q1 ¶2"),
        ("/briefings/2024-01-03-readout/#p2", "Readout, 3 January 2024, ¶2"),
        ("/outlets/herald/", "The Herald"),
        ("/topics/island/", "The island"),
        ("/data/exchanges.jsonl", "/data/exchanges.jsonl"),
    ],
)
def test_where_words_are_now_is_named_as_its_page_is(address: str, text: str) -> None:
    assert whereabouts.now(editions.edition(), address) == Link(text=text, path=address)


def test_a_page_stands_where_a_page_was_and_nowhere_else() -> None:
    found = pages(
        moved(
            ("/isle/", "/topics/island/"),
            ("/gone", ""),
            ("/a/b.html", "/topics/island/"),
            ("/old.csv", "/data/exchanges.jsonl"),
            (f"{PATH}#q9", ""),
            ("/a b/*", "/topics/island/"),
            ("/../up/", "/topics/island/"),
        )
    )
    assert list(found) == ["/isle/", "/gone/", "/a/b.html"]
    assert [page.title for page in found.values()] == [
        "This address has moved",
        "Nothing stands here any more",
        "This address has moved",
    ]
    assert not any(page.indexed for page in found.values())


def test_it_gives_way_to_a_page_of_the_edition_however_that_is_spelt() -> None:
    assert pages(moved(("/topics/island/", "/"), ("/Topics/", "/"), ("/isle", "/"), ("/isle/", "/"))) == {
        "/isle/": pages(moved(("/isle/", "/")))["/isle/"]
    }


def test_a_page_that_moved_keeps_the_places_that_went_elsewhere() -> None:
    edition = moved(("/briefings/2020-01-01/", PATH), ("/briefings/2020-01-01/#q4", f"{PATH}#q2"))
    stones = whereabouts.tombstones(edition)["/briefings/2020-01-01/"]
    assert [(stone.anchor, stone.link.path) for stone in stones] == [("q4", f"{PATH}#q2")]
    assert pages(edition)["/briefings/2020-01-01/"].context["tombstones"] == stones
