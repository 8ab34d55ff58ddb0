"""A folder in, its capture files out; a file in, a Seed out, or a refused Capture when it holds no text."""

import codecs
import hashlib
import os.path
from collections.abc import Iterator
from pathlib import Path

from site_builder.capture import layout
from site_builder.capture.source import Seed, excerpt
from site_builder.diagnostics import Location, Report, Rule, Severity
from site_builder.model import Capture

NO_SEEDS = Rule(code="C101", name="no-seeds")
UNREADABLE_SEED = Rule(code="C102", name="unreadable-seed")
STRAY_SYMLINK = Rule(code="C103", name="stray-symlink")
OVERSIZED_SEED = Rule(code="C104", name="oversized-seed")
INVALID_UTF8 = Rule(code="C105", name="invalid-utf8")
NUL_BYTE = Rule(code="C106", name="nul-byte")
MISNAMED_SEED = Rule(code="C115", name="misnamed-seed", severity=Severity.WARNING)

LIMIT = 5_000_000  # bytes; the longest session known has some 60,000

_SIGNATURES = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip file"),
    (codecs.BOM_UTF16_LE, "text in UTF-16"),
    (codecs.BOM_UTF16_BE, "text in UTF-16"),
)
_PLAIN_FILES = "the folder of seeds should hold plain files that you may read"


def files(folder: Path, report: Report) -> Iterator[Path]:
    """Yield the captures of a folder by name: *.txt, hidden files apart, subfolders not entered. A file of
    another name is reported, unless it is a README."""
    shown = f"{folder.name}/"
    hint = "put captures into it, one .txt file a document, or name another folder with --seeds"
    if not folder.is_dir():
        report.add(NO_SEEDS, Location(path=shown), f'There is no folder "{folder.name}".', hint=hint)
        return
    try:
        found = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
        strays = [path for path in found if _is_passed_over(path)]
    except OSError as fault:
        message = f'The folder "{folder.name}" cannot be read: {_cause(fault)}.'
        report.add(UNREADABLE_SEED, Location(path=shown), message, hint=_PLAIN_FILES)
        return
    for path in strays:
        where = Location(path=f"{shown}{printable(path.name)}")
        message = "This file is not read: captures end in .txt."
        report.add(MISNAMED_SEED, where, message, hint="end its name in .txt, or move it away")
    visible = [path for path in found if _is_capture(path)]
    if not visible:
        report.add(NO_SEEDS, Location(path=shown), f'The folder "{folder.name}" holds no capture.', hint=hint)
    yield from visible


def _is_capture(path: Path) -> bool:
    return path.suffix.lower() == ".txt"


def _is_passed_over(path: Path) -> bool:
    """Tell whether an editor may take a file for a capture that is none."""
    return not (_is_capture(path) or path.name.upper().startswith("README") or path.is_dir())


def is_stray(path: Path, folder: Path) -> bool:
    """Tell whether a file is a link that leads out of the folder."""
    return path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def refuse_stray(name: str, shown: str, report: Report) -> Capture:
    blank = Capture(seed=name, path=shown, sha256="", size=0)
    reason = "it is a link that leads out of its folder"
    return refuse(blank, STRAY_SYMLINK, reason, report, hint="put the file itself into the folder")


def load(path: Path, report: Report, *, shown: str) -> Seed | Capture:
    """Read a file. `shown` is how diagnostics name it."""
    name = printable(path.name)
    blank = Capture(seed=name, path=shown, sha256="", size=0)
    if name != path.name:
        reason, hint = "its name is not valid UTF-8", "give it a name of plain letters and digits"
        return refuse(blank, UNREADABLE_SEED, reason, report, hint=hint)
    try:
        if not path.is_file():
            reason = "it is no ordinary file" if path.exists() else "there is no such file"
            return refuse(blank, UNREADABLE_SEED, reason, report, hint=_PLAIN_FILES)
        size = path.stat().st_size
        if size > LIMIT:
            reason = f"it has {size:,} bytes, and a capture may have {LIMIT:,}"
            return refuse(blank, OVERSIZED_SEED, reason, report, hint="keep one document a capture")
        raw = path.read_bytes()
    except OSError as fault:
        reason = f"it cannot be read: {_cause(fault)}"
        return refuse(blank, UNREADABLE_SEED, reason, report, hint=_PLAIN_FILES)
    return decode(raw, report, name=name, shown=shown)


def decode(raw: bytes, report: Report, *, name: str, shown: str) -> Seed | Capture:
    """Turn the bytes of a file into a Seed, or say where they stop being text."""
    sha256 = hashlib.sha256(raw).hexdigest()
    blank = Capture(seed=name, path=shown, sha256=sha256, size=len(raw))
    body = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as fault:
        text = body.decode("utf-8", "replace")
        offset = len(body[: fault.start].decode("utf-8"))
        kind = next((what for magic, what in _SIGNATURES if raw.startswith(magic)), "")
        reason = f"it is {kind}" if kind else f"its byte 0x{body[fault.start]:02X} is not valid UTF-8"
        hint = "keep captures as plain text in UTF-8" if kind else "capture the page again, as UTF-8"
        return refuse(blank, INVALID_UTF8, reason, report, hint=hint, text=text, offset=offset)
    offset = text.find("\0")
    if offset >= 0:
        hint = "the file is damaged: capture the page again"
        return refuse(blank, NUL_BYTE, "it holds a NUL byte", report, hint=hint, text=text, offset=offset)
    lines = tuple(_lines(text))
    return Seed(
        name=name, path=shown, raw=raw, sha256=sha256, text=text, lines=lines, layout=layout.read(lines)
    )


def refuse(
    blank: Capture, rule: Rule, reason: str, report: Report, *, hint: str, text: str = "", offset: int = -1
) -> Capture:
    """Report why a file is no capture, at `offset` of its text (-1: the whole file), and return it so."""
    where, line = Location(path=blank.path), ""
    if offset >= 0:
        before = _lines(text[:offset] + "|")
        where = Location(path=blank.path, line=len(before), column=len(before[-1]))
        line = excerpt(_lines(text)[len(before) - 1], where.column)
    report.add(rule, where, f"This is no capture: {reason}.", hint=hint, excerpt=line)
    return Capture(seed=blank.seed, path=blank.path, sha256=blank.sha256, size=blank.size, refused=reason)


def printable(name: str) -> str:
    """Return a file name as text, even where its bytes are not UTF-8."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _lines(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not lines[-1]:
        lines.pop()
    return lines


def _cause(fault: OSError) -> str:
    return fault.strerror or type(fault).__name__
