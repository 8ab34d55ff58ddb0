"""The content folder in; the texts of its files out, or why one of them cannot be read."""

import codecs
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.curate.resolve import did_you_mean
from site_builder.curate.strict_yaml import CONTROL, place
from site_builder.diagnostics import Location, Report, Rule, Severity

UNREADABLE_FILE = Rule(code="U263", name="unreadable-file")
UNREADABLE_CHARACTER = Rule(code="U264", name="unreadable-character")
MISSING_CONTENT = Rule(code="U265", name="missing-content")
STRAY_FILE = Rule(code="U266", name="stray-file", severity=Severity.WARNING)

MAX_BYTES = 2_000_000
# Of files that grow with the record: 4,300 sessions take 0.7 MB and 4.6 MB, or more.
MAX_GROWING_BYTES = 50_000_000
GROWING = ("witnesses.yaml", "permalinks.lock")

FILES = (
    "site.yaml",
    "witnesses.yaml",
    "outlets.yaml",
    "people.yaml",
    "terms.yaml",
    "events.yaml",
    "forms.yaml",
    "calendar.yaml",
    "references.yaml",
    "redirects.yaml",
    "corrections.yaml",
    "permalinks.lock",
)
FOLDERS = {"topics": ".md", "annotations": ".yaml", "pages": ".md"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentFile:
    """`path` as diagnostics name it; `stem` is the file's name without its ending. Lines end in "\\n"."""

    path: str
    stem: str
    text: str

    @property
    def whole(self) -> Location:
        return Location(path=self.path)


def is_there(folder: Path, report: Report) -> bool:
    """True when `folder` can be listed; reported when it cannot."""
    if folder.is_dir():
        return True
    report.add(
        MISSING_CONTENT,
        Location(path=folder.name),
        f'There is no folder "{folder.name}".',
        hint="make it, or name another with --content; it may be empty",
    )
    return False


def file(folder: Path, name: str, report: Report) -> ContentFile | None:
    """Return the file `name` of the folder; None where there is none, or none that can be read."""
    if not os.path.lexists(folder / name):
        return None
    limit = MAX_GROWING_BYTES if name in GROWING else MAX_BYTES
    return _read(folder, folder / name, limit, report)


def files(folder: Path, name: str, report: Report) -> Iterator[ContentFile]:
    """Yield the files of one register that is a folder ("topics"), by name."""
    for path in _listed(folder / name):
        if path.suffix == FOLDERS[name]:
            read = _read(folder, path, MAX_BYTES, report)
            if read is not None:
                yield read


def check_strays(folder: Path, report: Report) -> None:
    """Warn of everything in the folder that is never read. Hidden files and an editor's copies may stay."""
    for path in _listed(folder):
        if path.name in FOLDERS and path.is_dir():
            ending = FOLDERS[path.name]
            for inner in _listed(path):
                if inner.suffix != ending:
                    known = [f"{path.name}/{inner.stem}{ending}"]
                    _report_stray(folder, inner, known, report)
        elif path.name not in FILES:
            _report_stray(folder, path, [*FILES, *FOLDERS], report)


def shown(folder: Path, path: Path) -> str:
    """Return a path as diagnostics name it: "content/topics/taiwan.md", whatever bytes the name holds."""
    name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
    return name.encode("utf-8", "replace").decode("utf-8")


def _listed(folder: Path) -> Sequence[Path]:
    if not folder.is_dir():
        return ()
    kept = (path for path in folder.iterdir() if not (path.name.startswith(".") or path.name.endswith("~")))
    return sorted(kept, key=lambda path: os.fsencode(path.name))


def _read(folder: Path, path: Path, limit: int, report: Report) -> ContentFile | None:
    """Read one file, or report why not: a link that leaves the folder, no file, too large, not UTF-8."""
    where = Location(path=shown(folder, path))
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        report.add(
            UNREADABLE_FILE,
            where,
            "This link leads out of the content folder.",
            hint="put the file itself in its place",
        )
        return None
    if not path.is_file():
        report.add(UNREADABLE_FILE, where, "This is no file.", hint="put a file in its place, or remove it")
        return None
    try:
        with path.open("rb") as opened:
            source = opened.read(limit + 1)
    except OSError as fault:
        report.add(UNREADABLE_FILE, where, f"This file cannot be read: {fault.strerror}.")
        return None
    if len(source) > limit:
        report.add(
            UNREADABLE_FILE,
            where,
            f"This file is larger than {limit // 1_000_000} MB.",
            hint="content is written by hand: is this the right file?",
        )
        return None
    text = _decoded(source, where.path, report)
    return None if text is None else ContentFile(path=where.path, stem=path.stem, text=text)


def _decoded(source: bytes, path: str, report: Report) -> str | None:
    """Return the text of a file, its lines ended by "\n"; None, reported, where a byte is no text."""
    source = source.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError as fault:
        start = len(source[: fault.start].decode("utf-8"))
        report.add(
            UNREADABLE_CHARACTER,
            _place_of(source.decode("utf-8", "replace"), start, path),
            f"The byte 0x{source[fault.start]:02X} is not UTF-8.",
            hint="save the file as UTF-8",
        )
        return None
    odd = CONTROL.search(text)
    if odd is None:
        return text
    report.add(
        UNREADABLE_CHARACTER,
        _place_of(text, odd.start(), path),
        f"The control character U+{ord(odd.group()):04X} has no place in a text.",
        hint="remove it",
    )
    return None


def _place_of(text: str, at: int, path: str) -> Location:
    """Return the place of a character; its line is shown without what would upset a terminal."""
    lines = CONTROL.sub("\N{REPLACEMENT CHARACTER}", text).split("\n")
    return place(lines, path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _report_stray(folder: Path, path: Path, known: Sequence[str], report: Report) -> None:
    name = path.relative_to(folder).as_posix()
    report.add(
        STRAY_FILE,
        Location(path=shown(folder, path)),
        "Nothing reads this file.",
        hint=did_you_mean(name, known) or "remove it, or move it out of the content folder",
    )
