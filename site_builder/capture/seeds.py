"""A folder in, its capture files out; a file in, a Seed out, or a refused Capture when it holds no text."""

import errno
import hashlib
import os.path
import re
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

from site_builder.capture import chinese_labels, decoding, layout, repair
from site_builder.capture.source import Seed, excerpt
from site_builder.diagnostics import NOWHERE, Location, Report, Rule, Severity
from site_builder.model import Capture, Repair, RepairKind

NO_SEEDS = Rule(code="C101", name="no-seeds")
UNREADABLE_SEED = Rule(code="C102", name="unreadable-seed")
STRAY_SYMLINK = Rule(code="C103", name="stray-symlink")
OVERSIZED_SEED = Rule(code="C104", name="oversized-seed")
INVALID_UTF8 = Rule(code="C105", name="invalid-utf8")
NUL_BYTE = Rule(code="C106", name="nul-byte")
MISNAMED_SEED = Rule(code="C115", name="misnamed-seed", severity=Severity.WARNING)
REPAIRED_TEXT = Rule(code="C126", name="repaired-text", severity=Severity.NOTE)
REORDERED_TEXT = Rule(code="C127", name="reordered-text", severity=Severity.WARNING)
LOST_LETTER = Rule(code="C128", name="lost-letter", severity=Severity.WARNING)
CONTROL_CHARACTER = Rule(code="C129", name="control-character")
BEYOND_REPAIR = Rule(code="C130", name="beyond-repair")

LIMIT = 5_000_000  # bytes; the longest session known has some 60,000
LINES = 20_000  # and some 300 lines; a build takes some 15 kB of memory for each

_MISSING = frozenset((errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP))
_PLAIN_FILES = "the folder of seeds should hold plain files that you may read"
# What an editor is told of the first place of a kind: what stands there, and what was made of it.
_KINDS = {
    RepairKind.ENCODING: "The file is in {was}, not in UTF-8, and was read so",
    RepairKind.MARK: "The file begins with a byte order mark, {was}, which is no part of the text",
    RepairKind.BYTE: "{was} is a byte of another encoding, and was read as what it means there, {became}",
    RepairKind.ENTITY: "{was} is left over from the page's code, and was read as what it means, {became}",
    RepairKind.MOJIBAKE: "{was} is garbled, and was read as what it was meant to be, {became}",
    RepairKind.DIRECTION: "{was} shows letters in another order than they have, and was left out",
    RepairKind.INVISIBLE: "{was} is a character that nobody sees, and was left out",
    RepairKind.SEPARATOR: "{was} breaks a line in an unusual way, and was read as a space",
    RepairKind.CONTROL: "{was} is a control character, and {done}",
}
_CODE = re.compile(r"U\+([0-9A-F]{4,6})")  # matches "U+00AD"; not "0x92"
_NOTHING_TO_DO = (
    "nothing is to be done: the file itself stays as it is, and its page of the site shows each place"
)
_SEEN_OTHERWISE = "compare the page: what it shows may not be what its letters say"


def files(folder: Path, report: Report) -> Iterator[Path]:
    """Yield the captures of a folder by name: *.txt, hidden files apart, subfolders not entered. A file of
    another name is reported, unless it is a README."""
    shown = f"{folder.name}/"
    hint = "put captures into it, one .txt file a document, or name another folder with --seeds"
    if not folder.is_dir():
        report.add(NO_SEEDS, Location(path=shown), f'There is no folder "{folder.name}".', hint=hint)
        return
    try:
        found = sorted(
            (path for path in folder.iterdir() if not path.name.startswith(".")), key=attrgetter("name")
        )
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
    return path.name.lower().endswith(".txt")


def _is_passed_over(path: Path) -> bool:
    """Tell whether an editor may take a file for a capture that is none."""
    return not (_is_capture(path) or path.name.upper().startswith("README") or path.is_dir())


def is_stray(path: Path, folder: Path) -> bool:
    """Tell whether a file is a link that leads out of the folder."""
    return path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def refuse_stray(name: str, shown: str, report: Report) -> Capture:
    blank = _blank(name, shown)
    reason = "it is a link that leads out of its folder"
    return refuse(blank, STRAY_SYMLINK, reason, report, hint="put the file itself into the folder")


def load(path: Path, report: Report, *, shown: str) -> Seed | Capture:
    """Read a file. `shown` is how diagnostics name it."""
    name = printable(path.name)
    if name != path.name:
        reason, hint = "its name is not valid UTF-8", "give it a name of plain letters and digits"
        return refuse(_blank(name, shown), UNREADABLE_SEED, reason, report, hint=hint)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            reason = "it is no ordinary file"
            return refuse(_blank(name, shown), UNREADABLE_SEED, reason, report, hint=_PLAIN_FILES)
        if status.st_size > LIMIT:
            return _refuse_oversized(_blank(name, shown), status.st_size, "bytes", LIMIT, report)
        with path.open("rb", buffering=0) as file:
            raw = file.read(status.st_size + 1)  # one more, so that it ends at once
            raw += file.read() if len(raw) > status.st_size else b""
    except OSError as fault:
        missing = fault.errno in _MISSING
        reason = "there is no such file" if missing else f"it cannot be read: {_cause(fault)}"
        return refuse(_blank(name, shown), UNREADABLE_SEED, reason, report, hint=_PLAIN_FILES)
    return decode(raw, report, name=name, shown=shown)


def _blank(name: str, shown: str) -> Capture:
    """Return the capture of a file that was not read."""
    return Capture(seed=name, path=shown, sha256="", size=0)


