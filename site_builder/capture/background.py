"""A report of a briefing in: what an official told the media, in paragraphs; a background briefing out."""

import re
from collections.abc import Sequence

from site_builder.capture import dates, prose
from site_builder.capture.dates import Found
from site_builder.capture.prose import Prose
from site_builder.capture.source import Fit, Seed
from site_builder.diagnostics import Report
from site_builder.model import Capture, Kind

name = "background"
kind = Kind.BACKGROUND_BRIEFING

_LEAD = 3  # paragraphs in which a report says who briefed whom
# Matches "briefed the media on the visit", "gave a media briefing"; not "was briefed on the visit".
_BRIEFED = re.compile(
    r"\b(?:briefed (?:the )?(?:media|press|reporters|journalists)"
    r"|(?:gave|held|hosted) (?:a |an )?(?:background |media |press |special )?briefing)\b"
)


def recognises(seed: Seed) -> Fit:
    text = prose.read(seed.lines)
    if not text.is_text:
        return Fit.NONE
    return Fit.CERTAIN if _briefed(seed.lines, text) else Fit.POSSIBLE


def parse(seed: Seed, report: Report) -> Capture:
    text = prose.read(seed.lines)
    said = _briefed(seed.lines, text)
    return prose.capture(seed, text, report, format=name, kind=kind, said=_day(seed.lines, said))


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
