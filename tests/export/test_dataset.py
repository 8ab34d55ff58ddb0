"""The data files say what the edition says, in the promised shapes."""

import json
from dataclasses import replace
from typing import Any

from site_builder.curate import dated
from site_builder.diagnostics import Report
from site_builder.model import Anchor, AnswerForm, Event, Form, Outlet, Slug, Span
from tests import editions
from tests.export.conftest import Export

# What the small edition has none of.
EMPTY = {
    "data/variants.jsonl",
    "data/parallels.jsonl",
    "data/phrases.jsonl",
    "data/references.jsonl",
    "data/omissions.jsonl",
    "data/corrections.jsonl",
}


def rows(content: bytes) -> list[dict[str, Any]]:
    assert content.endswith(b"\n")
    return [json.loads(line) for line in content.decode().split("\n")[:-1]]


def test_exchange_has_the_promised_shape_and_order_of_keys(exported: Export) -> None:
    first, second = rows(exported()["data/exchanges.jsonl"])
    expected = {
        "id": "2024-01-02#q1",
        "briefing": "2024-01-02",
        "anchor": "q1",
        "number": 1,
        "url": "https://e.org/briefings/2024-01-02/#q1",
        "held": "2024-01-02",
        "spokesperson": "ann-lee",
        "outlet": "herald",
        "printed_as": "Herald",
        "question": ["What is the latest  on the\u2002port & the <ships>?"],
        "answer": ["I would refer you to the competent authorities.", "The port is open."],
        "topics": ["harbour"],
        "forms": [
            {
                "form": "referred",
                "basis": "rule:refer-you",
                "evidence": "refer you",
                "referred_to": None,
                "deferred_to": None,
                "rules": [],
                "because": None,
            }
        ],
        "seed": "000_conference.txt",
        "lines": [5, 9],
        "fingerprint": "f1",
        "questions": [
            {
                "outlet": "herald",
                "printed_as": "Herald",
                "credited": [],
                "text": ["What is the latest  on the\u2002port & the <ships>?"],
            }
        ],
        "answers": [
            {
                "spokesperson": "ann-lee",
                "printed_as": "Ann Lee",
                "text": ["I would refer you to the competent authorities.", "The port is open."],
            }
        ],
        "witness": "A",
        "overruled": [],
    }
    assert first == expected
    assert list(first) == list(expected)
    assert second["outlet"] is None
    assert second["printed_as"] == "Q"
    assert second["lines"] == [10, 11]


def test_answer_without_a_special_form_is_substantive(exported: Export) -> None:
    second = rows(exported()["data/exchanges.jsonl"])[1]
    (form,) = second["forms"]
    assert {key: value for key, value in form.items() if value} == {
        "form": "substantive",
        "basis": "rule:default",
    }


def test_a_form_says_to_whom_and_when_and_what_an_editor_overruled(exported: Export) -> None:
    whole = editions.edition()
    first = whole.briefings[0]
    span = Span(anchor=Anchor("q1-a1"), start=21, end=46)
    forms = tuple(
        AnswerForm(form=form, basis="editor", spans=(), objects=(span,), because="It is so.")
        for form in (Form.REFERRED, Form.DEFERRED, Form.NOT_AWARE)
    )
    asked = replace(first.exchanges[0], forms=forms, overruled=first.exchanges[0].forms)
    changed = replace(first, exchanges=(asked, *first.exchanges[1:]))
    whole = replace(whole, briefings=(changed, *whole.briefings[1:]))
    row = rows(exported(whole)["data/exchanges.jsonl"])[0]
    named = "the competent authorities"
    assert [(form["referred_to"], form["deferred_to"]) for form in row["forms"]] == [
        (named, None),
        (None, named),
        (None, None),
    ]
    assert {form["because"] for form in row["forms"]} == {"It is so."}
    assert [(form["form"], form["basis"]) for form in row["overruled"]] == [("referred", "rule:refer-you")]


def test_briefings_keep_openings_paragraphs_and_what_is_not_known(exported: Export) -> None:
    conference, readout = rows(exported()["data/briefings.jsonl"])
    assert conference == {
        "id": "2024-01-02",
        "kind": "press-conference",
        "title": "Spokesperson Ann Lee’s Regular Press Conference on January 2, 2024",
        "held": "2024-01-02",
        "held_basis": "title",
        "published": "2024-01-02T18:29",
        "spokespersons": ["ann-lee"],
        "opening": ["I have one announcement today."],
        "paragraphs": [],
        "exchanges": ["q1", "q2"],
        "witnesses": [
            {
                "seed": "000_conference.txt",
                "sha256": conference["witnesses"][0]["sha256"],
                "publisher": "The ministry",
                "origin": None,
                "siglum": "A",
                "language": "en",
                "moved": [],
            }
        ],
        "url": "https://e.org/briefings/2024-01-02/",
    }
    assert readout["paragraphs"] == [
        "On January 3, the two sides held talks.",
        "They spoke of the island and of the port.",
    ]
    assert readout["published"] is None
    assert readout["witnesses"][0]["publisher"] is None


