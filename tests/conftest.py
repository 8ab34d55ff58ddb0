"""What all tests share: the option that writes golden files anew, the one browser of a run, and the summary
of the quirks of captures that the fixtures show."""

import os
import signal
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.capture import truth

# Where the machine lets none keep what it compiled, every command of a test would compile the whole builder.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Where a shell has the run ignore interrupts, as by `make test &`, all that it starts would ignore them, too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples on every run and every machine, and no fault of a machine that was busy for a moment.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write expected files anew; read the diff before you commit",
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which fixtures show which quirk of real captures, where they were read in this run."""
    reports = (report for group in terminalreporter.stats.values() for report in group)
    if any("capture/test_fixtures.py" in getattr(report, "nodeid", "") for report in reports):
        shown = truth.shown_by(truth.fixtures())
        covered = sum(map(bool, shown.values()))
        terminalreporter.section(f"quirks of captures: {covered} of {len(shown)} shown by fixtures")
        for quirk, names in shown.items():
            terminalreporter.write_line(f"{quirk}: {', '.join(names) or 'none'}")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. A process has room for one Playwright, so no test starts another."""
    with sync_playwright() as playwright:
        started = chromium.launch(playwright)
        yield started
        started.close()
