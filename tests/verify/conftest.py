"""A small site made by hand, without a fault, put on disk at the root of its host or below a path."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder import verify
from site_builder.cache import NO_CACHE
from site_builder.diagnostics import Diagnostic, Report
from site_builder.model import Edition
from tests import editions
from tests.kept import Kept

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
    """Return the faults of a site, which are the same whatever was kept of its pages."""
    kept = Kept()
    found = []
    for cache in (NO_CACHE, kept, kept):
        report = Report()
        verify.site(
            root,
            edition or editions.edition(),
            base_url=f"{ORIGIN}{base}/",
            report=report,
            search=lambda: search,
            cache=cache,
        )
        found.append(list(report))
    assert found[0] == found[1] == found[2]
    return found[0]
