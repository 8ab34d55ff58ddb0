"""The page of search in; once all years have been searched, and it shows what was found, go on."""

from playwright.sync_api import Page, expect


def settled(page: Page) -> None:
    expect(page.locator("[data-search]")).not_to_have_attribute("aria-busy", "true")
