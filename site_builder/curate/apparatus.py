"""A text at its anchors in, and what each witness has of it; the collation of each witness out."""

from collections.abc import Iterator, Mapping, Sequence

from site_builder.curate import tokens, variants
from site_builder.curate.conflation import Attested, Loose, Place, Text
from site_builder.curate.units import Built
from site_builder.model import Block, Collation, Exchange, Match, Passage, Role, Span, Turn, Variant

_Units = Mapping[tuple[int, Place], Block | Exchange]


def collations(text: Text, built: Built) -> tuple[Collation, ...]:
    """Return a collation for every witness but the copy-text."""
    units = dict(zip((unit.name for unit in text.units), built, strict=True))
    return tuple(
        Collation(
            witness=number,
            matches=tuple(_match(each, units, is_parallel=number in text.parallel) for each in attested),
            is_parallel=number in text.parallel,
        )
        for number, attested in enumerate(text.attested, 1)
    )


def _match(each: Attested, units: _Units, *, is_parallel: bool) -> Match:
    passages = [passage for unit in each.ours for passage in units[unit.name].passages]
    is_itself = [unit.name for unit in each.ours] == [unit.name for unit in each.theirs]
    is_compared = each.ours and each.theirs and not is_parallel and not is_itself
    return Match(
        units=tuple(units[unit.name].anchor for unit in each.ours),
        places=tuple(place for unit in each.theirs for place in unit.places),
        is_moved=each.is_moved,
        variants=(*_labels(each, passages), *_words(passages, each.theirs)) if is_compared else (),
    )


def _labels(each: Attested, passages: Sequence[Passage]) -> Iterator[Variant]:
    """Yield the labels that differ, where both have as many turns of one role."""
    turns = [turn for unit in each.ours for turn in unit.turns]
    ends = [sum(len(turn.paragraphs) for turn in turns[:number]) for number in range(len(turns))]
    for role in (Role.OPENING, Role.QUESTION, Role.ANSWER):
        here = [(turn, passages[end]) for turn, end in zip(turns, ends, strict=True) if turn.role is role]
        there = [turn for unit in each.theirs for turn in unit.turns if turn.role is role]
        if len(here) != len(there):
            continue
        for (turn, passage), other in zip(here, there, strict=True):
            if turn.label != other.label and _begins(each.ours, turn) and _begins(each.theirs, other):
                yield Variant(
                    kind=variants.kind_of(tokens.split([turn.label]), tokens.split([other.label])),
                    span=Span(anchor=passage.anchor),
                    lemma=turn.label,
                    reading=other.label,
                    line=other.paragraphs[0].first,
                    is_label=True,
                )


def _begins(units: Sequence[Loose], turn: Turn) -> bool:
    """True unless a turn stands for a later paragraph of an opening, whose label is printed further up."""
    return any(unit.places[0][1] == 0 for unit in units if turn in unit.turns)


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
        )
