"""Seeds and scraps of captures in; the damage that they suffer on their way to us out, for hypothesis."""

import textwrap
from pathlib import Path

from hypothesis import strategies as st

SEEDS = [path.read_text("utf-8") for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))]
SCRAPS = [
    "",
    " ",
    "\u200b",
    "\u00a0\u2002",
    "Q: Why?",
    "A: So.",
    "Q:",
    "Q. Why?",
    "Mao Ning:",
    "Mao Ning：",
    "Mao Ning We have said so.",
    "Reuters:",
    "Reuters reporter: Why?",
    "AFP Could you tell us more?",
    "法新社记者：为什么？",
    "毛宁：我们注意到有关报道。",
    "(Laughter)",
    "* * *",
    "(Similar question from AFP, TASS and NHK)",
    "First: one.",
    "The visit: when? where?",
    "The following question was raised after the press conference:",
    "Foreign Ministry Spokesperson Lin Jian’s Regular Press Conference on May 8, 2024",
    "2023年11月16日外交部发言人毛宁主持例行记者会",
    "2024-02-30 25:61",
    "February 23, 2024",
    "Tel: 1",
    "Related articles",
    "[ Print ]",
    "Home > News",
    "On June 31, a senior official briefed the media on the visit.",
    "On May 8, the minister held talks with a guest.",
    "Chinaâ€™s &nbsp;&#8217; gov\u00adern\u202ement \ufeff",
]
COLONS = ["", "：", " :", "::", ": ", "\u00a0:", ".", " –"]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A seed, or two, with lines dropped, doubled, swapped, joined, broken, cut, wrapped and put in."""
    lines = draw(st.sampled_from(SEEDS)).split("\n")
    if draw(st.integers(0, 9)) == 0:
        lines += draw(st.sampled_from(SEEDS)).split("\n")
    for _ in range(draw(st.integers(1, 8))):
        lines = _mutate(draw, lines) or [""]
    return "\n".join(lines)


def _mutate(draw: st.DrawFn, lines: list[str]) -> list[str]:
    at = draw(st.integers(0, len(lines) - 1))
    line = lines[at]
    cut = draw(st.integers(0, len(line)))
    match draw(st.integers(0, 12)):
        case 0:
            return lines[:at] + lines[at + draw(st.integers(1, 10)) :]
        case 1:
            return [*lines[:at], lines[draw(st.integers(0, len(lines) - 1))], *lines[at:]]
        case 2:
            joined = draw(st.sampled_from(["", " ", "\r"])).join(lines[at : at + draw(st.integers(2, 6))])
            return [*lines[:at], joined, *lines[at + 2 :]]
        case 3:
            return [*lines[:at], line[draw(st.integers(0, 12)) :], *lines[at + 1 :]]
        case 4:
            return [*lines[:at], draw(st.sampled_from(SCRAPS)), *lines[at:]]
        case 5:
            return [*lines[:at], line[:cut] + draw(st.text(max_size=6)) + line[cut:], *lines[at + 1 :]]
        case 6:
            return [*lines[:at], line[:cut], line[cut:], *lines[at + 1 :]]
        case 7:
            return wrapped(lines, draw(st.integers(20, 130)))
        case 8:
            return [" ".join(lines)]
        case 9:
            return [*lines[:at], line[:cut]]
        case 10:
            return [each.replace(": ", draw(st.sampled_from(COLONS)), 1) for each in lines]
        case 11:
            return [*lines[:at], line[:cut] + line[cut + 1 : cut + 2] + line[cut : cut + 1] + line[cut + 2 :]]
        case _:
            broken = line.replace(":", draw(st.sampled_from(COLONS)), 1)
            return [*lines[:at], broken, *lines[at + 1 :]]


def wrapped(lines: list[str], width: int) -> list[str]:
    """Break the lines as a mail reader does."""
    return [part for line in lines for part in textwrap.wrap(line, width, break_long_words=False) or [""]]
