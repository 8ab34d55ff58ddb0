"""A seed printed in another way is read as the same exchanges, or refused, or doubted; never in silence."""

import re
import textwrap
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest

from site_builder import capture, curate
from site_builder.capture import seeds
from site_builder.capture.source import Seed
from site_builder.diagnostics import Report
from site_builder.model import Capture, Role

ROOT = Path(__file__).parents[2]
TEXTS = {path.stem[:3]: path.read_bytes().decode() for path in sorted((ROOT / "seeds").glob("*.txt"))}
CONFERENCES = ("000", "001", "002")
OUTLETS = (
    *(
        "CCTV",
        "Anadolu Agency",
        "Antara",
        "Reuters",
        "CGTN",
        "NHK",
        "Dragon TV",
        "Bloomberg",
        "Kyodo News",
        "AFP",
    ),
    *("China Daily", "The Paper", "Hubei Media Group", "24kz", "Beijing Youth Daily", "China News Service"),
    *("Yonhap News Agency", "Shenzhen TV", "Macau Monthly"),
)
ASKING = re.compile(rf"^({'|'.join(OUTLETS)}): ", re.M)
ANSWERING = re.compile(r"^(Mao Ning): ", re.M)
LABEL = re.compile(rf"^({'|'.join(OUTLETS)}|Mao Ning): ", re.M)
FOOTERS = ("Embassy of the People's Republic", "[ Suggest To A Friend ]")
HEAD = "Language: English | Français | Русский\nHome > News > Spokesperson’s Remarks\n[ Print ]\n\n"
FOOT = (
    "\n\nShare to: Facebook Twitter WeChat\n\nEmbassy of the People’s Republic of China in Ruritania\n"
    "Address: 12 Example Street, Strelsau\nTel: +999 12 345 678\nE-mail: info@example.org\n"
)
SETTLED = {"C108", "C109", "C110"}  # day and title, which editors rule on

Change = Callable[[str], str]
Heard = tuple[Role, str, str]  # what a turn does, its label, and its letters


def with_labels(pattern: re.Pattern[str], label: str) -> Change:
    return lambda text: pattern.sub(label, text)


def parted(text: str) -> tuple[list[str], list[str], str]:
    """Return the lines before the first speaker, those of the session, and the footer."""
    end = min((at for footer in FOOTERS if (at := text.rfind(footer)) > 0), default=len(text))
    lines = [line.strip() for line in text[:end].split("\n") if line.strip()]
    first = next((place for place, line in enumerate(lines) if LABEL.match(line)), 0)
    return lines[:first], lines[first:], text[end:]


def put_together(head: list[str], body: list[str], foot: str) -> str:
    return "\n\n".join(["\n".join(head), "\n\n".join(body), foot])


def in_one_paragraph(between: str) -> Change:
    def change(text: str) -> str:
        head, body, foot = parted(text)
        return put_together(head, [between.join(body)], foot)

    return change


def a_line_a_turn(text: str) -> str:
    head, body, foot = parted(text)
    turns: list[str] = []
    for line in body:
        if LABEL.match(line) or not turns:
            turns.append(line)
        else:
            turns[-1] += f" {line}"
    return put_together(head, turns, foot)


def answer_behind_its_question(text: str) -> str:
    head, body, foot = parted(text)
    lines: list[str] = []
    for line in body:
        if ANSWERING.match(line):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return put_together(head, lines, foot)


def wrapped(width: int) -> Change:
    def change(text: str) -> str:
        lines = [textwrap.fill(line, width, break_on_hyphens=False) for line in text.split("\n")]
        return "\n".join(lines)

    return change


def without_one_colon(place: int) -> Change:
    def change(text: str) -> str:
        end = list(LABEL.finditer(text))[place].end(1)
        return text[:end] + text[end + 1 :]

    return change


def behind_the_line_before(place: int) -> Change:
    def change(text: str) -> str:
        head, body, foot = parted(text)
        at = [index for index, line in enumerate(body) if LABEL.match(line)][place]
        return put_together(head, [*body[: at - 1], f"{body[at - 1]} {body[at]}", *body[at + 1 :]], foot)

    return change


