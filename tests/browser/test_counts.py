"""Tables of counts and the register of forms, as a reader uses them: without a script, on any screen."""

import pytest
from playwright.sync_api import Page, expect

NO_SCRIPT = pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)


@NO_SCRIPT
def test_a_number_leads_to_the_questions_that_it_counts(host: str, page: Page) -> None:
    """Kyodo News asks twice, both times on the water of Fukushima."""
    page.goto(f"{host}/matrix/")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Kyodo News"))
    row.get_by_role("link", name="2").last.click()
    expect(page).to_have_url(f"{host}/outlets/kyodo-news/topics/#topic-fukushima-water")
    section = page.locator("#topic-fukushima-water")
    expect(section).to_be_in_viewport()
    expect(section.get_by_role("listitem")).to_have_count(2)
    section.get_by_role("link", name="Press conference, Q5").click()
    expect(page).to_have_url(f"{host}/briefings/2024-02-23/#q5")


@NO_SCRIPT
def test_the_table_is_sorted_by_links(host: str, page: Page) -> None:
    page.goto(f"{host}/matrix/")
    names = page.locator("tbody th")
    expect(names.first).to_have_text("Reuters")
    page.get_by_role("link", name="By name").click()
    expect(names.first).to_have_text("24kz")
    expect(page.get_by_role("link", name="By name")).to_have_attribute("aria-current", "page")


def test_the_names_of_rows_and_columns_stay_in_sight(host: str, page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 600})
    page.goto(f"{host}/matrix/")
    box = page.get_by_role("region", name="Outlets by topics")
    box.scroll_into_view_if_needed()
    corner = page.get_by_role("columnheader", name="Outlet")
    before = corner.bounding_box()
    box.evaluate("(box) => box.scrollTo(600, 300)")
    assert box.evaluate("(box) => box.scrollLeft > 0 && box.scrollTop > 0")
    assert corner.bounding_box() == before
    first = page.locator("tbody tr").last.locator("th").bounding_box()
    assert first and before
    assert first["x"] == before["x"]


def test_a_telephone_gets_a_list_for_each_outlet(host: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{host}/matrix/")
    expect(page.locator("thead")).to_be_hidden()
    row = page.locator("tbody tr").filter(has_text="Bloomberg")
    expect(row.locator("td:visible")).to_have_count(5)  # in all, and on four topics
    shown = row.locator("td").filter(has_text="2").first
    assert shown.evaluate("(cell) => getComputedStyle(cell, '::before').content") == (
        '"Investment and supply chains"'
    )


@NO_SCRIPT
def test_the_margin_leads_to_the_register_and_that_back_to_the_words(host: str, page: Page) -> None:
    page.goto(f"{host}/briefings/2024-02-23/#q1")
    page.locator("#q1").get_by_role("link", name="referred").click()
    expect(page).to_have_url(f"{host}/answers/referred/")
    expect(page.locator(".mark--form").first).to_have_text("refer you to competent authorities")
    page.get_by_role("link", name="Press conference, Q1", exact=True).click()
    expect(page).to_have_url(f"{host}/briefings/2024-02-23/#q1-a1")
