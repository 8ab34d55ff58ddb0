"""An entry of witnesses.yaml in; the record of a capture out: its origin, and the editors' rulings on it."""

import re
from dataclasses import replace

from site_builder.curate import edtf
from site_builder.curate.fields import (
    MALFORMED_DATE,
    UNKNOWN_VALUE,
    Fields,
    choice,
    date,
    fields,
    known,
    listing,
    matching,
    one,
    place,
    text,
    url,
)
from site_builder.curate.parts import original
from site_builder.curate.strict_yaml import Node
from site_builder.diagnostics import Location, Report
from site_builder.model import Kind, LabelRuling, LineClass, LineRuling, Role, Ruling, WitnessRecord

RULINGS = ("id", "kind", "held", "title")
READINGS = ("labels", "not_labels", "lines")

_MOMENT_HINT = "write a day in the form 2023-11-16 (year-month-day), or with its time, 2023-11-16T18:29"
# Matches "" and "T18:29"; not "T24:00" nor " 18:29".
_TIME = re.compile(r"(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9])?")
# Matches "41" and "41-44"; not "0", "41-" nor "41, 44".
_LINES = re.compile(r"[1-9][0-9]{0,5}(?:-[1-9][0-9]{0,5})?")
_LINES_HINT = "write a line, 41, or a first and a last one, 41-44"
_SPEAKING = (Role.QUESTION, Role.ANSWER, Role.OPENING)
_CLASSES = (
    *(LineClass.QUESTION, LineClass.ANSWER, LineClass.OPENING, LineClass.NOTE, LineClass.PARAGRAPH),
    *(LineClass.BOILERPLATE, LineClass.SEPARATOR),
)


def witness(node: Node, report: Report) -> WitnessRecord | None:
    faults = len(report.diagnostics)
    plain = ("publisher", "origin", "published", "captured", "rights", "note", "original")
    found = fields(node, report, required=("seed",), optional=(*plain, *RULINGS, *READINGS))
    if found is None or not text(found, "seed"):
        return None
    rulings = {name: one(found, name, _ruling) for name in RULINGS}
    record = WitnessRecord(
        seed=text(found, "seed"),
        location=place(found, "seed"),
        publisher=text(found, "publisher"),
        origin=url(found, "origin"),
        published=_moment(found, "published"),
        captured=date(found, "captured"),
        rights=text(found, "rights"),
        note=text(found, "note"),
        original=one(found, "original", original),
        rulings={name: said for name, said in rulings.items() if said and _is_fit(name, said, report)},
        labels=(*listing(found, "labels", _label), *listing(found, "not_labels", _no_label)),
        lines=listing(found, "lines", _lines),
    )
    return replace(record, is_whole=len(report.diagnostics) == faults)


def _label(node: Node, report: Report) -> LabelRuling | None:
    found = fields(node, report, required=("text", "role", "because"), optional=())
    role = found and choice(found, "role", _SPEAKING)
    return _label_ruling(found, Role(role)) if found and role else None


def _no_label(node: Node, report: Report) -> LabelRuling | None:
    found = fields(node, report, required=("text", "because"), optional=())
    return _label_ruling(found, None) if found else None


def _label_ruling(found: Fields, role: Role | None) -> LabelRuling | None:
    label = text(found, "text").rstrip(":： ")
    if not label:
        return None
    return LabelRuling(text=label, role=role, because=text(found, "because"), location=place(found, "text"))


def _lines(node: Node, report: Report) -> LineRuling | None:
    found = fields(node, report, required=("at", "class", "because"), optional=("label",))
    at = found and matching(found, "at", _LINES, _LINES_HINT)
    kind = found and choice(found, "class", _CLASSES)
    if not found or not at or not kind:
        return None
    first, _, last = at.partition("-")
    if last and int(last) < int(first):
        report.add(UNKNOWN_VALUE, place(found, "at"), f'"{at}" ends before it begins.', hint=_LINES_HINT)
        return None
    return LineRuling(
        first=int(first),
        last=int(last or first),
        kind=LineClass(kind),
        because=text(found, "because"),
        label=text(found, "label"),
        location=place(found, "at"),
    )


def _ruling(node: Node, report: Report) -> Ruling | None:
    found = fields(node, report, required=("value", "because"), optional=())
    if found is None or not text(found, "value"):
        return None
    return Ruling(value=text(found, "value"), because=text(found, "because"), location=place(found, "value"))


def _is_fit(name: str, ruling: Ruling, report: Report) -> bool:
    """True when a reader of captures can use what is ruled."""
    if name == "kind":
        return bool(known(ruling.value, tuple(Kind), ruling.location, report))
    return name != "held" or _is_moment(ruling.value, ruling.location, report)


def _moment(found: Fields, key: str) -> str:
    """Return a day, or a day and a time, "2023-11-16T18:29"."""
    said = text(found, key)
    return said if said and _is_moment(said, place(found, key), report=found.report) else ""


def _is_moment(said: str, where: Location, report: Report) -> bool:
    if edtf.day(said[:10]) and _TIME.fullmatch(said[10:]):
        return True
    report.add(MALFORMED_DATE, where, f'"{said}" is no day of the calendar.', hint=_MOMENT_HINT)
    return False
