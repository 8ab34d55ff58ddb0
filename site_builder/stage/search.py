"""Search records in; a folder with the search bundle of the site, the same for the same records, out.

Bundles are kept in the cache, each under the digest of all that it is made from, and made only once.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from site_builder.model import SearchRecord
from site_builder.stage import files, indexing, lock
from site_builder.stage.canonical import canonical
from site_builder.stage.environment import explained

_KEPT = 2  # bundles in the cache: the one published, and the one before
_SOURCES = ("search.py", "indexing.py", "canonical.py")


def bundle(records: Sequence[SearchRecord], cache: Path, language: str = "en") -> Path:
    """Return the folder in `cache` that holds the bundle of `records`, after making it if it is not there.

    All records go into one index, in the language of the site, since a page searches only the index of
    its own language. Without records the bundle is whole all the same, and finds nothing."""
    program = indexing.program()
    folder = cache / "search"
    made = folder / _digest(records, language)
    with lock.wait(folder / ".lock"):
        if not made.is_dir():
            found = indexing.index(records, language=language, program=program)
            with explained():
                files.write_folder(made, canonical(found, language=language))
        with explained():
            files.refresh(made)
            _sweep(folder)
    return made


def latest(cache: Path) -> Path | None:
    """Return the bundle that was used last, perhaps of older records; None when there is none."""
    with explained():
        return next(iter(_newest_first(cache / "search")), None)


def _digest(records: Sequence[SearchRecord], language: str) -> str:
    """Return one name for the records, in their order, and the programs that index them."""
    digest = hashlib.sha256(f"{version('pagefind_bin')} {language}\n".encode())
    for source in _SOURCES:
        digest.update(hashlib.sha256(Path(__file__).with_name(source).read_bytes()).digest())
    for record in records:
        digest.update(json.dumps(asdict(record), sort_keys=True).encode() + b"\n")
    return digest.hexdigest()[:32]


def _sweep(folder: Path) -> None:
    """Take away all but the newest bundles, and what a killed build left half made."""
    kept = _newest_first(folder)[:_KEPT]
    for found in sorted(folder.iterdir()):
        if found not in kept and found.name != ".lock":
            files.remove(found)


def _newest_first(folder: Path) -> list[Path]:
    found = [path for path in folder.glob("[0-9a-f]*") if path.is_dir()]
    return sorted(found, key=lambda path: (-path.stat().st_mtime_ns, path.name))
