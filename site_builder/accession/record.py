"""What is known of a new seed in; the text of its record in witnesses.yaml out, and that file with it added.

What the editor gave stands as keys. What the page says of itself stands behind "#", to be confirmed: pages
are wrong about their day and their publisher, and a key that nobody looked at would be believed.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.accession.session import Head
from site_builder.curate import content, edtf
from site_builder.curate.fields import is_url
from site_builder.diagnostics import Report
from site_builder.model import Capture

FILE = "witnesses.yaml"

_LONGEST = 300  # characters of what a page says

# Matches "2021-03-04 18:05", "2021/3/4" and "2021-03-04T10:05:00+08:00"; not "March 4, 2021".
_STAMP = re.compile(
    r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:[T ]([0-9]{2}:[0-9]{2})(?::[0-9]{2})?)?(.{0,20})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the editor knows; "" where nothing was said."""

    url: str = ""
    publisher: str = ""
    captured: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record to be. `original` is relative to the folder of seeds."""

    seed: str
    original: str
    sha256: str
    given: Given
    head: Head
    read: Capture


def address(said: str) -> str:
    """Return an address of the web, or ""; raise ValueError for anything else."""
    if said and not is_url(said):
        raise ValueError(said)
    return said


def date(said: str) -> str:
    """Return a date in EDTF, or ""; raise ValueError for anything else."""
    if said and edtf.days(said) is None:
        raise ValueError(said)
    return said


def text(entry: Entry) -> str:
    """Return the record, as the entry of a list that begins in the first column."""
    given = (
        ("publisher", entry.given.publisher),
        ("origin", entry.given.url),
        ("captured", entry.given.captured),
    )
    keys = [f"  {key}: {quoted(value)}" for key, value in given if value]
    kept = ["  original:", f"    file: {quoted(entry.original)}", f"    sha256: {quoted(entry.sha256)}"]
    proposals = [f"  # {line}" for line in _proposals(entry)]
    heading = ["  # Proposed, not confirmed; where it is right, take away the “#”:"] if proposals else []
    lines = [
        f"- seed: {quoted(entry.seed)}",
        *keys,
        *kept,
        f"  # {_reading(entry.read)}",
        *heading,
        *proposals,
    ]
    return "".join(f"{line}\n" for line in lines)


def appended(existing: bytes, record: str, path: str, report: Report) -> bytes | None:
    """Return the file with the record at its end, all else as it was; None where that would not be valid."""
    end = b"\r\n" if b"\r\n" in existing else b"\n"
    gap = b"" if not existing else end if existing.endswith(b"\n") else end * 2
    made = existing + gap + record.encode().replace(b"\n", end)
    found = Report()
    records = content.witnesses(made.decode("utf-8-sig").replace("\r\n", "\n"), path, found)
    report.diagnostics.extend(found)
    return None if found.refuses or not records else made


def quoted(value: str) -> str:
    """Return a text on one line, as YAML and JSON both write it, without what cannot be printed."""
    bare = " ".join("".join(c for c in value if c.isprintable() or c.isspace()).split())
    return json.dumps(bare, ensure_ascii=False)


def _said(text: str) -> str:
    """Return what a page says, not too long, on one line."""
    return quoted(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _proposals(entry: Entry) -> Iterator[str]:
    """Yield lines of the record that the page proposes, where the editor has said nothing else."""
    given, head, read = entry.given, entry.head, entry.read
    if head.publisher and not given.publisher:
        yield f"publisher: {_said(head.publisher)}"
    if is_url(head.address) and not given.url:
        yield f"origin: {quoted(head.address)}"
    moment = _moment(head.published)
    if moment and not read.published.value:
        yield f"published: {quoted(moment)}"
    if head.title and not read.title:
        yield "title:"
        yield f"  value: {_said(head.title)}"
        yield '  because: "The text has no title; the page has this one in its head."'


def _moment(stamp: str) -> str:
    """Return the day of a stamp, with its time where no time zone makes that another place's."""
    match = _STAMP.fullmatch(stamp)
    if match is None:
        return ""
    year, month, number, time, rest = match.groups()
    day = f"{year}-{month:0>2}-{number:0>2}"
    return (f"{day}T{time}" if time and not rest.strip() else day) if edtf.day(day) else ""


def _reading(read: Capture) -> str:
    if read.refused:
        return f"The reader refuses the text: {' '.join(read.refused.split())}."
    held = (
        f"held {read.held.value}, by its {read.held.basis}"
        if read.held.value
        else "of a day that is not known"
    )
    title = f", {_said(read.title)}" if read.title else ", without a title"
    return f"The reader takes it for a {read.kind}, {held}{title}."
