"""How far a run has come in; what each of its stages took out."""

import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import NamedTuple


class Step(NamedTuple):
    """A stage of a run, and how many of its objects (captures, briefings, pages, records) are done. It begins
    with none. `total` is 0 where nobody knows how many there will be."""

    stage: str
    done: int = 0
    total: int = 0


Progress = Callable[[Step], None]


def told(stage: str, progress: Progress, total: int = 0) -> Callable[[int], None]:
    """Return what is told how far a stage is."""
    return lambda done: progress(Step(stage, done, total))


class Cost(NamedTuple):
    """What a stage took: seconds on the wall, and the most bytes that any process has held by its end."""

    stage: str
    seconds: float
    objects: int
    memory: int


@dataclass(slots=True)
class Profile:
    """Is told each step, tells it on, and keeps what every stage cost."""

    tell: Progress
    costs: list[Cost] = field(default_factory=list)
    _last: Step | None = None
    _began: float = 0.0

    def __call__(self, step: Step) -> None:
        if self._last and self._last.stage != step.stage:
            self.end()
        if not self._last:
            self._began = perf_counter()
        self._last = step
        self.tell(step)

    def end(self) -> None:
        """Close the stage that is under way, if there is one."""
        if self._last:
            seconds, done = perf_counter() - self._began, max(self._last.done, self._last.total)
            self.costs.append(Cost(self._last.stage, seconds, done, peak_memory()))
            self._last = None


def peak_memory() -> int:
    """Return the most bytes that this process, or one that it began, has held at a time."""
    unit = 1 if sys.platform == "darwin" else 1024
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(each).ru_maxrss for each in who) * unit
