"""The edition in; for each witness in another language the page that sets it beside the text out."""

from collections.abc import Iterator, Mapping, Sequence

from site_builder import urls
from site_builder.derive import collations, entries, wording
from site_builder.derive import passages as record
from site_builder.derive.places import fact
from site_builder.derive.views import Fact, TranslationParagraph, TranslationRow
from site_builder.model import (
    Anchor,
    Answer,
    Briefing,
    Collation,
    Edition,
    Exchange,
    Link,
    Match,
    Page,
    Passage,
    Question,
    Role,
    Unit,
)

_VOICES = {Role.QUESTION: "question", Role.ANSWER: "answer"}


def pages(edition: Edition) -> Iterator[Page]:
    for briefing in edition.briefings:
        for collation in collations.translations(briefing):
            yield _page(briefing, collation)


def _page(briefing: Briefing, collation: Collation) -> Page:
    units = {unit.anchor: unit for unit in briefing.units}
    witness = briefing.witnesses[collation.witness]
    day = wording.day(briefing.held.value[:10])
    kind = wording.KINDS[briefing.kind]
    names = tuple(collations.language(tag) for tag in (briefing.language, witness.capture.language))
    return Page(
        path=collations.translation_path(briefing, collation),
        template="translation",
        title=f"{kind} of {day} in {names[0]} and {names[1]}",
        description=f"The {kind.lower()} of {day}, side by side in {names[0]} and {names[1]}, as published.",
        section="briefings",
        crumbs=(*entries.crumbs(briefing), Link(text=kind, path=urls.briefing(briefing.id))),
        context={
            "lead": (
                f"The text in {names[0]}, and witness {witness.siglum} in {names[1]}, each as its publisher "
                "printed it. Which exchanges belong together was told by who asks, by figures and names, and "
                "by their order."
            ),
            "facts": tuple(_facts(briefing, collation)),
            "rows": tuple(_row(briefing, collation, match, units) for match in collation.matches),
            "languages": (briefing.language, witness.capture.language),
            "names": (f"{names[0]}, witness A", f"{names[1]}, witness {witness.siglum}"),
        },
    )


def _facts(briefing: Briefing, collation: Collation) -> Iterator[Fact]:
    witness = briefing.witnesses[collation.witness]
    publisher = witness.record.publisher or "publisher not known"
    origin = Link(text=publisher, path=witness.record.origin) if witness.record.origin else publisher
    yield fact("Text", Link(text="reading page", path=urls.briefing(briefing.id)))
    yield fact(f"Witness {witness.siglum}", origin)
    yield fact("Source", Link(text="line by line", path=urls.source(briefing.id, siglum=witness.siglum)))
    yield fact("All", Link(text="the witnesses", path=urls.witnesses(briefing.id)))


def _row(
    briefing: Briefing, collation: Collation, match: Match, units: Mapping[Anchor, Unit]
) -> TranslationRow:
    ours = [units[anchor] for anchor in match.units]
    return TranslationRow(
        links=tuple(
            Link(text=record.label(unit), path=urls.briefing(briefing.id, unit.anchor)) for unit in ours
        ),
        ours=tuple(paragraph for unit in ours for paragraph in _ours(unit)),
        theirs=tuple(_theirs(briefing, collation, match)),
    )


def _ours(unit: Unit) -> Iterator[TranslationParagraph]:
    if not isinstance(unit, Exchange):
        yield from (_paragraph(passage, "") for passage in unit.passages)
        return
    turns: Sequence[Question | Answer] = (*unit.questions, *unit.answers)
    for turn in turns:
        for number, passage in enumerate(turn.passages):
            yield _paragraph(passage, "" if number else turn.label)


def _paragraph(passage: Passage, label: str) -> TranslationParagraph:
    return TranslationParagraph(
        anchor=passage.anchor,
        label=record.plain(label),
        text=record.plain(passage.text),
        voice=_VOICES.get(passage.role, "report"),
    )


def _theirs(briefing: Briefing, collation: Collation, match: Match) -> Iterator[TranslationParagraph]:
    witness = briefing.witnesses[collation.witness]
    for index, number in match.places:
        turn = witness.capture.turns[index]
        paragraph = turn.paragraphs[number]
        yield TranslationParagraph(
            anchor=urls.reading_anchor(witness.siglum, paragraph.first, paragraph.column),
            label="" if number else record.plain(turn.label),
            text=record.plain(paragraph.text),
            voice=_VOICES.get(turn.role, "report"),
        )
