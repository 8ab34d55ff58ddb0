"""A session of 31 questions with 93 notes, one in three within the words of another: where they stand on a
wide page, on a phone, on paper, and when a reader wants the text only."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.host import serving
from tests.building import built

QUESTIONS = 31
PATH = "/briefings/2021-03-04/"
SPEECH = (
    "The bridge over the river was opened in the spring, and the toll that travellers pay at its northern "
    "gate goes to the two towns in equal parts. The harbour office keeps the account of it in a book."
)
NOTE = """  - target: "q{number}-a{paragraph}"
    quote: "{quote}"
    lemma: "{lemma}"
    kind: "context"
    note: "{words}"
    sources:
      - text: "Northfield Gazette, 5 March 2021"
    editor: "The editors"
    date: 2021-04-01
"""
# How many notes overlap, and how far apart paragraphs stand that follow each other in one answer.
OVERLAPPING = """() => {
  const boxes = [...document.querySelectorAll(".slip, .note")].map((each) => each.getBoundingClientRect());
  const hit = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  return boxes.filter((one, at) => boxes.slice(at + 1).some((other) => hit(one, other))).length;
}"""
GAPS = """() => [...document.querySelectorAll(".turn")].flatMap((turn) => {
  const boxes = [...turn.querySelectorAll(":scope > .passage")].map((each) => each.getBoundingClientRect());
  return boxes.slice(1).map((box, at) => Math.round(box.top - boxes[at].bottom));
})"""


@pytest.fixture(scope="module")
def long_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("session")
    write(folder)
    with serving(built(folder, "--no-search")) as address:
        yield address + PATH


def note(page: Page, number: int) -> Locator:
    return page.get_by_role("note", name=f"Note {number}", exact=True)


def write(folder: Path) -> None:
    """Write a session with two paragraphs an answer, and three notes an exchange."""
    title = "Foreign Ministry Spokesperson Jane Doe’s Regular Press Conference on March 4, 2021"
    turns = "\n".join(
        f"Example Times: Question {n} is about the bridge. What is the news of it?\n\n"
        f"Jane Doe: This is answer {n}. {SPEECH}\n\nIn answer {n} there is more. {SPEECH}\n"
        for n in range(1, QUESTIONS + 1)
    )
    notes = "".join(
        NOTE.format(number=n, paragraph=paragraph, quote=quote, lemma=lemma, words=f"{n}. {words}")
        for n in range(1, QUESTIONS + 1)
        for paragraph, quote, lemma, words in (
            (1, "the toll", "The toll that travellers pay at the northern gate of the bridge", "A penny."),
            (1, "that travellers pay", "Travellers", SPEECH),
            (1, "travellers", "Who travels", SPEECH),
        )
    )
    for name, text in (
        ("seeds/000_day.txt", f"{title}\n2021/03/04 18:05\n\n{turns}"),
        ("content/annotations/2021-03-04.yaml", f"notes:\n{notes}"),
    ):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text, "utf-8")


@pytest.mark.parametrize("width", [1000, 1200, 1440])
def test_notes_in_the_margin_never_overlap_and_never_part_paragraphs(
    long_session: str, page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(long_session)
    assert page.locator(".note:not(.variants)").count() == 3 * QUESTIONS
    expect(note(page, 93).locator(".note__body")).to_be_visible()
    expect(note(page, 93).locator(".note__toggle")).to_be_hidden()
    assert page.evaluate(OVERLAPPING) == 0
    assert set(page.evaluate(GAPS)) == {16}


def test_arrival_at_a_question_ends_with_its_words_not_with_its_notes(long_session: str, page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{long_session}#q20")
    bottom = """() => {
      const exchange = document.querySelector("#q20");
      const mark = getComputedStyle(exchange, "::before");
      const tools = exchange.querySelector(".tools").getBoundingClientRect();
      return exchange.getBoundingClientRect().top + parseFloat(mark.height) - tools.bottom;
    }"""
    assert 0 < page.evaluate(bottom) <= 40


@pytest.mark.parametrize("context", [{}, {"java_script_enabled": False}], indirect=True)
def test_on_a_phone_each_note_is_one_line_which_opens_and_closes(long_session: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(long_session)
    first = note(page, 1)
    box = first.bounding_box()
    assert box is not None
    assert box["height"] == 44
    assert page.locator("main").evaluate("main => main.scrollWidth") <= 390
    expect(first.locator(".note__body")).to_be_hidden()
    first.click(position={"x": 120, "y": 22})
    expect(first.locator(".note__body")).to_be_visible()
    expect(first.get_by_text("Close", exact=True)).to_be_visible()
    expect(first.get_by_text("Open", exact=True)).to_be_hidden()
    expect(note(page, 2).locator(".note__body")).to_be_hidden()
    first.get_by_role("checkbox", name="Open note 1").press("Space")
    expect(first.locator(".note__body")).to_be_hidden()


def test_on_a_phone_the_number_in_the_text_opens_its_note(long_session: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(long_session)
    page.locator("[role=doc-noteref]", has_text=re.compile("^5$")).click()
    expect(page).to_have_url(f"{long_session}#note-q2-a1-who-travels")
    expect(note(page, 5).locator(".note__body")).to_be_in_viewport()
    page.goto(f"{long_session}#note-q30-a1-travellers")
    expect(note(page, 90).locator(".note__body")).to_be_visible()
    expect(note(page, 5).locator(".note__body")).to_be_hidden()


def test_paper_has_every_note(long_session: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(long_session)
    page.emulate_media(media="print")
    for at in (0, -1):
        expect(page.locator(".note__body").nth(at)).to_be_visible()
        expect(page.locator(".note__toggle").nth(at)).to_be_hidden()


def test_text_only_leaves_no_note_and_nothing_that_was_left_out(host: str, page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{host}/briefings/2023-11-16/")
    expect(page.locator(".omission")).to_be_visible()
    page.get_by_label("Text only").check()
    for added in (".note", ".note-mark", ".omission", ".slip"):
        expect(page.locator(added).first).to_be_hidden()
    expect(page.locator("#q8-a1")).to_be_visible()
