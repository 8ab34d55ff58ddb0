"""What pictures say: the values that templates draw, all numbers in units of a view box.

Geometry is settled here to the last unit; a template only writes it down.
"""

from dataclasses import dataclass

from site_builder.model import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    x: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """Squares of one day, or one bar where they would be more than 16. `squares` are (x, y), each 8 wide
    with a gap of 1; `bar` is (x, y, width, height) or (). The number stands at `x`, `y`. `target` is the
    (x, width) of the place to be pressed, squares and number together."""

    squares: tuple[tuple[int, int], ...]
    bar: tuple[int, ...]
    target: tuple[int, int]
    x: int
    y: int
    count: int
    path: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StripRow:
    link: Link
    stacks: tuple[Stack, ...]
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Topics over time, one row a topic, each row a picture `width` by `height`; and for outlets, one row."""

    width: int
    height: int
    ticks: tuple[Tick, ...]
    rows: tuple[StripRow, ...]


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
class TimelineMark:
    """A briefing (`is_event` False) at x, or an event from x to x + width. `label` is placed at
    `label_x`, `label_y`, set left of it when `turned`; `uncertain` is drawn dashed."""

    x: int
    width: int
    path: str
    name: str
    label: str
    label_x: int
    label_y: int
    turned: bool
    is_event: bool
    uncertain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One line of the list; `day` "15" or "15–16". Where neither a briefing nor an event is linked, the texts
    name the date: `words` are theirs, one for each of the `places`. `anchor` is that of the day, or ""."""

    day: str
    briefing: Link
    event: Link
    summary: str
    places: tuple[Link, ...]
    words: tuple[str, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineMonth:
    """`path` leads to the page of the month, or is ""; `named` says how often the texts name its dates."""

    name: str
    anchor: str
    entries: tuple[TimelineEntry, ...]
    path: str = ""
    named: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineYear:
    """One year's picture and list; no picture where there are no `ticks`. `lines` join a briefing to an
    event: (x1, x2). `height` grows with the labels. The lanes stand at y 40
    (briefings) and 76 (events); months are ticks."""

    year: str
    path: str
    anchor: str
    summary: str
    width: int
    height: int
    ticks: tuple[Tick, ...]
    briefings: tuple[TimelineMark, ...]
    events: tuple[TimelineMark, ...]
    lines: tuple[tuple[int, int], ...]
    months: tuple[TimelineMonth, ...]
    named: TimelineEntry | None = None  # what the texts say of the year as a whole
