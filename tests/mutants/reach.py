"""A file of tests in; which lines of the mutated modules each of its tests runs through, and for how long.

A file is run in a process of its own, so that nothing is made already that its tests would have to make: what
one of them makes and keeps, the others look at too. Processes that tests start are not followed.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import coverage
import pytest

from tests.mutants.ground import Ended, Ground

Lines = Mapping[int, frozenset[str]]  # the tests that run through a line; "" for import

LONGEST = 60.0  # seconds that a file may take, measured so; one that takes longer is not asked
_STARTS = {"os.fork", "os.posix_spawn", "subprocess.Popen"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    file: str
    seconds: Mapping[str, float]  # of work, not of waiting, by test, in their order, of those that pass
    lines: Mapping[str, Lines]  # by path of the module
    words: frozenset[str]  # of the file, by which modules can be named
    starts: bool  # other processes, whose lines are not known


def reach(ground: Ground, file: str, folders: Sequence[str]) -> Reach | None:
    """Return what the tests of a file reach below these folders; None where they take too long."""

    def work(root: Path) -> tuple[object, ...]:
        return _measured(root, file, folders)

    try:
        seconds, lines, starts = ground.done(work, seconds=LONGEST)
    except Ended:
        return None
    words = frozenset(re.findall(r"[a-z_]+", (ground.root / file).read_text("utf-8")))
    return Reach(file=file, seconds=seconds, lines=lines, words=words, starts=starts)  # type: ignore[arg-type]


def options(scratch: Path) -> list[str]:
    """Return what pytest is told wherever it is run for mutants: to leave nothing behind."""
    return ["-p", "no:cacheprovider", "-p", "no:xdist", "--basetemp", str(scratch / "tests")]


def _measured(root: Path, file: str, folders: Sequence[str]) -> tuple[object, ...]:
    modules = [f"{root}/{folder}/*" for folder in folders]
    cover = coverage.Coverage(data_file=None, include=modules, config_file=False)
    watcher = _Watcher(cover.switch_context)
    sys.addaudithook(watcher.hear)
    cover.start()
    pytest.main([*options(root.parent / "scratch"), file], plugins=[watcher])
    cover.stop()
    data = cover.get_data()
    lines = {
        str(Path(path).relative_to(root)): {
            line: frozenset(tests) - watcher.failed for line, tests in data.contexts_by_lineno(path).items()
        }
        for path in data.measured_files()
    }
    seconds = {test: taken for test, taken in watcher.seconds.items() if test not in watcher.failed}
    return seconds, lines, watcher.starts


class _Watcher:
    """Tells which test runs, measures it, and hears of processes that it starts."""

    def __init__(self, switch: Callable[[str], object]) -> None:
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()
        self.starts = False
        self._switch = switch

    def hear(self, event: str, _: object) -> None:
        self.starts = self.starts or event in _STARTS

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._switch(item.nodeid)
        began = sum(os.times()[:4])
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid] = sum(os.times()[:4]) - began
            self._switch("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.passed:
            self.failed.add(report.nodeid)
