"""Places by topic in; what is before and after an exchange on its topics, and by the same outlet, out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder import urls
from site_builder.derive import passages as record
from site_builder.derive import places, wording
from site_builder.derive.places import Place
from site_builder.derive.views import BesideLine, BesidePart
from site_builder.model import Anchor, Briefing, BriefingId, Edition, Exchange, Slug, Unit

_MOST = 2  # topics of an exchange that are followed, in the order in which they are shown

_Key = tuple[BriefingId, Anchor, Slug]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Every topic's places in order, with the rank of each; and those of an outlet on a topic."""

    topics: Mapping[Slug, Sequence[Place]]
    ranks: Mapping[_Key, int]
    outlets: Mapping[tuple[Slug, Slug], Sequence[Place]]
    outlet_ranks: Mapping[tuple[_Key, Slug], int]


def series(topics: Mapping[Slug, Sequence[Place]]) -> Series:
    """Number the places of every topic, once for all pages."""
    ranks: dict[_Key, int] = {}
    outlets: dict[tuple[Slug, Slug], list[Place]] = {}
    outlet_ranks: dict[tuple[_Key, Slug], int] = {}
    for slug, found in topics.items():
        for rank, place in enumerate(found):
            key = (place.briefing.id, place.unit.anchor, slug)
            ranks[key] = rank
            for outlet in places.asking(place.unit):
                asked = outlets.setdefault((slug, outlet), [])
                outlet_ranks[key, outlet] = len(asked)
                asked.append(place)
    return Series(topics=topics, ranks=ranks, outlets=outlets, outlet_ranks=outlet_ranks)


def lines(edition: Edition, series: Series, briefing: Briefing, unit: Unit) -> Iterator[BesideLine]:
    """Yield a line for each topic of an exchange that has something before or after it; topics that have the
    same share one."""
    if not isinstance(unit, Exchange):
        return
    titles: dict[tuple[BesidePart, ...], list[str]] = {}
    for match in unit.topics[:_MOST]:
        parts = _steps(edition, series, briefing, unit, match.topic)
        if parts:
            titles.setdefault(parts, []).append(edition.topics[match.topic].title)
    for parts, named in titles.items():
        yield BesideLine(name=f"{wording.listed(named)}:", parts=parts, quiet=True)


def _steps(
    edition: Edition, series: Series, briefing: Briefing, unit: Exchange, topic: Slug
) -> tuple[BesidePart, ...]:
    key = (briefing.id, unit.anchor, topic)
    any_outlet = _around(series.topics[topic], series.ranks[key])
    same: tuple[Place | None, Place | None] = (None, None)
    if unit.outlet:
        same = _around(series.outlets[topic, unit.outlet], series.outlet_ranks[key, unit.outlet])
    parts: list[BesidePart] = []
    for name, again, place, own in zip(
        ("previous", "next"), ("earlier", "later"), any_outlet, same, strict=True
    ):
        if place is None:
            continue
        parts += _step(name, place, briefing, "same outlet" if _is_same(place, own) else "", bool(parts))
        if own is not None and not _is_same(place, own):
            parts += _step(f"{edition.outlets[unit.outlet].name} {again}", own, briefing, "", True)
    return tuple(parts)


def _around(found: Sequence[Place], rank: int) -> tuple[Place | None, Place | None]:
    return found[rank - 1] if rank else None, found[rank + 1] if rank + 1 < len(found) else None


def _is_same(one: Place, other: Place | None) -> bool:
    return other is not None and (one.briefing.id, one.unit.anchor) == (other.briefing.id, other.unit.anchor)


def _step(name: str, place: Place, here: Briefing, remark: str, follows: bool) -> list[BesidePart]:
    where = name_of(place, here)
    parts = [
        BesidePart(text=f"; {name} " if follows else f"{name} "),
        BesidePart(text=where, path=urls.briefing(place.briefing.id, place.unit.anchor)),
    ]
    return [*parts, BesidePart(text=f" ({remark})")] if remark else parts


def name_of(place: Place, here: Briefing) -> str:
    """Name a place as seen from a document: "Q5" in it, "16 November 2023, Q2" elsewhere."""
    label = record.label(place.unit)
    return label if place.briefing.id == here.id else f"{wording.day(place.day)}, {label}"
