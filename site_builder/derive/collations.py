"""A document and what its witnesses print in, what is said of them beside each unit out; shared by the pages
that speak of witnesses."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from site_builder import urls
from site_builder.derive import passages as record
from site_builder.derive import wording
from site_builder.derive.views import ApparatusView, VariantView
from site_builder.model import (
    Anchor,
    Briefing,
    Collation,
    Exchange,
    Link,
    Match,
    Passage,
    Unit,
    Variant,
    Witness,
)

_FEW = 6  # variants that the margin has room for
_CONTEXT = 3  # words that tell where others are added

LANGUAGES = {
    "zh": "Chinese",
    "en": "English",
    "fr": "French",
    "ru": "Russian",
    "es": "Spanish",
    "ar": "Arabic",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One variant, and the witnesses that have it, with the line of each."""

    variant: Variant
    unit: Unit
    passage: Passage
    witnesses: tuple[tuple[int, int], ...]  # (witness, line)


def language(tag: str) -> str:
    """Return the English name of a language, its tag where we have none."""
    return LANGUAGES.get(tag.partition("-")[0], tag)


def named(witness: Witness, briefing: Briefing) -> str:
    """Word a witness in few words: "A", "C (Chinese)"."""
    tag = witness.capture.language
    return witness.siglum if tag == briefing.language else f"{witness.siglum} ({language(tag)})"


def compared_collations(briefing: Briefing) -> tuple[Collation, ...]:
    """Return the collations of the witnesses in the language of the text."""
    return tuple(each for each in briefing.collations if not each.is_translation)


def translations(briefing: Briefing) -> tuple[Collation, ...]:
    """Return those of the witnesses in other languages."""
    return tuple(each for each in briefing.collations if each.is_translation)


def translation_path(briefing: Briefing, collation: Collation, anchor: str = "") -> str:
    """Return the page that sets a witness in another language beside the text."""
    witness = briefing.witnesses[collation.witness]
    tag = witness.capture.language
    tags = [briefing.witnesses[each.witness].capture.language.lower() for each in translations(briefing)]
    is_second = tags.index(tag.lower()) != [each.witness for each in translations(briefing)].index(
        collation.witness
    )
    return urls.translation(briefing.id, tag, witness.siglum if is_second else "", anchor=anchor)


def readings(briefing: Briefing) -> tuple[Reading, ...]:
    """Return the variants of all witnesses in the order of the text; what several print is told once."""
    units = {passage.anchor: (unit, passage) for unit in briefing.units for passage in unit.passages}
    order = {anchor: number for number, anchor in enumerate(units)}

    def place(pair: tuple[Variant, int]) -> tuple[int, int, int, bool, str]:
        variant, _ = pair
        span = variant.span
        return order[span.anchor], span.start, span.end, not variant.is_label, variant.reading

    found = [
        (variant, collation.witness)
        for collation in briefing.collations
        for match in collation.matches
        for variant in match.variants
    ]
    return tuple(_reading(list(same), units) for _, same in groupby(sorted(found, key=place), key=place))


def _reading(same: Sequence[tuple[Variant, int]], units: Mapping[Anchor, tuple[Unit, Passage]]) -> Reading:
    variant, _ = same[0]
    unit, passage = units[variant.span.anchor]
    return Reading(
        variant=variant,
        unit=unit,
        passage=passage,
        witnesses=tuple((witness, each.line) for each, witness in same),
    )


def variant_view(briefing: Briefing, reading: Reading, name: str) -> VariantView:
    """Return a variant as pages show it. `name` is that of its place."""
    variant, text = reading.variant, reading.passage.text
    where, words = "", variant.lemma
    if not words:
        before, after = text[: variant.span.start].split(), text[variant.span.start :].split()
        where = "after" if before else "before"
        words = " ".join(before[-_CONTEXT:] or after[:_CONTEXT])
    return VariantView(
        place=Link(text=name, path=urls.briefing(briefing.id, reading.passage.anchor)),
        where=where,
        words=record.plain(words),
        reading=record.plain(variant.reading),
        sources=tuple(
            Link(
                text=briefing.witnesses[witness].siglum,
                path=urls.source(briefing.id, line, siglum=briefing.witnesses[witness].siglum),
            )
            for witness, line in reading.witnesses
        ),
    )


