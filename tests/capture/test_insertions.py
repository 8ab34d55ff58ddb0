"""A line more in a session changes nothing else: words of an answer stay in it, furniture stays out.

colon_lines.txt holds sentences that a careless reader takes for somebody's turn, furniture_lines.txt what
pages print around a session. To add one: a line there, and no Python.
"""

import pytest

from site_builder.model import Capture, Role
from tests.capture.confusion import SEEDS
from tests.capture.test_reprints import joined, lines, read, said, session
from tests.capture.truth import HERE

SESSION = next(SEEDS.glob("001_*.txt"))


def listed(name: str) -> list[str]:
    return (HERE / name).read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def found() -> Capture:
    return session(SESSION)


def page(found: Capture, text: str) -> str:
    return f"{found.title}\n{found.published.words}\n\n{text}\n"


@pytest.mark.parametrize("parted_by", ["\n", "\n\n"])
def test_sentence_with_a_colon_stays_in_its_answer(found: Capture, parted_by: str) -> None:
    paragraphs = list(lines(found, ": "))
    inside = second_answer(found) + 1
    wrong = []
    for line in listed("colon_lines.txt"):
        again = read(page(found, parted_by.join([*paragraphs[:inside], line, *paragraphs[inside:]])))
        if roles(again) != roles(found) or line not in texts(again):
            wrong.append(line)
    assert not wrong


def test_sentence_with_a_colon_stays_in_its_answer_when_the_session_is_one_paragraph(found: Capture) -> None:
    whole = " ".join(joined(found, ": "))
    before, first, after = whole.partition(texts(found)[second_answer(found)])
    assert first
    wrong = [
        line
        for line in listed("colon_lines.txt")
        if roles(read(page(found, f"{before}{first} {line}{after}"))) != roles(found)
    ]
    assert not wrong


@pytest.mark.parametrize("parted_by", ["\n", "\n\n"])
def test_furniture_after_the_end_is_in_no_answer(found: Capture, parted_by: str) -> None:
    text = page(found, "\n\n".join(lines(found, ": "))).rstrip()
    furniture = listed("furniture_lines.txt")
    assert not [line for line in furniture if differs(read(f"{text}{parted_by}{line}\n"), found)]


def test_furniture_above_the_title_is_in_no_question(found: Capture) -> None:
    text = page(found, "\n\n".join(lines(found, ": ")))
    assert not [line for line in listed("furniture_lines.txt") if differs(read(f"{line}\n{text}"), found)]


def differs(again: Capture, found: Capture) -> bool:
    same = (again.title, again.held) == (found.title, found.held)
    return not same or list(said(again)) != list(said(found))


def roles(found: Capture) -> list[tuple[Role, str]]:
    return [(turn.role, turn.label) for turn in found.turns]


def texts(found: Capture) -> list[str]:
    return [paragraph.text for turn in found.turns for paragraph in turn.paragraphs]


def second_answer(found: Capture) -> int:
    """Return the place among all paragraphs of the first of the second answer, which has more."""
    answers = [turn for turn in found.turns if turn.role is Role.ANSWER]
    assert len(answers[1].paragraphs) > 1
    return texts(found).index(answers[1].paragraphs[0].text)
