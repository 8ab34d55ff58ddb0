"""A file system that is too small, read-only or closed: the old site stays whole, and one line says what to
do."""

import ctypes
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.building import ROOT
from tests.trust import processes, small_disk
from tests.trust.counts import count
from tests.trust.editions import lay, tree
from tests.trust.test_killed import retitle

CAN_MOUNT = (
    subprocess.run(
        [*small_disk.NAMESPACE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], check=False, capture_output=True
    ).returncode
    == 0
)


def runs(folder: Path, sizes: int) -> list[dict[str, Any]]:
    way = "mounted" if CAN_MOUNT else "limited"
    program = [sys.executable, "-m", "tests.trust.small_disk", str(folder), str(sizes), way]
    done = subprocess.run(
        [*(small_disk.NAMESPACE if CAN_MOUNT else ()), *program],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def is_one_fault(told: str) -> bool:
    """Say whether what was printed is one line, and one that says what to do."""
    lines = told.splitlines()
    return len(lines) == 2 and not lines[0].startswith(" ") and lines[1].lstrip().startswith("hint: ")


def test_a_full_disk_leaves_the_old_site_and_says_what_to_do(tmp_path: Path) -> None:
    _, *made = runs(tmp_path, count("sizes"))
    full = [each for each in made if each["code"] == 3 and "readonly" not in each]
    assert len(full) >= count("sizes") // 2
    for each in full:
        assert each["site"] == "old", each
        assert is_one_fault(each["told"]), each
        assert "Free some space" in each["told"], each
        assert each["beside"] == [], each
    last = next(each for each in made if each["code"] == 0)
    assert last["site"] == "new"
    for each in made:
        if "readonly" in each:
            assert (each["code"], each["site"]) == (3, True)
            assert is_one_fault(each["told"])


def closed(root: Path) -> tuple[int, str]:
    """Build as somebody to whom modes mean something: root gives up all powers (capset(2), version 3)."""
    if os.geteuid() == 0:
        none = (ctypes.c_uint32 * 6)()
        assert ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(0x20080522, 0), none) == 0
    return small_disk.run(root, 0)


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with its site, its spare, and its cache."""
    root = lay(tmp_path_factory.mktemp("full") / "edition")
    with processes.fresh() as pool:
        for title in ("First", "Second"):
            retitle(root, title)
            assert pool.submit(small_disk.run, root, 0).result() == (0, "")
    return root


@pytest.mark.parametrize("folder", [".", "site", ".site.spare", ".site.spare/topics", ".cache"])
def test_a_folder_that_may_not_be_written_leaves_the_old_site(
    folder: str, standing: Path, tmp_path: Path
) -> None:
    root = tmp_path / "edition"
    shutil.copytree(standing, root, symlinks=True)
    before = tree(root / "site")
    retitle(root, "Third")
    (root / folder).chmod(0o555)
    with processes.fresh() as pool:
        code, told = pool.submit(closed, root).result()
    (root / folder).chmod(0o755)
    if folder == ".":
        assert code == 3, told
    if code == 3:
        assert tree(root / "site") == before
        assert is_one_fault(told), told
    else:  # its own folders the builder opens again
        assert (code, told) == (0, "")
        assert tree(root / "site") != before
