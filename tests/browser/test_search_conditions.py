"""Search under hard conditions: a slow line, a missing index, strict browsers, a small screen."""

import re
import time

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.test_search import results

SHIFTS = """() => new Promise((done) => {
  const sum = (list) => list.getEntries().map((entry) => [entry.value,
    ...entry.sources.map(({node}) => node?.outerHTML?.slice(0, 60))]);
  new PerformanceObserver((list) => done(sum(list))).observe({type: "layout-shift", buffered: true});
  setTimeout(done, 300, []);
})"""


@pytest.mark.parametrize("context", [{}, {"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_a_slow_search_says_so_and_moves_nothing(host: str, page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    def slowly(route: Route) -> None:
        time.sleep(0.15)
        route.continue_()

    page.route("**/pagefind/**", hold)
    page.goto(host + "/search/?q=Taiwan&topic=taiwan")
    expect(page.locator("[data-count]")).to_have_text("Searching …")
    expect(page.locator("[data-ways]")).to_be_hidden()
    expect(page.locator("[data-search]")).to_have_attribute("aria-busy", "true")
    page.route("**/pagefind/**", slowly)
    for route in held:
        slowly(route)
    results(page)
    assert page.evaluate(SHIFTS) == []


@pytest.mark.parametrize("part", ["**/pagefind/pagefind.js*", "**/*.pf_index", "**/*.pf_fragment"])
def test_an_index_that_cannot_be_loaded_is_no_empty_one(
    host: str, context: BrowserContext, part: str
) -> None:
    page = context.new_page()
    page.route(part, lambda route: route.fulfill(status=404, body="gone"))
    page.goto(host + "/search/?q=Taiwan")
    expect(page.get_by_role("alert")).to_contain_text("The search could not be loaded")
    expect(page.locator('[data-ways] a[href="/topics/taiwan/"]')).to_be_visible()
    expect(page.locator("[data-results-head]")).to_be_hidden()
    page.unroute(part)
    page.get_by_role("button", name="Try again").click()
    assert results(page).count() == 5


def test_no_markup_is_made_of_text(host: str, page: Page) -> None:
    page.goto(host + "/search/?q=<b>Taiwan</b>&topic=<i>")
    expect(page.locator("[data-count]")).to_have_text(re.compile("No result"))
    expect(page.locator("[data-chips]")).to_contain_text("<i>")
    page.goto(host + "/search/?q=Taiwan+zzyzx")
    results(page)
    expect(page.locator("[data-help]")).to_be_visible()


SMALL = """(found) => found.filter((each) => each.checkVisibility()).map((each) => {
  const own = each.closest("label, .result") && each.matches("input") ? each.closest("label") : each;
  const {width, height} = own.getBoundingClientRect();
  const after = getComputedStyle(own, "::after");
  const more = after.content === "none" ? 0 : -2 * parseFloat(after.top || "0");
  return [own.textContent.trim().slice(0, 30), Math.round(height + Math.max(more, 0))];
}).filter(([, height]) => height < 44)"""


@pytest.mark.parametrize("context", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_a_small_screen_holds_it_and_a_finger_hits_it(host: str, page: Page) -> None:
    chosen = "topic=china-us-summits&topic=taiwan&outlet=anadolu-agency&outlet=-&kind=press-conference"
    page.goto(f"{host}/search/?q=“San+Francisco”&{chosen}")
    results(page)
    expect(page.locator('[data-facet="topic"]')).to_be_hidden()
    page.get_by_text("Show the choices").click()
    expect(page.locator('[data-facet="topic"]')).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    parts = (
        "main button",
        "main summary",
        "main input[type=checkbox]",
        "main input[type=search]",
        "a.result__link",
        ".aside__tools a",
    )
    assert page.locator(", ".join(parts)).evaluate_all(SMALL) == []
