"""Pages of evidence as a reader sees them: what is marked, what stands in the margin, what is folded."""

import re

import pytest
from playwright.sync_api import Page, expect

NO_SCRIPT = pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
TAIWAN = "/topics/taiwan/"


def test_a_topic_marks_its_wordings_and_tells_in_the_margin_what_is_cut(host: str, page: Page) -> None:
    page.goto(host + TAIWAN)
    readout, _, part, *_ = page.locator("article.evidence").all()
    assert "the core of China’s core interests" in readout.locator("mark").all_inner_texts()
    assert readout.locator(".mark--form").all_inner_texts() == ["Taiwan", "Taiwan"]
    expect(readout.get_by_role("note")).to_contain_text("Recurs 22 April 2024, ¶9: 15 words.")
    expect(part.get_by_role("note")).to_contain_text("Shown in part The paragraph has 308 words.")
    page.get_by_role("link", name=re.compile(r"Read the whole answer.*Q2, 16 November 2023")).click()
    expect(page).to_have_url(host + "/briefings/2023-11-16/#q2")


@NO_SCRIPT
def test_the_table_of_wordings_is_folded_beside_its_picture_only(host: str, page: Page) -> None:
    page.goto(host + TAIWAN)
    row = page.get_by_role("row", name=re.compile("one-China principle"))
    expect(row).to_be_hidden()
    page.get_by_text("The same as a table").click()
    expect(row).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(host + TAIWAN)
    expect(page.locator(".strip--phrases")).to_be_hidden()
    expect(page.locator(".wording__table tr").nth(1)).to_be_visible()


def test_what_finds_a_form_stands_after_its_answers(host: str, page: Page) -> None:
    page.goto(host + "/answers/nothing-to-offer/")
    page.get_by_role("link", name="wordings, listed last").click()
    section = page.get_by_role("region", name="Found by")
    expect(section).to_be_in_viewport()
    expect(section.get_by_role("listitem").first).to_have_text("“I have nothing on that”")
    record = page.locator(".evidence__told").first.bounding_box()
    added = page.get_by_role("note").filter(has_text="Also deferred").bounding_box()
    assert record and added
    assert added["x"] >= record["x"] + record["width"]


@NO_SCRIPT
def test_a_long_page_of_the_editors_has_a_list_of_its_chapters(host: str, page: Page) -> None:
    page.goto(host + "/method/")
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="Parallels").click()
    expect(page.get_by_role("heading", name="Parallels", exact=True)).to_be_in_viewport()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(host + "/method/")
    link = page.get_by_role("link", name="Parallels", exact=True).last
    expect(link).to_be_hidden()
    page.get_by_text("Show the list").click()
    expect(link).to_be_visible()


@pytest.mark.parametrize("context", [{"forced_colors": "active"}], indirect=True)
def test_marks_and_ticks_survive_the_colours_of_the_reader(host: str, page: Page) -> None:
    page.goto(host + TAIWAN)
    line = "element => getComputedStyle(element).textDecorationLine"
    assert page.locator(".mark--form").first.evaluate(line) == "underline"
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(host + "/search/?q=taiwan")
    page.locator("mark").first.wait_for()
    said, system = page.evaluate("""() => {
      const colours = (element) => {
        const { color, backgroundColor } = getComputedStyle(element);
        return [color, backgroundColor];
      };
      const said = colours(document.querySelector("mark"));
      document.body.style.cssText = "color: MarkText; background: Mark; forced-color-adjust: none";
      return [said, colours(document.body)];
    }""")
    assert said == system
    page.goto(host + "/briefings/2023-11-16/")
    box = page.locator("#text-only")
    assert box.evaluate("element => getComputedStyle(element).appearance") == "auto"
