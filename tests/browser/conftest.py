"""The edition as it stands here, built once, served, and opened in a Chromium that may not complain."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.browser.chromium import PATIENCE
from tests.browser.host import serving
from tests.building import built


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("edition"))


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def host_below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same edition, published below the root of its host."""
    site = built(tmp_path_factory.mktemp("below"), "--base-url", "https://example.org/sub/")
    with serving(site, base="/sub") as address:
        yield address


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh profile; its options by `@pytest.mark.parametrize("context", …, indirect=True)`."""
    opened = browser.new_context(**getattr(request, "param", {}))
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails its test on any word in the console, any error or missing file, and anything that it
    asks of another host than this one."""
    complaints: list[str] = []
    opened = context.new_page()
    opened.on("console", lambda message: complaints.append(f"{opened.url}: {message.text}"))
    opened.on("pageerror", lambda error: complaints.append(f"{opened.url}: {error}"))
    opened.on("request", lambda request: complain_of_host(request, complaints))
    opened.on("requestfailed", lambda request: complain_of(request, complaints))
    opened.on(
        "response",
        lambda response: (
            complaints.append(f"{response.url}: {response.status}") if response.status >= 400 else None
        ),
    )
    opened.set_default_timeout(PATIENCE)
    yield opened
    opened.unroute_all(behavior="wait")  # what is still being answered would fail when the page closes
    assert complaints == []


def complain_of_host(request: Request, complaints: list[str]) -> None:
    if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
        complaints.append(f"{request.url} is another host")


def complain_of(request: Request, complaints: list[str]) -> None:
    """Note a request that failed, unless it was given up because the reader went on to another page."""
    if request.failure != "net::ERR_ABORTED":
        complaints.append(f"{request.url}: {request.failure}")
