"""A page that somebody saved and opens without the site: what it says, and in which order."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

PATH = "briefings/2023-11-16/index.html"
# What belongs together, in the order in which it is to be read.
ORDER = (
    "#main h1",
    ".card",
    "#q1-name",
    "#q1-q1 .passage__text",
    "#q1 .speaker",
    "#q1-a1 .passage__text",
    "#note-q1-a1-san-francisco",
    "#q1-a2 .passage__text",
    "#q2-name",
    ".cite .cite__words",
    ".cite__source",
)
FOLLOWS = """(selectors) => {
  const found = selectors.map((each) => document.querySelector(each));
  return found.slice(1).map((each, at) =>
    Boolean(found[at].compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING));
}"""

STYLED = """(selectors) => selectors.map((each) => {
  const {color, font, letterSpacing} = getComputedStyle(document.querySelector(each));
  return [each, color, font, letterSpacing];
})"""


def alone(site: Path, folder: Path) -> str:
    """Save the page as a lone file; return its address."""
    saved = folder / "saved.html"
    saved.write_bytes((site / PATH).read_bytes())
    return saved.as_uri()


def test_a_lone_file_reads_in_order_and_says_where_it_is_from(
    site: Path, browser: Browser, tmp_path: Path
) -> None:
    page = browser.new_page()
    page.goto(alone(site, tmp_path))
    assert page.evaluate(FOLLOWS, list(ORDER)) == [True] * (len(ORDER) - 1)
    for selector in ORDER:
        expect(page.locator(selector).first).to_be_visible()
    # Links of the saved page lead nowhere; the words say what it is, and where it stands.
    expect(page.locator(".cite .cite__words").first).to_contain_text(
        "https://briefingrecord.example/briefings/2023-11-16/"
    )
    expect(page.locator(".cite__source")).to_contain_text("SHA-256")
    expect(page.locator(".cite__addresses")).to_contain_text("/topics/")
    page.close()


def test_a_lone_file_shows_no_control_that_does_nothing(site: Path, browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(alone(site, tmp_path))
    for name in ("Copy citation", "as the device", "light", "dark", "Close"):
        expect(page.get_by_role("button", name=name, exact=True).locator("visible=true")).to_have_count(0)
    expect(page.locator("#keys, .names__box").locator("visible=true")).to_have_count(0)
    page.close()


def test_a_note_of_a_lone_file_stands_right_after_its_paragraph(
    site: Path, browser: Browser, tmp_path: Path
) -> None:
    page = browser.new_page()
    page.goto(alone(site, tmp_path))
    page.locator("#q1-a1 .note-mark").first.click()
    expect(page.locator("#note-q1-a1-san-francisco")).to_be_in_viewport()
    paragraph, note = (
        page.locator("#q1-a1").bounding_box(),
        page.locator("#note-q1-a1-san-francisco").bounding_box(),
    )
    assert paragraph and note
    assert note["y"] >= paragraph["y"] + paragraph["height"] - 1
    page.close()


def whole(site: Path, folder: Path) -> str:
    """Save the page as browsers do, with its stylesheet, fonts and scripts in a folder beside it; return its
    address."""
    kept = folder / "saved_files"
    kept.mkdir()

    def keep(found: re.Match[str]) -> str:
        file = site / found[2].lstrip("/")
        (kept / file.name).write_bytes(file.read_bytes())
        return f'{found[1]}="saved_files/{file.name}"'

    # Matches `href="/assets/site.0f4ce5db.css"`; not `href="/topics/"`.
    html = re.sub(r'\b(href|src)="(/assets/[^"]+)"', keep, (site / PATH).read_text("utf-8"))
    (folder / "saved.html").write_text(html, "utf-8")
    return (folder / "saved.html").as_uri()


@pytest.mark.parametrize("width", [390, 1440])
def test_a_page_saved_with_its_files_looks_like_the_page(
    site: Path, host: str, browser: Browser, tmp_path: Path, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{host}/briefings/2023-11-16/")
    published = page.evaluate(STYLED, list(ORDER))
    page.goto(whole(site, tmp_path))
    assert page.evaluate(STYLED, list(ORDER)) == published
    note, paragraph = (
        page.locator(f"#{name}").bounding_box() for name in ("note-q1-a1-san-francisco", "q1-a1")
    )
    assert note and paragraph
    assert (note["x"] > paragraph["x"] + paragraph["width"]) == (width == 1440), "a note stands in the margin"
    assert page.evaluate("document.documentElement.scrollWidth") == width
    for name in ("Copy citation", "as the device", "light", "dark"):  # modules do not run from a file
        expect(page.get_by_role("button", name=name, exact=True).locator("visible=true")).to_have_count(0)
    page.close()


def test_a_page_with_its_style_alone_is_whole(host: str, page: Page) -> None:
    """As it is where scripts were not saved, or do not run from a file."""
    page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{host}/briefings/2023-11-16/")
    expect(page.locator("#note-q1-a1-san-francisco .note__body")).to_be_visible()
    expect(page.get_by_role("link", name="CCTV").first).to_be_visible()
    expect(page.get_by_role("button", name="Copy citation").locator("visible=true")).to_have_count(0)
