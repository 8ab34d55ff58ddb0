"""Days and counts in, days and EDTF out: what is counted, with the calendar of python-dateutil.

Nothing here knows words but those of a calendar date; where a date is found, and what it is counted from, is
for `times` to say.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache

from dateutil import parser, relativedelta

from site_builder.curate import edtf

DAY, WEEK, MONTH, YEAR, DECADE, CENTURY = "day", "week", "month", "year", "decade", "century"
_MONTHS = {MONTH: 1, YEAR: 12, DECADE: 120, CENTURY: 1200}  # in one of each
_LEAP = datetime(2000, 1, 1)  # what a date without its year is read with: it may be 29 February
_BEHIND, _AHEAD = 183, 31  # days within which the year of a date is taken for certain
_WITHIN = 8  # years: between two leap days are eight at most
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}


@lru_cache(maxsize=4096)
def calendar(words: str) -> date | None:
    """Return the day that words print: "Nov. 15, 2023", "15th of November 2023", "04/30/2024", and in the
    year 2000 what has no year; None for no such day."""
    try:
        return parser.parse(words, default=_LEAP).date()
    except (ValueError, OverflowError):
        return None


def nearest(month: int, day: int, held: date) -> date | None:
    """Return the day of a month, printed without a year, that is nearest to the day held."""
    within = _WITHIN if (month, day) == (2, 29) else 1
    years = range(max(held.year - within, 1), min(held.year + within, 9999) + 1)
    days = [found for year in years if (found := _day(year, month, day))]
    return min(days, key=lambda found: (abs((found - held).days), found), default=None)


def is_near(first: date, last: date, held: date) -> bool:
    """Tell whether the year of a time is certain: it lies within half a year before the day held, or within a
    month after it."""
    return last >= held - timedelta(days=_BEHIND) and first <= held + timedelta(days=_AHEAD)


def moved(day: date, number: int, unit: str) -> date | None:
    """Return the day so many days, weeks, months or years later, or earlier; None before 1 and after 9999."""
    try:
        if unit in _MONTHS:
            return day + relativedelta.relativedelta(months=number * _MONTHS[unit])
        return day + timedelta(days=number * (7 if unit == WEEK else 1))
    except (ValueError, OverflowError):
        return None


def period(held: date, number: int, unit: str) -> str:
    """Return the day, week, month, year, decade or century that lies so many after that of the day held."""
    day = moved(held, number, unit)
    if day is None:
        return ""
    if unit == WEEK:
        return span(day - timedelta(days=day.weekday()), day + timedelta(days=6 - day.weekday()))
    if unit in (DECADE, CENTURY):
        return f"{day.year:04}"[: 3 if unit == DECADE else 2].ljust(4, "X")
    return precise(day, unit)


def stretch(held: date, number: int, unit: str) -> str:
    """Return what lies between the day held and so many units before it (a number below nought) or after: one
    year to the month, several to the year."""
    far = moved(held, number, unit)
    if far is None:
        return ""
    fine = unit if unit in (DAY, MONTH) else DAY if unit == WEEK else YEAR
    if unit == YEAR and abs(number) == 1:
        fine = MONTH
    return "/".join(precise(day, fine) for day in sorted((far, held)))


def ago(held: date, number: int, unit: str) -> str:
    """Return a time so many units before the day held: weeks to the day, the rest to the unit, about; days
    are exact."""
    day = moved(held, -number, unit)
    if day is None:
        return ""
    fine = {DAY: DAY, WEEK: DAY, MONTH: MONTH}.get(unit, YEAR)
    return precise(day, fine) + ("" if unit == DAY else "~")


def weekday(held: date, number: int, which: str) -> date:
    """Return a day of the week, Monday being 0: the "last" before the day held; that of "this" week or of the
    "next", which begin on Monday; "past", the day held or the last before it; "coming", the same ahead."""
    monday = held - timedelta(days=held.weekday())
    if which in ("this", "next"):
        return monday + timedelta(days=number + (7 if which == "next" else 0))
    wanted = relativedelta.weekday(number, 1 if which == "coming" else -1)
    start = held - timedelta(days=1) if which == "last" else held
    return start + relativedelta.relativedelta(weekday=wanted)


def weekend(held: date, number: int) -> str:
    saturday = weekday(held, 5, "this") + timedelta(days=7 * number)
    return span(saturday, saturday + timedelta(days=1))


def season(name: str, year: int) -> str:
    return f"{year:04}-{_SEASONS[name]}"


def season_near(name: str, which: str, held: date) -> str:
    """Return the "last" season that has ended by the day held, the one of "this" year, or the "next"."""
    if which == "this":
        return season(name, held.year)
    years = range(held.year - 2, held.year + 1) if which == "last" else range(held.year, held.year + 2)
    known = [(edtf.days(season(name, year)), year) for year in years]
    if which == "last":
        return season(name, max(year for days, year in known if days and days[1] < held))
    return season(name, min(year for days, year in known if days and days[0] > held))


def part(year: int, months: int, number: int) -> str:
    """Return the half (6 months) or quarter (3) of a year that bears a number."""
    last = months * number
    return f"{year:04}-{last - months + 1:02}/{year:04}-{last:02}"


def edge(text: str, which: str) -> str:
    """Return about when a year or a month "begins", is at its "middle" or "ends"."""
    days = edtf.days(text)
    if days is None:
        return ""
    begun, middle, ended = days[0], days[0] + (days[1] - days[0]) / 2, days[1]
    day = {"begins": begun, "middle": middle, "ends": ended}[which]
    return precise(day, MONTH if len(text) == 4 else DAY) + "~"


def precise(day: date, unit: str) -> str:
    """Return a day, or the month or year that it lies in."""
    return day.isoformat()[: {MONTH: 7, YEAR: 4}.get(unit, 10)]


def span(first: date, last: date) -> str:
    return f"{first.isoformat()}/{last.isoformat()}" if first != last else first.isoformat()


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
