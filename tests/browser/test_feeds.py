"""Feeds are found: by feed readers in the head of the page that they are of, and by readers on it."""

import re
from html.parser import HTMLParser
from pathlib import Path

import feedparser  # type: ignore[import-untyped]

TYPES = {"application/atom+xml": "feed.xml", "application/feed+json": "feed.json"}


class Found(HTMLParser):
    """What a page links to: in its head as alternates, with their types, and anywhere to follow."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.alternates: list[tuple[str, str]] = []
        self.followed: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "link" and has.get("rel") == "alternate" and has.get("type") in TYPES:
            self.alternates.append((has["type"], has["href"]))
        if tag == "a":
            self.followed.append(has.get("href", ""))


def test_every_feed_is_found_in_the_head_of_its_page_and_on_it(site: Path) -> None:
    feeds = sorted(site.rglob("feed.xml"))
    assert len(feeds) > 40
    for path in feeds:
        folder = "/" + "".join(f"{part}/" for part in path.relative_to(site).parts[:-1])
        found = Found((path.parent / "index.html").read_text("utf-8"))
        for type, name in TYPES.items():
            assert (type, f"{folder}{name}") in found.alternates
            assert (path.parent / name).is_file()
        assert f"{folder}feed.xml" in found.followed
        assert feedparser.parse(path.read_bytes()).feed.link.endswith(folder)


def test_no_page_names_a_feed_that_is_not_there(site: Path) -> None:
    for page in sorted(site.rglob("index.html")):
        text = page.read_text("utf-8")
        for address in set(re.findall(r'href="(/[^"]*feed\.(?:xml|json))"', text)):
            assert (site / address[1:]).is_file(), page
