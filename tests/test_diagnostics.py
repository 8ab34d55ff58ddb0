"""Every rule's case: a small edition with one fault in it, and what `check` says of it, word for word.

tests/diagnostics/_base/ is an edition without faults. A case is laid over it: its files are added or take
the place of the base's, the paths in REMOVE are taken out, `options` are those of the command line, and
expected.txt is what is reported. What needs more than files (a disk that is full, a seed that changes while
it is read) is tested by the module that BY names.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder import build, config
from site_builder.diagnostics import BuildFailed, Report, render

ROOT = Path(__file__).parents[1]
CASES = Path(__file__).parent / "diagnostics"
BASE = CASES / "_base"
FOLDERS = sorted(folder for folder in CASES.iterdir() if folder.is_dir() and folder != BASE)


@pytest.mark.parametrize(
    "case", [each for each in FOLDERS if not (each / "BY").exists()], ids=lambda c: c.name
)
def test_case_is_reported_as_expected(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update_golden: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    lay(case, tmp_path)
    expected = case / "expected.txt"
    found = reported(tmp_path, options(case))
    if update_golden:
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")


@pytest.mark.parametrize("case", [each for each in FOLDERS if (each / "BY").exists()], ids=lambda c: c.name)
def test_case_of_another_module_is_read_there(case: Path) -> None:
    module = ROOT / (case / "BY").read_text("utf-8").strip()
    assert f'"{case.name}"' in module.read_text("utf-8")


def test_the_base_has_no_faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lay(BASE, tmp_path)
    assert reported(tmp_path, {}) == ""


def lay(case: Path, root: Path) -> None:
    """Make the base edition at `root`, with the case laid over it. Templates and static files are those of
    the repository, unless the case has some of its own."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    for name in ("templates", "static"):
        if (case / name).exists():
            shutil.copytree(ROOT / name, root / name)
    for name in lines(case / "REMOVE"):
        if (root / name).is_dir():
            shutil.rmtree(root / name)
        else:
            (root / name).unlink()
    for path in sorted(case.rglob("*")):
        target = root / path.relative_to(case)
        if path.is_dir():
            target.mkdir(exist_ok=True)
        elif path.parent != case:
            target.unlink(missing_ok=True)
            shutil.copy(path, target, follow_symlinks=False)


def options(case: Path) -> dict[str, str]:
    """Return the case's options: "--strict" and "--base-url https://x/", one a line."""
    pairs = (line.removeprefix("--").partition(" ") for line in lines(case / "options"))
    return {name: value or "1" for name, _, value in pairs}


def lines(path: Path) -> Iterator[str]:
    if path.exists():
        yield from path.read_text("utf-8").splitlines()


def reported(root: Path, given: dict[str, str]) -> str:
    """Return what `check` reports, as the terminal shows it."""
    fixed = {name: str(ROOT / name) for name in ("templates", "static") if not (root / name).exists()}
    report = Report()
    settings = config.from_environment({**fixed, "no-search": "1", **given}, report, environment={})
    if not report.refuses:
        report = Report(strict=settings.strict)
        try:
            build.check(settings, report, lambda stage: None)
        except BuildFailed:
            assert report.refuses
        else:
            assert not report.refuses
    shown = "\n\n".join(render(found) for found in report)
    return f"{shown}\n" if shown else ""
