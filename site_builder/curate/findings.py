"""Briefings and patterns in; what stands in the words of each, found, or as the last build kept it, out.

What is found in a briefing rests on its words, its day and the patterns alone: where one is added, the others
are not looked through again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from site_builder import spread, typed_json
from site_builder.cache import Cache
from site_builder.curate import classify, dated
from site_builder.curate.classify import Found, Patterns
from site_builder.curate.dated import Times
from site_builder.model import Anchor, Briefing, Content, Passage
from site_builder.spread import Crew, Part
from site_builder.unchanged import code


class Finding(NamedTuple):
    """What stands in each unit of a briefing, and the times of its passages."""

    units: Mapping[Anchor, Found]
    times: Times


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """In which briefings what is looked for."""

    briefings: Sequence[Briefing]
    patterns: Patterns


def findings(
    briefings: Sequence[Briefing], patterns: Patterns, content: Content, crew: Crew, cache: Cache
) -> list[Finding]:
    """Return what stands in each briefing; `patterns` are those of the content."""
    kept_at = _key_of_patterns(content)
    known = typed_json.read(cache.get(kept_at), dict[str, Finding]) or {}
    keys = [_key(briefing) for briefing in briefings]
    new = [briefing for briefing, key in zip(briefings, keys, strict=True) if key not in known]
    if new:
        found = spread.joined(crew.done(_find, _Search(briefings=new, patterns=patterns)))
        known |= dict(zip(map(_key, new), found, strict=True))
        cache.put(kept_at, typed_json.written({key: known[key] for key in keys}))
    return [known[key] for key in keys]


def _find(search: _Search, part: Part) -> list[Finding]:
    return [
        Finding(
            units={unit.anchor: classify.find(search.patterns, unit.passages) for unit in briefing.units},
            times=dated.of_passages(briefing),
        )
        for briefing in part.taken(search.briefings)
    ]


def _key_of_patterns(content: Content) -> str:
    """Return the digest of the code, and of the content that has patterns."""
    registers = (content.topics, content.events, content.people, content.terms)
    rules = (content.forms, content.references)
    return sha256(code.running().encode() + typed_json.ordered((registers, rules))).hexdigest()


def _key(briefing: Briefing) -> str:
    """Return the digest of all of a briefing that is looked at."""
    texts: list[tuple[Anchor, tuple[Passage, ...]]] = [(u.anchor, u.passages) for u in briefing.units]
    return sha256(typed_json.written((briefing.held, texts))).hexdigest()
