"""A bundle in Chromium, over the words of a real capture: phrases, words, places of records, no complaint."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from site_builder.diagnostics import Report
from site_builder.model import Artifact, SearchRecord
from site_builder.stage import bundle, indexing, staged
from site_builder.stage.packing import packed
from tests.stage.samples import alike, parts

SEED = Path(__file__).parents[2] / "seeds" / "000_42278027cc5f62b9.txt"
JS = Path(__file__).parents[2] / "static" / "js"
PAGE = b'<!doctype html><html lang="en"><title>Search</title><link rel="icon" href="data:,">'
SEARCH = """async (words) => {
  const { open } = await import("./search-shard.js");
  const found = [];
  for (const shard of await open(new URL("./pagefind/", location.href).href))
    for (const { row, data } of await shard.ask(words)) found.push([row, (await data()).raw_url]);
  return found;
}"""
LOADED = """async (asked) => {
  const { metaOf, pagesOf } = await import("./search-table.js");
  const { PagefindInstance } = await import("./pagefind/pagefind.js");
  const fetched = async (path) => (await fetch(`./pagefind/${path}`)).json();
  const { wasm, shards: [{ path }] } = await fetched("shards.json");
  const table = await fetched(`${path}table.json`);
  const index = new PagefindInstance({ basePath: new URL("./pagefind/", location.href).href });
  await index.loadWasm(wasm);
  const pointer = index.backend.init_pagefind(metaOf(table, pagesOf(table)));
  return asked.map((word) => JSON.parse(index.backend.request_indexes(pointer, word)));
}"""
SCRIPTS = ("search-shard.js", "search-table.js", "search-words.js")  # all that reads an index


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep quiet."""


def paragraphs() -> list[SearchRecord]:
    """Return one record a paragraph of the capture."""
    lines = [line for line in SEED.read_text("utf-8").splitlines() if line.strip()]
    return [
        SearchRecord(
            path=f"/briefings/2023-11-16/#p{number}",
            content=line,
            language="en",
            meta={"title": f"Line {number}"},
            filters={},
            sort={"date": f"2023-11-16-{number:04}"},
        )
        for number, line in enumerate(lines, start=1)
    ]


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    root = tmp_path_factory.mktemp("search")
    scripts = [Artifact(path=name, content=(JS / name).read_bytes()) for name in SCRIPTS]
    for name, records in (("full", paragraphs()), ("empty", []), ("alike", alike())):
        pages = [Artifact(path="index.html", content=PAGE), *scripts]
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


def search(page: Page, words: str, site: str = "full") -> set[str]:
    """Return the records found, by their places, after making sure that these are the right ones."""
    page.goto(f"/{site}/")
    found: list[tuple[int, str]] = page.evaluate(SEARCH, words)
    records = paragraphs()
    assert all(records[place].path == path for place, path in found)
    return {path for _, path in found}


def expected(*words: str) -> set[str]:
    return {r.path for r in paragraphs() if all(w in r.content.lower() for w in words)}


def test_a_phrase_finds_the_paragraphs_that_hold_it(page: Page) -> None:
    found = search(page, '"equity and justice"')
    assert len(found) == 2
    assert found == expected("equity and justice")


def test_words_find_the_paragraphs_that_hold_them(page: Page) -> None:
    assert len(expected("taiwan")) == 2
    assert search(page, "Taiwan") == expected("taiwan")
    assert search(page, "Gaza ceasefire") == expected("gaza", "ceasefire")


def test_a_site_without_records_finds_nothing_and_does_not_complain(page: Page) -> None:
    assert search(page, "justice", site="empty") == set()


def test_all_parts_are_loaded_that_have_words_with_a_beginning(page: Page) -> None:
    """Pagefind loads the parts in whose bounds a word lies, and looks in no other for longer words."""
    files = packed(indexing.index(alike(), language="en", program=indexing.program()), alike())
    known = parts(files)
    indexed = {*known.words}
    beginnings = {word[:length] for word in indexed for length in range(1, len(word) + 1)}
    asked = sorted(indexed | {each for each in beginnings if not is_few(each)})
    page.goto("/alike/")
    for word, loaded in zip(asked, page.evaluate(LOADED, asked), strict=True):
        assert known.of(word, longer=not is_few(word)) <= set(loaded), word
    assert len(set(known.names)) > 20
    assert len(asked) > len(indexed) > 2000


def is_few(word: str) -> bool:
    """Say whether a word is sought as it stands, and never as the beginning of others."""
    return len(word) <= 2 and word.isascii()
