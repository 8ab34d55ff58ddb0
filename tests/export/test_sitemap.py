"""sitemap.xml and robots.txt as a search engine reads them."""

from pathlib import Path
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest

from site_builder import export
from site_builder.diagnostics import Report
from site_builder.export import sitemap
from tests import editions
from tests.export.conftest import Export

PART = "{http://www.sitemaps.org/schemas/sitemap/0.9}sitemap/{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}url/{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.mark.parametrize("base", ["https://e.org/", "https://e.org/sub/"])
def test_sitemap_lists_each_page_once_in_order_whole_and_escaped(exported: Export, base: str) -> None:
    content = exported(paths=["/topics/", "/", "/outlets/日本/", "/"], base_url=base)["sitemap.xml"]
    found = [loc.text for loc in ElementTree.fromstring(content).findall(LOC)]
    assert found == [base, f"{base}outlets/%E6%97%A5%E6%9C%AC/", f"{base}topics/"]


def test_a_sitemap_that_is_too_long_is_parted(exported: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = ["/", *(f"/topics/{number:03}/" for number in range(11))]
    whole = exported(paths=paths)["sitemap.xml"]
    monkeypatch.setattr(sitemap, "MOST", 5)
    made = exported(paths=paths)
    listed = [loc.text for loc in ElementTree.fromstring(made["sitemap.xml"]).findall(PART)]
    assert listed == [f"https://e.org/sitemap-{number}.xml" for number in (1, 2, 3)]
    parts = [ElementTree.fromstring(made[f"sitemap-{number}.xml"]).findall(LOC) for number in (1, 2, 3)]
    assert [len(part) for part in parts] == [5, 5, 2]
    assert [loc.text for part in parts for loc in part] == [
        loc.text for loc in ElementTree.fromstring(whole).findall(LOC)
    ]


def test_pages_that_are_made_while_files_are_taken_are_listed(seeds: Path) -> None:
    paths: list[str] = []
    artifacts = export.artifacts(
        editions.edition(),
        paths=paths,
        seeds=seeds,
        base_url="https://e.org/",
        preview=False,
        report=Report(),
    )
    next(artifacts)
    paths.append("/late/")
    assert (
        b"https://e.org/late/" in {artifact.path: artifact.content for artifact in artifacts}["sitemap.xml"]
    )


@pytest.mark.parametrize(("preview", "welcome"), [(False, True), (True, False)])
def test_preview_keeps_search_engines_out(exported: Export, preview: bool, welcome: bool) -> None:
    robots = RobotFileParser()
    robots.parse(exported(preview=preview)["robots.txt"].decode().splitlines())
    assert robots.can_fetch("*", "https://e.org/topics/") is welcome
    assert robots.site_maps() == (["https://e.org/sitemap.xml"] if welcome else None)
