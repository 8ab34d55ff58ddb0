"""The feeds as feed readers see them: Atom by feedparser and the grammar of RFC 4287, and as JSON Feed."""

import dataclasses
import html
import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest
from lxml import etree

from site_builder.derive.feeds import MOST, MOST_OF_ONE
from site_builder.model import Anchor, BriefingId, Change, Correction, Dated, Edition, Target
from tests import editions
from tests.export.conftest import Export

FEEDS = (
    "feed",
    "topics/island/feed",
    "topics/harbour/feed",
    "outlets/herald/feed",
    "people/ann-lee/feed",
    "corrections/feed",
)
# A tag URI, RFC 4151 section 2.1: matches "tag:e.org,2024:/a/#q1"; not "tag:e.org:/a/".
_TAG = re.compile(r"tag:[a-z0-9.-]+,[0-9]{4}(-[0-9]{2}){0,2}:[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*(#[a-z0-9-]+)?")


@pytest.fixture(scope="module")
def grammar() -> Any:
    return etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))


@pytest.fixture
def corrected() -> Edition:
    edition = editions.edition()
    told = Correction(
        target=Target(briefing=editions.CONFERENCE, anchor=Anchor("q1-a2")),
        lemma="",
        date="2024-05-06",
        was="The port is <shut>.",
        reason="Misread.",
        editor="N. N.",
    )
    return dataclasses.replace(edition, changes=(Change(number=1, correction=told, now="The port is open."),))


def long(years: int) -> Edition:
    """Return an edition of a press conference a year."""
    edition = editions.edition()
    many = tuple(
        dataclasses.replace(
            edition.briefings[0],
            id=BriefingId(f"{year}-01-02"),
            held=Dated(value=f"{year}-01-02"),
            published=Dated(),
        )
        for year in range(1800, 1800 + years)
    )
    settings = dataclasses.replace(edition.settings, share_pictures=False)
    return dataclasses.replace(edition, briefings=many, event_mentions={}, settings=settings)


def paragraphs(content: str) -> list[str]:
    found = re.findall(r"<p>(.*?)</p>", content)
    return [html.unescape(re.sub(r"^<strong>[^<]*</strong> ", "", each)) for each in found]


def test_every_feed_is_valid(exported: Export, corrected: Edition, grammar: Any) -> None:
    files = exported(corrected)
    assert sorted(name for name in files if name.endswith("feed.xml")) == sorted(
        f"{name}.xml" for name in FEEDS
    )
    for name in FEEDS:
        tree, feed = etree.fromstring(files[f"{name}.xml"]), feedparser.parse(files[f"{name}.xml"])
        assert grammar.validate(tree), grammar.error_log
        assert (feed.bozo, feed.version, bool(feed.entries)) == (False, "atom10", True)
        # What the grammar cannot say, RFC 4287 sections 4.1.1 and 4.2.6, and of ids RFC 4151.
        assert feed.feed.author == "Record & Co"
        assert {link.rel for link in feed.feed.links} == {"self", "alternate"}
        ids = [entry.id for entry in feed.entries]
        assert len(set(ids)) == len(ids)
        assert all(_TAG.fullmatch(id) for id in ids)


@pytest.mark.parametrize("name", ["id", "updated", "title"])
def test_a_feed_without_what_the_grammar_asks_for_is_found(exported: Export, grammar: Any, name: str) -> None:
    tree = etree.fromstring(exported()["feed.xml"])
    missing = tree.find(f".//{{*}}entry/{{*}}{name}")
    missing.getparent().remove(missing)
    assert not grammar.validate(tree)


def test_entries_are_exchanges_openings_and_reports_the_newest_first(exported: Export) -> None:
    feed = feedparser.parse(exported()["feed.xml"])
    assert (feed.feed.title, feed.feed.updated) == ("Record & Co", "2024-01-03T00:00:00Z")
    assert [(entry.id, entry.title) for entry in feed.entries] == [
        ("tag:e.org,2024:/briefings/2024-01-03-readout/", "Readout of talks"),
        ("tag:e.org,2024:/briefings/2024-01-02/#o1", "Press conference, 2 January 2024, opening"),
        ("tag:e.org,2024:/briefings/2024-01-02/#q1", "Press conference, 2 January 2024, Q1: The Herald"),
        ("tag:e.org,2024:/briefings/2024-01-02/#q2", "Press conference, 2 January 2024, Q2"),
    ]


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("topics/island/feed", ["#q2"]),
        ("topics/harbour/feed", ["#q1"]),
        ("outlets/herald/feed", ["#q1"]),
        ("people/ann-lee/feed", ["#q1", "#q2"]),
    ],
)
def test_a_feed_holds_what_its_page_does(exported: Export, name: str, ids: list[str]) -> None:
    feed = feedparser.parse(exported()[f"{name}.xml"])
    assert [entry.id for entry in feed.entries] == [
        f"tag:e.org,2024:/briefings/2024-01-02/{id}" for id in ids
    ]
    assert feed.feed.link == f"https://e.org/{name.removesuffix('feed')}"


def test_an_entry_is_the_same_in_every_feed(exported: Export, corrected: Edition) -> None:
    files, seen = exported(corrected), dict[str, Any]()
    for name in FEEDS:
        for entry in feedparser.parse(files[f"{name}.xml"]).entries:
            said = (entry.title, entry.updated, entry.link, entry.content[0].value)
            assert seen.setdefault(entry.id, said) == said


