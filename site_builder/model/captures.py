"""What was read: a seed in, its turns and its ledger out."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from site_builder.model.vocabulary import Basis, Cert, Kind, LineClass, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day, or a day and a time, and where it was read.

    `value` is "2023-11-16" or "2023-11-16T18:29"; "" when the day is not known, with `basis` NONE.
    `words` are the words it was read from, as printed; `because` is an editor's reason.
    """

    value: str = ""
    basis: Basis = Basis.NONE
    words: str = ""
    because: str = ""


class Paragraph(NamedTuple):  # as a capture has dozens of them: made in half the time of a dataclass
    """`text` as printed, odd spaces and all, without its label and without surrounding white space.
    `first` and `last` are lines of the seed, from 1, both inside; the text begins at `column` of the first,
    from 1, and stops before the column `end` of the last. Where it runs over several lines, a space stands
    for each break, and nothing for a break after a hyphen inside a word."""

    text: str
    first: int
    last: int
    column: int
    end: int


class Turn(NamedTuple):  # likewise
    """`label` as printed, without its colon; "" where none is printed.
    `credited` are further outlets that the text names for the same question, as printed.
    `because` says in words what the reader went by: ("a question mark", "an answer follows")."""

    role: Role
    paragraphs: tuple[Paragraph, ...]
    label: str = ""
    credited: tuple[str, ...] = ()
    cert: Cert = Cert.HIGH
    because: tuple[str, ...] = ()


class LedgerLine(NamedTuple):  # likewise
    """One line of a capture, or a piece of one in which several speak: `column`, from 1, is where it begins,
    and the texts of the pieces of a line make up the line. `turn` and `paragraph` are indexes into the
    capture's turns, -1 for none; `label` counts the characters at the start that became a label (white space
    and colon included); `rule` names what classed the line, for the ledger page ("embassy-footer")."""

    number: int
    text: str
    kind: LineClass
    turn: int = -1
    paragraph: int = -1
    label: int = 0
    rule: str = ""
    column: int = 1


class RepairKind(StrEnum):
    """What was mended in the text of a capture; its bytes stay what they are."""

    ENCODING = "encoding"  # of the whole file
    MARK = "byte-order-mark"  # at the start of it
    BYTE = "byte"  # one of another encoding
    ENTITY = "entity"  # "&nbsp;"
    MOJIBAKE = "mojibake"  # "â€™"
    DIRECTION = "direction"  # a control that reorders what is shown, U+202E
    INVISIBLE = "invisible"  # U+00AD inside a word
    SEPARATOR = "separator"  # an unusual line break, U+2028, which became a space
    CONTROL = "control"  # NUL


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A place of a capture that is not read as it stands in the file. `line` and `column` count from 1, in
    the file; `was` and `became` have unseen characters spelt out ("U+00AD"), and are "" for nothing."""

    kind: RepairKind
    line: int
    column: int
    was: str
    became: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One seed as it was read. `refused` is "" or the reason why it is no briefing; then there are no
    turns, `kind` is None and the ledger is empty."""

    seed: str  # file name
    path: str  # as diagnostics name it
    sha256: str
    size: int  # bytes
    format: str = ""
    kind: Kind | None = None
    language: str = "en"
    title: str = ""
    title_basis: Basis = Basis.NONE
    title_because: str = ""
    held: Dated = Dated()
    published: Dated = Dated()
    spokespersons: tuple[str, ...] = ()  # as printed
    turns: tuple[Turn, ...] = ()
    ledger: tuple[LedgerLine, ...] = ()
    repairs: tuple[Repair, ...] = ()
    refused: str = ""