def apparatus(briefing: Briefing) -> Mapping[Anchor, ApparatusView]:
    """Return what is said beside each unit of which a witness in the same language prints something else."""
    if len(briefing.witnesses) == 1:
        return {}
    beside: dict[Anchor, list[Reading]] = {}
    for reading in readings(briefing):
        if not reading.variant.is_slight:
            beside.setdefault(reading.unit.anchor, []).append(reading)
    lacking, moved = _matched(briefing, lambda m: not m.places), _matched(briefing, lambda m: m.is_moved)
    views = {}
    for unit in briefing.units:
        notices = tuple(_notices(briefing, unit, lacking.get(unit.anchor, ()), moved.get(unit.anchor, ())))
        variants = beside.get(unit.anchor, [])
        if notices or variants:
            more = wording.count(len(variants) - _FEW, "more variant") if len(variants) > _FEW else ""
            views[unit.anchor] = ApparatusView(
                notices=notices,
                variants=tuple(
                    variant_view(briefing, reading, _place(reading)) for reading in variants[:_FEW]
                ),
                more=Link(text=more, path=urls.witnesses(briefing.id) if more else ""),
            )
    return views


def _matched(briefing: Briefing, is_meant: Callable[[Match], bool]) -> Mapping[Anchor, list[int]]:
    """Return, for each unit, the witnesses in the language of the text whose match of it is meant."""
    found: dict[Anchor, list[int]] = {}
    for collation in compared_collations(briefing):
        for match in filter(is_meant, collation.matches):
            for anchor in match.units:
                found.setdefault(anchor, []).append(collation.witness)
    return found


def _notices(briefing: Briefing, unit: Unit, lacking: Sequence[int], moved: Sequence[int]) -> Iterator[str]:
    """Yield what is to be said of the witnesses of a whole unit, of those that lack it or moved it too."""
    name = "exchange" if isinstance(unit, Exchange) else "paragraph"
    if unit.witness:
        siglum = record.witness(briefing, unit).siglum
        yield f"Not in witness A, which the text follows: printed from witness {siglum}."
    if lacking:
        yield f"{sigla(briefing, lacking)} {'omits' if len(lacking) == 1 else 'omit'} this {name}."
    if moved:
        yield f"{sigla(briefing, moved)} {'has' if len(moved) == 1 else 'have'} this {name} in another place."


def sigla(briefing: Briefing, witnesses: Sequence[int]) -> str:
    """Word witnesses: "Witness B", "Witnesses B and C"."""
    names = [briefing.witnesses[number].siglum for number in witnesses]
    return f"{'Witness' if len(names) == 1 else 'Witnesses'} {wording.listed(names)}"


def _place(reading: Reading) -> str:
    if reading.variant.is_label:
        return "label"
    if isinstance(reading.unit, Exchange) and "-q" in reading.passage.anchor:
        return "question"
    return record.pilcrow(reading.passage.anchor)


def compared(briefing: Briefing, witness: int) -> Mapping[tuple[int, int], Link]:
    """Return where each paragraph of a witness is compared with the text, or set beside it."""
    found: dict[tuple[int, int], Link] = {}
    units = {unit.anchor: unit for unit in briefing.units}
    for collation in briefing.collations:
        if collation.witness != witness:
            continue
        for match in collation.matches:
            names = [record.label(units[anchor]) for anchor in match.units]
            where = f"compared with {wording.listed(names)}"
            path = urls.briefing(briefing.id, match.units[0] if match.units else "")
            if collation.is_translation:
                where, path = (
                    f"beside {wording.listed(names) or 'the text'}",
                    translation_path(briefing, collation),
                )
            found.update(dict.fromkeys(match.places, Link(text=where, path=path)))
    return found
