"""Search records in; a folder with the search bundle of the site, the same for the same records, out.

A bundle is the programs that read it, a list of its shards, and a folder for each shard. Shards are kept in
the cache under the digest of all that each is made from, and made only once, so that a capture added costs
one of them. A bundle is put together from them by links. Beside them are kept the checksums of their files:
what was torn, changed or exchanged is as good as none.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from site_builder.model import SearchRecord
from site_builder.stage import files, indexing, lock, manifest, packing
from site_builder.stage.environment import explained
from site_builder.stage.keep import Keep
from site_builder.stage.years import WHOLE, Limit, Shard, parted

LIST = "shards.json"
_SHARDS = "shards"
_SUMS = "sums"
_KEPT = 2  # bundles in the cache: the one published, and the one before
_AT_ONCE = 2  # programs of Pagefind, each with its own memory
_SOURCES = ("indexing.py", "packing.py")  # of a shard
_BESIDES = ("search.py", "years.py")  # of a bundle
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
    sums = Keep(folder / _SUMS)
    with lock.wait(folder / ".lock"):
        if not _is_whole(made, sums):

            def make(name: str) -> None:
                _make(folder / _SHARDS / name, shards[name].records, language, program, sums)

            with ThreadPoolExecutor(max(1, min(jobs, _AT_ONCE))) as pool:
                for done in [pool.submit(make, name) for name in shards]:
                    done.result()
            _put_together(made, shards, language, program, sums)
        with explained():
            files.refresh(made)
            _sweep(folder)
    return made


def latest(cache: Path) -> Path | None:
    """Return the bundle that was used last, perhaps of older records; None when there is none."""
    with explained():
        return next(iter(_newest_first(cache / "search")), None)


def _is_whole(made: Path, sums: Keep) -> bool:
    """Say whether a folder has every file that this version wrote there, as it was, and no other."""
    with suppress(OSError):
        found = files.survey(made).files
        return bool(found) and files.ODD not in found.values() and sums.get(made.name) == _sums(made)
    return False


def _sums(made: Path) -> bytes:
    """Return the checksum of each file of a folder, below one of what wrote them."""
    packed_by = f"{zlib.ZLIB_RUNTIME_VERSION} {version('cbor2')}".encode()
    code = hashlib.sha256(b"\n".join([packed_by, *map(_source, (*_SOURCES, *_BESIDES))])).hexdigest()
    named = manifest.render({path: files.digest(made / path) for path in files.survey(made).files})
    return code.encode() + b"\n" + named


def _source(name: str) -> bytes:
    """Return the digest of a module beside this one."""
    return hashlib.sha256(Path(__file__).with_name(name).read_bytes()).digest()


def _make(made: Path, records: Sequence[SearchRecord], language: str, program: Path, sums: Keep) -> None:
    """Make the folder of a shard, if it is not there."""
    if not _is_whole(made, sums):
        found = indexing.index(records, language=language, program=program)
        with explained():
            files.make_parents(made)
            files.remove(made)
            files.write_folder(made, packing.packed(found, records))
            sums.put(made.name, _sums(made))


def _put_together(made: Path, shards: Mapping[str, Shard], language: str, program: Path, sums: Keep) -> None:
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
        files.remove(made)
        files.write_folder(made, contents, {f"{_SHARDS}/{digest}": folder / digest for digest in shards})
        sums.put(made.name, _sums(made))


def _digest(shard: Shard, language: str) -> str:
    """Return one name for the records, in their order, and the programs that index them. Where they stand in
    the whole edition is no part of it."""
    digest = hashlib.sha256(f"{version('pagefind_bin')} {language}\n".encode())
    for source in _SOURCES:
        digest.update(_source(source))
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
    needed |= {".lock", _SHARDS, _SUMS, *(bundle.name for bundle in kept)}
    for place in (folder, folder / _SHARDS, folder / _SUMS):
        for found in sorted(place.iterdir()):
            if found.name not in needed:
                files.remove(found)


def _newest_first(folder: Path) -> list[Path]:
    found = [path for path in folder.glob("[0-9a-f]*") if path.is_dir()]
    return sorted(found, key=lambda path: (-path.stat().st_mtime_ns, path.name))
