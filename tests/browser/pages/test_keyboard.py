"""The key Tab through a whole reading page: every stop in its order, in sight, and marked; and out again."""

from typing import TypedDict

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages.scenes import NOTED, PHONE, WIDE, page_for_looking

MOST_STOPS = 600
# All that takes the focus, in the order of the page; `details` that are shut keep theirs to themselves,
# and of choices that exclude each other the chosen one takes it for all.
STOPS = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
    .filter((each) => each.type !== "radio" || each.checked);
  const open = all.filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled);
  open.forEach((each, at) => { each.dataset.stop = String(at); });
  return open.length;
}"""
# Where the focus is: its number; whether it is in the window, uncovered, and has a line about it.
HELD = """() => {
  const held = document.activeElement;
  if (!held || held === document.body) return null;
  const box = held.getClientRects()[0];
  const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
  const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
  const above = document.elementFromPoint(x, y);
  const style = getComputedStyle(held);
  return {
    stop: held.dataset.stop ?? "",
    name: held.outerHTML.slice(0, 120),
    inSight: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    uncovered: above !== null && (held.contains(above) || above.contains(held)),
    marked: style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2,
  };
}"""


class Held(TypedDict):
    stop: str
    name: str
    inSight: bool
    uncovered: bool
    marked: bool


def stops(page: Page) -> list[Held]:
    """Return every stop of Tab from the start of the page until the focus leaves it."""
    found: list[Held] = []
    while len(found) < MOST_STOPS:
        page.keyboard.press("Tab")
        held: Held | None = page.evaluate(HELD)
        if held is None or (found and held["stop"] == found[0]["stop"]):
            return found
        found.append(held)
    return found


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_tab_goes_through_a_reading_page_in_its_order_always_in_sight(
    host: str, browser: Browser, size: tuple[int, int]
) -> None:
    with page_for_looking(browser) as page:
        width, height = size
        page.set_viewport_size({"width": width, "height": height})
        page.goto(host + NOTED)
        count: int = page.evaluate(STOPS)
        found = stops(page)
    assert count > 100
    assert [each["name"] for each in found if not each["stop"]] == []
    assert [int(each["stop"]) for each in found] == list(range(count))
    for virtue in ("inSight", "uncovered", "marked"):
        assert [each["name"] for each in found if not each[virtue]] == [], virtue
