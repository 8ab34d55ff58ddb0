"""The words that English times are made of, as patterns; and the shape of a rule that finds one.

Every pattern is matched where its first word stands, and takes so many characters at most: so a text of any
kind costs time in proportion to its length.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from site_builder.model import Certainty, DateRule

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNITS = ("day", "week", "month", "year", "decade", "century")
NUMBERS = {
    **{
        "a": 1,
        "an": 1,
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
    },
    **{
        "nine": 9,
        "ten": 10,
        "eleven": 11,
        "twelve": 12,
        "fifteen": 15,
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
    },
    **{"fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100},
}
ORDINALS = {
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8},
    **{
        "ninth": 9,
        "tenth": 10,
        "eleventh": 11,
        "twelfth": 12,
        "twentieth": 20,
        "thirtieth": 30,
        "fortieth": 40,
    },
    **{"fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100},
}

# Each stands in larger patterns; S is a space of any width.
S = r"\s{1,3}"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|\b))"
)
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
FIGURES = r"(?:0?[1-9]|[12][0-9]|3[01])"
DAY = rf"{FIGURES}(?:st|nd|rd|th)?(?![0-9]|[,.][0-9]|\s?(?:%|percent\b|per\s))"
YEAR = r"(?:1[5-9]|20|21)[0-9]{2}(?![0-9]|[,.][0-9])"
NUMBER = rf"(?:[0-9]{{1,4}}|{'|'.join(NUMBERS)})"
ORDINAL = rf"(?:[0-9]{{1,3}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})"
UNIT = r"(?:day|week|month|year|decade)"
TO = r"\s{0,3}(?:to|through|until|till|and|–|—|-)\s{0,3}"
VAGUE = rf"(?:a{S}few|few|several|some|many|couple{S}of|a{S}couple{S}of|a{S}number{S}of)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"

# What names no time that could be reckoned, is found, and left open; phrases by their first word.
OPEN_WORDS = "now nowadays currently recently recent lately"
OPEN_PHRASES = {
    "these": "days",
    "at": (
        "a mutually convenient time|an early date|a later date|this moment|the moment|"
        "this stage|that time|the time|present"
    ),
    "as": "soon as possible",
    "in": (
        "a timely fashion|a timely manner|the near future|recent months|the long haul|"
        "the long term|recent weeks|recent years|the long run|the meantime|recent days|"
        "due course|the future"
    ),
    "over": "the long term",
    "for": "a long time|decades|years",
    "from": "the very beginning|the very start|the outset",
    "going": "forward",
    "so": "far",
    "to": "this day|date",
    "until": "now",
    "up": "to now",
    "since": "then",
    "the": "following year|current times|following day|same year|next day|same day|new era",
    "that": "year|day",
    "sooner": "or later",
}


@dataclass(frozen=True, slots=True)
class Hook:
    """How a time is counted from an event: `kind` "since", "after", "before", "during", "upcoming", or, with
    a `number`, "anniversary", "mark" (of months) or "decade". One that
    `stays` is a time without an event too."""

    kind: str
    number: int = 0
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What words mean. `edtf` is "" where they give no date, or rest on an event: then there is a `hook`."""

    edtf: str
    rule: DateRule
    certainty: Certainty
    hook: Hook | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the words: `before` them in the same sentence, the preposition and article directly
    before them, and what is `after` them."""

    before: str
    preposition: str
    article: str
    after: str


Reader = Callable[[re.Match[str], Around, date], Reading | None]


@dataclass(frozen=True, slots=True)
class Form:
    """Words that begin with one of `starts` (in small letters; "0" for any figure), and what they mean."""

    starts: str
    pattern: re.Pattern[str]
    read: Reader


UNKNOWN = Reading("", DateRule.NO_TIME, Certainty.NONE)
MONTH_STARTS = " ".join(sorted({form.lower() for name in MONTHS for form in (name, name[:3])} | {"sept"}))
WEEKDAY_STARTS = " ".join(WEEKDAYS).lower()


def sure(edtf: str, rule: DateRule) -> Reading:
    return Reading(edtf, rule, Certainty.SURE if edtf else Certainty.NONE)


def probable(edtf: str, rule: DateRule) -> Reading:
    return Reading(edtf, rule, Certainty.PROBABLE if edtf else Certainty.NONE)


def number(word: str) -> int:
    """Return 20 for "20", "20th", "twenty" and "twentieth"."""
    plain = word.lower()
    if plain[:1].isdigit():
        return int(plain.rstrip("stndrh"))
    return NUMBERS.get(plain) or ORDINALS[plain]


def month(name: str) -> int:
    """Return the number of a month from its name, whole or short."""
    return next(place for place, full in enumerate(MONTHS, 1) if full.startswith(name[:3]))
