"""Labels along an axis in; how they hang from it out: how far down, on which side, and cut where need be.

Each label hangs on a leader that falls from its place on the axis and ends in an elbow. A leader may pass a
label only beside it, so a label that reaches over the place of another hangs lower than that one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.derive import letters

ELBOW = 14  # from a leader to its label
APART = 6  # from one leader to the next
STEP = 20  # from one row to the next
_CLEAR = 6  # between a label and what is beside it
_TRIED = 6  # ways to hang labels of which the rows are counted: those with as many at the left as the right


@dataclass(frozen=True, slots=True, kw_only=True)
class Stair:
    """A label on its row, the first being 0, that ends at its leader where it is turned; "" has no room."""

    text: str
    row: int
    is_turned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """A label with its leader: from `left` to `right`, one of which is where the leader falls."""

    at: int
    left: int
    right: int
    text: str

    @property
    def is_turned(self) -> bool:
        return self.left < self.at

    def covers(self, at: int) -> bool:
        """True where a leader at another place would cross the label."""
        return self.left - _CLEAR < at < self.at if self.is_turned else self.at < at < self.right + _CLEAR

    def meets(self, other: "_Box") -> bool:
        return self.left - _CLEAR < other.right and other.left - _CLEAR < self.right


def stairs(hung: Sequence[tuple[int, str]], width: int) -> list[Stair]:
    """Hang labels, each at its place on the axis, by their places, in a picture of a width.

    Of all ways to let the earlier run left and the later right, and the other way about, that is taken which
    cuts the least; of those the one with the fewest rows.
    """
    numbers = range(len(hung))
    ways = [
        _boxes(hung, [(number < split) is is_first for number in numbers], width)
        for split in range(len(hung) + 1)
        for is_first in (True, False)
    ]
    kept = [sum(len(box.text) for box in boxes) for boxes in ways]
    best = [boxes for boxes, letters_kept in zip(ways, kept, strict=True) if letters_kept == max(kept)]
    even = sorted(best, key=lambda boxes: abs(len(boxes) - 2 * sum(box.is_turned for box in boxes)))
    hanging = [(boxes, _rows(boxes)) for boxes in even[:_TRIED]]
    boxes, rows = min(hanging, key=lambda way: max(way[1], default=0))
    return [
        Stair(text=box.text, row=row, is_turned=box.is_turned) for box, row in zip(boxes, rows, strict=True)
    ]


def fanned(ats: Sequence[int], width: int) -> list[int]:
    """Return where the leaders of marks fall, which stand in order: as near to them as they can, none close
    to the next, none out of the picture. Those of marks that stand close fan out to both sides."""
    fans: list[list[int]] = []  # what each leader of a fan would have its first one stand at
    for at in ats:
        fans.append([at])
        while len(fans) > 1 and _begin(fans[-2]) + APART * len(fans[-2]) > _begin(fans[-1]):
            last = fans.pop()
            fans[-1] += [first - APART * len(fans[-1]) for first in last]
    falls = [_begin(fan) + APART * number for fan in fans for number in range(len(fan))]
    lefts = [max(fall, APART * number) for number, fall in enumerate(falls)]
    return [
        min(fall, width - APART * number) for number, fall in zip(range(len(lefts))[::-1], lefts, strict=True)
    ]


def _begin(fan: Sequence[int]) -> int:
    return round(sum(fan) / len(fan))


def _boxes(hung: Sequence[tuple[int, str]], turned: Sequence[bool], width: int) -> list[_Box]:
    boxes = [
        _box(at, text, width, is_turned=_turn(at, text, width, is_turned=turns))
        for (at, text), turns in zip(hung, turned, strict=True)
    ]
    _part(boxes)
    return boxes


def _turn(at: int, text: str, width: int, *, is_turned: bool) -> bool:
    """Return the side that a label is to run to, or the other where only that has room for it."""
    needed = letters.width(text) + ELBOW
    fits_left, fits_right = at >= needed, at + needed <= width
    return is_turned if fits_left == fits_right else fits_left


def _box(at: int, text: str, width: int, *, is_turned: bool) -> _Box:
    kept = letters.fitted(text, (at if is_turned else width - at) - ELBOW)
    reach = ELBOW + letters.width(kept) if kept else 0
    return _Box(at=at, left=at - reach if is_turned else at, right=at if is_turned else at + reach, text=kept)


def _part(boxes: list[_Box]) -> None:
    """Cut one of two labels that run towards each other, each over the leader of the other: the longer."""
    for one in range(len(boxes)):
        for two in range(one + 1, len(boxes)):
            first, last = boxes[one], boxes[two]
            if first.covers(last.at) and last.covers(first.at):
                if len(first.text) >= len(last.text):
                    boxes[one] = _box(first.at, first.text, last.at - _CLEAR, is_turned=False)
                else:
                    short = _box(0, last.text, last.at - first.at - _CLEAR, is_turned=False)
                    boxes[two] = _Box(at=last.at, left=last.at - short.right, right=last.at, text=short.text)


def _rows(boxes: Sequence[_Box]) -> list[int]:
    """Return the row of each label: below all whose leader it covers, and where no other is in its way."""
    rows: dict[int, int] = {}
    waiting = {number for number, box in enumerate(boxes) if box.text}
    covered = {n: {other for other in waiting if boxes[n].covers(boxes[other].at)} for n in waiting}
    by_reach = sorted(waiting, key=lambda n: (boxes[n].right - boxes[n].left, n))
    while waiting:
        number = next(n for n in by_reach if n in waiting and not covered[n] & waiting)
        row = 1 + max((rows[n] for n in covered[number]), default=-1)
        while any(rows[n] == row and boxes[number].meets(boxes[n]) for n in rows):
            row += 1
        rows[number] = row
        waiting.remove(number)
    return [rows.get(number, 0) for number in range(len(boxes))]
