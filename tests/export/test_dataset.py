"""The data files say what the edition says, in the promised shapes."""

import json
from typing import Any

from tests.export.conftest import Export


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
        "forms": [{"form": "referred", "basis": "rule:refer-you", "evidence": "refer you"}],
        "seed": "000_conference.txt",
        "lines": [5, 9],
        "fingerprint": "f1",
    }
    assert first == expected
    assert list(first) == list(expected)
    assert second["outlet"] is None
    assert second["printed_as"] == "Q"
    assert second["lines"] == [10, 11]


def test_answer_without_a_special_form_is_substantive(exported: Export) -> None:
    second = rows(exported()["data/exchanges.jsonl"])[1]
    assert second["forms"] == [{"form": "substantive", "basis": "rule:default", "evidence": ""}]


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
    assert note["url"] == "https://e.org/briefings/2024-01-02/#note-1"
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


def test_every_record_ends_its_line_and_keeps_letters_as_they_are(exported: Export) -> None:
    for path, content in exported().items():
        if path.startswith("data/") and not path.startswith("data/seeds/"):
            assert content.endswith(b"\n"), path
            assert b"\\u" not in content, path


def test_two_exports_are_byte_equal(exported: Export) -> None:
    assert exported() == exported()
