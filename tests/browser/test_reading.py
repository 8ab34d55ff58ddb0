"""A reader's way: front page, briefing, topic and back; addresses, keys, colours, print, no script."""

import re

import pytest
from playwright.sync_api import Page, expect

NO_SCRIPT = pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)


def walk(host: str, page: Page) -> None:
    page.goto(host + "/")
    latest = page.get_by_role("region", name="Latest")
    latest.locator('a[href$="/briefings/2023-11-16/"]').click()
    expect(page).to_have_url(host + "/briefings/2023-11-16/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "Regular Press Conference on November 16, 2023"
    )
    expect(page.locator("#q1 .passage--question")).to_contain_text(
        "The international community has been closely"
    )

    page.locator("#q2").get_by_role("link", name="Taiwan", exact=True).click()
    expect(page).to_have_url(host + "/topics/taiwan/")
    page.locator('main a[href$="/briefings/2023-11-16/#q2"]').first.click()
    expect(page).to_have_url(host + "/briefings/2023-11-16/#q2")
    expect(page.locator("#q2")).to_be_in_viewport()


def test_from_home_to_briefing_to_topic_and_back(host: str, page: Page) -> None:
    walk(host, page)


@NO_SCRIPT
def test_the_same_way_without_javascript(host: str, page: Page) -> None:
    walk(host, page)
    page.goto(host + "/search/")
    expect(page.locator('main a[href="/topics/taiwan/"]')).to_be_visible()
    expect(page.locator('main a[href="/outlets/reuters/"]')).to_be_visible()


def test_the_same_way_below_the_root_of_a_host(host_below: str, page: Page) -> None:
    assert host_below.endswith("/sub")
    walk(host_below, page)


@pytest.mark.parametrize("anchor", ["q3", "q3-q1", "q3-a2", "q13-a1"])
def test_an_address_opens_at_its_place_and_marks_it(host: str, page: Page, anchor: str) -> None:
    page.goto(f"{host}/briefings/2022-09-13/#{anchor}")
    place = page.locator(f"#{anchor}")
    expect(place).to_be_in_viewport()
    assert place.evaluate("element => element.matches(':target')")
    shown = place.evaluate("element => getComputedStyle(element, '::after').content")
    assert "You followed a link to this" in shown


def test_every_kind_of_document_has_its_anchors(host: str, page: Page) -> None:
    for address, count in (("2024-04-22-background/#p", 19), ("2023-06-18-readout/#p", 10)):
        page.goto(f"{host}/briefings/{address}{count}")
        expect(page.locator(f"#p{count}")).to_be_in_viewport()
        assert page.locator("[id^=p]:is([id='p1'], [id='p2'])").count() == 2


def test_keys_lead_to_search_and_from_question_to_question(host: str, page: Page) -> None:
    page.goto(host + "/briefings/2023-11-16/")

    def held() -> str | None:
        unit: str | None = page.evaluate("document.activeElement.closest('[data-unit]')?.id ?? null")
        return unit

    page.keyboard.press("j")
    first = held()
    page.keyboard.press("j")
    second = held()
    assert first is not None and second is not None
    assert int(second[1:]) == int(first[1:]) + 1
    expect(page.locator(f"#{second}")).to_be_in_viewport()
    page.keyboard.press("k")
    assert held() == first
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("j/k")
    expect(page.get_by_role("searchbox")).to_have_value("j/k")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=j"))


