"""A draft's turns in; its openings, exchanges and paragraphs at their pinned anchors out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from site_builder import capture
from site_builder.curate import permalinks, registers
from site_builder.curate.collate import Draft
from site_builder.curate.permalinks import PinnedUnit, UnpinnedUnit
from site_builder.curate.registers import Registers
from site_builder.diagnostics import Location, Report
from site_builder.model import (
    NO_SLUG,
    Anchor,
    Answer,
    Block,
    Capture,
    Exchange,
    Paragraph,
    Passage,
    Pin,
    Question,
    Redirect,
    Role,
    Slug,
    Turn,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    opening: tuple[Block, ...]
    exchanges: tuple[Exchange, ...]
    blocks: tuple[Block, ...]


def build(
    draft: Draft, known: Registers, pins: Sequence[Pin], redirects: Sequence[Redirect], report: Report
) -> Built:
    """Return the units of one briefing. `pins` are those of this briefing."""
    read = draft.witnesses[0].capture
    openings = _paragraphs(read, Role.OPENING)
    blocks = _paragraphs(read, Role.PARAGRAPH)
    groups = [
        ([read.turns[n] for n in group.questions], [read.turns[n] for n in group.answers])
        for group in capture.exchanges(read.turns)
    ]
    unpinned = [
        *(_unpinned_block("o", paragraph, read) for _, paragraph in openings),
        *(_unpinned_exchange(asked, told, read) for asked, told in groups),
        *(_unpinned_block("p", paragraph, read) for _, paragraph in blocks),
    ]
    at = Location(path=read.path)
    pinned = iter(permalinks.assign(draft.id, unpinned, pins, redirects, report, at=at))
    return Built(
        opening=tuple(_block(turn, one, next(pinned), known, read) for turn, one in openings),
        exchanges=tuple(_exchange(asked, told, next(pinned), known, read) for asked, told in groups),
        blocks=tuple(_block(turn, one, next(pinned), known, read) for turn, one in blocks),
    )


def _paragraphs(read: Capture, role: Role) -> list[tuple[Turn, Paragraph]]:
    return [(turn, one) for turn in read.turns if turn.role is role for one in turn.paragraphs]


def _unpinned_block(family: str, paragraph: Paragraph, read: Capture) -> UnpinnedUnit:
    return UnpinnedUnit(
        family=family,
        passages=(("", paragraph.text),),
        location=Location(path=read.path, line=paragraph.first, column=1),
    )


def _unpinned_exchange(questions: Sequence[Turn], answers: Sequence[Turn], read: Capture) -> UnpinnedUnit:
    return UnpinnedUnit(
        family="q",
        passages=tuple(
            (family, paragraph.text)
            for family, turns in (("q", questions), ("a", answers))
            for turn in turns
            for paragraph in turn.paragraphs
        ),
        location=Location(path=read.path, line=questions[0].paragraphs[0].first, column=1),
    )


def _block(turn: Turn, paragraph: Paragraph, pinned: PinnedUnit, known: Registers, read: Capture) -> Block:
    return Block(
        anchor=pinned.anchor,
        number=pinned.number,
        fingerprint=pinned.fingerprint,
        passages=_passages([paragraph], turn.role, iter(pinned.passages)),
        role=turn.role,
        spokesperson=_speaker(turn, known, read),
    )


def _exchange(
    questions: Sequence[Turn], answers: Sequence[Turn], pinned: PinnedUnit, known: Registers, read: Capture
) -> Exchange:
    anchors = iter(pinned.passages)
    asked = tuple(
        Question(
            label=turn.label,
            outlet=registers.outlet(known, turn.label),
            credited=tuple(registers.outlet(known, label) for label in turn.credited),
            passages=_passages(turn.paragraphs, Role.QUESTION, anchors),
        )
        for turn in questions
    )
    told = tuple(
        Answer(
            label=turn.label,
            spokesperson=_speaker(turn, known, read),
            passages=_passages(turn.paragraphs, Role.ANSWER, anchors),
        )
        for turn in answers
    )
    return Exchange(
        anchor=pinned.anchor,
        number=pinned.number,
        fingerprint=pinned.fingerprint,
        passages=(
            *(passage for question in asked for passage in question.passages),
            *(passage for answer in told for passage in answer.passages),
        ),
        questions=asked,
        answers=told,
        outlet=asked[0].outlet,
    )


def _speaker(turn: Turn, known: Registers, read: Capture) -> Slug:
    if turn.role is Role.PARAGRAPH:
        return NO_SLUG
    return registers.spokesperson(known, turn.label, read.spokespersons)


def _passages(paragraphs: Iterable[Paragraph], role: Role, anchors: Iterable[Anchor]) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            anchor=anchor,
            role=role,
            text=one.text,
            first=one.first,
            last=one.last,
            column=one.column,
            end=one.end,
        )
        for one, anchor in zip(paragraphs, anchors, strict=False)
    )
