"""Topics' tracked phrases and pairs of words, and what was found of them, in; the marks of a unit out.

They are followed within the topic alone: what stands in a unit of another subject is not counted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from site_builder.diagnostics import Report, Rule, Severity
from site_builder.model import (
    Content,
    Edition,
    Exchange,
    PairMatch,
    Pattern,
    PhraseMatch,
    Role,
    Slug,
    Span,
    Topic,
    Unit,
)

ABSENT_PHRASE = Rule(code="U330", name="absent-phrase", severity=Severity.WARNING)
ABSENT_PAIR = Rule(code="U331", name="absent-pair", severity=Severity.WARNING)

PHRASE, ASKED, ANSWERED = REGISTERS = ("phrase", "asked word", "answered word")

_U = TypeVar("_U", bound=Unit)

Said = Mapping[tuple[str, str], tuple[Span, ...]]


def named(content: Content) -> Iterator[tuple[str, str, Pattern]]:
    """Yield every pattern with its register, and a name that leads back to its topic."""
    for topic in content.topics:
        for number, pattern in enumerate(topic.wording):
            yield PHRASE, _name(topic.slug, number), pattern
        for number, pair in enumerate(topic.pairs):
            yield ASKED, _name(topic.slug, number), pair.asked
            yield ANSWERED, _name(topic.slug, number), pair.answered


def tracked(unit: _U, said: Said) -> _U:
    """Return a unit with the phrases and pairs of its own topics. A pair needs a question and its answer."""
    here = {match.topic for match in unit.topics}
    phrases: list[PhraseMatch] = []
    pairs: list[PairMatch] = []
    answers = {passage.anchor for passage in unit.passages if passage.role is Role.ANSWER}
    for (register, name), spans in said.items():
        slug, number = _parts(name) if register in REGISTERS else (Slug(""), 0)
        if slug not in here:
            continue
        if register == PHRASE:
            phrases.append(PhraseMatch(topic=slug, number=number, spans=spans))
        elif register == ASKED and isinstance(unit, Exchange):
            told = tuple(span for span in said.get((ANSWERED, name), ()) if span.anchor in answers)
            if told:
                pairs.append(PairMatch(topic=slug, number=number, asked=spans, answered=told))
    if not phrases and not pairs:
        return unit
    return replace(
        unit,
        phrases=tuple(sorted(phrases, key=lambda one: (one.topic, one.number))),
        pairs=tuple(sorted(pairs, key=lambda one: (one.topic, one.number))),
    )


def check(edition: Edition, report: Report) -> None:
    """Warn of phrases that no unit of their topic has, and of pairs that no exchange of it has. A topic that
    nothing is on yet may be prepared."""
    spoken: set[Slug] = set()
    phrases: set[tuple[Slug, int]] = set()
    pairs: set[tuple[Slug, int]] = set()
    for briefing in edition.briefings:
        units = briefing.units
        for unit in units:
            spoken.update(match.topic for match in unit.topics)
            phrases.update((match.topic, match.number) for match in unit.phrases)
            pairs.update((pair.topic, pair.number) for pair in unit.pairs)
    for topic in edition.topics.values():
        if topic.slug in spoken:
            _check_phrases(topic, phrases, report)
            _check_pairs(topic, pairs, report)


def _check_phrases(topic: Topic, found: set[tuple[Slug, int]], report: Report) -> None:
    for number, pattern in enumerate(topic.wording):
        if (topic.slug, number) not in found:
            report.add(
                ABSENT_PHRASE,
                pattern.location,
                f'The phrase "{pattern.words}" stands nowhere on the topic "{topic.slug}".',
                hint="write it as a text of the topic prints it, or take it out",
            )


def _check_pairs(topic: Topic, found: set[tuple[Slug, int]], report: Report) -> None:
    for number, pair in enumerate(topic.pairs):
        if (topic.slug, number) not in found:
            report.add(
                ABSENT_PAIR,
                pair.location,
                f'No exchange on the topic "{topic.slug}" is asked with "{pair.asked.words}" and answered '
                f'with "{pair.answered.words}".',
                hint="write both as one exchange of the topic prints them, or take the pair out",
            )


def _name(topic: Slug, number: int) -> str:
    return f"{topic} {number}"


def _parts(name: str) -> tuple[Slug, int]:
    topic, _, number = name.rpartition(" ")
    return Slug(topic), int(number)