def test_the_choice_of_colours_is_remembered(host: str, page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(host + "/")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    if page.evaluate(ground) == "rgba(0, 0, 0, 0)":
        ground = "getComputedStyle(document.body).backgroundColor"
    paper = page.evaluate(ground)
    page.get_by_role("button", name="dark", exact=True).click()
    dark = page.evaluate(ground)
    assert dark != paper
    page.goto(host + "/topics/")
    assert page.evaluate(ground) == dark
    page.get_by_role("button", name="as the device").click()
    page.reload()
    assert page.evaluate(ground) == paper


def test_text_only_takes_away_what_we_added(host: str, page: Page) -> None:
    page.goto(host + "/briefings/2023-11-16/")
    added = page.locator(".note, .slip").locator("visible=true")
    assert added.count() > 5
    words = page.locator("#q1-a1 .passage__text").inner_text()
    page.get_by_role("checkbox", name=re.compile("Text only")).check()
    expect(added).to_have_count(0)
    assert page.locator("#q1-a1 .passage__text").inner_text().split() != []
    page.goto(host + "/briefings/2024-02-23/")
    expect(page.locator(".note").locator("visible=true")).to_have_count(0)
    page.get_by_role("checkbox", name=re.compile("Text only")).uncheck()
    expect(page.locator(".note").locator("visible=true")).not_to_have_count(0)
    assert words


def test_text_only_names_no_paragraph_by_its_topic(host: str, page: Page) -> None:
    page.goto(host + "/briefings/2023-06-18-readout/")
    row = page.locator(".list__link").nth(2)
    assert row.inner_text().split() == ["3", "Taiwan", "78", "words"]
    before = row.locator(".list__words").bounding_box()
    page.get_by_role("checkbox", name=re.compile("Text only")).check()
    assert row.inner_text().split() == ["3", "78", "words"]
    after = row.locator(".list__words").bounding_box()
    assert before and after
    assert after["x"] == before["x"]


def test_a_note_on_the_document_stands_in_the_margin_and_on_a_phone_below_the_card(
    host: str, page: Page
) -> None:
    page.goto(host + "/briefings/2023-11-16/")
    card, note = page.locator(".card"), page.locator(".head .note")
    expect(note).to_be_hidden()
    page.get_by_text("A note on the whole document").click()
    above, below = card.bounding_box(), note.bounding_box()
    assert above and below
    assert (above["x"], above["width"]) == (below["x"], below["width"])
    assert below["y"] >= above["y"] + above["height"] + 12
    page.set_viewport_size({"width": 390, "height": 844})
    above, below = card.bounding_box(), note.bounding_box()
    assert above and below
    assert below["y"] >= above["y"] + above["height"] + 12


def test_a_button_that_copies_fills_when_pointed_at_and_not_once_it_has(host: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-write"])
    page.goto(host + "/briefings/2023-11-16/")
    ground = "element => getComputedStyle(element).backgroundColor"
    button = page.locator(".cite .button:visible")
    rest = button.evaluate(ground)
    button.hover()
    assert button.evaluate(ground) != rest
    button.click()
    expect(button).to_have_text("Citation copied")
    assert button.evaluate(ground) != "rgb(11, 79, 108)"


def test_print_has_the_notes_and_the_numbers_and_no_menu(host: str, page: Page) -> None:
    page.goto(host + "/briefings/2023-11-16/")
    notes = page.locator("aside.note")
    count = notes.count()
    assert count >= 5
    page.emulate_media(media="print")
    expect(notes.locator("visible=true")).to_have_count(count)
    expect(page.locator("#q1-a2 .passage__number")).to_be_visible()
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    assert page.pdf().startswith(b"%PDF-")


def test_the_source_page_leads_to_where_each_line_is_shown(host: str, page: Page) -> None:
    page.goto(host + "/briefings/2023-11-16/source/#line-24")
    line = page.locator("#line-24")
    expect(line).to_be_in_viewport()
    expect(line).to_contain_text("Antara" if "Antara" in line.inner_text() else "Anadolu Agency")
    line.get_by_role("link").last.click()
    expect(page).to_have_url(re.compile(r"/briefings/2023-11-16/#q4"))


def test_back_and_forward_lead_to_the_places_that_were_left(host: str, page: Page) -> None:
    page.goto(host + "/topics/taiwan/")
    page.locator('main a[href$="/briefings/2023-11-16/#q2"]').first.click()
    expect(page.locator("#q2")).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(host + "/topics/taiwan/")
    page.go_forward()
    expect(page).to_have_url(host + "/briefings/2023-11-16/#q2")
    expect(page.locator("#q2")).to_be_in_viewport()


def test_the_first_key_leads_past_the_menu(host: str, page: Page) -> None:
    page.goto(host + "/briefings/2023-11-16/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
