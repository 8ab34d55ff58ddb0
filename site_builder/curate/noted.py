"""An edition of texts in; the same with what editors say of them, and no text or register depends on, out:
notes, omissions, corrections, pages of prose.

To write a note is what editors do all day. It is laid on last, so that whoever remembers the edition without
notes need not join it again.
"""

from dataclasses import replace
from itertools import chain

from site_builder.curate import corrections, notes, resolve
from site_builder.diagnostics import Report
from site_builder.model import Content, Edition


def without(content: Content) -> Content:
    """Return the content without what is noted."""
    return replace(content, annotations=(), omissions=(), corrections=(), note_pins=(), prose=())


def noted(edition: Edition, content: Content, report: Report) -> Edition:
    """Return the edition with what is noted; what is about no place of it is reported, and left out."""
    scenes = resolve.scenes(edition.briefings)
    found = notes.notes(content.annotations, scenes, report)
    omitted = notes.omissions(content.omissions, scenes, report)
    numbers = {briefing.id: number for number, briefing in enumerate(edition.briefings)}
    briefings = list(edition.briefings)
    for id in dict.fromkeys(chain(found, omitted)):
        number = numbers[id]
        briefings[number] = replace(briefings[number], notes=found.get(id, ()), omissions=omitted.get(id, ()))
    return replace(
        edition,
        briefings=tuple(briefings),
        prose=content.prose,
        changes=corrections.changes(content, briefings, scenes, report),
        note_pins=content.note_pins,
        plain=edition,
    )
