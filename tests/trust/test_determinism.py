"""One edition, built under any circumstances, is one tree of files, byte for byte, the search among them."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import ROOT
from tests.trust import processes
from tests.trust.counts import count
from tests.trust.editions import BASE, OVER, build_it, lay, tree

PARTS = 4
SEEDS = ("0", "1", "4711", "random")
ZONES = ("UTC", "Pacific/Kiritimati", "Pacific/Niue", "Asia/Kathmandu", "")
LOCALES = ("C", "C.UTF-8", "POSIX", "en_US.UTF-8", "tr_TR.UTF-8")
EPOCHS = ("", "0", "1", "1700000000", "4102444800")
CLOCKS = ("0", "951782400", "1700000000", "4102444799")  # 1970; a leap day; lately; the last second of 2099
PLACES = ("Überall", "with space", "a", "x" * 60, "deep/er/still", "%41#?", "北京")


def once(folder: Path, number: int) -> str:
    """Build in a checkout and an environment of its own; return the hash of the tree."""
    chance = random.Random(number)
    # Every value of each list is had as the numbers go on, in ever new company.
    pick = [values[(number + number // len(values) * at) % len(values)] for at, values in enumerate(LISTS)]
    seed, zone, locale, epoch, clock, place = pick
    checkout = folder / f"{number}" / place
    shutil.copytree(
        ROOT / "site_builder", checkout / "site_builder", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name in ("templates", "static", "seeds", "content"):
        for source in (ROOT, BASE, OVER):
            if source != ROOT or name in ("templates", "static"):
                scatter(source / name, checkout / "edition" / name, chance)
    (folder / "elsewhere").mkdir(exist_ok=True)
    work = [checkout, checkout / "edition", Path("/"), folder / "elsewhere"][number % 4]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder / "elsewhere"),
        "PYTHONPATH": os.pathsep.join([str(checkout), str(ROOT)]),
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "LC_ALL": locale,
        "ORDER": str(number),
        "CLOCK": clock,
        **({"SOURCE_DATE_EPOCH": epoch} if epoch else {}),
        **({"PYTHONUTF8": "0", "LANG": "C"} if number % 5 == 0 else {}),
    }
    given = ["build", "-q", "--root", str(checkout / "edition"), "--jobs", str(1 + number % 3)]
    program = [sys.executable, *(["-O"] if number % 7 == 0 else []), str(ROOT / "tests/trust/elsewhere.py")]
    done = subprocess.run(
        [*program, *given], cwd=work, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (pick, done.stdout, done.stderr)
    made = digest(checkout / "edition/site")
    shutil.rmtree(folder / f"{number}")
    return made


def digest(folder: Path) -> str:
    site = tree(folder)
    assert "pagefind/shards.json" in site
    return hashlib.sha256(b"".join(name.encode() + b"\0" + site[name] for name in sorted(site))).hexdigest()


LISTS = (SEEDS, ZONES, LOCALES, EPOCHS, CLOCKS, PLACES)


def scatter(source: Path, target: Path, chance: random.Random) -> None:
    """Copy a folder in any order, with any times."""
    paths = sorted(path for path in source.rglob("*") if path.is_file())
    chance.shuffle(paths)
    for path in paths:
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
        os.utime(copy, (chance.randrange(2**31), chance.randrange(2**31)))


@pytest.mark.parametrize("part", range(PARTS))
def test_one_edition_is_one_tree_under_any_circumstances(part: int, tmp_path: Path) -> None:
    """Beside what a process makes here, in which nothing is set, that has the builder's code already."""
    with processes.fresh() as pool:
        assert pool.submit(build_it, lay(tmp_path / "usual"), {}).result().code == 0
    usual = digest(tmp_path / "usual/site")
    hashes = {number: once(tmp_path, number) for number in range(part, count("circumstances"), PARTS)}
    assert set(hashes.values()) == {usual}, (usual, hashes)
