"""A text at its anchors in; out, the words of its witnesses that nobody speaks, each in its place."""

from collections.abc import Iterator, Mapping

from site_builder.curate.conflation import Place, Text
from site_builder.curate.units import Built
from site_builder.model import Anchor, Capture, Direction, Role


def directions(text: Text, built: Built) -> tuple[Direction, ...]:
    """Return the directions of one briefing, in the order of its text: all those of the copy-text, and of
    another witness those that stand right before what is printed from it."""
    printed: list[dict[Place, Anchor]] = [{} for _ in text.draft.witnesses]
    for unit, whole in zip(text.units, built, strict=True):
        anchors = (passage.anchor for passage in whole.passages)
        printed[unit.witness].update(zip(unit.places, anchors, strict=True))
    order = {passage.anchor: number for number, unit in enumerate(built) for passage in unit.passages}
    found = [
        direction
        for number, witness in enumerate(text.draft.witnesses)
        for direction in _of_witness(witness.capture, number, printed[number])
    ]
    return tuple(sorted(found, key=lambda direction: order.get(direction.before, len(order))))


def _of_witness(read: Capture, number: int, printed: Mapping[Place, Anchor]) -> Iterator[Direction]:
    after: Anchor | None = Anchor("") if not number else None  # where what follows is printed
    found: list[Direction] = []
    for turn, place in _backwards(read):
        if read.turns[turn].role is not Role.NOTE:
            after = printed.get((turn, place), after if not number else None)
        elif after is not None:
            one = read.turns[turn].paragraphs[place]
            found.append(
                Direction(
                    text=one.text,
                    before=after,
                    witness=number,
                    first=one.first,
                    last=one.last,
                    column=one.column,
                    end=one.end,
                )
            )
    return reversed(found)


def _backwards(read: Capture) -> Iterator[Place]:
    for turn in reversed(range(len(read.turns))):
        for place in reversed(range(len(read.turns[turn].paragraphs))):
            yield turn, place
