"""The text of a draft in; its openings, exchanges and paragraphs at their pinned anchors out."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from site_builder.curate import permalinks, registers, words
from site_builder.curate.conflation import Loose, Text
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

_FAMILIES = {Role.QUESTION: "q", Role.ANSWER: "a"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The units of one briefing, in the order of its text."""

    opening: tuple[Block, ...]
    exchanges: tuple[Exchange, ...]
    blocks: tuple[Block, ...]

    def __iter__(self) -> Iterator[Block | Exchange]:
        """Yield every unit, in the order of the text."""
        yield from self.opening
        yield from self.exchanges
        yield from self.blocks

    @property
    def words(self) -> int:
        return sum(words.count(passage.text) for unit in self for passage in unit.passages)


def build(
    text: Text, known: Registers, pins: Sequence[Pin], redirects: Sequence[Redirect], report: Report
) -> Built:
    """Return the units of one briefing. `pins` are those of this briefing.

    Where nothing is pinned yet, those of the copy-text are numbered first, so that a further witness never
    moves a number."""
    captures = [witness.capture for witness in text.draft.witnesses]
    resuming = [_resuming(read) for read in captures]
    numbered = sorted(text.units, key=lambda unit: unit.witness)
    unpinned = [_unpinned(unit, captures[unit.witness]) for unit in numbered]
    at = Location(path=captures[0].path)
    pinned = {
        unit.name: each
        for unit, each in zip(
            numbered, permalinks.assign(text.draft.id, unpinned, pins, redirects, report, at=at), strict=True
        )
    }

    def blocks(family: str) -> tuple[Block, ...]:
        return tuple(
            _block(unit, pinned[unit.name], known, captures[unit.witness], resuming[unit.witness])
            for unit in text.units
            if unit.family == family
        )

    return Built(
        opening=blocks("o"),
        exchanges=tuple(
            _exchange(unit, pinned[unit.name], known, captures[unit.witness], resuming[unit.witness])
            for unit in text.units
            if unit.family == "q"
        ),
        blocks=blocks("p"),
    )


def _unpinned(unit: Loose, read: Capture) -> UnpinnedUnit:
    return UnpinnedUnit(
        family=unit.family,
        passages=tuple(
            (_FAMILIES.get(turn.role, "") if unit.family == "q" else "", paragraph.text)
            for turn in unit.turns
            for paragraph in turn.paragraphs
        ),
        location=Location(path=read.path, line=unit.paragraphs[0].first, column=1),
    )


def _block(
    unit: Loose, pinned: PinnedUnit, known: Registers, read: Capture, resuming: Collection[int]
) -> Block:
    (turn,), (place,) = unit.turns, unit.places
    return Block(
        anchor=pinned.anchor,
        number=pinned.number,
        fingerprint=pinned.fingerprint,
        passages=_passages(turn.paragraphs, turn.role, iter(pinned.passages)),
        witness=unit.witness,
        role=turn.role,
        spokesperson=_speaker(turn, known, read),
        label="" if place[1] or place[0] in resuming else turn.label,
    )


def _exchange(
    unit: Loose, pinned: PinnedUnit, known: Registers, read: Capture, resuming: Collection[int]
) -> Exchange:
    anchors = iter(pinned.passages)
    indexes = dict.fromkeys(turn for turn, _ in unit.places)
    turns = list(zip(indexes, unit.turns, strict=True))
    asked = tuple(
        Question(
            label=turn.label,
            outlet=registers.outlet(known, turn.label),
            credited=tuple(registers.outlet(known, label) for label in turn.credited),
            passages=_passages(turn.paragraphs, Role.QUESTION, anchors),
            resumes=index in resuming,
        )
        for index, turn in turns
        if turn.role is Role.QUESTION
    )
    told = tuple(
        Answer(
            label=turn.label,
            spokesperson=_speaker(turn, known, read),
            passages=_passages(turn.paragraphs, Role.ANSWER, anchors),
            resumes=index in resuming,
        )
        for index, turn in turns
        if turn.role is Role.ANSWER
    )
    return Exchange(
        anchor=pinned.anchor,
        number=pinned.number,
        fingerprint=pinned.fingerprint,
        passages=(
            *(passage for question in asked for passage in question.passages),
            *(passage for answer in told for passage in answer.passages),
        ),
        witness=unit.witness,
        questions=asked,
        answers=told,
        outlet=asked[0].outlet,
    )


def _resuming(read: Capture) -> frozenset[int]:
    """Return the turns that go on after a direction under a label that is not printed again."""
    labelled = {line.turn for line in read.ledger if line.label}
    spoken = [(index, turn) for index, turn in enumerate(read.turns) if turn.role is not Role.NOTE]
    return frozenset(
        index
        for (last, before), (index, turn) in pairwise(spoken)
        if index - last > 1
        and (before.role, before.label) == (turn.role, turn.label)
        and index not in labelled
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
