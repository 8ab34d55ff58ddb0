"""Phrases are proposed by their counts, and only what an editor could list."""

from dataclasses import replace
from math import log
from pathlib import Path

from site_builder.curate import prose
from site_builder.curate.folder import ContentFile
from site_builder.derive import mining
from site_builder.diagnostics import Report
from site_builder.model import Anchor, Edition, Pattern, Slug, TopicMatch
from tests.editions import edition

ISLAND = Slug("island")


def told(*answers: tuple[str, bool]) -> Edition:
    """Return an edition with a paragraph for each answer, on the topic or not."""
    whole = edition()
    report = whole.briefings[1]
    model = report.blocks[0]
    topics = (TopicMatch(topic=ISLAND, basis="rule", spans=()),)
    blocks = tuple(
        replace(
            model,
            anchor=Anchor(f"p{number}"),
            number=number,
            topics=topics if on_topic else (),
            passages=(replace(model.passages[0], anchor=Anchor(f"p{number}"), text=text),),
        )
        for number, (text, on_topic) in enumerate(answers, 1)
    )
    return replace(whole, briefings=(replace(report, blocks=blocks),))


def proposed(whole: Edition, least: int = 2) -> list[mining.Proposal]:
    ((_, found),) = mining.proposals(whole, (ISLAND,), least=least)
    return list(found)


REST = [(f"Nothing is said in this sentence, number {n}, of that matter at all.", False) for n in range(30)]


def test_what_the_topic_prints_more_often_is_found_with_its_counts() -> None:
    whole = told(
        ("We keep to the White Harbour principle.", True),
        ("The White Harbour principle holds, and the White Harbour principle stays.", True),
        ("Nobody doubts the white-harbour principle here.", False),
        *REST,
    )
    (one,) = proposed(whole)
    assert (one.words, one.here, one.units, one.elsewhere) == ("White Harbour principle", 3, 2, 1)
    own = 7 + 11
    rest = 7 + 30 * 13
    share = 4 / (own + rest)
    assert abs(one.measure - 2 * (3 * log(3 / (own * share)) + log(1 / (rest * share)))) < 1e-9


def test_no_phrase_runs_over_the_end_of_a_sentence() -> None:
    whole = told(
        ("It is the White. Harbour dues rise.", True), ("He is in White. Harbour dues fall.", True), *REST
    )
    assert [one.words for one in proposed(whole)] == ["Harbour dues"]


def test_what_is_followed_already_is_not_proposed() -> None:
    whole = told(("The White Harbour.", True), ("A White Harbour.", True), *REST)
    assert [one.words for one in proposed(whole)] == ["White Harbour"]
    topic = replace(whole.topics[ISLAND], wording=(Pattern(words="“white  Harbour”"),))
    assert proposed(replace(whole, topics={**whole.topics, ISLAND: topic})) == []


def test_fewer_places_than_asked_for_are_left_out() -> None:
    whole = told(("The White Harbour.", True), ("A White Harbour.", True), *REST)
    assert proposed(whole, least=3) == []


def test_what_is_as_frequent_elsewhere_is_left_out() -> None:
    whole = told(*[("The White Harbour is open.", number % 2 == 0) for number in range(40)])
    assert proposed(whole) == []


def test_a_stub_can_be_pasted() -> None:
    whole = told(("It said \\White \\Harbour.", True), ("A \\White \\Harbour.", True), *REST)
    ((topic, found),) = mining.proposals(whole, (ISLAND,), least=2)
    stub = mining.stub(topic, found)
    text = f'---\ntitle: "Island"\n{stub}\n---\n\nIt lies far out.\n'
    report = Report()
    read = prose.topic(ContentFile(path="content/topics/island.md", stem="island", text=text), [], report)
    assert not list(report)
    assert [pattern.words for pattern in read.wording] == [one.words for one in found] == ["White \\Harbour"]
    assert mining.stub(topic, ()) == "# island: the counts tell no phrase apart."


def test_nothing_of_it_is_published() -> None:
    root = Path(mining.__file__).parent.parent
    using = [path.name for path in root.rglob("*.py") if "mining" in path.read_text("utf-8")]
    assert sorted(using) == ["listings.py"]