def test_annotation_names_its_words_and_where_they_stand(exported: Export) -> None:
    (note,) = rows(exported()["data/annotations.jsonl"])
    text = rows(exported()["data/exchanges.jsonl"])[1]["answer"][0]
    assert note["target"] == "2024-01-02#q2-a1"
    assert note["exact"] == "clear and consistent" == text[note["start"] : note["end"]]
    assert note["url"] == "https://e.org/briefings/2024-01-02/#note-q2-a1-clear-and-consistent"
    assert note["sources"] == [{"text": "Gazette 7", "url": "https://gazette.example/7"}]


def test_mention_of_a_whole_passage_gives_its_text(exported: Export) -> None:
    opening, talks = rows(exported()["data/mentions.jsonl"])
    assert (opening["slug"], opening["target"], opening["exact"]) == (
        "opening",
        "2024-01-02#q1-a2",
        "port is open",
    )
    assert (talks["unit"], talks["exact"], talks["basis"]) == (
        "2024-01-03-readout#p1",
        "On January 3, the two sides held talks.",
        "editor",
    )


def test_a_time_is_published_with_its_words_and_how_it_was_reckoned(exported: Export) -> None:
    plain = editions.edition()
    whole = dated.dated(plain, map(dated.of_passages, plain.briefings), Report())
    read = rows(exported(whole)["data/mentions.jsonl"])
    times = [row for row in read if row["kind"] == "date"]
    assert {tuple(row) for row in read} == {tuple(times[0])}
    assert [(row["target"], row["exact"], row["edtf"], row["rule"]) for row in times] == [
        ("2024-01-02#o1", "today", None, "no-time"),
        ("2024-01-03-readout#p1", "On January 3", "2024-01-03", "year-supplied"),
    ]
    assert times[1]["certainty"] == "sure"
    assert (times[1]["start"], times[1]["end"]) == (0, 12)


def test_registers_are_sorted_and_null_where_nothing_is_known(exported: Export) -> None:
    files = exported()
    topics, outlets, events = (
        json.loads(files[f"data/{name}.json"]) for name in ("topics", "outlets", "events")
    )
    assert [topic["slug"] for topic in topics] == ["harbour", "island"]
    assert [topic["parent"] for topic in topics] == ["island", None]
    assert topics[1]["patterns"] == [{"words": "island*", "scope": "any", "not": ["island hopping"]}]
    assert outlets[0]["country"] is None
    assert outlets[0]["url"] == "https://e.org/outlets/herald/"
    assert [event["slug"] for event in events] == ["opening", "talks"]


def test_an_outlet_that_asks_nothing_has_no_address(exported: Export) -> None:
    edition = editions.edition()
    silent = Outlet(slug=Slug("gazette"), name="Gazette")
    files = exported(replace(edition, outlets={**edition.outlets, silent.slug: silent}))
    assert [(row["slug"], row["url"]) for row in json.loads(files["data/outlets.json"])] == [
        ("gazette", None),
        ("herald", "https://e.org/outlets/herald/"),
    ]


def test_events_stand_by_their_first_day(exported: Export) -> None:
    dates = ("../2021", "2022-21", "2022-06", "2022", "2021-12/2022-02")
    events = {Slug(f"e{n}"): Event(slug=Slug(f"e{n}"), title="E", date=each) for n, each in enumerate(dates)}
    files = exported(replace(editions.edition(), events=events, event_mentions={}))
    assert [row["date"] for row in json.loads(files["data/events.json"])] == [
        "../2021",
        "2021-12/2022-02",
        "2022",
        "2022-21",
        "2022-06",
    ]


def test_every_record_ends_its_line_and_keeps_letters_as_they_are(exported: Export) -> None:
    for path, content in exported().items():
        if path.startswith("data/") and path.endswith((".json", ".jsonl", ".csv", ".md")):
            assert content.endswith(b"\n") or path in EMPTY, path
            assert b"\\u" not in content, path


def test_two_exports_are_byte_equal(exported: Export) -> None:
    assert exported() == exported()
