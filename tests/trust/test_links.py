"""Fifty broken links of every kind, planted into a built site at two base paths: all are found, and no other.

The small site of tests/verify/ shows which code each kind of fault has; here a whole edition is damaged.
"""

import random
import re
from pathlib import Path

import pytest

from site_builder import build, config, joining, urls, verify
from site_builder.diagnostics import Report
from tests.trust.editions import lay

BASES = ("https://record.example/", "https://record.example/a/sub/")
FAULTS = 50
# What a link is made into: a page, a fragment, a file that is not there; out of the base path; of no scheme.
KINDS = (
    ("V721", lambda base, address: f"{base}/nowhere/"),
    ("V721", lambda base, address: address.partition("#")[0].rstrip("/") + "x/"),
    ("V721", lambda base, address: f"{base}/data/nothing.json"),
    ("V722", lambda base, address: address.partition("#")[0] + "#nothing-here"),
    ("V722", lambda base, address: "#nothing-here"),
    ("V724", lambda base, address: "javascript:pwned()"),
    ("V724", lambda base, address: "https:///x"),
    ("V724", lambda base, address: f"{base}/topics /"),
)
# Matches ' href="/topics/travel/"' of a link in the text; not those of <link>.
LINK = re.compile(r'(<a [^>]{0,200}?href=")([^"#]{0,200}/)(#[^"]{1,100})?(?=")')


@pytest.fixture(scope="module", params=BASES, ids=["root", "below"])
def published(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str, config.Config]:
    """A whole site; who damages it mends it."""
    root = lay(tmp_path_factory.mktemp("links") / "edition")
    given = {"root": str(root), "no-search": "1", "base-url": request.param}
    settings = config.from_environment(given, Report(), environment={})
    build.build(settings, Report(), lambda stage: None)
    return root / "site", request.param, settings


def codes(site: Path, base_url: str, settings: config.Config) -> list[tuple[str, str]]:
    edition = joining.read(settings, Report(), lambda stage: None)
    report = Report()
    verify.site(site, edition, base_url=base_url, report=report, search=lambda: False)
    return [(found.rule.code, found.location.path) for found in report]


def test_all_planted_faults_are_found_and_nothing_else(
    published: tuple[Path, str, config.Config],
) -> None:
    site, base_url, settings = published
    assert codes(site, base_url, settings) == [], "a whole site has no fault"
    base = urls.base_path(base_url)
    chance = random.Random(base_url)
    pages = sorted(site.rglob("index.html"))
    for number in range(FAULTS):
        code, broken = KINDS[number % len(KINDS)]
        page = chance.choice(pages)
        whole = page.read_text("utf-8")
        links = [each for each in LINK.finditer(whole) if each[2].startswith(f"{base}/")]
        link = chance.choice(links)
        address = broken(base, link[2])
        page.write_text(whole[: link.start(2)] + address + whole[link.end() :], "utf-8")
        found = codes(site, base_url, settings)
        page.write_text(whole, "utf-8")
        assert found == [(code, f"site/{page.relative_to(site).as_posix()}")], (address, link[0])


@pytest.mark.parametrize("kind", ["css", "js", "woff2", "svg"])
def test_every_asset_that_is_missing_is_found(kind: str, published: tuple[Path, str, config.Config]) -> None:
    site, base_url, settings = published
    for path in sorted(site.rglob(f"*.{kind}")):
        content = path.read_bytes()
        path.unlink()
        found = codes(site, base_url, settings)
        path.write_bytes(content)
        assert found, path
        assert {code for code, _ in found} == {"V721"}, path
