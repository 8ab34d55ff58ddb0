"""A transcript as it was read, and what editors say of its lines, in; the transcript as it counts out."""

from collections.abc import Sequence
from dataclasses import replace

from site_builder.capture import labels
from site_builder.capture.boilerplate import Mark, Marks
from site_builder.capture.candidates import Looks
from site_builder.capture.layout import Layout
from site_builder.capture.speakers import Speakers, Speech
from site_builder.model import Cert, LineClass, LineRuling, Role

_BY_EDITOR = "an editor's ruling"
_FURNITURE = (LineClass.BOILERPLATE, LineClass.SEPARATOR)


def apply(
    rulings: Sequence[LineRuling], layout: Layout, marked: Marks, heard: Speakers, look: Looks
) -> tuple[Marks, Speakers]:
    """Let rulings take the place of what was read: in lines that are no turn, nobody speaks; where lines are
    one, it begins on the first of them, and none on the others."""
    marks = {**marked, **furniture(rulings, layout)}
    speeches = {speech.segment: speech for speech in heard.speeches}
    doubted = dict(heard.doubted)
    for ruling in rulings:
        ruled = _segments(layout, ruling)
        for segment in ruled:
            speeches.pop(segment, None)
            doubted.pop(segment, None)
            if ruling.kind not in _FURNITURE and layout.texts[segment].strip():
                marks.pop(segment, None)
        if ruled and ruling.kind not in (*_FURNITURE, LineClass.PARAGRAPH):
            speeches[ruled[0]] = _speech(layout, ruled[0], ruling, look)
    placed = tuple(speeches[index] for index in sorted(speeches))
    return marks, replace(heard, speeches=placed, doubted=doubted)


def furniture(rulings: Sequence[LineRuling], layout: Layout) -> Marks:
    """Return the segments that editors take out of the text, marked."""
    return {
        segment: Mark(kind=ruling.kind, rule="editor")
        for ruling in rulings
        if ruling.kind in _FURNITURE
        for segment in _segments(layout, ruling)
    }


def spoken(rulings: Sequence[LineRuling], layout: Layout) -> frozenset[int]:
    """Return the segments with words that editors give to somebody, or to the turn before."""
    return frozenset(
        segment
        for ruling in rulings
        if ruling.kind not in _FURNITURE
        for segment in _segments(layout, ruling)
        if layout.texts[segment].strip()
    )


def _segments(layout: Layout, ruling: LineRuling) -> list[int]:
    return [segment for segment, line in enumerate(layout.lines) if ruling.first <= line + 1 <= ruling.last]


def _speech(layout: Layout, segment: int, ruling: LineRuling, look: Looks) -> Speech:
    text = layout.texts[segment]
    width = len(text) - len(text.lstrip()) if ruling.label else 0
    if ruling.label and labels.opens(text[width:], ruling.label):
        width += len(ruling.label)
        width += len(text[width:]) - len(text[width:].lstrip(" \u00a0:："))
    else:
        found = labels.at_start(text)
        width = found[1] if ruling.label and found and found[0] == ruling.label else 0
    return Speech(
        segment=segment,
        label=look(ruling.label),
        width=width,
        role=Role(ruling.kind.value),
        cert=Cert.HIGH,
        because=(_BY_EDITOR,),
    )
