"""A quote is found as the record prints it, once, or the editor is told where and what to do."""

import pytest

from site_builder.curate import resolve
from site_builder.curate.resolve import Scene, locate
from site_builder.diagnostics import Location, Report
from site_builder.model import Anchor, BriefingId, Passage, Role, Selector, Span, Target

TEXT = "The Council adopted\u2002Resolution 2712. The resolution “holds”; the Council met."


def passage(anchor: str, text: str) -> Passage:
    return Passage(anchor=Anchor(anchor), role=Role.ANSWER, text=text, first=1, last=1, column=1, end=1)


DAY = BriefingId("2001-01-01")
SCENES = {
    DAY: Scene(
        {
            Anchor("q1"): [passage("q1-q1", "What was adopted?"), passage("q1-a1", TEXT)],
            Anchor("q2"): [passage("q2-a1", "Nothing.")],
        }
    )
}


def place(anchor: str, exact: str = "", prefix: str = "", suffix: str = "") -> tuple[Span | None, list[str]]:
    report = Report()
    target = Target(
        briefing=DAY,
        anchor=Anchor(anchor),
        selector=Selector(exact=exact, prefix=prefix, suffix=suffix),
        location=Location(path="content/annotations/2001-01-01.yaml", line=3, column=10),
    )
    span = locate(target, SCENES, report)
    return span, [f"{found.rule.name}: {found.hint}" for found in report]


@pytest.mark.parametrize(
    ("anchor", "exact", "words"),
    [
        ("q1-a1", "adopted Resolution 2712", "adopted\u2002Resolution 2712"),
        ("q1", 'resolution "holds"', "resolution “holds”"),
        ("", "What was adopted?", "What was adopted?"),
    ],
)
def test_spaces_and_quotation_marks_are_forgiven(anchor: str, exact: str, words: str) -> None:
    span, faults = place(anchor, exact)
    assert faults == []
    assert span is not None
    texts = {p.anchor: p.text for unit in SCENES[DAY].units.values() for p in unit}
    assert texts[span.anchor][span.start : span.end] == words


def test_lost_words_come_with_the_nearest() -> None:
    assert place("q1-a1", "Resolution 2721")[1] == ['lost-lemma: did you mean "Resolution 2712"?']


@pytest.mark.parametrize(
    ("exact", "prefix", "text"),
    [
        ("had had", "", "He had had had it."),
        ("no, no", "I say", "I say no, no, no."),
        ("a  b a", "", "a b a b a"),
    ],
)
def test_places_that_overlap_are_two(exact: str, prefix: str, text: str) -> None:
    found = list(resolve._places(Selector(exact=exact, prefix=prefix), text))
    assert len(found) == (1 if prefix else 2)


def test_words_that_stand_twice_ask_for_a_neighbour() -> None:
    span, faults = place("q1-a1", "Council")
    assert span is None
    assert [fault.partition(":")[0] for fault in faults] == ["ambiguous-lemma"]


def test_prefix_and_suffix_choose_the_place() -> None:
    first, _ = place("q1-a1", "Council", suffix="adopted")
    second, _ = place("q1-a1", "Council", prefix="; the")
    assert first is not None
    assert second is not None
    assert TEXT.index("Council") == first.start
    assert TEXT.rindex("Council") == second.start


def test_an_unknown_anchor_is_named_with_the_nearest() -> None:
    assert place("q1-a2", "x")[1] == ['unknown-target: did you mean "q1-a1"?']


def test_a_target_without_a_quote_is_the_whole() -> None:
    assert place("q2")[0] == Span(anchor=Anchor("q2"))
    assert place("")[0] == Span(anchor=Anchor(""))
