"""The HTML of a whole site in, what html-validate and the Nu checker of the W3C have against it out.

As a program (`make markup`) it prints one line a fault, and how many pages were read.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.browser.pages import tools
from tests.browser.pages.looking import site_of

CONFIG = tools.HERE / "html-validate.mjs"
# Errors and warnings, not remarks: it makes one on each `<br />`, and pages are well-formed XML on purpose
# (docs/adr/0001). Of other files stylesheets and pictures only: a feed is no HTML.
NU_OPTIONS = (
    *("--format", "json", "--stdout", "--skip-info-messages"),
    *("--skip-non-html", "--also-check-css", "--also-check-svg"),
)


Checker = Callable[[Path], list[str]]


def files(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def html_validate(site: Path) -> list[str]:
    """Return "file:line: fault (rule)" for every fault of any page; warnings are faults too."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"  # a pipe is shut before all is said
        options = ("--config", str(CONFIG), "--formatter", f"json={report}")
        done = tools.node(tools.HTML_VALIDATE, *options, f"{site}/**/*.html")
        if not report.is_file():
            return [done.stdout + done.stderr]
        results = json.loads(report.read_text("utf-8"))
    return [
        f"{shown(site, result['filePath'])}:{each['line']}: {each['message']} ({each['ruleId']})"
        for result in results
        for each in result["messages"]
    ]


def nu(site: Path) -> list[str]:
    """Return "file:line: message" for every error and warning of the Nu checker, in pages, CSS and SVG."""
    done = tools.java(tools.NU, *NU_OPTIONS, str(site))
    if not done.stdout.startswith("{"):
        return [done.stdout + done.stderr]
    return [
        f"{shown(site, each['url'].removeprefix('file:'))}:{each.get('lastLine', 1)}: {each['message']}"
        for each in json.loads(done.stdout)["messages"]
    ]


def shown(site: Path, path: str) -> str:
    """Return the path from the site's folder, however the tool spells the folder's."""
    file = Path(path)
    return str(file.relative_to(site)) if file.is_relative_to(site) else path


def main() -> int:
    with site_of(sys.argv[1:]) as site:
        count = len(files(site))
        faults = {"html-validate": html_validate(site), "Nu": nu(site)}
    for checker, found in faults.items():
        print(*found, f"{checker}: {count} pages, {len(found)} faults", sep="\n")
    return any(faults.values())


if __name__ == "__main__":
    sys.exit(main())
