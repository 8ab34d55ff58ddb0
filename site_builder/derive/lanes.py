"""Days of one year in; places on two lanes out, with labels that cross no other label, leader or mark.

A briefing's label stands above its square, those of squares too close for that are joined to one. An event's
label hangs below its mark on a leader, and runs left or right: of the events of a year the earlier ones run
left and the later ones right, as two flights of stairs, unless a label would run out of the picture.
"""

from calendar import isleap, monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.derive import letters, wording
from site_builder.derive.pictures import Tick, TimelineBar, TimelineLabel, TimelineMark, TimelineSquare
from site_builder.derive.stairs import ELBOW, STEP, Stair, fanned, stairs

WIDTH = 888
LEFT = 104  # where the axis begins, after the names of the lanes
SIDE = 12  # of a square
MOST = 24  # briefings of a year that are a square each; more are a bar a month
BETWEEN = 36  # from lane to lane

_TOP = 46  # room above the lowest square, for months and labels
_CLEAR = 8  # between two labels
_FAN = 22  # from the lane to where leaders that stood close have parted
_DROP = 38  # from the lane to the first label below it
_BAR = 24  # height of the longest bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Something with days. `bounds` are the first and last, both inside; one without a `label` is a mark
    alone."""

    label: str
    name: str
    path: str
    bounds: tuple[date, date]
    is_uncertain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A briefing: its day, "Mao Ning", and where it stands."""

    day: date
    who: str
    path: str


def share(year: int, day: date) -> float:
    """Return how much of `year` is over when `day` begins; 0 for days before it, 1 for days after it."""
    days = 366 if isleap(year) else 365
    return min(max(day.toordinal() - date(year, 1, 1).toordinal(), 0), days) / days


def x(year: int, day: date) -> int:
    """Return where a day stands on the axis of `year`; days outside stand at its ends."""
    return LEFT + round((WIDTH - LEFT) * share(year, day))


def squares(year: int, briefings: Sequence[Held]) -> tuple[list[TimelineSquare], list[TimelineLabel], int]:
    """Place a square a briefing, on top of another where it would cover it, and name each in one line above
    them all; those whose names would meet have one name together. Return the height of the lane, too."""
    ats = [x(year, each.day) for each in briefings]
    levels = piled(ats, SIDE)
    lane = _TOP + SIDE // 2 + SIDE * max(levels, default=0)
    named = _labels(ats, briefings, _TOP - SIDE)
    own = {numbers[0]: label for numbers, label in named if len(numbers) == 1}
    found = [
        TimelineSquare(
            x=at,
            y=lane - (SIDE + 1) * level,
            path=each.path,
            name=_name([each]),
            label=own.get(number),
        )
        for number, (at, level, each) in enumerate(zip(ats, levels, briefings, strict=True))
    ]
    return found, [label for numbers, label in named if len(numbers) > 1], lane


def piled(ats: Sequence[float], side: float) -> list[int]:
    """Return on how many others each square stands, so that none covers another; they come in order."""
    levels: list[int] = []
    tops: list[float] = []  # where the last square of each level stands
    for at in ats:
        level = next((level for level, last in enumerate(tops) if at - last >= side), len(tops))
        tops[level : level + 1] = [at]
        levels.append(level)
    return levels


