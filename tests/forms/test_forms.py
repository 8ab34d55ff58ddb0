"""The rules for forms of answer find what readers of the answers found, with their words."""

import re

import pytest

from site_builder.curate import classify, forms
from site_builder.diagnostics import Report
from site_builder.model import (
    Anchor,
    AnswerForm,
    Assignment,
    BriefingId,
    Content,
    Form,
    FormRule,
    ObjectOf,
    Passage,
    Pattern,
    Role,
    Scope,
    Span,
    Target,
)
from tests.forms import confusion
from tests.forms.confusion import MADE, NONE, RECORD, ROOT, UNSEEN, Case, Label


def text_of(form: AnswerForm, case: Case) -> list[str]:
    return [case.words(span) for span in form.spans]


def overlap(one: str, other: str) -> bool:
    return one in other or other in one


@pytest.fixture(scope="module")
def patterns() -> classify.Patterns:
    return confusion.finder(confusion.rules())


@pytest.fixture(scope="module")
def record() -> tuple[Case, ...]:
    return confusion.record()


def test_every_answer_of_the_record_is_labelled_and_quoted_as_printed(record: tuple[Case, ...]) -> None:
    assert len(record) == 29
    for case in record:
        texts = [passage.text for passage in case.passages if passage.role is Role.ANSWER]
        for label in case.labels:
            assert any(label.words in text for text in texts), (case.name, label.words)
            assert label.object in label.words


def test_the_record_has_the_forms_that_readers_found(
    record: tuple[Case, ...], patterns: classify.Patterns
) -> None:
    assert confusion.over(record, confusion.rules()).disagreements == []
    for case in record:
        for form, told in confusion.found(patterns, case).items():
            labelled = [label for label in case.labels if label.form is form]
            for words in text_of(told, case):
                assert any(overlap(words, label.words) for label in labelled), (case.name, words)
            named = {case.words(span) for span in told.objects}
            assert named == {label.object for label in labelled if label.object}, case.name


def test_the_made_up_answers_have_their_forms_and_say_to_whom_and_when(patterns: classify.Patterns) -> None:
    cases = confusion.alone(MADE)
    assert len(cases) >= 120
    assert {form for case in cases for form in case.forms} == set(Form) - {NONE}
    assert confusion.over(cases, confusion.rules()).disagreements == []
    for case in cases:
        for form, told in confusion.found(patterns, case).items():
            labelled = [label for label in case.labels if label.form is form]
            wanted = {label.object for label in labelled if label.object}
            assert {case.words(span) for span in told.objects} == wanted, case.name


def test_a_rule_that_finds_nothing_in_any_answer_is_told(record: tuple[Case, ...]) -> None:
    """Who adds a rule adds an answer for it."""
    given = confusion.rules()
    tried = [confusion.over(cases, given) for cases in (record, confusion.alone(MADE))]
    silent = [rule.id for rule in given if not any(one.rules[rule.id].right for one in tried)]
    assert silent == ["contact"]


def test_the_method_page_tells_what_the_rules_find(record: tuple[Case, ...]) -> None:
    """Two tables: labelled, found rightly and found wrongly, in the record and in the unseen answers."""
    page = (ROOT / "content" / "pages" / "method.md").read_text("utf-8")
    # Matches "| referred | 3 | 3 | 0 |"; not "| form | labelled |" nor the line below it.
    rows = re.findall(r"^\| ([a-z ]+) \| (\d+) \| (\d+) \| (\d+) \|$", page, re.MULTILINE)
    given, unseen = confusion.rules(), confusion.alone(UNSEEN)
    assert [(name, *map(int, numbers)) for name, *numbers in rows] == [
        (
            "no form" if form is NONE else form.value.replace("-", " "),
            tally.right + tally.missed,
            tally.right,
            tally.wrong,
        )
        for cases in (record, unseen)
        for forms in [confusion.over(cases, given).forms]
        for form in (*(each for each in Form if each is not NONE), NONE)
        for tally in [forms[form]]
    ]
    assert f"So {len(unseen)} answers were made up" in page
    none = confusion.over(unseen, given).forms[NONE]
    assert (
        f"Of the {len(unseen) - none.right - none.missed} made-up answers with a form the rules miss "
        f"{none.wrong}; of the {none.right + none.missed} without one they find a form in {none.missed}."
    ) in page
    # "No form was taken for another", so that the two tables are the whole confusion matrix.
    for cases in (record, unseen):
        cells = confusion.over(cases, given).cells
        assert {pair for pair in cells if NONE not in pair and pair[0] is not pair[1]} == set()


def test_labels_are_read_as_they_are_written() -> None:
    heads = dict(confusion.labelled(RECORD))
    assert heads["2024-02-23#q1"] == (
        Label(form=Form.NOT_AWARE, words="I am not aware of the specifics you mentioned"),
        Label(
            form=Form.REFERRED, words="I’d refer you to competent authorities", object="competent authorities"
        ),
    )
    assert heads["2022-09-13#q12"] == ()


# The finder itself, by rules that are made for the test.


