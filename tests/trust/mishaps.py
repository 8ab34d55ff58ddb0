"""An edition that was built in; the same after something befell what builds leave behind, out.

That is the cache, the published site, and the spare. The sources stay as they are, so that the next build
must make of them what it made before.
"""

import os
import random
import shutil
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

from site_builder import stage
from site_builder.curate import parallels
from site_builder.export import sharing
from site_builder.stage import packing, search
from site_builder.unchanged import code
from tests.trust.editions import Outcome, build_it

CACHE, SITE, SPARE = ".cache", "site", ".site.spare"


def befall(root: Path, chance: random.Random, mishap: str = "") -> str:
    """Let this happen, or anything; return what."""
    mishap = mishap or chance.choice(sorted(MISHAPS))
    return f"{mishap}: {MISHAPS[mishap](root, chance)}"


def build_otherwise(root: Path, options: Mapping[str, str]) -> Outcome:
    """Build as another version would: one that finds no parallels, packs the index and draws pictures in
    another way, and gives what it keeps the names that ours have, as far as it can."""
    packed, programs, source = packing.packed, packing.programs, search._source
    others: tuple[tuple[object, str, object], ...] = (
        (code, "running", lambda: "another"),
        (code, "standing", lambda: "another"),
        (parallels, "families", lambda *_: ()),
        (packing, "packed", lambda *given: {**packed(*given), "old": b"X"}),
        (packing, "programs", lambda found: (programs(found)[0], {**programs(found)[1], "old": b"X"})),
        (search, "_source", lambda name: b"X" if name in search._BESIDES else source(name)),
        (sharing, "_makers", lambda: b"another"),
        (sharing, "picture", lambda card: b"X"),
    )
    with ExitStack() as stack:
        for place, name, other in others:
            stack.enter_context(patch.object(place, name, other))
        return build_it(root, options)


def _one_of(folder: Path, chance: random.Random) -> Path | None:
    """Choose a file, but the manifest, by which a folder is known as the builder's, and locks."""
    found = [path for path in folder.rglob("*") if path.is_file() and path.name != ".lock"]
    found = [path for path in found if not path.as_posix().endswith(stage.MANIFEST)]
    return chance.choice(sorted(found)) if found else None


def _edit(path: Path, chance: random.Random) -> None:
    """Change a byte in place; size and date stay."""
    content, before = bytearray(path.read_bytes()), path.stat()
    if content:
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _cut(path: Path, chance: random.Random) -> None:
    path.write_bytes(path.read_bytes()[: chance.randrange(path.stat().st_size + 1)])


def _exchange(path: Path, chance: random.Random) -> None:
    other = chance.choice(sorted(each for each in path.parent.iterdir() if each.is_file()))
    one, two = path.read_bytes(), other.read_bytes()
    path.write_bytes(two)
    other.write_bytes(one)


def _take_away(path: Path, _: random.Random) -> None:
    path.unlink()


def _to_a_file(name: str, act: Callable[[Path, random.Random], None]) -> Callable[[Path, random.Random], str]:
    """Return what does that to a file of a folder of the edition."""

    def happen(root: Path, chance: random.Random) -> str:
        path = _one_of(root / name, chance)
        if not path:
            return "there is none"
        act(path, chance)
        return str(path.relative_to(root))

    return happen


def _without(name: str) -> Callable[[Path, random.Random], str]:
    def happen(root: Path, _: random.Random) -> str:
        shutil.rmtree(root / name, ignore_errors=True)
        return name

    return happen


def _copy_of_the_cache(root: Path, chance: random.Random) -> str:
    """Keep a copy of the cache, as a host does, or put it back, which is of other sources by then."""
    kept = root.with_name("kept")
    if not kept.exists() or not chance.randrange(3):
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(root / CACHE, kept) if (root / CACHE).exists() else kept.mkdir()
        return "was made"
    shutil.rmtree(root / CACHE, ignore_errors=True)
    shutil.copytree(kept, root / CACHE)
    return "was put back"


def _clean(root: Path, _: random.Random) -> str:
    stage.forget(root / SITE, root / CACHE)
    return "--clean"


MISHAPS: dict[str, Callable[[Path, random.Random], str]] = {
    "a kept file changed": _to_a_file(CACHE, _edit),
    "a kept file cut": _to_a_file(CACHE, _cut),
    "kept files exchanged": _to_a_file(CACHE, _exchange),
    "a kept file gone": _to_a_file(CACHE, _take_away),
    "a copy of the cache": _copy_of_the_cache,
    "all that is kept taken away": _clean,
    "a published file changed": _to_a_file(SITE, _edit),
    "a published file cut": _to_a_file(SITE, _cut),
    "published files exchanged": _to_a_file(SITE, _exchange),
    "a published file gone": _to_a_file(SITE, _take_away),
    "a spare file changed": _to_a_file(SPARE, _edit),
    "a spare file gone": _to_a_file(SPARE, _take_away),
    "the spare gone": _without(SPARE),
    "the site gone": _without(SITE),
}
