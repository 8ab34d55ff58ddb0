"""A document in; its card out: when it was held, who spoke, how long it is, where it comes from. Shared."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.derive import collations, naming, places, wording
from site_builder.derive import passages as record
from site_builder.derive.places import fact
from site_builder.derive.views import Fact
from site_builder.model import Basis, Briefing, Edition, Link, Witness


def facts(edition: Edition, briefing: Briefing) -> Iterator[Fact]:
    capture, witness = briefing.witnesses[0].capture, briefing.witnesses[0].record
    held, published = briefing.held, briefing.published
    yield fact("Held", wording.day(held.value), wording.basis(held), held.because)
    if published.value:
        yield fact("Published", wording.moment(published.value), wording.basis(published))
    if briefing.title_basis is Basis.EDITOR:
        yield fact("Title", "supplied by the editor", briefing.title_because)
    speakers = [naming.speaker(edition, slug, "") for slug in briefing.spokespersons]
    if speakers:
        yield fact("Spokesperson" if len(speakers) == 1 else "Spokespersons", *speakers)
    yield fact("Extent", extent(briefing))
    publisher = witness.publisher or "publisher not known"
    origin = Link(text=publisher, path=witness.origin) if witness.origin else publisher
    digest = f"SHA-256 {capture.sha256[:4]} {capture.sha256[4:8]}…"
    yield fact("Source", origin, digest)
    if len(briefing.witnesses) > 1:
        all_of_them = wording.count(len(briefing.witnesses), "witness", "witnesses")
        yield fact(
            "Witnesses",
            Link(text=all_of_them, path=urls.witnesses(briefing.id)),
            wording.listed([collations.named(witness, briefing) for witness in briefing.witnesses]),
        )
    yield fact(
        "Take away",
        Link(text="Text", path=urls.plain_text(briefing.id)),
        Link(text="JSON", path=urls.record(urls.briefing(briefing.id))),
        Link(text="TEI", path=urls.tei(briefing.id)),
    )


def extent(briefing: Briefing) -> str:
    words = wording.count(briefing.words, "word")
    outlets = len({slug for unit in briefing.exchanges for slug in places.asking(unit)})
    asked = f" from {wording.count(outlets, 'outlet')}" if outlets else ""
    return f"{record.extent(briefing)}{asked}, {words}"


def copies(briefing: Briefing) -> Iterator[str]:
    """Name the captures of a document: when each was saved, and its checksum."""
    for witness in briefing.witnesses:
        name = (
            "The copy" if len(briefing.witnesses) == 1 else f"Witness {collations.named(witness, briefing)}"
        )
        yield f"{name}: {_captured(witness)}, SHA-256 {wording.digest(witness.capture.sha256)}."


def provenance(briefing: Briefing) -> str:
    """Say on paper what the links say on a screen: whose text it is, and which files it was read from."""
    held = (
        f"{f'{witness.record.publisher}; copy' if witness.record.publisher else 'Copy'} "
        f"held as {witness.capture.seed}, {_captured(witness)}, SHA-256 {witness.capture.sha256}."
        for witness in briefing.witnesses
    )
    return " ".join((*held, "An unofficial edition."))


def _captured(witness: Witness) -> str:
    day = witness.record.captured
    return f"captured {wording.period(day)}" if day else "day of capture not known"
