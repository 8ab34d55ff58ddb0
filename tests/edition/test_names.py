"""The real texts with the real registers: every person and term is marked where a reader first meets it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder import capture, curate, urls
from site_builder.derive import names
from site_builder.diagnostics import Report
from site_builder.model import Edition, Passage
from tests import joining

ROOT = Path(__file__).parents[2]
GOLD = Path(__file__).parent / "names.txt"
KINDS = {urls.PEOPLE: "person", urls.TERMS: "term"}


@pytest.fixture(scope="module")
def edition() -> Edition:
    report = Report()
    content = curate.load(ROOT / "content", report)
    return joining.join(capture.read(ROOT / "seeds", content.witnesses, report), content, report)


def gold() -> list[tuple[str, str, str, str]]:
    """Return (place, kind, slug, words) of every first place."""
    lines = [line for line in GOLD.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = [line.split(" ", 3) for line in lines]
    return [(place, kind, slug, words) for place, kind, slug, words in rows]


def passages(edition: Edition) -> Iterator[tuple[str, Passage]]:
    """Yield every passage with its place, "2023-11-16#q1-a2"."""
    for briefing in edition.briefings:
        for unit in briefing.units:
            for passage in unit.passages:
                yield f"{briefing.id}#{passage.anchor}", passage


def test_every_name_is_marked_where_it_first_stands(edition: Edition) -> None:
    texts = {place: passage.text for place, passage in passages(edition)}
    found = []
    for id, named in names.by_document(edition).items():
        for anchor, marks in named.marks.items():
            for mark in marks:
                folder, slug = re.fullmatch(r"(/[a-z]+/)([a-z0-9-]+)/", mark.path).groups()  # type: ignore[union-attr]
                words = texts[f"{id}#{anchor}"][mark.start : mark.end]
                found.append((f"{id}#{anchor}", KINDS[folder], slug, " ".join(words.split())))
    assert sorted(found) == sorted(gold())


SURNAMES = {
    "Xi": "xi-jinping",
    "Biden": "joe-biden",
    "Pelosi": "nancy-pelosi",
    "Wang": "wang-yi",
    "Blinken": "antony-blinken",
    "Tokayev": "kassym-jomart-tokayev",
    "Mirziyoyev": "shavkat-mirziyoyev",
    "Putin": "vladimir-putin",
    "Modi": "narendra-modi",
    "Hayashi": "yoshimasa-hayashi",
    "Grossi": "rafael-mariano-grossi",
    "Cheng": "cheng-guoping",
    "Maimaitijiang": "kaidiriye-maimaitijiang",
    "Qin": "qin-gang",
}
# A bare "Qin" may be a dynasty or anybody of that name elsewhere; the register does not claim it.
BARE = {
    "Qin": [
        "2023-06-18-readout#p2",
        "2023-06-18-readout#p3",
        "2023-06-18-readout#p3",
        "2023-06-18-readout#p6",
    ]
}


@pytest.mark.parametrize("surname", SURNAMES)
def test_no_place_that_names_a_person_is_missed_and_none_is_another(edition: Edition, surname: str) -> None:
    mentions = edition.person_mentions[SURNAMES[surname]]  # type: ignore[index]
    held = {(f"{m.briefing}#{m.span.anchor}", m.span.start, m.span.end) for m in mentions}
    printed = [
        (place, match.start())
        for place, passage in passages(edition)
        for match in re.finditer(rf"\b{surname}\b", passage.text)
    ]
    assert printed
    missed = [at for at, start in printed if not any(at == p and a <= start < b for p, a, b in held)]
    assert missed == BARE.get(surname, [])
    assert all(any(at == place and a <= start < b for at, start in printed) for place, a, b in held)


def test_the_office_is_that_of_the_day(edition: Edition) -> None:
    listed = {
        (id, view.link.text): view.about
        for id, named in names.by_document(edition).items()
        for title, views in named.lists
        if title == "Persons"
        for view in views
    }
    minister = "Minister of Foreign Affairs of China"
    bureau = "Member of the Political Bureau of the CPC Central Committee"
    told = {str(id): about for (id, name), about in listed.items() if name == "Wang Yi"}
    assert told == {
        "2022-09-13": f"{minister}; State Councilor of China",
        "2024-02-23": f"{bureau}; {minister}",
        "2024-04-22-background": f"{bureau}; {minister}",
    }
    assert [about for (_, name), about in listed.items() if name == "Nancy Pelosi"] == [
        "Speaker of the United States House of Representatives (January 2019 to January 2023)"
    ]
    assert [about for (_, name), about in listed.items() if name == "Qin Gang"] == [
        f"State Councilor of China; {minister}"
    ]


def test_the_glossary_has_fifty_terms_and_more_each_with_a_source(edition: Edition) -> None:
    assert len(edition.terms) >= 50
    for term in edition.terms.values():
        assert term.sources
        assert edition.term_mentions[term.slug]
        assert 1 <= len(re.findall(r"[.!?](?=[\s”]|$)", term.definition)) <= 3, term.slug
