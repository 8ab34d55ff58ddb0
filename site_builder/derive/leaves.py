"""What a page lists, by day, in; the pages that it fills out. Shared by the indexes.

A list that has room stands whole on the page that it is of. Of a longer one the newest stand there, and every
decade has a page of its own; of a decade that is still too long, every year, and each year as many as it
needs: docs/adr/0012-long-lists-are-parted-by-decade-and-year.md.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Generic, TypeVar

from site_builder import urls
from site_builder.derive.views import NO_LINK, Turning, YearLine
from site_builder.model import Link, Page

ROOM = 112_000  # bytes of a list: with its head, card and pictures no page is to have more than 150,000
LATEST = 30_000  # bytes of the newest, on a page whose list is on others

Found = TypeVar("Found")  # what is listed
View = TypeVar("View")  # what a template is handed of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[Found, View]):
    """How something is listed: its day, what a template is handed of several, one after the other, and about
    how many bytes one of these prints."""

    day: Callable[[Found], str]
    views: Callable[[Sequence[Found]], Iterable[View]]
    size: Callable[[View], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf(Generic[Found, View]):
    """One page of a list. On all pages of its decade or year is what was `found` of that."""

    path: str
    name: str
    found: Sequence[Found]
    shown: tuple[View, ...]
    turning: Turning


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaves(Generic[Found, View]):
    """What the page itself shows: all, or the newest. Then `lines` lead to the rest, the newest first; its
    pages are made as they are taken."""

    shown: tuple[View, ...]
    lines: tuple[YearLine, ...]
    further: Iterator[Leaf[Found, View]]

    @property
    def more(self) -> Link:
        """Lead from the newest to all of their time."""
        return next(
            (Link(text=f"All of {line.link.text}", path=line.link.path) for line in self.lines), NO_LINK
        )

    def to_year(self, path: str, year: str) -> str:
        """Return where the list has a year; `path` is that of its page."""
        anchor = urls.year_anchor(year)
        return next((line.link.path for line in self.lines if anchor in line.anchors), path)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decade(Generic[Found, View]):
    """What is of ten years: the views that have room on a page, and what is of each year where those are not
    all."""

    name: str
    found: Sequence[Found]
    shown: tuple[View, ...]
    years: Sequence[tuple[str, Sequence[Found]]]

    @property
    def is_whole(self) -> bool:
        return len(self.shown) == len(self.found)


def parted(
    path: str, found: Sequence[Found], listing: Listing[Found, View], *, room: int = 0
) -> Leaves[Found, View]:
    """Part what the page at `path` lists; `found` is in the order of a list that stands whole."""
    room = room or ROOM
    whole = tuple(_first(listing.views(found), listing, room))
    if len(whole) == len(found):
        return Leaves(shown=whole, lines=(), further=iter(()))
    newest = sorted(found, key=listing.day, reverse=True)
    decades = list(_decades(newest, listing, room))
    lines = tuple(line for decade in decades for line in _lines(path, decade))
    return Leaves(
        shown=tuple(_first(decades[0].shown, listing, min(room, LATEST))),
        lines=lines,
        further=_further(path, decades, listing, lines, room),
    )


def heading(name: str, parted: Leaves[Found, View], found: int) -> str:
    """Return what stands above a list: that it has the newest alone, where it has."""
    return f"{name}, the latest {len(parted.shown)} of {found:,}" if parted.lines else name


def without(lines: Iterable[YearLine], anchors: Collection[str]) -> Iterator[YearLine]:
    """Take from lines the anchors that what a page itself shows still has."""
    for line in lines:
        yield replace(line, anchors=tuple(anchor for anchor in line.anchors if anchor not in anchors))


def page(leaf: Leaf[Found, View], whole: Page, extent: str, **context: object) -> Page:
    """Return the page of a leaf below the page whose list it is of; `extent` is what its time has."""
    title, lead = f"{whole.title}, {leaf.name}", f"{extent}, newest first."
    empty = {"groups": (), "evidence": (), "answers": (), "legend": "", "topic": "Topic"}
    return Page(
        path=leaf.path,
        template="leaf",
        title=title,
        description=f"{title}: {lead}",
        section=whole.section,
        crumbs=(*whole.crumbs, Link(text=whole.title, path=whole.path)),
        context={**empty, "lead": lead, "turning": leaf.turning, **context},
    )


def _first(views: Iterable[View], listing: Listing[Found, View], room: int) -> Iterator[View]:
    """Yield the first views that have room together, one at least."""
    used = 0
    for number, view in enumerate(views):
        used += listing.size(view)
        if number and used > room:
            return
        yield view


def _decades(
    newest: Sequence[Found], listing: Listing[Found, View], room: int
) -> Iterator[_Decade[Found, View]]:
    for name, group in groupby(newest, key=lambda each: _decade(listing.day(each))):
        found = list(group)
        years = [
            (year, list(those)) for year, those in groupby(found, key=lambda each: listing.day(each)[:4])
        ]
        shown = tuple(_first(listing.views(found), listing, room))
        yield _Decade(name=name, found=found, shown=shown, years=years)


def _decade(day: str) -> str:
    return f"{day[:3]}0s" if day else "undated"


def _lines(path: str, decade: _Decade[Found, View]) -> Iterator[YearLine]:
    anchors = tuple(urls.year_anchor(year) for year, _ in decade.years)
    if decade.is_whole:
        yield _line(path, decade.name, anchors, len(decade.found))
    else:
        for anchor, (year, found) in zip(anchors, decade.years, strict=True):
            yield _line(path, year, (anchor,), len(found))


def _line(path: str, name: str, anchors: tuple[str, ...], count: int) -> YearLine:
    return YearLine(anchors=anchors, link=Link(text=name, path=urls.leaf(path, name)), count=f"{count:,}")


def _further(
    path: str,
    decades: Sequence[_Decade[Found, View]],
    listing: Listing[Found, View],
    lines: tuple[YearLine, ...],
    room: int,
) -> Iterator[Leaf[Found, View]]:
    """Yield the page of each decade. That of one that has no room shows the newest of it, so that its address
    holds when the list grows, and the pages of its years follow."""
    for decade in decades:
        shown = decade.shown if decade.is_whole else tuple(_first(decade.shown, listing, min(room, LATEST)))
        name = decade.name if decade.is_whole else f"{decade.name}, the latest {len(shown)}"
        yield _leaf(path, decade.name, decade.found, shown, _turning(path, decade.name, lines, 1), name=name)
        for year, found in () if decade.is_whole else decade.years:
            portions = list(_portions(listing.views(found), listing, room))
            turning = _turning(path, year, lines, len(portions))
            for number, portion in enumerate(portions, 1):
                name = f"{year}, page {number} of {len(portions)}" if len(portions) > 1 else year
                yield _leaf(path, year, found, portion, turning, name=name, number=number)


def _leaf(
    path: str,
    time: str,
    found: Sequence[Found],
    shown: tuple[View, ...],
    turning: Turning,
    *,
    name: str,
    number: int = 1,
) -> Leaf[Found, View]:
    return Leaf(path=urls.leaf(path, time, number), name=name, found=found, shown=shown, turning=turning)


def _turning(path: str, time: str, lines: tuple[YearLine, ...], parts: int) -> Turning:
    here = urls.leaf(path, time)
    ways = [NO_LINK, *(line.link for line in lines), NO_LINK]
    place = next((place for place, way in enumerate(ways) if way.path == here), 0)
    numbers = range(1, parts + 1) if parts > 1 else ()
    return Turning(
        lines=lines,
        here=here,
        parts=tuple(Link(text=str(number), path=urls.leaf(path, time, number)) for number in numbers),
        newer=ways[place - 1] if place else NO_LINK,
        older=ways[place + 1] if place else NO_LINK,
    )


def _portions(views: Iterable[View], listing: Listing[Found, View], room: int) -> Iterator[tuple[View, ...]]:
    """Yield as many views at a time as have room on a page."""
    here: list[View] = []
    used = 0
    for view in views:
        size = listing.size(view)
        if here and used + size > room:
            yield tuple(here)
            here, used = [], 0
        here.append(view)
        used += size
    if here:
        yield tuple(here)
