"""Mutants and verdicts in; what is printed of them, out, and which survivors are known to be equivalent."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.mutants.sample import Mutant
from tests.mutants.trial import NO_END, Verdict

EQUIVALENT = Path(__file__).with_name("equivalent.toml")
WANTED = 0.9  # of all that are tried, those included that no test can kill

Reasons = Mapping[tuple[str, str, str], str]  # by path, the lines before, and after


def reasons() -> Reasons:
    """Return why a mutant does what the module does, for each that was looked at."""
    with EQUIVALENT.open("rb") as file:
        listed = tomllib.load(file)["equivalent"]
    return {(each["path"], each["was"], each["became"]): each["because"] for each in listed}


def line(mutant: Mutant, verdict: Verdict, known: Reasons) -> str:
    """Return what is said of one mutant: a line; of a survivor besides its change, and why it survives."""
    place = f"{mutant.path}:{mutant.line}"
    if verdict.killed_by:
        return f"killed    {place}  by {verdict.killed_by}"
    change = [f"    - {each}" for each in mutant.was.splitlines()]
    change += [f"    + {each}" for each in mutant.became.splitlines()]
    reason = known.get((mutant.path, mutant.was, mutant.became))
    why = f"equivalent: {reason}" if reason else f"asked: {verdict.asked} tests"
    return "\n".join([f"survived  {place}", *change, f"    {why}"])


def summary(mutants: Sequence[Mutant], found: Mapping[str, Verdict], known: Reasons) -> Iterator[str]:
    """Yield the survivors, and how many were killed, in each folder and in all."""
    survivors = [mutant for mutant in mutants if not found[mutant.id].killed_by]
    for mutant in survivors:
        yield line(mutant, found[mutant.id], known)
    yield ""
    folders = sorted({str(Path(mutant.path).parent) for mutant in mutants})
    for folder in folders:
        here = [mutant for mutant in mutants if str(Path(mutant.path).parent) == folder]
        yield _share(folder, here, found)
    yield _share("in all", mutants, found)
    equivalent = [each for each in survivors if (each.path, each.was, each.became) in known]
    endless = sum(found[mutant.id].killed_by == NO_END for mutant in mutants)
    alike = f"{len(equivalent)} of them equivalent"
    yield f"{len(survivors)} survived, {alike}; {endless} died as they had no end"


def is_enough(mutants: Sequence[Mutant], found: Mapping[str, Verdict]) -> bool:
    return _killed(mutants, found) >= WANTED * len(mutants)


def _share(name: str, mutants: Sequence[Mutant], found: Mapping[str, Verdict]) -> str:
    killed = _killed(mutants, found)
    return f"{name:24} {killed:4} of {len(mutants):4} killed  {killed / len(mutants):6.1%}"


def _killed(mutants: Sequence[Mutant], found: Mapping[str, Verdict]) -> int:
    return sum(bool(found[mutant.id].killed_by) for mutant in mutants)
