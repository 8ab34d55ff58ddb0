"""Folders of modules in; the mutants that are tried out: the same ones for the same sources.

Each module has a share by the number of changes that can be made to it. Which of them are taken follows from
their words and a seed, so that an edit elsewhere leaves them as they are.
"""

import contextlib
import hashlib
import importlib
import os
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.changes import Change, changes, shown

SECONDS_TO_IMPORT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    id: str
    path: str  # of the module, below the root
    line: int
    first: int  # of the lines of the statement
    last: int
    is_called: bool
    was: str  # lines
    became: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    mutants: Sequence[Mutant]
    changes: int  # of which they are taken
    stillborn: int  # passed over, as they cannot be imported


def sample(root: Path, folders: Sequence[str], *, size: int, seed: int) -> Sample:
    """Return `size` mutants, in the order of the modules; all, where there are fewer.

    The modules must have been imported: a mutant is left out where its module fails as it is executed."""
    sources = {
        str(path.relative_to(root)): path.read_text("utf-8")
        for folder in folders
        for path in sorted((root / folder).rglob("*.py"))
    }
    every = {path: changes(path, source) for path, source in sources.items()}
    mutants: list[Mutant] = []
    stillborn = 0
    for path, share in shares({path: len(each) for path, each in every.items()}, size).items():
        ordered = iter(sorted(every[path], key=lambda change: _rank(seed, change.id)))
        taken: list[Mutant] = []
        while len(taken) < share and (change := next(ordered, None)):
            mutant = _mutant(change, sources[path])
            if can_be_imported(mutant):
                taken.append(mutant)
            else:
                stillborn += 1
        mutants += sorted(taken, key=lambda mutant: (mutant.line, mutant.id))
    return Sample(mutants=mutants, changes=sum(map(len, every.values())), stillborn=stillborn)


def shares(sizes: Mapping[str, int], total: int) -> dict[str, int]:
    """Part `total` by sizes: whole numbers, the largest remainders rounded up, none over its size."""
    every = sum(sizes.values())
    if every <= total:
        return dict(sizes)
    exact = {name: size * total / every for name, size in sizes.items()}
    whole = {name: int(part) for name, part in exact.items()}
    by_rest = sorted(exact, key=lambda name: (whole[name] - exact[name], name))
    for name in by_rest[: total - sum(whole.values())]:
        whole[name] += 1
    return whole


def _rank(seed: int, words: str) -> str:
    return hashlib.sha256(f"{seed} {words}".encode()).hexdigest()


def _mutant(change: Change, before: str) -> Mutant:
    source, place = change.source(), change.place
    line, was, became = shown(before, source)
    return Mutant(
        id=change.id,
        path=place.path,
        line=line,
        first=place.first,
        last=place.last,
        is_called=place.is_called,
        was=was,
        became=became,
        source=source,
    )


def can_be_imported(mutant: Mutant) -> bool:
    """Say whether the module is one still, and comes to its end, executed in a process of its own."""
    name = ".".join(Path(mutant.path).with_suffix("").parts).removesuffix(".__init__")
    child = os.fork()
    if child == 0:
        failed = 1
        with contextlib.suppress(BaseException):
            signal.alarm(SECONDS_TO_IMPORT)
            module = importlib.import_module(name)
            # As the loader would, but into a module that nobody has.
            known = {"__name__": name, "__file__": module.__file__, "__package__": module.__package__}
            exec(compile(mutant.source, mutant.path, "exec"), known)
            failed = 0
        os._exit(failed)
    return os.waitpid(child, 0)[1] == 0
