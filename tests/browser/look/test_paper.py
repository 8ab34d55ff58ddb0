"""What a reader gets who prints: browser to PDF, on A4 and Letter, with all that a screen shows by links."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.look.paper import FORMATS, MM, Line, Sheet, printed

RECORD, QUESTION, TITLE = 10.5, 9.8, 18  # points, as letters of each are printed
SIZES = {RECORD, QUESTION, TITLE, 8, 8.5, 9, 11, 12}
DOCUMENTS = (
    ("/briefings/2022-09-13/", "A4", range(12, 19)),
    ("/briefings/2024-04-22-background/", "Letter", range(10, 16)),
    ("/briefings/2023-06-18-readout/", "A4", range(4, 8)),
)
OTHERS = (
    ("/topics/taiwan/", "Letter", range(3, 6)),
    ("/timeline/", "A4", range(7, 13)),
    ("/matrix/", "A4", range(2, 6)),
)
ALL = (*DOCUMENTS, *OTHERS)
# Texts of elements, without the numbers of notes, and what no reader sees.
TEXTS = """(found) => [...found].map((each) => {
  const copy = each.cloneNode(true);
  for (const added of copy.querySelectorAll(".note-mark, .note__toggle, .visually-hidden")) added.remove();
  return copy.textContent;
})"""
OVER_THE_EDGE = """() => [...document.querySelectorAll("main *")].filter((each) => {
  const box = each.getBoundingClientRect();
  const shown = box.width > 1 && !each.closest(".visually-hidden, .strip--phrases");
  return shown && (box.right > innerWidth + 1 || box.left < -1);
}).map((each) => each.outerHTML.slice(0, 80))"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    page: Page
    path: str
    format: str
    sheets: list[Sheet]
    extent: range

    @property
    def text(self) -> str:
        return squeezed(" ".join(sheet.text for sheet in self.sheets))

    def texts(self, selector: str) -> list[str]:
        found: list[str] = self.page.locator(selector).evaluate_all(TEXTS)
        return [squeezed(text) for text in found]


def squeezed(text: str) -> str:
    """Return a text without white space: where a line ends on paper is nobody's business."""
    return "".join(text.split())


def named(case: tuple[str, str, range]) -> str:
    return case[0].strip("/").rpartition("/")[2]


@pytest.fixture(scope="module")
def press(browser: Browser, host: str) -> Iterator[Callable[[tuple[str, str, range]], Paper]]:
    """What prints a page, each once."""
    kept: dict[str, Paper] = {}

    def made(case: tuple[str, str, range]) -> Paper:
        path, format, extent = case
        if path not in kept:
            page = browser.new_page()
            page.goto(host + path)
            page.emulate_media(media="print")
            sheets = printed(page, format)
            kept[path] = Paper(page=page, path=path, format=format, sheets=sheets, extent=extent)
        return kept[path]

    yield made
    for paper in kept.values():
        paper.page.close()


@pytest.fixture(params=ALL, ids=named)
def paper(press: Callable[[tuple[str, str, range]], Paper], request: pytest.FixtureRequest) -> Paper:
    return press(request.param)


@pytest.fixture(params=DOCUMENTS, ids=named)
def document(press: Callable[[tuple[str, str, range]], Paper], request: pytest.FixtureRequest) -> Paper:
    return press(request.param)


def test_it_takes_as_many_sheets_as_it_should_of_the_size_asked_for(paper: Paper) -> None:
    assert len(paper.sheets) in paper.extent
    assert {(int(sheet.width), int(sheet.height)) for sheet in paper.sheets} == {FORMATS[paper.format]}


def test_every_foot_has_name_address_revision_and_page(paper: Paper) -> None:
    revision = re.escape(f"Briefing Record, https://briefingrecord.example{paper.path}, revision ")
    for number, sheet in enumerate(paper.sheets, 1):
        assert re.fullmatch(rf"{revision}\S+ {number} of {len(paper.sheets)}", sheet.foot)
        assert sheet.lines


