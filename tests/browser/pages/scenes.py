"""What is looked at: every chosen page as it comes, and pages in states that a reader brings them into."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import PATIENCE
from tests.browser.pages import kinds
from tests.browser.searching import settled

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PHONE, WIDE = (390, 844), (1440, 900)
LONGEST = "/briefings/2022-09-13/"
NOTED = "/briefings/2023-11-16/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """`prepare` does what a reader does there, in each of `sizes` anew."""

    name: str
    address: str
    prepare: Callable[[Page], None] = lambda page: None
    sizes: tuple[tuple[int, int], ...] = (WIDE, PHONE)


def found(page: Page) -> None:
    settled(page)
    expect(page.locator("[data-results] > li").first).to_be_visible()


def not_found(page: Page) -> None:
    settled(page)
    expect(page.locator("[data-help]")).to_be_visible()


def text_only(page: Page) -> None:
    page.locator(":root").evaluate("root => { root.dataset.textOnly = '' }")  # as kept from an earlier page


def keys(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()


def menu(page: Page) -> None:
    page.get_by_role("button", name="Menu").click()
    expect(page.locator("#menu")).to_be_visible()


def name_box(page: Page) -> None:
    page.locator("[data-term]").first.click()
    expect(page.locator("[data-name-box]")).to_be_visible()


def opened(page: Page) -> None:
    """Open all that is folded: lists, notes, registers."""
    page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true })")
    page.locator(".note__toggle input").evaluate_all("all => all.forEach(each => { each.checked = true })")


STATES = (
    Scene(name="text only", address=NOTED, prepare=text_only, sizes=(PHONE,)),
    Scene(name="all unfolded", address=LONGEST, prepare=opened, sizes=(PHONE,)),
    Scene(name="a paragraph arrived at", address=f"{NOTED}#q3-a2", sizes=(WIDE,)),
    Scene(name="a name explained", address=NOTED, prepare=name_box, sizes=(WIDE,)),
    Scene(name="keys", address="/", prepare=keys, sizes=(WIDE,)),
    Scene(name="menu", address="/", prepare=menu, sizes=(PHONE,)),
    Scene(name="results", address="/search/?q=Taiwan", prepare=found),
    Scene(name="no result", address="/search/?q=%22zebra%20quagga%22", prepare=not_found),
)


def scenes(site: Path) -> list[Scene]:
    """Return every chosen page, named by its template, and every state."""
    pages = [Scene(name=each.template, address=each.address) for each in kinds.chosen(site)]
    return [*pages, *STATES]


@contextmanager
def page_for_looking(browser: Browser) -> Iterator[Page]:
    """Open the one page that goes from scene to scene: still, so that no colour is caught on its way."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def staged(page: Page, host: str, scene: Scene, size: tuple[int, int]) -> None:
    """Bring `page` into the scene. What was open, was open in another size."""
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    if page.url != host + scene.address:
        page.goto(host + scene.address)
    else:
        page.reload()
    scene.prepare(page)
