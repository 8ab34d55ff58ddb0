"""The edition in; for each document with several witnesses the page that compares them out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from site_builder import urls
from site_builder.derive import collations, entries, wording
from site_builder.derive import passages as record
from site_builder.derive.collations import Reading
from site_builder.derive.places import fact, rulings
from site_builder.derive.views import Fact, RepeatedGroup, RepeatedView, VariantGroup, WitnessView
from site_builder.model import Anchor, Briefing, Edition, Link, Page, Unit, Variant, VariantKind

LEAD = (
    "Several captures of this document are held. The text follows the first of them, witness A; what the "
    "others print otherwise stands here, word by word. How wide a space is, and where a paragraph ends, does "
    "not count."
)

_KINDS = {
    VariantKind.WORDING: ("Wording", "Other words, or other forms of them."),
    VariantKind.OMISSION: ("Words left out", "Words of the text that a witness has not."),
    VariantKind.ADDITION: ("Words added", "Words of a witness that the text has not."),
    VariantKind.SPELLING: ("Spelling", "The same words, spelt otherwise."),
}
# What is printed otherwise again and again is told once, with its places.
_LABELS = ("Labels", "Who speaks, as printed before their words. Each label once.")
_SIGNS = ("Typography", "Signs, spaces and capitals. Each sign once.")
_MANY = 12  # places of one sign that are named


def pages(edition: Edition) -> Iterator[Page]:
    for briefing in edition.briefings:
        if len(briefing.witnesses) == 1:
            continue
        kind = wording.KINDS[briefing.kind]
        name = f"{kind} of {wording.day(briefing.held.value[:10])}"
        readings = collations.readings(briefing)
        counts = Counter(number for each in readings for number in {number for number, _ in each.witnesses})
        yield Page(
            path=urls.witnesses(briefing.id),
            template="witnesses",
            title=f"{name}: witnesses",
            description=f"What {len(briefing.witnesses)} captures of one document print: {name}.",
            section="briefings",
            crumbs=(*entries.crumbs(briefing), Link(text=kind, path=urls.briefing(briefing.id))),
            context={
                "lead": LEAD,
                "name": name,
                "facts": tuple(_facts(briefing, readings)),
                "witnesses": tuple(
                    _witness(briefing, number, counts[number]) for number in range(len(briefing.witnesses))
                ),
                "groups": tuple(_groups(briefing, readings)),
                "repeated": tuple(_repeated(briefing, readings)),
            },
        )


def _facts(briefing: Briefing, readings: Sequence[Reading]) -> Iterator[Fact]:
    yield fact("Text", Link(text="as printed by witness A", path=urls.briefing(briefing.id)))
    counts = Counter(_name(reading) for reading in readings)
    for name in (*(name for name, _ in _KINDS.values()), _LABELS[0], _SIGNS[0]):
        if counts[name]:
            where = urls.witnesses(briefing.id, urls.variants_anchor(name))
            yield fact(name, Link(text=wording.count(counts[name], "variant"), path=where))


def _name(reading: Reading) -> str:
    if reading.variant.is_label:
        return _LABELS[0]
    kind = reading.variant.kind
    return _SIGNS[0] if kind is VariantKind.TYPOGRAPHY else _KINDS[kind][0]


def _witness(briefing: Briefing, number: int, variants: int) -> WitnessView:
    witness = briefing.witnesses[number]
    return WitnessView(
        anchor=urls.witness_anchor(witness.siglum),
        name=f"Witness {witness.siglum}",
        about=_about(briefing, number, variants),
        holds=tuple((words, places) for words, places in _holds(briefing, number) if places),
        facts=tuple(_origin(briefing, number)),
    )


def _about(briefing: Briefing, number: int, variants: int) -> str:
    if not number:
        return "The copy-text: the text of this edition is printed from it."
    if any(each.witness == number for each in collations.translations(briefing)):
        name = collations.language(briefing.witnesses[number].capture.language)
        return f"In {name}. Its exchanges are set beside those of the text; no word is compared with a word."
    return f"Compared with the text word by word: {wording.count(variants, 'variant')}."


def _holds(briefing: Briefing, number: int) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Yield what a witness has, lacks, has alone and has elsewhere, each with its places."""
    units = {unit.anchor: unit for unit in briefing.units}

    def links(found: Iterable[Unit]) -> tuple[Link, ...]:
        return tuple(
            Link(text=record.label(unit), path=urls.briefing(briefing.id, unit.anchor)) for unit in found
        )

    matches = [m for each in briefing.collations if each.witness == number for m in each.matches]
    lacking = [units[anchor] for match in matches if not match.places for anchor in match.units]
    if not number:
        lacking = [unit for unit in units.values() if unit.witness]
    yield "Omits", links(lacking)
    yield (
        "Printed in the text from this witness",
        links(unit for unit in units.values() if unit.witness == number and number),
    )
    yield (
        "In another place",
        links(units[anchor] for match in matches if match.is_moved for anchor in match.units),
    )
    yield (
        "Together what the text has apart",
        links(units[anchor] for match in matches if len(match.units) > 1 for anchor in match.units),
    )


