"""Saved pages in the shapes of real mirrors become seeds that hold the session, all of it and little else.

A folder of tests/accession/pages/ is a case: page.html as it was saved, and session.txt, the lines that the
seed must have in this order, with a blank line between two turns. Adding a case needs no Python.
"""

import re
import time
from pathlib import Path

import pytest

from site_builder import capture
from site_builder.accession import page, reading, session
from site_builder.capture import seeds
from site_builder.capture.source import Seed
from site_builder.diagnostics import Report
from site_builder.model import Capture

PAGES = sorted((Path(__file__).parent / "pages").iterdir())
NO_OUTLETS: frozenset[str] = frozenset()

# What the pages put around the session, and no seed may have within a turn.
FURNITURE = re.compile(
    r"Related|Posted in|Leave a|Skipper|Recent|Subscribe|Copyright|©|Tel:|Prev|Read more|Get our|More from"
    r"|Ferry delayed|Share|Suggest|No warranty|nobody asked|not a word|adsbygoogle"
)


def read(lines: tuple[str, ...]) -> Capture:
    seed = seeds.decode(session.text(lines), Report(), name="seed.txt", shown="seeds/seed.txt")
    assert isinstance(seed, Seed)
    return capture.parse(seed, Report())


def said(taken: Capture) -> list[str]:
    """Return each turn as one line, its label before it."""
    turns = []
    for turn in taken.turns:
        words = " ".join(paragraph.text for paragraph in turn.paragraphs)
        turns.append(plain(f"{turn.label}: {words}" if turn.label else words))
    return turns


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case.name)
def test_no_word_of_the_session_is_lost_and_none_added(case: Path) -> None:
    expected = (case / "session.txt").read_text("utf-8")
    found = reading.of_page((case / "page.html").read_bytes(), NO_OUTLETS, whole=False)
    left = iter(plain(line) for line in found.lines)
    for line in filter(None, expected.splitlines()):
        assert plain(line) in left, f"{line} is missing, or out of its place"
    assert said(read(found.lines)) == [plain(turn) for turn in expected.split("\n\n")]


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case.name)
def test_title_and_day_stay_with_the_session(case: Path) -> None:
    raw = (case / "page.html").read_bytes()
    taken = read(reading.of_page(raw, NO_OUTLETS, whole=False).lines)
    assert "press conference on" in taken.title.casefold() or "Press Conference of" in taken.title
    assert taken.held.value[:4] in raw.decode("gb18030", "replace")
    assert taken.held.basis == "title"


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case.name)
def test_furniture_is_in_no_turn(case: Path) -> None:
    raw = (case / "page.html").read_bytes()
    turns = said(read(reading.of_page(raw, NO_OUTLETS, whole=False).lines))
    assert turns
    assert not [turn for turn in turns if FURNITURE.search(turn)]


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case.name)
def test_the_same_page_gives_the_same_seed(case: Path) -> None:
    raw = (case / "page.html").read_bytes()
    assert reading.of_page(raw, NO_OUTLETS, whole=False) == reading.of_page(raw, NO_OUTLETS, whole=False)


def case(name: str) -> bytes:
    return (Path(__file__).parent / "pages" / name / "page.html").read_bytes()


def test_speakers_outside_the_main_part_bring_the_whole_page() -> None:
    found = reading.of_page(case("collapsed"), NO_OUTLETS, whole=False)
    assert "Jane Doe: The ferry too." in found.missed
    assert "Jane Doe: I do." in found.missed


def test_a_comment_of_a_reader_brings_no_whole_page_and_is_named() -> None:
    found = reading.of_page(case("blog"), NO_OUTLETS, whole=False)
    assert not found.missed
    assert any(line.startswith("Skipper: ") for line in found.left_out)


def test_what_is_left_out_between_speakers_is_named() -> None:
    found = reading.of_page(case("news"), NO_OUTLETS, whole=False)
    assert "Get our morning briefing in your inbox" in found.left_out


def test_the_whole_page_is_taken_when_it_is_asked_for() -> None:
    found = reading.of_page(case("news"), NO_OUTLETS, whole=True)
    assert "Get our morning briefing in your inbox" in found.lines
    assert not found.left_out


