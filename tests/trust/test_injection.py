"""Whatever is written at any place of seeds and content, or asked of the search: no browser takes it for more
than words."""

import csv
import json
import re
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import html5lib
import pytest
from playwright.sync_api import Browser, Error, Page

from site_builder.render import markdown
from tests.browser.host import headers_for, serving
from tests.trust.counts import count
from tests.trust.hostile import built, let_in
from tests.trust.payloads import ACTIVE, PAYLOADS

AT_ONCE = 30  # texts in one edition; a month has a day for each
CHOSEN = PAYLOADS[:: len(PAYLOADS) // count("payloads")]
HARMLESS = tuple(f"of {word}" for word in ("lanterns", "ferries"))

# What Markdown may make of an editor's words.
BY_EDITORS = {*markdown.PAGE.tags, "tfoot"} | {
    *("a@href", "abbr@title", "ol@start"),
    *(f"{tag}@lang" for tag in markdown.PAGE.tags),
    *(f"h{level}@id" for level in range(2, 7)),
}
ANY = "http://record.example/"  # nobody is asked
SAFE_ADDRESS = re.compile(r"https?://|mailto:|/(?![/\\])|#|\.|\?|data:image/|$")

# The names of elements and attributes, addresses, and what runs: of the page, or of what a browser makes of
# a text.
LOOK = """(text) => {
  const tree = text ? new DOMParser().parseFromString(text, "text/html") : document;
  const shapes = new Set(), addresses = new Set(), running = new Set();
  const look = (part) => {
    for (const each of part.querySelectorAll("*")) {
      if (each.localName === "template") look(each.content);
      shapes.add(each.localName);
      for (const { name, value } of each.attributes) {
        shapes.add(`${each.localName}@${name}`);
        if (/^(xlink:)?(href|src|action|formaction|data|poster)$/.test(name)) addresses.add(value);
      }
      if (each.localName === "script" && !each.src && each.type !== "application/ld+json")
        running.add(each.textContent);
      if (each.localName === "script" && each.type === "application/ld+json") JSON.parse(each.textContent);
    }
  };
  look(tree);
  return { shapes: [...shapes], addresses: [...addresses], running: [...running],
           pwned: "pwned" in window || "pwned" in {}, reports: window.reports };
}"""
WATCH = """window.reports = [];
document.addEventListener("securitypolicyviolation", (e) =>
  window.reports.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));"""


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Set[str]:
    """Names of all elements and attributes that an edition of the same form has with harmless words in it; of
    pages that differ in a number one is looked at."""
    root = tmp_path_factory.mktemp("harmless")
    assert set(built(HARMLESS, root, search=True).refused.values()) == {"U273"}  # words are no address
    with serving(root / "site") as host:
        page = watched(browser)
        kinds = {re.sub(r"\d+", "0", path): path for path in pages(root / "site")}
        found = {shape for path in kinds.values() for shape in look(page, host + path)["shapes"]}
        found |= set(search(page, host, "harbour")["shapes"])
        page.context.close()
    found |= BY_EDITORS
    what_acts_is_told_from_words(found, browser)
    return found


def what_acts_is_told_from_words(shapes: Set[str], browser: Browser) -> None:
    """What these tests look for is found where nothing keeps it out but the host's policy."""
    context = browser.new_context()
    context.new_page()  # stays blank
    page = context.new_page()
    page.add_init_script(WATCH)
    hand_out(page, HARMLESS[0])
    is_plain(look(page, ANY), shapes)
    for text in ACTIVE:
        hand_out(page, text)
        with pytest.raises((AssertionError, Error)):  # one leads away before it can be looked at
            is_plain(look(page, ANY), shapes)
    context.close()


def hand_out(page: Page, text: str) -> None:
    """Answer whatever the page asks for with this text, under the host's headers."""
    sent = headers_for("/") | {"Content-Type": "text/html; charset=utf-8"}
    page.unroute("**")
    page.route("**", lambda route: route.fulfill(body=f"<!doctype html><p>{text}</p>", headers=sent))


def watched(browser: Browser) -> Page:
    context = browser.new_context()
    context.new_page()  # stays blank
    page = context.new_page()
    page.add_init_script(WATCH)
    page.on("dialog", lambda dialog: pytest.fail(f"{page.url}: {dialog.message}"))
    page.on("pageerror", lambda error: pytest.fail(f"{page.url}: {error}"))
    page.on("request", lambda asked: None if is_ours(asked.url) else pytest.fail(f"{page.url}: {asked.url}"))
    return page


def is_ours(address: str) -> bool:
    return address.startswith(("http://127.0.0.1:", "data:image/", "blob:http://127.0.0.1:"))


def pages(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*.html")):
        yield f"/{quote(path.relative_to(site).as_posix().removesuffix('index.html'))}"


def look(page: Page, address: str) -> dict[str, Any]:
    page.goto(address)
    return seen(page)


def seen(page: Page) -> dict[str, Any]:
    """Look at a page, and, on one without a policy, which would not allow it, at what its text is read as."""
    found, blank = dict(page.evaluate(LOOK, "")), page.context.pages[0]
    again = blank.evaluate(LOOK, page.content())
    return found | {name: [*found[name], *again[name]] for name in ("shapes", "addresses", "running")}


def search(page: Page, host: str, words: str) -> dict[str, Any]:
    """Ask for words, and for them as choices and fragment; wait until the page has an answer."""
    asked = quote(words, safe="")
    page.goto(f"{host}/search/?q={asked}&topic={asked}&outlet={asked}&order={asked}&group={asked}#{asked}")
    page.wait_for_function("""() => !document.querySelector("[data-search]").hasAttribute("aria-busy") &&
      document.querySelectorAll("[data-search] .chip").length > 0""")
    return seen(page)


def is_plain(found: dict[str, Any], shapes: Set[str]) -> None:
    assert set(found["shapes"]) <= shapes
    assert [each for each in found["addresses"] if not SAFE_ADDRESS.match(each)] == []
    assert (found["running"], found["pwned"], found["reports"]) == ([], False, [])


@pytest.mark.parametrize("first", range(0, len(CHOSEN), AT_ONCE))
def test_no_browser_takes_words_for_more(
    first: int, shapes: Set[str], tmp_path: Path, browser: Browser
) -> None:
    texts = CHOSEN[first : first + AT_ONCE]
    made = built(texts, tmp_path, search=True)
    assert len(let_in(made)) >= 35, "every kind of place but addresses takes some of the texts"
    site = tmp_path / "site"
    page = watched(browser)
    with serving(site) as host:
        for path in pages(site):
            is_plain(look(page, host + path), shapes)
        for text in texts:
            is_plain(search(page, host, text), shapes)
            asked = quote(text, safe="")
            for path in ("/briefings/2021-04-01/", "/topics/"):
                is_plain(look(page, f"{host}{path}?hl={asked}#{asked}"), shapes)
                is_plain(look(page, f"{host}{path}?hl=x#{text.split()[0]}"), shapes)
        for feed in site.rglob("*.xml"):
            page.goto(f"{host}/{quote(feed.relative_to(site).as_posix())}")
    page.context.close()
    has_plain_feeds(site, shapes)
    has_no_formulas(site)
    has_sound_data(site)


def has_plain_feeds(site: Path, shapes: Set[str]) -> None:
    """XML has elements of its own formats alone, and the HTML in feeds none but a page has."""
    for path in [*site.rglob("*.xml"), *site.rglob("*.svg")]:
        tree = ElementTree.parse(path)
        spaces = {each.tag.partition("}")[0] for each in tree.iter()}
        if path.suffix == ".xml":
            assert not any("xhtml" in space or "svg" in space for space in spaces), path
        for each in tree.iter():
            if each.get("type") == "html":
                assert of_html(each.text or "") <= shapes, path
    for path in site.rglob("*.json"):
        for text in contents(json.loads(path.read_text("utf-8"))):
            assert of_html(text) <= shapes, path


def contents(value: object) -> Iterator[str]:
    """Yield the HTML of a JSON feed."""
    if isinstance(value, dict):
        if isinstance(value.get("content_html"), str):
            yield value["content_html"]
        for each in value.values():
            yield from contents(each)
    if isinstance(value, list):
        for each in value:
            yield from contents(each)


def of_html(text: str) -> set[str]:
    tree = html5lib.parseFragment(text, namespaceHTMLElements=False)
    elements = [each for each in tree.iter() if isinstance(each.tag, str) and each is not tree]
    return {each.tag for each in elements} | {
        f"{each.tag}@{name}" for each in elements for name in each.attrib
    }


def has_no_formulas(site: Path) -> None:
    for path in site.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as opened:
            cells = {cell for row in csv.reader(opened) for cell in row}
        assert [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))] == [], path


def has_sound_data(site: Path) -> None:
    """Every line of data is JSON, and no redirect has a sign that its host would read as another."""
    for path in site.rglob("*.jsonl"):
        for line in path.read_bytes().split(b"\n")[:-1]:
            json.loads(line)
    for redirect in (site / "_redirects").read_text("utf-8").splitlines():
        assert re.fullmatch(r"/\S* /\S* (301|404)!", redirect), redirect
