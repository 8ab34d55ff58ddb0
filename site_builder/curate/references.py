"""Expressions that point to earlier words in; references out, linked where that is certain.

"As I said yesterday" leads to an exchange where the day before has one on the topic, and one only. Where it
has none, or several, the expression is kept and says so: a link that may be wrong is worse than none.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from site_builder.curate import examples, words
from site_builder.diagnostics import Report, Rule
from site_builder.model import (
    NO_BRIEFING,
    Anchor,
    Block,
    Briefing,
    Content,
    Edition,
    Exchange,
    Pattern,
    Pointer,
    Pointing,
    Reference,
    ReferenceRule,
    Relation,
    Resolution,
    Role,
    Slug,
    Span,
    Unit,
    Voice,
)

BROKEN_REFERENCE_RULE = Rule(code="U332", name="broken-reference-rule")

REGISTER = "reference"
SAME_WORDS = "rule:same-words"
SHORTEST = 8  # folded words that a question has at least, to be known again by them

U = TypeVar("U", bound=Unit)
Said = Mapping[tuple[str, str], tuple[Span, ...]]

# Matches the end of "I answered that. As", of "昨天。"; not that of "U.S. side".
_SENTENCE = re.compile(r"(?<=[a-z0-9)”\"’'%])[.!?][”\"’]?\s+(?=[A-Z“\"])|[。？！]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    briefing: Briefing
    unit: Unit


class _Places:
    """Places as they are gone through, and by topic."""

    def __init__(self) -> None:
        self.all: list[_Place] = []
        self._by_topic: dict[Slug, list[_Place]] = {}

    def add(self, place: _Place) -> None:
        self.all.append(place)
        for match in place.unit.topics:
            self._by_topic.setdefault(match.topic, []).append(place)

    def on_topics(self, unit: Unit) -> list[_Place]:
        """Return the places on a topic of `unit`, two of each topic at most: one alone is certain, and how
        many more there are does not matter."""
        chosen: list[_Place] = []
        for match in unit.topics:
            chosen.extend(p for p in self._by_topic.get(match.topic, [])[:2] if p not in chosen)
        return chosen


def named(content: Content) -> Iterator[tuple[str, str, Pattern]]:
    """Yield the pattern of every rule with its register and id."""
    for rule in content.references:
        yield REGISTER, rule.id, rule.pattern


def check_examples(rules: Iterable[ReferenceRule], report: Report) -> None:
    """Report rules that their own examples contradict."""
    for rule in rules:
        examples.check(rule, (rule.pattern.words,), BROKEN_REFERENCE_RULE, report)


def pointed(unit: U, said: Said) -> U:
    """Return a unit with the expressions that its words hold, in their order; of those that overlap, the
    longest."""
    found = [
        Pointer(rule=name, span=span)
        for (register, name), spans in said.items()
        if register == REGISTER
        for span in spans
    ]
    if not found:
        return unit
    order = {passage.anchor: number for number, passage in enumerate(unit.passages)}
    kept: list[Pointer] = []
    for one in sorted(found, key=lambda one: (one.span.start - one.span.end, one.span.start, one.rule)):
        if not any(overlap(one.span, other.span) for other in kept):
            kept.append(one)
    kept.sort(key=lambda one: (order[one.span.anchor], one.span.start))
    return replace(unit, pointers=tuple(kept))


def references(edition: Edition, rules: Iterable[ReferenceRule]) -> Iterator[Reference]:
    """Yield what the rules found, each with the place that it leads to where that is certain."""
    known, days = {rule.id: rule for rule in rules}, _by_day(edition)
    for briefing in edition.briefings:
        session = _Places()
        for unit in briefing.units:
            here = _Place(briefing=briefing, unit=unit)
            for pointer in unit.pointers:
                rule = known[pointer.rule]
                outcome, there = _resolved(rule, here, pointer.span, session, days)
                yield Reference(
                    relation=Relation.REFERS,
                    briefing=briefing.id,
                    unit=unit.anchor,
                    span=pointer.span,
                    basis=f"rule:{rule.id}",
                    outcome=outcome,
                    pointing=rule.to,
                    to=there.briefing.id if there else NO_BRIEFING,
                    target=Span(anchor=there.unit.anchor if there else Anchor("")),
                )
            if isinstance(unit, Exchange):
                session.add(here)


def _resolved(
    rule: ReferenceRule,
    here: _Place,
    span: Span,
    session: _Places,
    days: Mapping[str, _Places],
) -> tuple[Resolution, _Place | None]:
    """Return the only place that an expression can mean, or why there is none."""
    if rule.to is Pointing.UNSAID:
        return Resolution.UNSAID, None
    if rule.to is Pointing.YESTERDAY:
        before = date.fromisoformat(here.briefing.held.value[:10]) - timedelta(days=1)
        if before.isoformat() not in days:
            return Resolution.ABSENT, None
        chosen = days[before.isoformat()].on_topics(here.unit)
    elif rule.to is Pointing.PREVIOUS:
        chosen = session.all[-1:] if isinstance(here.unit, Exchange) else []
    else:
        chosen = session.on_topics(here.unit) if _begins(here.unit, span) else []
    if len(chosen) == 1 and _is_by(rule.voice, chosen[0].unit, here.unit):
        return Resolution.LINKED, chosen[0]
    return Resolution.UNCERTAIN, None


def _is_by(voice: Voice, then: Unit, now: Unit) -> bool:
    """Tell whether earlier words are of whom the expression says, one speaker each."""
    before, here = _speakers(then), _speakers(now)
    if voice is Voice.ANYONE:
        return True
    if len(before) != 1 or len(here) != 1 or Slug("") in before | here:
        return False
    return (before == here) is (voice is Voice.SELF)


def _speakers(unit: Unit) -> frozenset[Slug]:
    if isinstance(unit, Exchange):
        return frozenset(answer.spokesperson for answer in unit.answers)
    return frozenset({unit.spokesperson}) if isinstance(unit, Block) else frozenset()


def _begins(unit: Unit, span: Span) -> bool:
    """Tell whether nothing of the answer is said before the sentence of `span`: what was "just said" then
    stands in an exchange before."""
    told = [passage for passage in unit.passages if passage.role is not Role.QUESTION]
    return (
        isinstance(unit, Exchange)
        and told[0].anchor == span.anchor
        and not _SENTENCE.search(told[0].text, 0, span.start + 1)
    )


def repeated(edition: Edition) -> Iterator[Reference]:
    """Yield exchanges whose questions have the same folded words as those of the nearest earlier one."""
    known: dict[tuple[str, ...], _Place] = {}
    for briefing in edition.briefings:
        for unit in briefing.exchanges:
            asked = [passage for passage in unit.passages if passage.role is Role.QUESTION]
            folded = tuple(word for passage in asked for word in words.split(passage.text).forms if word)
            if len(folded) < SHORTEST:
                continue
            before = known.get(folded)
            known[folded] = _Place(briefing=briefing, unit=unit)
            if before is not None:
                yield Reference(
                    relation=Relation.REPEATS,
                    briefing=briefing.id,
                    unit=unit.anchor,
                    span=Span(anchor=unit.anchor),
                    basis=SAME_WORDS,
                    outcome=Resolution.LINKED,
                    to=before.briefing.id,
                    target=Span(anchor=before.unit.anchor),
                )


def _by_day(edition: Edition) -> Mapping[str, _Places]:
    """Return the exchanges and paragraphs of each day that the edition has a document of."""
    found: dict[str, _Places] = {}
    for briefing in edition.briefings:
        here = found.setdefault(briefing.held.value[:10], _Places())
        for unit in briefing.units:
            here.add(_Place(briefing=briefing, unit=unit))
    return found


def overlap(one: Span, other: Span) -> bool:
    return one.anchor == other.anchor and one.start < other.end and other.start < one.end
