"""What a reader takes along from a search: a table of the results, and citations of them."""

import csv
import io
import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.test_search import addresses, search

ADDRESS = "/search/?q=Fukushima&order=oldest"


def kept(page: Page, name: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return Path(download.value.path()).read_text("utf-8")


def test_results_can_be_kept_as_a_table(host: str, page: Page, site: Path) -> None:
    rows = addresses(search(page, host + ADDRESS))
    text = kept(page, "CSV of 2 results")
    expect(page.locator("[data-kept]")).to_have_text("The file was handed to the browser.")
    assert text.startswith("\ufeff")
    table = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row["id"] for row in table] == rows
    published = {
        row["id"]: row for row in map(json.loads, (site / "data" / "exchanges.jsonl").open(encoding="utf-8"))
    }
    for row in table:
        told = published[row["id"]]
        assert row["held"] == told["held"]
        assert row["url"] == told["url"]
        assert row["question"].split() == " ".join(told["question"]).split()
        assert row["text"].split() == " ".join(told["answer"]).split()


def test_a_table_holds_no_formula(host: str, page: Page, site: Path) -> None:
    script = next((site / "assets").glob("search-export.*.js")).name
    page.goto(host + "/search/")
    made = page.evaluate(
        """async ([script, text]) => (await import(`/assets/${script}`)).csv(
          [{id: "d", anchor: "q1", day: "", kind: "", label: "", outlet: '-"a"', spokesperson: "",
            question: text, text: "a = b"}])""",
        [script, '=HYPERLINK("x")'],
    )
    row = next(csv.DictReader(io.StringIO(made.removeprefix("\ufeff"), newline="")))
    assert row["question"] == '\'=HYPERLINK("x")'
    assert row["asked_by"] == '\'-"a"'
    assert row["text"] == "a = b"


def test_results_can_be_kept_as_citations(host: str, page: Page) -> None:
    search(page, host + ADDRESS)
    text = kept(page, "BibTeX")
    entry, other = text.removesuffix("\n").split("\n\n")
    assert entry.startswith("@misc{briefing-2024-02-23-q5,\n")
    assert other.startswith("@misc{briefing-2024-02-23-q6,\n")
    page.goto(host + "/briefings/2024-02-23/")
    title = page.locator("h1").inner_text()
    for line in (
        f"title = {{{title}}},",
        "year = {2024},",
        "month = feb,",
        "day = {23},",
        "url = {https://",
        "/briefings/2024-02-23/#q5},",
        "Q5, asked by Kyodo News},",
        "note = {Held 23 February 2024. Text of",
        "dated 23 February 2024.},",
    ):
        assert line in entry


def test_signs_of_tex_are_escaped(host: str, page: Page, site: Path) -> None:
    script = next((site / "assets").glob("search-bibtex.*.js")).name
    page.goto(host + "/search/")
    made = page.evaluate(
        """async (script) => (await import(`/assets/${script}`)).bibtex(
          {id: "d", anchor: "p1", day: "2024-01-02", date: "2 January 2024", label: "¶1", outlet: ""},
          {document: {title: "A & B_{50%} \\\\ ~", source: ""}, address: "https://x/#p1",
           edition: {author: "", title: "T", revision: ""}})""",
        script,
    )
    assert "title = {A \\& B\\_\\{50\\%\\} \\textbackslash{} \\textasciitilde{}}," in made
    assert "author" not in made
    assert "note = {Held 2 January 2024.}," in made
