"""Work that can be cut into parts in; its results out, done in this process, in several, or by an executor.

Work is a function of this package. It is given what all parts share, and which part it is to do; it gives
together the same, whatever the number of parts.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, Executor, Future, wait
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice, zip_longest
from time import perf_counter
from typing import Any, Generic, TypeVar

from site_builder import forked

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

_A_LOOK = 0.1  # seconds between two looks at how far processes are
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


@dataclass(slots=True)
class Awaited(Generic[R]):
    """Work under way: called, it waits for the results. `tell` says how far it is."""

    results: Callable[[], Sequence[R]]
    tell: Callable[[], None] = lambda: None
    _told: float = field(default_factory=perf_counter)

    def __call__(self) -> Sequence[R]:
        return self.results()

    def beside(self, items: Iterable[T]) -> Iterator[T]:
        """Yield what this process makes meanwhile, and tell now and then."""
        for item in items:
            yield item
            if perf_counter() - self._told > _A_LOOK:
                self.tell()
                self._told = perf_counter()


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
    def at_work(self, work: Callable[[S, Part], R], shared: S) -> "Iterator[Awaited[R]]":
        """Begin the work, and yield what waits for its results, in the order of the parts.

        What no other process does is done when its result is asked for. Where the block fails, so does the
        work."""
        if self.executor:
            with _submitted(self.executor, work, self.share(shared), self.parts) as futures:
                yield Awaited(_waiting(futures, lambda: None))
        elif (self.jobs > 1 or self.beside) and sys.platform == "linux":
            count = forked.Counter(self.jobs)
            tasks = [
                partial(_counted, work, shared, part, partial(count.add, number))
                for number, part in enumerate(self.parts)
            ]
            with forked.begun(tasks) as futures:
                yield Awaited(_waiting(futures, lambda: self.tell(count.sum)), lambda: self.tell(count.sum))
        else:
            yield Awaited(lambda: [self._alone(work, shared)], lambda: self.tell(0))

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


# Who is told of every item of a part that is done; not of one that another thread does.
_counts: ContextVar[tuple[Callable[[], None], ...]] = ContextVar("_counts", default=())


def _counted(work: Callable[[S, Part], R], shared: S, part: Part, count: Callable[[], None]) -> R:
    """Do a part in a process of its own, and count what is done."""
    _counts.set((count,))
    return work(shared, part)
