"""Groups of a page that may be too long in; the pages that hold them out, whole groups where they have room.
Shared by the indexes.

The first page keeps the anchor of every group: what is on a further one has a line there that leads on.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from site_builder import urls
from site_builder.derive import leaves
from site_builder.derive.views import AnswerGroup, Group, Portion, YearLine
from site_builder.model import Link

Listed = TypeVar("Listed", Group, AnswerGroup)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered(Generic[Listed]):
    """One of the pages; `name` is "" for the only one, else "page 2 of 3"."""

    path: str
    name: str
    groups: tuple[Listed, ...]
    portion: Portion

    def titled(self, title: str) -> str:
        return f"{title}, {self.name}" if self.name else title


def numbered(
    path: str, groups: Sequence[Listed], size: Callable[[Listed], int], *, room: int = 0
) -> Iterator[Numbered[Listed]]:
    """Yield the pages that groups take, the first of them at `path`."""
    filled = list(_filled(groups, size, room or leaves.ROOM)) or [()]
    paths = [urls.part(path, number) for number in range(1, len(filled) + 1)]
    parts = tuple(Link(text=str(number), path=each) for number, each in enumerate(paths, 1))
    for number, (here, shown) in enumerate(zip(paths, filled, strict=True), 1):
        lines = (
            YearLine(
                anchors=(group.anchor,),
                link=Link(text=group.link.text, path=f"{there}#{group.anchor}"),
                count=group.summary,
            )
            for there, those in zip(paths, filled, strict=True)
            for group in those
            if there != here and group.anchor not in {each.anchor for each in shown}
        )
        yield Numbered(
            path=here,
            name=f"page {number} of {len(filled)}" if len(filled) > 1 else "",
            groups=shown,
            portion=Portion(parts=parts if len(parts) > 1 else (), elsewhere=_once(lines)),
        )


def _once(lines: Iterator[YearLine]) -> tuple[YearLine, ...]:
    """Keep the first line of a group that goes on over several pages."""
    return tuple({line.anchors: line for line in reversed(list(lines))}.values())[::-1]


def _filled(
    groups: Sequence[Listed], size: Callable[[Listed], int], room: int
) -> Iterator[tuple[Listed, ...]]:
    """Yield what each page holds; of parts of one group, which have one anchor, no two are on a page."""
    here: list[Listed] = []
    used = 0
    for group in _small(groups, size, room):
        needed = size(group)
        if here and (used + needed > room or group.anchor == here[-1].anchor):
            yield tuple(here)
            here, used = [], 0
        here.append(group)
        used += needed
    if here:
        yield tuple(here)


def _small(groups: Sequence[Listed], size: Callable[[Listed], int], room: int) -> Iterator[Listed]:
    """Part a group that has no room on one page, as evenly as can be."""
    for group in groups:
        number = len(group.entries)
        parts = min(-(-size(group) // room), number) or 1
        for part in range(parts):
            yield replace(group, entries=group.entries[number * part // parts : number * (part + 1) // parts])
