"""Times that are printed as a calendar has them, English words in; what they mean out."""

import re
from datetime import date

from site_builder.curate import reckoning
from site_builder.curate.time_words import (
    UNKNOWN,
    Around,
    Reading,
    S,
    month,
    number,
    probable,
    sure,
)
from site_builder.model import DateRule

_OF_TIME = frozenset(
    ["in", "by", "since", "until", "till", "before", "after", "from", "during", "through"]
) | {
    "as of",
    "as early as",
}
_WHICH = {"last": -1, "this": 0, "next": 1}
# Nouns that make a day or a year a name, or a number.
_NAMES = re.compile(r"\s{1,3}(?:attacks?|incident|movement|massacre|uprising|coup|riots?|Agenda|Day)\b", re.I)
# Matches " Fourth" as in "May Fourth"; not " fourth".
_MAY_FOURTH = re.compile(rf"{S}(?:First|Fourth|4th)\b")
_COUNTED = re.compile(
    r"\s{1,3}(?:people|persons|cases|countries|cities|companies|students|members|units|times|million|billion|tons?"
    r"|tonnes|meters|metres|kilometers|kilometres|years|months|days|hours|yuan|dollars)\b",
    re.I,
)


def days(match: re.Match[str], around: Around, held: date) -> Reading | None:
    """Read a day, or one day to another, with a year or without."""
    parts = match.groupdict()
    one, other = parts["month"], parts.get("month2") or parts["month"]
    last = parts.get("day2")
    year = parts.get("year") or ""
    if _NAMES.match(around.after) and not year:
        return UNKNOWN
    if year:
        first = reckoning.calendar(f"{one} {parts['day']} {year}")
        end = reckoning.calendar(f"{other} {last} {year}") if last else first
    else:
        near = reckoning.calendar(f"{one} {parts['day']} 2000")
        first = near and reckoning.nearest(near.month, near.day, held)
        near = reckoning.calendar(f"{other} {last} 2000") if last else None
        end = (near and first and reckoning.nearest(near.month, near.day, first)) if last else first
    if first and end and end < first and year:  # "from December 28 to January 3, 2024"
        first = reckoning.calendar(f"{one} {parts['day']} {int(year) - 1}")
    if first is None or end is None or end < first:
        return Reading("", DateRule.PRINTED if year else DateRule.YEAR_SUPPLIED, UNKNOWN.certainty)
    text = reckoning.span(first, end)
    if last:
        return (sure if year or reckoning.is_near(first, end, held) else probable)(text, DateRule.FROM_TO)
    if year:
        return sure(text, DateRule.PRINTED)
    return (sure if reckoning.is_near(first, end, held) else probable)(text, DateRule.YEAR_SUPPLIED)


def figures(match: re.Match[str], around: Around, held: date) -> Reading | None:
    day = reckoning.calendar(match["date"])
    return sure(day.isoformat(), DateRule.PRINTED) if day else None


def month_of_year(match: re.Match[str], around: Around, held: date) -> Reading | None:
    if match["which"]:
        year = held.year + _WHICH[match["which"]]
        return sure(f"{year:04}-{month(match['month']):02}", DateRule.PERIOD_COUNTED)
    last = f"{match['year']}-{month(match['month']):02}"
    if not match["from"]:
        return sure(last, DateRule.PRINTED)
    return _interval(f"{match['year']}-{month(match['from']):02}", last)


def month_alone(match: re.Match[str], around: Around, held: date) -> Reading | None:
    """Read a month without a year: after a word of time, or as the last, this or the next of its name."""
    which, name = (match["which"] or "").lower(), month(match["month"])
    if _NAMES.match(around.after) or _MAY_FOURTH.match(around.after):
        return None
    if which:
        return _month_said(which, name, held)
    day = reckoning.nearest(name, 15, held)
    if day is None or around.preposition not in _OF_TIME or around.article:
        return None
    end = reckoning.nearest(month(match["last"]), 15, day) if match["last"] else day
    if end is None or end < day:
        return None
    text = "/".join(dict.fromkeys(reckoning.precise(each, reckoning.MONTH) for each in (day, end)))
    rule = DateRule.FROM_TO if match["last"] else DateRule.PERIOD_COUNTED
    return (sure if reckoning.is_near(day, end, held) else probable)(text, rule)