def decode(raw: bytes, report: Report, *, name: str, shown: str) -> Seed | Capture:
    """Turn bytes into a Seed, mended where that is certain, or say where they stop being text."""
    sha256 = hashlib.sha256(raw).hexdigest()
    decoded = decoding.decode(raw)
    lines = tuple(_lines(decoded.text))
    odd = repair.odd(decoded.encoded)
    sound = repair.is_sound(decoded.text, odd)
    mended = repair.Mended(lines=lines) if sound else repair.mend(lines)
    if mended.damage:
        blank = Capture(seed=name, path=shown, sha256=sha256, size=len(raw))
        return _refuse_damaged(blank, lines, mended.damage, decoded.foreign, report)
    repairs = (*decoded.repairs, *mended.repairs)
    if repairs:
        _report_repairs(shown, lines, repairs, report)
    _report_losses(shown, mended, report)
    text = decoded.text if sound else "\n".join(mended.lines)
    return Seed(
        name=name,
        path=shown,
        raw=raw,
        sha256=sha256,
        text=text,
        lines=mended.lines,
        layout=layout.read(mended.lines),
        has_han=chinese_labels.holds_han(odd if sound else text),
        repairs=repairs,
    )


def refuse(
    blank: Capture, rule: Rule, reason: str, report: Report, *, hint: str, where: Location = NOWHERE
) -> Capture:
    """Report why a file is no capture, at a place of it or as a whole, and return it so."""
    place = where if where.path else Location(path=blank.path)
    report.add(rule, place, f"This is no capture: {reason}.", hint=hint)
    return replace(blank, refused=reason)


def refuse_long(blank: Capture, lines: int, report: Report) -> Capture:
    """Report that a capture has too many lines; parts of one in which several speak count, too."""
    return _refuse_oversized(blank, lines, "lines, or parts of lines", LINES, report)


def _refuse_oversized(blank: Capture, number: int, of: str, most: int, report: Report) -> Capture:
    reason = f"it has {number:,} {of}, and a capture may have {most:,}"
    return refuse(blank, OVERSIZED_SEED, reason, report, hint="keep one document a capture")


def _refuse_damaged(
    blank: Capture, lines: Sequence[str], damage: repair.Damage, foreign: str, report: Report
) -> Capture:
    where = _place(blank.path, lines, damage.line, damage.column)
    spelt = repair.spelt(damage.character)
    if foreign:
        hint = "keep captures as plain text in UTF-8"
        return refuse(blank, INVALID_UTF8, f"it is {foreign}", report, hint=hint, where=where)
    if not spelt:
        hint = "keep out of the seeds what is no page, or capture the page again, as UTF-8"
        reason = "its text is damaged in more places than pages are"
        return refuse(blank, BEYOND_REPAIR, reason, report, hint=hint, where=where)
    if spelt.startswith("0x"):
        reason, hint = f"its byte {spelt} is not valid UTF-8", "capture the page again, as UTF-8"
        return refuse(blank, INVALID_UTF8, reason, report, hint=hint, where=where)
    hint = "the file is damaged: capture the page again"
    if damage.character == "\0":
        return refuse(blank, NUL_BYTE, "it holds a NUL byte", report, hint=hint, where=where)
    reason = f"it holds the control character {spelt} inside a word"
    return refuse(blank, CONTROL_CHARACTER, reason, report, hint=hint, where=where)


def _report_repairs(shown: str, lines: Sequence[str], repairs: Sequence[Repair], report: Report) -> None:
    """Report each kind of repair once, at its first place."""
    for kind in RepairKind:
        of_kind = [each for each in repairs if each.kind is kind]
        if not of_kind:
            continue
        first, number = of_kind[0], len(of_kind)
        said = _KINDS[kind].format(
            was=_quoted(first.was),
            became=_quoted(first.became),
            done=f"was read as browsers show it, {_quoted(first.became)}" if first.became else "was left out",
        )
        report.add(
            REORDERED_TEXT if kind is RepairKind.DIRECTION else REPAIRED_TEXT,
            _place(shown, lines, first.line, first.column),
            f"{said}; there are {number:,} such places." if number > 1 else f"{said}.",
            hint=_SEEN_OTHERWISE if kind is RepairKind.DIRECTION else _NOTHING_TO_DO,
        )


def _quoted(spelt: str) -> str:
    """Return text in quotation marks; a character that is spelt out, with its name where it has one."""
    found = _CODE.fullmatch(spelt)
    name = unicodedata.name(chr(int(found[1], 16)), "").lower() if found else ""
    return f'"{spelt}" ({name})' if name else f'"{spelt}"'


def _report_losses(shown: str, mended: repair.Mended, report: Report) -> None:
    if mended.lost:
        first, number = mended.lost[0], len(mended.lost)
        report.add(
            LOST_LETTER,
            _place(shown, mended.lines, first.line, first.column),
            f'"{repair.spelt(first.character)}" seems to stand for a letter that was lost'
            + (f"; there are {number:,} such places." if number > 1 else "."),
            hint="it is printed as it stands; another copy of the page may have it: compare",
        )


def _place(shown: str, lines: Sequence[str], line: int, column: int) -> Location:
    text = excerpt(lines[line - 1], column) if line <= len(lines) else ""
    return Location(path=shown, line=line, column=column, excerpt=text)


def printable(name: str) -> str:
    """Return a file name as text, even where its bytes are not UTF-8."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _lines(text: str) -> list[str]:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return lines


def _cause(fault: OSError) -> str:
    return fault.strerror or type(fault).__name__
