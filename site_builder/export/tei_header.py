"""A document, or the edition, in; what a TEI file says of it before its words out: title, licence, witnesses,
how it was made, who speaks, what was changed."""

from collections.abc import Iterable, Iterator

from site_builder import urls
from site_builder.derive import wording
from site_builder.export import tei_registers
from site_builder.export.markup import Node, element, filled
from site_builder.export.tei_text import KIND, pointer, when
from site_builder.model import Briefing, Change, Edition, SiteSettings, Witness

_TEXT = (
    "Paragraphs have the words, signs and spaces of the capture; a line break within a paragraph is a space. "
    "Labels of speakers are notes before the utterance, without their colon."
)
_BESIDE = (
    "Notes and variant readings stand off. They name words by string-range(id,start,length), in characters, "
    "from 0. Notes are written in Markdown."
)
_LICENSED = (
    "What this edition adds, numbers, notes, topics and forms of answer, is free to use under this licence."
)


def header(edition: Edition, briefing: Briefing, base: str) -> Node:
    """Return the header of one document."""
    address = urls.absolute(base, urls.briefing(briefing.id))
    counts = {"words": briefing.words, "exchanges": len(briefing.exchanges)}
    rights = dict.fromkeys(witness.record.rights for witness in briefing.witnesses if witness.record.rights)
    return element(
        "teiHeader",
        element(
            "fileDesc",
            _title(edition.settings, briefing.title, briefing.language),
            *_extents(edition.settings, counts),
            _publication(edition.settings, address, rights),
            element("sourceDesc", element("listWit", *map(_witness, briefing.witnesses))),
        ),
        element(
            "encodingDesc",
            *_declarations(),
            tei_registers.taxonomies(edition, briefing),
        ),
        element(
            "profileDesc",
            _creation(briefing),
            _languages(_spoken(briefing)),
            element("textClass", element("catRef", target=pointer(KIND, briefing.kind))),
            tei_registers.participants(edition, briefing),
            element("settingDesc", _setting(briefing)),
        ),
        _revisions(edition, briefing),
    )


def corpus_header(edition: Edition, base: str) -> Node:
    """Return the header of all documents together, with the registers whole."""
    settings, briefings = edition.settings, edition.briefings
    counts = {
        "documents": len(briefings),
        "exchanges": sum(len(briefing.exchanges) for briefing in briefings),
        "words": sum(briefing.words for briefing in briefings),
    }
    about = element("p", settings.description or settings.title)
    return element(
        "teiHeader",
        element(
            "fileDesc",
            _title(settings, settings.title, settings.language),
            *_extents(settings, counts),
            _publication(settings, urls.absolute(base, urls.HOME), ()),
            element("sourceDesc", element("p", "The sources of each document are named in its own header.")),
        ),
        element(
            "encodingDesc",
            element("projectDesc", about),
            *_declarations(),
            tei_registers.all_taxonomies(edition),
        ),
        element(
            "profileDesc",
            _languages(sorted({tag for each in briefings for tag in _spoken(each)} or {settings.language})),
            tei_registers.all_participants(edition),
        ),
        _revisions(edition),
    )


def _title(settings: SiteSettings, title: str, language: str) -> Node:
    editors = [element("name", name) for name in settings.editors or (settings.title,)]
    return element(
        "titleStmt",
        element("title", title, xml_lang=language),
        element("author", settings.author) if settings.author else None,
        element("respStmt", element("resp", "edited and annotated by"), *editors),
    )


def _extents(settings: SiteSettings, counts: dict[str, int]) -> Iterator[Node]:
    if settings.revision:
        said = element("edition", f"{settings.title}, revision {settings.revision}", n=settings.revision)
        yield element("editionStmt", said)
    yield element(
        "extent",
        *(
            element("measure", f"{count} {unit}", unit=unit, quantity=str(count))
            for unit, count in counts.items()
        ),
    )


def _publication(settings: SiteSettings, address: str, rights: Iterable[str]) -> Node:
    licence = element("licence", element("p", _LICENSED), target=settings.licence.url)
    licence.extend(element("p", each) for each in rights)
    return element(
        "publicationStmt",
        element("publisher", settings.title),
        element("idno", address, type="URL"),
        element("availability", licence),
        element("date", settings.revised, when=when(settings.revised)) if settings.revised else None,
    )


def _witness(witness: Witness) -> Node:
    capture, record = witness.capture, witness.record
    publisher = record.publisher or "not known"
    dates = (("published", record.published or capture.published.value), ("captured", record.captured))
    return element(
        "witness",
        element(
            "bibl",
            element("publisher", publisher),
            element("ref", record.origin, target=record.origin) if record.origin else None,
            *(element("date", value, type=kind, when=when(value)) for kind, value in dates if value),
            element("idno", capture.seed, type="capture"),
            element("idno", capture.sha256, type="SHA-256"),
            element("note", record.note) if record.note else None,
        ),
        xml_id=witness.siglum,
        xml_lang=capture.language,
    )


def _declarations() -> Iterator[Node]:
    yield element("editorialDecl", element("p", _TEXT), element("p", _BESIDE))
    yield element("variantEncoding", method="double-end-point", location="external")


def _creation(briefing: Briefing) -> Node:
    held = briefing.held
    basis = ", ".join(filter(None, (wording.basis(held), held.because)))
    return element(
        "creation", element("date", held.value, when=when(held.value)), f" {basis}" if basis else None
    )


def _languages(tags: Iterable[str]) -> Node:
    return element("langUsage", *(element("language", ident=tag) for tag in tags))


def _spoken(briefing: Briefing) -> dict[str, None]:
    """Return the languages of the text and of its translations."""
    beside = (briefing.witnesses[each.witness] for each in briefing.collations if each.is_translation)
    return dict.fromkeys((briefing.language, *(witness.capture.language for witness in beside)))


def _setting(briefing: Briefing) -> Node:
    held = briefing.held.value
    return element(
        "setting", element("name", wording.KINDS[briefing.kind]), element("date", held, when=when(held))
    )


def _revisions(edition: Edition, briefing: Briefing | None = None) -> Node | None:
    """Return what was changed, the latest first: the revision, and corrections, of one document or all."""
    settings = edition.settings
    changes = [
        element(
            "change",
            change.correction.reason,
            when=when(change.correction.date),
            target=_changed(change, briefing) if briefing else "",
        )
        for change in edition.changes
        if briefing is None or change.correction.target.briefing == briefing.id
    ]
    if settings.revision:
        said = f"Revision {settings.revision}"
        changes.append(element("change", said, n=settings.revision, when=when(settings.revised)))
    return filled(
        element("revisionDesc", *sorted(changes, key=lambda change: change.get("when", ""), reverse=True))
    )


def _changed(change: Change, briefing: Briefing) -> str:
    """Return what points to the text, or to the note, that a correction changed; "" where none is left."""
    if change.correction.lemma:
        return next((f"#{note.anchor}" for note in briefing.notes if note.number == change.note), "")
    return f"#{change.correction.target.anchor}"
