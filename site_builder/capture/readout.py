"""A summary of a meeting in: who met whom, and what was said, in paragraphs; a readout out."""

import re

from site_builder.capture import dates, prose
from site_builder.capture.dates import Found
from site_builder.capture.prose import Prose, ProseReading
from site_builder.capture.source import Fit, Known, Seed
from site_builder.model import Kind

name = "readout"
language = "en"
kind = Kind.READOUT

# Matches "held talks with", "met with", "had a phone call with"; not "met the target", "the talks were held".
_MET = re.compile(
    r"\b(?:(?:held|had) (?:[\w-]{1,15} ){0,4}(?:talks|meeting|call|conversation|consultations|dialogue)"
    r"|met(?: in [A-Z]\w{1,20})? with|spoke (?:on|over|by) (?:the )?(?:phone|telephone) with"
    r"|spoke with [A-Z][^.]{1,120} (?:on|over|by) (?:the )?(?:phone|telephone))\b"
)


def recognises(seed: Seed, known: Known) -> ProseReading:
    text = prose.read(seed.layout, known.record.lines)
    met = text.is_text and _MET.search(text.lines[text.body[0]])
    fit = Fit.NONE if not text.is_text else Fit.CERTAIN if met else Fit.POSSIBLE
    return ProseReading(format=name, kind=kind, fit=fit, seed=seed, prose=text, said=_day(text))


def _day(text: Prose) -> tuple[int, Found] | None:
    """Return the first date of the first paragraph."""
    if not text.body:
        return None
    index = text.body[0]
    found = dates.first(text.lines[index])
    return (index, found) if found else None
