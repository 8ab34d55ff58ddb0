"""A text at its anchors in, and what each witness has of it; the collation of each witness out."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from site_builder.curate import registers, tokens, variants
from site_builder.curate.conflation import Attested, Loose, Place, Text
from site_builder.curate.registers import Registers
from site_builder.curate.units import Built
from site_builder.model import (
    Block,
    Collation,
    Exchange,
    Match,
    Passage,
    Role,
    Span,
    Turn,
    Variant,
    VariantKind,
)

_Units = Mapping[tuple[int, Place], Block | Exchange]
Naming = Callable[[Loose, Turn], str]  # whom the label of a turn names


def collations(text: Text, built: Built, known: Registers) -> tuple[Collation, ...]:
    """Return a collation for every witness but the copy-text. The `known` registers tell whom labels name."""
    units = dict(zip((unit.name for unit in text.units), built, strict=True))
    speakers = [witness.capture.spokespersons for witness in text.draft.witnesses]

    def names(unit: Loose, turn: Turn) -> str:
        return _name(turn, speakers[unit.witness], known)

    return tuple(
        Collation(
            witness=number,
            matches=tuple(
                _match(each, units, names, is_translation=number in text.translations) for each in attested
            ),
            is_translation=number in text.translations,
        )
        for number, attested in enumerate(text.attested, 1)
    )


def _name(turn: Turn, speakers: Sequence[str], known: Registers) -> str:
    """Return whom a label names, by slug where the register has the name, "" for nobody."""
    if turn.role is Role.QUESTION:
        return registers.listed_outlet(known, turn.label)
    return registers.listed_spokesperson(known, turn.label, speakers)


def _match(each: Attested, units: _Units, names: Naming, *, is_translation: bool) -> Match:
    passages = [passage for unit in each.ours for passage in units[unit.name].passages]
    is_itself = [unit.name for unit in each.ours] == [unit.name for unit in each.theirs]
    is_compared = each.ours and each.theirs and not is_translation and not is_itself
    return Match(
        units=tuple(units[unit.name].anchor for unit in each.ours),
        places=tuple(place for unit in each.theirs for place in unit.places),
        is_moved=each.is_moved,
        variants=(*_labels(each, passages, names), *_words(passages, each.theirs)) if is_compared else (),
    )


def _labels(each: Attested, passages: Sequence[Passage], names: Naming) -> Iterator[Variant]:
    """Yield the labels that differ, where both have as many turns of one role."""
    ours = list(_turns(each.ours))
    starts = [sum(len(turn.paragraphs) for _, turn in ours[:number]) for number in range(len(ours))]
    for role in (Role.OPENING, Role.QUESTION, Role.ANSWER):
        here = [(*one, passages[at]) for one, at in zip(ours, starts, strict=True) if one[1].role is role]
        there = [(unit, turn) for unit, turn in _turns(each.theirs) if turn.role is role]
        if len(here) != len(there):
            continue
        for (unit, turn, passage), (other, its) in zip(here, there, strict=True):
            if turn.label == its.label or not (_begins(unit) and _begins(other)):
                continue
            kind = variants.kind_of(tokens.split([turn.label]), tokens.split([its.label]))
            speaker = names(unit, turn)
            yield Variant(
                kind=kind,
                span=Span(anchor=passage.anchor),
                lemma=turn.label,
                reading=its.label,
                line=its.paragraphs[0].first,
                is_label=True,
                is_slight=kind is VariantKind.TYPOGRAPHY or (speaker != "" and speaker == names(other, its)),
            )


def _turns(units: Sequence[Loose]) -> Iterator[tuple[Loose, Turn]]:
    return ((unit, turn) for unit in units for turn in unit.turns)


def _begins(unit: Loose) -> bool:
    """True unless a unit is a later paragraph of an opening, whose label is printed further up."""
    return unit.places[0][1] == 0


def _words(passages: Sequence[Passage], theirs: Sequence[Loose]) -> Iterator[Variant]:
    """Yield the variants of words. Where a paragraph ends is none."""
    paragraphs = [paragraph for unit in theirs for paragraph in unit.paragraphs]
    for found in variants.differences([each.text for each in passages], [each.text for each in paragraphs]):
        passage = passages[found.paragraph]
        yield Variant(
            kind=found.kind,
            span=Span(anchor=passage.anchor, start=found.start, end=found.end),
            lemma=passage.text[found.start : found.end],
            reading=found.reading,
            line=paragraphs[found.place].first,
            is_slight=found.kind is VariantKind.TYPOGRAPHY,
        )
