"""What a process made before in; the same again, out, where it would be made of the same.

A server builds on every save, and most of what it reads has not changed since the last one. What is
remembered comes back as the very object that it was, so that what is made of it is known again, too.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import RLock
from typing import Any, TypeVar

from site_builder.diagnostics import Diagnostic, Report

T = TypeVar("T")
Given = Callable[[], object]  # returns all that something is made from


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    given: object
    result: Any
    found: tuple[Diagnostic, ...]


@dataclass(slots=True)
class Memory:
    """Remembers, under each name, what was made last, and what was wrong with it. `keeps` is False for a
    process that builds once: it makes everything, and asks of nothing what it is made from. One thread at a
    time makes something."""

    keeps: bool = True
    _making: RLock = field(default_factory=RLock)
    _made: dict[str, _Made] = field(default_factory=dict)

    def made(self, name: str, given: Given, make: Callable[[Report], T], report: Report) -> T:
        """Return what `make` returns, and report what it reports; nobody may change that afterwards."""
        if not self.keeps:
            return make(report)
        with self._making:
            now, last = given(), self._made.get(name)
            if last is None or last.given != now:
                fresh = Report()
                last = _Made(given=now, result=make(fresh), found=tuple(fresh.diagnostics))
                self._made[name] = last
        report.diagnostics.extend(last.found)
        result: T = last.result
        return result


NO_MEMORY = Memory(keeps=False)
