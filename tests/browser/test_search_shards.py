"""Search over many shards: what is found is what one index finds, and what is said meanwhile is true."""

import csv
import io
import random
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from site_builder import config, joining
from site_builder.derive.search import records as searchable
from site_builder.diagnostics import Report
from site_builder.model import SearchRecord
from site_builder.stage import bundle
from site_builder.stage.years import Limit
from tests.browser.host import serving
from tests.browser.searching import settled
from tests.browser.test_search import addresses, choose, facet, results
from tests.browser.test_search_files import kept
from tests.building import ROOT

WORDS = ("harbour", "bridge", "lantern", "gull", "anchor", "tide", "Fu", "eu", "european", "portal", "porter")
OUTLETS, TOPICS = ("reuters", "cctv", "-"), ("taiwan", "china-us-summits", "-")
KEYS = ("form", "kind", "outlet", "spokesperson", "topic", "year")
FIND = """async ([script, state]) => {
  const { search } = await import(script);
  let found;
  for await (found of search({ group: "", order: "", chosen: [], ...state }));
  const { results, counts, all, missing, rest } = found;
  const data = await Promise.all(results.map((result) => result.data()));
  return { paths: data.map(({ url }) => url), counts, all, missing, rest };
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """The same records in one index and in many, each served."""

    whole: str
    parted: str
    records: list[SearchRecord]


def made_up() -> Iterator[SearchRecord]:
    """Yield twelve exchanges a year, of words of which some are rare, some begin alike, and one is old."""
    chance = random.Random(7)
    for year in range(2001, 2023):
        for number in range(1, 13):
            words = chance.choices(WORDS, weights=range(len(WORDS), 0, -1), k=chance.randint(10, 60))
            if year == 2003:
                words.insert(3, "semaphore")
            state = chance.choice(("open", "shut"))
            yield SearchRecord(
                path=f"/briefings/{year}-03-05/#q{number}",
                content=f"What of it? ‖ {' '.join(words)} the harbour bridge is {state}.",
                language="en",
                meta={"outlet": "", "spokesperson": ""},
                filters={
                    "topic": (chance.choice(TOPICS),),
                    "outlet": (chance.choice(OUTLETS),),
                    "spokesperson": (),
                    "year": (str(year),),
                    "kind": ("press-conference",),
                    "form": ("substantive",),
                },
                sort={"date": f"{year}-03-05-00001-{number:04}"},
            )


@pytest.fixture(scope="module")
def twins(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twins]:
    root = tmp_path_factory.mktemp("shards")
    edition = joining.read(
        config.from_environment({"root": str(ROOT)}, Report()), Report(), lambda stage: None
    )
    records = [*made_up(), *searchable(edition)]
    for name, limit in (("whole", Limit()), ("parted", Limit(records=48))):
        shutil.copytree(site, root / name, ignore=shutil.ignore_patterns("pagefind"))
        shutil.copytree(bundle(records, root / "cache", limit=limit), root / name / "pagefind")
    assert len(list((root / "parted/pagefind/shards").iterdir())) > 7
    assert len(list((root / "whole/pagefind/shards").iterdir())) == 1
    with serving(root / "whole") as whole, serving(root / "parted") as parted:
        yield Twins(whole=whole, parted=parted, records=records)


def found(page: Page, host: str, site: Path, **state: Any) -> dict[str, Any]:
    page.goto(host + "/search/")
    script = next((site / "assets").rglob("search-index.*.js")).relative_to(site)
    made: dict[str, Any] = page.evaluate(FIND, [f"/{script}", state])
    assert made["rest"] == ""
    return made


def holding(twins: Twins, *words: str) -> list[SearchRecord]:
    return [
        each
        for each in twins.records
        if all(re.search(rf"\b{word}\b", each.content, re.IGNORECASE) for word in words)
    ]


QUERIES: tuple[dict[str, Any], ...] = (
    {"words": "harbour"},
    {"words": "bridge lantern"},
    {"words": '"harbour bridge is shut"'},
    {"words": "lighthouse"},  # where nothing is
    {"words": "semaphore harbour"},
    {"words": "semaphore zzyzx"},
    {"words": "port"},  # the beginning of others
    {"words": "EU"},  # not the beginning of "European"
    {"words": "EU anchor"},
    {"words": "Fukushima"},  # in a few years; others have "Fu"
    {"words": "Taiwan", "order": "newest"},
    {"words": "", "order": "newest", "chosen": [{"key": "topic", "value": "taiwan"}]},
    {"words": "China", "order": "oldest", "chosen": [{"key": "topic", "value": "taiwan"}]},
    {
        "words": "harbour",
        "chosen": [
            {"key": "topic", "value": "china-us-summits"},
            {"key": "outlet", "value": "cctv"},
            {"key": "outlet", "value": "reuters"},
        ],
    },
)


@pytest.mark.parametrize("state", QUERIES, ids=lambda state: state["words"] or "choices alone")
def test_many_shards_find_what_one_index_finds(
    state: dict[str, Any], twins: Twins, page: Page, site: Path
) -> None:
    one, many = (found(page, host, site, **state) for host in (twins.whole, twins.parted))
    assert sorted(many["paths"]) == sorted(one["paths"])
    assert {key: many[key] for key in ("counts", "all", "missing")} == {
        key: one[key] for key in ("counts", "all", "missing")
    }
    if state.get("order"):
        assert many["paths"] == one["paths"]


def test_what_is_found_is_what_stands_in_the_records(twins: Twins, page: Page, site: Path) -> None:
    for words in (("harbour",), ("lantern", "anchor"), ("EU",), ("Fukushima",), ("semaphore",)):
        expected = holding(twins, *words)
        made = found(page, twins.parted, site, words=" ".join(words))
        assert sorted(made["paths"]) == sorted(each.path for each in expected), words
        for key in KEYS:
            assert made["all"].get(key, {}) == Counter(
                value for each in expected for value in each.filters[key]
            )
    assert found(page, twins.parted, site, words="semaphore zzyzx")["missing"] == ["zzyzx"]


def test_the_best_match_of_all_years_comes_first(twins: Twins, page: Page, site: Path) -> None:
    """A word weighs by how rare it is in all years: where it stands in every text of a shard, too."""
    for words in ("semaphore", "harbour lantern", "portal"):
        one, many = (found(page, host, site, words=words)["paths"] for host in (twins.whole, twins.parted))
        assert len(set(one[:10]) & set(many[:10])) >= min(len(one), 10) - 2, words


def test_facets_and_order_are_right_over_all_shards(twins: Twins, page: Page) -> None:
    page.goto(twins.parted + "/search/?q=harbour&order=oldest")
    expected = holding(twins, "harbour")
    rows = results(page)
    expect(page.locator("[data-count]")).to_have_text(re.compile(rf"^{len(expected)} results, found"))
    assert addresses(rows) == [f"2001-03-05#q{number}" for number in range(1, 11)]
    assert facet(page, "topic")["china-us-summits"] == sum(
        "china-us-summits" in each.filters["topic"] for each in expected
    )
    choose(page, "topic", "china-us-summits")
    settled(page)
    on_topic = [each for each in expected if "china-us-summits" in each.filters["topic"]]
    expect(page.locator("[data-count]")).to_have_text(re.compile(rf"^{len(on_topic)} results"))
    for outlet in OUTLETS:
        assert facet(page, "outlet")[outlet] == sum(outlet in each.filters["outlet"] for each in on_topic)
    page.get_by_role("button", name="newest").click()
    days = [each.path[11:21] for each in on_topic]
    expect(page.locator("[data-results] .result a").first).to_have_attribute("href", re.compile(max(days)))
    assert [each[:10] for each in addresses(results(page))] == sorted(days, reverse=True)[:10]
    page.get_by_role("button", name="Show more results").click()
    expect(page.locator("[data-results] .result")).to_have_count(20)
    page.go_back()
    page.go_back()
    assert addresses(results(page)) == [f"2001-03-05#q{number}" for number in range(1, 11)]


def test_results_come_before_the_older_years_and_it_is_said(twins: Twins, page: Page) -> None:
    held: list[Route] = []
    released: list[bool] = []
    newest = page.request.get(twins.parted + "/pagefind/shards.json").json()["shards"][0]["path"]

    def hold(route: Route) -> None:
        if released or newest in route.request.url:
            route.continue_()
        else:
            held.append(route)

    page.route("**/table.json", hold)
    page.goto(twins.parted + "/search/?q=China")
    count = page.locator("[data-count]")
    expect(count).to_have_text(re.compile(r"^\d+ results.* in 2024 so far; searching 2001–2023 …$"))
    so_far = re.match(r"\d+", count.inner_text())
    assert so_far
    expect(page.locator("[data-status]")).to_have_text(re.compile("so far; searching 2001–2023"))
    expect(page.locator("[data-search]")).to_have_attribute("aria-busy", "true")
    expect(page.locator("[data-results] .result")).not_to_have_count(0)
    expect(page.locator("[data-more]")).to_be_hidden()
    expect(page.get_by_role("button", name="BibTeX")).to_be_hidden()
    assert set(page.locator("[data-number]").all_inner_texts()) == {""}
    released.append(True)
    for route in held:
        route.continue_()
    settled(page)
    everywhere = holding(twins, "China|Chinas")
    expect(count).to_have_text(re.compile(rf"^{len(everywhere)} results"))
    assert int(so_far[0]) < len(everywhere)
    expect(page.get_by_role("button", name="BibTeX")).to_be_visible()


def test_an_older_shard_that_is_missing_is_a_fault(twins: Twins, context: Any) -> None:
    page = context.new_page()
    page.route("**/*.pf_index", lambda route: route.fulfill(status=404, body="gone"))
    page.goto(twins.parted + "/search/?q=semaphore")
    expect(page.get_by_role("alert")).to_contain_text("The search could not be loaded")


def test_results_of_all_shards_are_kept(twins: Twins, page: Page) -> None:
    page.goto(twins.parted + "/search/?q=%22San+Francisco%22&order=oldest")
    rows = addresses(results(page))
    assert len({each[:10] for each in rows}) > 1
    table = list(csv.DictReader(io.StringIO(kept(page, f"CSV of {len(rows)} results").lstrip("\ufeff"))))
    assert [row["id"] for row in table] == rows
    assert {row["kind"] for row in table} >= {"Press conference"}
    entries = kept(page, "BibTeX").removesuffix("\n").split("\n\n")
    keys = [entry.partition("{")[2].partition(",")[0] for entry in entries]
    assert keys == [each.replace("#", "-") for each in rows]
