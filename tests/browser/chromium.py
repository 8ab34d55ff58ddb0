"""Where Chromium is: the system's own, or Playwright's. Run as a program, it fails when there is none."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, Playwright, expect, sync_playwright

PATIENCE = 60_000  # milliseconds for what a page should show, on a machine that is busy with other tests
NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def find(kind: BrowserType) -> str:
    """Return the path of a Chromium, "" where there is none."""
    own = kind.executable_path
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path), own if Path(own).exists() else "")


def launch(playwright: Playwright) -> Browser:
    """Start Chromium; what is expected of its pages is waited for."""
    expect.set_options(timeout=PATIENCE)
    path = find(playwright.chromium)
    assert path, "no Chromium: run `make test`, which installs one"
    # Chromium refuses to run its sandbox as root, which is what a container is.
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    return playwright.chromium.launch(executable_path=path, args=[*QUIET, *sandbox])


if __name__ == "__main__":
    with sync_playwright() as started:
        sys.exit(not find(started.chromium))