def _origin(briefing: Briefing, number: int) -> Iterator[Fact]:
    capture, known = briefing.witnesses[number].capture, briefing.witnesses[number].record
    siglum = briefing.witnesses[number].siglum
    publisher = known.publisher or "not known"
    yield fact("Publisher", Link(text=publisher, path=known.origin) if known.origin else publisher)
    yield from rulings(briefing.witnesses[number])
    if capture.title != briefing.title and "title" not in known.rulings and capture.title:
        yield fact("Title", capture.title)
    if capture.language != briefing.language:
        yield fact("Language", collations.language(capture.language))
    published = capture.published.value or known.published
    if published:
        yield fact("Published", wording.moment(published))
    yield fact("Captured", wording.period(known.captured) if known.captured else "day not known")
    yield fact("File", Link(text=capture.seed, path=urls.seed(capture.seed)))
    yield fact("SHA-256", wording.digest(capture.sha256))
    yield fact("Source", Link(text="line by line", path=urls.source(briefing.id, siglum=siglum)))
    for each in collations.translations(briefing):
        if each.witness == number:
            yield fact("Text", Link(text="side by side", path=collations.translation_path(briefing, each)))


def _groups(briefing: Briefing, readings: Sequence[Reading]) -> Iterator[VariantGroup]:
    """Yield the variants of words by kind, each in the order of the text."""
    for name, about, own in _by_name(_KINDS.values(), readings):
        yield VariantGroup(
            anchor=urls.variants_anchor(name),
            name=name,
            about=about,
            variants=tuple(
                collations.variant_view(briefing, each, record.passage_label(each.unit, each.passage.anchor))
                for each in own
            ),
        )


def _repeated(briefing: Briefing, readings: Sequence[Reading]) -> Iterator[RepeatedGroup]:
    """Yield the variants of labels and of signs."""
    for name, about, own in _by_name((_LABELS, _SIGNS), readings):
        yield RepeatedGroup(
            anchor=urls.variants_anchor(name),
            name=name,
            about=about,
            variants=tuple(_each_once(briefing, own)),
        )


def _by_name(
    named: Iterable[tuple[str, str]], readings: Sequence[Reading]
) -> Iterator[tuple[str, str, list[Reading]]]:
    """Yield each name that has variants, what is said of them, and the variants."""
    for name, about in named:
        own = [reading for reading in readings if _name(reading) == name]
        if own:
            yield name, f"{wording.count(len(own), 'variant')}. {about}", own


def _each_once(briefing: Briefing, readings: Sequence[Reading]) -> Iterator[RepeatedView]:
    """Yield what witnesses print otherwise, the commonest first."""
    found: dict[tuple[str, str, str], list[Unit]] = {}
    for reading in readings:
        for number, _ in reading.witnesses:
            siglum = briefing.witnesses[number].siglum
            for pair in _changed(reading.variant):
                found.setdefault((*pair, siglum), []).append(reading.unit)
    for (printed, other, siglum), units in sorted(found.items(), key=lambda each: (-len(each[1]), each[0])):
        yield RepeatedView(
            words=printed,
            reading=other,
            siglum=siglum,
            count=wording.count(len(units), "time"),
            places=_places(briefing, {unit.anchor: unit for unit in units}),
        )


def _places(briefing: Briefing, units: Mapping[Anchor, Unit]) -> tuple[Link, ...]:
    shown = tuple(
        Link(text=record.label(unit), path=urls.briefing(briefing.id, unit.anchor))
        for unit in list(units.values())[:_MANY]
    )
    more = len(units) - len(shown)
    return (*shown, Link(text=f"{more} more", path="")) if more else shown


def _changed(variant: Variant) -> Iterator[tuple[str, str]]:
    """Yield the signs that differ, where each stands for one; else the words as they are."""
    lemma, reading = record.plain(variant.lemma), record.plain(variant.reading)
    if variant.is_label or len(lemma) != len(reading):
        yield lemma, reading
        return
    for one, other in zip(lemma, reading, strict=True):
        if one != other:
            yield _sign(one), _sign(other)


def _sign(sign: str) -> str:
    """Return a sign; one that is no letter with its number, since small signs look alike."""
    return sign if sign.isalnum() else f"{sign} (U+{ord(sign):04X})"
