"""A piece of work in; the same, with fewer looks of Python for objects that only refer to each other, out."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (50_000, 20, 100)  # objects between two looks, of which pages leave few


@contextmanager
def seldom() -> Iterator[None]:
    """Let Python look for cycles seldom, and never in what is there already: most of it is code, or the
    edition, which has none."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
