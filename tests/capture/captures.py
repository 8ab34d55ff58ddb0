"""Fixtures in; their captures, without margins, as files for `inspect` to read, out.

`python -m tests.capture.captures FOLDER` writes them all.
"""

import sys
from pathlib import Path

from tests.capture import truth


def write(folder: Path) -> list[Path]:
    """Write the capture of every fixture under the fixture's name."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for case in map(truth.of_fixture, truth.fixtures()):
        path = folder / f"{case.name}.txt"
        path.write_bytes(case.raw)
        written.append(path)
    return written


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.capture.captures FOLDER")
    for written in write(Path(sys.argv[1])):
        print(written)
