"""A document or a unit of it in; what cites it out: one item of CSL-JSON, and the citations made from it.

The day held and the day that the copy bears are kept apart; the address pins the words that are meant, and
their fingerprint tells whether they are still those.
"""

from collections.abc import Iterator

from site_builder import citation, urls
from site_builder.citation import Item
from site_builder.derive import passages as record
from site_builder.derive import wording
from site_builder.derive.views import CitationView
from site_builder.model import Basis, Briefing, Edition, Link, Unit

# The files beside a document's page, each with an entry for the document and for every part of it.
FILES = (("BibTeX", "index.bib"), ("RIS", "index.ris"), ("CSL-JSON", "index.csl.json"))


def items(edition: Edition, briefing: Briefing) -> Iterator[Item]:
    """Yield a document, then every exchange or paragraph of it, in the order of the text."""
    yield item(edition, briefing)
    for unit in briefing.units:
        yield item(edition, briefing, unit)


def item(edition: Edition, briefing: Briefing, unit: Unit | None = None) -> Item:
    settings = edition.settings
    held = briefing.held.value[:10]
    witness = record.witness(briefing, unit) if unit else briefing.witnesses[0]
    published = _published(briefing, unit)
    anchor = unit.anchor if unit else ""
    found: Item = {
        "id": key(briefing, unit),
        "type": "webpage",
        "title": title(briefing),
        "genre": wording.KINDS[briefing.kind],
        "container-title": settings.title,
        "event-date": citation.day(held),
        "issued": citation.day(held),
        "language": briefing.language,
        "URL": urls.absolute(settings.base_url, urls.briefing(briefing.id, anchor)),
        "custom": {
            "target": f"{briefing.id}#{anchor}" if anchor else briefing.id,
            "fingerprint": unit.fingerprint if unit else f"sha256:{witness.capture.sha256}",
        },
    }
    if settings.author:
        found["author"] = [{"literal": settings.author}]
    if settings.revision:
        found["version"] = settings.revision
    if unit:
        found["section"] = record.label(unit)
    if witness.record.publisher:
        found["source"] = witness.record.publisher
    if published:
        found["available-date"] = citation.day(published, wording.period(published))
    found["note"] = " ".join(
        part
        for part in (
            f"{wording.KINDS[briefing.kind]} held {wording.day(held)}.",
            _supplied(briefing),
            source(briefing, unit),
            f"{fingerprint(briefing, unit)}.",
        )
        if part
    )
    return found


def title(briefing: Briefing) -> str:
    """Return the title as printed; one that the text has not stands in brackets."""
    title = wording.plain(briefing.title)
    return f"[{title}]" if briefing.title_basis is Basis.EDITOR else title


def _supplied(briefing: Briefing) -> str:
    """Say what of title and day the text does not say itself; "" for nothing."""
    bases = (("title", briefing.title_basis), ("day", briefing.held.basis))
    found = wording.listed([name for name, basis in bases if basis is Basis.EDITOR])
    return f"{found.capitalize()} supplied by the editors." if found else ""


def source(briefing: Briefing, unit: Unit | None = None) -> str:
    """Return whose text it is, and the day that the copy bears; "" where neither is known."""
    witness = record.witness(briefing, unit) if unit else briefing.witnesses[0]
    publisher, published = witness.record.publisher, _published(briefing, unit)
    copy = f"Text: {publisher}" if publisher else "Copy"
    dated = f", dated {wording.period(published)}" if published else ""
    return f"{copy}{dated}." if publisher or published else ""


def _published(briefing: Briefing, unit: Unit | None) -> str:
    """Return the day that the copy bears, "" where it bears none."""
    if not unit or not unit.witness:
        return briefing.published.value.partition("T")[0]
    witness = record.witness(briefing, unit)
    return (witness.capture.published.value or witness.record.published).partition("T")[0]


def key(briefing: Briefing, unit: Unit | None = None) -> str:
    """Return what names a document or a unit in the files of its citations."""
    return f"{briefing.id}-{unit.anchor}" if unit else briefing.id


def fingerprint(briefing: Briefing, unit: Unit | None = None) -> str:
    """Say which words are meant: by their own fingerprint, or, of a document, by that of its capture."""
    if unit:
        return f"Fingerprint of the words: {unit.fingerprint}"
    return f"SHA-256 of the copy: {briefing.witnesses[0].capture.sha256}"


def views(edition: Edition, briefing: Briefing, unit: Unit | None = None) -> tuple[CitationView, ...]:
    """Return the citations that a page shows: of a document all, of a unit those made of words."""
    made = item(edition, briefing, unit)
    worded = tuple(
        CitationView(key=key, name=name, parts=style(made))
        for key, name, style in citation.STYLES
        if not (unit and style is citation.chicago_bibliography)  # which lists no parts
    )
    if unit:
        return worded
    files = (
        ("bibtex", "BibTeX", citation.bibtex([made])),
        ("ris", "RIS", citation.ris([made]).replace("\r", "")),
        ("csl", "CSL-JSON", citation.json_text([made])),
    )
    return (
        *worded,
        *(
            CitationView(key=key, name=name, parts=(citation.Part(text.strip()),), is_code=True)
            for key, name, text in files
        ),
        CitationView(key="link", name="Link", parts=(citation.Part(made["URL"]),)),
    )


def files(briefing: Briefing) -> tuple[Link, ...]:
    """Return the files that hold the entries of a document and of all its parts."""
    return tuple(Link(text=name, path=urls.beside(briefing.id, file)) for name, file in FILES)
