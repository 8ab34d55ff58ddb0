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
from concurrent.futures import FIRST_EXCEPTION, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from itertools import chain, islice, zip_longest
from multiprocessing.sharedctypes import Synchronized
from typing import Any, TypeVar

from site_builder import cycles

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

_FORKED = multiprocessing.get_context("fork")
_PR_SET_PDEATHSIG = 1  # prctl(2)
_A_LOOK = 0.2  # seconds between two looks at how far processes are
_ABSENT = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of `of` parts, the first of which has the number 0."""

    number: int = 0
    of: int = 1

    @property
    def is_first(self) -> bool:
        return not self.number

    def taken(self, items: Iterable[T]) -> Iterator[T]:
        """Yield every item that falls to this part: one of `of`, from the one with its number on."""
        for item in islice(items, self.number, None, self.of):
            yield item
            for count in _counts.get():
                count()


ALL = Part()


def joined(parts: Iterable[Iterable[T]]) -> Iterator[T]:
    """Yield the items that parts have taken, in the order in which they stood before."""
    every = chain.from_iterable(zip_longest(*parts, fillvalue=_ABSENT))
    return (item for item in every if item is not _ABSENT)  # type: ignore[misc]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """Who does the work, in `jobs` parts: processes of this machine, or an executor that was made elsewhere,
    of a cluster, say. What parts write must reach the file system of this process.

    `beside` says that one part alone, too, is done by another process, where this one goes on meanwhile.
    `share` gives what stands for what all parts share, where the executor brings that to its workers once.
    `part` is what this crew does of the whole work."""

    jobs: int = 1
    beside: bool = False
    executor: Executor | None = None
    share: Callable[[Any], Any] = lambda shared: shared
    part: Part = ALL
    tell: Callable[[int], None] = lambda done: None  # is told how many items are done; not by an executor

    @contextmanager
    def at_work(self, work: Callable[[S, Part], R], shared: S) -> Iterator[Callable[[], Sequence[R]]]:
        """Begin the work, and yield what waits for its results, in the order of the parts.

        What no other process does is done when its result is asked for. Where the block fails, so does the
        work."""
        if self.executor:
            with _submitted(self.executor, work, self.share(shared), self.parts) as futures:
                yield _waiting(futures, lambda: None)
        elif (self.jobs > 1 or self.beside) and sys.platform == "linux":
            count = _FORKED.Value("Q")
            with _processes(self.jobs, shared, count) as pool:
                futures = [pool.submit(_done, work, part) for part in self.parts]
                yield _waiting(futures, lambda: self.tell(count.value))
        else:
            yield lambda: [self._alone(work, shared)]

    def done(self, work: Callable[[S, Part], R], shared: S) -> Sequence[R]:
        """Do the work, and return the results in the order of the parts."""
        with replace(self, beside=False).at_work(work, shared) as results:
            return results()

    def _alone(self, work: Callable[[S, Part], R], shared: S) -> R:
        done = 0

        def count() -> None:
            nonlocal done
            done += 1
            self.tell(done)

        before = _counts.set((*_counts.get(), count))
        try:
            return work(shared, self.part)
        finally:
            _counts.reset(before)

    def for_many(self, items: int, few: int) -> "Crew":
        """Return this crew where there are many items, and one of it where there are few."""
        return self if items >= few else self.one

    @property
    def one(self) -> "Crew":
        """Return one process: another one where this crew has several on this machine, and else this one."""
        return replace(self, jobs=1, executor=None, beside=self.jobs > 1 and not self.executor)

    @property
    def parts(self) -> list[Part]:
        """Return the parts of this crew's part."""
        first, of = self.part.number, self.part.of
        return [Part(number=first + of * number, of=of * self.jobs) for number in range(self.jobs)]


ALONE = Crew()


@contextmanager
def _submitted(
    executor: Executor, work: Callable[[S, Part], R], shared: S, parts: Sequence[Part]
) -> Iterator[Sequence[Future[R]]]:
    """Yield the parts under way. Where the block fails, wait for all that may still write."""
    futures = [executor.submit(work, shared, part) for part in parts]
    try:
        yield futures
    except BaseException:
        wait(futures)
        raise


def _waiting(futures: Sequence[Future[R]], look: Callable[[], None]) -> Callable[[], Sequence[R]]:
    """Return what waits for all of them, and looks how far they are meanwhile."""

    def results() -> Sequence[R]:
        while wait(futures, timeout=_A_LOOK, return_when=FIRST_EXCEPTION).not_done:
            look()
            if any(future.done() and future.exception() for future in futures):
                break
        look()
        return [future.result() for future in futures]

    return results


# What a process of a pool shares with the others. It was there before the process, so that nothing is copied.
_shared: list[Any] = []
# Who is told of every item of a part that is done; not of one that another thread does.
_counts: ContextVar[tuple[Callable[[], None], ...]] = ContextVar("_counts", default=())


@contextmanager
def _processes(jobs: int, shared: object, count: "Synchronized[int]") -> Iterator[Executor]:
    """Yield processes that know `shared`; where the block fails, they are ended."""
    strangers = set(multiprocessing.active_children())
    known = (os.getpid(), shared, count)
    with ProcessPoolExecutor(jobs, _FORKED, initializer=_begin, initargs=known) as pool:
        try:
            yield pool
        except BaseException:
            for process in set(multiprocessing.active_children()) - strangers:
                process.kill()  # SIGTERM would be taken for one of its own until it has begun
            raise


def _begin(parent: int, shared: object, count: "Synchronized[int]") -> None:
    """Leave signals to the parent, and end with it: what is left of a dead build must write nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    gc.freeze()  # what was there before is never looked through, and so never copied
    gc.set_threshold(*cycles.SELDOM)
    _shared[:] = [shared]

    def add() -> None:
        with count.get_lock():
            count.value += 1

    _counts.set((add,))


def _done(work: Callable[[Any, Part], R], part: Part) -> R:
    return work(_shared[0], part)
