"""A document in; its card out: when it was held, who spoke, how long it is, where it comes from. Shared."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.derive import collations, naming, places, wording
from site_builder.derive import passages as record
from site_builder.derive.places import fact
from site_builder.derive.views import Fact
from site_builder.model import Basis, Briefing, Edition, Link


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


def provenance(briefing: Briefing) -> str:
    """Say on paper what the links say on a screen: whose text it is, and which file it was read from."""
    capture, witness = briefing.witnesses[0].capture, briefing.witnesses[0].record
    publisher = f"{witness.publisher}; copy" if witness.publisher else "Copy"
    return f"{publisher} held as {capture.seed}, SHA-256 {capture.sha256}. An unofficial edition."
