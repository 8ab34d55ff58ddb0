"""Generated sessions in; how long it takes to find and reckon every time that they name, out.

    python benchmarks/dates.py [--sessions 4300] [--runs 3]

The made-up sentences of the corpus name few times, so every third paragraph gets one that names some: about
as many in a session as the seeds have.
"""

import argparse
import random
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import corpus  # noqa: E402
from site_builder.curate import times  # noqa: E402

NAMING = (
    "On November 15, the two sides held talks on this and that, and they will meet again next month.",
    "The meeting was held from September 5 to 9, and it was said yesterday that it went well.",
    "Since 2012 the two countries have come a long way, and in the past three years still more so.",
    "As soon as possible, we hope, they will return to the table, as they did three decades ago.",
    "In the first half of 2023 trade rose by 5.2 percent, from 24 to 26 billion, at the end of last year.",
    "This is the 50th anniversary of the treaty, and on the 15th of this month it was marked in the capital.",
)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sessions", type=int, default=4300, help="how many to make (4300)")
    parser.add_argument("--runs", type=int, default=3, help="how often to time them (3)")
    given = parser.parse_args()
    print(report(given.sessions, given.runs))
    return 0


def report(sessions: int = 4300, runs: int = 3) -> str:
    """Return one line: sessions, exchanges, times found, seconds, milliseconds a session, memory."""
    pages = list(made(sessions))
    exchanges = sum(number for _, number, _ in pages)
    seconds, found = zip(*(timed(pages) for _ in range(runs)), strict=True)
    middle = statistics.median(seconds)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"dates: {len(pages):,} sessions, {exchanges:,} exchanges, {found[0]:,} times in {middle:.2f} s of "
        f"the processor (median of {runs}): {1000 * middle / len(pages):.2f} ms a session, {memory:,.0f} MB"
    )


def made(sessions: int) -> Iterator[tuple[date, int, list[str]]]:
    """Yield the day, the number of exchanges and the paragraphs of made-up sessions."""
    chance = random.Random(0)
    writer = corpus.Writer(chance)
    for day in corpus.days(sessions):
        session = writer.session(day)
        paragraphs = list(session.opening)
        for each in session.exchanges:
            paragraphs += [*each.question, *each.answer]
        mixed = [
            f"{text} {chance.choice(NAMING)}" if n % 3 == 0 else text for n, text in enumerate(paragraphs)
        ]
        yield day, len(session.exchanges), mixed


def timed(pages: list[tuple[date, int, list[str]]]) -> tuple[float, int]:
    """Return the seconds of the processor that all sessions take, and how many times they name."""
    begun, found = time.process_time(), 0
    for day, _, paragraphs in pages:
        for text in paragraphs:
            found += len(times.find(text, day))
    return time.process_time() - begun, found


if __name__ == "__main__":
    sys.exit(main())
