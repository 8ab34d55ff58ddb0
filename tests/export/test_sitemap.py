"""sitemap.xml and robots.txt as a search engine reads them."""

from pathlib import Path
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest

from site_builder import export
from site_builder.diagnostics import Report
from tests import editions
from tests.export.conftest import Export

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}url/{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.mark.parametrize("base", ["https://e.org/", "https://e.org/sub/"])
def test_sitemap_lists_each_page_once_in_order_whole_and_escaped(exported: Export, base: str) -> None:
    content = exported(paths=["/topics/", "/", "/outlets/日本/", "/"], base_url=base)["sitemap.xml"]
    found = [loc.text for loc in ElementTree.fromstring(content).findall(LOC)]
    assert found == [base, f"{base}outlets/%E6%97%A5%E6%9C%AC/", f"{base}topics/"]


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
