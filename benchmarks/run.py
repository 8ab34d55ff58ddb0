"""The edition in, the time of a first build and of a second one out: medians, and their ratio.

A first build finds neither a site nor a cache; the second finds both, with nothing changed. Each is a process
of its own, timed whole, start of Python included.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCES = ("seeds", "content", "templates", "static")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="first and second builds to time (5)")
    runs = parser.parse_args().runs
    pairs = [time_pair() for _ in range(runs)]
    first, second = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"median of {runs}: first build {first:.2f} s, second {second:.2f} s, ratio {second / first:.2f}")


def time_pair() -> tuple[float, float]:
    """Return the seconds of a first and of a second build, in a folder that holds the sources alone."""
    with tempfile.TemporaryDirectory() as folder:
        for name in SOURCES:
            shutil.copytree(ROOT / name, Path(folder, name))
        return time_build(folder), time_build(folder)


def time_build(root: str) -> float:
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "site_builder", "build", "--root", root, "-q"], cwd=ROOT, check=True
    )
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
