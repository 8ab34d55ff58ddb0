"""Briefings and a cache in; their families, found anew only where a text or a setting is another, out.

Families are found among all texts at once, and a word more in one may change any of them: they are kept as
a whole. Kept are numbers alone, JSON: of texts, of characters, of places.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from site_builder.cache import Cache
from site_builder.curate import parallels
from site_builder.curate.parallels import Text
from site_builder.model import (
    Anchor,
    Briefing,
    BriefingId,
    Family,
    Occurrence,
    Parallel,
    ParallelSettings,
    Span,
)
from site_builder.spread import ALONE, Crew
from site_builder.unchanged import code


def families(
    briefings: Sequence[Briefing], settings: ParallelSettings, cache: Cache, crew: Crew = ALONE
) -> tuple[Family, ...]:
    """Return what parallels.families returns."""
    texts = tuple(parallels.texts(briefings))
    key = _key(texts, settings)
    kept = cache.get(key)
    if kept:
        try:
            return tuple(_unpacked(plain, texts) for plain in json.loads(kept))
        except (ValueError, TypeError, IndexError):  # whoever wrote that, it was not a build
            pass
    found = parallels.families(briefings, settings, crew)
    numbers = {(text.briefing.id, text.passage.anchor): number for number, text in enumerate(texts)}
    packed = [_packed(family, numbers) for family in found]
    cache.put(key, json.dumps(packed, separators=(",", ":")).encode())
    return found


def _key(texts: Sequence[Text], settings: ParallelSettings) -> str:
    """Return the digest of all that families are made from."""
    digest = sha256(json.dumps([code.running(), asdict(settings)]).encode())
    for text in texts:
        words = text.passage.text.encode()
        place = f"{text.briefing.id}\n{text.unit.anchor}\n{text.passage.anchor}\n{len(words)}\n"
        digest.update(place.encode() + words)
    return digest.hexdigest()


def _packed(family: Family, numbers: Mapping[tuple[BriefingId, Anchor], int]) -> list[Any]:
    """Return a family as its id, words, places (text, start, end) and pairs of places."""
    at = {place: number for number, place in enumerate(family.places)}
    places = [
        (numbers[place.briefing, place.span.anchor], place.span.start, place.span.end)
        for place in family.places
    ]
    return [family.id, family.words, places, [(at[pair.a], at[pair.b]) for pair in family.parallels]]


def _unpacked(plain: list[Any], texts: Sequence[Text]) -> Family:
    id, words, packed, pairs = plain
    places = tuple(_place(texts[text], start, end) for text, start, end in packed)
    return Family(
        id=id,
        words=words,
        places=places,
        parallels=tuple(Parallel(a=places[a], b=places[b], words=words) for a, b in pairs),
    )


def _place(text: Text, start: int, end: int) -> Occurrence:
    return Occurrence(
        briefing=text.briefing.id,
        unit=text.unit.anchor,
        span=Span(anchor=text.passage.anchor, start=start, end=end),
    )
