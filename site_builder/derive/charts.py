"""Days and counts in; pictures out, in whole units of their view box. Squares that one can count."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from site_builder.derive import wording
from site_builder.derive.pictures import Stack, Strip, StripRow, Tick
from site_builder.model import Link

WIDTH = 640
HEIGHT = 42

_SQUARE, _GAP, _PILE, _MOST = 8, 1, 4, 16
_STEP = _SQUARE + _GAP
_WIDEST = 10  # piles that a bar is as wide as; beyond that, its number says how many
_NUMBER = 30  # kept free at the right for the number of the last stack
_FOOT = 4
_DIGIT = 8  # width of one


def strip(days: Sequence[str], rows: Iterable[tuple[Link, Sequence[tuple[str, str]], str]]) -> Strip:
    """Draw one row a link, one square a unit, on the day of its briefing.

    `days` are all days of the edition (they set the scale); each row has the day and the path of each of its
    units, and its total in words. A stack leads to the first unit of its day.
    """
    if not days:
        return Strip(width=WIDTH, height=HEIGHT, ticks=(), rows=())
    first, last = frame(min(days), max(days))
    span = max((last - first).days, 1)

    def x(day: date) -> int:
        return round((WIDTH - _NUMBER) * (day - first).days / span)

    return Strip(
        width=WIDTH,
        height=HEIGHT,
        ticks=tuple(ticks(first, last, x)),
        rows=tuple(
            StripRow(
                link=link,
                stacks=tuple(
                    _stack(x(date.fromisoformat(day)), len(paths), Link(text=wording.day(day), path=paths[0]))
                    for day, paths in sorted(_by_day(units).items())
                ),
                total=total,
            )
            for link, units, total in rows
        ),
    )


def _by_day(units: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for day, path in units:
        found.setdefault(day, []).append(path)
    return found


def frame(first: str, last: str) -> tuple[date, date]:
    """Widen two days to whole half-years, so that the ticks stand at the edges."""
    start = date(int(first[:4]), 1 if first[5:7] < "07" else 7, 1)
    year, half = int(last[:4]), last[5:7] < "07"
    return start, date(year, 7, 1) if half else date(year + 1, 1, 1)


def ticks(first: date, last: date, x: Callable[[date], int]) -> Iterable[Tick]:
    """Yield a tick each half-year while there are few, else each year, or every fifth."""
    years = last.year - first.year
    step = 1 if years <= 12 else 5
    for year in range(first.year, last.year + 1):
        for month in (1, 7) if years <= 4 else (1,):
            day = date(year, month, 1)
            if first <= day < last and (year % step == 0 or step == 1):
                yield Tick(x=x(day), label=_tick_label(day, is_first=day == first))


def _tick_label(day: date, *, is_first: bool) -> str:
    if day.month == 1:
        return str(day.year)
    return f"July {day.year}" if is_first else "July"


def _stack(x: int, count: int, link: Link) -> Stack:
    base = HEIGHT - _FOOT
    piles = -(-count // _PILE)
    width = _STEP * min(piles, _WIDEST if count > _MOST else piles) - _GAP
    height = _STEP * _PILE - _GAP
    squares = (
        (x + _STEP * (number // _PILE), base - _STEP * (number % _PILE) - _SQUARE) for number in range(count)
    )
    beside = x + width + 4
    return Stack(
        squares=() if count > _MOST else tuple(squares),
        bar=(x, base - height, width, height) if count > _MOST else (),
        target=(x, beside - x + _DIGIT * len(str(count))),
        x=beside,
        y=base,
        count=count,
        path=link.path,
        name=f"{link.text}: {wording.count(count, 'place')}",
    )
