"""A built site in, what its pages cost a reader out, beside what they may.

As a program (`make budgets`) it prints the table: for every budget the worst page of each kind, then every
page that is over one. Sizes are those of the compressed files, of every page of the site.
"""

import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Page, Request, Route

from tests.browser.host import sent
from tests.browser.pages import kinds
from tests.browser.pages.looking import looked_at, table
from tests.browser.searching import settled

KB = 1000
HTML, CSS, JS, ALL_JS, FONTS, FONT_FILES, REQUESTS, HOSTS, SHIFT, SEARCH = (
    *("HTML", "CSS", "JavaScript", "JavaScript at need", "fonts", "font files", "requests before the text"),
    *("requests of other hosts", "layout shift", "first search"),
)
LIMITS = {
    **{HTML: 45 * KB, CSS: 14 * KB, JS: 6 * KB, ALL_JS: 6.5 * KB, FONTS: 90 * KB, SEARCH: 220 * KB},
    **{FONT_FILES: 2, REQUESTS: 3, HOSTS: 0, SHIFT: 0},
}
# Chromium gives a shift as the share of the window that moved; less than this is no dot on any screen.
NOTHING = 0.0005
SIZES = ((390, 844), (820, 1180), (1440, 900))

# Of a start tag: `<link rel="stylesheet" href="/assets/site.css" />`, `<script type="module" src="/a.js">`.
TAG = re.compile(r"<(link|script|img|iframe)\b([^<>]{0,500})>")
ATTRIBUTE = re.compile(r'([a-z:-]{1,30})="([^"]{0,300})"')
# The import of a minified module: `import{read}from"./search-address.js"`; not `import("…")`, made at need.
IMPORTED = re.compile(r'(?:from|import) ?"(\./[^"]{1,100}\.js)"')
# That, and the other.
NEEDED = re.compile(r'(?:from|import) ?\(?"(\./[^"]{1,100}\.js)"')
FONT = re.compile(r'url\("?([^")]{1,200}\.woff2)"?\)')
MOVED = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(sum), 300));
})"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    what: str
    template: str
    address: str
    measured: float

    @property
    def at_most(self) -> float:
        return LIMITS[self.what]

    @property
    def excess(self) -> float:
        return max(0, self.measured - self.at_most - (NOTHING if self.what == SHIFT else 0))


FETCHED = {
    *("apple-touch-icon", "dns-prefetch", "icon", "manifest", "modulepreload", "preconnect", "prefetch"),
    *("preload", "stylesheet"),
}


def weighed(site: Path) -> Iterator[Cost]:
    """Yield what every page costs before anybody does anything on it, read from its files; of JavaScript also
    what it costs whoever does all there is to do."""
    for address, template in kinds.templates().items():
        file = kinds.file_of(site, address)
        tags = [(name, dict(ATTRIBUTE.findall(rest))) for name, rest in TAG.findall(file.read_text("utf-8"))]
        sheets = [each["href"] for name, each in tags if name == "link" and each.get("rel") == "stylesheet"]
        scripts = [each for name, each in tags if name == "script" and "src" in each]
        blocking = [each for each in scripts if each.get("type") != "module"]
        ours = [site / path.lstrip("/") for path in sheets]
        fonts = {found for sheet in ours for found in fonts_of(sheet)}
        modules = [site / each["src"].lstrip("/") for each in scripts]
        fetched = [each.get("src") or each.get("href", "") for name, each in tags if is_fetched(name, each)]
        for what, measured in (
            (HTML, size(file)),
            (CSS, weight(ours)),
            (JS, weight(imported(modules, IMPORTED))),
            (ALL_JS, weight(imported(modules, NEEDED))),
            (FONTS, weight(fonts)),
            (FONT_FILES, len(fonts)),
            (REQUESTS, 1 + len(sheets) + len(blocking)),
            (HOSTS, sum(re.match(r"(?:https?:)?//", path) is not None for path in fetched)),
        ):
            if not (what in (JS, ALL_JS) and template == "search"):
                yield Cost(what=what, template=template, address=address, measured=measured)


