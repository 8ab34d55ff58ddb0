"""Generated sessions in; what each part of the apparatus takes of time and memory, and how it grows, out.

    python benchmarks/apparatus.py [--sessions 1000 2000 4300]

Each size is measured in a process of its own: the sessions are made, read and joined without the apparatus,
then every part of WORK is run on the edition. Memory is the most that the process held after the part, above
what it held before; seconds are those of the processor.
"""

import argparse
import gc
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import corpus, dates, terms  # noqa: E402
from site_builder import capture, curate  # noqa: E402
from site_builder.curate import parallels  # noqa: E402
from site_builder.diagnostics import Report  # noqa: E402
from site_builder.model import Content, Edition, ParallelSettings, SiteSettings  # noqa: E402

SIZES = (1000, 2000, 4300)
ONCE = 1_000_000  # words in a row: nothing is a parallel, so that the edition is joined without any


def find_parallels(edition: Edition) -> str:
    """Find what recurs, and say how much."""
    return parallels.summary(
        replace(edition, families=parallels.families(edition.briefings, ParallelSettings()))
    )


def find_terms(edition: Edition) -> str:
    """Find 300 terms of the corpus's own words."""
    units = (unit for b in edition.briefings for unit in b.units)
    passages = [passage for unit in units for passage in unit.passages]
    return f"{sum(terms.terms(passages).values()):,} places of 300 terms"


def find_dates(edition: Edition) -> str:
    """Find and reckon times in as many sessions, which name as many as the seeds do: the corpus has few."""
    pages = list(dates.made(len(edition.briefings)))
    seconds, found = dates.timed(pages)
    return f"{found:,} times, the finding alone {seconds:.1f} s"


# What is measured: a name, and what is done with the edition, which returns what it found in a few words.
WORK: tuple[tuple[str, Callable[[Edition], str]], ...] = (
    ("terms", find_terms),
    ("dates", find_dates),
    ("parallels", find_parallels),
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--sessions", type=int, nargs="+", default=SIZES, help="how many to make, size by size"
    )
    parser.add_argument("--alone", action="store_true", help="measure in this process")
    given = parser.parse_args()
    for number in given.sessions:
        if given.alone:
            measure(number)
        else:
            subprocess.run([sys.executable, __file__, "--alone", "--sessions", str(number)], check=True)


def measure(number: int) -> None:
    edition = made(number)
    exchanges = sum(len(briefing.exchanges) for briefing in edition.briefings)
    words = sum(briefing.words for briefing in edition.briefings)
    print(f"{number:,} sessions, {exchanges:,} exchanges, {words:,} words, {held():,.0f} MB", flush=True)
    for name, work in WORK:
        gc.collect()
        before, walled, worked = held(), time.perf_counter(), time.process_time()
        found = work(edition)
        worked, walled = time.process_time() - worked, time.perf_counter() - walled
        print(
            f"  {name}: {worked:.1f} s of the processor ({walled:.1f} s on the wall), "
            f"{held() - before:,.0f} MB more, {held():,.0f} MB in all; "
            f"{1_000_000 * worked / words:.2f} s a million words. {found}",
            flush=True,
        )


def made(number: int) -> Edition:
    """Return so many sessions, read and joined."""
    with tempfile.TemporaryDirectory() as folder:
        corpus.write(Path(folder), number)
        report = Report()
        captures = capture.read(Path(folder, "seeds"), (), report, outlets=corpus.outlets())
    none = SiteSettings(parallels=ParallelSettings(words=ONCE))
    return curate.join(captures, Content(settings=none), report)


def held() -> float:
    """Return the most megabytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform != "darwin" else 1024**2
    )


if __name__ == "__main__":
    main()
