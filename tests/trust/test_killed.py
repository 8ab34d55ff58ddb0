"""Builds that are killed at any moment, over a site that stands: it stays, or is the new one; never torn.

tests/stage/test_killed.py does that to the publication of a few files; here whole builds are killed: half of
them before the nth touch of the disk, half from outside, wherever they are.
"""

import os
import random
import signal
import sys
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from tests.trust import processes
from tests.trust.counts import count
from tests.trust.editions import Outcome, build_it, lay, tree

POINTS = 50  # at most in one test, so that several processes can share all
PARTS = -(-count("kill points") // POINTS)
TITLE = 'title: "Sample Record"'


def touches(root: Path, options: dict[str, str], last: int = -1) -> int:
    """Build, and return how often that touched the disk; die before touch number `last`."""
    seen = 0

    def watch(event: str, _: tuple[object, ...]) -> None:
        nonlocal seen
        if event == "open" or event.startswith(("os.", "shutil.", "subprocess.")):
            seen += 1
            if seen == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    assert build_it(root, options).code == 0
    return seen


def in_a_session(root: Path, options: dict[str, str], last: int) -> None:
    os.setsid()
    touches(root, options, last)


def retitle(root: Path, title: str) -> None:
    settings = root / "content/site.yaml"
    lines = settings.read_text("utf-8").split("\n")
    settings.write_text("\n".join([f'title: "{title}"', *lines[1:]]), "utf-8")


def orphans(session: int) -> list[str]:
    """Return the commands that still run in a session, after they had time to end."""
    for _ in range(3000):
        found = []
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                name, _, rest = status.read_text().rpartition(")")
            except OSError:  # it has ended
                continue
            fields = rest.split()
            if int(fields[3]) == session and fields[0] not in "ZX":
                found.append(name)
        if not found:
            break
        time.sleep(0.02)
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_a_site_is_old_or_new_whenever_its_build_is_killed(part: int, tmp_path: Path) -> None:
    chance = random.Random(part)
    points = count("kill points") // PARTS
    options = {"jobs": "1"} if part % 4 == 0 else {"jobs": "1", "no-search": "1"}
    root = lay(tmp_path / "edition")
    context = processes.context()
    whole: dict[str, dict[str, bytes]] = {}
    with processes.fresh() as pool:

        def build() -> Outcome:
            return pool.submit(build_it, root, options).result()

        for title in ("Other Record", "Sample Record"):
            retitle(root, title)
            assert build().code == 0
            whole[title] = tree(root / "site")
        retitle(root, "Other Record")
        began = time.monotonic()
        most = pool.submit(touches, root, options).result()
        took = time.monotonic() - began
        assert most > 500, "the touches are counted"
        old, new = "Other Record", "Sample Record"
        killed = 0
        for point in range(points):
            retitle(root, new)
            by_touch = point % 2 == 0
            last = 1 + (point * most // points + chance.randrange(most // points)) % most if by_touch else -1
            process: BaseProcess = context.Process(target=in_a_session, args=(root, options, last))
            process.start()
            if not by_touch:
                process.join(chance.uniform(0, took))
                process.kill()
            process.join()
            killed += process.exitcode == -signal.SIGKILL
            assert orphans(process.pid or 0) == [], last
            assert tree(root / "site") in (whole[old], whole[new]), last
            assert build().code == 0
            assert tree(root / "site") == whole[new], last
            assert {path.name for path in root.glob(".site*")} == {".site.spare"}
            old, new = new, old
    assert killed >= points // 2