def test_entry_holds_every_word_escaped(exported: Export) -> None:
    feed = feedparser.parse(exported()["feed.xml"], sanitize_html=False)
    conference, readout = editions.edition().briefings
    expected = [
        [passage.text for unit in units for passage in unit.passages]
        for units in (readout.blocks, conference.opening, *([unit] for unit in conference.exchanges))
    ]
    assert [paragraphs(entry.content[0].value) for entry in feed.entries] == expected
    assert "<strong>Herald:</strong> What is" in feed.entries[2].content[0].value
    assert "&lt;ships&gt;" in feed.entries[2].content[0].value


def test_entry_is_dated_by_the_day_held_with_the_time_of_a_stamp_of_that_day(exported: Export) -> None:
    readout, *conference = feedparser.parse(exported()["feed.xml"]).entries
    assert {entry.published for entry in conference} == {"2024-01-02T18:29:00Z"}
    assert readout.published == "2024-01-03T00:00:00Z"
    edition = editions.edition()
    reposted = dataclasses.replace(edition.briefings[0], published=Dated(value="2025-06-07T08:09"))
    late = dataclasses.replace(edition, briefings=(reposted, edition.briefings[1]))
    entry = feedparser.parse(exported(late)["feed.xml"]).entries[-1]
    assert entry.published == entry.updated == "2024-01-02T00:00:00Z"


def test_a_correction_updates_its_entry_and_is_an_entry(exported: Export, corrected: Edition) -> None:
    files = exported(corrected)
    updated = {entry.id: entry.updated for entry in feedparser.parse(files["feed.xml"]).entries}
    assert updated["tag:e.org,2024:/briefings/2024-01-02/#q1"] == "2024-05-06T00:00:00Z"
    assert updated["tag:e.org,2024:/briefings/2024-01-02/#q2"] == "2024-01-02T18:29:00Z"
    (entry,) = feedparser.parse(files["corrections/feed.xml"], sanitize_html=False).entries
    assert entry.id == "tag:e.org,2024:/corrections/#correction-1"
    assert entry.title == "Text of the record, 2024-01-02 q1-a2"
    assert paragraphs(entry.content[0].value) == ["The port is <shut>.", "The port is open.", "Misread."]


def test_addresses_follow_the_base_and_ids_do_not(exported: Export) -> None:
    feed = feedparser.parse(exported(base_url="http://e.org:8000/sub/")["feed.xml"])
    assert feed.entries[2].link == "http://e.org:8000/sub/briefings/2024-01-02/#q1"
    assert feed.entries[2].id == "tag:e.org,2024:/briefings/2024-01-02/#q1"


def test_feed_of_a_long_edition_holds_the_newest_and_is_not_whole(
    exported: Export,
) -> None:
    files = exported(long(MOST))
    for name, most, first in (("feed", MOST, "#o1"), ("outlets/herald/feed", MOST_OF_ONE, "#q1")):
        feed = feedparser.parse(files[f"{name}.xml"])
        assert len(feed.entries) == most
        assert feed.entries[0].id == f"tag:e.org,1899:/briefings/1899-01-02/{first}"
        assert b"complete" not in files[f"{name}.xml"]
    assert b"<fh:complete />" in exported()["feed.xml"]


def test_feed_of_an_empty_edition_is_valid(exported: Export, grammar: Any) -> None:
    edition = dataclasses.replace(editions.edition(), briefings=(), event_mentions={})
    files = exported(edition)
    feed = feedparser.parse(files["feed.xml"])
    assert (feed.bozo, feed.entries) == (False, [])
    assert grammar.validate(etree.fromstring(files["feed.xml"]))


def test_characters_that_xml_cannot_hold_are_replaced(exported: Export) -> None:
    edition = editions.edition()
    titled = dataclasses.replace(edition.briefings[1], title="A\x0bB")
    feed = feedparser.parse(
        exported(dataclasses.replace(edition, briefings=(titled,), event_mentions={}))["feed.xml"]
    )
    assert not feed.bozo
    assert feed.entries[0].title == "A\ufffdB"


def test_json_feed_says_the_same(exported: Export, corrected: Edition) -> None:
    """Fields and types as https://www.jsonfeed.org/version/1.1/ has them."""
    files = exported(corrected)
    for name in FEEDS:
        atom = feedparser.parse(files[f"{name}.xml"], sanitize_html=False)
        feed = json.loads(files[f"{name}.json"])
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert (feed["title"], feed["home_page_url"]) == (atom.feed.title, atom.feed.link)
        assert feed["feed_url"] == f"https://e.org/{name}.json"
        assert [author["name"] for author in feed["authors"]] == [atom.feed.author]
        for item, entry in zip(feed["items"], atom.entries, strict=True):
            assert (item["id"], item["url"], item["title"]) == (entry.id, entry.link, entry.title)
            assert (item["date_published"], item["date_modified"]) == (entry.published, entry.updated)
            assert datetime.fromisoformat(item["date_published"]).tzinfo
            assert item["content_html"] == entry.content[0].value
            assert item["tags"] == [tag.label for tag in entry.get("tags", [])]