def rule(id: str, words: str, form: Form = Form.REFERRED, object: ObjectOf = ObjectOf.NOTHING) -> FormRule:
    return FormRule(id=id, form=form, pattern=Pattern(words=words, scope=Scope.ANSWER), object=object)


def told(text: str, *rules: FormRule) -> list[tuple[str, list[str], list[str]]]:
    """Return the forms found in an answer of one paragraph: basis, words, and to whom or when."""
    passage = Passage(
        anchor=Anchor("q1-a1"), role=Role.ANSWER, text=text, first=1, last=1, column=1, end=len(text)
    )
    case = Case(name=text, passages=(passage,), labels=())
    found = classify.find(classify.patterns(Content(forms=rules), Report()), case.passages).forms
    return [
        (form.basis, text_of(form, case), [case.words(span) for span in form.objects])
        for form in found
        if form.spans
    ]


SEND = rule("send", "refer you to", object=ObjectOf.AFTER)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("I refer you to competent authorities.", "competent authorities"),
        ("I refer you to the U.S. side.", "the U.S. side"),
        ("I refer you to the port, which keeps the list.", "the port"),
        ("I refer you to the Ministry of National Defense for that.", "the Ministry of National Defense"),
        ("I refer you to the bank and the firm if you like.", "the bank and the firm"),
        ("I refer you to the office in charge; it knows.", "the office in charge"),
        ("I refer you to the office “Harbour”.", "the office"),
        ("I refer you to the house in which it is kept.", "the house"),
        ("I refer you to " + "very " * 20 + "old men.", "very " * 11 + "very"),
    ],
)
def test_to_whom_is_what_follows_to_the_end_of_the_phrase(text: str, named: str) -> None:
    assert told(text, SEND) == [("rule:send", [f"refer you to {named}"], [named])]


@pytest.mark.parametrize("text", ["I refer you to what I said.", "I refer you to: him.", "I refer you to"])
def test_who_sends_to_nobody_refers_to_nobody(text: str) -> None:
    assert told(text, SEND) == []


@pytest.mark.parametrize(
    "word",
    [
        *("about", "as", "concerning", "for", "how", "if", "I", "let", "on", "regarding", "that", "they"),
        *("to", "we", "what", "when", "where", "whether", "which", "who", "why", "with", "you", "We"),
    ],
)
def test_a_word_that_begins_another_phrase_is_no_part_of_whom(word: str) -> None:
    assert told(f"I refer you to the mint {word} coins.", SEND)[0][2] == ["the mint"]


def test_when_counts_in_the_sentence_of_the_form_alone() -> None:
    tell = rule("tell", "we will tell", Form.DEFERRED)
    when = rule("when", "in due course", Form.DEFERRED, ObjectOf.ONLY)
    both = [("rule:tell", ["We will tell", "in due course"], ["in due course"])]
    assert (
        told("We will tell all about the trip of the envoys to the north in due course.", when, tell) == both
    )
    assert told("We will tell. Justice comes in due course.", when, tell) == [
        ("rule:tell", ["We will tell"], [])
    ]
    assert told("Justice comes in due course.", when, tell) == []


def test_forms_stand_in_the_order_of_their_words_and_the_first_rule_names_each() -> None:
    long, short = rule("long", "ask the bank"), rule("short", "ask")
    unaware = rule("unaware", "not aware", Form.NOT_AWARE)
    text = "I am not aware. Do ask the bank."
    assert told(text, long, short, unaware) == [
        ("rule:unaware", ["not aware"], []),
        ("rule:long", ["ask the bank"], []),
    ]
    assert told(text, short, long)[0] == ("rule:short", ["ask the bank"], [])


def test_each_wording_of_a_rule_counts_and_what_it_excludes_holds_for_all() -> None:
    pattern = Pattern(words="ask the bank", scope=Scope.ANSWER, excluded=("ask a friend of mine",))
    both = FormRule(id="both", form=Form.REFERRED, pattern=pattern, also=("ask a friend",))
    assert told("Do ask a friend.", both) == [("rule:both", ["ask a friend"], [])]
    assert told("Do ask a friend of mine.", both) == []


def test_an_editors_word_goes_before_the_rules_and_keeps_their_words() -> None:
    span = Span(anchor=Anchor("q1-a1"), start=1, end=4)
    found = (
        AnswerForm(form=Form.REFERRED, basis="rule:send", spans=(span,), objects=(span,), rules=("send",)),
        AnswerForm(form=Form.DEFERRED, basis="rule:tell", spans=(span,), rules=("tell",)),
    )
    said = forms.given(
        Assignment(
            target=Target(briefing=BriefingId("2001-01-01"), anchor=Anchor("q1")),
            values=(Form.REFERRED, Form.NOT_AWARE),
            because="The bank is named.",
        )
    )
    holding, overruled = forms.overridden(found, said)
    assert [(form.form, form.basis, form.spans, form.objects) for form in holding] == [
        (Form.REFERRED, "editor", (span,), (span,)),
        (Form.NOT_AWARE, "editor", (), ()),
    ]
    assert {form.because for form in holding} == {"The bank is named."}
    assert overruled == found[1:]
    assert forms.overridden(found, None) == (found, ())
