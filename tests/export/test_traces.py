"""The places of phrases, pairs and references, as the data files have them."""

import json
from dataclasses import replace
from typing import Any

from site_builder.model import (
    Anchor,
    Edition,
    Pair,
    PairMatch,
    Pattern,
    PhraseMatch,
    Reference,
    Relation,
    Resolution,
    Slug,
    Span,
)
from tests import editions
from tests.export.conftest import Export

ISLAND = Slug("island")


def traced() -> Edition:
    """Return the small edition with a phrase and a pair in Q2, which refers to Q1 by an editor's word, and
    to words that no rule can find."""
    whole = editions.edition()
    first, second = whole.briefings[0].exchanges
    asked, told = (
        Span(anchor=Anchor("q2-q1"), start=9, end=15),
        Span(anchor=Anchor("q2-a1"), start=20, end=26),
    )
    second = replace(
        second,
        phrases=(PhraseMatch(topic=ISLAND, number=0, spans=(told,)),),
        pairs=(PairMatch(topic=ISLAND, number=0, asked=(asked,), answered=(told,)),),
    )
    topic = replace(
        whole.topics[ISLAND],
        wording=(Pattern(words="island*"),),
        pairs=(Pair(asked=Pattern(words="island"), answered=Pattern(words="island")),),
    )
    words = Span(anchor=Anchor("q2-a1"), start=0, end=12)
    unsaid = Reference(
        relation=Relation.REFERS,
        briefing=editions.CONFERENCE,
        unit=Anchor("q2"),
        span=words,
        basis="rule:made-up",
        outcome=Resolution.UNSAID,
    )
    linked = replace(
        unsaid,
        basis="editor",
        outcome=Resolution.LINKED,
        to=editions.CONFERENCE,
        target=Span(anchor=Anchor("q1-a2")),
        because="Made up.",
    )
    return replace(
        whole,
        briefings=(replace(whole.briefings[0], exchanges=(first, second)), *whole.briefings[1:]),
        topics={**whole.topics, ISLAND: topic},
        references=(unsaid, linked),
    )


def rows(content: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content.decode().splitlines()]


def test_phrases_and_both_words_of_a_pair_have_their_places(exported: Export) -> None:
    files = exported(traced())
    (exchange,) = (row for row in rows(files["data/exchanges.jsonl"]) if row["anchor"] == "q2")
    found = rows(files["data/phrases.jsonl"])
    assert [(row["kind"], row["words"], row["pair"], row["target"], row["exact"]) for row in found] == [
        ("phrase", "island*", None, "2024-01-02#q2-a1", "island"),
        ("asked", "island", 1, "2024-01-02#q2-q1", "island"),
        ("answered", "island", 1, "2024-01-02#q2-a1", "island"),
    ]
    for row in found:
        text = exchange["question" if row["kind"] == "asked" else "answer"][0]
        assert text[row["start"] : row["end"]] == row["exact"]
        assert row["url"] == f"https://e.org/briefings/2024-01-02/#{row['target'].partition('#')[2]}"


def test_references_say_what_they_lead_to_and_on_whose_word(exported: Export) -> None:
    found = rows(exported(traced())["data/references.jsonl"])
    assert [(row["outcome"], row["to"], row["basis"], row["because"], row["exact"]) for row in found] == [
        ("not-said", None, "rule:made-up", None, "Our position"),
        ("linked", "2024-01-02#q1-a2", "editor", "Made up.", "Our position"),
    ]
    assert {row["relation"] for row in found} == {"refers-to"}
    assert {row["unit"] for row in found} == {"2024-01-02#q2"}


def test_the_register_of_topics_lists_what_is_followed(exported: Export) -> None:
    (topic,) = (row for row in json.loads(exported(traced())["data/topics.json"]) if row["slug"] == "island")
    assert topic["wording"] == [{"words": "island*", "scope": "any", "not": []}]
    assert topic["pairs"] == [{"asked": "island", "answered": "island"}]
