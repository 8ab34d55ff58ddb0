"""What a source format is given, a Seed and what is Known of it, and what it must offer to read one: the
SourceFormat protocol."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from site_builder.capture import names
from site_builder.capture.layout import Layout
from site_builder.diagnostics import NOWHERE, Location, Report
from site_builder.model import Capture, Kind, Repair, WitnessRecord

# Control characters as their pictures, or as U+FFFD, so that an excerpt keeps its columns and cannot
# command a terminal.
_PICTURES = {
    **{code: 0x2400 + code for code in range(32)},
    0x7F: 0x2421,
    **dict.fromkeys((*range(0x80, 0xA0), 0xAD, 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F)), 0xFFFD),
    **dict.fromkeys((*range(0x2066, 0x2070), 0xFEFF, *range(0xFFF9, 0x10000)), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}
_EXCERPT = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """A capture as it came. `path` is how diagnostics name it. `lines` are without their line ends, which
    may be LF, CRLF or CR; the empty string after the last line end is no line. `text` and `lines` are mended,
    which `repairs` says; `raw` and `sha256` are the file's. `layout` is how the lines make paragraphs;
    `has_han` says whether any Chinese character is in the text."""

    name: str
    path: str
    raw: bytes
    sha256: str
    text: str
    lines: tuple[str, ...]
    layout: Layout
    has_han: bool
    repairs: tuple[Repair, ...] = ()

    def at(self, index: int, column: int = 1) -> Location:
        """Return the place of a line, which `index` counts from 0."""
        return Location(path=self.path, line=index + 1, column=column)


UNRECORDED = WitnessRecord(seed="", location=NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known before a capture is read: what editors say of it, and the names of outlets, folded by
    labels.key, that a text may print; the commonest, where no register has more."""

    record: WitnessRecord = UNRECORDED
    outlets: frozenset[str] = names.COMMON


class Fit(IntEnum):
    """How a format finds a seed. POSSIBLE is read only where an editor's ruling names the format's kind."""

    NONE = 0
    POSSIBLE = 1
    CERTAIN = 2


class Reading(Protocol):
    """A seed as one format sees it. `capture` is asked only of a reading that fits; it reports what it
    doubts, and leaves what is missing to rulings.settle."""

    @property
    def fit(self) -> Fit: ...

    def capture(self, report: Report) -> Capture: ...


class SourceFormat(Protocol):
    """A module of this drawer. It is shown seeds in its language only."""

    @property
    def name(self) -> str: ...

    @property
    def language(self) -> str: ...

    @property
    def kind(self) -> Kind: ...

    def recognises(self, seed: Seed, known: Known) -> Reading: ...


def excerpt(line: str, column: int = 1) -> str:
    """Return the line for a diagnostic, cut when it is long; "" when the column would be cut off."""
    if column > _EXCERPT:
        return ""
    shown = line if len(line) <= _EXCERPT else line[:_EXCERPT] + "…"
    return shown.translate(_PICTURES)
