"""A command in; what it took of time and memory out.

Memory is the most that all its processes held at once, what they share counted once, read from /proc ten
times a second; and the most that any one of them held, which the kernel keeps. So it needs Linux.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.1  # seconds between two looks
PAGE = os.sysconf("SC_PAGE_SIZE")
MIB = 1024 * 1024
LAUNCHED = Path(__file__).with_name("launched.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds on the wall and of the processor; MiB of all processes together and of the largest."""

    wall: float
    processor: float
    memory: float
    largest: float


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end; stop the benchmark where it fails."""
    ours, theirs = os.pipe()
    with (
        os.fdopen(ours) as told,
        subprocess.Popen(
            [sys.executable, str(LAUNCHED), str(theirs), *command],
            cwd=folder,
            pass_fds=[theirs],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process,
    ):
        os.close(theirs)
        seen = Watch(process.pid)
        watching = threading.Thread(target=seen.watch, daemon=True)
        watching.start()
        said = process.stdout.read() if process.stdout else ""
        process.wait()
        seen.ended.set()
        watching.join()
        if process.returncode:
            sys.exit(f"{' '.join(command)} ended with code {process.returncode}:\n{said[-3000:]}")
        cost = json.load(told)
    return Cost(
        wall=cost["wall"],
        processor=cost["processor"],
        memory=max(seen.together, cost["largest"]) / MIB,
        largest=max(seen.largest, cost["largest"]) / MIB,
    )


class Watch:
    """Looks at the processes that one has started, and those that they started, until it has ended."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.ended = threading.Event()
        self.together = self.largest = 0

    def watch(self) -> None:
        while not self.ended.wait(EVERY):
            pids = [pid for pid in family(self.pid) if pid != self.pid]
            self.largest = max([self.largest, *map(resident, pids)])
            if len(pids) > 1:  # it takes longer, and of one process the kernel keeps the most
                self.together = max(self.together, sum(map(proportional, pids)))


def family(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found = children.read_text().split()
        except OSError:  # it has just ended
            continue
        for child in found:
            yield from family(int(child))


def resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except OSError:
        return 0


def proportional(pid: int) -> int:
    """Return what a process holds, its part of what several share."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().split("\n")
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def written(folder: Path) -> tuple[int, int]:
    """Return how many files a folder holds, and how many bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)
