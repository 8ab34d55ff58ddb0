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


def test_results_are_kept_as_the_citations_of_the_edition(host: str, page: Page, site: Path) -> None:
    search(page, host + ADDRESS)
    entries = kept(page, "BibTeX").removesuffix("\n").split("\n\n")
    published = (site / "briefings" / "2024-02-23" / "index.bib").read_text("utf-8")
    assert [entry.partition(",")[0] for entry in entries] == ["@misc{2024-02-23-q5", "@misc{2024-02-23-q6"]
    assert all(f"{entry}\n" in published for entry in entries)
