"""A mutant in; the test that fails with it, out, or none: then it survives.

Asked are the tests that run through the mutated lines: those of its room, then all others; at last also the
rest of their files, as what one test makes others may look at, and those that start processes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import hypothesis
import pytest

from tests.mutants.ground import Ended, Ground
from tests.mutants.reach import Reach, options
from tests.mutants.sample import Mutant

Tests = Mapping[str, float]  # seconds by test

LIMITS = (8.0, 8.0, 4.0)  # seconds that the tests of a round may take, as they were measured
_LEAST, _TIMES = 15.0, 3.0  # seconds granted to a round anyhow, and how many times what was measured
NO_END, NO_START = "no end", "no start"  # instead of a test: it ran too long, or none could be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    killed_by: str  # a test, NO_END or NO_START; nothing for a survivor
    asked: int  # tests, at most


def tried(ground: Ground, mutant: Mutant, reaches: Sequence[Reach]) -> Verdict:
    asked = 0
    with ground.changed(mutant.path, mutant.source):
        for tests in rounds(mutant, reaches):
            asked += len(tests)
            try:
                work = partial(failing, tests=list(tests))
                found = ground.done(work, seconds=_LEAST + _TIMES * sum(tests.values()))
            except Ended:
                found = NO_END
            if found:
                return Verdict(killed_by=found, asked=asked)
    return Verdict(killed_by="", asked=asked)


def rounds(mutant: Mutant, reaches: Sequence[Reach]) -> list[Tests]:
    """Return the tests to ask, in three lots, each in the order in which they are asked."""
    lots: tuple[list[Tests], ...] = ([], [], [])
    room = "/".join(("tests", *Path(mutant.path).parts[1:-1])) + "/"
    for reach in reaches:
        through, reached = _through(mutant, reach)
        near = reach.file.startswith(room)
        lots[0 if near else 1].append(
            {test: taken for test, taken in reach.seconds.items() if test in through}
        )
        if reached or reach.starts:
            lots[2].append({test: taken for test, taken in reach.seconds.items() if test not in through})
    return [lot for lot in map(chosen, lots, LIMITS) if lot]


def _through(mutant: Mutant, reach: Reach) -> tuple[set[str], bool]:
    """Return the tests that run through the mutated lines, and whether the file does so at all.

    What runs on import runs for every test: then those count that run through a function of the module, or
    stand in a file that names it."""
    lines = reach.lines.get(mutant.path, {})
    if mutant.is_called:
        found = [lines.get(number, frozenset()) for number in range(mutant.first, mutant.last + 1)]
    elif Path(mutant.path).stem in reach.words:
        found = [*lines.values(), frozenset(reach.seconds) if lines else frozenset()]
    else:
        found = list(lines.values())
    tests = set().union(*found)
    return tests - {""}, bool(tests)


def chosen(files: Iterable[Tests], limit: float) -> Tests:
    """Return the tests that fit into so many seconds: of the quickest files, the quickest that fit."""
    left = limit
    taken: dict[str, float] = {}
    for tests in sorted(files, key=lambda tests: sum(tests.values())):
        fitting = set()
        for test, seconds in sorted(tests.items(), key=lambda pair: pair[1]):
            if seconds > left:
                break
            fitting.add(test)
            left -= seconds
        taken |= {test: seconds for test, seconds in tests.items() if test in fitting}
    return taken


def failing(root: Path, tests: Sequence[str]) -> str:
    """Run tests up to the first that fails, and return its name; nothing where all pass.

    Where not even the tests can be read, pytest ends in another way, and no test is named."""
    asker = _Asker(tests)
    files = dict.fromkeys(test.partition("::")[0] for test in tests)
    ended = pytest.main(["-x", *options(root.parent / "scratch"), *files], plugins=[asker])
    passed = ended in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    return asker.failed or ("" if passed else NO_START)


class _Asker:
    """Chooses the tests, and remembers the first that failed. A failure of Hypothesis is not made small."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._order = {test: number for number, test in enumerate(tests)}
        self.failed = ""

    def pytest_configure(self) -> None:
        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        hypothesis.settings.register_profile("mutants", hypothesis.settings.default, phases=phases)
        hypothesis.settings.load_profile("mutants")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        known = [item for item in items if item.nodeid in self._order]
        items[:] = sorted(known, key=lambda item: self._order[item.nodeid])

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.failed = self.failed or report.nodeid

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed = self.failed or report.nodeid
