"""What a process made before in; the same again, out, where it would be made of the same.

A server builds on every save, and most of what it reads has not changed since the last one. What is
remembered comes back as the very object that it was, so that what is made of it is known again, too.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import RLock
from typing import Any, Self, TypeVar

from site_builder.diagnostics import Diagnostic, Report

T = TypeVar("T")
# Returns all that something is made from, and how the system tells when that was changed, where it can.
Given = Callable[[], tuple[object, object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    given: object
    result: Any
    found: tuple[Diagnostic, ...]

    @classmethod
    def anew(cls, given: object, make: Callable[[Report], Any]) -> Self:
        report = Report()
        return cls(given=given, result=make(report), found=tuple(report.diagnostics))


@dataclass(slots=True)
class Memory:
    """Remembers, under each name, what was made last, and what was wrong with it. `keeps` is False for a
    process that builds once: it makes everything, and asks of nothing what it is made from. What is changed
    while something is made of it is not remembered. One thread at a time makes something."""

    keeps: bool = True
    _making: RLock = field(default_factory=RLock)
    _made: dict[str, _Made] = field(default_factory=dict)

    def made(self, name: str, given: Given, make: Callable[[Report], T], report: Report) -> T:
        """Return what `make` returns, which nobody may change afterwards, and report what it reports: to a
        report that is empty when it begins."""
        made = self._remembered(name, given, make) if self.keeps else _Made.anew(None, make)
        report.diagnostics.extend(made.found)
        result: T = made.result
        return result

    def _remembered(self, name: str, given: Given, make: Callable[[Report], Any]) -> _Made:
        with self._making:
            now, last = given(), self._made.get(name)
            if last and last.given == now[0]:
                return last
            made = _Made.anew(now[0], make)
            if given() == now:
                self._made[name] = made
            return made


NO_MEMORY = Memory(keeps=False)
