"""The parts of every page: facts, entries, evidence, wording, neighbours."""

from dataclasses import dataclass

from site_builder.derive.pictures import PhraseChart
from site_builder.derive.views.record import Piece, Slip
from site_builder.model import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One piece of a fact; `second` in second ink, on a line of its own. `language` is "" for that of the
    site. Where it has a `shade`, it is a sample of a cell of a table of counts."""

    text: str
    path: str = ""
    second: bool = False
    language: str = ""
    shade: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One row of the document card."""

    name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a list of documents, topics, outlets, people or terms. `when` may be ""; `about` says in a
    sentence or two what it is."""

    when: str
    link: Link
    summary: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Entries under a heading; `link.path` may be "". `anchor` for jump lists."""

    anchor: str
    link: Link
    summary: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One unit as an index page shows it: where it stands (left), its words (middle), what we added (right).

    `anchor` is "" but for the first of a year. `meta` are lines in second ink under the place. `part` says
    how long the whole is, and `more` leads to it, where the words are cut; else both are ""."""

    day: str
    place: Link
    meta: tuple[str, ...]
    question: tuple[tuple[Piece, ...], ...]
    answer: tuple[tuple[Piece, ...], ...]
    slip: Slip
    part: str
    more: Link
    language: str = "en"
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseView:
    """One tracked phrase: the `first` and `last` day on which it is printed, `documents` "2 of 3". `places`
    are, a document or a year each, its name and what to follow in it: the addresses of the passages, or their
    number."""

    words: str
    first: str
    last: str
    documents: str
    places: tuple[tuple[Link, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """One exchange with both words cut out: of the question, and of the answer."""

    place: Link
    day: str
    who: str
    asked: tuple[Piece, ...]
    answered: tuple[Piece, ...]
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingView:
    """The tracked phrases of a topic as a picture and as a table, and its pairs. `about` explains the
    signs, `pairs_cut` says that not all pairs are shown."""

    about: str
    chart: PhraseChart
    phrases: tuple[PhraseView, ...]
    pairs: tuple[PairView, ...]
    pairs_cut: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """`label` "Previous, 18 June 2023"."""

    label: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class NextOnTopic:
    """`place` "23 February 2024, Q4", `who` "Bloomberg"."""

    topic: Link
    place: Link
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLine:
    """A year, or a decade, of a list that has several pages. `anchors` are those by which its years were
    known when the list was one page."""

    anchors: tuple[str, ...]
    link: Link
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """One of several pages of the same groups: `parts` are all of them, `elsewhere` the groups that are on
    others; both () where there is one page."""

    parts: tuple[Link, ...] = ()
    elsewhere: tuple[YearLine, ...] = ()


WHOLE = Portion()


@dataclass(frozen=True, slots=True, kw_only=True)
class Turning:
    """The ways from one page of a list to the others: `here` is the path of its year or decade, `parts` are
    the pages of that, () for one; `newer` and `older` are those beside it."""

    lines: tuple[YearLine, ...]
    here: str
    parts: tuple[Link, ...]
    newer: Link
    older: Link
