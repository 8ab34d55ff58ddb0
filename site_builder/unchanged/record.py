"""What a build was made from and what came of it in; bytes to keep out, and back.

They are a digest and JSON, in which whoever can write to the cache finds nothing to run.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256

from site_builder.diagnostics import Diagnostic, restored
from site_builder.unchanged.sources import Entry, Survey

_DIGEST = sha256().digest_size


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build did. `changed` counts files that were written or removed, `unchanged` the rest;
    `manifest` is the digest of the file that names them."""

    briefings: int
    exchanges: int
    pages: int
    changed: int
    unchanged: int
    base_url: str
    manifest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """`began` is when the sources were first looked at, by the clock of the file system, in nanoseconds;
    `output` is what output.evidence said at the end."""

    code: str
    settings: Mapping[str, str]
    began: int
    sources: Survey
    digests: Mapping[str, str]
    outcome: Outcome
    diagnostics: tuple[Diagnostic, ...]
    manifest: str
    output: str


def pack(record: Record) -> bytes:
    plain = {
        "code": record.code,
        "settings": dict(record.settings),
        "began": record.began,
        "sources": record.sources,
        "digests": dict(record.digests),
        "outcome": asdict(record.outcome),
        "diagnostics": [asdict(each) for each in record.diagnostics],
        "manifest": record.manifest,
        "output": record.output,
    }
    return json.dumps(plain, separators=(",", ":")).encode()


def unpack(kept: bytes, key: str) -> Record | None:
    """Return the record that stage.Keep put under the key; None when it is damaged, or of another version."""
    try:
        if sha256(key.encode() + kept[_DIGEST:]).digest() != kept[:_DIGEST]:
            return None
        plain = json.loads(kept[_DIGEST:])
        plain["sources"] = {path: Entry(*entry) for path, entry in plain["sources"].items()}
        plain["outcome"] = Outcome(**plain["outcome"])
        plain["diagnostics"] = tuple(map(restored, plain["diagnostics"]))
        return Record(**plain)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
