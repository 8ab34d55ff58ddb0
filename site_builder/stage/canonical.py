"""The files of a Pagefind index in; the files that a site needs, in one fixed form, out.

Pagefind 1.5 keeps filters in hash maps, so that the filter files, the index of files that names them
(`pf_meta`) and the entry file come out in another order, and under other names, in each run. Sorting
them loses nothing: a filter lists each value with the numbers of its records, and everything is looked
up by name. The other files are the same in each run, and stay as they are.
"""

import gzip
import hashlib
import json
from collections.abc import Mapping
from typing import Any

import cbor2

from site_builder.stage.environment import EnvironmentFault

_ENTRY = "pagefind-entry.json"
_MAGIC = b"pagefind_dcd"  # before the CBOR of each packed file
_SCRIPTS = {"pagefind.js", "pagefind-worker.js"}
_FOLDERS = ("fragment/", "index/")
_VERSION = "1.5."  # the shape of `pf_meta` that `_meta` knows

Files = Mapping[str, bytes]


def canonical(found: Files, *, language: str) -> dict[str, bytes]:
    """Return the files that Pagefind's programming interface reads, equal for equal records.

    Its ready-made search boxes, their style sheets and the highlighter are left out. Where there was
    nothing to index, an empty index of `language` is put in, because the script stops without any."""
    entry = json.loads(found[_ENTRY])
    if not entry["version"].startswith(_VERSION):
        raise EnvironmentFault(
            f"This builder does not know the index of Pagefind {entry['version']}.",
            f'Install Pagefind {_VERSION}x: pip install "pagefind[bin]>=1.5.2,<1.6".',
        )
    kept = {path: found[path] for path in found if path in _SCRIPTS or path.startswith(_FOLDERS)}
    no_pages: list[Any] = [entry["version"], [], [], [], [], []]
    languages = entry["languages"] or {language: {"hash": "", "wasm": None, "page_count": 0}}
    for name, about in languages.items():
        meta, filters = _meta(found, name, about["hash"]) if about["hash"] else (no_pages, {})
        packed = _pack(meta)
        about["hash"] = _name(name, packed)
        kept |= filters | {f"pagefind.{about['hash']}.pf_meta": packed}
        wasm = f"wasm.{about['wasm'] or 'unknown'}.pagefind"
        kept[wasm] = found[wasm]
    entry["languages"] = languages
    entry["include_characters"].sort()
    kept[_ENTRY] = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return dict(sorted(kept.items()))


def _meta(found: Files, language: str, name: str) -> tuple[Any, dict[str, bytes]]:
    """Return `pf_meta` with its filters and sort orders by name, and the filter files that it names."""
    version, pages, chunks, filters, sorts, fields = _unpack(found[f"pagefind.{name}.pf_meta"])
    files: dict[str, bytes] = {}
    named = []
    for title, old in sorted(filters):
        _, values = _unpack(found[f"filter/{old}.pf_filter"])
        packed = _pack([title, sorted(values)])
        named.append([title, _name(language, packed)])
        files[f"filter/{named[-1][1]}.pf_filter"] = packed
    return [version, pages, chunks, named, sorted(sorts), fields], files


def _unpack(packed: bytes) -> Any:
    return cbor2.loads(gzip.decompress(packed).removeprefix(_MAGIC))


def _pack(content: Any) -> bytes:
    return gzip.compress(_MAGIC + cbor2.dumps(content, canonical=True), 9, mtime=0)


def _name(language: str, packed: bytes) -> str:
    return f"{language}_{hashlib.sha256(packed).hexdigest()[:10]}"
