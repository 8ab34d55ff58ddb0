"""A document or a unit of it in; the line that cites it out.

The day held and the day that the copy bears are kept apart; the address pins the words that are meant.
"""

from site_builder import urls
from site_builder.derive import passages as record
from site_builder.derive import wording
from site_builder.model import Briefing, Edition, Unit


def line(edition: Edition, briefing: Briefing, unit: Unit | None = None) -> str:
    """Return a citation in notes-and-bibliography manner (The Chicago Manual of Style, 17th ed., 14.221:
    corporate author, titles of documents in quotation marks, address last)."""
    settings = edition.settings
    parts = [
        f"{settings.author.rstrip('.')}." if settings.author else "",
        f"“{record.plain(briefing.title)}.”",
        f"Held {wording.day(briefing.held.value[:10])}.",
        source(briefing, unit),
        f"In {settings.title}{f', revision {settings.revision}' if settings.revision else ''}"
        f"{f', {record.label(unit)}' if unit else ''}.",
        urls.absolute(settings.base_url, urls.briefing(briefing.id, unit.anchor if unit else "")) + ".",
    ]
    return " ".join(part for part in parts if part)


def source(briefing: Briefing, unit: Unit | None = None) -> str:
    """Return whose text it is, and the day that the copy bears; "" where that is not known."""
    witness = record.witness(briefing, unit) if unit else briefing.witnesses[0]
    publisher = witness.record.publisher
    of_capture = witness.capture.published.value or witness.record.published
    published = of_capture if unit and unit.witness else briefing.published.value
    dated = wording.period(published.partition("T")[0])
    return f"Text of {publisher}{f', dated {dated}' if dated else ''}." if publisher else ""
