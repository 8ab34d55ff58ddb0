"""The record in a page's words: pieces of a passage, and all that stands in its margin."""

from dataclasses import dataclass
from typing import NamedTuple

from site_builder.model import Anchor, Link, Source

NO_LINK = Link(text="", path="")


class Piece(NamedTuple):
    """A run of a passage's words. `marks` are of "lemma", "form", "parallel", "alone", "found"; `ids` are the
    anchors of the lemmas that begin here; `notes` are the numbers to print behind it. Where a person or term
    is marked, `path` leads to its page, and `inner` are the pieces that its words are made of."""

    text: str
    marks: tuple[str, ...] = ()
    ids: tuple[Anchor, ...] = ()
    notes: tuple[int, ...] = ()
    path: str = ""
    inner: tuple["Piece", ...] = ()


class NoteView(NamedTuple):
    """`body` is Markdown; `signature` "Cross-reference. Editors’ note, 21 November 2026"; `mark` the path
    of the words it is about."""

    number: int
    anchor: Anchor
    kind: str  # context, identification, cross-reference, correction
    lemma: str
    body: str
    sources: tuple[Source, ...]
    signature: str
    mark: str
    reading: str = ""  # of an emendation, whose lemma is what is printed
    changes: tuple[Link, ...] = ()  # "Corrected on 2 May 2027"


class DiffPiece(NamedTuple):
    """A run of words that stayed ("same"), went ("was") or came ("now")."""

    text: str
    kind: str


class CorrectedView(NamedTuple):
    """What was corrected in a passage; `link` "Corrected on 2 May 2027" leads to the list of corrections,
    `mark` to the passage."""

    link: Link
    diff: tuple[DiffPiece, ...]
    reason: str
    mark: str


class OmissionView(NamedTuple):
    """What was reported, and the record leaves out. `question` and `answer` are paragraphs as reported,
    `asked` and `told` stand before them: "Asked by Reuters:". `about` is Markdown."""

    anchor: Anchor
    number: int
    path: str
    asked: str
    question: tuple[str, ...]
    told: str
    answer: tuple[str, ...]
    about: str
    sources: tuple[Source, ...]
    signature: str


class AlsoLine(NamedTuple):
    """Words that stand elsewhere, too: `words` "15 words", the nearest of the places, `more` "2 more" or "",
    and the page of them all."""

    words: str
    places: tuple[Link, ...]
    more: str
    family: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class AlsoView:
    """What the margin says of words of one passage that are said elsewhere. `name` "Question 1, paragraph 4";
    `count` "15 words"; `mark` the anchor of the first of them; `more` what is not shown, or ""."""

    name: str
    count: str
    mark: str
    lines: tuple[AlsoLine, ...]
    more: str
    basis: str


class ParallelView(NamedTuple):
    """One passage of a family, whole. `who` "Mao Ning, to CCTV"."""

    place: Link
    who: str
    pieces: tuple[Piece, ...]
    language: str = "en"


class WordColumn(NamedTuple):
    """A stretch of sentences that are set below each other: one cell for all where all print the same, else
    one a sentence. `shared` says that the words are the same, whatever signs are printed."""

    shared: bool
    cells: tuple[tuple[Piece, ...], ...]


class PassageView(NamedTuple):
    """One paragraph. `label` "¶2" is its link's text, `name` "Question 3, paragraph 2" its spoken name;
    `locator` "Q3, ¶2" is how it is cited."""

    anchor: Anchor
    path: str
    label: str
    name: str
    locator: str
    pieces: tuple[Piece, ...]
    notes: tuple[NoteView, ...] = ()
    also: AlsoView | None = None
    language: str = "en"
    corrected: tuple[CorrectedView, ...] = ()


class NameMark(NamedTuple):
    """Characters `start` up to `end` of a passage that name a person or term, whose page is at `path`."""

    start: int
    end: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameView:
    """A person or term of a document. `about` is the office at the time, or the definition; `count` is
    "3 places, first in"."""

    link: Link
    about: str
    sources: tuple[Source, ...]
    count: str
    first: Link


class FormView(NamedTuple):
    """`words` as printed in the answer; `basis` "By rule, not by an editor". `path` leads to the register of
    forms; `asks` "to" or "when", and `named` the words that say it."""

    name: str
    words: tuple[str, ...]
    basis: str
    path: str = ""
    asks: str = ""
    named: tuple[str, ...] = ()


class DateView(NamedTuple):
    """Words that name a time, and the `date` that they mean, with its place on the timeline if it has one."""

    words: str
    date: Link


class DateGroup(NamedTuple):
    """Times that were reckoned in one way: `basis` "Counted from the day held, by rule"."""

    dates: tuple[DateView, ...]
    basis: str


class BesidePart(NamedTuple):
    """A run of a line in the margin; one that is `quoted` holds words of the record."""

    text: str
    path: str = ""
    quoted: bool = False


class BesideLine(NamedTuple):
    """One thing that the margin says of a unit: `name` "Asked as", `by` whose word it is, "" where the line
    before has said so. A `quiet` one only leads on."""

    name: str
    parts: tuple[BesidePart, ...]
    by: str = ""
    quiet: bool = False


class Slip(NamedTuple):
    """The first block of the margin beside a unit. `topics_by` "Topics by an editor", or "" where rules found
    them. `overruled` are forms that an editor does not let stand; `events_name` "7 events named" where they
    are many, else ""; `dates_name` "3 dates named"; `beside` are its words for a thing, its references, and
    what is near it on its topics."""

    topics: tuple[Link, ...] = ()
    topics_by: str = ""
    forms: tuple[FormView, ...] = ()
    overruled: tuple[FormView, ...] = ()
    events: tuple[Link, ...] = ()
    events_name: str = ""
    dates: tuple[DateGroup, ...] = ()
    dates_name: str = ""
    beside: tuple[BesideLine, ...] = ()


class DirectionView(NamedTuple):
    """Words that nobody speaks; `path` leads to their line in the source."""

    anchor: Anchor
    text: str
    path: str
    language: str = "en"


class LabelView(NamedTuple):
    """Who speaks. `before` and `after` are the words that the label has around the name, as printed;
    `printed` is the whole label where it says more, and does not hold the name as the register has it.
    `name.path` is "" where nobody is named; then the text is the label as printed, and `remark` says so."""

    name: Link
    before: str = ""
    after: str = ""
    printed: str = ""
    remark: str = ""
    language: str = "en"
