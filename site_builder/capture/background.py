"""A report of a briefing in: what an official told the media, in paragraphs; a background briefing out."""

import re
from collections.abc import Sequence

from site_builder.capture import dates, prose
from site_builder.capture.dates import Found
from site_builder.capture.prose import Prose, ProseReading
from site_builder.capture.source import Fit, Known, Seed
from site_builder.model import Kind

name = "background"
language = "en"
kind = Kind.BACKGROUND_BRIEFING

_LEAD = 3  # paragraphs in which a report says who briefed whom
# Matches "briefed the media on the visit", "gave a media briefing"; not "was briefed on the visit".
_BRIEFED = re.compile(
    r"\b(?:briefed (?:the )?(?:media|press|reporters|journalists)"
    r"|(?:gave|held|hosted) (?:a |an )?(?:(?:background |media |special )?briefing"
    r"|press briefing (?:on|for|about)))\b"
)


def recognises(seed: Seed, known: Known) -> ProseReading:
    text = prose.read(seed.layout, known.record.lines)
    briefed = _briefed(text.lines, text)
    fit = Fit.NONE if not text.is_text else Fit.CERTAIN if briefed else Fit.POSSIBLE
    said = _day(text.lines, briefed)
    return ProseReading(format=name, kind=kind, fit=fit, seed=seed, prose=text, said=said)


def _briefed(lines: Sequence[str], text: Prose) -> tuple[int, int] | None:
    """Return the line, and the place in it, that says that the media were briefed."""
    for index in text.body[:_LEAD]:
        if match := _BRIEFED.search(lines[index]):
            return index, match.start()
    return None


def _day(lines: Sequence[str], said: tuple[int, int] | None) -> tuple[int, Found] | None:
    """Return the last date before those words, which is that of their sentence."""
    if said is None:
        return None
    index, end = said
    found = [each for each in dates.find(lines[index]) if each.end <= end]
    return (index, found[-1]) if found else None
