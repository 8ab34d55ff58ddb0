"""What is counted from an event, and the events that a passage mentions in; the time that it is out.

An event counts when the words that mention it hold the expression, or follow it directly: "since the summit",
"the 50th anniversary of the treaty", "the upcoming visit". Where none does, nothing is guessed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from site_builder.curate import edtf, reckoning
from site_builder.curate.time_words import Hook
from site_builder.curate.times import Time
from site_builder.model import NO_SLUG, Certainty, Event, Slug

# Matches " ", " of the ", " China’s recent ", as between "since" and the words of an event; not ", ".
_BETWEEN = re.compile(r"\s{1,3}(?:[\w’'.-]{1,20}\s{1,3}){0,3}")
_OPEN = ("", "..")
_A_YEAR = 366  # days by which an anniversary may be away from the day held


@dataclass(frozen=True, slots=True)
class Named:
    """An event, and the characters of a passage that mention it."""

    event: Event
    start: int
    end: int


def settled(
    time: Time, hook: Hook, text: str, named: Sequence[Named], held: date
) -> tuple[Time, Slug] | None:
    """Return a time with the date that an event gives it, and that event; as it was where none does; None for
    what is then no time at all."""
    near: list[tuple[int, int, Named, str]] = []
    for place, each in enumerate(named):
        distance = _distance(time, hook, text, each)
        value = _value(hook, each.event.date, held) if distance >= 0 else ""
        if edtf.days(value) is not None:
            near.append((distance, place, each, value))
    if not near:
        return (time, NO_SLUG) if hook.stays else None
    near.sort(key=lambda one: one[:2])
    distance, _, nearest, value = near[0]
    if hook.kind in ("during", "upcoming"):  # several at one place: all of them
        value = _whole(one[3] for one in near if one[0] == distance and one[2].start == nearest.start)
    return _found(time, hook, nearest, value), nearest.event.slug


def said(value: str, sense: str, held: date) -> str:
    """Return what an editor says that words mean: "on" a date, "since" it or "until" it."""
    first, last = _ends(value)
    if sense == "on":
        return value
    if sense == "until":
        return f"../{last}" if last not in _OPEN else ""
    return _since(first, held)


def is_certain(event: Event) -> bool:
    return not any(sign in event.date for sign in "~?%X") and ".." not in event.date


def _distance(time: Time, hook: Hook, text: str, named: Named) -> int:
    """Return how far the words of an event stand from an expression: 0 where they hold it, -1 where they are
    of something else."""
    if named.start < time.end and named.end > time.start:
        return 0 if hook.number or hook.kind == "upcoming" or named.start >= time.start else -1
    if named.start >= time.end and _BETWEEN.fullmatch(text, time.end, named.start):
        return named.start - time.end
    return -1


def _found(time: Time, hook: Hook, named: Named, value: str) -> Time:
    """Return the time with its value; a clause runs to the end of the words that mention the event."""
    whole = not hook.number and hook.kind != "upcoming"
    doubtful = not is_certain(named.event) or hook.kind in ("before", "decade")
    return replace(
        time,
        end=max(time.end, named.end) if whole else time.end,
        edtf=value,
        certainty=Certainty.PROBABLE if doubtful else Certainty.SURE,
    )


def _value(hook: Hook, value: str, held: date) -> str:
    first, last = _ends(value)
    if hook.kind == "since":
        return _since(first, held)
    if hook.kind == "after":
        return _after(last if last not in _OPEN else first, held)
    if hook.kind == "before":
        return f"../{first}" if first not in _OPEN else ""
    if hook.kind == "decade":
        return _decade(first, hook.number)
    if hook.number:
        return _later(
            first, hook.number, reckoning.YEAR if hook.kind == "anniversary" else reckoning.MONTH, held
        )
    return value


def _whole(values: Iterable[str]) -> str:
    """Return the time from the first of several dates to the last."""
    ends = [_ends(value) for value in dict.fromkeys(values)]
    if len(ends) == 1:
        return "/".join(dict.fromkeys(ends[0]))
    return f"{min(first for first, _ in ends)}/{max(last for _, last in ends)}"


def _ends(value: str) -> tuple[str, str]:
    first, slash, last = value.partition("/")
    return first, last if slash else first


def _since(first: str, held: date) -> str:
    days = edtf.days(first) if first not in _OPEN else None
    return f"{first}/{held}" if days and days[0] < held else ""


def _after(start: str, held: date) -> str:
    days = edtf.days(start) if start not in _OPEN else None
    if days is None:
        return ""
    return f"{start}/{held}" if days[0] < held else f"{start}/.."


def _decade(first: str, number: int) -> str:
    days = edtf.days(first) if first not in _OPEN else None
    begun = days[0].year + 10 * (number - 1) if days else 0
    return f"{begun:04}/{begun + 10:04}" if days else ""


def _later(first: str, number: int, unit: str, held: date) -> str:
    """Return the day, month or year that lies so many years or months after another, as exact as that was; ""
    for what is more than a year from the day held: then something else is counted."""
    days = edtf.days(first)
    day = reckoning.moved(days[0], number, unit) if days and first not in _OPEN else None
    if day is None or abs((day - held).days) > _A_YEAR:
        return ""
    plain = first.rstrip("~?%")
    fine = {4: reckoning.YEAR, 7: reckoning.MONTH}.get(len(plain), reckoning.DAY)
    return reckoning.precise(day, fine) + first[len(plain) :]
