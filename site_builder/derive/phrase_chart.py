"""Phrases and where they are printed in; a picture out, a column a document, or a year where documents stand
too close. Squares that one can count; nothing is smoothed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.derive import charts, wording
from site_builder.derive.pictures import PhraseCell, PhraseChart, PhraseLabel, PhraseMark, PhraseRow, Tick
from site_builder.model import Link

WIDTH = 560
MOST = 16  # squares of a place; more are a bar

_GAP = 1
_PILE = 4
_BESIDE = 4  # between the squares and their label
_LETTER = 8  # width of one of a label or a number
_LINE = 22  # height of a line of labels
_NAME = 7  # width of a letter of a document's name, at the foot
_BETWEEN = 10  # kept free between two columns, or two names
_DASH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A document (`day`, `name` with its address), and for each phrase the passages that print it."""

    day: str
    name: Link
    places: Mapping[int, Sequence[Link]]  # by the number of the phrase: "Q4 ¶2", with its address


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One row: its words, what is said of it, and its total."""

    words: str
    summary: str
    total: str


def chart(phrases: Sequence[Phrase], columns: Sequence[Column]) -> PhraseChart:
    """Draw a row a phrase; `columns` by day."""
    if not columns:
        return PhraseChart(width=WIDTH, height=0, level=0, ticks=(), columns=(), rows=(), labels=(), foot=0)
    placed = _placed(columns)
    return _by_document(phrases, columns, placed) if placed else _by_year(phrases, columns)


def _placed(columns: Sequence[Column]) -> Sequence[int]:
    """Return where documents stand, to scale; () where what is in one would reach into the next."""
    first, last = charts.frame(columns[0].day, columns[-1].day)
    span = max((last - first).days, 1)
    found = [round(WIDTH * (date.fromisoformat(each.day) - first).days / span) for each in columns]
    ends = [*found[1:], WIDTH + 2 * _BETWEEN]
    needed = [max(map(_wide, each.places.values()), default=_DASH) for each in columns]
    fits = all(x + width + _BETWEEN <= end for x, width, end in zip(found, needed, ends, strict=True))
    return found if fits else ()


def _wide(places: Sequence[Link]) -> int:
    """Return the width of what stands for the passages of a document, label and all."""
    return _stack_width(len(places), 8) + _BESIDE + _LETTER * len(_label(places))


def _label(places: Sequence[Link]) -> str:
    """Return the address of a passage, or how many there are: "Q4", "3"."""
    return places[0].text.split(",")[0].split(" ")[0] if len(places) == 1 else str(len(places))


def _stack_width(count: int, square: int) -> int:
    return (square + _GAP) * min(-(-count // _PILE), MOST // _PILE) - _GAP


def _by_document(phrases: Sequence[Phrase], columns: Sequence[Column], placed: Sequence[int]) -> PhraseChart:
    first, last = charts.frame(columns[0].day, columns[-1].day)
    span = max((last - first).days, 1)
    pile = max((min(len(found), _PILE) for each in columns for found in each.places.values()), default=1)
    height = 20 + 9 * pile
    base = height - 11
    labels = tuple(_names(columns, placed))
    return PhraseChart(
        width=WIDTH,
        height=height,
        level=base - 4,
        ticks=tuple(charts.ticks(first, last, lambda day: round(WIDTH * (day - first).days / span))),
        columns=tuple(placed),
        rows=tuple(
            PhraseRow(
                words=phrase.words,
                summary=phrase.summary,
                cells=tuple(
                    _document(x, base, each, each.places[number])
                    for x, each in zip(placed, columns, strict=True)
                    if number in each.places
                ),
                dashes=tuple(x for x, each in zip(placed, columns, strict=True) if number not in each.places),
                total=phrase.total,
            )
            for number, phrase in enumerate(phrases)
        ),
        labels=labels,
        foot=max((label.y for label in labels), default=0) + 8,
    )


def _document(x: int, base: int, column: Column, places: Sequence[Link]) -> PhraseCell:
    """Draw the passages of one document that print a phrase, each square at the address of its own."""
    width, label = _stack_width(len(places), 8), _label(places)
    beside = x + width + _BESIDE
    whole = (x, beside - x + _LETTER * len(label))
    squares = tuple(
        (x + 9 * (n // _PILE), base - 8 - 9 * (n % _PILE), 8, 8) for n in range(min(len(places), MOST))
    )
    marks = tuple(
        PhraseMark(
            marks=(square,),
            target=whole if len(places) == 1 else (),
            path=place.path,
            name=f"{column.name.text}: {place.text}",
        )
        for square, place in zip(squares, places, strict=False)
    )
    if len(places) > MOST:
        bar = PhraseMark(
            marks=((x, base - 9 * _PILE + _GAP, width, 9 * _PILE - _GAP),),
            target=whole,
            path=places[0].path,
            name=f"{column.name.text}: {wording.count(len(places), 'passage')}",
        )
        marks = (bar,)
    return PhraseCell(marks=marks, label=label, x=beside, y=base)


def _names(columns: Sequence[Column], placed: Sequence[int]) -> Iterator[PhraseLabel]:
    """Yield the names of the documents, each on the first line that has room for it."""
    lines: list[int] = []
    for x, column in zip(placed, columns, strict=True):
        wide = _NAME * len(column.name.text)
        turned = x + wide > WIDTH
        start = x + 8 - wide if turned else x
        line = next((n for n, end in enumerate(lines) if start >= end + _BETWEEN), len(lines))
        lines[line : line + 1] = [start + wide]
        yield PhraseLabel(link=column.name, x=x + 8 if turned else x, y=16 + _LINE * line, turned=turned)


def _by_year(phrases: Sequence[Phrase], columns: Sequence[Column]) -> PhraseChart:
    """Draw a column a year, with the number of its passages under them."""
    years = range(int(columns[0].day[:4]), int(columns[-1].day[:4]) + 1)
    spoken = {int(each.day[:4]) for each in columns}
    found: dict[tuple[int, int], list[Link]] = {}
    for each in columns:
        for number, places in each.places.items():
            found.setdefault((number, int(each.day[:4])), []).extend(places)
    x = {year: WIDTH * (year - years[0]) // len(years) for year in years}
    step = 1 if len(years) <= 12 else 5
    return PhraseChart(
        width=WIDTH,
        height=42,
        level=20,
        ticks=tuple(Tick(x=x[year], label=str(year)) for year in years if year % step == 0 or step == 1),
        columns=(),
        rows=tuple(
            PhraseRow(
                words=phrase.words,
                summary=phrase.summary,
                cells=tuple(
                    _year(x[year], year, found[number, year]) for year in years if (number, year) in found
                ),
                dashes=tuple(x[year] for year in years if year in spoken and (number, year) not in found),
                total=phrase.total,
            )
            for number, phrase in enumerate(phrases)
        ),
        labels=(),
        foot=0,
    )


def _year(x: int, year: int, places: Sequence[Link]) -> PhraseCell:
    """Draw the passages of a year: small squares under one link to the first, or a bar."""
    base, count = 22, len(places)
    squares = tuple((x + 5 * (n // _PILE), base - 4 - 5 * (n % _PILE), 4, 4) for n in range(count))
    width = _stack_width(count, 4)
    mark = PhraseMark(
        marks=squares if count <= MOST else ((x, base - 19, width, 19),),
        target=(x, max(width, _LETTER * len(str(count)))),
        path=places[0].path,
        name=f"{year}: {wording.count(count, 'passage')}",
    )
    return PhraseCell(marks=(mark,), label=str(count), x=x, y=38)
