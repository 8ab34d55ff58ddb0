"""Editors' patterns and the passages of a unit in; topics, forms of answer and mentions out, each with
the words it rests on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from site_builder.curate import tracing, words
from site_builder.curate.words import Lexicon
from site_builder.diagnostics import Report, Rule
from site_builder.model import (
    Anchor,
    AnswerForm,
    Content,
    Form,
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
BROKEN_FORM_RULE = Rule(code="U241", name="broken-form-rule")

_SCOPES = {
    Scope.ANY: frozenset(Role),
    Scope.QUESTION: frozenset({Role.QUESTION}),
    Scope.ANSWER: frozenset(Role) - {Role.QUESTION},
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a phrase stands for; the phrases that a match must not be part of have `counts` False."""

    register: str  # "topic", "event", "person", "form"
    name: str  # a slug, or the id of a form rule
    scope: Scope
    number: int  # of the pattern
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """All that is looked for in a text, compiled for one pass over its words."""

    entries: tuple[_Entry, ...]
    lexicon: Lexicon
    forms: Mapping[str, Form]  # by the id of the rule, in the order of precedence
    topics: tuple[str, ...]  # in the order of the register
    chinese_forms: bool = False  # whether a rule for forms is in Chinese


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one unit's words match. `events` and `people` have one span a place."""

    topics: tuple[TopicMatch, ...]
    forms: tuple[AnswerForm, ...]
    events: tuple[tuple[Slug, Span], ...]
    people: tuple[tuple[Slug, Span], ...]
    said: Mapping[tuple[str, str], tuple[Span, ...]] = field(default_factory=dict)  # as `named` names it


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
        *(("form", rule.id, rule.pattern) for rule in content.forms),
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
            entries.append(_Entry(register, name, pattern.scope, number, counts))
    for rule in content.forms:
        _check_examples(rule, report)
    tracing.check_examples(content, report)
    return Patterns(
        entries=tuple(entries),
        lexicon=words.lexicon(phrases),
        forms={rule.id: rule.form for rule in content.forms},
        chinese_forms=any(words.is_chinese(rule.pattern.words) for rule in content.forms),
        topics=tuple(topic.slug for topic in content.topics),
    )


def find(patterns: Patterns, passages: Sequence[Passage]) -> Found:
    """Match every pattern against the passages of one unit."""
    spans: dict[tuple[str, str], list[Span]] = {}
    for passage in passages:
        for entry, span in _places(patterns, passage):
            spans.setdefault((entry.register, entry.name), []).append(span)
    places = {key: _longest(found) for key, found in spans.items()}
    order = {passage.anchor: place for place, passage in enumerate(passages)}
    answered = any(passage.role is Role.ANSWER for passage in passages)
    return Found(
        topics=tuple(
            TopicMatch(topic=Slug(name), basis="rule", spans=places["topic", name])
            for name in patterns.topics
            if ("topic", name) in places
        ),
        forms=_forms(patterns, places, order, passages) if answered else (),
        events=_by_slug("event", places),
        people=_by_slug("person", places),
        said={key: found for key, found in places.items() if key[0] in tracing.REGISTERS},
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
        yield entry, Span(anchor=passage.anchor, start=start, end=end)


def _longest(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Keep the longest of spans that overlap, in the order of the text."""
    kept: list[Span] = []
    for _, group in groupby(spans, key=lambda span: span.anchor):
        for span in sorted(group, key=lambda span: (span.start, -span.end)):
            if not kept or kept[-1].anchor != span.anchor or span.start >= kept[-1].end:
                kept.append(span)
            elif span.end > kept[-1].end:
                kept[-1] = Span(anchor=span.anchor, start=kept[-1].start, end=span.end)
    return tuple(kept)


def _forms(
    patterns: Patterns,
    places: Mapping[tuple[str, str], tuple[Span, ...]],
    order: Mapping[Anchor, int],
    passages: Sequence[Passage],
) -> tuple[AnswerForm, ...]:
    """Return one value a form, by the first rule that found it, with the words of every rule that did. Where
    nothing is found in Chinese, and no rule is in Chinese, nothing is said."""
    found: dict[Form, tuple[str, list[Span]]] = {}
    for rule, form in patterns.forms.items():
        if ("form", rule) in places:
            found.setdefault(form, (rule, []))[1].extend(places["form", rule])
    if not found:
        if not patterns.chinese_forms and any(words.is_chinese(passage.text) for passage in passages):
            return ()
        return (AnswerForm(form=Form.SUBSTANTIVE, basis="rule:default", spans=()),)

    def place(span: Span) -> tuple[int, int, int]:
        return (order[span.anchor], span.start, span.end)

    return tuple(
        AnswerForm(form=form, basis=f"rule:{rule}", spans=_longest(sorted(spans, key=place)))
        for form, (rule, spans) in found.items()
    )


def _by_slug(
    register: str, places: Mapping[tuple[str, str], tuple[Span, ...]]
) -> tuple[tuple[Slug, Span], ...]:
    return tuple(
        (Slug(name), span) for (kind, name), spans in places.items() if kind == register for span in spans
    )


def _check_examples(rule: FormRule, report: Report) -> None:
    lexicon = words.lexicon([(0, rule.pattern.words)])
    barred = words.lexicon([(0, text) for text in rule.pattern.excluded])
    for text, wanted in ((rule.matches, True), (rule.fails, False)):
        folded = words.split(text)
        outside = [
            place
            for place in words.find(lexicon, folded)
            if not any(a <= place[1] and place[2] <= b for _, a, b in words.find(barred, folded))
        ]
        if bool(outside) is not wanted:
            verb = "does not match" if wanted else "matches"
            report.add(
                BROKEN_FORM_RULE,
                rule.location,
                f'The rule "{rule.id}" {verb} its own example "{text}".',
                hint="mend the pattern, or the example",
            )
