"""Search as a reader uses it, against the published data: phrases, facets, addresses, marked words."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.searching import settled

Exchange = dict[str, Any]


@pytest.fixture(scope="session")
def exchanges(site: Path) -> list[Exchange]:
    lines = (site / "data" / "exchanges.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def speaking(exchanges: Iterable[Exchange], words: str) -> list[Exchange]:
    return [
        each
        for each in exchanges
        if re.search(words, json.dumps([each["question"], each["answer"]]), re.IGNORECASE)
    ]


def addresses(rows: Locator) -> list[str]:
    """Return the "2023-11-16#q4" of every result shown."""
    found = []
    for address in rows.locator("a.result__link").evaluate_all("links => links.map((link) => link.href)"):
        # Matches "/briefings/2023-11-16/?hl=equity#q4"; not "/briefings/2023/".
        match = re.search(r"/briefings/([^/?#]+)/[^#]*#(\w+)$", address)
        assert match
        found.append(f"{match[1]}#{match[2]}")
    return found


def search(page: Page, address: str) -> Locator:
    page.goto(address)
    return results(page)


def results(page: Page) -> Locator:
    """Return the rows of results, when all are found: as many as the page says, up to its first ten."""
    rows = page.locator("[data-results] .result")
    settled(page)
    expect(page.locator("[data-count]")).to_have_text(re.compile(r"^[1-9]"))
    count = re.match(r"\d+", page.locator("[data-count]").inner_text())
    assert count
    expect(rows).to_have_count(min(int(count[0]), 10))
    return rows


def facet(page: Page, key: str) -> dict[str, int]:
    """Return the number that each value of a facet shows, in the order of the page, those folded away too."""
    read = """boxes => boxes.map((box) =>
      [box.value, Number(box.closest("li").querySelector("[data-number]").textContent)])"""
    group = f'[data-facet="{key}"]'
    shown = page.locator(f"{group} li:not([hidden]) input, {group} [hidden] input")
    return dict(shown.evaluate_all(read))


def choose(page: Page, key: str, value: str) -> None:
    page.locator(f'[data-facet="{key}"] input[value="{value}"]').check()
    expect(page).to_have_url(re.compile(f"{key}={value}"))


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
    assert "equity and justice" in " ".join(rows.nth(1).locator("mark").all_inner_texts())

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


def test_every_place_of_a_phrase_is_marked_and_counted(
    host: str, page: Page, exchanges: list[Exchange]
) -> None:
    rows = search(page, host + "/search/?q=“San Francisco”&kind=press-conference&order=oldest")
    found = speaking(exchanges, "San Francisco")
    assert addresses(rows) == [each["id"] for each in found]
    times = [
        len(re.findall("San Francisco", " ".join([*each["question"], *each["answer"]]))) for each in found
    ]
    assert max(times) > 1
    expect(rows.first.locator("[data-times]")).to_have_text(f"{times[0]} times")
    expect(page.locator("[data-count]")).to_have_text(f"{len(found)} results, found {sum(times)} times")
    assert set(rows.locator("mark").all_inner_texts()) == {"San Francisco"}
    expect(page.locator("[data-loose]")).to_be_hidden()

    search(page, host + '/search/?q="San Francisco" summit')
    expect(page.locator("[data-loose]")).to_be_visible()


def test_only_what_was_said_and_who_said_it_is_found(
    host: str, page: Page, exchanges: list[Exchange]
) -> None:
    rows = search(page, host + "/search/?q=2023&order=oldest")
    assert {each for each in addresses(rows) if "#q" in each} == {
        each["id"] for each in speaking(exchanges, r"\b2023\b")
    }
    rows = search(page, host + "/search/?q=Anadolu")
    assert sorted(addresses(rows)) == [each["id"] for each in exchanges if each["outlet"] == "anadolu-agency"]
    assert rows.first.locator("[data-place] mark").all_inner_texts() == ["Anadolu"]


def test_facets_count_what_each_choice_would_find(host: str, page: Page, exchanges: list[Exchange]) -> None:
    everywhere = addresses(search(page, host + "/search/?q=Taiwan&order=oldest"))
    found = speaking(exchanges, "taiwan")
    assert {each for each in everywhere if "#q" in each} == {each["id"] for each in found}
    assert facet(page, "kind")["press-conference"] == len(found)
    before = facet(page, "outlet")

    choose(page, "topic", "taiwan")
    choose(page, "kind", "press-conference")
    expect(page.locator("[data-chips] .chip")).to_have_count(2)
    on_topic = [each for each in found if "taiwan" in each["topics"]]
    assert addresses(results(page)) == [each["id"] for each in on_topic]
    outlets = Counter(each["outlet"] for each in on_topic)
    after = facet(page, "outlet")
    assert {value: count for value, count in after.items() if count} == outlets
    # Of its own facet a choice takes nothing away.
    topics = Counter(topic for each in found for topic in each["topics"])
    assert {value: count for value, count in facet(page, "topic").items() if count} == topics
    # What has none left stays where it was.
    assert list(after) == list(before)
    left = page.locator('[data-facet="outlet"] li', has=page.locator('input[value="-"]'))
    expect(left).to_be_visible()
    expect(left.locator("[data-number]")).to_have_text("0")

    other = next(topic for topic in topics if topic not in ("taiwan", "-"))
    choose(page, "topic", other)
    either = [each for each in found if {"taiwan", other} & set(each["topics"])]
    expect(page.locator("[data-count]")).to_have_text(re.compile(rf"^{len(either)} results?\b"))
    assert addresses(results(page)) == [each["id"] for each in either]


def test_a_long_facet_is_folded(host: str, page: Page) -> None:
    search(page, host + "/search/?q=China")
    group = page.locator('[data-facet="outlet"]')
    rows = group.locator("li").locator("visible=true")
    expect(rows).to_have_count(8)
    counts = [int(text) for text in rows.locator("[data-number]").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    more = group.get_by_role("button")
    match = re.fullmatch(r"Show all (\d+) choices", more.inner_text())
    assert match
    more.click()
    expect(rows).to_have_count(int(match[1]))
    expect(more).to_have_text("Show fewer")
    expect(more).to_be_focused()


def test_an_address_holds_a_search_and_back_leads_back(host: str, page: Page) -> None:
    address = host + "/search/?q=Taiwan&topic=taiwan&order=oldest&group=briefing"
    shared = addresses(search(page, address))
    page.locator("[data-chips]").get_by_role("button", name=re.compile("Remove")).click()
    expect(page).not_to_have_url(re.compile("topic="))
    expect(page.locator("[data-count]")).to_be_focused()
    page.get_by_role("button", name="none", exact=True).click()
    expect(page).not_to_have_url(re.compile("group="))
    page.go_back()
    page.go_back()
    expect(page).to_have_url(address)
    expect(page.locator("[data-chips]")).to_contain_text("Taiwan")
    expect(page.get_by_role("button", name="by briefing")).to_have_attribute("aria-pressed", "true")
    rows = results(page)
    assert addresses(rows) == shared
    rows.first.locator("a.result__link").click()
    expect(page).to_have_url(re.compile("/briefings/"))
    page.go_back()
    assert addresses(results(page)) == shared


def test_results_stand_under_their_briefings_when_asked(host: str, page: Page) -> None:
    rows = search(page, host + "/search/?q=Fukushima&order=oldest")
    alone = addresses(rows)
    page.goto(host + "/search/?q=peace&order=oldest&group=briefing")
    groups = page.locator("[data-results] > li")
    settled(page)
    days = groups.locator("h2 a").evaluate_all("links => links.map((link) => link.pathname.split('/')[2])")
    assert len(days) > 2
    assert days == sorted(set(days))
    for at, day in enumerate(days):
        inside = addresses(groups.nth(at))
        assert inside and all(each.startswith(f"{day}#") for each in inside)
        expect(groups.nth(at).locator("[data-size]")).to_have_text(
            f"{len(inside)} result{'s' if len(inside) > 1 else ''}"
        )
    page.go_back()
    assert addresses(results(page)) == alone


def test_order_is_by_day(host: str, page: Page) -> None:
    oldest = addresses(search(page, host + "/search/?q=%22international+community%22&order=oldest"))
    page.get_by_role("button", name="newest").click()
    expect(page).to_have_url(re.compile("order=newest"))
    expect(page.locator("[data-results] .result a").first).not_to_have_attribute(
        "href", re.compile(oldest[0][:10])
    )
    newest = addresses(results(page))
    days = [each[:10] for each in oldest]
    assert len(set(days)) > 1
    assert days == sorted(days)
    assert [each[:10] for each in newest] == sorted(days, reverse=True)


def test_keys_lead_through_the_results_and_back(host: str, page: Page) -> None:
    rows = search(page, host + "/search/?q=peace")
    box, links = page.get_by_role("searchbox"), rows.locator("a")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    for key, at in (("ArrowDown", 0), ("ArrowDown", 1), ("j", 2), ("k", 1), ("ArrowUp", 0)):
        page.keyboard.press(key)
        expect(links.nth(at)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    links.nth(9).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(rows).to_have_count(18)
    expect(links.nth(10)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/briefings/.*hl=peace"))


def test_the_count_is_said_once_when_the_reader_has_stopped(host: str, page: Page) -> None:
    page.goto(host + "/search/")
    page.evaluate("""() => {
      window.said = [];
      const status = document.querySelector("[data-status]");
      new MutationObserver(() => window.said.push(status.textContent)).observe(status, {childList: true});
    }""")
    page.get_by_role("searchbox").press_sequentially("Fukushima", delay=60)
    expect(page.locator("[data-status]")).to_have_text(re.compile("^2 results"))
    page.wait_for_timeout(300)
    assert page.evaluate("window.said") == [page.locator("[data-count]").inner_text() + "."]
    assert page.locator("[data-count][role], [data-count][aria-live]").count() == 0


def test_what_is_nowhere_is_said_and_near_words_are_offered(host: str, page: Page) -> None:
    page.goto(host + "/search/?q=Tawian")
    expect(page.locator("[data-count]")).to_have_text("No result")
    expect(page.locator("[data-lacking]")).to_have_text("No text of the record has “Tawian”.")
    expect(page.locator('[data-ways] a[href="/topics/taiwan/"]')).to_be_visible()
    for needless in ("[data-facets]", "[data-choices]"):  # there is nothing to narrow, order or group
        expect(page.locator(needless)).to_be_hidden()
    page.locator("[data-near]").get_by_role("link", name="Taiwan", exact=True).click()
    whole = addresses(results(page))
    expect(page.locator("[data-help]")).to_be_hidden()
    expect(page.locator("[data-choices]")).to_be_visible()

    # Pagefind alone would take the longest beginning that it knows, "Taiwan", or leave the word out.
    page.goto(host + "/search/?q=Taiwanx")
    expect(page.locator("[data-count]")).to_have_text("No result")
    assert addresses(search(page, host + "/search/?q=Taiwan+zzyzx")) == whole
    expect(page.locator("[data-help]")).to_contain_text("No text of the record has “zzyzx”.")
    expect(page.locator("[data-ways]")).to_be_hidden()
    # A beginning of a word, and another form of it, are words of the record.
    assert addresses(search(page, host + "/search/?q=Taiw")) == whole
    search(page, host + "/search/?q=negotiating")
    expect(page.locator("[data-help]")).to_be_hidden()

    page.goto(host + "/search/?q=Anadoul+Agency")
    named = page.locator("[data-named]").get_by_role("link", name="Anadolu Agency")
    expect(named).to_have_attribute("href", "/outlets/anadolu-agency/")


def test_choices_that_leave_nothing_can_be_taken_back(host: str, page: Page) -> None:
    page.goto(host + "/search/?q=Fukushima&year=2023")
    expect(page.locator("[data-count]")).to_have_text("No result with these choices")
    page.get_by_role("button", name="Show 2 results without the choices").click()
    expect(results(page)).to_have_count(2)
    expect(page).not_to_have_url(re.compile("year="))


def test_nothing_is_loaded_before_anything_is_sought(host: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(host + "/search/?order=oldest", wait_until="networkidle")
    expect(page.locator("[data-ways]")).to_be_visible()
    assert [url for url in asked if "/pagefind/" in url or url.endswith(".json")] == []


def test_choices_alone_find_all_that_they_hold(host: str, page: Page, exchanges: list[Exchange]) -> None:
    expected = [
        each["id"]
        for each in reversed(exchanges)
        if any(form["form"] in ("not-aware", "substantive") for form in each["forms"])
    ]
    assert len(expected) > 10
    rows = search(page, host + "/search/?form=not-aware&form=substantive")
    expect(page.locator("[data-count]")).to_have_text(f"{len(expected)} results")
    page.get_by_role("button", name="Show more results").click()
    expect(rows).to_have_count(len(expected))
    assert sorted(addresses(rows)) == sorted(expected)
    days = [address[:10] for address in addresses(rows)]
    assert days == sorted(days, reverse=True)
    assert rows.locator("mark").count() == 0
    assert rows.locator("a.result__link[href*='hl=']").count() == 0
    assert facet(page, "form")["substantive"] + facet(page, "form")["not-aware"] >= len(expected)
    expect(page.locator("[data-within] a")).to_have_text(["not aware"])
    expect(page.locator("[data-within] a")).to_have_attribute("href", "/answers/not-aware/")

    page.locator("[data-search-field]").fill("Fukushima")
    expect(page.locator("[data-count]")).to_have_text(re.compile("^1 result"))
    expect(page.locator("[data-within]")).to_be_hidden()
    page.locator("[data-search-field]").fill("")
    expect(page.locator("[data-count]")).to_have_text(f"{len(expected)} results")


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_the_page_offers_the_lists(host: str, page: Page) -> None:
    page.goto(host + "/search/?q=Taiwan")
    for path in ("/topics/taiwan/", "/outlets/reuters/", "/terms/", "/people/"):
        expect(page.locator(f'[data-ways] a[href="{path}"]')).to_be_visible()
    expect(page.locator("noscript p")).to_be_visible()
    for part in ("[data-facets]", "[data-results-head]", "[data-share]"):
        expect(page.locator(part)).to_be_hidden()


def test_a_page_of_pages_offers_no_address_that_is_none(site: Path) -> None:
    names = json.loads((site / "search" / "spellings.json").read_text("utf-8"))["names"]
    assert {kind for _, kind, _ in names} == {"topic", "outlet", "spokesperson", "person", "term", "event"}
    pages = re.findall(r'data-page="([^"]*)"', (site / "search" / "index.html").read_text("utf-8"))
    assert len(pages) > 40
    for path in {*pages, *(path for _, _, path in names)}:
        assert (site / path.lstrip("/") / "index.html").is_file(), path


def test_who_asks_twice_for_more_sees_each_result_once(host: str, page: Page) -> None:
    rows = search(page, host + "/search/?q=china")
    more = page.get_by_role("button", name="Show more results")
    more.evaluate("button => { button.click(); button.click(); }")
    expect(rows).to_have_count(20)
    while more.is_visible():
        shown = rows.count()
        more.click()
        expect(rows).not_to_have_count(shown)
    found = addresses(rows)
    assert len(set(found)) == len(found)
    expect(page.locator("[data-count]")).to_have_text(re.compile(rf"^{len(found)} results"))


def test_a_move_within_the_page_takes_no_result_away(host: str, page: Page) -> None:
    rows = search(page, host + "/search/?q=china")
    page.get_by_role("button", name="Show more results").click()
    expect(rows).to_have_count(20)
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
    page.wait_for_timeout(300)
    expect(rows).to_have_count(20)


@pytest.mark.parametrize(
    ("words", "begins"), [("trade rade", "trade "), ("Visiting, “visitin”", "Visiting, “visi")]
)
def test_the_missing_word_alone_is_spelt_anew(words: str, begins: str, host: str, page: Page) -> None:
    page.goto(f"{host}/search/?q={words}")
    offered = page.locator("[data-near] a")
    expect(offered.first).to_be_visible()
    texts = offered.all_inner_texts()
    assert texts
    assert all(text.startswith(begins) and text != words for text in texts), texts