def cut(share: float) -> Change:
    return lambda text: text[: int(len(text) * share)]


def without_blank_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


# What must not change the reading.
SAME: dict[str, Change] = {
    "no blank lines": without_blank_lines,
    "more blank lines": lambda text: text.replace("\n", "\n\n\n"),
    "other line ends": lambda text: text.replace("\n", "\r\n"),
    "indented": lambda text: text.replace("\n", "\n\u3000\u3000"),
    "one paragraph": in_one_paragraph(" "),
    "one paragraph without spaces": in_one_paragraph(""),
    "a line a turn": a_line_a_turn,
    "answer behind its question": answer_behind_its_question,
    "full-width colons": lambda text: text.replace(": ", "："),
    "no space after labels": with_labels(LABEL, r"\1:"),
    "space before colons": with_labels(LABEL, r"\1 : "),
    "two colons": with_labels(LABEL, r"\1:: "),
    "labels alone": with_labels(LABEL, r"\1:" + "\n"),
    "no colons": with_labels(LABEL, r"\1 "),
    "no colons after questions’ labels": with_labels(ASKING, r"\1 "),
    "a mirror’s head and foot": lambda text: HEAD + text + FOOT,
    "another name in the title": lambda text: text.replace("Mao Ning’s", "Wang Wenbin’s"),
    "no title": lambda text: put_together([], *parted(text)[1:]),
    **{f"wrapped at {width}": wrapped(width) for width in (60, 72, 80, 100, 120)},
    **{f"without colon {place}": without_one_colon(place) for place in (0, 1, 4, 7, -2, -1)},
    **{f"label {place} behind a line": behind_the_line_before(place) for place in (1, 2, 6, 7, -2, -1)},
}
# What loses what the reader goes by: it may refuse, or doubt.
DOUBTED: dict[str, Change] = {
    "no colons after answers’ labels": with_labels(ANSWERING, r"\1 "),
    "dashes for colons": with_labels(LABEL, r"\1 – "),
    **{f"cut at {share}": cut(share) for share in (0.5, 0.77)},
}


@cache
def known() -> capture.Known:
    content = curate.load(ROOT / "content", Report())
    return capture.Known(outlets=frozenset(map(capture.key, curate.outlet_names(content))))


def read(text: str) -> tuple[Capture, Counter[str]]:
    """Return the capture, and how often each rule doubts it."""
    report = Report()
    seed = seeds.decode(text.encode(), report, name="a.txt", shown="a.txt")
    assert isinstance(seed, Seed)
    found = capture.parse(seed, report, known=known())
    return found, Counter(each.rule.code for each in report if each.rule.code not in SETTLED)


def heard(found: Capture) -> list[Heard]:
    return [
        (turn.role, capture.key(turn.label), "".join("".join(p.text for p in turn.paragraphs).split()))
        for turn in found.turns
    ]


@pytest.mark.parametrize("seed", CONFERENCES)
@pytest.mark.parametrize("name", SAME)
def test_the_way_of_printing_does_not_change_the_reading(name: str, seed: str) -> None:
    assert heard(read(SAME[name](TEXTS[seed]))[0]) == heard(read(TEXTS[seed])[0])


@pytest.mark.parametrize("seed", CONFERENCES)
@pytest.mark.parametrize("name", DOUBTED)
def test_what_is_lost_is_not_lost_in_silence(name: str, seed: str) -> None:
    found, doubts = read(DOUBTED[name](TEXTS[seed]))
    whole, usual = read(TEXTS[seed])
    is_part = all(turn in heard(whole) for turn in heard(found)[1:-1])
    assert (
        found.refused
        or doubts - usual
        or (is_part and name.startswith("cut"))
        or heard(found) == heard(whole)
    )


@pytest.mark.parametrize(("first", "second"), list(permutations(CONFERENCES, 2)))
def test_two_sessions_in_one_file_are_refused_or_doubted(first: str, second: str) -> None:
    found, doubts = read(f"{TEXTS[first]}\n\n{TEXTS[second]}")
    assert found.refused or doubts - read(TEXTS[first])[1]
