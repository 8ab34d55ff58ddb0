"""What readers set in their system: more contrast, colours of their own; and keys that they turn off."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import axe
from tests.browser.pages.scenes import NOTED, SCHEMES, Scheme, page_for_looking

# Words of the record that we marked, or that a search found; what is chosen; where the reader is.
MARKS = (".mark--lemma", ".mark--form", ".mark--parallel", "mark", ".list__link[aria-current]::before")
# Whether a line, a border, or a ground that is not the page's sets an element off.
SET_OFF = """(selector) => {
  const [name, pseudo] = selector.split("::");
  const style = getComputedStyle(document.querySelector(name), pseudo && `::${pseudo}`);
  const page = getComputedStyle(document.documentElement).backgroundColor;
  const clear = "rgba(0, 0, 0, 0)";
  return style.textDecorationLine !== "none" || parseFloat(style.borderInlineStartWidth) > 0 ||
    parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== "none" ||
    ![page, clear].includes(style.backgroundColor);
}"""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_more_contrast_gives_seven_to_one(host: str, browser: Browser, scheme: Scheme) -> None:
    with page_for_looking(browser) as page:
        page.emulate_media(color_scheme=scheme, contrast="more")
        for address in ("/", NOTED, "/matrix/"):
            page.goto(host + address)
            rules = {"type": "rule", "values": ["color-contrast-enhanced"]}
            assert axe.run(page, runOnly=rules) == [], address


def test_marks_are_seen_in_colours_of_the_reader(host: str, browser: Browser) -> None:
    with page_for_looking(browser) as page:
        page.emulate_media(forced_colors="active")
        page.goto(f"{host}{NOTED}?hl=equity#q4")
        page.locator("mark").first.wait_for()
        unseen = [each for each in MARKS if not page.evaluate(SET_OFF, each)]
        page.goto(f"{host}{NOTED}source/#line-3")
        unseen += [each for each in (":target",) if not page.evaluate(SET_OFF, each)]
    assert unseen == []


def test_keys_of_one_letter_can_be_turned_off_and_stay_so(host: str, page: Page) -> None:
    page.goto(host + NOTED)
    page.keyboard.press("?")
    page.get_by_role("checkbox", name="Keys are on").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    assert page.evaluate("scrollY") == 0
    page.goto(host + "/")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_hidden()
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("checkbox", name="Keys are on").check()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
