"""Values in, plain words out: days, spans of time, counts, lists, kinds. British order, no zero-padding."""

from collections.abc import Sequence
from datetime import date

from site_builder.curate import edtf
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

# The record keeps every space as printed; a page shows each as one that all fonts have.
_SPACES = str.maketrans(
    dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u202f", " ")
)

_BASES = {
    Basis.TITLE: "read from the title",
    Basis.TEXT: "read from the text",
    Basis.DATELINE: "read from the page’s stamp",
    Basis.EDITOR: "supplied by the editor",
    Basis.NONE: "",
}

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_OPEN = ("", "..")


def plain(text: str) -> str:
    """Return text with every space of odd width as a plain one, character for character."""
    return text.translate(_SPACES)


def month(value: str) -> str:
    """Word "2023-11" or "2023-11-16" as "November 2023"."""
    return f"{MONTHS[int(value[5:7]) - 1]} {value[:4]}"


def day(value: str) -> str:
    """Word "2023-11-16" as "16 November 2023", with the time where there is one."""
    if len(value) == 4:
        return value
    words = month(value) if len(value) == 7 else f"{int(value[8:10])} {month(value)}"
    return f"{words}, {value[11:16]}" if len(value) > 10 else words


def moment(value: str) -> str:
    """Word a day with its time, or an EDTF date, whichever an editor wrote."""
    return day(value) if "T" in value else period(value)


def period(text: str) -> str:
    """Word an EDTF date or interval: "2–3 August 2022", "from 27 October 2023", "about January 2024"."""
    if edtf.days(text) is None:
        return text
    start, interval, end = text.partition("/")
    if not interval:
        return _instant(start)
    if start in _OPEN or end in _OPEN:
        return f"until {_instant(end)}" if start in _OPEN else f"from {_instant(start)}"
    return _instant(start) if _instant(start) == _instant(end) else _interval(start, end)


def bounds(text: str) -> tuple[date, date] | None:
    """Return the first and last day of an EDTF date, those of the other end where one is open; None where
    there is no day."""
    start, interval, end = text.partition("/")
    if interval and (start in _OPEN or end in _OPEN):
        return edtf.days(end if start in _OPEN else start)
    return edtf.days(text)


def is_uncertain(text: str) -> bool:
    """True when a date is approximate, open, or not known to the day."""
    return not all(edtf.day(part) for part in text.split("/"))


def _interval(start: str, end: str) -> str:
    first, last = _instant(start), _instant(end)
    if edtf.day(start) and edtf.day(end) and start[:7] == end[:7]:
        return f"{int(start[8:])}–{last}"
    year = f" {start[:4]}"
    return f"{first.removesuffix(year) if last.endswith(year) else first} to {last}"


def _instant(value: str) -> str:
    plain = value.rstrip("~?%")
    about = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(value[len(plain) :], "")
    known = plain.removesuffix("-XX").removesuffix("-XX")
    return about + (_season(known) or _decade(known) or day(known))


def _season(value: str) -> str:
    """Word "2022-22" as "summer 2022", and "2022-24", which ends in February, as "winter 2022–2023"."""
    name = _SEASONS.get(value[5:]) if len(value) == 7 else None
    if name is None:
        return ""
    return f"{name} {value[:4]}" + (f"–{int(value[:4]) + 1:04}" if name == "winter" else "")


def _decade(value: str) -> str:
    """Word "202X" as "2020s" and "20XX", which is no century as one counts them, as "2000–2099"."""
    if value.endswith("XX"):
        return f"{value[:2]}00–{value[:2]}99"
    return f"{value[:3]}0s" if value.endswith("X") else ""


def digest(sha256: str) -> str:
    """Word a whole checksum, in groups of 16 digits."""
    return " ".join(sha256[at : at + 16] for at in range(0, len(sha256), 16))


def basis(dated: Dated) -> str:
    """Word where a date was read."""
    return _BASES[dated.basis]


def count(number: int, one: str, many: str = "") -> str:
    """Word a count: "1 question", "1,327 words"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: Sequence[str]) -> str:
    """Join names: "A", "A and B", "A, B and C"."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)


def size(*texts: str) -> int:
    """Return how many bytes texts take."""
    return sum(len(text) if text.isascii() else len(text.encode()) for text in texts)


def lines(first: int, last: int) -> str:
    return f"line {first}" if first == last else f"lines {first}–{last}"
