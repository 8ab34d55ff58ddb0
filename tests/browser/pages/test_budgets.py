"""What a first visit costs, compressed as the host does: the budgets, on every page of the edition."""

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.pages import budgets
from tests.browser.pages.budgets import Cost


def test_every_page_stays_within_its_budgets(site: Path) -> None:
    costs = list(budgets.weighed(site))
    assert {each.what for each in costs} == set(budgets.LIMITS) - {budgets.SHIFT, budgets.SEARCH}
    assert all(each.measured for each in costs if each.what != budgets.HOSTS)
    assert budgets.over(costs) == []


def test_the_first_search_is_cheap(host: str, page: Page) -> None:
    cost = budgets.first_search(host, page)
    assert cost.measured
    assert budgets.over([cost]) == []


def test_what_is_over_a_budget_is_named_with_the_excess() -> None:
    costs = [
        Cost(what=budgets.HTML, template="topic", address="/topics/taiwan/", measured=45_123),
        Cost(what=budgets.SHIFT, template="home", address="/", measured=0.0001),
        Cost(what=budgets.REQUESTS, template="home", address="/", measured=3),
    ]
    assert budgets.over(costs) == ["/topics/taiwan/: HTML 45123, at most 45000: 123 too much"]
