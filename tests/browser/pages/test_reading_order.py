"""What a screen reader is told of a reading page, in the order in which it is told."""

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.browser.pages.scenes import NOTED, page_for_looking

DAY = "2023-11-16"


def told(browser: Browser, address: str) -> str:
    """Return all words of the accessibility tree of a page, in its order, with one space for any."""
    with page_for_looking(browser) as page:
        page.goto(address)
        session = page.context.new_cdp_session(page)
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    words: list[str] = []

    def walk(node: dict[str, Any]) -> None:
        if node.get("role", {}).get("value") == "StaticText" and not node["ignored"]:
            words.append(node["name"]["value"])
        for child in node.get("childIds", ()):
            walk(by_id[child])

    walk(nodes[0])
    return plain("".join(words))


def plain(text: str) -> str:
    """Return `text` without what the page sets into it: spaces of any kind, and numbers of notes."""
    return re.sub(r"\s+", "", text)


def rows(site: Path, name: str) -> list[dict[str, Any]]:
    lines = (site / "data" / name).read_text("utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["briefing"] == DAY]


def expected(site: Path) -> list[str]:
    """Return beginnings of what must be told, in order: of each exchange the number, who asks, the question,
    then each paragraph of the answer, with the notes on it after it; at last the tools."""
    found: list[str] = []
    notes = rows(site, "annotations.jsonl")
    for exchange in rows(site, "exchanges.jsonl"):
        anchor = exchange["anchor"]
        found += [f"Q{exchange['number']}", exchange["printed_as"], *map(opening, exchange["question"])]
        for n, paragraph in enumerate(exchange["answer"], 1):
            found.append(opening(paragraph))
            found += [note["lemma"] for note in notes if note["target"] == f"{DAY}#{anchor}-a{n}"]
        found += [f"Cite Q{exchange['number']}", "Copy link"]
    return [*found, "Persons and terms of this document", "Cite this document"]


def opening(paragraph: str) -> str:
    """Return the first words of a paragraph, so few that no number of a note stands among them."""
    return " ".join(paragraph.split()[:4])


def test_a_reading_page_is_told_question_answer_and_notes_in_this_order(
    site: Path, host: str, browser: Browser
) -> None:
    text = told(browser, host + NOTED)
    at = 0
    for words in expected(site):
        found = text.find(plain(words), at)
        assert found >= 0, f"{words!r} is not told after {text[max(0, at - 80) : at]!r}"
        at = found + len(plain(words))
