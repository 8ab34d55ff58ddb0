"""What nobody speaks stands in its place and moves nothing; what comes before the first question is kept."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from site_builder import capture
from site_builder.capture import seeds
from site_builder.diagnostics import Report
from site_builder.model import (
    Basis,
    Briefing,
    Capture,
    Content,
    Dated,
    Pin,
    Role,
    Slug,
)
from tests import joining

TITLE = "Foreign Ministry Spokesperson Mao Ning’s Regular Press Conference on December 27, 2023"
SESSION = (
    "EFE: Is this the last press conference of the year?",
    "Mao Ning: It is not.",
    "(Laughter)",
    "(Applause)",
    "There will be two more.",
    "TASS: Will there be a party?",
    "[Applause]",
    "Mao Ning: Not here.",
    "The following question was raised after the press conference:",
    "AFP: Where will it be, and when?",
    "Mao Ning: It has yet to be decided, and I have nothing to add.",
    "(Laughs)",
)
NOTES = tuple(line for line in SESSION if line[0] in "([" or line.startswith("The following"))
DAY = Dated(value="2023-12-27", basis=Basis.EDITOR)


def read(lines: Iterable[str], name: str = "a.txt", *, title: str = TITLE) -> Capture:
    report = Report()
    raw = "\n\n".join((title, *lines)).encode() + b"\n"
    seed = seeds.decode(raw, report, name=name, shown=f"seeds/{name}")
    assert not isinstance(seed, Capture)
    found = capture.parse(seed, report)
    assert not found.refused
    return replace(found, held=DAY)


def briefing(*captures: Capture, pins: tuple[Pin, ...] = ()) -> Briefing:
    edition = joining.join(captures, Content(pins=pins), Report())
    (found,) = edition.briefings
    return found


def placed(found: Briefing) -> list[tuple[str, str, int]]:
    return [(each.text, each.before, each.first) for each in found.directions]


def test_each_stands_before_the_passage_that_follows_it() -> None:
    assert placed(briefing(read(SESSION))) == [
        ("(Laughter)", "q1-a2", 7),
        ("(Applause)", "q1-a2", 9),
        ("[Applause]", "q2-a1", 15),
        ("The following question was raised after the press conference:", "q3-q1", 19),
        ("(Laughs)", "", 25),
    ]


def test_no_anchor_and_no_fingerprint_hangs_on_them() -> None:
    def promised(found: Briefing) -> list[tuple[str, str, list[str]]]:
        return [
            (one.anchor, one.fingerprint, [each.anchor for each in one.passages]) for one in found.exchanges
        ]

    bare = briefing(read(line for line in SESSION if line not in NOTES))
    assert promised(briefing(read(SESSION))) == promised(bare)
    assert bare.directions == ()


def test_an_answer_goes_on_under_the_label_that_is_printed_once() -> None:
    first, second, _ = briefing(read(SESSION)).exchanges
    assert [(each.label, each.resumes) for each in first.answers] == [("Mao Ning", False), ("Mao Ning", True)]
    assert [each.spokesperson for each in first.answers] == [Slug("mao-ning")] * 2
    assert [each.resumes for each in second.answers] == [False]


def test_a_label_that_is_printed_again_is_none_that_goes_on() -> None:
    again = [line.replace("There will", "Mao Ning: There will") for line in SESSION]
    first, *_ = briefing(read(again)).exchanges
    assert [each.resumes for each in first.answers] == [False, False]


def test_of_another_witness_only_those_before_what_is_printed_from_it() -> None:
    more = (
        "(The following question was answered in writing after the press conference)",
        "Kyodo News: Is the harbour of the northern town open to fishing boats again this winter?",
        "Mao Ning: The harbour has been open to all boats since the ice was broken last Monday.",
    )
    found = briefing(read(SESSION), read([*SESSION, *more], "b.txt"))
    assert len(found.exchanges) == 4
    ours = [each for each in found.directions if not each.witness]
    theirs = [(each.text, each.before) for each in found.directions if each.witness]
    assert [each.text for each in ours] == list(NOTES)
    # "(Laughs)" stands there in both, and is printed once.
    assert ours[-1].before == "q4-q1"
    assert theirs == [(more[0], "q4-q1")]


@pytest.mark.parametrize("label", ["Mao Ning: ", ""])
def test_an_answer_without_its_question_comes_first(label: str) -> None:
    lost = (f"{label}the two sides will go on, and that is all for now.", "China’s position has not changed.")
    whole = briefing(read((*lost, *SESSION), title=""))
    assert [(block.anchor, block.role, block.passages[0].text) for block in whole.opening] == [
        ("o1", Role.ANSWER, lost[0].removeprefix(label)),
        ("o2", Role.ANSWER, lost[1]),
    ]
    assert [block.label for block in whole.opening] == [label.removesuffix(": "), ""]
    assert [unit.anchor for unit in whole.exchanges] == ["q1", "q2", "q3"]
