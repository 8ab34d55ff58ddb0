"""Two checkers of HTML, made by others, find no fault in any page; and would find one."""

from pathlib import Path

import pytest

from tests.browser.pages import markup

BROKEN = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8" /><title>A page</title></head>
<body><main><h1>A page</h1><p id="a">One</p><p id="a">Two</p></main></body></html>
"""


@pytest.mark.parametrize("checker", [markup.html_validate, markup.nu])
def test_no_page_has_a_fault(site: Path, checker: markup.Checker) -> None:
    assert len(markup.files(site)) > 250
    assert checker(site) == []


@pytest.mark.parametrize("checker", [markup.html_validate, markup.nu])
def test_a_fault_is_found_and_its_page_named(tmp_path: Path, checker: markup.Checker) -> None:
    (tmp_path / "index.html").write_text(BROKEN, "utf-8")
    found = checker(tmp_path)
    assert [line for line in found if line.startswith("index.html:") and "uplicate ID" in line]
