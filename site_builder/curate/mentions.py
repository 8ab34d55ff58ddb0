"""Places found in units in; what each slug is mentioned by, in the order of the edition, out."""

from collections.abc import Iterable, Mapping, Sequence

from site_builder.curate.resolve import Scene
from site_builder.model import Anchor, BriefingId, Mention, Slug, Span


def of_units(
    id: BriefingId, places: Mapping[Anchor, Sequence[tuple[Slug, Span]]]
) -> tuple[tuple[Slug, Mention], ...]:
    """Return what rules found in the units of one briefing as mentions."""
    return tuple(
        (slug, Mention(briefing=id, unit=unit, span=span, basis="rule"))
        for unit, found in places.items()
        for slug, span in found
    )


def order(scenes: Mapping[BriefingId, Scene]) -> Mapping[tuple[BriefingId, Anchor], int]:
    """Number all anchors in the order of the edition and of the text; a whole document comes before both."""
    anchors = ((id, anchor) for id, scene in scenes.items() for anchor in (Anchor(""), *scene.anchors()))
    return {key: number for number, key in enumerate(anchors)}


def by_slug(
    pairs: Iterable[tuple[Slug, Mention]], order: Mapping[tuple[BriefingId, Anchor], int]
) -> Mapping[Slug, tuple[Mention, ...]]:
    """Group mentions by slug, in the order of the text; a place that was found twice counts once, as what
    it was found as first."""
    found: dict[Slug, dict[tuple[BriefingId, Anchor, int], Mention]] = {}
    for slug, mention in pairs:
        key = (mention.briefing, mention.span.anchor, mention.span.start)
        found.setdefault(slug, {}).setdefault(key, mention)

    def place(key: tuple[BriefingId, Anchor, int]) -> tuple[int, int]:
        return (order[key[0], key[1]], key[2])

    return {slug: tuple(found[slug][key] for key in sorted(found[slug], key=place)) for slug in sorted(found)}
