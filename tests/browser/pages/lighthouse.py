"""Lighthouse on the four pages that a reader comes to most, as on a telephone with a slow line.

As a program (`make lighthouse`) it prints the four scores of each page, and what cost points.
"""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.host import serving
from tests.browser.pages import tools
from tests.browser.pages.looking import site_of, table

ADDRESSES = ("/", "/briefings/2022-09-13/", "/topics/taiwan/", "/search/")
# Seconds on this machine go into the first. The others are the same wherever they are asked for.
TIMED = ("performance",)
UNTIMED = ("accessibility", "best-practices", "seo")
CATEGORIES = (*TIMED, *UNTIMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    address: str
    points: dict[str, int]
    lost: tuple[str, ...]  # what cost points, in Lighthouse's words


_SURE = "--ignore-certificate-errors"  # nobody knows ours
_AGAIN, _TRIES = "Please run Lighthouse again", 3  # what it says where the browser left out a part


def score(host: str, address: str, browser: str, categories: Sequence[str] = CATEGORIES) -> Scores:
    """Have Lighthouse open the page in a browser of its own. Raises RuntimeError where it cannot."""
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    flags = " ".join(("--headless=new", _SURE, *chromium.QUIET, *sandbox))
    command = (host + address, "--quiet", "--output=json", f"--only-categories={','.join(categories)}")
    for _ in range(_TRIES):
        done = tools.node(tools.LIGHTHOUSE, *command, f"--chrome-flags={flags}", CHROME_PATH=browser)
        if _AGAIN not in done.stderr:
            break
    if done.returncode:
        raise RuntimeError(done.stderr)
    report: dict[str, Any] = json.loads(done.stdout)
    return Scores(
        address=address,
        points={name: round(100 * (report["categories"][name]["score"] or 0)) for name in categories},
        lost=tuple(lost(report, categories)),
    )


def lost(report: dict[str, Any], categories: Sequence[str]) -> Iterator[str]:
    for name in categories:
        for part in report["categories"][name]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{name}: {audit['title']} {audit.get('displayValue', '')}".rstrip()


def main() -> int:
    with sync_playwright() as playwright:
        browser = chromium.find(playwright.chromium)
    # Over HTTP/1.1, files wait for each other, and for connections, as they do from no host of today.
    with site_of(sys.argv[1:]) as site, serving(site) as plain, tools.over_http2(plain) as host:
        found = [score(host, address, browser) for address in ADDRESSES]
    rows = [(each.address, *(str(each.points[name]) for name in CATEGORIES)) for each in found]
    print(table(("page", *CATEGORIES), rows))
    for each in found:
        print(*(f"{each.address} {lost}" for lost in each.lost), sep="\n", end="\n" if each.lost else "")
    return any(points < 100 for each in found for points in each.points.values())


if __name__ == "__main__":
    sys.exit(main())
