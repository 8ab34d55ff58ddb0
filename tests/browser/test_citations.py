"""The files of citations, read back by other programs; the box that cites; words copied with their source."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

import bibtexparser
import pytest
import rispy
from bibtexparser.bparser import BibTexParser
from playwright.sync_api import BrowserContext, Locator, Page, expect

from site_builder.derive import wording

DOCUMENTS = ("2022-09-13", "2023-06-18-readout", "2023-11-16", "2024-02-23", "2024-04-22-background")
SUPPLIED = {"2023-06-18-readout": "Title and day supplied by the editors."}
MINISTRY = "Ministry of Foreign Affairs of the People’s Republic of China"
HOME = "https://briefingrecord.example/briefings/"
CONFERENCE = "/briefings/2023-11-16/"

# Of the variables that CSL 1.0.2 defines (specification, appendix IV), those that we give, and their types.
VARIABLES = {
    **dict.fromkeys(("id", "type", "title", "genre", "container-title", "version", "section"), str),
    **dict.fromkeys(("source", "language", "URL", "note"), str),
    **dict.fromkeys(("event-date", "issued", "available-date", "custom"), dict),
    "author": list,
}
CLIPBOARD = pytest.mark.parametrize(
    "context", [{"permissions": ["clipboard-read", "clipboard-write"]}], indirect=True
)
NO_SCRIPT = pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)


@pytest.fixture(scope="module")
def edition(site: Path) -> Mapping[str, Mapping[str, str]]:
    """What the data files say of each document and each exchange: its title, day, words."""
    found: dict[str, Mapping[str, str]] = {}
    for line in (site / "data" / "briefings.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        base = {"title": row["title"], "held": row["held"], "published": (row["published"] or "")[:10]}
        found[row["id"]] = {**base, "url": row["url"], "mark": row["witnesses"][0]["sha256"], "locator": ""}
    for line in (site / "data" / "exchanges.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        own = {"url": row["url"], "mark": row["fingerprint"], "locator": f"Q{row['number']}"}
        found[row["id"].replace("#", "-")] = {**found[row["briefing"]], **own}
    assert len(found) == 5 + 29
    return found


def lying_beside(site: Path, name: str) -> Iterator[str]:
    for document in DOCUMENTS:
        yield (site / "briefings" / document / name).read_bytes().decode()


def compared(found: Mapping[str, Mapping[str, str]], edition: Mapping[str, Mapping[str, str]]) -> None:
    """Every document and exchange is there once, with its words; besides, only paragraphs of documents."""
    assert set(edition) <= set(found)
    for key, entry in found.items():
        document = next(name for name in DOCUMENTS if key.startswith(name))
        known = edition.get(
            key, {**edition[document], "locator": entry["locator"], "mark": "", "url": entry["url"]}
        )
        title = " ".join(known["title"].split())
        assert entry["title"] == (f"[{title}]" if document in SUPPLIED else title)
        assert SUPPLIED.get(document, "") in entry["note"]
        assert ("supplied" in entry["note"]) is (document in SUPPLIED)
        assert entry["author"] == MINISTRY
        assert (entry["held"], entry["url"], entry["locator"]) == (
            known["held"],
            known["url"],
            known["locator"],
        )
        assert known["mark"] in entry["note"]
        assert entry["language"] == "en"
        if key not in edition:
            assert re.fullmatch(r"(Opening )?¶\d+", entry["locator"])


def test_bibtex_says_what_the_edition_says(site: Path, edition: Mapping[str, Mapping[str, str]]) -> None:
    found: dict[str, Mapping[str, str]] = {}
    for text in lying_beside(site, "index.bib"):
        parser = BibTexParser(common_strings=True)
        for entry in bibtexparser.loads(text, parser).entries:
            assert entry["ID"] not in found
            assert entry["ENTRYTYPE"] == "misc"
            assert entry["date"] == entry["eventdate"]
            assert f"{int(entry['date'][8:])} {entry['month']} {entry['year']}" == wording.day(entry["date"])
            found[entry["ID"]] = {
                "title": entry["title"].strip("{}").replace("\\&", "&"),
                "author": entry["author"].strip("{}"),
                "held": entry["date"],
                "url": entry["url"],
                "locator": (entry["howpublished"].split(", ") + [""] * 2)[2],
                "note": entry["note"],
                "language": entry["language"],
            }
    compared(found, edition)


def test_ris_says_what_the_edition_says(site: Path, edition: Mapping[str, Mapping[str, str]]) -> None:
    found: dict[str, Mapping[str, str]] = {}
    for text in lying_beside(site, "index.ris"):
        assert text.endswith("ER  - \r\n")
        for entry in rispy.loads(text):
            assert entry["id"] not in found
            assert entry["type_of_reference"] == "ELEC"
            assert entry["secondary_title"] == "Briefing Record"
            [author] = entry["authors"]
            [note] = entry["notes"]
            [url] = entry["urls"]
            found[entry["id"]] = {
                "title": entry["title"],
                "author": author,
                "held": entry["date"].replace("/", "-"),
                "url": url,
                "locator": entry.get("section", ""),
                "note": note,
                "language": entry["language"],
            }
            assert entry["year"] == entry["date"][:4]
    compared(found, edition)


def test_csl_json_says_what_the_edition_says(site: Path, edition: Mapping[str, Mapping[str, str]]) -> None:
    found: dict[str, Mapping[str, str]] = {}
    for text in lying_beside(site, "index.csl.json"):
        for item in json.loads(text):
            assert item["id"] not in found
            assert {name: type(value) for name, value in item.items()}.items() <= VARIABLES.items()
            assert item["type"] == "webpage"
            [author] = item["author"]
            assert set(author) == {"literal"}
            found[item["id"]] = {
                "title": item["title"],
                "author": author["literal"],
                "held": iso(item["event-date"]),
                "url": item["URL"],
                "locator": item.get("section", ""),
                "note": item["note"],
                "language": item["language"],
            }
            assert item["issued"] == item["event-date"]
            if item["id"] in edition:
                published = iso(item["available-date"]) if "available-date" in item else ""
                assert published == edition[item["id"]]["published"]
    compared(found, edition)


def iso(date: Mapping[str, list[list[int]]]) -> str:
    [[year, month, day]] = date["date-parts"]
    return f"{year}-{month:02}-{day:02}"


def chosen(box: Locator) -> list[str]:
    return [panel.inner_text() for panel in box.locator(".cite__words").all() if panel.is_visible()]


@NO_SCRIPT
def test_a_form_of_citation_is_chosen_without_a_script(host: str, page: Page) -> None:
    page.goto(host + CONFERENCE)
    box = page.get_by_role("region", name="Cite this document")
    for name, begins in (
        ("Chicago note", f"{MINISTRY}, “"),
        ("Chicago bibliography", f"{MINISTRY}. “"),
        ("APA", f"{MINISTRY}. (2023, November 16). "),
        ("MLA", f"{MINISTRY}. “"),
        ("BibTeX", "@misc{2023-11-16,"),
        ("RIS", "TY  - ELEC"),
        ("CSL-JSON", '[\n {\n  "id": "2023-11-16",'),
        ("Link", f"{HOME}2023-11-16/"),
    ):
        box.get_by_text(name, exact=True).and_(box.locator("label")).click()
        [shown] = chosen(box)
        assert shown.startswith(begins)
    expect(box.get_by_role("button")).to_have_count(0)


def test_forms_are_chosen_by_keys(host: str, page: Page) -> None:
    page.goto(host + CONFERENCE)
    page.locator("#q3 summary", has_text="Cite Q3").click()
    box = page.locator("#q3 .cite__forms")
    box.get_by_role("radio", name="Chicago note").focus()
    page.keyboard.press("ArrowRight")
    expect(box.get_by_role("radio", name="APA")).to_be_checked()
    [shown] = chosen(box)
    assert shown.endswith(f"(Revision 2, Q3) [Press conference]. Briefing Record. {HOME}2023-11-16/#q3")


@CLIPBOARD
def test_the_day_of_access_is_the_readers(host: str, page: Page) -> None:
    page.clock.set_fixed_time("2027-09-03T12:00:00Z")
    page.goto(host + CONFERENCE)
    box = page.get_by_role("region", name="Cite this document")
    box.get_by_text("MLA", exact=True).click()
    assert "Accessed" not in chosen(box)[0]
    box.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_role("status")).to_have_text("Citation copied")
    assert copied(page).endswith("dated 16 Nov. 2023. Accessed 3 Sept. 2027.")


def copied(page: Page) -> str:
    """Return what is in the clipboard, when the page says that something is."""
    expect(page.get_by_role("status")).to_have_text(re.compile(r" copied$"))
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def select(page: Page, start: str, end: str, *, words: tuple[int, int] | None = None) -> None:
    """Select from the beginning of one paragraph to the end of another, or some characters of one."""
    page.evaluate(
        """([start, end, words]) => {
          const [first, last] = [start, end].map((id) => document.querySelector(`#${id} .passage__text`));
          const range = new Range();
          range.setStart(first, 0);
          range.setEnd(last, last.childNodes.length);
          if (words) {
            range.setStart(first.firstChild, words[0]);
            range.setEnd(first.firstChild, words[1]);
          }
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        [start, end, words],
    )


