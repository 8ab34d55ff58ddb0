"""A small site made by hand, without a fault, put on disk at the root of its host or below a path."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder import verify
from site_builder.diagnostics import Diagnostic, Report
from site_builder.model import Edition
from tests import editions

SITE = Path(__file__).parent / "site"
ORIGIN = "https://e.org"
TEXT = {".html", ".css", ".js", ".svg", ".xml"}

Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Return a function that lays out the site, with the files of `overlay` over it."""

    def run(base: str = "", overlay: Path | None = None) -> Path:
        root = tmp_path / "root"
        shutil.copytree(SITE, root)
        if overlay:
            shutil.copytree(overlay, root, dirs_exist_ok=True)
        for path in root.rglob("*"):
            if path.suffix in TEXT:
                text = path.read_text("utf-8").replace("{base}", base).replace("{origin}", ORIGIN)
                path.write_text(text, "utf-8")
        return root

    return run


def check(
    root: Path, base: str = "", *, edition: Edition | None = None, search: bool = False
) -> list[Diagnostic]:
    report = Report()
    base_url = f"{ORIGIN}{base}/"
    verify.site(root, edition or editions.edition(), base_url=base_url, report=report, search=lambda: search)
    return list(report)
