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
_DAYS = 24  # that are told apart
_FEW_YEARS, _FEW_LABELS = 2, 12  # years that are drawn by month; that are all named
_TALLEST = 22  # height of the longest bar, its number above it
_BETWEEN = 3  # two bars
_SQUARES = "One square is one exchange, or one paragraph of a report, set on the day of its briefing."
_BARS = "A bar is the exchanges, and paragraphs of reports, of a {}; all bars are to one scale."


Rows = Iterable[tuple[Link, Sequence[tuple[str, str]], str]]


def strip(days: Sequence[str], rows: Rows, to_year: Callable[[str, str], str] | None = None) -> Strip:
    """Draw one row a link, one square a unit, on the day of its briefing; a bar a month or year where days
    are too many to be told apart.

    `days` are all days of the edition (they set the scale); each row has the day and the path of each of its
    units, and its total in words. A stack leads to the first unit of its day; a bar to that of its month or
    year, or `to_year` of the row's own path.
    """
    if not days:
        return Strip(width=WIDTH, height=HEIGHT, ticks=(), rows=(), about="")
    if len(set(days)) > _DAYS:
        return _periods(min(days), max(days), rows, to_year)
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
        about=_SQUARES,
    )


def _periods(first: str, last: str, rows: Rows, to_year: Callable[[str, str], str] | None) -> Strip:
    """Draw one bar a year, or a month where years are few; all rows to one scale."""
    years = range(int(first[:4]), int(last[:4]) + 1)
    is_monthly = len(years) <= _FEW_YEARS
    keys = (
        [f"{year}-{month:02}" for year in years for month in range(1, 13)] if is_monthly else map(str, years)
    )
    places = {key: number for number, key in enumerate(keys)}
    column = WIDTH / len(places)
    size = 7 if is_monthly else 4
    drawn = [(link, _by_day((day[:size], path) for day, path in units), total) for link, units, total in rows]
    most = max((len(paths) for _, found, _ in drawn for paths in found.values()), default=1)
    every = 5 if len(years) > _FEW_LABELS else 1
    return Strip(
        width=WIDTH,
        height=HEIGHT,
        ticks=tuple(
            Tick(x=round(column * places[f"{year}-01" if is_monthly else str(year)]), label=str(year))
            for year in years
            if year % every == 0 and column * (year - years[0]) < WIDTH - _NUMBER
        ),
        rows=tuple(
            StripRow(
                link=link,
                stacks=tuple(
                    _bar(
                        (round(column * places[key]), round(column) - 1),
                        (len(paths), most),
                        Link(
                            text=wording.day(key),
                            path=to_year(link.path, key) if to_year and not is_monthly else paths[0],
                        ),
                    )
                    for key, paths in sorted(found.items())
                ),
                total=total,
            )
            for link, found, total in drawn
        ),
        about=_BARS.format("month" if is_monthly else "year"),
    )


def _bar(place: tuple[int, int], size: tuple[int, int], link: Link) -> Stack:
    """Draw a bar at (x, width) of a column, as high as (count, most), with its number above it."""
    (x, width), (count, most) = place, size
    height = -(-_TALLEST * count // most)
    text = f"{count:,}"
    base = HEIGHT - _FOOT
    return Stack(
        squares=(),
        bar=(x, base - height, max(width - _BETWEEN, 2), height),
        target=(x, width),
        x=x,
        y=base - height - 3,
        count=text if len(text) * _DIGIT <= width + 1 else "",
        path=link.path,
        name=f"{link.text}: {wording.count(count, 'place')}",
    )


def _by_day(units: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    """Return the paths of each day, month or year, in order."""
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
        count=str(count),
        path=link.path,
        name=f"{link.text}: {wording.count(count, 'place')}",
    )
