"""Every page says what it was made from and by what, and each answer leads to the lines of its capture."""

import hashlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from site_builder import VERSION
from tests.building import ROOT, built
from tests.trust.editions import build_it, lay


@pytest.fixture(scope="module", params=["made up", "real"])
def edition(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("provenance") / "edition"
    if request.param == "real":
        root.mkdir()
        built(root, "--no-search")
    else:
        assert build_it(lay(root), {"no-search": "1"}).code == 0
    return root


def documents(edition: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    for path in sorted((edition / "site/briefings").glob("*/index.html")):
        if re.match(r"\d{4}-\d\d-\d\d", path.parent.name):
            yield path, html.parse(path).getroot()


def captures(edition: Path, document: html.HtmlElement) -> Iterator[tuple[str, Path]]:
    """Yield the digest and file of each seed that a document's data name."""
    text = " ".join(document.xpath("//script[@type='application/ld+json']/text()"))
    for digest in dict.fromkeys(re.findall(r'"sha256":"([0-9a-f]{64})"', text)):
        seeds = (edition / "seeds").glob("*.txt")
        yield digest, next(seed for seed in seeds if hashlib.sha256(seed.read_bytes()).hexdigest() == digest)


def words(found: list[html.HtmlElement]) -> str:
    return " ".join(" ".join(each.text_content() for each in found).split())


def test_every_page_names_builder_and_revision(edition: Path) -> None:
    settings = (edition / "content/site.yaml").read_text("utf-8")
    revision = re.search(r'(?m)^revision: "(.+)"', settings)
    assert revision
    pages = list((edition / "site").rglob("*.html"))
    assert len(pages) > 50
    for path in pages:
        page = html.parse(path).getroot()
        if page.xpath("//meta[@http-equiv='refresh']"):
            continue  # it leads on at once
        assert page.xpath("//meta[@name='generator']/@content") == [f"site_builder {VERSION}"], path
        assert f"Revision {revision[1]}" in page.xpath("string(//footer)"), path


def test_the_version_is_that_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == VERSION


def test_every_document_names_its_captures_and_their_days(edition: Path) -> None:
    """On the page of each capture stand its digest and the day on which it was saved, known or not; the page
    of the document says the same at its foot, also on paper, and leads there."""
    days: list[str] = []
    for path, document in documents(edition):
        sources = [*path.parent.glob("source/index.html"), *path.parent.glob("source/*/index.html")]
        shown = {source: " ".join(html.parse(source).getroot().text_content().split()) for source in sources}
        digests = list(captures(edition, document))
        assert len(digests) == len(sources) >= 1
        for digest, _ in digests:
            spelt = " ".join(digest[at : at + 16] for at in range(0, 64, 16))
            page = [text for text in shown.values() if spelt in text]
            assert len(page) == 1, (path, digest)
            told = re.search(r"Captured ((?:\d+ )?[A-Z]\w+ \d{4}|day not known)\b", page[0])
            assert told, path
            day = "day of capture not known" if told[1] == "day not known" else f"captured {told[1]}"
            assert f"{day}, SHA-256 {spelt}." in words(document.xpath("//*[@class='cite__more']")), path
            assert f"{day}, SHA-256 {digest}." in words(
                document.xpath("//*[contains(@class, 'cite__source')]")
            )
            days.append(day)
        assert document.xpath("//a[contains(@href, '/source/')]"), path
    assert len(days) >= 4
    stated = re.findall(r"(?m)^  captured:", (edition / "content/witnesses.yaml").read_text("utf-8"))
    assert sum(day.startswith("captured") for day in days) == len(stated) < len(days)


def test_every_capture_can_be_had_byte_for_byte(edition: Path) -> None:
    for path, document in documents(edition):
        for _, seed in captures(edition, document):
            copy = edition / "site/data/seeds" / seed.name
            assert copy.read_bytes() == seed.read_bytes()
            pages = "".join(page.read_text("utf-8") for page in path.parent.rglob("index.html"))
            assert f"/data/seeds/{seed.name}" in pages, path


def test_every_answer_leads_to_its_lines_in_two_clicks(edition: Path) -> None:
    """The first click: from an exchange to its first line of the capture. There, the answer's own lines are
    beside it, and each names the passage that it is shown in."""
    answers = 0
    for path, document in documents(edition):
        base = f"/briefings/{path.parent.name}/"
        for unit in document.xpath("//*[@id]"):
            if not re.fullmatch(r"q\d+", unit.get("id")):
                continue
            links = unit.xpath(f".//a[starts-with(@href, '{base}source/')]/@href")
            assert links, (path, unit.get("id"))
            shown = set()
            for link in links:
                place, _, line = link.partition("#")
                page = html.parse(edition / f"site{place}index.html").getroot()
                assert not line or page.xpath(f"//*[@id='{line}']"), link
                shown |= set(page.xpath(f"//tr//a[starts-with(@href, '{base}#')]/@href"))
            for answer in unit.xpath(f".//*[starts-with(@id, '{unit.get('id')}-a')]/@id"):
                if re.fullmatch(r"q\d+-a\d+", answer):
                    assert f"{base}#{answer}" in shown, (path, answer)
                    answers += 1
    assert answers >= 4
