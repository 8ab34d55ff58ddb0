"""The data file of terms says what the register says; their places stand with those of events and people."""

import json
from dataclasses import replace

from site_builder.model import Anchor, Edition, Mention, Pattern, Scope, Slug, Source, Span, Term, TermNote
from tests import editions
from tests.export.conftest import Export


def with_terms() -> Edition:
    port = Term(
        slug=Slug("port"),
        name="Port",
        definition="Where <ships> lie.",
        sources=(Source(text="Gazette 7"),),
        patterns=(
            Pattern(words="Port", scope=Scope.ANSWER, excluded=("port wine",), is_exact=True),
            Pattern(words="港"),
        ),
        see=(Slug("ship"),),
        notes=(
            TermNote(
                kind="context",
                note="Said *often*.",
                sources=(Source(text="Gazette 7", url="https://gazette.example/7"),),
                editor="N. N.",
                date="2025-01-01",
            ),
        ),
    )
    ship = Term(slug=Slug("ship"), name="Ship", definition="It floats.", sources=())
    span = Span(anchor=Anchor("q1-a2"), start=4, end=8)
    place = Mention(briefing=editions.CONFERENCE, unit=Anchor("q1"), span=span, basis="rule")
    return replace(
        editions.edition(),
        terms={ship.slug: ship, port.slug: port},
        term_mentions={port.slug: (place,)},
    )


def test_terms_have_their_promised_keys_and_what_they_are_found_by(exported: Export) -> None:
    content = exported(with_terms())["data/terms.json"]
    port, ship = json.loads(content)
    assert port == {
        "slug": "port",
        "term": "Port",
        "definition": "Where <ships> lie.",
        "sources": [{"text": "Gazette 7", "url": None}],
        "patterns": [
            {"words": "Port", "scope": "answer", "not": ["port wine"], "case": "exact"},
            {"words": "港", "scope": "any", "not": [], "case": "any"},
        ],
        "see": ["ship"],
        "notes": [
            {
                "kind": "context",
                "note": "Said *often*.",
                "sources": [{"text": "Gazette 7", "url": "https://gazette.example/7"}],
                "editor": "N. N.",
                "date": "2025-01-01",
            }
        ],
        "mentions": 1,
        "url": "https://e.org/terms/port/",
    }
    assert ship["mentions"] == 0
    assert "港" in content.decode()


def test_places_of_terms_follow_those_of_people(exported: Export) -> None:
    rows = [json.loads(line) for line in exported(with_terms())["data/mentions.jsonl"].splitlines()]
    assert [row["kind"] for row in rows] == ["event", "event", "term"]
    assert rows[-1] == {
        "kind": "term",
        "slug": "port",
        "unit": "2024-01-02#q1",
        "target": "2024-01-02#q1-a2",
        "exact": "port",
        "start": 4,
        "end": 8,
        "basis": "rule",
        **dict.fromkeys(("edtf", "rule", "certainty", "event")),
    }
