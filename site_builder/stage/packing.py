"""The files of a Pagefind index and its records in; the files that a page reads of one shard, small, out.

Fragments and parts of the index bear numbers instead of hashes, which do not compress; the address of a
shard has its digest, so that nothing in it ever changes. The parts are cut smaller than Pagefind cuts them:
a search loads one a word and shard. What filters and orders need is one table, with a row a record.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import cbor2

from site_builder.model import SearchRecord
from site_builder.stage.environment import EnvironmentFault

ENTRY = "pagefind-entry.json"
META = "pagefind.shard.pf_meta"
TABLE = "table.json"
SCRIPT = "pagefind.js"
_MAGIC = b"pagefind_dcd"  # before the CBOR of each packed file
_VERSION = "1.5."  # the shape of `pf_meta` and of the index that is known here
_CLASS = b"var PagefindInstance=class"  # what reads one index, in Pagefind's script
_PART = 6_000  # bytes of the index in one file at least, before compression
_MEAN = 200  # words of a text, about what an exchange has
_BEGINNING = 3  # letters; all words that begin with so many, or more, are found by them

Files = Mapping[str, bytes]
Word = tuple[str, bytes]  # as it is indexed, and its entry in the index


def programs(found: Files) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return what the page tells Pagefind's programs, and the programs, the same whatever the records are.

    Pagefind's script keeps to itself the class that reads one index, of which its `mergeIndex` makes one for
    each; a line more hands it out. Its ready-made search boxes, worker and highlighter are left out."""
    entry = json.loads(found[ENTRY])
    if not entry["version"].startswith(_VERSION) or _CLASS not in found[SCRIPT]:
        raise EnvironmentFault(
            f"This builder does not know the index of Pagefind {entry['version']}.",
            f'Install Pagefind {_VERSION}x: pip install "pagefind[bin]>=1.5.2,<1.6".',
        )
    ((language, about),) = entry["languages"].items()
    name = about["wasm"] or "unknown"
    wasm = f"wasm.{name}.pagefind"
    told = {"language": language, "wasm": name, "characters": sorted(entry["include_characters"])}
    return told, {SCRIPT: found[SCRIPT] + b"\nexport{PagefindInstance};\n", wasm: found[wasm]}


def packed(found: Files, records: Sequence[SearchRecord]) -> dict[str, bytes]:
    """Return the files of one shard, equal for equal records; a record is named by its place among them."""
    entry = json.loads(found[ENTRY])
    pages: list[list[Any]] = []
    parts: list[list[str]] = []
    fields: list[str] = []
    files: dict[str, bytes] = {}
    for about in entry["languages"].values():  # one, or none where there are no words
        _, told, indexed, _, _, fields = _unpack(found[f"pagefind.{about['hash']}.pf_meta"])
        places = {record.path: place for place, record in enumerate(records)}
        for name, words in told:
            fragment = found[f"fragment/{name}.pf_fragment"]
            place = places[_address(fragment)]
            pages.append([str(place), words])
            files[f"fragment/{place}.pf_fragment"] = fragment
        chunks = (found[f"index/{name}.pf_index"] for _, _, name in indexed)
        entries = sorted(entry for chunk in chunks for entry in _words(chunk))
        for number, (bounds, content) in enumerate(_parts(entries)):
            parts += ([first, last, str(number)] for first, last in bounds)
            files[f"index/{number}.pf_index"] = content
    pages += _levelling([length for _, length in pages])
    files[META] = _pack(cbor2.dumps([entry["version"], pages, parts, [], [], fields]))
    told = {"pages": len(pages), **table(records)}
    files[TABLE] = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return dict(sorted(files.items()))


def table(records: Sequence[SearchRecord]) -> dict[str, Any]:
    """Return how many records each document has, in their order; and by facet its values, and for each record
    the places of its own among them: a number where it has one value, which most have, or a list."""
    documents = [len(list(group)) for _, group in groupby(records, lambda each: each.path.partition("#")[0])]
    facets: dict[str, dict[str, list[Any]]] = {}
    for name in sorted({name for record in records for name in record.filters}):
        values = sorted({value for record in records for value in record.filters.get(name, ())})
        places = {value: place for place, value in enumerate(values)}
        rows = [[places[value] for value in record.filters.get(name, ())] for record in records]
        facets[name] = {"values": values, "rows": [row[0] if len(row) == 1 else row for row in rows]}
    return {"documents": documents, "facets": facets}


def _words(chunk: bytes) -> Iterator[Word]:
    """Yield the words of a part as Pagefind made it, each with the bytes of its entry.

    That begins with a list of three and the word itself, as nothing else in it does. To encode what was read
    would take as long again as to read it."""
    content = gzip.decompress(chunk).removeprefix(_MAGIC)
    words = [entry[0] for entry in cbor2.loads(content)[0]]
    start, starts = 0, []
    for word in words:
        start = content.index(b"\x83" + cbor2.dumps(word), start)
        starts.append(start)
        start += len(word)
    for word, start, end in zip(words, starts, [*starts[1:], len(content)], strict=True):
        yield word, content[start:end]


def _parts(words: Sequence[Word]) -> Iterator[tuple[list[tuple[str, str]], bytes]]:
    """Yield the parts of an index: all bounds within which a word is sought there, and its bytes.

    A search looks for all words that begin with the one sought, but only in the parts in whose bounds that
    lies. So where a part begins like the one before it ends, it is found by what they share, too; and it
    grows as long as they share much."""
    start, size, shared = 0, 0, 0
    for at, (word, entry) in enumerate(words):
        size += len(entry)
        after = words[at + 1][0] if at + 1 < len(words) else ""
        following = _shared(word, after)
        if not after or size >= _PART * max(1, following - 1):
            first = words[start][0]
            beginnings = [first[:length] for length in range(_BEGINNING, shared + 1)]
            bounds = [*((each, each) for each in beginnings), (first[: shared + 1], word)]
            entries = [entry for _, entry in words[start : at + 1]]
            yield bounds, _pack(b"\x81" + _head(len(entries)) + b"".join(entries))
            start, size, shared = at + 1, 0, following


def _levelling(lengths: Sequence[int]) -> list[list[Any]]:
    """Return pages of no records that make the mean length `_MEAN`.

    Pagefind measures a text by the mean of its index (BM25), so that the same text would do better among
    long ones than among short ones; with one mean, the scores of all shards can be compared."""
    if not lengths:
        return []
    number = max(1, -(-sum(lengths) // _MEAN) - len(lengths))
    missing = _MEAN * (len(lengths) + number) - sum(lengths)
    return [["", missing], *(["", 0] for _ in range(number - 1))]


def _shared(one: str, other: str) -> int:
    """Return how many letters two words begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (letter, same) in pairs if letter != same), min(len(one), len(other)))


def _head(length: int) -> bytes:
    """Return the beginning of a list of CBOR (RFC 8949, section 3), in the length that holds any."""
    return b"\x9a" + length.to_bytes(4, "big")


def _address(fragment: bytes) -> str:
    address: str = json.loads(gzip.decompress(fragment).removeprefix(_MAGIC))["url"]
    return address


def _unpack(packed: bytes) -> Any:
    return cbor2.loads(gzip.decompress(packed).removeprefix(_MAGIC))


def _pack(content: bytes) -> bytes:
    return gzip.compress(_MAGIC + content, 6, mtime=0)
