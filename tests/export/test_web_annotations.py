"""What a web annotation points to, in cases that the edition does not have."""

import dataclasses
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from site_builder.diagnostics import Report
from site_builder.export import web_annotations
from site_builder.export.publication import Publication
from site_builder.model import Anchor, Briefing, BriefingId, Edition, Note, Slug, Span, TopicMatch
from tests import editions
from tests.export.conftest import Export

PAGE = "https://e.org/briefings/2024-01-02/"
CONFERENCE = "briefings/2024-01-02/annotations.jsonld"
COLLECTION = "https://e.org/data/annotations.jsonld"


def noted(text: str, span: Span) -> Edition:
    """Return the small edition with `text` as its last answer, and its note on `span`."""
    edition = editions.edition()
    conference = edition.briefings[0]
    first, last = conference.exchanges
    (answer,) = last.answers
    said = dataclasses.replace(answer.passages[0], text=text)
    told = dataclasses.replace(
        last,
        passages=(last.passages[0], said),
        answers=(dataclasses.replace(answer, passages=(said,)),),
    )
    note = Note(
        number=1, anchor=conference.notes[0].anchor, annotation=conference.notes[0].annotation, span=span
    )
    changed = dataclasses.replace(conference, exchanges=(first, told), notes=(note,))
    return dataclasses.replace(edition, briefings=(changed, edition.briefings[1]))


def target(exported: Export, edition: Edition) -> Any:
    items: list[Mapping[str, Any]] = json.loads(exported(edition)[CONFERENCE])["items"]
    return items[0]["target"]


def test_words_are_quoted_with_as_much_around_them_as_tells_them_apart(exported: Export) -> None:
    text = "We have said so again and again and again, and we say it once more to all who ask. " * 3
    start = text.index("once", 100)
    span = Span(anchor=Anchor("q2-a1"), start=start, end=start + 4)
    found = target(exported, noted(text, span))["selector"]
    assert found["value"] == "q2-a1"
    quote, position = found["refinedBy"]
    whole = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert quote["exact"] == "once"
    assert text.count(whole) == 1
    assert text.index(whole) + len(quote["prefix"]) == position["start"] == start
    assert len(whole) < len(text)


def test_spaces_of_odd_width_are_quoted_as_the_page_shows_them(exported: Export) -> None:
    found = target(
        exported, noted("All\u2002of\u00a0us 𝄞 sing.", Span(anchor=Anchor("q2-a1"), start=4, end=11))
    )
    quote, position = found["selector"]["refinedBy"]
    assert (quote["prefix"], quote["exact"], quote["suffix"]) == ("All ", "of us 𝄞", " sing.")
    assert (position["start"], position["end"]) == (4, 11)


def test_what_is_on_no_words_points_to_the_place_or_the_page(exported: Export) -> None:
    for anchor, expected in (
        ("", PAGE),
        ("q1", ["q1"]),
        ("q1-a2", ["q1-a2"]),
        ("q1-a", ["q1-a1", "q1-a2"]),
    ):
        found = target(exported, noted("Yes.", Span(anchor=Anchor(anchor))))
        if isinstance(expected, str):
            assert found == expected
            continue
        places = found if isinstance(found, list) else [found]
        assert [each["selector"]["value"] for each in places] == expected
        assert {each["source"] for each in places} == {PAGE}
        assert not any("refinedBy" in each["selector"] for each in places)


def test_a_form_is_an_annotation_by_software_with_the_words_that_it_rests_on(exported: Export) -> None:
    [form] = [each for each in classes(exported) if "/answers/" in each["body"][0]["source"]]
    assert form["motivation"] == "classifying"
    assert form["creator"] == {"type": "Software", "name": "Record & Co"}
    assert form["body"][0]["source"] == "https://e.org/answers/referred/"
    assert form["target"]["selector"]["refinedBy"][0]["exact"] == "refer you"


def test_a_topic_that_an_editor_gives_is_of_the_whole_exchange_and_theirs(exported: Export) -> None:
    conference, readout = editions.edition().briefings
    first, last = conference.exchanges
    given = TopicMatch(topic=Slug("island"), basis="editor", spans=())
    told = dataclasses.replace(first, topics=(given,))
    changed = dataclasses.replace(conference, exchanges=(told, last))
    edition = dataclasses.replace(editions.edition(), briefings=(changed, readout))
    [topic] = [each for each in classes(exported, edition) if each["id"].endswith("#q1-topic-island")]
    assert topic["body"][0]["source"] == "https://e.org/topics/island/"
    assert topic["target"]["selector"]["value"] == "q1"
    assert "refinedBy" not in topic["target"]["selector"]
    assert topic["creator"]["type"] == "Person"


def classes(exported: Export, edition: Edition | None = None) -> list[Any]:
    items = json.loads(exported(edition or editions.edition())[CONFERENCE])["items"]
    return [each for each in items if each["motivation"] == "classifying"]


def annotated(briefings: Sequence[Briefing]) -> dict[str, Any]:
    """Return what is written of the annotations of these documents, by path."""
    edition = dataclasses.replace(editions.edition(), briefings=tuple(briefings), families=())
    publication = Publication(edition=edition, paths=(), seeds=Path(), base_url="https://e.org/")
    written = web_annotations.artifacts(publication, Report())
    return {artifact.path: json.loads(artifact.content) for artifact in written}


def test_a_collection_leads_to_the_documents_that_have_annotations_and_holds_none() -> None:
    """https://www.w3.org/TR/annotation-model/#collections"""
    conference, _ = editions.edition().briefings
    bare = dataclasses.replace(
        conference,
        id=BriefingId("2024-01-03"),
        notes=(),
        exchanges=tuple(
            dataclasses.replace(exchange, topics=(), forms=()) for exchange in conference.exchanges
        ),
    )
    last = dataclasses.replace(conference, id=BriefingId("2024-01-04"))
    first, empty, final, whole = annotated((conference, bare, last)).values()
    number = len(first["items"])
    assert number
    assert (whole["id"], whole["type"], whole["total"]) == (COLLECTION, "AnnotationCollection", 2 * number)
    assert (whole["first"], whole["last"]) == (first["id"], final["id"])
    assert (first["id"], empty["items"]) == (f"https://e.org/{CONFERENCE}", [])
    assert (first["next"], final["prev"]) == (final["id"], first["id"])
    assert (first["startIndex"], final["startIndex"]) == (0, number)
    assert [page.keys() & {"prev", "next"} for page in (first, empty, final)] == [{"next"}, set(), {"prev"}]
    assert {page["partOf"]["id"] for page in (first, empty, final)} == {COLLECTION}


def test_a_collection_of_nothing_leads_nowhere() -> None:
    (whole,) = annotated(()).values()
    assert (whole["total"], whole.get("first"), whole.get("last")) == (0, None, None)
