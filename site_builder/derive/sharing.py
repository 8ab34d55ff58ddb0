"""The edition in; what the pictures say that other sites show with a link to it, out. Shared."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.derive import naming, wording
from site_builder.derive import passages as record
from site_builder.derive.views import SharingCard, SharingRow
from site_builder.model import NO_PICTURE, NO_SLUG, Briefing, Edition, Exchange, Picture

_REMARK = "An unofficial edition"
_PARAGRAPHS = 5  # more than have room


def cards(edition: Edition) -> Iterator[SharingCard]:
    """Yield what the picture of the edition says, then those of its documents."""
    settings, held = edition.settings, edition.briefings
    yield SharingCard(
        path=urls.picture(),
        name=settings.title,
        remark=_REMARK,
        kind="",
        title=settings.tagline or settings.title,
        stead=settings.title,
        facts=", ".join(_extent(edition)),
        words=(settings.description,),
    )
    for briefing in held if settings.share_pictures else ():
        kind, day = wording.KINDS[briefing.kind], wording.day(briefing.held.value[:10])
        yield SharingCard(
            path=urls.picture(briefing.id),
            name=settings.title,
            remark=_REMARK,
            kind=kind,
            title=wording.plain(briefing.title),
            stead=f"{kind}, {day}",
            facts=_facts(edition, briefing),
            rows=tuple(_row(edition, unit) for unit in briefing.exchanges),
            words=() if briefing.exchanges else tuple(_first_words(briefing)),
        )


def picture(edition: Edition, briefing: Briefing) -> Picture:
    """Return where the picture of a document lies, and what it says."""
    if not edition.settings.share_pictures:
        return NO_PICTURE
    first = "Below it the first words of each question" if briefing.exchanges else "Below it its first words"
    alt = f"The title, {briefing.title}. {_facts(edition, briefing)}. {first}, as far as there is room."
    return Picture(path=urls.picture(briefing.id), alt=alt)


def _extent(edition: Edition) -> Iterator[str]:
    held = edition.briefings
    if held:
        first, last = (wording.day(briefing.held.value[:10]) for briefing in (held[0], held[-1]))
        yield wording.count(len(held), "document")
        yield wording.count(sum(len(briefing.exchanges) for briefing in held), "question")
        yield f"{first} to {last}" if first != last else first


def _facts(edition: Edition, briefing: Briefing) -> str:
    people = [edition.people[slug].name for slug in briefing.spokespersons]
    return ", ".join((wording.day(briefing.held.value[:10]), *people, record.extent(briefing)))


def _row(edition: Edition, unit: Exchange) -> SharingRow:
    name = naming.outlet(edition, unit.outlet, "").text if unit.outlet != NO_SLUG else ""
    asked = [passage.text for question in unit.questions for passage in question.passages]
    return SharingRow(number=unit.number, name=name, words=wording.plain(asked[0] if asked else ""))


def _first_words(briefing: Briefing) -> Iterator[str]:
    for unit in record.main_units(briefing)[:_PARAGRAPHS]:
        yield from (wording.plain(passage.text) for passage in unit.passages)
