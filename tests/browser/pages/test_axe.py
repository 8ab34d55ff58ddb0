"""axe-core finds nothing against any kind of page, in any state, light and dark, small and wide."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import axe
from tests.browser.pages.scenes import PHONE, WIDE, page_for_looking, scenes


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_no_scene_breaks_a_rule(site: Path, host: str, browser: Browser, size: tuple[int, int]) -> None:
    shown = scenes(site)
    looks = list(axe.look(browser, host, shown, size, dark=axe.OF_COLOUR))
    assert len(looks) == 2 * sum(size in scene.sizes for scene in shown)
    assert [axe.said(each) for _, _, violations in looks for each in violations] == []


def test_what_breaks_a_rule_is_found_and_its_place_named(host: str, browser: Browser) -> None:
    with page_for_looking(browser) as page:
        page.goto(host + "/about/")
        page.locator("h1").evaluate("title => { title.style.color = '#ddd' }")
        assert axe.run(page, runOnly=axe.EVERY) == [["color-contrast", ["h1"]]]
