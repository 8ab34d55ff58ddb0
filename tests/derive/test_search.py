"""A record is found by who answers it, and sorted by its place in the edition."""

from dataclasses import replace
from typing import cast

from site_builder.derive import passages as record
from site_builder.derive import search
from site_builder.derive.views import FacetValue
from site_builder.model import BriefingId, Person, Role, Slug
from tests.editions import edition


def test_a_record_names_those_who_answer_it() -> None:
    whole = edition()
    first = whole.briefings[0]
    both = (Slug("ann-lee"), Slug("bo-ray"))
    asked = first.exchanges[1]
    answers = tuple(replace(answer, spokesperson=both[1]) for answer in asked.answers)
    first = replace(
        first, spokespersons=both, exchanges=(first.exchanges[0], replace(asked, answers=answers))
    )
    people = {**whole.people, both[1]: Person(slug=both[1], name="Bo Ray")}
    whole = replace(whole, briefings=(first,), people=people)
    assert [found.filters["spokesperson"] for found in search.records(whole)] == [both, both[:1], both[1:]]


def test_documents_of_one_day_do_not_interleave() -> None:
    whole = edition()
    first = whole.briefings[0]
    again = replace(first, id=BriefingId("2024-01-02-2"))
    keys = [found.sort["date"] for found in search.records(replace(whole, briefings=(first, again)))]
    assert keys == sorted(set(keys))
    assert len(keys) == 6


def test_a_question_ends_and_a_passage_ends_at_a_sign() -> None:
    whole = edition()
    asked = whole.briefings[0].exchanges[0]
    content = next(found.content for found in search.records(whole) if found.path.endswith("#q1"))
    question, answer = content.split(" ‖ ")
    texts = [record.plain(passage.text) for passage in asked.passages]
    assert [*question.split(" ¶ "), *answer.split(" ¶ ")] == texts
    assert question == " ¶ ".join(record.plain(p.text) for p in asked.passages if p.role is Role.QUESTION)
    paragraph = next(found.content for found in search.records(whole) if found.path.endswith("#p1"))
    assert "‖" not in paragraph


def test_what_has_no_topic_or_outlet_can_be_chosen() -> None:
    found = {each.path: each.filters for each in search.records(edition())}
    readout = next(filters for path, filters in found.items() if path.endswith("#p1"))
    assert readout["outlet"] == ("-",)
    assert all(filters["topic"] for filters in found.values())
    page = next(search.pages(edition()))
    named = cast(tuple[FacetValue, ...], page.context["values"])
    values = {(value.facet, value.value) for value in named}
    assert {(key, value) for each in found.values() for key in each for value in each[key]} <= values


def test_a_record_holds_no_words_that_nobody_said() -> None:
    for found in search.records(edition()):
        assert set(found.meta) == {"outlet", "spokesperson"}