def _month_said(which: str, name: int, held: date) -> Reading:
    """Return the last month of a name before that of the day held, the next, or that of this year."""
    if which == "this":
        return sure(f"{held.year:04}-{name:02}", DateRule.PERIOD_COUNTED)
    if which in ("next", "coming"):
        return probable(f"{held.year + (name <= held.month):04}-{name:02}", DateRule.PERIOD_COUNTED)
    text = f"{held.year - (name >= held.month):04}-{name:02}"
    doubtful = (held.month - name) % 12 in (0, 1, 2)  # "last November" in December
    return (probable if doubtful else sure)(text, DateRule.PERIOD_COUNTED)


def year(match: re.Match[str], around: Around, held: date) -> Reading | None:
    """Read a year: after a word of time, or called so."""
    called = match["called"] or match["early"]
    if not called and (around.preposition not in _OF_TIME or around.article):
        return None
    if _COUNTED.match(around.after) or re.match(r"\s{0,2}(?:%|per)|-[a-z]", around.after):
        return None
    return sure(match["year"], DateRule.PRINTED)


def years(match: re.Match[str], around: Around, held: date) -> Reading | None:
    first, last = match["first"], match["last"]
    if len(last) == 2:
        last = first[:2] + last
    if not 0 < int(last) - int(first) <= 120 or _COUNTED.match(around.after):
        return None
    return _interval(first, last)


def decade(match: re.Match[str], around: Around, held: date) -> Reading | None:
    return sure(f"{match['decade']}X", DateRule.PRINTED)


def century(match: re.Match[str], around: Around, held: date) -> Reading | None:
    return probable(f"{number(match['number']) - 1:02}XX", DateRule.PRINTED)


def season(match: re.Match[str], around: Around, held: date) -> Reading | None:
    if match["year"]:
        return sure(reckoning.season(match["season"].lower(), int(match["year"])), DateRule.PRINTED)
    if not match["which"]:
        return None
    found = reckoning.season_near(match["season"].lower(), match["which"].lower(), held)
    return probable(found, DateRule.PERIOD_COUNTED)


def part(match: re.Match[str], around: Around, held: date) -> Reading | None:
    which = match["which"]
    year = int(match["year"]) if match["year"] else held.year + _WHICH.get(which or "", 0)
    months, nth = (6 if match["part"] == "half" else 3), number(match["number"])
    if nth > 12 // months:
        return None
    rule = DateRule.PRINTED if match["year"] else DateRule.PERIOD_COUNTED
    return sure(reckoning.part(year, months, nth), rule)


def edge(match: re.Match[str], around: Around, held: date) -> Reading | None:
    """Read the beginning, the middle or the end of a year or month."""
    which, unit = match["which"] or "the", match["unit"]
    if match["year"]:
        text = match["year"] + (f"-{month(match['month']):02}" if match["month"] else "")
    elif match["month"]:
        day = reckoning.nearest(month(match["month"]), 15, held)
        text = reckoning.precise(day, reckoning.MONTH) if day else ""
    elif unit:
        text = reckoning.period(held, _WHICH.get(which, 0), unit)
    else:
        return None
    edge = {"beginning": "begins", "start": "begins", "outset": "begins", "middle": "middle"}
    rule = DateRule.PRINTED if match["year"] else DateRule.PERIOD_COUNTED
    return sure(reckoning.edge(text, edge.get(match["edge"].lower(), "ends")), rule)


def numbered_day(match: re.Match[str], around: Around, held: date) -> Reading | None:
    """Read "on the 15th": the one nearest to the day held."""
    if around.preposition not in ("on", "by", "since", "until") or not around.article:
        return None
    if match["which"]:
        base = reckoning.moved(held.replace(day=1), _WHICH[match["which"]], reckoning.MONTH)
        bases = [base] if base else []
    else:
        bases = [day for n in (-1, 0, 1) if (day := reckoning.moved(held.replace(day=1), n, reckoning.MONTH))]
    days = [
        found
        for base in bases
        if (found := reckoning.calendar(f"{base:%B} {number(match['day'])} {base.year:04}"))
    ]
    if not days:
        return None
    near = min(days, key=lambda day: (abs((day - held).days), day))
    return probable(near.isoformat(), DateRule.YEAR_SUPPLIED)


def _interval(first: str, last: str) -> Reading | None:
    return sure(f"{first}/{last}", DateRule.FROM_TO) if first < last else None
