"""What a first visit costs, compressed as the host does: the budgets of a reading page and the front page."""

import gzip
from collections import Counter

import pytest
from playwright.sync_api import Page, Request

KB = 1000
LIMITS = {"document": 45 * KB, "stylesheet": 14 * KB, "script": 6 * KB, "font": 90 * KB}
# The page itself, and what its first paint waits for.
BLOCKING = """1 + document.querySelectorAll(
  "link[rel=stylesheet], script[src]:not([type=module], [async], [defer])").length"""


def asked_by(page: Page) -> list[Request]:
    """Return a list that fills with what the page has asked for and got."""
    found: list[Request] = []

    def note(request: Request) -> None:
        found.append(request)

    page.on("requestfinished", note)
    return found


def body(request: Request) -> bytes:
    response = request.response()
    assert response
    return response.body()


@pytest.mark.parametrize("address", ["/", "/briefings/2022-09-13/", "/topics/taiwan/"])
def test_a_page_stays_within_its_budget(host: str, page: Page, address: str) -> None:
    asked = asked_by(page)
    page.goto(host + address, wait_until="networkidle")
    sizes: Counter[str] = Counter()
    for request in asked:
        kind = request.resource_type
        sizes[kind] += len(body(request) if kind == "font" else gzip.compress(body(request)))
    assert sizes["document"] and sizes["stylesheet"]
    assert {kind: size for kind, size in sizes.items() if size > LIMITS.get(kind, size)} == {}
    assert len({request.url for request in asked if request.resource_type == "font"}) <= 2
    assert page.evaluate(BLOCKING) <= 3


def test_the_first_search_is_cheap(host: str, page: Page) -> None:
    page.goto(host + "/search/", wait_until="networkidle")
    asked = asked_by(page)
    page.get_by_role("searchbox").fill("Taiwan")
    page.get_by_role("searchbox").press("Enter")
    page.locator("[data-results] > li").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert 0 < sum(request.sizes()["responseBodySize"] for request in asked) < 220 * KB
