"""What the comparison of pictures finds, and what it forgives, on a page as it is and as it might become."""

import time
from collections.abc import Callable, Iterator

import pytest
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser, Page, Route

from tests.browser.look import camera, likeness

PATH = "/briefings/2021-03-04/"
# What somebody does to a style sheet by mistake.
MISTAKES = {
    "a paragraph is moved": ("#q1-a2", "transform", "translate(12px, 0)"),
    "a margin is missing": (".head", "padding-block-start", "0"),
    "a tint is lost": (".note", "background-color", "transparent"),
    "the tint of the card is lost": (".card", "background-color", "transparent"),
    "a block is missing": (".slip", "visibility", "hidden"),
    "a rule is missing": (".note", "border-color", "transparent"),
    "small words are smaller": (".note", "font-size", "13px"),
    "a title is larger": ("h1", "font-size", "32px"),
    "words have another family": ("#q1-a1", "font-family", "monospace"),
    "a link has lost its colour": (".header a, .tools a", "color", "inherit"),
    "a line stands closer": ("#q1-a1", "line-height", "27px"),
}
CHANGES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "softer": lambda picture: picture.filter(ImageFilter.GaussianBlur(0.7)),
    "a point lower": lambda picture: ImageChops.offset(picture, 0, 1),
}
SPOIL = """([where, name, value]) => {
  for (const each of document.querySelectorAll(where)) each.style.setProperty(name, value, "important");
}"""


@pytest.fixture(scope="module", params=[(390, "dark"), (1440, "light")], ids=str)
def shown(request: pytest.FixtureRequest, browser: Browser, sample_host: str) -> Iterator[Page]:
    width, scheme = request.param
    with camera.window(browser, width) as page:
        camera.opened(page, sample_host + PATH)
        camera.coloured(page, scheme)
        yield page


@pytest.fixture(scope="module")
def wanted(shown: Page) -> Image.Image:
    return likeness.reduced(pictured(shown))


def pictured(page: Page) -> Image.Image:
    return likeness.read(camera.pictured_from_the_top(page))


def test_the_same_page_is_alike(shown: Page, wanted: Image.Image) -> None:
    assert likeness.compared(pictured(shown), wanted).points == 0


def test_a_picture_waits_for_letters_that_come_late(browser: Browser, sample_host: str) -> None:
    def late(route: Route) -> None:
        time.sleep(0.5)  # a reader would be shown other letters, and keep them
        route.continue_()

    pictures = []
    for pattern in ("none", "**/*.woff2"):
        with camera.window(browser, 390) as page:
            page.route(pattern, late)
            camera.opened(page, sample_host + PATH)
            pictures.append(pictured(page))
            page.unroute_all(behavior="wait")
    assert likeness.compared(pictures[1], likeness.reduced(pictures[0])).points == 0


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_a_style_sheet_is_found(shown: Page, wanted: Image.Image, mistake: str) -> None:
    where, name, value = MISTAKES[mistake]
    shown.evaluate(SPOIL, [where, name, value])
    verdict = likeness.compared(pictured(shown), wanted)
    shown.evaluate(SPOIL, [where, name, ""])
    assert not verdict.alike


@pytest.mark.parametrize("change", CHANGES)
def test_letters_may_be_drawn_otherwise(shown: Page, wanted: Image.Image, change: str) -> None:
    assert likeness.compared(CHANGES[change](pictured(shown)), wanted).alike


def test_letters_may_be_heavier(shown: Page, wanted: Image.Image) -> None:
    shown.evaluate(SPOIL, ["p, a, dd, h1, h2", "-webkit-text-stroke", "0.2px"])
    verdict = likeness.compared(pictured(shown), wanted)
    shown.evaluate(SPOIL, ["p, a, dd, h1, h2", "-webkit-text-stroke", ""])
    assert verdict.alike


def test_letters_may_be_drawn_finer(shown: Page, browser: Browser, wanted: Image.Image) -> None:
    """On a screen of twice the points, and from there brought to this one's."""
    scheme = shown.evaluate("matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'")
    size = shown.viewport_size
    assert size
    with camera.window(browser, size["width"], scale=2) as page:
        camera.opened(page, shown.url)
        camera.coloured(page, scheme)
        verdict = likeness.compared(pictured(page).reduce(2), wanted)
    assert verdict.alike
