"""The bundle in Chromium, over the words of a real capture: phrases, filters, order, and no complaint."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from site_builder.diagnostics import Report
from site_builder.model import Artifact, SearchRecord
from site_builder.stage import bundle, staged

SEED = Path(__file__).parents[2] / "seeds" / "000_42278027cc5f62b9.txt"
PAGE = b'<!doctype html><html lang="en"><title>Search</title><link rel="icon" href="data:,">'
SEARCH = """async ([query, options]) => {
  const pagefind = await import("./pagefind/pagefind.js");
  await pagefind.options({highlightParam: "hl"});
  await pagefind.init();
  await pagefind.filters();
  const found = await pagefind.search(query, options);
  const results = await Promise.all(found.results.map((result) => result.data()));
  return {urls: results.map((r) => r.url), titles: results.map((r) => r.meta.title), counts: found.filters};
}"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep quiet."""


def paragraphs() -> list[SearchRecord]:
    """Return one record a paragraph of the capture, the later the older, so that order by date shows."""
    lines = [line for line in SEED.read_text("utf-8").splitlines() if line.strip()]
    return [
        SearchRecord(
            path=f"/briefings/2023-11-16/#p{number}",
            content=line,
            language="en",
            meta={"title": f"Line {number}"},
            filters={
                "topic": tuple(t for t in ("Taiwan", "Gaza") if t in line),
                "speaker": ("Mao Ning" if line.startswith("Mao Ning:") else "other",),
            },
            sort={"date": f"2023-11-16-{len(lines) - number:04}"},
        )
        for number, line in enumerate(lines, start=1)
    ]


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    root = tmp_path_factory.mktemp("search")
    for name, records in (("full", paragraphs()), ("empty", [])):
        pages = [Artifact(path="index.html", content=PAGE)]
        with staged(root / "www" / name, pages, Report()) as made:
            made.adopt(bundle(records, root / "cache"), "pagefind")
    handler = partial(Quiet, directory=root / "www")
    complaints: list[str] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        opened = browser.new_page(base_url=f"http://127.0.0.1:{server.server_port}")
        opened.on("console", lambda message: complaints.append(message.text))
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.on("requestfailed", lambda request: complaints.append(request.url))
        yield opened
        opened.close()
        server.shutdown()
    assert complaints == []


def search(page: Page, query: str | None, site: str = "full", **options: object) -> dict[str, Any]:
    page.goto(f"/{site}/")
    found: dict[str, Any] = page.evaluate(SEARCH, [query, options])
    return found


def expected(*words: str) -> set[str]:
    return {r.path for r in paragraphs() if all(w in r.content.lower() for w in words)}


def plain(urls: list[str]) -> list[str]:
    """Take the folder of the site and the words to be marked away: "/full/x/?hl=and#p1" to "/x/#p1"."""
    return [re.sub(r"^/full|[?][^#]*", "", url) for url in urls]


def test_a_phrase_finds_the_paragraphs_that_hold_it(page: Page) -> None:
    found = search(page, '"equity and justice"')
    assert len(found["urls"]) == 2
    assert set(plain(found["urls"])) == expected("equity and justice")
    assert all("?hl=equity&hl=and&hl=justice#p" in url for url in found["urls"])


def test_filters_narrow_exactly(page: Page) -> None:
    everything = search(page, "Taiwan")
    narrowed = search(page, "Taiwan", filters={"speaker": "Mao Ning"})
    assert set(plain(narrowed["urls"])) == {
        r.path for r in paragraphs() if "Taiwan" in r.content and r.content.startswith("Mao Ning:")
    }
    assert everything["counts"]["speaker"]["Mao Ning"] == len(narrowed["urls"])
    either = search(page, None, filters={"topic": {"any": ["Taiwan", "Gaza"]}})
    assert set(plain(either["urls"])) == {r.path for r in paragraphs() if r.filters["topic"]}


def test_results_are_ordered_by_date(page: Page) -> None:
    order = {r.path: r.sort["date"] for r in paragraphs()}
    for direction in ("asc", "desc"):
        found = plain(search(page, "China", sort={"date": direction})["urls"])
        assert len(found) > 10
        assert found == sorted(found, key=lambda path: order[path], reverse=direction == "desc")


def test_a_site_without_records_finds_nothing_and_does_not_complain(page: Page) -> None:
    assert search(page, "justice", site="empty") == {"urls": [], "titles": [], "counts": {}}
