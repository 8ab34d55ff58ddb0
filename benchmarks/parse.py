"""Generated sessions in; how many a second one process reads, the memory, and each that is read wrong, out.

    python benchmarks/parse.py [--sessions 4300] [--runs 3] [--profile]

Timed is capture.read as a build calls it: files, repairs, reading, ledger. Every session is compared with
what it was made from: its day, spokesperson, opening, labels and paragraphs, word for word.
"""

import argparse
import cProfile
import pstats
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import corpus, mirrors  # noqa: E402
from site_builder import capture  # noqa: E402
from site_builder.diagnostics import Report  # noqa: E402
from site_builder.model import Capture, Role  # noqa: E402

SHOWN = 20  # sessions read wrong that are named


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sessions", type=int, default=4300, help="how many to make (4300)")
    parser.add_argument("--seed", type=int, default=0, help="another number makes other sessions (0)")
    parser.add_argument("--runs", type=int, default=3, help="readings to time (3)")
    parser.add_argument("--profile", action="store_true", help="show where the time goes, of one reading")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        truth = corpus.write(Path(folder), given.sessions, given.seed)
        seeds = Path(folder, "seeds")
        if given.profile:
            show_profile(seeds)
        walls, processed = zip(*(time_reading(seeds) for _ in range(given.runs)), strict=True)
        wrong = list(faults(truth, read(seeds)))
    seconds = statistics.median(walls)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(truth)} sessions in {seconds:.2f} s (median of {given.runs}; {min(processed):.2f} s of the "
        f"processor at least): {len(truth) / seconds:,.0f} a second, {memory:,.0f} MB at most, "
        f"{len(wrong)} read wrong"
    )
    for fault in wrong[:SHOWN]:
        print(fault)
    return 1 if wrong else 0


def read(seeds: Path) -> tuple[Capture, ...]:
    return capture.read(seeds, (), Report(), outlets=corpus.outlets())


def time_reading(seeds: Path) -> tuple[float, float]:
    """Return the seconds on the wall and of the processor: they differ where other work goes on."""
    begun, worked = time.perf_counter(), time.process_time()
    read(seeds)
    return time.perf_counter() - begun, time.process_time() - worked


def show_profile(seeds: Path) -> None:
    profile = cProfile.Profile()
    profile.runcall(read, seeds)
    pstats.Stats(profile).sort_stats("tottime").print_stats(30)


def faults(truth: Sequence[mirrors.Session], found: Sequence[Capture]) -> Iterator[str]:
    """Yield each session that was read otherwise than it was made, and the first difference."""
    for session, read_as in zip(truth, found, strict=True):
        made = wanted(session)
        got = [(turn.role, turn.label, tuple(p.text for p in turn.paragraphs)) for turn in read_as.turns]
        if read_as.refused:
            yield f"{session.seed}: refused, {read_as.refused}"
        elif read_as.held.value != session.held:
            yield f"{session.seed}: held {read_as.held.value}"
        elif read_as.spokespersons != (session.spokesperson,):
            yield f"{session.seed}: by {read_as.spokespersons}"
        elif got != made:
            same = [a == b for a, b in zip(made, got, strict=False)]
            place = same.index(False) if False in same else len(same)
            yield f"{session.seed}: turn {place} of {len(made)} is {str(got[place : place + 1])[:150]}"


def wanted(session: mirrors.Session) -> list[tuple[Role, str, tuple[str, ...]]]:
    turns = [(Role.OPENING, session.spokesperson, session.opening)] if session.opening else []
    for each in session.exchanges:
        turns.append((Role.QUESTION, each.label, each.question))
        if each.answer:
            turns.append((Role.ANSWER, each.answer_label, each.answer))
    return turns


if __name__ == "__main__":
    sys.exit(main())
