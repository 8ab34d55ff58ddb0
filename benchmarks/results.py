"""Goals and tables in; RESULTS.md out, with the machine, the versions and the command."""

import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.contenders import PEERS

FILE = Path(__file__).with_name("RESULTS.md")
METHOD = """\
Every figure is the median of its rounds; in a round all build once, in an order that rotates, and a ratio
is the median of the ratios within a round. Seconds are those on the wall, the start of the program
included; those of the processor are summed over all processes. Memory is the most that all processes of a
build held at once (what they share counted once; read ten times a second); that of the largest process is
the kernel's own figure. A build from nothing finds neither site nor cache. Peers are given what ours has to
find out: who asks, what about, and where; ours reads the captures. All make the same pages: one a document,
an anchor for each question in it, all questions of each topic and outlet, a timeline by year, a feed, a
sitemap. The corpus is made up: `python benchmarks/edition.py`. Why targets are missed, and what was tried:
docs/scale.md."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A target, what was measured, and whether that meets it."""

    work: str
    target: str
    measured: str
    met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    goals: tuple[Goal, ...] = ()
    tables: tuple[Table, ...] = ()


def write(path: Path, sections: Sequence[Section], arguments: Sequence[str], load: float) -> None:
    tables = [targets(sections), *(table for section in sections for table in section.tables)]
    command = " ".join(["make bench", *([f'ARGS="{" ".join(arguments)}"'] if arguments else [])])
    parts = [
        "# Results",
        f"Written by `{command}`. {machine()} Load when it began: {load:.1f}. {versions()}",
        METHOD,
        *(printed(table) for table in tables),
    ]
    path.write_text("\n\n".join(parts) + "\n", "utf-8")


def targets(sections: Sequence[Section]) -> Table:
    goals = [goal for section in sections for goal in section.goals]
    return Table(
        title="Targets",
        head=("work", "target", "measured", "met"),
        rows=[(goal.work, goal.target, goal.measured, "yes" if goal.met else "**no**") for goal in goals],
    )


def printed(table: Table) -> str:
    lines = [table.head, ["---", *["---:"] * (len(table.head) - 1)], *table.rows]
    rows = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return "\n\n".join(part for part in (f"## {table.title}", table.note, rows) if part)


def machine() -> str:
    told = [
        line.partition(":")[2].strip() for line in lines("/proc/cpuinfo") if line.startswith("model name")
    ]
    memory = next(int(line.split()[1]) for line in lines("/proc/meminfo") if line.startswith("MemTotal"))
    cores = len(os.sched_getaffinity(0))
    model = told[0] if told else platform.machine()
    return f"{cores} cores of {model}, {memory / 1024**2:.0f} GiB, {platform.system()}."


def lines(path: str) -> list[str]:
    return Path(path).read_text("utf-8").splitlines()


def versions() -> str:
    said = [f"Python {platform.python_version()}", f"Pagefind {version('pagefind_bin')}"]
    for peer in PEERS.values():
        told = subprocess.run(peer.version(), capture_output=True, text=True, check=True).stdout
        number = next(word for word in told.split() if word.lstrip("v")[:1].isdigit())
        said.append(f"{peer.name} {number.lstrip('v').partition('-')[0]}")
    return f"{', '.join(said)}."


if __name__ == "__main__":
    sys.stdout.write(f"{machine()} {versions()}\n")
