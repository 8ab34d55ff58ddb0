"""Text in; the dates that are written in it out, in any of the forms that briefings use."""

import re
from datetime import date, time, timedelta
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<name>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_TIME = r"(?:[T\s,]{1,3}(?P<time>[0-9]{1,2}:[0-9]{2})(?::[0-9]{2})?(?![0-9:]))?"
# Matches the "8" of "May 8, 2023", the "８" of "８日", the "八" of "八日"; nothing in "May".
_FIGURE = re.compile(r"[0-9０-９一二三四五六七八九十](?:(?<=[0-9０-９])|\s?[月日])")
_BEFORE = 12  # characters of a date before its first figure: "September" and spaces, "二〇二三年"
_WIDE = r"[0-9０-９]"
_NUMERALS = "〇一二三四五六七八九"
_NUMERAL = rf"[{_NUMERALS}零○十]"
# Matches "November 16, 2023", "November 16,2023", "Nov. 16", "April 30, 2024 18:29"; not "November 2023".
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH}\s{{1,3}}{_DAY}(?![0-9])(?:\s?,?\s{{0,2}}(?P<year>[12][0-9]{{3}})(?![0-9]){_TIME})?",
    re.I,
)
# Matches "16 November 2023", "16 November, 2023", "16th November"; not "November 16" nor "20 Marchers".
_DAY_FIRST = re.compile(
    rf"\b{_DAY}\s{{1,3}}{_MONTH}(?![a-z])(?:\s?,?\s{{0,2}}(?P<year>[12][0-9]{{3}})(?![0-9]){_TIME})?",
    re.I,
)
# Matches "2023/11/16 18:29", "2024-02-23 19:08:31", "2023.11.16"; not "12023/11/16" nor "2023-11".
_YEAR_FIRST = re.compile(
    rf"(?<![0-9])(?P<year>[12][0-9]{{3}})[-/.](?P<month>[0-9]{{1,2}})[-/.](?P<day>[0-9]{{1,2}})(?![0-9]){_TIME}"
)
# Matches "04/30/2024" (month first) and "30/04/2024" (no such month: day first); not "4/30".
_YEAR_LAST = re.compile(
    rf"(?<![0-9/])(?P<month>[0-9]{{1,2}})/(?P<day>[0-9]{{1,2}})/(?P<year>[12][0-9]{{3}})(?![0-9]){_TIME}"
)
# Matches "2023年11月16日", "２０２３ 年 11 月 16 日 18:29", "11月16日"; not "2023年11月" nor "11月16国".
_CHINESE = re.compile(
    rf"(?:(?<!{_WIDE})(?P<year>{_WIDE}{{4}})\s?年\s?)?(?<!{_WIDE})(?P<month>{_WIDE}{{1,2}})\s?月\s?"
    rf"(?P<day>{_WIDE}{{1,2}})\s?[日号號]{_TIME}"
)
# Matches "二〇二三年十一月十六日", "十一月十六日"; not "二十一日" nor "三月".
_IN_NUMERALS = re.compile(
    rf"(?:(?P<year>{_NUMERAL}{{4}})年)?(?<!{_NUMERAL})(?P<month>{_NUMERAL}{{1,2}})月"
    rf"(?P<day>{_NUMERAL}{{1,3}})日{_TIME}"
)
# All of them, with the signs of which a text that holds such a date holds one, in small letters.
_FORMS = (
    (_MONTHS, (_MONTH_FIRST, _DAY_FIRST)),
    ("-/.", (_YEAR_FIRST,)),
    ("/", (_YEAR_LAST,)),
    ("月", (_CHINESE, _IN_NUMERALS)),
)


_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december"),
)
_LIKE = 0.8  # likeness of a month to the one that was meant
# Matches "Febuary 16, 2015"; not "Room 16".
_SLIP = re.compile(r"\b(?P<month>[A-Z][a-z]{3,10}),? (?P<day>[0-9]{1,2}),? ?(?P<year>[12][0-9]{3})\b")


class Found(NamedTuple):  # as every page has several
    """A date as written: `words` at `start` up to `end`. `year` is 0 where none is printed."""

    year: int
    month: int
    day: int
    time: str
    words: str
    start: int
    end: int

    @property
    def iso(self) -> str:
        """Return "2023-11-16" or "2023-11-16T18:29"; "" without a year, or for no such day or hour."""
        try:
            day = date(self.year, self.month, self.day).isoformat()
            hour = time.fromisoformat(f"{self.time:0>5}").isoformat("minutes") if self.time else ""
            return f"{day}T{hour}" if hour else day
        except ValueError:
            return ""


@lru_cache(maxsize=32)  # the few lines with dates of a page, each of which is asked for several times
def find(text: str) -> tuple[Found, ...]:
    """Return the dates of a text in order, the longest reading of each."""
    figure = _FIGURE.search(text)
    if not figure:
        return ()
    start = max(figure.start() - _BEFORE, 0)
    small = text[start:].casefold()
    able = (form for signs, forms in _FORMS if any(map(small.__contains__, signs)) for form in forms)
    matches = [match for form in able for match in form.finditer(text, start)]
    if len(matches) > 1:
        matches.sort(key=lambda match: (match.start(), -match.end()))
    found = []
    end = 0
    for match in matches:
        if match.start() >= end:
            end = match.end()
            found.append(_found(match))
    return tuple(found)


def first(text: str) -> Found | None:
    return next(iter(find(text)), None)


def last(text: str) -> Found | None:
    return next(reversed(find(text)), None)


def misspelt(text: str) -> Found | None:
    """Return the first date of a text whose month is a slip for one: "Febuary 16, 2015"."""
    for match in _SLIP.finditer(text):
        meant = get_close_matches(match["month"].casefold(), _NAMES, n=1, cutoff=_LIKE)
        if meant:
            return Found(
                year=int(match["year"]),
                month=_NAMES.index(meant[0]) + 1,
                day=int(match["day"]),
                time="",
                words=match.group(),
                start=match.start(),
                end=match.end(),
            )
    return None


def near(found: Found, stamp: str) -> str:
    """Return the day of a date without a year that a page stamped `stamp` ("2024-04-24…") speaks of: in the
    stamp's year, or in the year before when that would lie more than a week ahead; "" for no such day."""
    stamped = date.fromisoformat(stamp[:10])
    for year in (stamped.year, stamped.year - 1):
        try:
            day = date(year, found.month, found.day)
        except ValueError:
            continue
        if day <= stamped + timedelta(days=7):
            return day.isoformat()
    return ""


def apart(one: str, other: str) -> int:
    """Return how many days the first lies before the second."""
    return (date.fromisoformat(other[:10]) - date.fromisoformat(one[:10])).days


def _found(match: re.Match[str]) -> Found:
    parts = match.groupdict()
    day = _number(parts["day"])
    month = _MONTHS.index(parts["name"].casefold()[:3]) + 1 if "name" in parts else _number(parts["month"])
    if month > 12 and day <= 12:
        day, month = month, day
    return Found(
        year=_number(parts["year"] or "0"),
        month=month,
        day=day,
        time=parts["time"] or "",
        words=match.group(),
        start=match.start(),
        end=match.end(),
    )


def _number(written: str) -> int:
    """Return what is written in figures of either width or in Chinese numerals: 16 for "十六" and "16"."""
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.replace("零", "〇").replace("○", "〇").rpartition("十")
    if not ten:
        return int("".join(str(_NUMERALS.index(numeral)) for numeral in ones))
    return 10 * (_number(tens) if tens else 1) + (_number(ones) if ones else 0)
