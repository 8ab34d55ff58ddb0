"""Web annotations resolve on the page that they are of: both selectors come to the words of the note."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from site_builder import capture, curate, urls
from site_builder.diagnostics import Report
from site_builder.model import Edition, Span
from tests import joining
from tests.building import ROOT

Json = Mapping[str, Any]
BASE = "https://briefingrecord.example"
MOTIVATIONS = {"commenting", "identifying", "linking", "editing", "classifying"}

# The words that a fragment and what refines it select: by quotation, which must stand once, and by position.
RESOLVE = """(selectors) => selectors.map(({ value, refinedBy }) => {
  const place = document.getElementById(value);
  if (!place) return null;
  const words = place.querySelector(".passage__text")?.cloneNode(true);
  for (const added of words?.querySelectorAll("[data-apparatus]") ?? []) added.remove();
  if (!refinedBy) return [place.id, place.id];
  const [quote, position] = refinedBy;
  const text = words.textContent;
  const parts = text.split(quote.prefix + quote.exact + quote.suffix);
  const at = Array.from(parts[0] + quote.prefix).length;
  const letters = Array.from(text);
  return [
    parts.length === 2 ? letters.slice(at, at + Array.from(quote.exact).length).join("") : `${parts.length}`,
    letters.slice(position.start, position.end).join(""),
  ];
})"""


@pytest.fixture(scope="module")
def edition() -> Edition:
    report = Report()
    content = curate.load(ROOT / "content", report)
    return joining.join(capture.read(ROOT / "seeds", content.witnesses, report), content, report)


def items(site: Path, briefing: str) -> list[Json]:
    page = json.loads((site / "briefings" / briefing / "annotations.jsonld").read_text("utf-8"))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    found: list[Json] = page["items"]
    return found


def targets(item: Json) -> list[Any]:
    target = item["target"]
    return target if isinstance(target, list) else [target]


def test_both_selectors_come_to_the_same_words_on_the_page(
    site: Path, host: str, page: Page, edition: Edition
) -> None:
    resolved = 0
    for briefing in edition.briefings:
        address = f"{BASE}/briefings/{briefing.id}/"
        page.goto(f"{host}/briefings/{briefing.id}/")
        found = [target for item in items(site, briefing.id) for target in targets(item) if target != address]
        assert {target["source"] for target in found} == {address}
        selectors = [target["selector"] for target in found]
        expected = [
            each["refinedBy"][0]["exact"] if "refinedBy" in each else each["value"] for each in selectors
        ]
        assert page.evaluate(RESOLVE, selectors) == [[words, words] for words in expected]
        resolved += len(selectors)
    assert resolved > 300


def test_every_note_form_topic_and_parallel_is_an_annotation(site: Path, edition: Edition) -> None:
    """In the order of the text, with the words as the page shows them: every space a plain one."""
    for briefing in edition.briefings:
        units = briefing.units
        texts = {passage.anchor: passage.text for unit in units for passage in unit.passages}
        order = list(texts)
        expected: list[tuple[str, tuple[Span, ...]]] = []
        expected += [(note.annotation.note, (note.span,)) for note in briefing.notes]
        for unit in units:
            expected += [(f"/answers/{form.form}/", form.spans) for form in unit.forms if form.spans]
            whole = (Span(anchor=unit.anchor),)
            expected += [(f"/topics/{match.topic}/", match.spans or whole) for match in unit.topics]
        parallels = [
            (urls.family(family.id), (place.span,))
            for family in edition.families
            for place in family.places
            if place.briefing == briefing.id
        ]
        expected += sorted(
            parallels, key=lambda each: (order.index(each[1][0].anchor), each[1][0].start, each[0])
        )
        found = [(body(item), tuple(map(exact, targets(item)))) for item in items(site, briefing.id)]
        assert found == [(said, tuple(words(span, texts) for span in spans)) for said, spans in expected]
        notes = [item for item in items(site, briefing.id) if is_note(item)]
        assert [item["rdfs:label"] for item in notes] == [note.annotation.lemma for note in briefing.notes]


def body(item: Json) -> str:
    """Return the note, or the page that tells more."""
    first = item["body"][0]
    return str(first["value"] if is_note(item) else first["source"].removeprefix(BASE))


def is_note(item: Json) -> bool:
    return "annotations.jsonld#" not in item["id"]


def exact(target: Any) -> str:
    selector = {} if isinstance(target, str) else target["selector"]
    return str(selector["refinedBy"][0]["exact"] if "refinedBy" in selector else selector.get("value", ""))


def words(span: Span, texts: Mapping[Any, str]) -> str:
    if not span.end:
        return span.anchor
    return "".join(" " if each.isspace() else each for each in texts[span.anchor][span.start : span.end])


def test_annotations_are_what_the_model_asks_for(site: Path) -> None:
    """https://www.w3.org/TR/annotation-model/, sections 3.1, 3.2.5, 3.3.1, 4.2 and 5."""
    found = [item for page in collection(site) for item in page["items"]]
    ids = [item["id"] for item in found]
    assert len(set(ids)) == len(ids)
    for item in found:
        assert item["type"] == "Annotation"
        assert item["motivation"] in MOTIVATIONS
        assert {body["type"] for body in item["body"]} <= {"TextualBody", "SpecificResource"}
        assert is_note(item) or (site / body(item).strip("/") / "index.html").is_file()
        for selector in selectors(item):
            assert selector["conformsTo"] == "http://tools.ietf.org/rfc/rfc3236"
            for each in selector.get("refinedBy", ()):
                assert each["type"] in {"TextQuoteSelector", "TextPositionSelector"}


def test_the_pages_of_the_collection_are_the_documents(site: Path) -> None:
    whole = json.loads((site / "data/annotations.jsonld").read_text("utf-8"))
    assert whole["type"] == "AnnotationCollection"
    pages = collection(site)
    files = sorted(site.glob("briefings/*/annotations.jsonld"))
    assert [page["items"] for page in pages] == [items(site, file.parent.name) for file in files]
    assert whole["total"] == sum(len(page["items"]) for page in pages)


def collection(site: Path) -> list[Json]:
    """Return the pages of the collection, as who reads it comes from each to the next."""
    address, found = json.loads((site / "data/annotations.jsonld").read_text("utf-8"))["first"], []
    while address:
        found.append(json.loads((site / address.removeprefix(f"{BASE}/")).read_text("utf-8")))
        address = found[-1].get("next")
    return found


def selectors(item: Json) -> Iterator[Any]:
    return (target["selector"] for target in targets(item) if not isinstance(target, str))


def test_an_annotation_is_known_by_the_address_of_its_note(site: Path) -> None:
    for path in site.glob("briefings/*/annotations.jsonld"):
        page = (path.parent / "index.html").read_text("utf-8")
        for item in items(site, path.parent.name):
            if is_note(item):
                assert f'id="{item["id"].partition("#")[2]}"' in page
