"""Words that point to earlier ones are found by the edition's rules, and looked up once."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest

from site_builder import curate
from site_builder.curate import bindings, classify, references, tracing
from site_builder.curate.resolve import Scene
from site_builder.diagnostics import Report
from site_builder.model import (
    Anchor,
    Binding,
    Briefing,
    BriefingId,
    Content,
    Edition,
    Exchange,
    Passage,
    Pattern,
    Pointer,
    Pointing,
    ReferenceRule,
    Relation,
    Role,
    Selector,
    Slug,
    Span,
    Target,
    TopicMatch,
    Voice,
)
from tests.editions import CONFERENCE, READOUT, edition

CONTENT = curate.load(Path(__file__).parents[2] / "content", Report())
PATTERNS = classify.patterns(Content(references=CONTENT.references), Report())
ISLAND = Slug("island")


def found(text: str, role: Role = Role.ANSWER) -> list[tuple[str, str]]:
    """Return the rules of the edition and the words of `text` that they find."""
    passage = Passage(anchor=Anchor("q1-a1"), role=role, text=text, first=1, last=1, column=1, end=1)
    unit = edition().briefings[0].exchanges[0]
    said = classify.find(PATTERNS, [passage]).said
    marked = tracing.marked(replace(unit, passages=(passage,)), said)
    return [(one.rule, text[one.span.start : one.span.end]) for one in marked.pointers]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("As I said yesterday, it holds.", "i-said-yesterday"),
        ("As I’ve already said here yesterday, it holds.", "i-said-yesterday"),
        ("We have made clear our position on multiple occasions.", "we-have-on-multiple-occasions"),
        ("As I just said, it holds.", "just-said"),
        ("My colleague has already responded to this.", "colleague-responded"),
        ("Please refer to my answer to the previous question.", "answer-to-the-previous-question"),
    ],
)
def test_an_expression_is_found_by_its_rule(text: str, rule: str) -> None:
    assert [name for name, _ in found(text)] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "The reception was held yesterday.",
        "President Biden noted on many occasions that it holds.",
        "Talks were held on multiple occasions.",
        "We have held talks. It was noted on multiple occasions.",
        "We hope to answer the next question.",
        "Relevant authorities released a report yesterday.",
    ],
)
def test_other_words_are_not_taken_for_one(text: str) -> None:
    assert found(text) == []


def test_a_question_points_to_nothing() -> None:
    assert found("As I said yesterday, will it hold?", Role.QUESTION) == []


def test_of_expressions_that_overlap_the_longest_is_taken() -> None:
    text = "As I just said yesterday, it holds."
    assert found(text) == [("i-said-yesterday", "As I just said yesterday")]


def rule(to: Pointing) -> ReferenceRule:
    return ReferenceRule(id=to.value, to=to, voice=Voice.ANYONE, pattern=Pattern(words="as before"))


def crowded(exchanges: int) -> Edition:
    """Return two days of so many exchanges on one topic, each of which points to the day and the session."""
    whole = edition()
    model = whole.briefings[0].exchanges[1]
    topics = (TopicMatch(topic=ISLAND, basis="rule", spans=()),)
    pointers = tuple(
        Pointer(rule=to.value, span=Span(anchor=Anchor("q2-a1"), start=start, end=start + 1))
        for start, to in enumerate((Pointing.YESTERDAY, Pointing.SESSION, Pointing.PREVIOUS))
    )

    def session(day: str) -> Briefing:
        held = replace(whole.briefings[0].held, value=day)
        units = tuple(
            replace(model, anchor=Anchor(f"q{n}"), number=n, topics=topics, pointers=pointers)
            for n in range(1, exchanges + 1)
        )
        return replace(
            whole.briefings[0], id=BriefingId(day), held=held, opening=(), exchanges=units, notes=()
        )

    return replace(whole, briefings=(session("2024-01-02"), session("2024-01-03")))


RULES = tuple(rule(to) for to in Pointing)


def test_a_crowded_day_is_never_gone_through_again() -> None:
    def cost(exchanges: int) -> float:
        whole = crowded(exchanges)
        times = []
        for _ in range(5):
            began = process_time()
            assert len(list(references.references(whole, RULES))) == 6 * exchanges
            times.append(process_time() - began)
        return min(times)  # the others are longer for what else the machine does

    assert cost(4000) < 24 * max(cost(500), 0.001)  # eight times as many; their square would take 64 times


def test_repeated_questions_lead_to_the_nearest_earlier_one() -> None:
    whole = edition()
    model = whole.briefings[0].exchanges[1]
    asked = replace(model.passages[0], text="Will the ferry to the island run on the day of the feast?")

    def again(number: int, text: str) -> Exchange:
        passages = (replace(asked, text=text), model.passages[1])
        return replace(model, anchor=Anchor(f"q{number}"), number=number, passages=passages)

    units = (
        again(1, asked.text),
        again(2, "Will the Ferry, to the “island”, run on the day of the feast."),
        again(3, "Will the ferry to the island run on the eve of the feast?"),
        again(4, asked.text),
    )
    held = replace(whole.briefings[0], exchanges=units)
    found = list(references.repeated(replace(whole, briefings=(held,))))
    assert [(one.unit, one.target.anchor) for one in found] == [("q2", "q1"), ("q4", "q2")]


def bound(bindings_: Sequence[Binding]) -> tuple[list[str], list[str]]:
    """Return what editors' words lead to, and the codes of what is reported."""
    whole, report = edition(), Report()
    scenes = {
        briefing.id: Scene({unit.anchor: unit.passages for unit in briefing.units})
        for briefing in whole.briefings
    }
    found = bindings.resolved(bindings_, whole, scenes, report)
    return [f"{one.unit} {one.to}#{one.target.anchor}" for one in found], [d.rule.code for d in report]


def binding(
    source: str, briefing: BriefingId, target: str, *, quote: str = "", again: bool = False
) -> Binding:
    return Binding(
        relation=Relation.REPEATS if again else Relation.REFERS,
        source=Target(briefing=CONFERENCE, anchor=Anchor(source), selector=Selector(exact=quote)),
        target=Target(briefing=briefing, anchor=Anchor(target)),
        because="Made up.",
    )


@pytest.mark.parametrize(
    ("given", "leads", "codes"),
    [
        (binding("q2-a1", CONFERENCE, "q1-a2", quote="Our position"), ["q2 2024-01-02#q1-a2"], []),
        (binding("q2-a1", CONFERENCE, "o1", quote="Our position"), ["q2 2024-01-02#o1"], []),
        (binding("q2-a1", CONFERENCE, "q2-a1", quote="Our position"), [], ["U333"]),
        (binding("q1-a1", CONFERENCE, "q2", quote="refer you"), [], ["U333"]),
        (binding("q1-a1", READOUT, "p1", quote="refer you"), [], ["U333"]),
        (binding("q2-a1", CONFERENCE, "q9", quote="Our position"), [], ["U203"]),
        (binding("q2-a1", CONFERENCE, "q1", quote="Their position"), [], ["U204"]),
        (binding("q2", CONFERENCE, "q1-q1", again=True), ["q2 2024-01-02#q1"], []),
        (binding("q2", CONFERENCE, "o1", again=True), [], ["U203"]),
        (binding("o1", CONFERENCE, "q1", again=True), [], ["U203"]),
    ],
)
def test_an_editor_names_an_earlier_place(given: Binding, leads: list[str], codes: list[str]) -> None:
    assert bound([given]) == (leads, codes)
