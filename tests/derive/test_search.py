"""A record is found by who answers it, and sorted by its place in the edition."""

from dataclasses import replace

from site_builder.derive import search
from site_builder.model import BriefingId, Person, Slug
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
