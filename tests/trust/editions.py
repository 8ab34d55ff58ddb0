"""A folder in; a small made-up edition in it, which has some of everything, out.

It is the base of tests/diagnostics/ with tests/trust/edition/ laid over it.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder import again, build, config
from site_builder.diagnostics import BuildFailed, Report, render
from site_builder.stage import EnvironmentFault
from tests.building import ROOT

BASE = ROOT / "tests" / "diagnostics" / "_base"
OVER = Path(__file__).with_name("edition")
LOCK = "content/permalinks.lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a build: the exit code that the command line would give, and what was said."""

    code: int
    said: str


def lay(root: Path, *, linked: bool = True) -> Path:
    """Make the edition at `root`; templates and static files are copies where it is not `linked`."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    shutil.copytree(OVER, root, dirs_exist_ok=True)
    for name in ("templates", "static"):
        if linked:
            (root / name).symlink_to(ROOT / name)
        else:
            shutil.copytree(ROOT / name, root / name)
    return root


def build_it(
    root: Path,
    given: Mapping[str, str],
    environment: Mapping[str, str] | None = None,
    *,
    cache: Path | None = None,
) -> Outcome:
    """Build in this process, as the command line does with these options; with another cache, if one is
    given."""
    report = Report()
    settings = config.from_environment({"root": str(root), **given}, report, environment=environment or {})
    settings = replace(settings, cache=cache or settings.cache)
    try:
        report.stop_on_errors()
        again.build(settings, report, lambda stage: None)
    except BuildFailed:
        return Outcome(code=1, said=told(report))
    except EnvironmentFault as fault:
        return Outcome(code=3, said=f"{fault.message}\n{fault.hint}")
    return Outcome(code=0, said=told(report))


def pin_it(root: Path) -> None:
    report = Report()
    build.pin(
        config.from_environment({"root": str(root)}, report, environment={}), report, lambda stage: None
    )


def told(report: Report) -> str:
    return "\n".join(render(found) for found in report)


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder`, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
