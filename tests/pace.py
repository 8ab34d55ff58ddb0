"""Work and a limit in seconds in; whether a quiet machine of ours keeps it out, on whatever machine this is.

Seconds are those of one machine at one hour. So what is late is timed again beside a yardstick: the reading
of a megabyte that nobody made to be slow, which takes YARDSTICK on the machine for which limits are set.
"""

import time
from collections.abc import Callable

from site_builder import capture
from site_builder.capture import seeds
from site_builder.capture.source import Seed
from site_builder.diagnostics import Report

YARDSTICK = 0.015
PLAIN = "Mao Ning’s Press Conference on May 8, 2023\n" + 980 * (
    f"Reuters: {'What is the view of the ministry on it? ' * 8}\n"
    f"Mao Ning: {'We have said time and again that it is so. ' * 16}\n"
)


def seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def keeps(limit: float, work: Callable[[], object]) -> bool:
    """Say whether `work` takes less than `limit` seconds of a quiet machine, at one of three times."""
    return seconds(work) < limit or any(seconds(work) < limit * slowness() for _ in range(2))


def slowness() -> float:
    """Return how much longer things take here and now than they would there; never less than 1."""
    seed = seed_of(PLAIN)
    return max(1, min(seconds(lambda: capture.parse(seed, Report())) for _ in range(5)) / YARDSTICK)


def delay() -> float:
    """Return how much longer by the clock work of a third of a second takes here and now than it would there,
    for what else the machine does; never less than 1."""
    seed = seed_of(PLAIN)
    capture.parse(seed, Report())  # the first is slower
    started = time.monotonic()
    for _ in range(20):
        capture.parse(seed, Report())
    return max(1, (time.monotonic() - started) / (20 * YARDSTICK))


def seed_of(text: str) -> Seed:
    seed = seeds.decode(text.encode(), Report(), name="a.txt", shown="a.txt")
    assert isinstance(seed, Seed)
    return seed
