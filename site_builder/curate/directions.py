"""A text at its anchors in; out, the words of its witnesses that nobody speaks, each in its place."""

from collections.abc import Iterator, Mapping

from site_builder.curate.conflation import Place, Text
from site_builder.curate.units import Built
from site_builder.model import Anchor, Capture, Direction, Role

_END = Anchor("")


def directions(text: Text, built: Built) -> tuple[Direction, ...]:
    """Return the directions of one briefing, in the order of its text: all those of the copy-text, and of
    another witness those right before what is printed from it, unless the copy-text has the same there."""
    printed: list[dict[Place, Anchor]] = [{} for _ in text.draft.witnesses]
    for unit, whole in zip(text.units, built, strict=True):
        anchors = (passage.anchor for passage in whole.passages)
        printed[unit.witness].update(zip(unit.places, anchors, strict=True))
    sequence = [passage.anchor for unit in built for passage in unit.passages]
    order = {anchor: number for number, anchor in enumerate((*sequence, _END))}
    found: dict[tuple[Anchor, str], list[Direction]] = {}
    for number, witness in enumerate(text.draft.witnesses):
        last = max((order[anchor] for anchor in printed[number].values()), default=-1)
        after = None if number else (*sequence, _END)[last + 1]
        for each in _of_witness(witness.capture, number, printed[number], after):
            same = found.setdefault((each.before, " ".join(each.text.split())), [])
            if not same or same[0].witness == number:
                same.append(each)
    return tuple(
        sorted(
            (each for same in found.values() for each in same),
            key=lambda each: (order[each.before], each.witness, each.first, each.column),
        )
    )


def _of_witness(
    read: Capture, number: int, printed: Mapping[Place, Anchor], after: Anchor | None
) -> Iterator[Direction]:
    """Yield the directions of a witness, from its last line to its first. `after` is where what follows them
    is printed, None where that is printed from another witness, and so are they."""
    for turn, place in _backwards(read):
        if read.turns[turn].role is not Role.NOTE:
            after = printed.get((turn, place), None if number else after)
        elif after is not None:
            one = read.turns[turn].paragraphs[place]
            yield Direction(
                text=one.text,
                before=after,
                witness=number,
                first=one.first,
                last=one.last,
                column=one.column,
                end=one.end,
            )


def _backwards(read: Capture) -> Iterator[Place]:
    for turn in reversed(range(len(read.turns))):
        for place in reversed(range(len(read.turns[turn].paragraphs))):
            yield turn, place
