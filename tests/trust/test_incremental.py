"""What a build makes over what earlier builds left is what it makes from nothing, whatever was edited.

The standing site is built again after each edit, in one process that goes on, as `serve` does, or in a new
one each time. Beside it, each state is built in a new process, into an empty folder, from an empty cache.
Between builds something may befall what they leave: the cache, the site, the spare; or another version
builds.
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
from tests.trust.mishaps import MISHAPS, SITE, befall, build_otherwise

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
    good, broken = 0, 0
    with ExitStack() as stack:
        pristine = stack.enter_context(processes.fresh())
        again = stack.enter_context(processes.lasting() if number % 2 else processes.fresh())
        assert built(again, standing, options).code == 0
        for _ in range(LENGTH):
            done.append(edit(standing, chance, history))
            if chance.randrange(8) == 0:
                pristine.submit(pin_quietly, standing).result()
            if chance.randrange(3) == 0:
                done.append(befall(standing, chance))
            if chance.randrange(10) == 0:
                done.append(
                    f"another version: {pristine.submit(build_otherwise, standing, options).result().code}"
                )
            before = tree(standing / SITE)
            ours = built(again, standing, options)
            shutil.rmtree(clean, ignore_errors=True)
            given = {**options, "output": str(clean / SITE)}
            theirs = pristine.submit(build_it, standing, given, cache=clean / "cache").result()
            assert ours == theirs, done
            assert ours.code in (0, 1), ours
            if ours.code == 0:
                good, before = good + 1, tree(clean / SITE)
            assert differing(tree(standing / SITE), before) == [], done
            broken = broken + 1 if ours.code else 0
            if broken == REPAIR_EVERY:
                restore(standing, history[-broken])
                broken = 0
    assert good >= 3, "what cannot be published is no proof"


def test_whatever_befell_what_builds_leave_the_next_one_makes_the_same(tmp_path: Path) -> None:
    chance = random.Random(1)
    root = lay(tmp_path / "edition")
    with processes.fresh() as pool:
        assert built(pool, root, {}).code == 0
        whole = tree(root / SITE)
        assert pool.submit(build_otherwise, root, {}).result().code == 0
        otherwise = differing(tree(root / SITE), whole)
        assert {name.partition("/")[0] for name in otherwise} >= {"pagefind", "parallels", "briefings"}
        assert any(name.endswith(".png") for name in otherwise)
        assert built(pool, root, {}).code == 0
        assert differing(tree(root / SITE), whole) == []
        for mishap in MISHAPS:
            befallen = befall(root, chance, mishap)
            assert "there is none" not in befallen
            assert built(pool, root, {}).code == 0
            assert differing(tree(root / SITE), whole) == [], befallen


def pin_quietly(root: Path) -> None:
    """Pin, where the edition has no faults."""
    from site_builder.diagnostics import BuildFailed

    try:
        pin_it(root)
    except BuildFailed:
        return


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
