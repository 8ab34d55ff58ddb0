"""Times that are counted, English words in; what they mean out: from the day held, from an event, or from
nothing that is said."""

import re
from datetime import date

from site_builder.curate import reckoning
from site_builder.curate.time_words import (
    NUMBER,
    UNKNOWN,
    WEEKDAYS,
    Around,
    Hook,
    Reading,
    S,
    number,
    probable,
    sure,
)
from site_builder.model import Certainty, DateRule

_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}
_WHICH = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
# Words beside which "today" is the day held, and not these times.
_VERBS = r"\w{2,15}ed|held|met|said|told|put|made|took|began|gave|sent|left|spoke"
_DID_BEFORE = re.compile(rf"\b(?:{_VERBS}|here){S}$")
_DID_AFTER = re.compile(rf"{S}(?:{_VERBS}|signs|marks|is{S}the)\b")
_OF_THE_DAY = re.compile(
    r"[’']s\s{1,3}(?:regular\s{1,3})?(?:press|briefing|announcement|meeting|session|talks|event|vote|report)\b"
)
_WILL = re.compile(r"\b(?:will|shall|to\s{1,3}be|going\s{1,3}to|scheduled|plans?|upcoming|due)\b")


def day(match: re.Match[str], around: Around, held: date) -> Reading | None:
    """Read yesterday, tomorrow, and today where something is said to happen on it."""
    word = match["day"].lower()
    if word == "today" and not _is_day(match, around):
        return UNKNOWN
    day = reckoning.moved(held, _DAYS.get(word, 0), reckoning.DAY)
    return sure(day.isoformat() if day else "", DateRule.DAY_COUNTED)


def _is_day(match: re.Match[str], around: Around) -> bool:
    if match["part"]:
        return True
    rest = match["own"] + around.after
    return bool(
        (_OF_THE_DAY.match(rest) if match["own"] else _DID_AFTER.match(rest))
        or (not match["own"] and _DID_BEFORE.search(around.before))
    )


def sentence(text: str) -> str:
    """Return what a text has after its last full stop."""
    return text[max(text.rfind(sign) for sign in (". ", "? ", "! ", "; ")) + 1 :]


def day_beyond(match: re.Match[str], around: Around, held: date) -> Reading | None:
    day = reckoning.moved(held, -2 if match["before"] else 2, reckoning.DAY)
    return sure(day.isoformat() if day else "", DateRule.DAY_COUNTED)


def weekday(match: re.Match[str], around: Around, held: date) -> Reading | None:
    """Read a day of the week: the one that is said, else the last, or the coming one of what will be."""
    which = (match["which"] or "").lower()
    if not which and around.preposition not in ("on", "since", "by", "until"):
        return None
    if re.match(r"\s{0,3}(?:to|through|–|-)\s", around.after):
        return None
    if not which:
        ahead = around.preposition in ("by", "until") or _WILL.search(sentence(around.before))
        which = "coming" if ahead else "past"
    day = reckoning.weekday(held, WEEKDAYS.index(match["day"]), which)
    return probable(day.isoformat(), DateRule.DAY_COUNTED)


def period(match: re.Match[str], around: Around, held: date) -> Reading | None:
    """Read last, this or next week, month, year, decade; "the last year" is the one up to the day held."""
    which, unit = match["which"].lower(), match["unit"].lower()
    if which == "current" and not around.article:
        return None
    if unit == "weekend":
        return sure(reckoning.weekend(held, _WHICH[which]), DateRule.PERIOD_COUNTED)
    if unit == "day" and which in ("last", "next", "previous"):
        return None
    if which in ("past", "coming") or (around.article and which in ("last", "next")):
        way = -1 if which in ("past", "last") else 1
        return probable(reckoning.stretch(held, way, unit), DateRule.PERIOD_COUNTED)
    if which == "previous" or unit == "day":
        return UNKNOWN
    return sure(reckoning.period(held, _WHICH[which], unit), DateRule.PERIOD_COUNTED)


def year_beyond(match: re.Match[str], around: Around, held: date) -> Reading | None:
    way = -2 if match["way"].lower().startswith("before") else 2
    return sure(reckoning.period(held, way, match["unit"].lower()), DateRule.PERIOD_COUNTED)


def stretch(match: re.Match[str], around: Around, held: date) -> Reading | None:
    """Read the last or next so many years: to the day held, or from it; open where no number is said."""
    way = 1 if match["which"].lower() in ("next", "coming", "following") else -1
    if not match["number"] or not re.fullmatch(NUMBER, match["number"], re.I):
        return probable(f"{held}/.." if way > 0 else f"../{held}", DateRule.COUNT)
    return probable(
        reckoning.stretch(held, way * number(match["number"]), match["unit"].lower()), DateRule.COUNT
    )


def ahead(match: re.Match[str], around: Around, held: date) -> Reading | None:
    """Read the year, or the years, ahead."""
    if match["unit"].endswith("s"):
        return probable(f"{held}/..", DateRule.COUNT)
    return probable(reckoning.stretch(held, 1, match["unit"].lower()), DateRule.PERIOD_COUNTED)


def ago(match: re.Match[str], around: Around, held: date) -> Reading | None:
    if not match["number"]:
        return UNKNOWN
    unit = match["unit"].lower()
    count = number(match["number"])
    if match["half"]:
        count, unit = {"year": (6, "month"), "century": (50, "year"), "decade": (5, "year")}.get(
            unit, (0, "")
        )
        if not unit:
            return UNKNOWN
    about = (match["about"] or "").lower()
    if about in ("over", "more than", "at least"):
        far = reckoning.moved(held, -count, unit)
        return probable(f"../{far}" if far else "", DateRule.COUNT)
    found = reckoning.ago(held, count, unit)
    if about and found and not found.endswith("~"):
        found += "~"
    return (probable if about else sure)(found, DateRule.COUNT)


def anniversary(match: re.Match[str], around: Around, held: date) -> Reading | None:
    return _from_event(Hook("anniversary", number(match["number"]), stays=True), DateRule.COUNT)


def mark(match: re.Match[str], around: Around, held: date) -> Reading | None:
    months = number(match["number"]) * (12 if match["unit"] == "year" else 1)
    return _from_event(Hook("mark", months, stays=True), DateRule.COUNT)


def decade(match: re.Match[str], around: Around, held: date) -> Reading | None:
    return _from_event(Hook("decade", number(match["number"]), stays=True), DateRule.COUNT)


def clause(match: re.Match[str], around: Around, held: date) -> Reading | None:
    """Read a word that begins a time which an event gives."""
    word = " ".join(match.group().lower().split())
    kind = {"prior to": "before", "on the eve of": "before", "ahead of": "before"}
    return _from_event(Hook(kind.get(word, word), stays=False), DateRule.EVENT)


def upcoming(match: re.Match[str], around: Around, held: date) -> Reading | None:
    return _from_event(Hook("upcoming", stays=True), DateRule.EVENT)


def inception(match: re.Match[str], around: Around, held: date) -> Reading | None:
    return _from_event(Hook("since", stays=True), DateRule.EVENT)


def _from_event(hook: Hook, rule: DateRule) -> Reading:
    return Reading("", rule, Certainty.NONE, hook)


def none(match: re.Match[str], around: Around, held: date) -> Reading | None:
    return UNKNOWN
