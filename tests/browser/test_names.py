"""Persons and terms on a reading page: links without JavaScript, explained in place with it, gone at will."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

NO_SCRIPT = pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
PHONE = pytest.mark.parametrize(
    "context", [{"viewport": {"width": 390, "height": 844}, "has_touch": True}], indirect=True
)
DAY = "/briefings/2023-11-16/"


def term(page: Page, words: str) -> Locator:
    return page.get_by_role("link", name=words, exact=True).and_(page.locator("[data-term]"))


def box(page: Page) -> Locator:
    return page.locator("[data-name-box]")


def test_a_term_is_explained_in_place_by_the_keyboard_alone(host: str, page: Page) -> None:
    page.goto(host + DAY)
    link = term(page, "pauk-phaw")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="pauk-phaw")).to_be_visible()
    expect(page).to_have_url(host + DAY)
    told = box(page).inner_text()
    assert "born of the same parents" in told
    assert "China Report ASEAN, 2016" in told
    assert box(page).evaluate("element => element.contains(document.activeElement)")

    page.keyboard.press("Escape")
    expect(box(page)).to_be_hidden()
    expect(link).to_be_focused()

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(box(page).get_by_role("link", name="Every place it stands")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(host + "/terms/pauk-phaw/")
    expect(page.locator("mark", has_text="pauk-phaw")).to_have_count(1)


def test_a_person_is_told_by_the_office_of_the_day(host: str, page: Page) -> None:
    page.goto(host + "/briefings/2022-09-13/")
    term(page, "Wang Yi").click()
    expect(box(page)).to_contain_text("Minister of Foreign Affairs of China; State Councilor of China")
    page.goto(host + "/briefings/2024-02-23/")
    term(page, "Wang Yi").click()
    expect(box(page)).to_contain_text("Member of the Political Bureau of the CPC Central Committee")
    expect(box(page)).not_to_contain_text("State Councilor")


def test_one_box_is_open_at_a_time_and_a_click_elsewhere_closes_it(host: str, page: Page) -> None:
    page.goto(host + DAY)
    term(page, "San Francisco vision").click()
    expect(box(page)).to_contain_text("San Francisco vision")
    page.locator("h1").click()
    expect(box(page)).to_be_hidden()
    term(page, "five pillars").click()
    expect(page.get_by_role("dialog", name="five pillars")).to_have_count(1)
    expect(box(page)).not_to_contain_text("Chinese side’s name")


def test_the_box_closes_behind_whoever_goes_on_by_the_keyboard(host: str, page: Page) -> None:
    page.goto(host + DAY)
    term(page, "pauk-phaw").focus()
    page.keyboard.press("Enter")
    links = box(page).get_by_role("link").count()
    for _ in range(links):
        page.keyboard.press("Tab")
        expect(box(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(box(page)).to_be_hidden()
    held = "document.activeElement.closest('main') !== null && document.activeElement !== document.body"
    assert page.evaluate(held)


@PHONE
def test_the_box_lies_within_the_window_and_moves_nothing(host: str, page: Page) -> None:
    page.goto(host + DAY)
    for link in page.locator("[data-term]").all()[:12]:
        link.scroll_into_view_if_needed()
        before = link.bounding_box()
        link.focus()
        page.keyboard.press("Enter")
        expect(box(page)).to_be_visible()
        held = box(page).bounding_box()
        assert held and held["x"] >= 0 and held["x"] + held["width"] <= 390
        assert link.bounding_box() == before
        page.keyboard.press("Escape")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


@NO_SCRIPT
def test_without_javascript_a_term_is_a_link_to_its_page(host: str, page: Page) -> None:
    page.goto(host + DAY)
    term(page, "pauk-phaw").click()
    expect(page).to_have_url(host + "/terms/pauk-phaw/")
    page.goto(host + DAY)
    term(page, "Pelosi").click()
    expect(page).to_have_url(host + "/people/nancy-pelosi/")


def test_the_document_lists_its_names_and_each_leads_to_its_first_place(host: str, page: Page) -> None:
    page.goto(host + DAY)
    listed = page.get_by_role("region", name="Persons and terms of this document")
    entry = listed.locator("li", has_text="pauk-phaw")
    expect(entry).to_contain_text("1 place, in Q5 ¶2")
    entry.get_by_role("link", name="Q5 ¶2").click()
    expect(page).to_have_url(host + DAY + "#q5-a2")
    expect(page.locator("#q5-a2")).to_be_in_viewport()


@pytest.mark.parametrize(
    "context", [{}, {"java_script_enabled": False}], indirect=True, ids=["", "no script"]
)
def test_text_only_leaves_words_and_no_links_in_them(host: str, page: Page) -> None:
    page.goto(host + DAY)
    words = page.locator("#q5-a2 .passage__text")
    page.get_by_text("Text only").click()
    expect(page.locator(".names")).to_be_hidden()
    assert "“pauk-phaw” friendship" in words.inner_text()
    link = page.locator("#q5-a2 [data-term]")
    style = "e => [getComputedStyle(e).textDecorationLine, getComputedStyle(e).pointerEvents]"
    assert link.evaluate(style) == ["none", "none"]
    link.evaluate("element => element.focus()")
    assert not link.evaluate("element => element === document.activeElement")
    assert words.get_by_role("link").count() == 0


def test_paper_has_the_list_and_no_box(host: str, page: Page) -> None:
    page.goto(host + DAY)
    page.emulate_media(media="print")
    expect(page.locator(".names")).to_be_visible()
    expect(page.locator(".names .signature").last).to_be_visible()
    expect(page.locator(".names__more").first).to_be_hidden()
    expect(box(page)).to_be_hidden()


def test_the_glossary_leads_by_letter_to_a_term_and_to_its_places(host: str, page: Page) -> None:
    page.goto(host + "/terms/")
    page.get_by_role("navigation", name="Letters").get_by_role("link", name="T", exact=True).click()
    expect(page.locator("#letter-t")).to_be_in_viewport()
    page.get_by_role("link", name="Taiwan question").click()
    expect(page).to_have_url(re.compile(r"/terms/taiwan-question/$"))
    expect(page.locator("mark")).to_have_text(["Taiwan question"] * 7)
    expect(page.locator(".evidence__place").nth(1)).to_contain_text("in the answer, by Mao Ning")
    page.locator(".evidence__place").nth(1).get_by_role("link").click()
    expect(page).to_have_url(host + DAY + "#q2-a2")
