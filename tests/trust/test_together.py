"""Several builds with different content at once, on one output: one of them is published, whole."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from site_builder.stage import lock
from tests.trust import processes
from tests.trust.counts import count
from tests.trust.editions import build_it, lay, tree
from tests.trust.test_killed import retitle

BUILDS = 8
ROUNDS = 10  # at most in one test, so that several processes can share all
PARTS = -(-count("rounds") // ROUNDS)


def roots(tmp_path: Path) -> list[Path]:
    made = []
    for number in range(BUILDS):
        root = lay(tmp_path / f"edition-{number}")
        retitle(root, f"Record {number}")
        (root / "seeds" / "001_second_day.txt").write_text(
            (root / "seeds/001_second_day.txt").read_text("utf-8").replace("ferry", f"ferry {number}"),
            "utf-8",
        )
        (root / "content/permalinks.lock").unlink()
        (root / "content/annotations/2021-03-05.yaml").unlink()
        made.append(root)
    return made


def hold_and_die(path: Path) -> None:
    with lock.take(path):
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("part", range(PARTS))
def test_of_builds_at_once_one_is_published_whole(part: int, tmp_path: Path) -> None:
    editions = roots(tmp_path)
    output = tmp_path / "public" / "site"
    whole = []
    with processes.fresh(BUILDS) as pool:
        for root in editions:
            assert pool.submit(build_it, root, {"jobs": "1", "no-search": "1"}).result().code == 0
            whole.append(tree(root / "site"))
        assert len({site["index.html"] for site in whole}) == BUILDS
        for number in range(count("rounds") // PARTS):
            if number % 2:  # somebody died holding the lock
                die_holding(output.with_name(".site.lock"))
            options = {"jobs": "1", "no-search": "1", "output": str(output)}
            done = [each.result() for each in [pool.submit(build_it, root, options) for root in editions]]
            assert {each.code for each in done} <= {0, 3}
            won = [site for each, site in zip(done, whole, strict=True) if each.code == 0]
            assert tree(output) in won
            for each in done:
                assert each.code == 0 or "Another process holds" in each.said, each.said
            left = {path.name for path in output.parent.iterdir()}
            assert left <= {"site", ".site.spare"}


def die_holding(path: Path) -> None:
    with ProcessPoolExecutor(1, processes.context()) as pool, suppress(Exception):
        pool.submit(hold_and_die, path).result()
    assert path.exists()


def test_who_lives_and_holds_the_lock_is_respected(tmp_path: Path) -> None:
    root = lay(tmp_path / "edition")
    assert build_it(root, {"no-search": "1"}).code == 0
    before = tree(root / "site")
    retitle(root, "Other")
    with lock.take(root / ".site.lock"), processes.fresh() as pool:
        done = pool.submit(build_it, root, {"no-search": "1"}).result()
        assert done.code == 3
        assert str(os.getpid()) in done.said
    assert tree(root / "site") == before