def printed(site: Path, anchor: str) -> str:
    """Return a paragraph of the conference as the data files have it, with a page's spaces."""
    unit, _, part = anchor.partition("-")
    for line in (site / "data" / "exchanges.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["id"] == f"2023-11-16#{unit}":
            words: str = row["question" if part[0] == "q" else "answer"][int(part[1:]) - 1]
            return wording.plain(words)
    raise AssertionError(anchor)


@CLIPBOARD
def test_selected_words_are_copied_as_printed_with_their_citation(site: Path, host: str, page: Page) -> None:
    page.goto(host + CONFERENCE)
    page.evaluate(
        """window.shifts = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((each) => (shifts += each.value)))
          .observe({ type: "layout-shift", buffered: true });"""
    )
    select(page, "q1-a1", "q1-a2")
    offer = page.get_by_role("button", name="Copy with citation")
    expect(offer).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Q1, ¶1 to Q1, ¶2: Copy with citation")
    assert offer.evaluate("element => element.closest('.passage').id") == "q1-a2"
    offer.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Quotation copied")
    quotation, _, note = copied(page).rpartition("\n\n")
    assert quotation == f"“{printed(site, 'q1-a1')}\n\n{printed(site, 'q1-a2')}”"
    assert f"Briefing Record, revision 2, Q1, ¶1 to Q1, ¶2, {HOME}2023-11-16/#q1-a1:~:text=" in note
    page.keyboard.press("Escape")
    expect(offer).to_be_hidden()
    assert page.evaluate("shifts") == 0


@CLIPBOARD
def test_a_paragraph_whose_number_was_followed_is_copied_whole(site: Path, host: str, page: Page) -> None:
    page.goto(host + CONFERENCE)
    number = page.locator("#q3-q1 .passage__number")
    number.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{host}{CONFERENCE}#q3-q1")
    page.get_by_role("button", name="Copy with citation").click()
    quotation, _, note = copied(page).rpartition("\n\n")
    assert quotation == f"“{printed(site, 'q3-q1')}”"
    assert f"revision 2, Q3, question ¶1, {HOME}2023-11-16/#q3-q1:~:text=" in note


@CLIPBOARD
def test_the_address_of_a_quotation_leads_to_its_words(
    host: str, page: Page, context: BrowserContext
) -> None:
    """Chromium scrolls to the words that a text fragment names, and keeps the fragment to itself."""
    page.goto(host + CONFERENCE)
    select(page, "q8-a1", "q8-a1")
    page.get_by_role("button", name="Copy with citation").click()
    fragment = copied(page).rpartition("#")[2].removesuffix(".")
    anchor, _, directive = fragment.partition(":~:text=")
    begins, ends = map(unquote, directive.split(","))
    words = page.locator("#q8-a1 .passage__text").inner_text()
    assert anchor == "q8-a1"
    assert words.startswith(begins)
    assert words.rstrip(".").endswith(ends)
    other = context.new_page()
    other.goto(f"{host}{CONFERENCE}#{fragment}")
    expect(other.locator("#q8-a1")).to_be_in_viewport()
    other.close()


def test_a_selection_may_begin_anywhere(host: str, page: Page) -> None:
    page.goto(host + "/briefings/2023-11-16/")
    page.evaluate("""() => {
      const range = document.createRange();
      range.setStart(document, 0);
      range.setEnd(document.body, 1);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }""")
    page.mouse.up()
    page.wait_for_timeout(300)
    expect(page.locator("[data-quote]")).to_be_hidden()


def test_words_outside_the_record_are_offered_nothing(host: str, page: Page) -> None:
    page.goto(host + CONFERENCE)
    page.locator("h1").evaluate("element => getSelection().selectAllChildren(element)")
    page.wait_for_timeout(600)
    expect(page.locator("[data-quote]")).to_be_hidden()
