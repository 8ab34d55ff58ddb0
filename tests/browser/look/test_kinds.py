"""The sheet has every kind of page, also one that somebody adds later."""

from pathlib import Path

import pytest

from tests.browser.look.kinds import TEMPLATES, kinds, shape, sheet


def test_every_template_is_on_the_sheet(site: Path, sample_site: Path, long_site: Path) -> None:
    shown = sheet(site.parent, sample_site.parent, long_site.parent)
    assert {kind.template for kind, _ in shown} == TEMPLATES
    names = [kind.name for kind, _ in shown]
    assert len(set(names)) == len(names)


def test_a_kind_is_shown_by_its_fullest_page(site: Path) -> None:
    found = {kind.name: kind.path for kind in kinds(site.parent)}
    assert found["briefings-day"] == "/briefings/2022-09-13/"
    assert found["home"] == "/"
    assert {"briefings-day-short", "briefings-day-readout", "topics", "topics-one"} <= set(found)


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/", "/"),
        ("/topics/", "/topics/"),
        ("/topics/taiwan/", "/topics/*/"),
        ("/outlets/reuters/topics/", "/outlets/*/topics/"),
        ("/briefings/2023/", "/briefings/year/"),
        ("/briefings/2024-04-22-background/source/", "/briefings/day-background/source/"),
        ("/timeline/2022-09/", "/timeline/month/"),
        ("/parallels/72/7224f6863ad91864/", "/parallels/*/*/"),
        ("/topics/taiwan/2019/2/", "/topics/*/year/page/"),
        ("/topics/taiwan/2010s/", "/topics/*/year/"),
        ("/404.html", "/404.html"),
    ],
)
def test_pages_of_one_kind_have_one_shape(path: str, form: str) -> None:
    assert shape(path) == form
