"""Contenders in; what each took in paired rounds, medians, and ratios within a round out."""

import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks import measure
from benchmarks.contenders import ROOT, Contender
from benchmarks.measure import Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one contender took, round by round, and the files and bytes that it made."""

    name: str
    costs: tuple[Cost, ...]
    files: int
    size: int

    @property
    def wall(self) -> float:
        return self.median(lambda cost: cost.wall)

    @property
    def processor(self) -> float:
        return self.median(lambda cost: cost.processor)

    @property
    def memory(self) -> float:
        return self.median(lambda cost: cost.memory)

    @property
    def largest(self) -> float:
        return max(cost.largest for cost in self.costs)

    def median(self, of: Callable[[Cost], float]) -> float:
        return statistics.median(map(of, self.costs))

    def ratio(self, other: "Taken", of: Callable[[Cost], float] = lambda cost: cost.wall) -> float:
        """Return the median of the ratios to another, each of one round."""
        pairs = zip(self.costs, other.costs, strict=True)
        return statistics.median(of(mine) / of(theirs) for mine, theirs in pairs)


def paired(contenders: Sequence[Contender], rounds: int) -> Mapping[str, Taken]:
    """Let every contender build from nothing once a round; each round begins with another."""
    costs: dict[str, list[Cost]] = {each.name: [] for each in contenders}
    for number in range(rounds):
        begin = number % len(contenders)
        for each in (*contenders[begin:], *contenders[:begin]):
            each.clear()
            costs[each.name].append(measure.run(each.command, each.place))
            told(each.name, costs[each.name][-1])
    made = {each.name: measure.written(each.output) for each in contenders}
    idle = [name for name, (files, _) in made.items() if not files]
    if idle:
        sys.exit(f"{', '.join(idle)} wrote nothing")
    return {
        name: Taken(name=name, costs=tuple(taken), files=made[name][0], size=made[name][1])
        for name, taken in costs.items()
    }


def repeated(name: str, rounds: int, command: Sequence[str], before: Callable[[int], object]) -> Taken:
    """Run a command several times, each after an edit, which is not timed."""
    costs = []
    for number in range(1, rounds + 1):
        before(number)
        costs.append(measure.run(command, ROOT))
        told(name, costs[-1])
    return Taken(name=name, costs=tuple(costs), files=0, size=0)


def done(command: Sequence[str]) -> None:
    """Run what only prepares."""
    measure.run(command, ROOT)


def told(name: str, cost: Cost) -> None:
    print(
        f"  {name}: {cost.wall:.2f} s, {cost.processor:.2f} s of the processor, {cost.memory:,.0f} MiB, "
        f"{cost.largest:,.0f} MiB the largest process",
        flush=True,
    )