def is_fetched(name: str, attributes: dict[str, str]) -> bool:
    """Say whether a browser asks for what a tag names: of links only what a page is shown with."""
    return name != "link" or not FETCHED.isdisjoint(attributes.get("rel", "").split())


def weight(files: Iterable[Path]) -> int:
    return sum(map(size, files))


@cache
def size(file: Path) -> int:
    return len(sent(file))


@cache
def fonts_of(sheet: Path) -> set[Path]:
    return {(sheet.parent / path).resolve() for path in FONT.findall(sheet.read_text("utf-8"))}


def imported(scripts: Iterable[Path], pattern: re.Pattern[str]) -> set[Path]:
    """Return scripts and all that they import, in the ways that a pattern finds."""
    found: set[Path] = set()
    left = list(scripts)
    while left:
        script = left.pop().resolve()
        if script not in found:
            found.add(script)
            left += [script.parent / path for path in pattern.findall(script.read_text("utf-8"))]
    return found


def shifts(site: Path, host: str, browser: Browser) -> Iterator[Cost]:
    """Yield how far the lines of chosen pages move while they load, in three sizes, as if on a first visit: a
    page whose requests are held up keeps nothing in its cache."""
    for width, height in SIZES:
        page = browser.new_page(viewport={"width": width, "height": height})
        page.route("**/*.woff2", late)
        for each in kinds.chosen(site):
            page.goto(host + each.address)
            measured: float = page.evaluate(MOVED)
            yield Cost(what=SHIFT, template=each.template, address=each.address, measured=measured)
        page.close()


def late(route: Route) -> None:
    """Let fonts come after the first paint, as they do on a telephone."""
    time.sleep(0.1)
    route.continue_()


def first_search(host: str, page: Page) -> Cost:
    """Search for a word of many exchanges; what was asked for with the page itself does not count."""
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    page.goto(host + "/search/", wait_until="networkidle")
    page.on("request", note)
    page.get_by_role("searchbox").fill("Taiwan")
    page.get_by_role("searchbox").press("Enter")
    page.locator("[data-results] > li").first.wait_for()
    settled(page)
    measured = sum(request.sizes()["responseBodySize"] for request in asked)  # once all of each has come
    return Cost(what=SEARCH, template="search", address="/search/", measured=measured)


def over(costs: Iterable[Cost]) -> list[str]:
    """Return a sentence for every cost that is over its budget."""
    return [
        f"{each.address}: {each.what} {shown(each.measured)}, at most {shown(each.at_most)}: "
        f"{shown(each.excess)} too much"
        for each in costs
        if each.excess
    ]


def shown(measured: float) -> str:
    return f"{measured:.0f}" if measured == int(measured) else f"{measured:.4f}"


def rows(costs: Sequence[Cost]) -> Iterator[tuple[str, ...]]:
    """Yield for each budget the worst page of each kind, or one row where all pages cost the same."""
    for what in LIMITS:
        of_this = [each for each in costs if each.what == what]
        worst: dict[str, Cost] = {}
        for each in of_this:
            held = worst.setdefault(each.template, each)
            if each.measured > held.measured:
                worst[each.template] = each
        alike = len(of_this) > 1 and len({each.measured for each in of_this}) == 1
        for template, each in list(worst.items())[: 1 if alike else None]:
            page = ("all", f"all {len(of_this)}") if alike else (template, each.address)
            yield (what, *page, shown(each.measured), shown(each.at_most), shown(each.excess))


def main() -> int:
    with looked_at(sys.argv[1:]) as (site, host, browser):
        costs = [*weighed(site), *shifts(site, host, browser), first_search(host, browser.new_page())]
    print(table(("what", "kind of page", "worst page", "measured", "at most", "excess"), [*rows(costs)]))
    found = over(costs)
    print(*found, f"{len(costs)} measured, {len(found)} over their budget", sep="\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