def _labels(
    ats: Sequence[int], briefings: Sequence[Held], level: int
) -> list[tuple[Sequence[int], TimelineLabel]]:
    groups = [[number] for number in range(len(briefings))]
    while True:
        texts = [_name([briefings[number] for number in group]) for group in groups]
        spots = [
            (ats[group[0]], ats[group[-1]], letters.width(text, bold=True))
            for group, text in zip(groups, texts, strict=True)
        ]
        lefts, crowded = _spread(spots)
        if not crowded:
            break
        groups[crowded - 1 : crowded + 1] = [groups[crowded - 1] + groups[crowded]]
    return [
        (group, TimelineLabel(x=left + width // 2, y=level, width=width, text=text))
        for group, left, (_, _, width), text in zip(groups, lefts, spots, texts, strict=True)
    ]


def _spread(spots: Sequence[tuple[int, int, int]]) -> tuple[list[int], int]:
    """Place labels, each (first, last square that it names, width), over what they name and apart; or return
    the number of the first that has no room beside the one before, else 0."""
    earliest: list[int] = []
    free = LEFT
    for number, (first, last, width) in enumerate(spots):
        left = max(free, min(first, last - width))
        if left > min(first, WIDTH - width) and number:
            return [], number
        earliest.append(left)
        free = left + width + _CLEAR
    placed: list[int] = []
    edge = WIDTH
    for (first, last, width), least in zip(reversed(spots), reversed(earliest), strict=True):
        middle = (first + last - width) // 2
        placed.append(max(min(max(middle, least), edge - width), min(least, edge - width)))
        edge = placed[-1] - _CLEAR
    return placed[::-1], 0


def bars(year: int, briefings: Sequence[Held], months: Sequence[str]) -> tuple[list[TimelineBar], int]:
    """Place a bar a month that has briefings, with their number; `months` are the paths of the twelve."""
    counts = [sum(each.day.month == month for each in briefings) for month in range(1, 13)]
    lane, most = _TOP + _BAR, max(counts)
    found = []
    for month, count in enumerate(counts, 1):
        start, end = x(year, date(year, month, 1)), x(year, date(year, month, monthrange(year, month)[1]))
        height = -(-_BAR * count // most)
        if count:
            found.append(
                TimelineBar(
                    x=start,
                    y=lane - height,
                    width=end - start,
                    height=height,
                    text=str(count),
                    text_x=start + 4,
                    text_y=lane - height - 5,
                    path=months[month - 1],
                    name=f"{wording.MONTHS[month - 1]} {year}: {wording.count(count, 'briefing')}",
                )
            )
    return found, lane


def events(year: int, spans: Sequence[Span], lane: int) -> tuple[list[TimelineMark], int]:
    """Place events, which come by their first day, on a lane; return their marks in that order, and how far
    their labels reach down."""
    ends = [(x(year, span.bounds[0]), x(year, span.bounds[1])) for span in spans]
    ats = [start + min(max(end - start, 0), SIDE) // 2 for start, end in ends]
    named = sorted((number for number, span in enumerate(spans) if span.label), key=lambda n: ats[n])
    falls = fanned([ats[number] for number in named], WIDTH)
    hung = stairs([(fall, spans[number].label) for number, fall in zip(named, falls, strict=True)], WIDTH)
    found = dict(zip(named, zip(falls, hung, strict=True), strict=True))
    nowhere = Stair(text="", row=0, is_turned=False)
    marks = [
        _mark(span, (start, max(end - start, 0)), at, *found.get(number, (at, nowhere)), lane=lane)
        for number, (span, (start, end), at) in enumerate(zip(spans, ends, ats, strict=True))
    ]
    rows = max((stair.row + 1 for stair in hung if stair.text), default=0)
    return marks, lane + _DROP + STEP * rows


def _mark(
    span: Span, extent: tuple[int, int], at: int, fall: int, stair: Stair, *, lane: int
) -> TimelineMark:
    return TimelineMark(
        x=extent[0],
        width=extent[1],
        at=at,
        fall=fall,
        fall_y=lane + _FAN,
        path=span.path,
        name=span.name,
        label=stair.text,
        label_x=fall - ELBOW if stair.is_turned else fall + ELBOW,
        label_y=lane + _DROP + STEP * stair.row,
        turned=stair.is_turned,
        uncertain=span.is_uncertain,
    )


def _name(briefings: Sequence[Held]) -> str:
    """Return "13 Sep, Mao Ning", or "13–16 Sep, 3 briefings"."""
    what = briefings[0].who if len(briefings) == 1 else wording.count(len(briefings), "briefing")
    return f"{_days(briefings[0].day, briefings[-1].day)}, {what}"


def _days(first: date, last: date) -> str:
    """Return "13 Sep", "13–16 Sep" or "13 Sep–2 Oct"."""
    parts = [f"{day.day} {wording.MONTHS[day.month - 1][:3]}" for day in (first, last)]
    if first == last:
        return parts[0]
    return f"{first.day}–{parts[1]}" if first.month == last.month else "–".join(parts)


def ticks(year: int) -> Iterator[Tick]:
    for month, name in enumerate(wording.MONTHS, 1):
        yield Tick(x=x(year, date(year, month, 1)), label=name if len(name) < 5 else name[:3])
