"""Phrases, pairs and references of the real edition, and the links of one that is made up for them."""

import re
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder import capture, curate
from site_builder.diagnostics import Report, render
from site_builder.model import Edition, Reference, Resolution, Role, Scope, Span, Unit
from tests import joining

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent


def joined(root: Path) -> Edition:
    report = Report()
    content = curate.load(root / "content", report)
    edition = joining.join(capture.read(root / "seeds", content.witnesses, report), content, report)
    assert [render(found) for found in report if found.rule.code != "U290"] == []
    return edition


@pytest.fixture(scope="module")
def edition() -> Edition:
    return joined(ROOT)


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the made-up edition, with the edition's own rules."""
    root = tmp_path_factory.mktemp("linking")
    shutil.copytree(HERE / "linking", root, dirs_exist_ok=True)
    shutil.copy(ROOT / "content" / "references.yaml", root / "content")
    return joined(root)


def rows(path: Path) -> list[tuple[str, ...]]:
    lines = path.read_text("utf-8").splitlines()
    return [tuple(part.strip() for part in line.split("|")) for line in lines if not line.startswith("#")]


def units(edition: Edition) -> Iterator[tuple[str, Unit]]:
    for briefing in edition.briefings:
        for unit in briefing.units:
            yield f"{briefing.id}#{unit.anchor}", unit


def words(unit: Unit, span: Span) -> str:
    text = next((passage.text for passage in unit.passages if passage.anchor == span.anchor), "")
    return text[span.start : span.end]


def leads_to(one: Reference) -> str:
    return f"{one.to}#{one.target.anchor}" if one.outcome is Resolution.LINKED else one.outcome


def test_expressions_that_point_to_earlier_words_are_those_of_the_texts(edition: Edition) -> None:
    found = dict(units(edition))
    assert [
        (f"{one.briefing}#{one.span.anchor}", words(found[f"{one.briefing}#{one.unit}"], one.span))
        for one in edition.references
    ] == rows(HERE / "pointers.txt")
    assert {one.outcome for one in edition.references} == {Resolution.UNSAID}


def test_pairs_are_those_of_the_texts(edition: Edition) -> None:
    found = {
        (place, words(unit, pair.asked[0]), words(unit, pair.answered[0]))
        for place, unit in units(edition)
        for pair in unit.pairs
    }
    assert found == set(rows(HERE / "pairs.txt"))


def plain(text: str) -> str:
    """Fold a text in another way than the program does: letters and figures alone, "U.S." as "us"."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", bare.replace("U.S.", "US").casefold()))


def test_phrases_stand_where_a_plain_search_finds_them(edition: Edition) -> None:
    counted = 0
    for place, unit in units(edition):
        for match in unit.topics:
            topic = edition.topics[match.topic]
            for number, pattern in enumerate(topic.wording):
                wanted = rf"\b{re.escape(plain(pattern.words))}\b"
                asked = {
                    Scope.ANY: {*Role},
                    Scope.QUESTION: {Role.QUESTION},
                    Scope.ANSWER: {*Role} - {Role.QUESTION},
                }[pattern.scope]
                expected = {
                    passage.anchor: len(re.findall(wanted, plain(passage.text)))
                    for passage in unit.passages
                    if passage.role in asked and re.search(wanted, plain(passage.text))
                }
                spans = [
                    span
                    for phrase in unit.phrases
                    if (phrase.topic, phrase.number) == (topic.slug, number)
                    for span in phrase.spans
                ]
                found = {span.anchor: 0 for span in spans}
                for span in spans:
                    found[span.anchor] += 1
                assert found == expected, (place, pattern.words)
                counted += len(spans)
    assert counted > 60


def test_the_topics_follow_enough_phrases_and_each_stands_in_a_seed(edition: Edition) -> None:
    listed = {
        (topic.slug, number) for topic in edition.topics.values() for number, _ in enumerate(topic.wording)
    }
    found = {(match.topic, match.number) for _, unit in units(edition) for match in unit.phrases}
    assert listed == found
    assert len(listed) >= 25


def test_references_lead_where_they_must_and_nowhere_else(linked: Edition) -> None:
    found = dict(units(linked))
    assert [
        (
            f"{one.briefing}#{one.unit}",
            words(found[f"{one.briefing}#{one.unit}"], one.span),
            one.basis,
            leads_to(one),
        )
        for one in linked.references
    ] == rows(HERE / "linking" / "expected.txt")


def test_what_is_linked_is_earlier(linked: Edition) -> None:
    order = {place: number for number, (place, _) in enumerate(units(linked))}
    pairs = [
        (f"{one.to}#{one.target.anchor.partition('-')[0]}", f"{one.briefing}#{one.unit}")
        for one in linked.references
        if one.outcome is Resolution.LINKED
    ]
    assert pairs
    assert all(order[there] < order[here] for there, here in pairs)
