"""A made-up session in, its page as one of several mirrors would print it out."""

import random
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

LABELS = 40, 3, 2  # weights of "X: ", "X：" and "X:" without a space
LAYOUTS = {"blank lines": 84, "lines": 12, "wrapped": 4}
MIRRORS = (
    ("{title}\n{slashes} 18:29\n", ""),
    ("Home > Spokesperson's Remarks\n{title}\n{iso} 19:08\n", "\n\n[ Suggest To A Friend ]\n  [ Print ]"),
    (
        "The Harbour Blog | {title}\n{day}\n\n{title}\n\n{title}  MFA China\n",
        "\n\nShare this:\nRelated articles",
    ),
    (
        "{title}\n{slashes} 20:01\n",
        "\n\nEmbassy of the People's Republic of China in Ruritania\nAddress: 12 Harbour Street, Strelsau\n"
        "Tel: +999-12-345678\nFax: +999-12-345679",
    ),
    ("{title}\n{iso}\n", ""),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Labels as printed, without their colons; paragraphs in order. No answer: the session breaks off."""

    label: str
    question: tuple[str, ...]
    answer_label: str
    answer: tuple[str, ...]
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    seed: str
    title: str
    held: str
    spokesperson: str
    opening: tuple[str, ...]
    exchanges: tuple[Exchange, ...]


def printed(session: Session, chance: random.Random) -> str:
    """Print a session as one of its mirrors would."""
    layout = chance.choices(list(LAYOUTS), list(LAYOUTS.values()))[0]
    colon = chance.choices((": ", "：", ":"), LABELS)[0]
    lines = []
    if session.opening:
        lines += spoken(session.spokesperson, session.opening, colon)
    for each in session.exchanges:
        lines += spoken(each.label, each.question, colon)
        lines += spoken(each.answer_label, each.answer, colon) if each.answer else ()
    if layout == "wrapped":
        lines = [textwrap.fill(line, 76, break_on_hyphens=False) for line in lines]
    head, foot = chance.choice(MIRRORS)
    between = "\n" if layout == "lines" else "\n\n"
    day = date.fromisoformat(session.held)
    head = head.format(
        title=session.title, iso=session.held, slashes=session.held.replace("-", "/"), day=spelt(day)
    )
    return head + between + between.join(lines) + foot + "\n"


def spoken(label: str, paragraphs: Sequence[str], colon: str) -> list[str]:
    return [f"{label}{colon}{paragraphs[0]}", *paragraphs[1:]]


def spelt(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"
