"""A number of sessions in; a folder out that `build --root` makes a whole made-up edition of, pinned.

    python benchmarks/edition.py --sessions 4300 -o DIR

writes seeds, content, templates, static and the lock into DIR, the same for the same arguments, and the truth
of the sessions beside them.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import corpus, editorial  # noqa: E402
from benchmarks.mirrors import Session  # noqa: E402

ALIKE = ("templates", "static")


def write(folder: Path, number: int, seed: int = 0) -> Sequence[Session]:
    """Write an edition of so many sessions into a folder that is made anew, and return their truth."""
    if folder.exists():
        shutil.rmtree(folder)
    words, sessions = corpus.made(number, seed)
    corpus.keep(folder, sessions, seed)
    editorial.write(folder / "content", sessions, words, seed)
    for name in ALIKE:
        shutil.copytree(ROOT / name, folder / name)
    subprocess.run(
        [sys.executable, "-m", "site_builder", "pin", "--root", str(folder.absolute()), "-q"],
        cwd=ROOT,
        check=True,
    )
    return sessions


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sessions", type=int, default=4300, help="how many (4300)")
    parser.add_argument("--seed", type=int, default=0, help="another number makes other sessions (0)")
    parser.add_argument("-o", "--output", type=Path, required=True, help="folder, made anew")
    given = parser.parse_args()
    sessions = write(given.output, given.sessions, given.seed)
    exchanges = sum(len(session.exchanges) for session in sessions)
    print(f"{len(sessions)} sessions, {exchanges} exchanges in {given.output}")


if __name__ == "__main__":
    main()
