"""Values in, plain words out: days, spans of time, counts, lists, kinds. British order, no zero-padding."""

from collections.abc import Sequence
from datetime import date

from site_builder.model import Basis, Dated, Form, Kind

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

KINDS = {
    Kind.PRESS_CONFERENCE: "Press conference",
    Kind.BACKGROUND_BRIEFING: "Background briefing",
    Kind.READOUT: "Readout",
}

FORMS = {
    Form.SUBSTANTIVE: "no special form",
    Form.NOTHING_TO_OFFER: "nothing to offer",
    Form.NOT_AWARE: "not aware",
    Form.REFERRED: "referred",
    Form.DEFERRED: "deferred",
    Form.STANDING_POSITION: "standing position",
    Form.PREMISE_DISPUTED: "premise disputed",
    Form.QUESTION_RETURNED: "question returned",
}

_BASES = {
    Basis.TITLE: "read from the title",
    Basis.TEXT: "read from the text",
    Basis.DATELINE: "read from the page’s stamp",
    Basis.EDITOR: "supplied by the editor",
    Basis.NONE: "",
}

_OPEN = ".."


def month(value: str) -> str:
    """Word "2023-11" or "2023-11-16" as "November 2023"."""
    return f"{MONTHS[int(value[5:7]) - 1]} {value[:4]}"


def day(value: str) -> str:
    """Word "2023-11-16" as "16 November 2023", with the time where there is one."""
    if len(value) == 4:
        return value
    words = month(value) if len(value) == 7 else f"{int(value[8:10])} {month(value)}"
    return f"{words}, {value[11:16]}" if len(value) > 10 else words


def period(edtf: str) -> str:
    """Word an EDTF date or interval: "2–3 August 2022", "from 27 October 2023", "about January 2024"."""
    start, interval, end = edtf.partition("/")
    if not interval:
        return _instant(start)
    if start in ("", _OPEN):
        return f"until {_instant(end)}"
    if end in ("", _OPEN):
        return f"from {_instant(start)}"
    if start[:7] == end[:7] and len(start) == len(end) == 10:
        return f"{int(start[8:])}–{_instant(end)}"
    if start[:4] == end[:4] and len(start) == len(end) and len(start) > 4:
        return f"{_instant(start)[:-5]} to {_instant(end)}"
    return f"{_instant(start)} to {_instant(end)}"


def _instant(value: str) -> str:
    plain = value.rstrip("~?%")
    about = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(value[len(plain) :], "")
    return about + day(plain)


def bounds(edtf: str) -> tuple[date, date] | None:
    """Return the first and last day of an EDTF date; None where an end is open on both sides."""
    start, interval, end = edtf.partition("/")
    if not interval:
        return _first(start), _last(start)
    if start in ("", _OPEN) and end in ("", _OPEN):
        return None
    if start in ("", _OPEN):
        return _first(end), _last(end)
    if end in ("", _OPEN):
        return _first(start), _last(start)
    return _first(start), _last(end)


def is_uncertain(edtf: str) -> bool:
    """True when a date is approximate, open, or known only to the month or year."""
    return any(sign in edtf for sign in "~?%") or any(
        len(part.rstrip("~?%")) < 10 for part in edtf.split("/")
    )


def _first(value: str) -> date:
    plain = value.rstrip("~?%")
    return date.fromisoformat(plain + "-01-01"[len(plain) - 10 :] if len(plain) < 10 else plain)


def _last(value: str) -> date:
    plain = value.rstrip("~?%")
    if len(plain) == 10:
        return date.fromisoformat(plain)
    year, number = int(plain[:4]), int(plain[5:7] or 12)
    following = date(year + number // 12, number % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def basis(dated: Dated) -> str:
    """Word where a date was read."""
    return _BASES[dated.basis]


def count(number: int, one: str, many: str = "") -> str:
    """Word a count: "1 question", "1,327 words"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: Sequence[str]) -> str:
    """Join names: "A", "A and B", "A, B and C"."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)


def lines(first: int, last: int) -> str:
    return f"line {first}" if first == last else f"lines {first}–{last}"
