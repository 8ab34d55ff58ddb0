"""Names found in a text in; those that stand within no longer one out."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from site_builder.model import Anchor, Slug, Span


class Name(NamedTuple):
    """A person or term of a register, and where it stands."""

    register: str
    slug: Slug
    span: Span


def longest_names(found: Sequence[Name], order: Mapping[Anchor, int]) -> list[Name]:
    """Keep, of names that overlap, the longest, of equals the first; in the order of the text."""
    kept: list[tuple[tuple[int, int, int], Name]] = []  # by place
    for name in sorted(found, key=lambda name: (name.span.start - name.span.end, *_place(name, order))):
        place = _place(name, order)
        at = bisect_left(kept, (place,))
        before, after = kept[at - 1 : at] if at else [], kept[at : at + 1]
        if not any(_overlap(name.span, other.span) for _, other in (*before, *after)):
            kept.insert(at, (place, name))
    return [name for _, name in kept]


def _place(name: Name, order: Mapping[Anchor, int]) -> tuple[int, int, int]:
    return (order[name.span.anchor], name.span.start, name.span.end)


def _overlap(one: Span, other: Span) -> bool:
    return one.anchor == other.anchor and one.start < other.end and other.start < one.end
