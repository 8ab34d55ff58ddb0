"""A summary of a meeting in: who met whom, and what was said, in paragraphs; a readout out."""

from site_builder.capture import boilerplate, dates, genres, prose, telling
from site_builder.capture.dates import Found
from site_builder.capture.prose import Prose, ProseReading
from site_builder.capture.source import Fit, Known, Seed
from site_builder.model import Kind

name = "readout"
language = "en"
kind = Kind.READOUT


def recognises(seed: Seed, known: Known) -> ProseReading:
    text = prose.read(seed.layout, known.record.lines)
    fit = Fit.NONE if not text.is_text else Fit.CERTAIN if _is_readout(text) else Fit.POSSIBLE
    return ProseReading(format=name, kind=kind, fit=fit, seed=seed, prose=text, said=_day(text))


def _is_readout(text: Prose) -> bool:
    """Tell whether the first paragraph says who met whom, another goes on about it, and the page is none that
    only tells of meetings."""
    first, *others = (text.lines[index] for index in text.body)
    if not telling.meeting(first):
        return False
    goes_on = any(boilerplate.ends(line) and not telling.opens_meeting(line) for line in others)
    return goes_on and not genres.strange(text.visible)


def _day(text: Prose) -> tuple[int, Found] | None:
    """Return the first date of the first paragraph."""
    if not text.body:
        return None
    index = text.body[0]
    found = dates.first(text.lines[index])
    return (index, found) if found else None
