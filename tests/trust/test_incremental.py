"""What a build makes over what earlier builds left is what it makes from nothing, whatever was edited.

The standing site is built again after each edit, in one process that goes on, as `serve` does, or in a new
one each time. Beside it, each state is built in a new process, into an empty folder, from an empty cache.
"""

import random
import shutil
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.trust import processes
from tests.trust.counts import count
from tests.trust.editions import LOCK, Outcome, build_it, lay, pin_it, tree
from tests.trust.edits import Snapshot, edit, restore

LENGTH = 20  # edits in a sequence
REPAIR_EVERY = 3  # edits after which a broken edition is put right again


def built(pool: ProcessPoolExecutor, root: Path, options: dict[str, str]) -> Outcome:
    return pool.submit(build_it, root, options).result()


@pytest.mark.parametrize("number", range(count("edits") // LENGTH))
def test_what_is_built_after_edits_is_what_is_built_from_nothing(number: int, tmp_path: Path) -> None:
    chance = random.Random(number)
    standing, clean = lay(tmp_path / "standing", linked=False), tmp_path / "clean"
    options = {"jobs": str(1 + number % 2), **({} if number % 4 == 0 else {"no-search": "1"})}
    if number % 3 == 0:
        (standing / LOCK).unlink()
    history: list[Snapshot] = []
    done: list[str] = []
    last: dict[str, bytes] = {}
    good, broken = 0, 0
    with ExitStack() as stack:
        pristine = stack.enter_context(processes.fresh())
        again = stack.enter_context(processes.lasting() if number % 2 else processes.fresh())
        assert built(again, standing, options).code == 0
        last = tree(standing / "site")
        for _ in range(LENGTH):
            done.append(edit(standing, chance, history))
            if chance.randrange(8) == 0:
                pristine.submit(pin_quietly, standing).result()
            ours = built(again, standing, options)
            shutil.rmtree(clean, ignore_errors=True)
            shutil.copytree(standing, clean, ignore=shutil.ignore_patterns("site", ".site.spare", ".cache"))
            theirs = built(pristine, clean, options)
            assert ours == theirs, done
            assert ours.code in (0, 1), ours
            if ours.code == 0:
                good, last = good + 1, tree(clean / "site")
            assert differing(tree(standing / "site"), last) == [], done
            broken = broken + 1 if ours.code else 0
            if broken == REPAIR_EVERY:
                restore(standing, history[-broken])
                broken = 0
    assert good >= 5, "most edits can be published"


def pin_quietly(root: Path) -> None:
    """Pin, where the edition has no faults."""
    from site_builder.diagnostics import BuildFailed

    try:
        pin_it(root)
    except BuildFailed:
        return


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
