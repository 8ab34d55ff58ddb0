"""What editors write as EDTF is worded wherever a page prints it."""

from dataclasses import replace

import pytest

from site_builder.citation import chicago_bibliography, plain
from site_builder.derive import citation, home, ledgers, reading
from site_builder.derive.views import Fact
from site_builder.model import Basis, Dated, Edition, Page
from tests.editions import edition


def fact(page: Page, name: str) -> str:
    facts = page.context["facts"]
    assert isinstance(facts, tuple)
    found = {row.name: row.parts[0].text for row in facts if isinstance(row, Fact)}
    return found[name]


def published(value: str) -> Edition:
    whole = edition()
    first = replace(whole.briefings[0], published=Dated(value=value, basis=Basis.EDITOR))
    return replace(whole, briefings=(first, *whole.briefings[1:]))


@pytest.mark.parametrize(
    ("value", "words", "cited"),
    [
        ("2023-22", "summer 2023", "dated summer 2023"),
        ("2023-11-16~", "about 16 November 2023", "dated about 16 November 2023"),
        ("2023-11-16T18:29", "16 November 2023, 18:29", "dated November 16, 2023"),
    ],
)
def test_a_recorded_day_of_publication_is_worded(value: str, words: str, cited: str) -> None:
    whole = published(value)
    assert fact(next(iter(reading.pages(whole))), "Published") == words
    item = citation.item(whole, whole.briefings[0])
    assert f"{cited}." in plain(chicago_bibliography(item))


def test_the_day_of_capture_is_worded() -> None:
    whole = edition()
    briefing = whole.briefings[0]
    witness = briefing.witnesses[0]
    captured = replace(witness, record=replace(witness.record, captured="2024-01/2024-02"))
    first = replace(briefing, witnesses=(captured,))
    page = next(iter(ledgers.pages(replace(whole, briefings=(first,)))))
    assert fact(page, "Captured") == "January to February 2024"


@pytest.mark.parametrize(("revised", "words"), [("", "2"), ("2024-05-01", "2, of 1 May 2024")])
def test_a_revision_needs_no_day(revised: str, words: str) -> None:
    whole = edition()
    settings = replace(whole.settings, revision="2", revised=revised)
    assert fact(next(iter(home.pages(replace(whole, settings=settings)))), "Revision") == words
