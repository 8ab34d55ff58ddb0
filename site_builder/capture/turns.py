"""The turns of a capture in; its exchanges out, and the place of every paragraph: "q3", "o1", "p7"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from site_builder.model import Role, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeTurns:
    """The indexes of the turns of one exchange: questions, then the answers to them."""

    questions: tuple[int, ...]
    answers: tuple[int, ...]


def exchanges(turns: Sequence[Turn]) -> tuple[ExchangeTurns, ...]:
    """Group questions and answers: a question after an answer begins the next exchange. Openings, paragraphs
    and notes belong to none."""
    groups: list[tuple[list[int], list[int]]] = []
    for index, turn in enumerate(turns):
        if turn.role is Role.QUESTION:
            if not groups or groups[-1][1]:
                groups.append(([], []))
            groups[-1][0].append(index)
        elif turn.role is Role.ANSWER and groups:
            groups[-1][1].append(index)
    return tuple(ExchangeTurns(questions=tuple(asked), answers=tuple(said)) for asked, said in groups)


def openings(turns: Sequence[Turn]) -> tuple[int, ...]:
    """Return the indexes of the turns before the first question: announcements, and the answer in the middle
    of which a page begins."""
    first = next((index for index, turn in enumerate(turns) if turn.role is Role.QUESTION), len(turns))
    return tuple(
        index
        for index, turn in enumerate(turns)
        if turn.role is Role.OPENING or (turn.role is Role.ANSWER and index < first)
    )


def places(turns: Sequence[Turn]) -> Mapping[tuple[int, int], str]:
    """Return where each (turn, paragraph) stands by position: "q3" for those of the third exchange, "o1" and
    "p7" for paragraphs of openings and reports. A label alone on its line is at paragraph -1 of its turn."""
    found: dict[tuple[int, int], str] = {}
    for number, exchange in enumerate(exchanges(turns), 1):
        for index in (*exchange.questions, *exchange.answers):
            found.update({(index, paragraph): f"q{number}" for paragraph in _paragraphs(turns[index])})
    paragraphs = [index for index, turn in enumerate(turns) if turn.role is Role.PARAGRAPH]
    for indexes, letter in ((openings(turns), "o"), (paragraphs, "p")):
        count = 0
        for index in indexes:
            found.update(
                {(index, at): f"{letter}{count + max(at, 0) + 1}" for at in _paragraphs(turns[index])}
            )
            count += len(turns[index].paragraphs)
    return MappingProxyType(found)


def _paragraphs(turn: Turn) -> range:
    return range(-1, len(turn.paragraphs))
