"""Days of one year in; places on two lanes out, with labels that no leader crosses.

An event's label hangs below its mark and runs right, or left where it would run out. Marks are split at
one point: those before it run right, the first of them lowest; those after it run left, the last of them
lowest, and below the others. So no leader has to pass a label, and only a label that would reach past the
split is cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.derive import wording
from site_builder.derive.pictures import Tick, TimelineMark

WIDTH = 984
_LEFT = 104  # where the axis begins, after the names of the lanes
_FIRST, _STEP = 100, 20  # height of the first label, and from one to the next
_CHARACTER = 7  # width of one, on the safe side
_CLEAR = 10  # between a mark and its label
_CUT = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Something with days. `bounds` are the first and last, both inside."""

    label: str
    name: str
    path: str
    bounds: tuple[date, date]
    is_uncertain: bool


def x(year: int, day: date) -> int:
    """Return where a day stands on the axis of `year`; days outside stand at its ends."""
    start, end = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    share = (min(max(day.toordinal(), start), end) - start) / (end - start + 1)
    return _LEFT + round((WIDTH - _LEFT) * share)


def ticks(year: int) -> tuple[Tick, ...]:
    return tuple(
        Tick(x=x(year, date(year, month, 1)), label=name if len(name) < 5 else name[:3])
        for month, name in enumerate(wording.MONTHS, 1)
    )


def briefings(year: int, days: Sequence[tuple[date, str, str]]) -> list[TimelineMark]:
    """Place briefings; a label that would run into the one before it is left to the list below."""
    marks: list[TimelineMark] = []
    free = _LEFT
    for day, label, path in days:
        at, half = x(year, day), len(label) * _CHARACTER // 2
        middle = min(max(at, _LEFT + half), WIDTH - half)
        fits = middle - half >= free
        free = middle + half + _CLEAR if fits else free
        marks.append(
            TimelineMark(
                x=at,
                width=0,
                path=path,
                name=label,
                label=label if fits else "",
                label_x=middle,
                label_y=24,
                turned=False,
                is_event=False,
                uncertain=False,
            )
        )
    return marks


def place(year: int, spans: Sequence[Span]) -> tuple[list[TimelineMark], int]:
    """Place events, which come by their first day; return their marks in that order, and the height."""
    starts = [x(year, span.bounds[0]) for span in spans]
    widths = [max(x(year, span.bounds[1]) - start, 0) for span, start in zip(spans, starts, strict=True)]
    split = _split(starts, spans)
    marks = [
        _mark(span, width, number, starts, split)
        for number, (span, width) in enumerate(zip(spans, widths, strict=True))
    ]
    return marks, _FIRST + _STEP * max(len(spans), 1)


def _mark(span: Span, width: int, number: int, starts: Sequence[int], split: int) -> TimelineMark:
    start = starts[number]
    turned = number >= split
    row = number if turned else split - 1 - number
    room = _room(number, starts, split)
    return TimelineMark(
        x=start,
        width=width,
        path=span.path,
        name=span.name,
        label=_fitted(span.label, room),
        label_x=start - _CLEAR if turned else start + _CLEAR,
        label_y=_FIRST + _STEP * row,
        turned=turned,
        is_event=True,
        uncertain=span.is_uncertain,
    )


def _room(number: int, starts: Sequence[int], split: int) -> int:
    """Return how many characters a label may have: to the edge, or to the first leader after the split."""
    if number >= split:
        return (starts[number] - _CLEAR) // _CHARACTER
    edge = starts[split] - _CLEAR if split < len(starts) else WIDTH
    return (edge - starts[number] - _CLEAR) // _CHARACTER


def _split(starts: Sequence[int], spans: Sequence[Span]) -> int:
    """Return the split that cuts the fewest characters off labels; of equals, the last."""

    def lost(split: int) -> int:
        return sum(
            max(len(span.label) - _room(number, starts, split), 0) for number, span in enumerate(spans)
        )

    return min(range(len(spans), -1, -1), key=lost, default=0)


def _fitted(label: str, room: int) -> str:
    if len(label) <= room:
        return label
    return label[: max(room - 1, 0)].rstrip(" ,(") + _CUT if room > 4 else ""
