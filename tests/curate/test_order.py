"""What is found stands in the order of the text, which is not that of its anchors as words."""

from site_builder.curate import classify
from site_builder.curate.mentions import by_slug
from site_builder.diagnostics import Report
from site_builder.model import (
    Anchor,
    BriefingId,
    Content,
    Form,
    FormRule,
    Mention,
    Passage,
    Pattern,
    Role,
    Slug,
    Span,
)


def test_words_of_a_form_stand_in_the_order_of_the_text() -> None:
    rules = tuple(
        FormRule(id=word, form=Form.REFERRED, pattern=Pattern(words=word)) for word in ("tenth", "second")
    )
    texts = {"q1-a2": "The second.", "q1-a10": "The tenth."}
    passages = [
        Passage(anchor=Anchor(anchor), role=Role.ANSWER, text=text, first=1, last=1, column=1, end=1)
        for anchor, text in texts.items()
    ]
    report = Report()
    (form,) = classify.find(classify.patterns(Content(forms=rules), report), passages).forms
    assert [span.anchor for span in form.spans] == ["q1-a2", "q1-a10"]


def test_mentions_stand_in_the_order_of_the_text() -> None:
    day, talks = BriefingId("2001-01-01"), Slug("talks")
    anchors = [Anchor(""), Anchor("o1"), Anchor("q2"), Anchor("q10")]
    mentions = [
        Mention(briefing=day, unit=anchor, span=Span(anchor=anchor, start=start), basis="rule")
        for anchor in reversed(anchors)
        for start in (10, 9)
    ]
    order = {(day, anchor): place for place, anchor in enumerate(anchors)}
    found = by_slug([(talks, mention) for mention in mentions], order)
    assert [(m.span.anchor, m.span.start) for m in found[talks]] == [
        (anchor, start) for anchor in anchors for start in (9, 10)
    ]
