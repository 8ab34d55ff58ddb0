"""A text and the day it was held in; its expressions of time out, with what each means and by which rule.

Words are looked up by the first of each expression, and the longest expression at a place wins. What names no
time is found too, and left open: nothing is guessed.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from site_builder.curate import chinese_times, edtf, time_forms
from site_builder.curate.time_words import Around, Form, Hook, Reading
from site_builder.model import Certainty, DateRule

_LOOK = 160  # characters before an expression that may say whether it lies ahead
_NEAR = 40  # characters behind it that may make it a name or a number
_WORDS = 24  # characters that a preposition and an article take
# Matches each word, and each figure of a number; not "é".
_WORD = re.compile(r"[A-Za-z]+|[0-9]")
# Matches the end of "so on ", "On the ", "as of ", "of its "; nothing of "upon it ". What it looks ahead
# for only makes it give up sooner.
_BEFORE = re.compile(
    r"(?:\b(?=[a-z]{2,10}\s)(?P<preposition>o(?:n|ver)|in|b(?:y|efore|etween)|since|until|t(?:ill|hrough(?:out)?)|f(?:rom|or)"
    r"|a(?:fter|s\s{1,3}of|s\s{1,3}early\s{1,3}as|t|round|bout)|during|within)\s{1,3})?"
    r"(?:\b(?=[hiot])(?P<article>the|its|their|his|our)\s{1,3})?$",
    re.I,
)
_ON = re.compile(r"\s{1,3}on(?:wards?)?\b")
# Matches the end of "It was so. ", "Was it? "; not of "the U.S. ".
_END = re.compile(r"(?<=[a-z0-9)”\"’'%])[.!?;][”\"’]?\s|[。！？；]")
_OF_MONEY_AND_SUMS = "$€£¥.,/:#-–—+"  # before a figure that is no date
# Matches "(?P<day>" in a pattern; not "(?:".
_GROUP = re.compile(r"\(\?P<\w+>")
_OPEN = ".."
_APART = ("for", "about")  # prepositions that are no part of a time
_OWN = ("’s", "'s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """Characters `start` up to `end` of a text, and what they mean. `hook` says what an event has to give."""

    start: int
    end: int
    edtf: str
    rule: DateRule
    certainty: Certainty
    hook: Hook | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the preposition and the article before an expression begin."""

    preposition: int
    article: int


def _index() -> Mapping[str, tuple[Form, ...]]:
    """Return the forms by their first word, in small letters and with a capital, and by each figure."""
    found: dict[str, list[Form]] = defaultdict(list)
    for form in time_forms.FORMS:
        for word in dict.fromkeys(form.starts.split()):
            found[word].append(form)
    forms = {word: tuple(each) for word, each in found.items()}
    figures = dict.fromkeys("0123456789", forms["0"])
    return {**forms, **{word.capitalize(): each for word, each in forms.items()}, **figures}


_FORMS = _index()


@cache
def _gate(word: str) -> re.Pattern[str]:
    """Return a pattern that matches where a form may that begins with a word: most do not, so it pays to
    ask once. Its groups are of no use, and bear the same names. Compiled when it is first needed."""
    parts = (
        f"(?{'i' if form.pattern.flags & re.I else ''}:{_GROUP.sub('(?:', form.pattern.pattern)})"
        for form in _FORMS[word]
    )
    return re.compile("|".join(parts))


def find(text: str, held: date) -> tuple[Time, ...]:
    """Return the expressions of a text in its order; only one that waits for an event holds others."""
    if chinese_times.is_likely(text):
        return tuple(_time(*found) for found in chinese_times.find(text, held))
    return tuple(_english(text, held))


def _english(text: str, held: date) -> Iterator[Time]:
    free = 0
    for word in _WORD.finditer(text):
        forms = _FORMS.get(word[0])
        if forms is None:
            continue
        at = word.start()
        if at < free or _gate(word[0]).match(text, at) is None or (at and _is_inside(text, at)):
            continue
        found = _longest(forms, text, at, held, free)
        if found is None:
            continue
        yield found
        free = found.end if found.hook is None or found.hook.stays else free


def _is_inside(text: str, at: int) -> bool:
    """Tell whether a word goes on at a place, or a sum of money does."""
    before = text[at - 1]
    if before.isalnum() or before == "_":
        return True
    if "0" <= text[at] <= "9":
        return before in _OF_MONEY_AND_SUMS
    return before == "-" and text[max(at - 4, 0) : at].lower() != "mid-"


def _longest(forms: tuple[Form, ...], text: str, at: int, held: date, free: int) -> Time | None:
    best: tuple[int, Reading] | None = None
    place, preposition, article = _before(text, at, free)
    for form in forms:
        match = form.pattern.match(text, at)
        if match is None or (best and match.end() <= best[0]):
            continue
        end = match.end()
        around = Around(text[max(at - _LOOK, 0) : at], preposition, article, text[end : end + _NEAR])
        reading = form.read(match, around, held)
        if reading is not None:
            best = (end, reading)
    if best is None:
        return None
    end, reading = best
    if reading.hook is not None:
        return _time(place.article if reading.hook.number else at, end, reading)
    if not reading.edtf:
        return _time(at if reading.rule is DateRule.NO_TIME else place.preposition, end, reading)
    if preposition in _APART or text[end - 2 : end] in _OWN:
        return _time(place.article, end, reading)
    onwards = _ON.match(text, end) if preposition == "from" else None
    turned = _turned(reading, "after" if onwards else preposition, held)
    return _time(place.preposition, onwards.end() if onwards else end, turned)


def _before(text: str, at: int, free: int) -> tuple[_Place, str, str]:
    """Return where the words directly before a place begin, and the preposition and article that they are."""
    found = _BEFORE.search(text, max(at - _WORDS, free), at)
    if found is None or found.start() == at:
        return _Place(at, at), "", ""
    preposition, article = found["preposition"] or "", found["article"] or ""
    begun = found.start("article") if article else at
    return _Place(found.start(), begun), " ".join(preposition.lower().split()), article.lower()


def _turned(reading: Reading, preposition: str, held: date) -> Reading:
    """Return what a time means after its preposition."""
    first, slash, last = reading.edtf.partition("/")
    last = last if slash else first
    if preposition == "since":
        days = edtf.days(first)
        return replace(reading, edtf=f"{first}/{held}") if days and days[0] < held else reading
    if preposition in ("until", "till", "by", "before") and last != _OPEN:
        return replace(reading, edtf=f"{_OPEN}/{last}")
    if preposition == "after" and first != _OPEN:
        return replace(reading, edtf=f"{first}/{_OPEN}")
    return reading


def _time(start: int, end: int, reading: Reading) -> Time:
    """Return an expression; what is no date of the calendar after all stays open."""
    known = edtf.days(reading.edtf) is not None
    return Time(
        start=start,
        end=end,
        edtf=reading.edtf if known else "",
        rule=reading.rule,
        certainty=reading.certainty if known else Certainty.NONE,
        hook=reading.hook,
    )


def sentences(text: str) -> list[int]:
    """Return where the sentences of a text end, its own end included."""
    return [*(found.end() for found in _END.finditer(text)), len(text)]
