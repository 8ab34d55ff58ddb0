"""A summary of a meeting in: who met whom, and what was said, in paragraphs; a readout out."""

import re

from site_builder.capture import dates, prose
from site_builder.capture.dates import Found
from site_builder.capture.prose import Prose
from site_builder.capture.source import Fit, Seed
from site_builder.diagnostics import Report
from site_builder.model import Capture, Kind

name = "readout"
kind = Kind.READOUT

# Matches "held talks with", "met with", "had a phone call with"; not "met the target", "the talks were held".
_MET = re.compile(
    r"\b(?:(?:held|had) (?:[\w-]{1,15} ){0,4}(?:talks|meeting|call|conversation|consultations|dialogue)"
    r"|met(?: in [A-Z]\w{1,20})? with|spoke (?:on|over|by) (?:the )?(?:phone|telephone) with"
    r"|spoke with [A-Z][^.]{1,120} (?:on|over|by) (?:the )?(?:phone|telephone))\b"
)


def recognises(seed: Seed) -> Fit:
    text = prose.read(seed.lines)
    if not text.is_text:
        return Fit.NONE
    return Fit.CERTAIN if _MET.search(seed.lines[text.body[0]]) else Fit.POSSIBLE


def parse(seed: Seed, report: Report) -> Capture:
    text = prose.read(seed.lines)
    return prose.capture(seed, text, report, format=name, kind=kind, said=_day(seed, text))


def _day(seed: Seed, text: Prose) -> tuple[int, Found] | None:
    """Return the first date of the first paragraph."""
    index = text.body[0]
    found = dates.first(seed.lines[index])
    return (index, found) if found else None
