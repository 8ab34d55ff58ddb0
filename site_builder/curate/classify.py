"""Editors' patterns and the passages of a unit in; topics, forms of answer and mentions out, each with
the words it rests on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from site_builder.curate import forms, tracing, words
from site_builder.curate.longest import Name, longest_names
from site_builder.curate.spans import longest
from site_builder.curate.words import Lexicon
from site_builder.diagnostics import Report, Rule
from site_builder.model import (
    AnswerForm,
    Content,
    FormRule,
    Passage,
    Pattern,
    Role,
    Scope,
    Slug,
    Span,
    TopicMatch,
)

EMPTY_PATTERN = Rule(code="U240", name="empty-pattern")

_SCOPES = {
    Scope.ANY: frozenset(Role),
    Scope.QUESTION: frozenset({Role.QUESTION}),
    Scope.ANSWER: frozenset(Role) - {Role.QUESTION},
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a phrase stands for; the phrases that a match must not be part of have `counts` False."""

    register: str  # "topic", "event", "person", "term", "form"
    name: str  # a slug, or the id of a form rule
    scope: Scope
    number: int  # of the pattern
    counts: bool
    printed: str = ""  # the phrase whose capitals count


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """All that is looked for in a text, compiled for one pass over its words."""

    entries: tuple[_Entry, ...]
    lexicon: Lexicon
    forms: tuple[FormRule, ...]  # in the order of precedence
    topics: tuple[str, ...]  # in the order of the register
    chinese_forms: bool = False  # whether a rule for forms is in Chinese


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one unit's words match. `events`, `people` and `terms` have one span a place; no person or term
    stands within a longer one."""

    topics: tuple[TopicMatch, ...]
    forms: tuple[AnswerForm, ...]
    events: tuple[tuple[Slug, Span], ...]
    people: tuple[tuple[Slug, Span], ...]
    terms: tuple[tuple[Slug, Span], ...] = ()
    said: tuple[tuple[str, str, tuple[Span, ...]], ...] = ()  # by register and name, as `tracing` names them


def patterns(content: Content, report: Report) -> Patterns:
    """Compile every pattern of `content`; one that holds no word, or a form rule whose own examples
    contradict it, is reported."""
    named = [
        *(("topic", topic.slug, pattern) for topic in content.topics for pattern in topic.patterns),
        *(("event", event.slug, pattern) for event in content.events for pattern in event.patterns),
        *(
            ("person", person.slug, Pattern(words=name, location=person.location))
            for person in content.people
            for name in (person.name, *person.aliases)
        ),
        *(("term", term.slug, pattern) for term in content.terms for pattern in term.patterns),
        *(("form", rule.id, pattern) for rule in content.forms for pattern in forms.patterns(rule)),
        *tracing.named(content),
    ]
    entries: list[_Entry] = []
    phrases: list[tuple[int, str]] = []
    for number, (register, name, pattern) in enumerate(named):
        for text, counts in [(pattern.words, True), *((text, False) for text in pattern.excluded)]:
            if not words.is_phrase(text):
                report.add(
                    EMPTY_PATTERN,
                    pattern.location,
                    f'The pattern "{text}" of {register} "{name}" holds no word to look for.',
                    hint="write a word or a phrase; an open end (*) needs at least three letters before it",
                )
            phrases.append((len(entries), text))
            printed = text if pattern.is_exact and counts else ""
            entries.append(_Entry(register, name, pattern.scope, number, counts, printed))
    for rule in content.forms:
        forms.check(rule, report)
    tracing.check_examples(content, report)
    return Patterns(
        entries=tuple(entries),
        lexicon=words.lexicon(phrases),
        forms=content.forms,
        chinese_forms=any(words.is_chinese(rule.pattern.words) for rule in content.forms),
        topics=tuple(topic.slug for topic in content.topics),
    )


def find(patterns: Patterns, passages: Sequence[Passage]) -> Found:
    """Match every pattern against the passages of one unit."""
    spans: dict[tuple[str, str], list[Span]] = {}
    for passage in passages:
        for entry, span in _places(patterns, passage):
            spans.setdefault((entry.register, entry.name), []).append(span)
    places = {key: longest(found) for key, found in spans.items()}
    order = {passage.anchor: place for place, passage in enumerate(passages)}
    named = longest_names(_by_register("person", places) + _by_register("term", places), order)
    return Found(
        topics=tuple(
            TopicMatch(topic=Slug(name), basis="rule", spans=places["topic", name])
            for name in patterns.topics
            if ("topic", name) in places
        ),
        forms=forms.find(
            patterns.forms,
            {name: found for (register, name), found in places.items() if register == "form"},
            passages,
            is_judged_in_chinese=patterns.chinese_forms,
        ),
        events=_by_slug(_by_register("event", places)),
        people=_by_slug(each for each in named if each.register == "person"),
        terms=_by_slug(each for each in named if each.register == "term"),
        said=tuple((*key, found) for key, found in places.items() if key[0] in tracing.REGISTERS),
    )


def _places(patterns: Patterns, passage: Passage) -> Iterable[tuple[_Entry, Span]]:
    """Yield what counts in one passage: in scope, and no part of a phrase that its pattern excludes."""
    found = list(words.find(patterns.lexicon, words.split(passage.text)))
    barred = [
        (patterns.entries[key].number, start, end)
        for key, start, end in found
        if not patterns.entries[key].counts
    ]
    for key, start, end in found:
        entry = patterns.entries[key]
        if not entry.counts or passage.role not in _SCOPES[entry.scope]:
            continue
        if any(number == entry.number and a <= start and end <= b for number, a, b in barred):
            continue
        if entry.printed and not words.has_capitals(passage.text[start:end], entry.printed):
            continue
        yield entry, Span(anchor=passage.anchor, start=start, end=end)


def _by_register(register: str, places: Mapping[tuple[str, str], tuple[Span, ...]]) -> list[Name]:
    return [
        Name(register, Slug(name), span)
        for (kind, name), spans in places.items()
        if kind == register
        for span in spans
    ]


def _by_slug(found: Iterable[Name]) -> tuple[tuple[Slug, Span], ...]:
    return tuple((each.slug, each.span) for each in found)
