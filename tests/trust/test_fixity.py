"""Every change of one bit, every file that is missing or added is found by `verify`, in a copy too."""

import random
import shutil
from pathlib import Path

import pytest

from site_builder import stage
from site_builder.stage import manifest
from tests.browser.host import serving
from tests.trust.counts import count
from tests.trust.editions import build_it, lay

AT_ONCE = 50  # files changed in a hosted copy, each of which is fetched
KEPT = ("_redirects", manifest.PATH)  # what a host keeps for itself, and what everything is compared with


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was copied elsewhere after it was built."""
    root = lay(tmp_path_factory.mktemp("fixity") / "edition")
    assert build_it(root, {}).code == 0
    shutil.copytree(root / "site", root / "copy")
    return root / "copy"


def paths(copy: Path) -> list[str]:
    return sorted(path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file())


def flip(path: Path, chance: random.Random) -> bytes:
    """Change one bit of a file; return what it held."""
    before = path.read_bytes()
    at = chance.randrange(len(before))
    path.write_bytes(before[:at] + bytes([before[at] ^ 1 << chance.randrange(8)]) + before[at + 1 :])
    return before


def test_every_file_is_in_the_manifest(copy: Path) -> None:
    assert set(manifest.read(copy) or ()) == {*paths(copy)} - {manifest.PATH}
    found = stage.fixity(str(copy))
    assert found
    assert found.is_whole


def test_every_flipped_bit_is_found(copy: Path) -> None:
    chance = random.Random(14)
    whole = paths(copy)
    for _ in range(count("flipped bits")):
        path = chance.choice([each for each in whole if (copy / each).stat().st_size])
        before = flip(copy / path, chance)
        found = stage.fixity(str(copy))
        (copy / path).write_bytes(before)
        if path == manifest.PATH:
            assert found is None or not found.is_whole
        else:
            assert found
            assert (found.changed, found.missing, found.unexpected) == ((path,), (), ())


def test_every_missing_and_added_file_is_found(copy: Path, tmp_path: Path) -> None:
    chance = random.Random(15)
    for path in chance.sample([each for each in paths(copy) if each != manifest.PATH], count("moved files")):
        (copy / path).rename(tmp_path / "away")
        added = copy / Path(path).with_name(f"{chance.randrange(10**9)}")
        added.write_bytes(b"")
        found = stage.fixity(str(copy))
        added.unlink()
        (tmp_path / "away").rename(copy / path)
        assert found
        assert (found.changed, found.missing) == ((), (path,))
        assert found.unexpected == (added.relative_to(copy).as_posix(),)


def test_flipped_bits_are_found_in_a_hosted_copy(copy: Path) -> None:
    chance = random.Random(16)
    whole = [each for each in paths(copy) if each not in KEPT and (copy / each).stat().st_size]
    with serving(copy, base="/sub") as address:
        for _ in range(max(1, count("flipped bits") // AT_ONCE)):
            chosen = chance.sample(whole, AT_ONCE)
            before = {path: flip(copy / path, chance) for path in chosen}
            found = stage.fixity(address)
            for path, content in before.items():
                (copy / path).write_bytes(content)
            assert found
            assert (found.changed, found.missing) == (tuple(sorted(chosen)), ())
