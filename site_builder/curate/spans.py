"""Spans in; those that overlap made one, in the order of the text, out."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from site_builder.model import Anchor, Span


def longest(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Keep the longest of spans that overlap, in the order of the text."""
    kept: list[Span] = []
    for _, group in groupby(spans, key=lambda span: span.anchor):
        for span in sorted(group, key=lambda span: (span.start, -span.end)):
            if not kept or kept[-1].anchor != span.anchor or span.start >= kept[-1].end:
                kept.append(span)
            elif span.end > kept[-1].end:
                kept[-1] = Span(anchor=span.anchor, start=kept[-1].start, end=span.end)
    return tuple(kept)


def in_order(spans: Iterable[Span], order: Mapping[Anchor, int]) -> list[Span]:
    """Sort spans as the passages stand, which `order` numbers."""
    return sorted(spans, key=lambda span: (order[span.anchor], span.start, span.end))
