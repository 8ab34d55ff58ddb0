"""Lighthouse gives full marks where they do not depend on how busy the machine is."""

from playwright.sync_api import Browser

from tests.browser import chromium
from tests.browser.pages import lighthouse
from tests.browser.pages.scenes import LONGEST


def test_a_reading_page_has_full_marks(host: str, browser: Browser) -> None:
    # One page: what Lighthouse asks beyond axe's rules, of headers, console and meta tags, all pages share.
    # Marks for speed are given by `make lighthouse` alone: they change with what else the machine does.
    path = chromium.find(browser.browser_type)
    scores = lighthouse.score(host, LONGEST, path, lighthouse.UNTIMED)
    assert scores.lost == ()
    assert scores.points == dict.fromkeys(lighthouse.UNTIMED, 100)
