"""What the commands that look at pages share: a site, built or given, served, in a browser; and tables."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.browser.host import serving
from tests.building import built


@contextmanager
def site_of(arguments: Sequence[str]) -> Iterator[Path]:
    """Yield the site in the folder that the command names, or one that is built for it."""
    if arguments:
        yield Path(arguments[0]).resolve()
        return
    with tempfile.TemporaryDirectory() as folder:
        yield built(Path(folder))


@contextmanager
def looked_at(arguments: Sequence[str]) -> Iterator[tuple[Path, str, Browser]]:
    """Yield the site, the address that it is served at with the headers of the host, and a browser."""
    with site_of(arguments) as site, serving(site) as host, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        yield site, host, browser
        browser.close()


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows of text below their heads; what is a number in every row stands at the right."""
    columns = list(zip(head, *rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    numeric = [all(not cell or cell[0].isdigit() for cell in column[1:]) for column in columns]
    lines = (
        "  ".join(
            cell.rjust(width) if is_number else cell.ljust(width)
            for cell, width, is_number in zip(row, widths, numeric, strict=True)
        ).rstrip()
        for row in (head, *rows)
    )
    return "\n".join(lines)
