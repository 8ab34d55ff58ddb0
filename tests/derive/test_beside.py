"""The margin says which words question and answer have, what refers to what, and what is near."""

from collections.abc import Sequence
from dataclasses import replace

from site_builder.derive import beside, places
from site_builder.derive.views import BesideLine
from site_builder.model import (
    Anchor,
    Briefing,
    BriefingId,
    Edition,
    Exchange,
    Outlet,
    PairMatch,
    Pointing,
    Reference,
    Relation,
    Resolution,
    Slug,
    Span,
    TopicMatch,
)
from tests.editions import CONFERENCE, edition

HERALD, POST = Slug("herald"), Slug("post")
ISLAND, HARBOUR = Slug("island"), Slug("harbour")


def said(lines: Sequence[BesideLine]) -> list[str]:
    """Return lines as they are read: name, words, whose word it is; links with their paths."""
    return [
        " ".join(
            part
            for part in (
                line.name,
                "".join(
                    f"“{p.text}”" if p.quoted else f"[{p.text}]({p.path})" if p.path else p.text
                    for p in line.parts
                ),
                f"({line.by})" if line.by else "",
            )
            if part
        )
        for line in lines
    ]


def beside_all(whole: Edition) -> dict[tuple[BriefingId, Anchor], list[str]]:
    shelf = beside.shelf(whole, places.by_topic(whole))
    return {
        (briefing.id, unit.anchor): said(beside.lines(whole, shelf, briefing, unit))
        for briefing in whole.briefings
        for unit in briefing.units
    }


def exchange(number: int, outlet: Slug, *topics: Slug) -> Exchange:
    """Return the second exchange of the small edition under another number, by another outlet."""
    model = edition().briefings[0].exchanges[1]
    anchor = f"q{number}"
    (question,), (answer,) = model.questions, model.answers
    asked, told = (
        replace(passage, anchor=Anchor(passage.anchor.replace("q2-", f"{anchor}-")))
        for passage in model.passages
    )
    return replace(
        model,
        anchor=Anchor(anchor),
        number=number,
        passages=(asked, told),
        questions=(replace(question, outlet=outlet, passages=(asked,)),),
        answers=(replace(answer, passages=(told,)),),
        outlet=outlet,
        topics=tuple(TopicMatch(topic=topic, basis="rule", spans=()) for topic in topics),
    )


def session(day: str, *exchanges: Exchange) -> Briefing:
    held = replace(edition().briefings[0].held, value=day)
    return replace(
        edition().briefings[0], id=BriefingId(day), held=held, opening=(), exchanges=exchanges, notes=()
    )


def archive(*sessions: Briefing) -> Edition:
    whole = edition()
    outlets = {**whole.outlets, POST: Outlet(slug=POST, name="The Post")}
    return replace(whole, briefings=sessions, outlets=outlets, event_mentions={}, person_mentions={})


def test_a_pair_is_quoted_as_printed_and_signed_once() -> None:
    one = exchange(1, HERALD)
    asked = Span(anchor=Anchor("q1-q1"), start=9, end=15)
    told = Span(anchor=Anchor("q1-a1"), start=4, end=12)
    pair = PairMatch(topic=ISLAND, number=0, asked=(asked,), answered=(told,))
    other = replace(pair, answered=(Span(anchor=Anchor("q1-a1"), start=20, end=26),))
    found = beside_all(archive(session("2024-01-02", replace(one, pairs=(pair, pair, other)))))
    assert found[BriefingId("2024-01-02"), Anchor("q1")] == [
        "Asked as “island”, answered as “position”",
        "Asked as “island”, answered as “island” (By an editor’s list)",
    ]


def reference(outcome: Resolution, pointing: Pointing, basis: str = "rule:made-up") -> Reference:
    linked = outcome is Resolution.LINKED
    return Reference(
        relation=Relation.REFERS,
        briefing=CONFERENCE,
        unit=Anchor("q2"),
        span=Span(anchor=Anchor("q2-a1"), start=0, end=12),
        basis=basis,
        outcome=outcome,
        pointing=pointing,
        to=CONFERENCE if linked else BriefingId(""),
        target=Span(anchor=Anchor("q1-a2" if linked else "")),
        because="Made up." if basis == "editor" else "",
    )


