"""Search records in; consecutive groups of them, each small enough for one index, out.

A group is a span of the calendar that is halved until it holds no more than one index may: aligned blocks of
years, then parts of a year, at last days. Where a span is cut depends on its own records alone, so that a
record added changes the group that it falls into, or cuts that in two, and leaves every other as it was.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.model import SearchRecord

_BITS = 14, 4, 5  # of year, month and day in the number of a day: 2023-11-16 is 2023, 11 and 16 side by side


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What one index may hold. Pagefind takes about 550 bytes a word while it makes it, and writes a file a
    record into one folder, of which hosts take some ten thousand."""

    records: int = 8_000
    words: int = 750_000


WHOLE = Limit()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Records by day, of the years `first` to `last`."""

    first: str
    last: str
    records: tuple[SearchRecord, ...]


def parted(records: Sequence[SearchRecord], limit: Limit) -> tuple[Shard, ...]:
    """Return the shards of `records`, the newest first; one of them all while they are few, also of none."""
    ordered = sorted(records, key=_order)
    days = [_day(record) for record in ordered]
    words = [0]
    for record in ordered:
        words.append(words[-1] + record.content.count(" ") + 1)

    def cut(low: int, bits: int, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the places of the groups between two days, the newest first."""
        if start == end:
            return
        if bits == 0 or (end - start <= limit.records and words[end] - words[start] <= limit.words):
            yield start, end
            return
        middle = low + (1 << (bits - 1))
        at = bisect_left(days, middle, start, end)
        yield from cut(middle, bits - 1, at, end)
        yield from cut(low, bits - 1, start, at)

    found = list(cut(0, sum(_BITS), 0, len(ordered))) or [(0, 0)]
    return tuple(_shard(ordered[start:end]) for start, end in found)


def _shard(records: Sequence[SearchRecord]) -> Shard:
    years = [_order(record).partition("-")[0] for record in (*records[:1], *records[-1:])]
    return Shard(first="".join(years[:1]), last="".join(years[-1:]), records=tuple(records))


def _order(record: SearchRecord) -> str:
    return record.sort["date"]


def _day(record: SearchRecord) -> int:
    """Return a number that grows with the day, whose leading bits are the year."""
    number = 0
    for part, bits in zip(_order(record).split("-"), _BITS, strict=False):
        number = (number << bits) + int(part)
    return number
