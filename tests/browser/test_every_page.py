"""Pages of every kind: nothing in the console, nothing from elsewhere, nothing that moves, sound HTML."""

import re
import time
from pathlib import Path

import html5lib
import pytest
from playwright.sync_api import Page, Route, expect

SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 600);
})"""
IDLE = "() => new Promise((done) => requestIdleCallback(done))"  # modules have run, and what they began
SIZES = {"phone": (390, 844), "tablet": (820, 1180), "wide": (1440, 900)}


def one_of_each_kind(site: Path) -> list[str]:
    """Return an address of every shape: "/", "/topics/", one topic, one source page …; all briefings."""
    found: dict[str, str] = {}
    for file in sorted(site.rglob("index.html")):
        address = "/" + file.parent.relative_to(site).as_posix().removeprefix(".")
        address = address.rstrip("/") + "/"
        # Matches "/briefings/2023/" and "/topics/taiwan/"; not "/topics/" nor "/about/".
        named = re.fullmatch(r"/([a-z]+)/([^/]+)/(.*)", address)
        is_year = bool(named and re.fullmatch(r"[0-9]{4}", named[2]))
        shape = f"{named[1]} {is_year} {named[3]}" if named else address
        is_document = bool(named and named[1] == "briefings" and not is_year)
        found.setdefault(address if is_document else shape, address)
    return list(found.values())


def test_no_page_complains_or_asks_another_host(site: Path, host: str, page: Page) -> None:
    addresses = one_of_each_kind(site)
    assert {"/", "/search/", "/topics/", "/timeline/", "/briefings/2022-09-13/source/"} <= set(addresses)
    for address in addresses:
        page.goto(host + address)
        page.evaluate(IDLE)
        expect(page.locator("h1")).to_have_count(1)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", ["/", "/briefings/2022-09-13/", "/briefings/2023-11-16/#q4", "/topics/"])
def test_nothing_moves_while_a_page_loads(host: str, page: Page, size: str, address: str) -> None:
    def late(route: Route) -> None:
        time.sleep(0.2)  # the fonts come after the first paint, as they do on a telephone
        route.continue_()

    page.route("**/*.woff2", late)
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.goto(host + address, wait_until="networkidle")
    assert page.evaluate(SHIFT) < 0.001


@pytest.mark.parametrize("size", SIZES)
def test_no_page_is_wider_than_the_window(site: Path, host: str, page: Page, size: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    for address in one_of_each_kind(site):
        page.goto(host + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_a_wrong_address_leads_on(host: str, page: Page, site: Path) -> None:
    assert (site / "404.html").is_file()
    page.goto(host + "/404.html")
    expect(page.locator("main a").first).to_be_visible()


def test_pages_are_sound_html(site: Path) -> None:
    """An independent parser, made after the WHATWG specification, finds no fault in any page."""
    parser = html5lib.HTMLParser(strict=False)
    for file in sorted(site.rglob("*.html")):
        parser.parse(file.read_bytes())
        faults = [
            (place, code)
            for place, code, values in parser.errors
            # The pages are XML too, hence `<br />`, at which this parser frowns where HTML does not.
            if code != "non-void-element-with-trailing-solidus"
        ]
        assert faults == [], file
