"""A piece of work in; the same, with fewer looks of Python for objects that only refer to each other, out."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

SELDOM = (50_000, 20, 100)  # objects between two looks, of which pages leave few

_lock = Lock()
_under_way: list[tuple[int, int, int]] = []  # how often it looked before, once for each piece of work


@contextmanager
def seldom() -> Iterator[None]:
    """Let Python look for cycles seldom, and never in what is there already: most of it is code, or the
    edition, which has none. Several threads may ask for that at a time."""
    with _lock:
        _under_way.append(_under_way[0] if _under_way else gc.get_threshold())
        gc.freeze()
        gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        with _lock:
            before = _under_way.pop()
            if not _under_way:
                gc.set_threshold(*before)
                gc.unfreeze()
