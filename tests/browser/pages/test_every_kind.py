"""Every kind of page at a zoom of 400 %, with a reader's own spacing of the text, and by the key Tab."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.pages import kinds
from tests.browser.pages.scenes import WIDE, page_for_looking

# What is 1280 wide at 100 % is 320 wide at 400 %: success criterion 1.4.10.
ZOOMED = (320, 256)
# The spacing of success criterion 1.4.12.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
# What is cut off within its own box, and words of a picture that run out of it. What scrolls can be reached.
CLIPPED = """() => {
  const cuts = (value) => value === "hidden" || value === "clip";
  const named = (each) => `${each.tagName.toLowerCase()}.${each.getAttribute("class") ?? ""}`;
  const boxes = [...document.body.querySelectorAll("*")].filter((each) => {
    if (!each.checkVisibility({ visibilityProperty: true }) || each.closest("svg")) return false;
    const style = getComputedStyle(each);
    // A note that is folded ends in an ellipsis, and has all its words when it is opened.
    if (style.clipPath !== "none" || style.textOverflow === "ellipsis") return false;
    return (cuts(style.overflowX) && each.scrollWidth > each.clientWidth + 1) ||
      (cuts(style.overflowY) && each.scrollHeight > each.clientHeight + 1);
  });
  const words = [...document.querySelectorAll("svg text")].filter((each) => {
    const picture = each.ownerSVGElement;
    if (!picture.checkVisibility() || !cuts(getComputedStyle(picture).overflowX)) return false;
    const [inner, outer] = [each.getBoundingClientRect(), picture.getBoundingClientRect()];
    return inner.left < outer.left - 1 || inner.right > outer.right + 1 ||
      inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1;
  });
  return [...boxes, ...words].map(named);
}"""
WIDTH = "document.documentElement.scrollWidth"


def sized(page: Page, size: tuple[int, int]) -> None:
    width, height = size
    page.set_viewport_size({"width": width, "height": height})


def test_every_kind_of_page_can_be_zoomed_spaced_and_skipped_into(
    site: Path, host: str, browser: Browser
) -> None:
    faults: list[str] = []
    with page_for_looking(browser) as page:
        for each in kinds.chosen(site):
            sized(page, ZOOMED)
            page.goto(host + each.address)
            faults += [f"{each.address}: {fault}" for fault in looked_at(page)]
    assert faults == []


def looked_at(page: Page) -> list[str]:
    faults = []
    if (width := page.evaluate(WIDTH)) > ZOOMED[0]:
        faults.append(f"{width} wide at 400 %")
    page.keyboard.press("Tab")
    if not page.evaluate("document.activeElement.matches('.skip')"):
        faults.append("the first stop of Tab is not the link that skips the menu")
    page.keyboard.press("Enter")
    if page.evaluate("document.activeElement.id") != "main":
        faults.append("that link does not lead into the text")
    page.evaluate(SPACED)
    if (width := page.evaluate(WIDTH)) > ZOOMED[0]:
        faults.append(f"{width} wide at 400 % with more space")
    faults += [f"{name} is cut off at 400 %" for name in page.evaluate(CLIPPED)]
    sized(page, WIDE)
    faults += [f"{name} is cut off on a wide page" for name in page.evaluate(CLIPPED)]
    return faults
