"""Search records in; a folder with the search bundle of the site, the same for the same records, out.

A bundle is the programs that read it, a list of its shards, and a folder for each shard. Shards are kept in
the cache under the digest of all that each is made from, and made only once, so that a capture added costs
one of them. A bundle is put together from them by links.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

from site_builder.model import SearchRecord
from site_builder.stage import files, indexing, lock, packing
from site_builder.stage.environment import explained
from site_builder.stage.years import WHOLE, Limit, Shard, parted

LIST = "shards.json"
_SHARDS = "shards"
_KEPT = 2  # bundles in the cache: the one published, and the one before
_AT_ONCE = 2  # programs of Pagefind, each with its own memory
_SOURCES = ("indexing.py", "packing.py")
_SAMPLE = SearchRecord(path="/", content="a", language="", meta={}, filters={}, sort={})


def bundle(
    records: Sequence[SearchRecord],
    cache: Path,
    language: str = "en",
    jobs: int = 1,
    limit: Limit = WHOLE,
) -> Path:
    """Return the folder in `cache` that holds the bundle of `records`, after making it if it is not there.

    A shard has one index, in the language of the site, since a page searches only the index of its own
    language. Without records the bundle is whole all the same, and finds nothing."""
    program = indexing.program()
    folder = cache / "search"
    shards = {_digest(shard, language): shard for shard in parted(records, limit)}
    made = folder / hashlib.sha256("\n".join(shards).encode()).hexdigest()[:32]
    with lock.wait(folder / ".lock"):
        if not made.is_dir():

            def make(name: str) -> None:
                _make(folder / _SHARDS / name, shards[name].records, language, program)

            with ThreadPoolExecutor(max(1, min(jobs, _AT_ONCE))) as pool:
                for done in [pool.submit(make, name) for name in shards]:
                    done.result()
            _put_together(made, shards, language, program)
        with explained():
            files.refresh(made)
            _sweep(folder)
    return made


def latest(cache: Path) -> Path | None:
    """Return the bundle that was used last, perhaps of older records; None when there is none."""
    with explained():
        return next(iter(_newest_first(cache / "search")), None)


def _make(made: Path, records: Sequence[SearchRecord], language: str, program: Path) -> None:
    """Make the folder of a shard, if it is not there."""
    if not made.is_dir():
        found = indexing.index(records, language=language, program=program)
        with explained():
            files.make_parents(made)
            files.write_folder(made, packing.packed(found, records))


def _put_together(made: Path, shards: Mapping[str, Shard], language: str, program: Path) -> None:
    """Make the folder of a bundle from those of its shards."""
    told, contents = packing.programs(indexing.index([_SAMPLE], language=language, program=program))
    told["shards"] = [
        {
            "path": f"{_SHARDS}/{digest}/",
            "first": shard.first,
            "last": shard.last,
            "records": len(shard.records),
        }
        for digest, shard in shards.items()
    ]
    contents[LIST] = json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
    folder = made.parent / _SHARDS
    with explained():
        files.write_folder(made, contents, {f"{_SHARDS}/{digest}": folder / digest for digest in shards})


def _digest(shard: Shard, language: str) -> str:
    """Return one name for the records, in their order, and the programs that index them. Where they stand in
    the whole edition is no part of it."""
    digest = hashlib.sha256(f"{version('pagefind_bin')} {language}\n".encode())
    for source in _SOURCES:
        digest.update(hashlib.sha256(Path(__file__).with_name(source).read_bytes()).digest())
    for each in shard.records:
        told = (each.path, each.content, each.language, dict(each.meta), dict(each.filters))
        digest.update(json.dumps(told, sort_keys=True).encode() + b"\n")
    return digest.hexdigest()[:16]


def _sweep(folder: Path) -> None:
    """Take away all but the newest bundles and their shards, and what a killed build left half made."""
    kept = _newest_first(folder)[:_KEPT]
    needed = {
        shard.name for bundle in kept for shard in (bundle / _SHARDS).glob("*")
    }  # an older one has none
    for found in sorted([*folder.iterdir(), *(folder / _SHARDS).iterdir()]):
        if found not in kept and found.name not in {".lock", _SHARDS, *needed}:
            files.remove(found)


def _newest_first(folder: Path) -> list[Path]:
    found = [path for path in folder.glob("[0-9a-f]*") if path.is_dir()]
    return sorted(found, key=lambda path: (-path.stat().st_mtime_ns, path.name))
