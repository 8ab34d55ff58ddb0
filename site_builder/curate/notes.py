"""What editors wrote of passages in; notes and omissions out, each at the place that it is about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from site_builder import urls
from site_builder.curate import resolve
from site_builder.curate.resolve import Scene, did_you_mean, locate
from site_builder.diagnostics import Report
from site_builder.model import Anchor, Annotation, BriefingId, Note, Omission


def notes(
    annotations: Iterable[Annotation], scenes: Mapping[BriefingId, Scene], report: Report
) -> Mapping[BriefingId, tuple[Note, ...]]:
    """Return each briefing's notes, numbered in the order of its text."""
    found: dict[BriefingId, list[Note]] = {}
    for annotation in annotations:
        span = locate(annotation.target, scenes, report)
        if span is not None:
            anchor = urls.note_anchor(span.anchor, annotation.lemma)
            note = Note(number=0, anchor=anchor, annotation=annotation, span=span)
            found.setdefault(annotation.target.briefing, []).append(note)
    return {id: _numbered(found[id], scenes[id]) for id in found}


def omissions(
    written: Iterable[Omission], scenes: Mapping[BriefingId, Scene], report: Report
) -> Mapping[BriefingId, tuple[Omission, ...]]:
    """Return what the record of each briefing leaves out, in the order of its text; where the place is not
    known, at its end."""
    found: dict[BriefingId, list[Omission]] = {}
    for omission in written:
        if _is_placed(omission, scenes, report):
            found.setdefault(omission.after.briefing, []).append(omission)
    return {id: _in_order(found[id], scenes[id]) for id in found}


def _numbered(notes: Sequence[Note], scene: Scene) -> tuple[Note, ...]:
    """Number notes where a page prints them: those on a document or an exchange before its words, those on
    all of a question or answer after them; and of those that end together, the longer one first."""
    order: dict[str, tuple[int, int]] = {"": (-1, 0)}
    for place, anchor in enumerate(scene.anchors()):
        order[anchor] = (place, 0)
        order[urls.part_anchor(anchor) or anchor] = (place, 1 if urls.part_anchor(anchor) else 0)

    def key(note: Note) -> tuple[tuple[int, int], int, int]:
        end = note.span.end or len(_text(scene, note.span.anchor))
        return (order[note.span.anchor], end, note.span.start)

    return _apart(replace(note, number=number) for number, note in enumerate(sorted(notes, key=key), 1))


def _apart(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Count those that have one lemma for the same words, from the second on."""
    found: dict[Anchor, Note] = {}
    for note in notes:
        times = 1
        anchor = note.anchor
        while anchor in found:
            times += 1
            anchor = Anchor(f"{note.anchor}-{times}")
        found[anchor] = replace(note, anchor=anchor)
    return tuple(found.values())


def _text(scene: Scene, anchor: Anchor) -> str:
    """Return the text of a passage; "" for what is none."""
    passages = scene.passages(anchor) or ()
    return next((passage.text for passage in passages if passage.anchor == anchor), "")


def _is_placed(omission: Omission, scenes: Mapping[BriefingId, Scene], report: Report) -> bool:
    after = omission.after
    if locate(after, scenes, report) is None:
        return False
    if not after.anchor or after.anchor in scenes[after.briefing].units:
        return True
    report.add(
        resolve.UNKNOWN_TARGET,
        after.location,
        f'"{after.anchor}" is no exchange or paragraph of {after.briefing} as a whole.',
        hint=did_you_mean(after.anchor, list(scenes[after.briefing].units)) or "name a whole exchange (q3)",
    )
    return False


def _in_order(omissions: Iterable[Omission], scene: Scene) -> tuple[Omission, ...]:
    order = {anchor: place for place, anchor in enumerate(scene.units)}
    return tuple(sorted(omissions, key=lambda each: order.get(each.after.anchor, len(order))))
