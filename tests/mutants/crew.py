"""Grounds, work and items in; what comes of each item, as it is done, by one process for each ground, out."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import Any, TypeVar

from tests.mutants.ground import Ground

T = TypeVar("T")
R = TypeVar("R")

_FORKED = multiprocessing.get_context("fork")
_own: list[Any] = []  # in a process: its ground, and the work


def done(
    grounds: Sequence[Ground], work: Callable[[Ground, T], R], items: Sequence[T]
) -> Iterator[tuple[T, R]]:
    """Yield each item with what came of it, the first that is done first."""
    free = _FORKED.SimpleQueue()
    for ground in grounds:
        free.put(ground)
    with ProcessPoolExecutor(len(grounds), _FORKED, initializer=_begin, initargs=(free, work)) as pool:
        futures = {pool.submit(_do, item): item for item in items}
        for future in as_completed(futures):
            yield futures[future], future.result()


def _begin(free: Any, work: object) -> None:
    _own[:] = [free.get(), work]


def _do(item: Any) -> Any:
    ground, work = _own
    return work(ground, item)
