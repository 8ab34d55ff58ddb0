"""The name of a saved file in; its bytes and what they are out, or why nothing can be taken from it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from site_builder.capture import seeds
from site_builder.diagnostics import Location, Report, Rule

UNREADABLE_SAVED_FILE = Rule(code="A101", name="unreadable-saved-file")
UNKNOWN_SAVED_FORM = Rule(code="A102", name="unknown-saved-form")

LIMIT = 20_000_000  # bytes; a page saved with its pictures inside has 10 million at most

_START = 2000  # bytes in which a page shows itself


class SavedForm(StrEnum):
    """What a file is; the value is the ending of its copy beside the seeds."""

    PAGE = ".html"
    TEXT = ".txt"
    PDF = ".pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """`shown` is the file as diagnostics name it."""

    raw: bytes
    form: SavedForm
    shown: str


_SAVE_THE_PAGE = "save the page itself, as HTML (“web page, HTML only”) or as text"
# What a file begins with, what that is, and what to do.
_REFUSED = (
    (b"\x89PNG", "a PNG picture", _SAVE_THE_PAGE),
    (b"\xff\xd8\xff", "a JPEG picture", _SAVE_THE_PAGE),
    (b"GIF8", "a GIF picture", _SAVE_THE_PAGE),
    (b"RIFF", "a picture or a sound", _SAVE_THE_PAGE),
    (b"PK\x03\x04", "a ZIP archive or an office document", "take the page out of it, or save it as text"),
    (b"\x1f\x8b", "a gzip file", "unpack it"),
    (b"\xfd7zXZ", "an xz file", "unpack it"),
    (b"bplist", "a web archive of Safari", "save the page as “Page Source”"),
    (b"\xd0\xcf\x11\xe0", "an office document", "save it as text"),
    (b"{\\rtf", "a document in RTF", "save it as text"),
    (b"\x7fELF", "a program", _SAVE_THE_PAGE),
)
# Words of the first lines of a mail-like file that holds a page and its pictures.
_MHTML = (b"mime-version:", b"multipart/related")
_MARKUP = (
    b"<!doctype html",
    b"<html",
    b"<head",
    b"<body",
    b"<meta",
    b"<title",
    b"<div",
    b"<p>",
    b"<p ",
    b"<table",
)


def read(path: Path, report: Report) -> Saved | None:
    """Return a file that a page can be taken from; None, reported, where it is none."""
    shown = seeds.printable(path.as_posix())
    where = Location(path=shown)
    try:
        if not path.is_file():
            what = "This is no file" if path.exists() else "There is no such file"
            report.add(UNREADABLE_SAVED_FILE, where, f"{what}.", hint="name a page that was saved to a file")
            return None
        with path.open("rb") as opened:
            raw = opened.read(LIMIT + 1)
    except OSError as fault:
        report.add(UNREADABLE_SAVED_FILE, where, f"This file cannot be read: {fault.strerror}.")
        return None
    if len(raw) > LIMIT:
        message = f"This file has more than {LIMIT:,} bytes, which no page of a briefing has."
        report.add(
            UNREADABLE_SAVED_FILE, where, message, hint=f"is it the right file? If so, {_SAVE_THE_PAGE}"
        )
        return None
    for reason, hint in _refusals(raw):
        report.add(
            UNKNOWN_SAVED_FORM, where, f"No page can be taken from this file: it is {reason}.", hint=hint
        )
        return None
    return Saved(raw=raw, form=_form(raw), shown=shown)


def _refusals(raw: bytes) -> list[tuple[str, str]]:
    start = raw[:_START].lower()
    found = [(what, hint) for magic, what, hint in _REFUSED if raw.startswith(magic)]
    if all(word in start for word in _MHTML):
        found.append(("a page together with its pictures (MHTML)", _SAVE_THE_PAGE))
    if not raw.strip():
        found.append(("empty", _SAVE_THE_PAGE))
    return found


def _form(raw: bytes) -> SavedForm:
    if raw.startswith(b"%PDF-"):
        return SavedForm.PDF
    start = raw[:_START].replace(b"\0", b"").lower()  # a page in UTF-16 has one NUL a letter
    return SavedForm.PAGE if any(sign in start for sign in _MARKUP) else SavedForm.TEXT
