"""What contenders took in; goals and rows of tables out."""

from collections.abc import Sequence

from benchmarks.results import Goal
from benchmarks.rounds import Taken

HEAD = ("", "seconds", "ratio", "of the processor", "MiB", "ratio", "files", "MB")
MOST = 512  # MiB of any process


def at_most(work: str, mine: Taken, theirs: Taken, most: float, name: str) -> Goal:
    ratio = mine.ratio(theirs)
    measured = f"{ratio:.2f} × ({seconds(mine)} to {seconds(theirs)})"
    return Goal(work=work, target=f"{most} × {name}", measured=measured, met=ratio <= most)


def under(work: str, taken: Taken, most: float) -> Goal:
    return Goal(work=work, target=f"under {most} s", measured=seconds(taken), met=taken.wall < most)


def largest(work: str, taken: Sequence[Taken]) -> Goal:
    most = max(each.largest for each in taken)
    return Goal(work=work, target=f"under {MOST} MiB", measured=f"{most:,.0f} MiB", met=most < MOST)


def row(each: Taken, other: Taken) -> tuple[str, ...]:
    return (
        each.name,
        f"{each.wall:.2f}",
        f"{each.ratio(other):.2f}",
        f"{each.processor:.2f}",
        mib(each, ""),
        f"{each.ratio(other, lambda cost: cost.memory):.2f}",
        f"{each.files:,}",
        f"{each.size / 1e6:,.1f}",
    )


def seconds(taken: Taken) -> str:
    return f"{taken.wall:.2f} s"


def mib(taken: Taken, unit: str = " MiB") -> str:
    return f"{taken.memory:,.0f}{unit}"
