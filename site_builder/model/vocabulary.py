"""The names of things, and the closed sets that the data files promise."""

from enum import StrEnum
from typing import NewType

BriefingId = NewType("BriefingId", str)  # "2023-11-16", "2024-04-22-background"
Anchor = NewType("Anchor", str)  # "q3", "q3-a2", "o1", "p7": the fragment of an address
Slug = NewType("Slug", str)  # "anadolu-agency"
NO_BRIEFING = BriefingId("")
NO_SLUG = Slug("")


class Kind(StrEnum):
    """What a document is. The wire names are promises (data files, facets, addresses)."""

    PRESS_CONFERENCE = "press-conference"
    BACKGROUND_BRIEFING = "background-briefing"
    READOUT = "readout"


class LineClass(StrEnum):
    """What a line of a capture is. Every line has exactly one class."""

    TITLE = "title"
    DATELINE = "dateline"
    OPENING = "opening"
    QUESTION = "question"
    ANSWER = "answer"
    PARAGRAPH = "paragraph"
    NOTE = "note"
    SEPARATOR = "separator"
    BOILERPLATE = "boilerplate"
    BLANK = "blank"


class Role(StrEnum):
    """What a turn does in a document."""

    OPENING = "opening"
    QUESTION = "question"
    ANSWER = "answer"
    PARAGRAPH = "paragraph"
    NOTE = "note"


class Cert(StrEnum):
    """How sure the reader is of a turn, in the degrees of TEI's @cert."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class VariantKind(StrEnum):
    """What sets the words of a witness apart from those of the text."""

    TYPOGRAPHY = "typography"
    SPELLING = "spelling"
    WORDING = "wording"
    OMISSION = "omission"
    ADDITION = "addition"


class Basis(StrEnum):
    """What a date was read from, in the order of trust."""

    EDITOR = "editor"
    TITLE = "title"
    TEXT = "text"
    DATELINE = "dateline"
    NONE = "none"
