"""Search as a reader uses it, against the published data: phrases, facets, addresses, marked words."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect


@pytest.fixture(scope="session")
def exchanges(site: Path) -> list[dict[str, Any]]:
    lines = (site / "data" / "exchanges.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def addresses(rows: Locator) -> list[str]:
    """Return the "2023-11-16#q4" of every result shown."""
    found = []
    for link in rows.locator("a.result__link").all():
        # Matches "/briefings/2023-11-16/?hl=equity#q4"; not "/briefings/2023/".
        match = re.search(r"/briefings/([^/?#]+)/[^#]*#(\w+)$", link.get_attribute("href") or "")
        assert match
        found.append(f"{match[1]}#{match[2]}")
    return found


def search(page: Page, address: str) -> Locator:
    page.goto(address)
    return results(page)


def results(page: Page) -> Locator:
    """Return the rows of results, when they are there: as many as the page says, up to its first ten."""
    rows = page.locator("[data-results] > li")
    expect(rows).not_to_have_count(0)
    count = re.match(r"\d+", page.locator("[data-count]").inner_text())
    assert count
    expect(rows).to_have_count(min(int(count[0]), 10))
    return rows


@pytest.mark.parametrize("base", ["host", "host_below"])
def test_a_phrase_is_found_where_it_stands_and_marked(
    base: str, page: Page, request: pytest.FixtureRequest
) -> None:
    host = request.getfixturevalue(base)
    page.goto(host + "/search/")
    page.get_by_role("searchbox").fill('"equity and justice"')
    page.get_by_role("searchbox").press("Enter")
    rows = results(page)
    assert addresses(rows) == ["2023-11-16#q3", "2023-11-16#q4"]

    rows.nth(1).locator("a.result__link").click()
    expect(page).to_have_url(re.compile(re.escape(host) + r"/briefings/2023-11-16/\?hl=[^#]*#q4$"))
    expect(page.locator("#q4")).to_be_in_viewport()
    marked = page.locator("#q4 mark")
    expect(marked.first).to_be_visible()
    assert "equity and justice" in " ".join(marked.all_inner_texts())
    assert page.locator("mark").count() == marked.count()


@pytest.mark.parametrize("words", ["hl=" + "a" * 3000, "&".join(["hl=aa"] * 1000)])
def test_words_to_be_marked_have_a_limit(host: str, page: Page, words: str) -> None:
    page.goto(f"{host}/briefings/2023-11-16/?hl=equity&{words}#q4")
    expect(page.locator("#q4 mark").first).to_be_visible()


def test_a_topic_narrows_exactly(host: str, page: Page, exchanges: list[dict[str, Any]]) -> None:
    everywhere = addresses(search(page, host + "/search/?q=Taiwan&order=oldest"))
    on_topic = {each["id"] for each in exchanges if "taiwan" in each["topics"]}
    speaking = {
        each["id"]
        for each in exchanges
        if re.search("taiwan", json.dumps([each["question"], each["answer"]]), re.IGNORECASE)
    }
    assert {each for each in everywhere if "#q" in each} == speaking

    page.locator('[data-facet="topic"]').get_by_role("checkbox", name=re.compile("^Taiwan")).check()
    expect(page.locator("[data-chips]")).to_contain_text("Taiwan")
    expect(page).to_have_url(re.compile("topic=taiwan"))
    narrowed = addresses(results(page))
    assert {each for each in narrowed if "#q" in each} == speaking & on_topic
    assert set(narrowed) <= set(everywhere)


def test_every_facet_counts_what_it_leaves(host: str, page: Page) -> None:
    search(page, host + "/search/?q=China&order=oldest")
    rows = page.locator('[data-facet="outlet"] li').locator("visible=true")
    assert rows.count() > 5
    for at in range(3):
        promised = int(rows.nth(at).locator(".facet__count").inner_text())
        rows.nth(at).get_by_role("checkbox").check()
        expect(page.locator("[data-count]")).to_have_text(re.compile(rf"^{promised} result"))
        rows.nth(at).get_by_role("checkbox").uncheck()
        expect(page.locator("[data-chips]")).to_be_hidden()


def test_an_address_holds_a_search_and_back_leads_back(host: str, page: Page) -> None:
    shared = addresses(search(page, host + "/search/?q=Taiwan&topic=taiwan&order=oldest"))
    page.locator("[data-chips]").get_by_role("button", name=re.compile("Remove")).click()
    expect(page).not_to_have_url(re.compile("topic="))
    page.go_back()
    expect(page).to_have_url(re.compile("topic=taiwan"))
    expect(page.locator("[data-chips]")).to_contain_text("Taiwan")
    rows = results(page)
    assert addresses(rows) == shared
    rows.first.locator("a.result__link").click()
    expect(page).to_have_url(re.compile("/briefings/"))
    page.go_back()
    assert addresses(results(page)) == shared


def test_order_is_by_day(host: str, page: Page) -> None:
    oldest = addresses(search(page, host + "/search/?q=%22international+community%22&order=oldest"))
    newest = addresses(search(page, host + "/search/?q=%22international+community%22&order=newest"))
    days = [each[:10] for each in oldest]
    assert len(set(days)) > 1
    assert days == sorted(days)
    assert [each[:10] for each in newest] == sorted(days, reverse=True)


def test_a_search_for_nothing_known_says_so(host: str, page: Page) -> None:
    page.goto(host + '/search/?q="qqzzqq+xxyyxx"')
    expect(page.locator("[data-count]")).to_contain_text("No result")
    expect(page.locator('main a[href="/topics/taiwan/"]')).to_be_visible()
