"""Made-up editions in; what builds of ours and of other generators take, as a table in RESULTS.md, out.

    python -m benchmarks.run [--sessions 4300] [--fewer 1000] [--sizes 1000 4300] [--rounds 1] [--only NAME]

`make bench` installs the other generators first. Editions and sites are kept in .bench/; a machine that does
something else at the time gives other figures. `--rounds 3 --fewer 4300 --sizes 1000 4300 16000` takes hours.
"""

import argparse
import os
import sys
import time
from pathlib import Path

from benchmarks import results
from benchmarks.sections import SECTIONS, Bench

PLACE = Path(__file__).parent.parent / ".bench" / "work"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sessions", type=int, default=4300, help="how many sessions (4300)")
    parser.add_argument(
        "--fewer", type=int, default=1000, help="how many where many builds are compared (1000)"
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=(1000, 4300), help="those of the growth")
    parser.add_argument("--rounds", type=int, default=1, help="how often each is measured (1)")
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=tuple(SECTIONS), help="sections")
    parser.add_argument("-o", "--output", type=Path, default=results.FILE, help="file (RESULTS.md)")
    given = parser.parse_args()
    bench = Bench(
        place=PLACE,
        sessions=given.sessions,
        fewer=min(given.fewer, given.sessions),
        sizes=tuple(sorted(given.sizes)),
        rounds=given.rounds,
    )
    load, begun = os.getloadavg()[0], time.perf_counter()
    found = []
    for name in given.only:
        print(f"{name}, after {time.perf_counter() - begun:.0f} s", flush=True)
        found.append(SECTIONS[name](bench))
    results.write(given.output, found, sys.argv[1:], load)
    print(f"{given.output.name} written after {time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
