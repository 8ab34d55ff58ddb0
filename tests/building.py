"""An edition built by the command line, as an editor does, in a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def build(
    folder: Path, *options: str, cwd: Path = ROOT, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Build the sources of this repository into `folder`/site, with a cache that no other build shares."""
    link(folder)
    return command("build", folder, *options, cwd=cwd, **variables)


def link(folder: Path) -> None:
    """Have the sources of this repository in `folder`, but for those that are there."""
    for name in ("seeds", "content", "templates", "static"):
        if not (folder / name).exists():
            (folder / name).symlink_to(ROOT / name)


def command(
    name: str, folder: Path, *options: str, cwd: Path = ROOT, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a command on what lies in `folder`."""
    line = [sys.executable, "-m", "site_builder", name, "-q", "--root", str(folder), *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    return subprocess.run(line, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def built(folder: Path, *options: str) -> Path:
    """Return the site, which must have been published."""
    done = build(folder, *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"
