"""A report of a briefing in: what an official told the media, in paragraphs; a background briefing out."""

from collections.abc import Sequence

from site_builder.capture import dates, genres, prose, telling
from site_builder.capture.dates import Found
from site_builder.capture.prose import Prose, ProseReading
from site_builder.capture.source import Fit, Known, Seed
from site_builder.model import Kind

name = "background"
language = "en"
kind = Kind.BACKGROUND_BRIEFING

_LEAD = 3  # paragraphs in which a report says who briefed whom


def recognises(seed: Seed, known: Known) -> ProseReading:
    text = prose.read(seed.layout, known.record.lines)
    briefed = _briefed(text)
    is_report = briefed is not None and _reports(text, briefed[0]) and not genres.strange(text.visible)
    fit = Fit.NONE if not text.is_text else Fit.CERTAIN if is_report else Fit.POSSIBLE
    said = _day(text.lines, briefed)
    return ProseReading(format=name, kind=kind, fit=fit, seed=seed, prose=text, said=said)


def _briefed(text: Prose) -> tuple[int, int] | None:
    """Return the line, and the place in it, that says that the media were briefed."""
    for index in text.body[:_LEAD]:
        if (place := telling.briefing(text.lines[index])) >= 0:
            return index, place
    return None


def _reports(text: Prose, lead: int) -> bool:
    """Tell whether somebody in office briefed the media, on a day that is named or in words that are told."""
    if not telling.opens_briefing(f"{text.head.title} {text.lines[lead]}"):
        return False
    others = (text.lines[index] for index in text.body if index != lead)
    return dates.first(text.lines[lead]) is not None or any(map(telling.reports, others))


def _day(lines: Sequence[str], said: tuple[int, int] | None) -> tuple[int, Found] | None:
    """Return the last date before those words, which is that of their sentence."""
    if said is None:
        return None
    index, end = said
    found = [each for each in dates.find(lines[index]) if each.end <= end]
    return (index, found[-1]) if found else None
