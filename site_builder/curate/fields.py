"""A node of YAML in; typed values out, read key by key. What is wrong is reported and read as empty, so
that one look finds every fault of a file."""

import re
from collections.abc import Callable, Sequence
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from site_builder import urls
from site_builder.curate import edtf
from site_builder.curate.resolve import did_you_mean
from site_builder.curate.strict_yaml import Listing, Mapping, Node, Text
from site_builder.diagnostics import Location, Report, Rule
from site_builder.model import NO_SLUG, Slug

UNKNOWN_KEY = Rule(code="U267", name="unknown-key")
MISSING_VALUE = Rule(code="U268", name="missing-value")
WRONG_TYPE = Rule(code="U269", name="wrong-type")
UNKNOWN_VALUE = Rule(code="U270", name="unknown-value")
MALFORMED_SLUG = Rule(code="U271", name="malformed-slug")
MALFORMED_DATE = Rule(code="U272", name="malformed-date")
MALFORMED_ADDRESS = Rule(code="U273", name="malformed-address")

T = TypeVar("T")
Reader = Callable[[Node, Report], T | None]

# Matches "https://www.mfa.gov.cn/a?b=c"; not "ftp://x", "https://", "https://a b", "https://a\b" nor
# "javascript:x".
_URL = re.compile(r"https?://[^\s/?#\\]+[^\s\\]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The known keys of one mapping. `location` is where it begins."""

    entries: ReadOnly[str, tuple[Text, Node]]
    location: Location
    report: Report


def fields(node: Node, report: Report, *, required: Sequence[str], optional: Sequence[str]) -> Fields | None:
    """Return the keys of a mapping; None where `node` is none. Keys that are unknown or missing are
    reported."""
    if not isinstance(node, Mapping):
        keys = ", ".join((*required, *optional))
        _report_type(node, "a mapping", f"write keys and values: {keys}", report)
        return None
    known = (*required, *optional)
    for key, _ in node.entries:
        if key.text not in known:
            report.add(
                UNKNOWN_KEY,
                key.location,
                f'There is no key "{key.text}" here.',
                hint=did_you_mean(key.text, known) or f"the keys are {', '.join(known)}",
            )
    entries = {key.text: (key, value) for key, value in node.entries}
    for name in required:
        _check_present(entries, name, node.location, report)
    return Fields(entries=entries, location=node.location, report=report)


def place(fields: Fields, key: str) -> Location:
    """Return where the value of `key` stands; where the mapping begins when it has none."""
    return fields.entries[key][1].location if key in fields.entries else fields.location


def text(fields: Fields, key: str) -> str:
    """Return a text without white space around it; "" where there is none."""
    if key not in fields.entries:
        return ""
    return as_text(fields.entries[key][1], fields.report) or ""


def texts(fields: Fields, key: str) -> tuple[str, ...]:
    return listing(fields, key, as_text)


def listing(fields: Fields, key: str, reader: Reader[T]) -> tuple[T, ...]:
    """Return the entries of a list, each read by `reader`; those that it refuses are left out."""
    return entries(fields.entries[key][1], fields.report, reader) if key in fields.entries else ()


def mapping(fields: Fields, key: str) -> tuple[tuple[Text, Node], ...]:
    """Return the keys and values of a mapping whose keys are the editor's own."""
    if key not in fields.entries:
        return ()
    value = fields.entries[key][1]
    if isinstance(value, Mapping):
        return value.entries
    if not _is_blank(value):
        _report_type(value, "a mapping", "write `key: value`, one a line", fields.report)
    return ()


def one(fields: Fields, key: str, reader: Reader[T]) -> T | None:
    """Return a value that is neither text nor a list, read by `reader`."""
    return reader(fields.entries[key][1], fields.report) if key in fields.entries else None


def choice(fields: Fields, key: str, values: Sequence[str]) -> str:
    """Return one of `values`; "" where there is none, or another (reported)."""
    return known(text(fields, key), values, place(fields, key), fields.report)


def matching(fields: Fields, key: str, wanted: re.Pattern[str], hint: str) -> str:
    """Return a text of the shape `wanted`; "" where there is none, or another (reported with `hint`)."""
    found = text(fields, key)
    if found and not wanted.fullmatch(found):
        fields.report.add(UNKNOWN_VALUE, place(fields, key), f'"{found}" is not known here.', hint=hint)
        return ""
    return found


def slug(fields: Fields, key: str) -> Slug:
    found = text(fields, key)
    return checked_slug(found, place(fields, key), fields.report) if found else NO_SLUG


def day(fields: Fields, key: str) -> str:
    """Return a full day that the calendar has, "2023-11-16"."""
    found = text(fields, key)
    if found and edtf.day(found) is None:
        _report_date(
            found,
            "no day of the calendar",
            "write a day in the form 2023-11-16 (year-month-day)",
            fields,
            key,
        )
        return ""
    return found


def date(fields: Fields, key: str) -> str:
    """Return a date in EDTF, level 0 or 1."""
    found = text(fields, key)
    if found and edtf.days(found) is None:
        hint = (
            "write a date in the form 2023-11-16 (year-month-day), 2023-11, 2023~ (about) or 2021-03/2021-05"
        )
        _report_date(found, "no date", hint, fields, key)
        return ""
    return found


def url(fields: Fields, key: str) -> str:
    """Return an address of the web."""
    found = text(fields, key)
    if found and not is_url(found):
        fields.report.add(
            MALFORMED_ADDRESS,
            place(fields, key),
            f'"{found}" is no address of the web.',
            hint="write it whole, from https:// or http://",
        )
        return ""
    return found


def is_url(found: str) -> bool:
    if not _URL.fullmatch(found):
        return False
    try:
        return bool(urlsplit(found).hostname) and urlsplit(found).port != 0
    except ValueError:
        return False


def entries(node: Node, report: Report, reader: Reader[T]) -> tuple[T, ...]:
    """Return the entries of a list that is a node of its own."""
    if isinstance(node, Listing):
        return tuple(read for entry in node.entries if (read := reader(entry, report)) is not None)
    if not _is_blank(node):
        _report_type(node, "a list", 'begin each entry with "- " on a line of its own', report)
    return ()


def as_text(node: Node, report: Report) -> str | None:
    if isinstance(node, Text):
        return node.text.strip()
    _report_type(node, "text", "write one value, in quotation marks where it holds signs", report)
    return None


def known(found: str, values: Sequence[str], where: Location, report: Report) -> str:
    """Return `found` where it is one of `values`, else ""; it is reported where it is another."""
    if not found or found in values:
        return found
    hint = did_you_mean(found, values) or f"write one of {', '.join(values)}"
    report.add(UNKNOWN_VALUE, where, f'"{found}" is not known here.', hint=hint)
    return ""


def checked_slug(found: str, where: Location, report: Report) -> Slug:
    """Return `found` where it is a slug, else the nearest one, and report it."""
    if urls.SLUG.fullmatch(found):
        return Slug(found)
    near = urls.slug(found)
    hint = f'did you mean "{near}"?' if urls.SLUG.fullmatch(near) else f"write {urls.OWN_SLUG}"
    report.add(
        MALFORMED_SLUG,
        where,
        f'"{found}" is no slug: small letters and digits, with single hyphens between.',
        hint=hint,
    )
    return near


def _check_present(
    entries: ReadOnly[str, tuple[Text, Node]], name: str, where: Location, report: Report
) -> None:
    if name not in entries:
        report.add(MISSING_VALUE, where, f'The key "{name}" is missing.', hint=f"add `{name}: …`")
        return
    key, value = entries[name]
    if _is_blank(value):
        report.add(MISSING_VALUE, key.location, f'The key "{name}" has no value.', hint="write one after it")


def _is_blank(node: Node) -> bool:
    return isinstance(node, Text) and not node.text.strip()


def _report_type(node: Node, wanted: str, hint: str, report: Report) -> None:
    found = {Text: "text", Listing: "a list", Mapping: "a mapping"}[type(node)]
    report.add(WRONG_TYPE, node.location, f"Here stands {found}, where {wanted} belongs.", hint=hint)


def _report_date(found: str, fault: str, hint: str, fields: Fields, key: str) -> None:
    fields.report.add(MALFORMED_DATE, place(fields, key), f'"{found}" is {fault}.', hint=hint)
