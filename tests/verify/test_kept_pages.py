"""What was kept of pages is what would be read; where anything is another, they are read anew."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder import verify
from site_builder.diagnostics import Report
from site_builder.model import Edition
from site_builder.unchanged import code
from site_builder.verify import kept_pages
from site_builder.verify.pages import Gist
from site_builder.verify.reader import Reader
from tests import editions
from tests.kept import Kept
from tests.verify.conftest import ORIGIN, Put, check

LIST = "briefings/index.html"
HEADING = "<h1>"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the pages that are read from now on."""
    files: list[str] = []
    whole = Reader.read

    def noted(self: Reader, file: str, content: bytes, **given: object) -> object:
        files.append(file)
        return whole(self, file, content, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(Reader, "read", noted)
    return files


def verified(root: Path, cache: Kept, edition: Edition | None = None) -> list[str]:
    report = Report()
    known = edition or editions.edition()
    verify.site(root, known, base_url=f"{ORIGIN}/", report=report, search=lambda: False, cache=cache)
    return [found.rule.code for found in report]


def test_page_that_was_seen_is_not_read_again(put: Put, read: list[str]) -> None:
    root, cache = put(), Kept()
    assert verified(root, cache) == []
    assert sorted(read) == sorted(str(path.relative_to(root)) for path in root.rglob("*.html"))
    puts = cache.puts
    read.clear()
    assert verified(root, cache) == []
    assert (read, cache.puts) == ([], puts)


def test_page_that_is_another_is_read(put: Put, read: list[str]) -> None:
    root, cache = put(), Kept()
    verified(root, cache)
    read.clear()
    page = root / LIST
    page.write_text(page.read_text("utf-8").replace(HEADING, "<h1><br />"), "utf-8")
    assert verified(root, cache) == []
    assert read == [LIST]


def test_page_with_a_fault_is_read_each_time(put: Put, read: list[str]) -> None:
    root, cache = put(), Kept()
    page = root / LIST
    page.write_text(page.read_text("utf-8").replace(HEADING, f"<p/>{HEADING}"), "utf-8")
    assert verified(root, cache) == ["V702"]
    read.clear()
    assert verified(root, cache) == ["V702"]
    assert read == [LIST]


def test_kept_page_is_compared_with_what_is_published_now(put: Put, read: list[str]) -> None:
    root, cache = put(), Kept()
    verified(root, cache)
    read.clear()
    (root / "topics/island/index.html").unlink()
    expected = [found.rule.code for found in check(root)]
    assert "V721" in expected
    assert verified(root, cache) == expected


def test_kept_page_is_compared_with_the_words_of_now(put: Put) -> None:
    root, cache, edition = put(), Kept(), editions.edition()
    verified(root, cache, edition)
    readout = edition.briefings[1]
    (witness,) = readout.witnesses
    first = witness.capture.ledger[0]._replace(text="On January 4, the two sides held talks.")
    capture = dataclasses.replace(witness.capture, ledger=(first, *witness.capture.ledger[1:]))
    other = dataclasses.replace(readout, witnesses=(dataclasses.replace(witness, capture=capture),))
    changed = dataclasses.replace(edition, briefings=(edition.briefings[0], other))
    assert verified(root, cache, changed) == ["V742"]


def test_page_of_which_other_passages_are_wanted_is_read(put: Put, read: list[str]) -> None:
    root, cache, edition = put(), Kept(), editions.edition()
    verified(root, cache, edition)
    read.clear()
    fewer = dataclasses.replace(edition, briefings=edition.briefings[:1])
    assert verified(root, cache, fewer) == [found.rule.code for found in check(root, edition=fewer)]
    assert "briefings/2024-01-03-readout/index.html" in read


def test_other_code_knows_no_page(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Kept()
    verified(put(), cache)
    assert kept_pages.read(cache)
    monkeypatch.setattr(code, "running", lambda: "another")
    assert kept_pages.read(cache) == {}


def of(**names: object) -> Callable[[dict[str, object]], object]:
    return lambda plain: plain | names


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plain: [],
        lambda plain: "words",
        lambda plain: {},
        of(names=[1]),
        of(names=[]),
        of(pages=[[]]),
        of(pages=[["a", "", [-1], [], []]]),
        of(pages=[["a", "", [0.5], [], []]]),
        of(pages=[["a", "", "ab", [], []]]),
        of(pages=[[1, "", [], [], []]]),
    ],
)
def test_what_no_build_has_written_is_nothing(spoil: Callable[[dict[str, object]], object]) -> None:
    cache = Kept()
    kept_pages.write({"a": Gist(ids=frozenset({"b"}), links=("/c/",))}, {}, cache)
    (key,) = cache.held
    assert kept_pages.read(cache) == {"a": Gist(ids=frozenset({"b"}), links=("/c/",))}
    cache.put(key, json.dumps(spoil(json.loads(cache.held[key]))).encode())
    assert kept_pages.read(cache) == {}


@pytest.mark.parametrize("content", [b"{", b"[" * 100_000, b"\xff"])
def test_what_is_no_json_is_nothing(content: bytes) -> None:
    cache = Kept()
    kept_pages.write({"a": Gist()}, {}, cache)
    for key in list(cache.held):
        cache.put(key, content)
    assert kept_pages.read(cache) == {}
