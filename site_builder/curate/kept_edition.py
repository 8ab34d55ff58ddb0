"""What an edition is made from in; that, without what is noted, made, or as the last build kept it, out.

It is kept whole, as a word more in one text may change any family of parallels, with the warnings that were
given; but in several files, so that it is read bit by bit. One with faults is not kept: nothing comes of it.
"""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from site_builder import typed_json
from site_builder.cache import Cache
from site_builder.diagnostics import Diagnostic, Report
from site_builder.model import Briefing, Content, Edition
from site_builder.unchanged import code

_TOGETHER = 100  # briefings in one file
# Returns the digests of the seeds, and the system's account of them; None where one cannot be read.
Seeds = Callable[[], tuple[object, object] | None]


class _Head(NamedTuple):
    """All but the briefings, which are in so many `parts`; and what was found."""

    parts: int
    edition: Edition
    found: tuple[Diagnostic, ...]


def edition(
    seeds: Seeds, content: Content, make: Callable[[Report], Edition], report: Report, cache: Cache
) -> Edition:
    """Return what `make` makes of seeds and content, and report what it reports. It is kept where `seeds`
    says the same before and after: nobody has changed one meanwhile."""
    before = seeds()
    if not before:
        return make(report)
    key = sha256(f"{code.running()}\n{before[0]}\n".encode() + typed_json.ordered(content)).hexdigest()
    kept, found = _read(key, cache), Report()
    if kept:
        made, found.diagnostics = kept
    else:
        made = make(found)
        if not found.refuses and seeds() == before:
            _write(key, made, found, cache)
    report.diagnostics.extend(found)
    return made


def _write(key: str, made: Edition, found: Report, cache: Cache) -> None:
    parts = range(0, len(made.briefings), _TOGETHER)
    for number, start in enumerate(parts):
        part = made.briefings[start : start + _TOGETHER]
        cache.put(_of_part(key, number), typed_json.written(part))
    cache.put(key, typed_json.written(_Head(len(parts), replace(made, briefings=()), tuple(found))))


def _read(key: str, cache: Cache) -> tuple[Edition, list[Diagnostic]] | None:
    head = typed_json.read(cache.get(key), _Head)
    if not head:
        return None
    briefings: list[Briefing] = []
    for number in range(head.parts):
        part = typed_json.read(cache.get(_of_part(key, number)), tuple[Briefing, ...])
        if not part:
            return None
        briefings += part
    return replace(head.edition, briefings=tuple(briefings)), list(head.found)


def _of_part(key: str, number: int) -> str:
    return sha256(f"{key} {number}".encode()).hexdigest()
