"""A session is the same session however a page prints it: with other colons, breaks, blank lines, or none."""

import re
import textwrap
from collections.abc import Callable, Iterator
from itertools import accumulate, groupby
from pathlib import Path

import pytest

from site_builder.model import Capture, Role, Turn
from tests.capture import truth
from tests.capture.confusion import SEEDS
from tests.capture.truth import Truth

Said = tuple[str, str, str]  # role, label, words

SESSIONS = (
    *sorted(SEEDS.glob("00[012]_*.txt")),
    truth.FIXTURES / "announcements_of_many_paragraphs.txt",
    truth.FIXTURES / "long_session.txt",
    truth.FIXTURES / "words_question_and_answer.txt",
)
PARAGRAPH = "\n\n"
SENTENCE = re.compile(r"(?<=[a-z][.?!]) (?=[A-Z])")  # matches between "it. We"; not in "U.S. side"


def session(path: Path) -> Capture:
    case = truth.of_fixture(path) if path.parent == truth.FIXTURES else None
    return read(case.raw.decode() if case else path.read_text("utf-8"))


def read(text: str) -> Capture:
    return truth.read(Truth(name="x", wanted={}, raw=text.encode(), lines=(), pieces=())).capture


def spoken(found: Capture) -> list[Turn]:
    return [turn for turn in found.turns if turn.role is not Role.NOTE]


def said(found: Capture) -> Iterator[Said]:
    """Yield the turns without what printing changes."""
    return ((turn.role.value, turn.label, words(turn)) for turn in spoken(found))


def words(turn: Turn) -> str:
    return " ".join(" ".join(paragraph.text for paragraph in turn.paragraphs).split())


def lines(found: Capture, sign: str) -> Iterator[str]:
    """Yield the paragraphs of a session, each label with `sign` after it before its first."""
    for turn in spoken(found):
        for number, paragraph in enumerate(turn.paragraphs):
            yield (
                f"{turn.label}{sign if turn.label else ''}{paragraph.text}" if not number else paragraph.text
            )


def joined(found: Capture, sign: str) -> Iterator[str]:
    """Yield the turns of a session, each in one line."""
    return (f"{turn.label}{sign if turn.label else ''}{words(turn)}" for turn in spoken(found))


def by_exchange(found: Capture) -> Iterator[str]:
    """Yield the exchanges of a session, each in one line."""
    asked = accumulate(turn.role is Role.QUESTION for turn in spoken(found))
    for _, group in groupby(zip(asked, joined(found, ": "), strict=True), key=lambda pair: pair[0]):
        yield " ".join(text for _, text in group)


def wrapped(width: int, parted_by: str) -> Callable[[Capture], str]:
    return lambda found: parted_by.join(textwrap.fill(line, width) for line in lines(found, ": "))


LAYOUTS: dict[str, Callable[[Capture], str]] = {
    "blank lines between paragraphs": lambda found: PARAGRAPH.join(lines(found, ": ")),
    "single newlines": lambda found: "\n".join(lines(found, ": ")),
    "no space after labels": lambda found: "\n".join(lines(found, ":")),
    "full-width colons": lambda found: "\n".join(lines(found, "：")),
    "labels alone": lambda found: PARAGRAPH.join(lines(found, ":\n")),
    "a sentence a line": lambda found: "\n".join(SENTENCE.sub("\n", line) for line in lines(found, ": ")),
    "a turn a line": lambda found: "\n".join(joined(found, ": ")),
    "an exchange a line": lambda found: PARAGRAPH.join(by_exchange(found)),
    "one paragraph": lambda found: " ".join(joined(found, ": ")),
    "one paragraph without spaces": lambda found: "".join(joined(found, ":")),
    "wrapped at 60": wrapped(60, "\n"),
    "wrapped at 72 with blank lines": wrapped(72, PARAGRAPH),
    "wrapped at 80": wrapped(80, "\n"),
    "wrapped at 100 with blank lines": wrapped(100, PARAGRAPH),
}
# A label that is a letter or a word needs its colon; a name does not.
LAYOUTS_OF_NAMES: dict[str, Callable[[Capture], str]] = {
    "no colons": lambda found: PARAGRAPH.join(lines(found, " ")),
    "labels alone without colons": lambda found: PARAGRAPH.join(lines(found, "\n")),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("path", SESSIONS, ids=lambda path: path.stem)
def test_session_is_read_the_same_in_another_layout(path: Path, layout: str) -> None:
    assert_same(session(path), LAYOUTS[layout])


@pytest.mark.parametrize("layout", LAYOUTS_OF_NAMES)
@pytest.mark.parametrize("path", SESSIONS[:3], ids=lambda path: path.stem)
def test_session_is_read_the_same_without_colons(path: Path, layout: str) -> None:
    assert_same(session(path), LAYOUTS_OF_NAMES[layout])


def assert_same(found: Capture, layout: Callable[[Capture], str]) -> None:
    day = found.published.words
    again = read(f"{found.title}\n{day}\n\n{layout(found)}\n")
    assert list(said(again)) == list(said(found))
    assert (again.held, again.spokespersons) == (found.held, found.spokespersons)
