"""Rules for forms of answer, and where their words stand in one unit, in; its forms with their evidence out.

A form is told by the words of every rule that finds it, and bears the name of the first rule of the file that
does. Forms stand in the order of their words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from site_builder.curate import examples, words
from site_builder.curate.spans import in_order, longest
from site_builder.diagnostics import Report, Rule
from site_builder.model import (
    Anchor,
    AnswerForm,
    Assignment,
    Form,
    FormRule,
    ObjectOf,
    Passage,
    Pattern,
    Role,
    Span,
    Unit,
)

_U = TypeVar("_U", bound=Unit)

BROKEN_FORM_RULE = Rule(code="U241", name="broken-form-rule")

_MOST = 12  # words that say to whom
# Matches "," and "(" between two words; not a space, a hyphen nor an apostrophe.
_BREAK = re.compile(r"[,;:()“”\"—–!?]")
# Words before which a name ends: what follows says about what, on what condition, or is another sentence.
_ENDS = frozenset(
    (
        *("about", "as", "concerning", "for", "how", "if", "i", "let", "on", "regarding", "that", "they"),
        *("to", "we", "what", "when", "where", "whether", "which", "who", "why", "with", "you"),
    )
)
_HANGING = frozenset(("and", "at", "by", "from", "in", "of", "or"))  # these end no name


def patterns(rule: FormRule) -> Iterator[Pattern]:
    """Yield all wordings of a rule, each with what it excludes and its place."""
    for wording in (rule.pattern.words, *rule.also):
        yield Pattern(
            words=wording,
            scope=rule.pattern.scope,
            excluded=rule.pattern.excluded,
            location=rule.pattern.location,
        )


def check(rule: FormRule, report: Report) -> None:
    """Report a rule that its own examples contradict."""
    examples.check(rule, (rule.pattern.words, *rule.also), BROKEN_FORM_RULE, report)


def find(
    rules: Sequence[FormRule],
    places: Mapping[str, Sequence[Span]],
    passages: Sequence[Passage],
    *,
    is_judged_in_chinese: bool,
) -> tuple[AnswerForm, ...]:
    """Return the forms of one unit; `places` are the words found, by the id of the rule. Where nothing is
    found in Chinese, and no rule is in Chinese, nothing is said."""
    if not any(passage.role is Role.ANSWER for passage in passages):
        return ()
    texts = {passage.anchor: passage.text for passage in passages}
    order = {anchor: number for number, anchor in enumerate(texts)}
    found: dict[Form, _Found] = {}
    for rule in rules:
        if rule.object is not ObjectOf.ONLY and rule.id in places:
            here = [(span, _object(rule, texts[span.anchor], span)) for span in places[rule.id]]
            # Where the words name nobody, as in "you may ask whether", the question is sent to nobody.
            kept = [each for each in here if rule.object is ObjectOf.NOTHING or each[1].end]
            if kept:
                found.setdefault(rule.form, _Found()).add(rule, kept)
    for rule in rules:
        if rule.object is ObjectOf.ONLY and rule.form in found:
            told = found[rule.form]
            beside = [span for span in places.get(rule.id, ()) if told.is_beside(span, texts)]
            if beside:
                told.add(rule, [(span, span) for span in beside])
    if not found:
        if not is_judged_in_chinese and any(words.is_chinese(text) for text in texts.values()):
            return ()
        return (AnswerForm(form=Form.SUBSTANTIVE, basis="rule:default", spans=()),)
    forms = [told.form(form, order) for form, told in found.items()]
    return tuple(sorted(forms, key=lambda form: (order[form.spans[0].anchor], form.spans[0].start)))


def given(assigned: Assignment) -> tuple[AnswerForm, ...]:
    """Return the forms that an editor gives."""
    return tuple(
        AnswerForm(form=Form(value), basis="editor", spans=(), because=assigned.because)
        for value in assigned.values
    )


def overrule(unit: _U, found: tuple[AnswerForm, ...], given: tuple[AnswerForm, ...] | None) -> _U:
    """Return a unit with the forms that hold, and those that an editor does not let stand."""
    holding, overruled = overridden(found, given)
    return replace(unit, forms=holding, overruled=overruled)


def overridden(
    found: tuple[AnswerForm, ...], given: tuple[AnswerForm, ...] | None
) -> tuple[tuple[AnswerForm, ...], tuple[AnswerForm, ...]]:
    """Return the forms that hold, and those that rules found and an editor does not let stand. An editor's
    word goes before the rules', and keeps the words that a rule found for the same form."""
    if given is None:
        return found, ()
    by_rule = {form.form: form for form in found if form.form is not Form.SUBSTANTIVE}
    kept = tuple(
        replace(form, spans=by_rule[form.form].spans, objects=by_rule[form.form].objects)
        if form.form in by_rule
        else form
        for form in given
    )
    named = {form.form for form in given}
    return kept, tuple(form for form in by_rule.values() if form.form not in named)


class _Found:
    """What the rules of one form have found in a unit."""

    def __init__(self) -> None:
        self.rules: list[str] = []
        self.spans: list[Span] = []
        self.objects: list[Span] = []

    def add(self, rule: FormRule, found: Sequence[tuple[Span, Span]]) -> None:
        """Take in the words of a rule, each with those that say to whom or when (none: an empty span)."""
        self.rules.append(rule.id)
        for span, named in found:
            end = max(span.end, named.end)
            self.spans.append(Span(anchor=span.anchor, start=span.start, end=end))
            if named.end:
                self.objects.append(named)

    def is_beside(self, span: Span, texts: Mapping[Anchor, str]) -> bool:
        """Tell whether a span stands in one sentence with words that were found before."""
        return any(
            other.anchor == span.anchor and _is_one_sentence(texts[span.anchor], other, span)
            for other in self.spans
        )

    def form(self, form: Form, order: Mapping[Anchor, int]) -> AnswerForm:
        return AnswerForm(
            form=form,
            basis=f"rule:{self.rules[0]}",
            spans=longest(in_order(self.spans, order)),
            objects=longest(in_order(self.objects, order)),
            rules=tuple(self.rules),
        )


def _is_one_sentence(text: str, one: Span, other: Span) -> bool:
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return "" not in words.split(between).forms


def _object(rule: FormRule, text: str, span: Span) -> Span:
    """Return the words after a pattern that name somebody; an empty span where there are none."""
    nobody = Span(anchor=span.anchor)
    if rule.object is not ObjectOf.AFTER:
        return nobody
    following = words.split(text[span.end : span.end + 40 * _MOST])
    taken = 0
    last = 0
    for number, (form, start) in enumerate(zip(following.forms[:_MOST], following.starts, strict=False)):
        gap = text[span.end + last : span.end + start]
        if not form or form.casefold() in _ENDS or _BREAK.search(gap):
            break
        last = following.ends[number]
        taken = number + 1
    while taken and following.forms[taken - 1] in _HANGING:
        taken -= 1
    if not taken:
        return nobody
    return Span(
        anchor=span.anchor,
        start=span.end + following.starts[0],
        end=span.end + following.ends[taken - 1],
    )
