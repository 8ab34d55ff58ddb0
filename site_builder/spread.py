"""Work that can be cut into parts in; its results out, done in this process, in several, or by an executor.

Work is a function of this package. It is given what all parts share, and which part it is to do; it gives
together the same, whatever the number of parts.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import Any, TypeVar

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

_PR_SET_PDEATHSIG = 1  # prctl(2)
_ABSENT = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of `of` parts, the first of which has the number 0."""

    number: int = 0
    of: int = 1

    def taken(self, items: Iterable[T]) -> Iterator[T]:
        """Yield every item that falls to this part: one of `of`, from the one with its number on."""
        return islice(items, self.number, None, self.of)


WHOLE = Part()


def joined(parts: Iterable[Iterable[T]]) -> Iterator[T]:
    """Yield the items that parts have taken, in the order in which they stood before."""
    every = chain.from_iterable(zip_longest(*parts, fillvalue=_ABSENT))
    return (item for item in every if item is not _ABSENT)  # type: ignore[misc]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """Who does the work, in `jobs` parts: processes of this machine, or an executor that was made elsewhere,
    of a cluster, say. What parts write must reach the file system of this process."""

    jobs: int = 1
    executor: Executor | None = None

    @contextmanager
    def at_work(self, work: Callable[[S, Part], R], shared: S) -> Iterator[Callable[[], Sequence[R]]]:
        """Begin the work, and yield what waits for its results, in the order of the parts.

        One job alone is done when its result is asked for. Where the block fails, so does the work."""
        if self.executor:
            yield _waiting(self._submitted(self.executor, work, shared))
        elif self.jobs > 1 and sys.platform == "linux":
            with _processes(self.jobs, shared) as pool:
                yield _waiting([pool.submit(_done, work, part) for part in self.parts])
        else:
            yield lambda: [work(shared, WHOLE)]

    def done(self, work: Callable[[S, Part], R], shared: S) -> Sequence[R]:
        """Do the work, and return the results in the order of the parts."""
        with self.at_work(work, shared) as results:
            return results()

    @property
    def parts(self) -> list[Part]:
        return [Part(number=number, of=self.jobs) for number in range(self.jobs)]

    def _submitted(self, executor: Executor, work: Callable[[S, Part], R], shared: S) -> list[Future[R]]:
        return [executor.submit(work, shared, part) for part in self.parts]


ALONE = Crew()


def _waiting(futures: Sequence[Future[R]]) -> Callable[[], Sequence[R]]:
    return lambda: [future.result() for future in futures]


# What a process of a pool shares with the others. It was there before the process, so that nothing is copied.
_shared: list[Any] = []


@contextmanager
def _processes(jobs: int, shared: object) -> Iterator[Executor]:
    """Yield processes that know `shared`; where the block fails, they are ended."""
    strangers = set(multiprocessing.active_children())
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(os.getpid(), shared)) as pool:
        try:
            yield pool
        except BaseException:
            for process in set(multiprocessing.active_children()) - strangers:
                process.terminate()
            raise


def _begin(parent: int, shared: object) -> None:
    """Leave signals to the parent, and end with it: what is left of a dead build must write nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    gc.freeze()  # what was there before is never looked through, and so never copied
    _shared[:] = [shared]


def _done(work: Callable[[Any, Part], R], part: Part) -> R:
    return work(_shared[0], part)
