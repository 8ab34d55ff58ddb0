"""The timeline can be used: by eye, by keyboard, and on a phone."""

import pytest
from playwright.sync_api import Page

from tests.browser.look import camera

# Every two labels of a picture that touch, and every label that runs out of it, as the browser draws them.
FAULTS = """() => [...document.querySelectorAll(".timeline--wide")].flatMap((picture) => {
  const frame = picture.getBoundingClientRect();
  const words = [...picture.querySelectorAll(".timeline__label, .timeline--wide > text")];
  const boxes = words.map((each) => [each.textContent, each.getBoundingClientRect()]);
  const marks = [...picture.querySelectorAll(".picture__mark, .timeline__event")];
  const solid = [...boxes, ...marks.map((each) => ["a mark", each.getBoundingClientRect()])];
  // A line of words is as high as its tallest sign might be; what is drawn is two pixels less at both edges.
  const above = (a, b) => a.bottom - 2 <= b.top + 2;
  const meet = (a, b) => a.left < b.right && b.left < a.right && !above(a, b) && !above(b, a);
  return boxes.flatMap(([text, box], number) => [
    ...solid.slice(number + 1).filter(([, other]) => meet(box, other)).map(([what]) => `${text} on ${what}`),
    ...(box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1
      ? [`${text} runs out`] : []),
  ]);
})"""


@pytest.mark.parametrize("context", [{"viewport": {"width": 1440, "height": 900}}], indirect=True)
def test_no_words_meet_in_a_picture_as_it_is_drawn(host: str, page: Page) -> None:
    camera.opened(page, f"{host}/timeline/")
    assert page.locator(".timeline--wide .timeline__label").count() > 40
    assert page.evaluate(FAULTS) == []


@pytest.mark.parametrize("context", [{"viewport": {"width": 1440, "height": 900}}], indirect=True)
def test_marks_are_reached_by_keyboard_named_and_lead_to_the_event(host: str, page: Page) -> None:
    page.goto(f"{host}/timeline/2024/")
    picture = page.get_by_role("group", name="2024: 2 briefings, 16 events")
    assert picture.get_by_role("link", name="22 Apr, background briefing").is_visible()
    mark = picture.get_by_role("link", name="2 Apr, Xi Jinping and Joe Biden speak by telephone")
    mark.focus()
    outline = "element => getComputedStyle(element.querySelector('text')).outlineStyle"
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert mark.evaluate(outline) == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/xi-biden-call-2024-04-02/")


@pytest.mark.parametrize("context", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_a_phone_has_a_picture_of_its_own_and_the_whole_list(host: str, page: Page) -> None:
    page.goto(f"{host}/timeline/2023/")
    assert page.get_by_role("img", name="2023: 2 briefings, 9 events").is_visible()
    assert page.get_by_role("group", name="2023").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    listed = page.locator(".dated__event a[href^='/events/']")
    assert listed.count() == 9
    sizes = "texts => texts.map(each => each.getBoundingClientRect().height)"
    assert min(page.locator(".timeline--small text").evaluate_all(sizes)) >= 13.5


def test_the_calendar_is_found_from_the_page(host: str, page: Page) -> None:
    page.goto(f"{host}/timeline/")
    address = page.locator("link[type='text/calendar']").get_attribute("href")
    assert address == page.get_by_role("link", name="Calendar file (.ics)").get_attribute("href")
    answer = page.request.get(f"{host}{address}")
    assert answer.headers["content-type"].startswith("text/calendar")
