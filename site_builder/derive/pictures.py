"""What pictures say: the values that templates draw, all numbers in units of a view box.

Geometry is settled here to the last unit; a template only writes it down.
"""

from dataclasses import dataclass

from site_builder.model import Anchor, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    x: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """Squares of one day, or one bar where they would be more than 16, or days are too many. `squares` are
    (x, y), each 8 wide with a gap of 1; `bar` is (x, y, width, height) or (). The number, or "" where it has
    no room, stands at `x`, `y`. `target` is the (x, width) of the place to be pressed, squares and number
    together."""

    squares: tuple[tuple[int, int], ...]
    bar: tuple[int, ...]
    target: tuple[int, int]
    x: int
    y: int
    count: str
    path: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StripRow:
    link: Link
    stacks: tuple[Stack, ...]
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Topics over time, one row a topic, each row a picture `width` by `height`; and for outlets, one row.
    `about` says what a square or a bar is."""

    width: int
    height: int
    ticks: tuple[Tick, ...]
    rows: tuple[StripRow, ...]
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseMark:
    """One square, the squares of a year, or a bar, at a link: each (x, y, width, height). `target` is the
    (x, width) of the place to be pressed, () where that is the mark itself."""

    marks: tuple[tuple[int, int, int, int], ...]
    target: tuple[int, ...]
    path: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseCell:
    """What stands in one column; the `label` is an address or a number, at `x`, `y`."""

    marks: tuple[PhraseMark, ...]
    label: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseRow:
    """One phrase, and in `summary` what its picture says. `dashes` are the x of columns that do not have it;
    `total` "2 of 3"."""

    words: str
    summary: str
    cells: tuple[PhraseCell, ...]
    dashes: tuple[int, ...]
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseLabel:
    """A document named at the foot of its column, set left of `x` where it is `turned`."""

    link: Link
    x: int
    y: int
    turned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseChart:
    """Tracked phrases over time, one row a phrase, each row a picture `width` by `height`. A dash is drawn at
    `level`. `columns` are the x of documents, () where a column is a year; `foot` is the height of the labels
    below."""

    width: int
    height: int
    level: int
    ticks: tuple[Tick, ...]
    columns: tuple[int, ...]
    rows: tuple[PhraseRow, ...]
    labels: tuple[PhraseLabel, ...]
    foot: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineLabel:
    """Words set about their middle, `x`, on the line `y`; they are `width` wide at most."""

    x: int
    y: int
    width: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineSquare:
    """A briefing, about `x`, `y`. One without a `label` of its own shares that of its neighbours."""

    x: int
    y: int
    path: str
    name: str
    label: TimelineLabel | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineBar:
    """The briefings of a month; their number, `text`, stands at `text_x`, `text_y`."""

    x: int
    y: int
    width: int
    height: int
    text: str
    text_x: int
    text_y: int
    path: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineMark:
    """An event from x to x + width. Its leader leaves it at `at`, falls at `fall` from `fall_y` to `label_y`
    and turns to `label_x`; the label is set left of that when `turned`, and may be cut, or "". `uncertain`
    is drawn dashed."""

    x: int
    width: int
    at: int
    fall: int
    fall_y: int
    path: str
    name: str
    label: str
    label_x: int
    label_y: int
    turned: bool
    uncertain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePicture:
    """One year on two lanes, at the heights `lane` and `below`. Its briefings are squares, with `shared`
    labels, or bars. `lines` join a briefing to an event: (x1, x2)."""

    width: int
    height: int
    left: int
    lane: int
    below: int
    ticks: tuple[Tick, ...]
    squares: tuple[TimelineSquare, ...]
    shared: tuple[TimelineLabel, ...]
    bars: tuple[TimelineBar, ...]
    events: tuple[TimelineMark, ...]
    lines: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineSmall:
    """The same without words, for a narrow page: places and widths are hundredths of its width ("43.56"),
    heights are pixels. A square is (place, height), a bar (place, width, height, its own height); an event
    (place, width, is uncertain) has no width where it is a circle."""

    ticks: tuple[tuple[str, str], ...]
    squares: tuple[tuple[str, int], ...]
    bars: tuple[tuple[str, str, int, int], ...]
    events: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """A date that the texts name: `words` are theirs, one for each of the `places`. `day` is "15", "" for no
    day; `anchor` is that of the day, or ""."""

    day: str
    summary: str
    places: tuple[Link, ...]
    words: tuple[str, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedIn:
    """Units of one document: "Q1", "Q2" of "16 November 2023"."""

    units: tuple[Link, ...]
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One line of the list, of a briefing or an event; `day` "15" or "15–16". Where it is named is in
    `named_in`, and at `more`. `read` says what the date was read from, after the words `quoted`."""

    day: str
    briefing: Link
    event: Link
    summary: str
    named_in: tuple[NamedIn, ...]
    more: Link
    quoted: str
    read: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineMonth:
    """`path` leads to the page of the month, or is ""; `named` says how often the texts name its dates."""

    name: str
    anchor: str
    rows: tuple[TimelineRow, ...]
    path: str = ""
    named: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineYear:
    """One year of the timeline: its picture, the same for a narrow page, and the same as a list. A year with
    little to show has no picture. `anchors` are those of its months. `link` leads to its own page, or
    nowhere; `name` is what the picture says in words."""

    link: Link
    name: str
    anchor: Anchor
    summary: str
    picture: TimelinePicture | None
    small: TimelineSmall | None
    months: tuple[TimelineMonth, ...]
    anchors: tuple[Anchor, ...]
    named: TimelineEntry | None = None  # what the texts say of the year as a whole
