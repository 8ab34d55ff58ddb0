"""The files of a Pagefind index and its records in; the files that a page reads of one shard, small, out.

Fragments and parts of the index bear numbers instead of hashes, which do not compress; the address of a
shard has its digest, so that nothing in it ever changes. The parts are cut smaller than Pagefind cuts them:
a search loads one a word and shard. All else that a search needs is one table, with a row a record: from it
the page makes what Pagefind reads first (`static/js/search-table.js`), which would say more at more length.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

import cbor2

from site_builder.model import SearchRecord
from site_builder.stage.environment import EnvironmentFault

ENTRY = "pagefind-entry.json"
TABLE = "table.json"
SCRIPT = "pagefind.js"
_MAGIC = b"pagefind_dcd"  # before the CBOR of each packed file
_VERSION = "1.5."  # the shape of `pf_meta` and of the index that is known here
_CLASS = b"var PagefindInstance=class"  # what reads one index, in Pagefind's script
_PART = 2_000  # bytes of the index in one file at least, before compression
_MEAN = 200  # words of a text, about what an exchange has
# The beginning of an entry, a list of three that begins with a text: b"\x83\x64gaza", not b"\x83\x01\x82".
# The same bytes may stand in numbers and words: no other is found only where there are as many as entries.
_ENTRY = re.compile(rb"\x83(?=[\x60-\x79])")
_FIRST = 35  # the letter of zero: "#", as the two before it are a space and a quote
_BITS = 5  # of a length, rounded as Lucene does: it weighs little; whole it would be a quarter of the table

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
    lengths = [0] * len(records)  # Pagefind leaves out what has no words
    starts: list[str] = []
    fields: list[str] = []
    files: dict[str, bytes] = {}
    for about in entry["languages"].values():  # one, or none where there are no words
        _, told, indexed, _, _, fields = _unpack(found[f"pagefind.{about['hash']}.pf_meta"])
        places = {record.path: place for place, record in enumerate(records)}
        for name, words in told:
            fragment = found[f"fragment/{name}.pf_fragment"]
            place = places[_address(fragment)]
            lengths[place] = words
            files[f"fragment/{place}.pf_fragment"] = fragment
        chunks = (found[f"index/{name}.pf_index"] for _, _, name in indexed)
        entries = sorted(entry for chunk in chunks for entry in _words(chunk))
        for number, (start, content) in enumerate(_parts(entries)):
            starts.append(start)
            files[f"index/{number}.pf_index"] = content
    told = {
        "version": entry["version"],
        "fields": fields,
        "starts": starts,
        "lengths": "".join(map(_letter, lengths)),
        "levelling": _levelling([_rounded(length) for length in lengths]),
        **table(records),
    }
    files[TABLE] = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return dict(sorted(files.items()))


def table(records: Sequence[SearchRecord]) -> dict[str, Any]:
    """Return how many records each document has, in their order; and by facet its values, the sets of values
    that records have, as their places, and for each record the letter of its set.

    The first set is that of most records. One letter a record takes half the bytes of a list of numbers."""
    documents = [len(list(group)) for _, group in groupby(records, lambda each: each.path.partition("#")[0])]
    facets: dict[str, dict[str, Any]] = {}
    for name in sorted({name for record in records for name in record.filters}):
        values = sorted({value for record in records for value in record.filters.get(name, ())})
        places = {value: place for place, value in enumerate(values)}
        rows = [tuple(places[value] for value in record.filters.get(name, ())) for record in records]
        number = Counter(rows)
        sets = sorted(number, key=lambda each: (-number[each], each))
        letters = {each: chr(_FIRST + at) for at, each in enumerate(sets)}
        facets[name] = {"values": values, "sets": sets, "rows": "".join(letters[row] for row in rows)}
    return {"documents": documents, "facets": facets}


def _words(chunk: bytes) -> Iterator[Word]:
    """Yield the words of a part as Pagefind made it, each with the bytes of its entry."""
    content = gzip.decompress(chunk).removeprefix(_MAGIC)
    starts = [found.start() for found in _ENTRY.finditer(content)]
    if len(starts) != _length(content[1:]):
        starts = _read(content)
    for start, end in pairwise([*starts, len(content)]):
        at = start + 2 + max(0, content[start + 1] - 0x77)  # behind the length of the word
        yield content[at : at + _length(content[start + 1 :])].decode(), content[start:end]


def _read(content: bytes) -> list[int]:
    """Return where the entries of a part begin, after reading all of it, which takes forty times as long."""
    start, starts = 0, []
    for word, *_ in cbor2.loads(content)[0]:
        start = content.index(b"\x83" + cbor2.dumps(word), start)
        starts.append(start)
        start += len(word)
    return starts


def _parts(words: Sequence[Word]) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of an index: what tells its first word from the one before it, and its bytes.

    A search looks for all words that begin with the one sought, so it loads all parts that may have some. So
    a part grows as long as words share much, since few are loaded by a long beginning. A word that would fill
    a part begins one: who seeks the word before it should not have to load it."""
    start, size, shared = 0, 0, 0
    for at, (word, entry) in enumerate(words):
        size += len(entry)
        after, following = words[at + 1] if at + 1 < len(words) else ("", b"")
        alike = _shared(word, after)
        limit = _PART * max(1, alike - 1)
        if not after or size >= limit or len(following) >= limit:
            entries = [entry for _, entry in words[start : at + 1]]
            content = b"\x81" + _head(len(entries)) + b"".join(entries)
            yield words[start][0][: shared + 1], _pack(content)
            start, size, shared = at + 1, 0, alike


def _levelling(lengths: Sequence[int]) -> tuple[int, int]:
    """Return how many words are missing for a mean length of `_MEAN`, and how many pages without a record are
    to have them.

    Pagefind measures a text by the mean of its index (BM25), so that the same text would do better among
    long ones than among short ones; with one mean, the scores of all shards can be compared."""
    pages = sum(length > 0 for length in lengths)
    if not pages:
        return 0, 0
    number = max(1, -(-sum(lengths) // _MEAN) - pages)
    return _MEAN * (pages + number) - sum(lengths), number


def _letter(length: int) -> str:
    """Return a length in one letter: the five bits that are kept, and sixteen times how many are not, so that
    each letter stands for more than the one before it."""
    lost = max(0, length.bit_length() - _BITS)
    return chr(_FIRST + 16 * lost + (_rounded(length) >> lost))


def _rounded(length: int) -> int:
    lost = max(0, length.bit_length() - _BITS)
    return (length + (1 << lost >> 1)) >> lost << lost


def _shared(one: str, other: str) -> int:
    """Return how many letters two words begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (letter, same) in pairs if letter != same), min(len(one), len(other)))


def _head(length: int) -> bytes:
    """Return the beginning of a list of CBOR (RFC 8949, section 3), in the length that holds any."""
    return b"\x9a" + length.to_bytes(4, "big")


def _length(content: bytes) -> int:
    """Return the length of the list or text of CBOR that begins here."""
    short = content[0] & 0x1F
    return short if short < 0x18 else int.from_bytes(content[1 : 1 + (1 << short - 0x18)])


def _address(fragment: bytes) -> str:
    address: str = json.loads(gzip.decompress(fragment).removeprefix(_MAGIC))["url"]
    return address


def _unpack(packed: bytes) -> Any:
    return cbor2.loads(gzip.decompress(packed).removeprefix(_MAGIC))


def _pack(content: bytes) -> bytes:
    return gzip.compress(_MAGIC + content, 6, mtime=0)
