"""What was kept of a text is what would be found in it; what is new alone is looked through."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from site_builder import capture, curate
from site_builder.curate import classify, findings
from site_builder.curate.findings import Finding
from site_builder.diagnostics import Report
from site_builder.model import Briefing, Content, Edition, Passage
from site_builder.spread import ALONE
from site_builder.unchanged import code
from tests.building import ROOT
from tests.kept import Kept


@pytest.fixture(scope="module")
def content() -> Content:
    return curate.without(curate.load(ROOT / "content", Report()))


@pytest.fixture(scope="module")
def edition(content: Content) -> Edition:
    report = Report()
    captures = capture.read(ROOT / "seeds", content.witnesses, report, outlets=curate.outlet_names(content))
    return curate.join(captures, content, report)


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the passages that are looked through from now on."""
    seen: list[str] = []
    find = classify.find

    def noted(patterns: classify.Patterns, passages: Sequence[Passage]) -> classify.Found:
        seen.extend(passage.text for passage in passages)
        return find(patterns, passages)

    monkeypatch.setattr(classify, "find", noted)
    return seen


def found(briefings: Sequence[Briefing], content: Content, cache: Kept) -> list[Finding]:
    return findings.findings(briefings, classify.patterns(content, Report()), content, ALONE, cache)


def test_what_was_kept_is_what_was_found(edition: Edition, content: Content, searched: list[str]) -> None:
    cache = Kept()
    first = found(edition.briefings, content, cache)
    assert any(unit.said for finding in first for unit in finding.units.values())
    assert any(finding.times for finding in first)
    searched.clear()
    assert found(edition.briefings, content, cache) == first
    assert (searched, cache.puts) == ([], 1)


def test_what_is_new_alone_is_looked_through(edition: Edition, content: Content, searched: list[str]) -> None:
    cache = Kept()
    *old, new = edition.briefings
    found(old, content, cache)
    searched.clear()
    both = found(edition.briefings, content, cache)
    texts = [passage.text for each in new.units for passage in each.passages]
    assert searched == texts
    assert both == found(edition.briefings, content, Kept())


@pytest.mark.parametrize(
    "change",
    [
        lambda content: replace(content, topics=content.topics[:-1]),
        lambda content: replace(content, events=content.events[:-1]),
        lambda content: replace(content, people=content.people[:-1]),
        lambda content: replace(content, terms=content.terms[:-1]),
        lambda content: replace(content, forms=content.forms[:-1]),
        lambda content: replace(content, references=content.references[:-1]),
    ],
)
def test_with_other_patterns_all_is_looked_through(
    edition: Edition, content: Content, searched: list[str], change: Callable[[Content], Content]
) -> None:
    cache = Kept()
    found(edition.briefings, content, cache)
    searched.clear()
    other = change(content)
    assert other != content
    assert found(edition.briefings, other, cache) == found(edition.briefings, other, Kept())
    assert searched


def test_what_no_pattern_is_in_does_not_matter(
    edition: Edition, content: Content, searched: list[str]
) -> None:
    cache = Kept()
    first = found(edition.briefings, content, cache)
    searched.clear()
    assert found(edition.briefings, replace(content, outlets=(), witnesses=(), pins=()), cache) == first
    assert not searched


def test_another_day_is_another_text(edition: Edition, content: Content, searched: list[str]) -> None:
    cache, briefing = Kept(), edition.briefings[0]
    found([briefing], content, cache)
    searched.clear()
    found([replace(briefing, held=replace(briefing.held, value="2001-02-03"))], content, cache)
    assert searched


def test_of_other_code_or_damaged_nothing_is_taken(
    edition: Edition, content: Content, searched: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Kept()
    first = found(edition.briefings, content, cache)
    (key,) = cache.held
    cache.held[key] = cache.held[key][:-9]
    searched.clear()
    assert found(edition.briefings, content, cache) == first
    assert searched
    monkeypatch.setattr(code, "running", lambda: "another")
    searched.clear()
    found(edition.briefings, content, cache)
    assert searched
