"""Pages at which a reader may stumble: labels without words, pieces at the end of a line, false turns."""

import pytest

from site_builder import capture
from site_builder.capture import seeds
from site_builder.diagnostics import Report
from site_builder.model import Capture

TITLE = "Foreign Ministry Spokesperson Mao Ning’s Regular Press Conference on May 8, 2023\n"


def read(text: str) -> tuple[Capture, list[str]]:
    report = Report()
    seed = seeds.decode((TITLE + text).encode(), report, name="a.txt", shown="a.txt")
    assert not isinstance(seed, Capture)
    return capture.parse(seed, report), [f"{each.rule.code} {each.location.line}" for each in report]


def labels(found: Capture) -> list[tuple[str, str]]:
    return [(turn.role.value, turn.label) for turn in found.turns]


@pytest.mark.parametrize("text", ["Mao Ning:\n", "Q:\nA:\n", "AFP:\nMao Ning:\n"])
def test_labels_without_words_are_reported_line_by_line(text: str) -> None:
    found, doubts = read(text)
    assert not found.turns
    assert doubts == [f"C111 {number}" for number in range(2, 2 + text.count("\n"))]


def test_row_of_signs_at_the_end_of_a_crowded_line_is_a_piece() -> None:
    found, doubts = read("AFP: Why is it so? Mao Ning: It is so, as we said. * * *\n")
    assert labels(found) == [("question", "AFP"), ("answer", "Mao Ning")]
    assert "".join(line.text for line in found.ledger if line.number == 2).endswith("* * *")
    assert not doubts


def test_line_that_counts_comments_ends_nothing_while_somebody_answers() -> None:
    found, _ = read("AFP: Why?\nMao Ning: So.\n2 comments\nReuters: When will it be?\nMao Ning: In June.\n")
    assert labels(found)[2:] == [("question", "Reuters"), ("answer", "Mao Ning")]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("AFP: Why?\nMao Ning: It is so.\nEl Tiempo Why is it not so?\nMao Ning: It is not.\n", "C116 4"),
        ("AFP: Why?\nMao Ning: It is so; AFP: Why then? Mao Ning: So.\n", "C116 3"),
        ("AFP: Why?\nMao Ning: We said, Mao\u00a0Ning：so it is\n", "C114 3"),
    ],
)
def test_question_that_may_be_lost_is_reported(text: str, doubt: str) -> None:
    assert doubt in read(text)[1]


def test_label_within_a_broken_paragraph_is_reported_where_it_stands() -> None:
    report = Report()
    text = "AFP: Why?\nMao Ning: We have always said that, and as\nwe told Mao Ning: it is so.\n"
    seed = seeds.decode((TITLE + text).encode(), report, name="a.txt", shown="a.txt")
    assert not isinstance(seed, Capture)
    capture.parse(seed, report)
    assert [(each.location.line, each.location.column) for each in report] == [(4, 9)]
