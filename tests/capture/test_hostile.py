"""Whatever a file holds, reading it ends soon, raises nothing, and loses or adds no word."""

import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder import capture
from site_builder.capture import inspection, seeds
from site_builder.capture.source import Seed
from site_builder.capture.turns import exchanges
from site_builder.diagnostics import Report
from site_builder.model import Capture, LineClass, Role

SEEDS = [path.read_text("utf-8") for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SCRAPS = [
    "",
    " ",
    "\u200b",
    "\u00a0\u2002",
    "Q: Why?",
    "A: So.",
    "Q:",
    "Mao Ning:",
    "Mao Ning：",
    "Reuters:",
    "(Laughter)",
    "* * *",
    "(Similar question from AFP, TASS and NHK)",
    "First: one.",
    "The visit: when? where?",
    "Foreign Ministry Spokesperson Lin Jian’s Regular Press Conference on May 8, 2024",
    "2024-02-30 25:61",
    "February 23, 2024",
    "Tel: 1",
    "Related articles",
    "[ Print ]",
    "Home > News",
    "On June 31, a senior official briefed the media on the visit.",
    "On May 8, the minister held talks with a guest.",
]


def read(text: str) -> tuple[Capture, Report]:
    report = Report()
    seed = seeds.decode(text.encode("utf-8", "surrogatepass"), report, name="a.txt", shown="a.txt")
    return (seed if isinstance(seed, Capture) else capture.parse(seed, report)), report


def check(text: str) -> None:
    """Hold what must be true of every capture, however it came out."""
    found, report = read(text)
    inspection.describe(found, report, str.lower)
    if found.refused:
        assert not found.ledger
        assert not found.turns
        assert report.refuses
        return
    assert [line.text for line in found.ledger] == _lines(text.removeprefix("\ufeff"))
    assert [line.number for line in found.ledger] == list(range(1, len(found.ledger) + 1))
    spoken = [line for line in found.ledger if line.turn >= 0]
    assert all((line.turn >= 0) == (line.kind.value in set(Role)) for line in found.ledger)
    said = [
        (line.turn, line.paragraph, line.text[line.label :].strip()) for line in spoken if line.paragraph >= 0
    ]
    assert said == [
        (number, place, paragraph.text)
        for number, turn in enumerate(found.turns)
        for place, paragraph in enumerate(turn.paragraphs)
    ]
    assert all(turn.paragraphs for turn in found.turns)
    assert all(words for *_, words in said)
    grouped = [index for group in exchanges(found.turns) for index in (*group.questions, *group.answers)]
    speaking = [i for i, turn in enumerate(found.turns) if turn.role in (Role.QUESTION, Role.ANSWER)]
    assert grouped == speaking
    unclassified = [line.number for line in found.ledger if line.rule == "unclassified"]
    assert unclassified == [each.location.line for each in report if each.rule.name == "unclassified-line"]
    blank = "".join(line.text for line in found.ledger if line.kind is LineClass.BLANK)
    assert not blank or {unicodedata.category(character) for character in blank} <= {
        "Cc",
        "Cf",
        "Zl",
        "Zp",
        "Zs",
    }


def _lines(text: str) -> list[str]:
    lines = re.split(r"\r\n|\r|\n", text)
    return lines if lines[-1] else lines[:-1]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A seed with lines dropped, doubled, moved, joined, cut and put in."""
    lines = draw(st.sampled_from(SEEDS)).split("\n")
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 6)):
            case 0:
                del lines[at : at + draw(st.integers(1, 10))]
            case 1:
                lines.insert(at, lines[draw(st.integers(0, len(lines) - 1))])
            case 2:
                lines[at : at + 2] = [draw(st.sampled_from(["", " ", "\r"])).join(lines[at : at + 2])]
            case 3:
                lines[at] = lines[at][draw(st.integers(0, 12)) :]
            case 4:
                lines.insert(at, draw(st.sampled_from(SCRAPS)))
            case 5:
                cut = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:cut] + draw(st.text(max_size=6)) + lines[at][cut:]
            case _:
                lines[at] = lines[at].replace(":", draw(st.sampled_from(["", "：", " :", "::"])), 1)
        lines = lines or [""]
    return "\n".join(lines)


@settings(deadline=None)
@given(mutated())
def test_mutated_seed_keeps_every_line_and_word(text: str) -> None:
    check(text)


@settings(deadline=None)
@given(st.lists(st.sampled_from(SCRAPS) | st.text(max_size=40), max_size=30).map("\n".join))
def test_heap_of_scraps_keeps_every_line_and_word(text: str) -> None:
    check(text)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_bytes_are_read_or_refused(raw: bytes) -> None:
    found = seeds.decode(raw, Report(), name="a.txt", shown="a.txt")
    assert isinstance(found, Seed) or found.refused


PAIRS = [
    (f"{a}{b}".capitalize(), c + d) for a in "abcdef" for b in LETTERS for c in LETTERS for d in LETTERS[:7]
]
# A megabyte each. Lines of a few characters are in HEAPS.
HOSTILE = {
    "one line of letters": "a" * 1_000_000,
    "one line of capitals": "A " * 500_000,
    "one line of colons": ":" * 1_000_000,
    "one line of spaces": " " * 1_000_000,
    "one line of brackets": "(" * 1_000_000,
    "reporters": "".join("reporter from " * 5 + f"{n}: x\n" for n in range(12_000)),
    "names": "".join("Aa bb " * 12 + f"{n}: x\n" for n in range(12_000)),
    "spokespersons": ("Spokesperson A " * 5 + ": x\n") * 12_000,
    "announcers": ("Mao Ning opened opened opened opened opened opened opened opened announcemen: x\n")
    * 12_000,
    "many spokespersons": "".join(
        f"Spokesperson {a}{b} Xu: so it is, and so it will be for a long time to come, all over.\n"
        for a, b in PAIRS[:12_000]
    ),
    "dates": "May 8, 2023 " * 83_000,
    "half dates": "May  8 " * 140_000,
    "digits": "1" * 1_000_000,
    "slashes": "1/1/" * 250_000,
    "shares": "Share " * 166_000,
    "lines of shares": ("Share | " * 30 + "x\n") * 4_000,
    "shares far apart": ("Share   " * 36 + "x\n") * 3_400,
    "tongues": ("English | " * 28 + "x\n") * 3_500,
    "rows of signs": ("* " * 149 + "x\n") * 3_300,
    "credits": "Q: why? " + "(similar question from a, " * 38_000,
    "beside a date": ("a, " * 36 + "2023-05-08\n") * 8_400,
    "letters beside a date": ("a" * 100 + "! 2023-05-08\n") * 8_800,
    "talks": "On May 8, the minister held " + "talk " * 200_000,
    "spoke with": "He spoke with A" + " spoke with A" * 76_000 + ".\nAnd so it goes on and on and on.",
    "briefings": "gave a " * 142_000,
    "footers": "Q: a?\nA: b.\n" + ("Tel " * 60 + "\n") * 4_100,
    "sources": ("Remarks" + "  " * 140 + "MFA\n") * 3_400,
    "table": ("|" * 290 + "\n") * 3_400,
}
HEAPS = {
    "letters": "A\n",
    "colons": ":\n",
    "blanks": "\n",
    "labels with nothing": "Reuters:\n",
    "questions": "Reuters: a?\n",
    "exchanges": "Reuters: a?\nMao Ning: b.\n",
    "other labels": "Other: a.\nReuters: a.\n",
    "offices": "Spokesperson A B: c.\nSpokesperson D E: f?\n",
    "dates": "May 8, 2023\n",
    "titles": "Spokesperson Mao Ning’s Remarks on May 8, 2023\n",
    "footers": "Tel: 1\n",
    "notes": "(Laughter)\n",
}


def seconds(text: str) -> float:
    """Return the shorter of two readings: the machine may be busy with other things."""
    seed = seeds.decode(text.encode(), Report(), name="a.txt", shown="a.txt")
    assert isinstance(seed, Seed)
    taken = []
    for _ in range(2):
        started = time.process_time()
        capture.parse(seed, Report())
        taken.append(time.process_time() - started)
    return min(taken)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_megabyte_is_read_in_half_a_second(name: str) -> None:
    assert seconds(HOSTILE[name]) < 0.5


@pytest.mark.parametrize("name", HEAPS)
def test_eight_times_the_lines_take_no_more_than_sixteen_times_as_long(name: str) -> None:
    head = "Q: Why?\nMao Ning: So.\n"
    few = seconds(head + HEAPS[name] * 1_000)
    assert seconds(head + HEAPS[name] * 8_000) < 16 * few + 0.05