def test_a_reference_says_where_it_leads_or_why_nowhere() -> None:
    words = "Earlier words “Our position”"
    there = "[Q1](/briefings/2024-01-02/#q1-a2)"
    for outcome, pointing, basis, rest in (
        (Resolution.UNSAID, Pointing.UNSAID, "rule:x", "where is not said (By rule, not by an editor)"),
        (Resolution.ABSENT, Pointing.YESTERDAY, "rule:x", "not in this edition (By rule, not by an editor)"),
        (Resolution.UNCERTAIN, Pointing.SESSION, "rule:x", "not certain which (By rule, not by an editor)"),
        (Resolution.LINKED, Pointing.PREVIOUS, "rule:x", f"{there} (By rule: the exchange before)"),
        (Resolution.LINKED, Pointing.UNSAID, "editor", f"{there} (By an editor: Made up.)"),
    ):
        whole = replace(edition(), references=(reference(outcome, pointing, basis),))
        assert beside_all(whole)[CONFERENCE, Anchor("q2")][0] == f"{words}: {rest}"


def test_what_is_referred_to_leads_back() -> None:
    back = "Referred to from [Q2](/briefings/2024-01-02/#q2-a1)"
    linked = reference(Resolution.LINKED, Pointing.PREVIOUS)
    assert beside_all(replace(edition(), references=(linked,)))[CONFERENCE, Anchor("q1")][0] == back
    unlinked = reference(Resolution.UNCERTAIN, Pointing.PREVIOUS)
    assert beside_all(replace(edition(), references=(unlinked,)))[CONFERENCE, Anchor("q1")] == []


def test_many_later_places_are_counted_not_listed() -> None:
    many = [reference(Resolution.LINKED, Pointing.PREVIOUS)] * 11
    (line,) = beside_all(replace(edition(), references=tuple(many)))[CONFERENCE, Anchor("q1")]
    assert line.count("[Q2]") == 8
    assert line.endswith(" and 3 places more")


def test_a_question_asked_again_is_said_at_both() -> None:
    first, again = session("2024-01-02", exchange(1, HERALD)), session("2024-01-05", exchange(1, POST))
    repeats = Reference(
        relation=Relation.REPEATS,
        briefing=again.id,
        unit=Anchor("q1"),
        span=Span(anchor=Anchor("q1")),
        basis="rule:same-words",
        outcome=Resolution.LINKED,
        to=first.id,
        target=Span(anchor=Anchor("q1")),
    )
    found = beside_all(replace(archive(first, again), references=(repeats,)))
    assert found[again.id, Anchor("q1")] == [
        "Asked before [2 January 2024, Q1](/briefings/2024-01-02/#q1) (By rule: the same words)"
    ]
    assert found[first.id, Anchor("q1")] == ["Asked again [5 January 2024, Q1](/briefings/2024-01-05/#q1)"]


def test_a_series_leads_to_the_next_of_any_outlet_and_of_the_same() -> None:
    found = beside_all(
        archive(
            session("2024-01-02", exchange(1, HERALD, ISLAND), exchange(2, POST, HARBOUR)),
            session("2024-01-05", exchange(1, POST, ISLAND), exchange(3, HERALD, ISLAND)),
        )
    )
    first, second = BriefingId("2024-01-02"), BriefingId("2024-01-05")
    assert found[first, Anchor("q1")] == [
        "The island: next [5 January 2024, Q1](/briefings/2024-01-05/#q1); "
        "The Herald later [5 January 2024, Q3](/briefings/2024-01-05/#q3)"
    ]
    assert found[first, Anchor("q2")] == []
    assert found[second, Anchor("q3")] == [
        "The island: previous [Q1](/briefings/2024-01-05/#q1); "
        "The Herald earlier [2 January 2024, Q1](/briefings/2024-01-02/#q1)"
    ]


def test_topics_with_the_same_series_share_a_line_and_two_are_followed() -> None:
    whole = archive(
        session(
            "2024-01-02",
            exchange(1, HERALD, ISLAND, HARBOUR, Slug("talks")),
            exchange(2, HERALD, ISLAND, HARBOUR, Slug("talks")),
        )
    )
    topics = {**whole.topics, Slug("talks"): replace(whole.topics[ISLAND], slug=Slug("talks"), title="Talks")}
    found = beside_all(replace(whole, topics=topics))
    assert found[CONFERENCE, Anchor("q1")] == [
        "The island and Harbour: next [Q2](/briefings/2024-01-02/#q2) (same outlet)"
    ]


def test_a_paragraph_of_a_report_is_in_no_series() -> None:
    whole = edition()
    report = whole.briefings[1]
    topics = (TopicMatch(topic=ISLAND, basis="rule", spans=()),)
    blocks = tuple(replace(block, topics=topics) for block in report.blocks)
    found = beside_all(replace(whole, briefings=(whole.briefings[0], replace(report, blocks=blocks))))
    assert found[report.id, Anchor("p1")] == []
    assert "3 January 2024, ¶1" in found[CONFERENCE, Anchor("q2")][0]