def test_a_page_says_what_it_is() -> None:
    assert page.read(case("ministry")).head == session.Head(
        title="Foreign Ministry Spokesperson Jane Doe’s Regular Press Conference on March 4, 2021",
        publisher="Ministry of Foreign Affairs of Ruritania",
        published="2021-03-04 18:05",
        address="https://mfa.ruritania.example/eng/xw/fyrbt/202103/t20210304_100.html",
    )


@pytest.mark.parametrize(
    ("mark", "address"),
    [
        ("<!-- saved from url=(0021)https://a.example/b/c -->", "https://a.example/b/c"),
        ("<!--\n Page saved with SingleFile \n url: https://a.example/d \n-->", "https://a.example/d"),
        ("<p>see url: https://a.example/e</p>", ""),
    ],
)
def test_a_browser_says_where_it_saved_a_page(mark: str, address: str) -> None:
    assert page.read(f"<html>{mark}<p>Q: Yes?</p>".encode()).head.address == address


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8", "gb2312"),  # a page that was saved in another encoding than it was sent in
        ("utf-8-sig", "iso-8859-1"),
        ("utf-16", ""),
        ("cp1252", "windows-1252"),
        ("cp1252", "iso-8859-1"),  # as browsers read it
        ("gb18030", "gb2312"),
        ("gb18030", "gbk"),
    ],
)
def test_a_page_is_read_in_its_encoding(encoding: str, declared: str) -> None:
    words = "Jane Doe: “Yes,” the café’s owner said – twice."
    meta = f'<meta charset="{declared}">' if declared else ""
    raw = f"<html><head>{meta}<title>x</title></head><body><p>{words}</p></body>".encode(encoding)
    assert page.read(raw).whole == (words,)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(page.UnreadableCharactersError):
        page.read(b'<meta charset="utf-8"><p>caf\x81\x8d\xff\xfe \x9d\x90\x00</p>')


def test_entities_are_decoded_once() -> None:
    found = page.read(b"<p>A &amp;lt;b&amp;gt; &lt;i&gt; &amp;amp; &#8220;c&#x201D;</p>")
    assert found.whole == ("A &lt;b&gt; <i> &amp; “c”",)


def test_scripts_styles_and_comments_are_no_text() -> None:
    found = page.read(
        b"<body><p>Q: z?</p><style>a{}</style><script>Q: a?</script><!-- Q: b? --><noscript>Q: c?</noscript>"
        b"<template>Q: d?</template><p>Q: e?<script>Q: f?</script></p><textarea>Q: g?</textarea>"
    )
    assert found.whole == ("Q: z?", "", "Q: e?")


def test_line_breaks_cells_and_items_part_lines() -> None:
    found = page.read(
        b"<p>Q: a?<br>A: b.</p><div>Q: c?<div>A: d.</div></div><table><tr><td>Q: e?<td>A: f.</table>"
    )
    assert [line for line in found.whole if line] == ["Q: a?", "A: b.", "Q: c?", "A: d.", "Q: e?\t\tA: f."]


@pytest.mark.parametrize(
    "raw",
    [
        "<div>" * 100_000 + "<p>Q: Deep?</p><p>A: Yes.</p>",
        "<b>" * 100_000 + "<p>Q: Deep?</p><p>A: Yes.</p>",
        "<ul><li>" * 50_000 + "<p>Q: Deep?</p><p>A: Yes.</p>",
        "<p>Q: Deep?</p><p>A: Yes.</p>" + "<script>" + "x" * 5_000_000,
        "<p>Q: Deep?</p><p>A: Yes.</p><p>" + "<br> " * 300_000,
        "<p>Q: Deep?</p><p>A: Yes.</p><!--" + "<!--" * 1_000_000,
    ],
    ids=["divs", "bolds", "lists", "script", "breaks", "comments"],
)
def test_hostile_pages_are_read_in_time(raw: str) -> None:
    began = time.process_time()
    found = reading.of_page(raw.encode(), NO_OUTLETS, whole=False)
    assert time.process_time() - began < 5
    assert [line for line in found.lines if line][:2] == ["Q: Deep?", "A: Yes."]
