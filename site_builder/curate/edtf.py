"""A date as editors write it in; its first and last day out, or None where it is no date.

Extended Date/Time Format, levels 0 and 1, in years 0001 to 9999 and without times of day
(https://www.loc.gov/standards/datetime/): "2023-11-16", "2023-11", "2023~", "202X", "2023-11-XX", "2022-21"
(spring), "2021-03/2021-05", "2021/..".
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

Days = tuple[date, date]

# Matches "2023", "2023-11-16", "202X", "2023-XX", "2023-11?"; not "2023-1", "X023" nor "2023-11-16T18:29".
_DATE = re.compile(r"([0-9X]{4})(?:-([0-9]{2}|XX))?(?:-([0-9]{2}|XX))?[~?%]?")
# Matches "2023", "202X" and "20XX"; not "2X23" nor "XXXX".
_YEAR = re.compile(r"[0-9]{2}(?:[0-9]{2}|[0-9]X|XX)")
# Matches "2023-11-16"; not "2023-11" nor "2023-11-6".
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SEASONS = {"21": 3, "22": 6, "23": 9, "24": 12}  # the first of three months; spring from March
_OPEN = ("", "..")


def day(text: str) -> date | None:
    """Return the day "2023-11-16" (ISO 8601, a full date and nothing else); None for what is no day."""
    return _date(text[:4], int(text[5:7]), int(text[8:])) if _DAY.fullmatch(text) else None


@lru_cache(maxsize=4096)
def days(text: str) -> Days | None:
    """Return the first and the last day that `text` may mean; an open end is date.min or date.max."""
    start, slash, end = text.partition("/")
    if not slash:
        return _days(text)
    if start in _OPEN and end in _OPEN:
        return None
    first = (date.min, date.min) if start in _OPEN else _days(start)
    last = (date.max, date.max) if end in _OPEN else _days(end)
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _days(text: str) -> Days | None:
    """Read one date; what is not said, or marked X, spans all that it may be."""
    match = _DATE.fullmatch(text)
    if match is None or not _YEAR.fullmatch(match[1]):
        return None
    year, month, number = (part or "XX" for part in match.groups())
    if month == number == "XX":
        return _span(_date(year.replace("X", "0"), 1, 1), _date(year.replace("X", "9"), 12, 31))
    if month == "XX" or "X" in year:
        return None
    if month in _SEASONS:
        return None if match[3] else _season(year, _SEASONS[month])
    if number == "XX":
        return _span(_date(year, int(month), 1), _month_end(year, int(month)))
    return _span(_date(year, int(month), int(number)), _date(year, int(month), int(number)))


def _season(year: str, month: int) -> Days | None:
    last = _month_end(year, month + 2) if month < 12 else _month_end(f"{int(year) + 1}", 2)
    return _span(_date(year, month, 1), last)


def _span(first: date | None, last: date | None) -> Days | None:
    return (first, last) if first and last else None


def _month_end(year: str, month: int) -> date | None:
    known = _date(year, month, 1)
    return known and known.replace(day=monthrange(known.year, month)[1])


def _date(year: str, month: int, number: int) -> date | None:
    try:
        return date(int(year), month, number)
    except ValueError:
        return None
