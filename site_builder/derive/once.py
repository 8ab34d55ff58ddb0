"""What is found from an edition in; the same, found once and kept for the next page that asks, out.

Many pages ask for the same: where each topic stands, what is said again beside each passage. An edition is
told from another by what it is, not by what it holds: to compare two would take longer than to find again.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from site_builder.model import Edition

T = TypeVar("T")


def once(find: Callable[[Edition], T]) -> Callable[[Edition], T]:
    """Keep what `find` returned for the last edition with notes, and for the last one without; whoever asks
    must leave it as it is."""
    kept: dict[bool, tuple[Edition, T]] = {}

    @wraps(find)
    def found(edition: Edition) -> T:
        is_plain = edition.plain is None
        last = kept.get(is_plain)
        if last is None or last[0] is not edition:
            last = kept[is_plain] = (edition, find(edition))
        return last[1]

    return found