def test_nothing_runs_over_the_edge(paper: Paper) -> None:
    """The column of text is as wide as paper leaves it; what hangs into the margin would be cut off."""
    width = FORMATS[paper.format][0] / 72 * 96 - (24 + 34) / 25.4 * 96
    paper.page.set_viewport_size({"width": int(width), "height": 1000})
    assert paper.page.evaluate(OVER_THE_EDGE) == []
    for sheet in paper.sheets:
        assert all(line.left > 24 * MM - 1 for line in sheet.lines)
        assert all(26 * MM <= line.base <= sheet.height - 24 * MM for line in sheet.lines)


def test_no_heading_ends_a_page(paper: Paper) -> None:
    headings = set(paper.texts("main :is(h1, h2, h3, h4, th, .speaker, .kind)"))
    assert headings
    for sheet in paper.sheets:
        assert squeezed(sheet.lines[-1].text) not in headings


def test_every_word_of_the_record_and_of_the_notes_is_there(document: Paper) -> None:
    words = document.texts(".passage__text, .note__body p, b.note__lemma, .direction__words")
    assert len(words) > 20
    assert [text for text in words if text not in document.text] == []


def test_every_number_stands_beside_what_it_counts(document: Paper) -> None:
    hanging = (line for sheet in document.sheets for line in sheet.lines if line.left < (24 + 15.5) * MM)
    starts = [line.text for line in hanging]
    for label in document.texts(".exchange__number"):
        assert [text for text in starts if text.startswith(f"{label} ")]
    counted = [label for label in document.texts(":not(.passage--question) > .passage__number") if label]
    numbers = [text.split(" ")[0] for text in starts if text.startswith("¶")]
    assert counted
    assert [number for number in numbers if number in set(counted)] == counted


def test_letters_have_the_sizes_of_paper(document: Paper) -> None:
    odd = {line.size for sheet in document.sheets for line in sheet.lines} - SIZES
    assert odd == set()
    first = document.sheets[0].lines
    title = squeezed("".join(line.text for line in first if line.size == TITLE))
    assert [title] == document.texts("h1")
    assert {round(line.left - (24 + 16) * MM) for line in first if line.size == TITLE} == {0}


def test_three_lines_of_a_paragraph_stay_together(document: Paper) -> None:
    for before, sheet in zip(document.sheets, document.sheets[1:], strict=False):
        carried = list(takewhile(lambda line: line.size == RECORD, sheet.lines))
        if carried and not carried[0].text.startswith("¶") and carried[0].left > (24 + 15) * MM:
            assert len(carried) >= 3, carried[-1].text
            assert left_behind(before.lines) >= 3, before.lines[-1].text


def left_behind(lines: Sequence[Line]) -> int:
    """Return how many lines a paragraph has on the page that it begins on."""
    return len(list(takewhile(lambda line: line.size == RECORD, reversed(lines))))


def test_no_slip_begins_a_page(document: Paper) -> None:
    for sheet in document.sheets:
        assert not re.match(r"Topics?\s?:", sheet.lines[0].text)


def test_the_last_page_says_how_to_cite_it_where_links_lead_and_what_it_was_read_from(
    document: Paper,
) -> None:
    end = document.text.rpartition("Citethisdocument")[2]
    assert document.texts(".cite .cite__words")[0] in end
    assert "Addressesofwhatisnamedabove" in end
    assert "/topics/" in end
    assert re.search(r"SHA-256[0-9a-f]{64}\.Anunofficialedition\.$", end)
    for address in document.page.locator(".note__body a").evaluate_all(
        "found => found.map((each) => each.getAttribute('href'))"
    ):
        assert address.partition("#")[0] == document.path or address in end


def test_nothing_is_printed_that_only_a_screen_can_do(paper: Paper) -> None:
    for words in ("Copycitation", "Copylink", "Searchtherecord", "Skiptothetext", "Readitwhole", "Textonly"):
        assert words not in paper.text
