"""What all tests share: the option that writes golden files anew, and the one browser of a run."""

from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium

# The same examples on every run and every machine, and no fault of a machine that was busy for a moment.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write expected files anew; read the diff before you commit",
    )


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
