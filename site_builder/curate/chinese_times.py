"""A Chinese text and the day it was held in; the expressions of time in it out, with what they mean.

Whole dates, and months with their days, are found by the reader of captures; here are the words that are
counted from the day held.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from site_builder.capture import dates
from site_builder.curate import reckoning
from site_builder.curate.time_words import UNKNOWN, Reading, probable, sure
from site_builder.model import DateRule

# Matches "昨"; nothing in "yesterday".
_HAN = re.compile("[一-鿿]")
_DAYS = {"前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2}
_PERIODS = {
    "前年": (-2, "year"), "去年": (-1, "year"), "今年": (0, "year"), "本年": (0, "year"), "明年": (1, "year"),
    "上个月": (-1, "month"), "上月": (-1, "month"), "本月": (0, "month"), "这个月": (0, "month"),
    "下个月": (1, "month"), "下月": (1, "month"),
    "上周": (-1, "week"), "本周": (0, "week"), "下周": (1, "week"),
}  # fmt: skip
_VAGUE = (
    "近年来",
    "近日",
    "日前",
    "近期",
    "目前",
    "当前",
    "现在",
    "不久前",
    "尽快",
    "早日",
    "长期以来",
    "今后",
)
# Matches each of the words above; nothing in "今晚".
_WORDS = re.compile("|".join(sorted((*_DAYS, *_PERIODS, *_VAGUE), key=len, reverse=True)))
# Matches "2023年", "2023年11月"; not "2023年11月16日" nor "20周年".
_MONTH = re.compile(
    r"(?<![0-9])(?P<year>(?:1[5-9]|20|21)[0-9]{2})年(?:(?P<month>1[0-2]|0?[1-9])月(?![0-9]{1,2}[日号]))?"
)
# Matches "20年前"; not "20年".
_AGO = re.compile(r"(?<![0-9])(?P<number>[0-9]{1,3})(?P<unit>天|年)前")
# Matches "至9日" and "-9日" behind a date; not "至9月".
_TO = re.compile(r"\s?[至到—–-]\s?(?P<day>[0-9]{1,2})[日号]")


def is_likely(text: str) -> bool:
    """Tell whether a text has Chinese characters early on."""
    return _HAN.search(text, 0, 200) is not None


def find(text: str, held: date) -> Iterator[tuple[int, int, Reading]]:
    """Yield the place and the meaning of each expression, in the order of the text, none inside another."""
    found = [*_printed(text, held), *_counted(text, held)]
    end = 0
    for start, last, reading in sorted(found, key=lambda each: (each[0], -each[1])):
        if start >= end:
            yield start, last, reading
            end = last


def _printed(text: str, held: date) -> Iterator[tuple[int, int, Reading]]:
    for each in dates.find(text):
        first = _day(each, held)
        to = _TO.match(text, each.end)
        if first is None:
            yield each.start, each.end, UNKNOWN
        elif to is not None:
            last = _same_month(first, int(to["day"]))
            yield each.start, to.end(), sure(reckoning.span(first, last) if last else "", DateRule.FROM_TO)
        elif each.year:
            yield each.start, each.end, sure(first.isoformat(), DateRule.PRINTED)
        else:
            near = reckoning.is_near(first, first, held)
            yield (
                each.start,
                each.end,
                (sure if near else probable)(first.isoformat(), DateRule.YEAR_SUPPLIED),
            )
    for match in _MONTH.finditer(text):
        month = f"-{int(match['month']):02}" if match["month"] else ""
        yield match.start(), match.end(), sure(match["year"] + month, DateRule.PRINTED)


def _counted(text: str, held: date) -> Iterator[tuple[int, int, Reading]]:
    for match in _WORDS.finditer(text):
        word = match.group()
        reading = UNKNOWN
        if word in _DAYS:
            day = held + timedelta(days=_DAYS[word])
            reading = (sure if _DAYS[word] else probable)(day.isoformat(), DateRule.DAY_COUNTED)
        elif word in _PERIODS:
            reading = sure(reckoning.period(held, *_PERIODS[word]), DateRule.PERIOD_COUNTED)
        yield match.start(), match.end(), reading
    for match in _AGO.finditer(text):
        unit = "day" if match["unit"] == "天" else "year"
        yield (
            match.start(),
            match.end(),
            sure(reckoning.ago(held, int(match["number"]), unit), DateRule.COUNT),
        )


def _day(found: dates.Found, held: date) -> date | None:
    if not found.year:
        return reckoning.nearest(found.month, found.day, held)
    return date.fromisoformat(found.iso[:10]) if found.iso else None


def _same_month(first: date, day: int) -> date | None:
    try:
        last = first.replace(day=day)
    except ValueError:
        return None
    return last if last >= first else None
