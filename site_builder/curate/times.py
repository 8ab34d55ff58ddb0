"""A text and the day it was held in; its expressions of time out, with what each means and by which rule.

Words are looked up by the first of each expression, and the longest expression at a place wins. What names no
time is found too, and left open: nothing is guessed.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from site_builder.curate import chinese_times, edtf, time_forms
from site_builder.curate.time_words import Around, Form, Hook, Reading
from site_builder.model import Certainty, DateRule

_LOOK = 160  # characters before an expression that may say whether it lies ahead
_NEAR = 40  # characters that an expression's prepositions take at most, and what is looked at behind it
# Matches "November", "15", "yesterday"; the parts of "six-month".
_WORD = re.compile(r"[A-Za-z]+|[0-9]+")
# Matches the end of "so on ", "On the ", "as of ", "of its "; nothing of "upon it ".
_BEFORE = re.compile(
    r"(?:\b(?P<preposition>on|in|by|since|until|till|before|after|from|as\s{1,3}of|as\s{1,3}early\s{1,3}as|at"
    r"|during|over|for|within|through|throughout|around|about|between)\s{1,3})?"
    r"(?:\b(?P<article>the|its|their|his|our)\s{1,3})?$",
    re.I,
)
_ON = re.compile(r"\s{1,3}on(?:wards?)?\b")
# Matches the end of "It was so. ", "Was it? "; not of "the U.S. ".
_END = re.compile(r"(?<=[a-z0-9)”\"’'%])[.!?;][”\"’]?\s|[。！？；]")
_OF_MONEY_AND_SUMS = "$€£¥.,/:#-–—+"  # before a figure that is no date
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
    """Where the preposition, the article and the words themselves begin."""

    preposition: int
    article: int
    words: int


def _index() -> Mapping[str, tuple[Form, ...]]:
    found: dict[str, list[Form]] = defaultdict(list)
    for form in time_forms.FORMS:
        for word in dict.fromkeys(form.starts.split()):
            found[word].append(form)
    return {word: tuple(forms) for word, forms in found.items()}


_FORMS = _index()


def find(text: str, held: date) -> tuple[Time, ...]:
    """Return the expressions of a text in its order; only one that waits for an event holds others."""
    if chinese_times.is_likely(text):
        return tuple(_time(*found) for found in chinese_times.find(text, held))
    return tuple(_english(text, held))


def _english(text: str, held: date) -> Iterator[Time]:
    free = 0
    for word in _WORD.finditer(text):
        at = word.start()
        if at < free:
            continue
        key = word.group()
        forms = _FORMS.get("0" if key[0] <= "9" else key.lower())
        if forms is None or (at and _is_inside(text, at)):
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
    around: Around | None = None
    for form in forms:
        match = form.pattern.match(text, at)
        if match is None or (best and match.end() <= best[0]):
            continue
        if around is None:
            place, before = _before(text, at, free)
        around = replace(before, after=text[match.end() : match.end() + _NEAR])
        reading = form.read(match, around, held)
        if reading is not None:
            best = (match.end(), reading)
    if best is None or around is None:
        return None
    end, reading = best
    if reading.hook is not None:
        return _time(place.article if reading.hook.number else at, end, reading)
    if not reading.edtf:
        return _time(at if reading.rule is DateRule.NO_TIME else place.preposition, end, reading)
    if around.preposition in _APART or text[end - 2 : end] in _OWN:
        return _time(place.article, end, reading)
    onwards = _ON.match(text, end) if around.preposition == "from" else None
    turned = _turned(reading, "after" if onwards else around.preposition, held)
    return _time(place.preposition, onwards.end() if onwards else end, turned)


def _before(text: str, at: int, free: int) -> tuple[_Place, Around]:
    """Return what stands before a place in the same sentence, and where its last words begin."""
    head = text[max(at - _LOOK, free) : at]
    ends = [found.end() for found in _END.finditer(head)]
    head = head[ends[-1] :] if ends else head
    found = _BEFORE.search(head[-_NEAR:])
    if found is None:
        return _Place(at, at, at), Around(head, "", "", "")
    preposition = " ".join((found["preposition"] or "").lower().split())
    begun = at - len(found.group())
    article = begun + found.start("article") - found.start() if found["article"] else at
    return _Place(begun, article, at), Around(head, preposition, (found["article"] or "").lower(), "")


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
