"""The feed as a feed reader sees it (feedparser), with the whole text of each briefing."""

import dataclasses
import html
import re

import feedparser  # type: ignore[import-untyped]

from site_builder.export.feeds import MOST
from site_builder.model import BriefingId, Dated
from tests import editions
from tests.export.conftest import Export


def test_feed_is_valid_and_newest_first(exported: Export) -> None:
    feed = feedparser.parse(exported()["feed.xml"])
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == "Record & Co"
    assert feed.feed.updated == "2024-01-03T00:00:00+00:00"
    assert [entry.id for entry in feed.entries] == [
        "tag:e.org,2024:/briefings/2024-01-03-readout/",
        "tag:e.org,2024:/briefings/2024-01-02/",
    ]


def test_entry_is_dated_by_its_publication_else_by_its_day(exported: Export) -> None:
    readout, conference = feedparser.parse(exported()["feed.xml"]).entries
    assert conference.updated == "2024-01-02T18:29:00+00:00"
    assert readout.updated == "2024-01-03T00:00:00+00:00"


def test_addresses_follow_the_base_and_ids_do_not(exported: Export) -> None:
    feed = feedparser.parse(exported(base_url="http://e.org:8000/sub/")["feed.xml"])
    assert feed.entries[1].link == "http://e.org:8000/sub/briefings/2024-01-02/"
    assert feed.entries[1].id == "tag:e.org,2024:/briefings/2024-01-02/"


def test_entry_holds_every_word_escaped(exported: Export) -> None:
    feed = feedparser.parse(exported()["feed.xml"], sanitize_html=False)
    for briefing, entry in zip(reversed(editions.edition().briefings), feed.entries, strict=True):
        text = entry.content[0].value
        paragraphs = [
            html.unescape(re.sub(r"^<strong>[^<]*</strong> ", "", found))
            for found in re.findall(r"<p>(.*?)</p>", text)
        ]
        expected = [
            passage.text
            for unit in (*briefing.opening, *briefing.exchanges, *briefing.blocks)
            for passage in unit.passages
        ]
        assert paragraphs == expected
    assert "<ships>" not in feed.entries[1].content[0].value


def test_units_are_named_as_on_their_pages(exported: Export) -> None:
    feed = feedparser.parse(exported()["feed.xml"], sanitize_html=False)
    named = [re.findall(r'#([a-z0-9]+)">([^<]*)</a></h3>', entry.content[0].value) for entry in feed.entries]
    assert named == [
        [("p1", "¶1"), ("p2", "¶2")],
        [("o1", "Opening ¶1"), ("q1", "Q1"), ("q2", "Q2")],
    ]


def test_feed_of_a_long_edition_holds_the_newest(exported: Export) -> None:
    edition = editions.edition()
    model = edition.briefings[0]
    many = tuple(
        dataclasses.replace(
            model, id=BriefingId(f"{year}-01-02"), held=Dated(value=f"{year}-01-02"), published=Dated()
        )
        for year in range(1800, 1800 + MOST + 20)
    )
    settings = dataclasses.replace(edition.settings, share_pictures=False)
    long = dataclasses.replace(edition, briefings=many, event_mentions={}, settings=settings)
    feed = feedparser.parse(exported(long)["feed.xml"])
    assert len(feed.entries) == MOST
    assert feed.entries[0].id == f"tag:e.org,{1800 + MOST + 19}:/briefings/{1800 + MOST + 19}-01-02/"


def test_feed_of_an_empty_edition_is_valid(exported: Export) -> None:
    edition = dataclasses.replace(editions.edition(), briefings=(), event_mentions={})
    feed = feedparser.parse(exported(edition)["feed.xml"])
    assert not feed.bozo
    assert feed.entries == []


def test_characters_that_xml_cannot_hold_are_replaced(exported: Export) -> None:
    edition = editions.edition()
    titled = dataclasses.replace(edition.briefings[0], title="A\x0bB")
    alone = dataclasses.replace(edition, briefings=(titled,), event_mentions={})
    feed = feedparser.parse(exported(alone)["feed.xml"])
    assert not feed.bozo
    assert feed.entries[0].title == "A\ufffdB"
