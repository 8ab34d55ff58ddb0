"""The pages of terms, and what a reading page says of the persons and terms in it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from site_builder.derive import names, reading, terms
from site_builder.model import Anchor, BriefingId, Edition, Mention, Office, Page, Slug, Source, Span, Term
from tests.editions import CONFERENCE, READOUT, edition

ISLAND, PORT, LEE = Slug("island"), Slug("port"), Slug("ann-lee")


def term(slug: Slug, name: str, *see: Slug) -> Term:
    return Term(
        slug=slug, name=name, definition=f"{name}, defined.", sources=(Source(text="Gazette 7"),), see=see
    )


def mention(briefing: BriefingId, unit: str, passage: str, word: str, whole: Edition) -> Mention:
    texts = {
        each.anchor: each.text
        for held in whole.briefings
        if held.id == briefing
        for part in held.units
        for each in part.passages
    }
    start = texts[Anchor(passage)].index(word)
    span = Span(anchor=Anchor(passage), start=start, end=start + len(word))
    return Mention(briefing=briefing, unit=Anchor(unit), span=span, basis="rule")


def named() -> Edition:
    """Return the small edition with two terms and a person in it."""
    whole = edition()
    return replace(
        whole,
        terms={PORT: term(PORT, "Port"), ISLAND: term(ISLAND, "“island”", PORT)},
        term_mentions={
            PORT: (
                mention(CONFERENCE, "q1", "q1-q1", "port", whole),
                mention(CONFERENCE, "q1", "q1-a2", "port", whole),
                mention(READOUT, "p2", "p2", "port", whole),
            ),
            ISLAND: (
                mention(CONFERENCE, "q2", "q2-q1", "island", whole),
                mention(CONFERENCE, "q2", "q2-a1", "island", whole),
                mention(READOUT, "p2", "p2", "island", whole),
            ),
        },
        person_mentions={LEE: (mention(READOUT, "p1", "p1", "two sides", whole),)},
    )


def page(whole: Edition, path: str) -> Page:
    return next(each for each in _pages(whole) if each.path == path)


def _pages(whole: Edition) -> Iterator[Page]:
    yield from terms.pages(whole)
    yield from reading.pages(whole)


def test_the_first_place_in_each_exchange_is_marked() -> None:
    marks = names.by_document(named())[CONFERENCE].marks
    assert {anchor: [mark.path for mark in found] for anchor, found in marks.items()} == {
        "q1-q1": ["/terms/port/"],
        "q2-q1": ["/terms/island/"],
    }


def test_a_document_without_exchanges_marks_a_name_once() -> None:
    whole = named()
    again = (*whole.term_mentions[PORT], mention(READOUT, "p1", "p1", "talks", whole))
    both = {**whole.term_mentions, PORT: (again[0], again[1], again[3], again[2])}
    marks = names.by_document(replace(whole, term_mentions=both))[READOUT].marks
    assert {anchor: [mark.path for mark in found] for anchor, found in marks.items()} == {
        "p1": ["/people/ann-lee/", "/terms/port/"],
        "p2": ["/terms/island/"],
    }


def test_a_document_lists_its_persons_and_terms_with_the_first_place() -> None:
    lists = names.by_document(named())[CONFERENCE].lists
    assert [(title, [view.link.text for view in views]) for title, views in lists] == [
        ("Terms", ["“island”", "Port"]),
    ]
    (_, views), *_ = lists
    assert [(view.count, view.first.text, view.first.path) for view in views] == [
        ("2 places, first in", "Q2, question", "#q2-q1"),
        ("2 places, first in", "Q1, question", "#q1-q1"),
    ]
    persons = names.by_document(named())[READOUT].lists[0]
    assert (persons[0], persons[1][0].count, persons[1][0].first.text) == ("Persons", "1 place, in", "¶1")


def test_the_reading_page_has_the_links_and_the_list() -> None:
    context = page(named(), "/briefings/2024-01-02/").context
    assert context["names"] == names.by_document(named())[CONFERENCE].lists
    units = context["units"]
    assert isinstance(units, tuple)
    linked = [piece for piece in units[0].questions[0].passages[0].pieces if piece.path]
    assert [(piece.text, piece.path) for piece in linked] == [("port", "/terms/port/")]


def test_the_list_of_terms_is_by_letter_and_signs_do_not_count() -> None:
    context = page(named(), "/terms/").context
    groups, jump = context["groups"], context["jump"]
    assert isinstance(groups, tuple) and isinstance(jump, tuple)
    assert [(group.link.text, [entry.link.text for entry in group.entries]) for group in groups] == [
        ("I", ["“island”"]),
        ("P", ["Port"]),
    ]
    assert [(link.text, link.path) for link in jump] == [("I", "#letter-i"), ("P", "#letter-p")]
    assert groups[1].entries[0].about == "Port, defined."
    assert groups[1].entries[0].summary == "3 places in 1 exchange and 1 paragraph of 2 documents"


def test_the_page_of_a_term_says_who_uses_it_where() -> None:
    context = page(named(), "/terms/island/").context
    evidence, facts = context["evidence"], context["facts"]
    assert isinstance(evidence, tuple) and isinstance(facts, tuple)
    assert [each.meta for each in evidence] == [
        ("in the question; no outlet is named", "in the answer, by Ann Lee"),
        ("in the text",),
    ]
    found = {fact.name: [part.text for part in fact.parts] for fact in facts}
    assert found["Used in"] == ["1 question and 1 answer"]
    assert found["See also"] == ["Port"]
    assert [part.path for fact in facts if fact.name == "See also" for part in fact.parts] == ["/terms/port/"]


def test_a_term_that_stands_nowhere_has_a_page() -> None:
    whole = replace(named(), term_mentions={})
    assert page(whole, "/terms/port/").context["evidence"] == ()
    assert names.by_document(replace(whole, person_mentions={})) == {}


def test_the_office_is_that_of_the_day_else_the_undated_one() -> None:
    offices = (
        Office(title="Clerk", until="2020"),
        Office(title="Minister", since="2020-05", until="2021-03"),
        Office(title="Envoy", since="2021-03-15"),
        Office(title="Poet"),
    )
    held = {
        day: names.office(offices, date.fromisoformat(day))
        for day in ("2020-06-01", "2021-03-20", "2030-01-01")
    }
    assert held == {"2020-06-01": "Clerk; Minister", "2021-03-20": "Minister; Envoy", "2030-01-01": "Envoy"}
    assert names.office(offices[1:2], date(1999, 1, 1)) == ""
    assert names.office(offices[:2], date(2022, 1, 1)) == "Minister (May 2020 to March 2021)"
    assert names.office((offices[1], offices[3]), date(1999, 1, 1)) == "Poet"
