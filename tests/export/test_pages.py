"""index.json: what the data files have of one thing, beside its page, with links that lead on."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from site_builder.model import Person, Slug
from tests import editions
from tests.export.conftest import Export
from tests.export.test_schemas import validator

KINDS = {
    "briefings": "briefing",
    "topics": "topic",
    "outlets": "outlet",
    "people": "person",
    "terms": "term",
    "events": "event",
}


@pytest.fixture
def files(exported: Export) -> dict[str, bytes]:
    return exported()


def pages(files: dict[str, bytes]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, content in files.items():
        if path.endswith("/index.json") and not path.startswith("data/"):
            yield path, json.loads(content)


def test_each_is_as_its_schema_says(files: dict[str, bytes]) -> None:
    found = dict(pages(files))
    assert len(found) == 2 + 2 + 1 + 1 + 0 + 2
    for path, page in found.items():
        validator(files, f"{KINDS[path.partition('/')[0]]}-page").validate(page)
    validator(files, "edition").validate(json.loads(files["index.json"]))


def test_a_document_has_its_exchanges_and_notes_as_the_data_files_have_them(files: dict[str, bytes]) -> None:
    page = json.loads(files["briefings/2024-01-02/index.json"])
    for key, name in (("exchanges", "exchanges"), ("annotations", "annotations")):
        rows = map(json.loads, files[f"data/{name}.jsonl"].decode().splitlines())
        assert page[key] == [row for row in rows if row["briefing"] == "2024-01-02"]
    assert page["briefing"] == json.loads(files["data/briefings.jsonl"].splitlines()[0])


def test_a_topic_names_its_places_and_its_neighbours(files: dict[str, bytes]) -> None:
    page = json.loads(files["topics/island/index.json"])
    assert page["links"]["children"] == ["https://e.org/topics/harbour/index.json"]
    harbour = json.loads(files["topics/harbour/index.json"])
    assert harbour["links"]["parent"] == page["links"]["self"]
    assert harbour["places"] == [
        {
            "id": "2024-01-02#q1",
            "url": "https://e.org/briefings/2024-01-02/#q1",
            "json": "https://e.org/briefings/2024-01-02/index.json",
        }
    ]
    assert json.loads(files["people/ann-lee/index.json"])["speaks_in"][0]["id"] == "2024-01-02"
    assert json.loads(files["events/talks/index.json"])["places"][0]["id"] == "2024-01-03-readout#p1"


def test_links_lead_to_files_and_back(files: dict[str, bytes]) -> None:
    for path, page in pages(files):
        links = page["links"]
        assert links["self"] == f"https://e.org/{path}"
        assert links["page"] == links["self"].removesuffix("index.json")
        for name, address in links.items():
            for each in address if isinstance(address, list) else [address]:
                if each and name != "page":
                    assert each.removeprefix("https://e.org/") in files, (path, name)
        if links["next"]:
            following = json.loads(files[links["next"].removeprefix("https://e.org/")])
            assert following["links"]["previous"] == links["self"]


def test_who_has_no_page_has_no_file(exported: Export) -> None:
    whole = editions.edition()
    silent = Person(slug=Slug("bo-wen"), name="Bo Wen")
    files = exported(replace(whole, people={**whole.people, silent.slug: silent}))
    assert "people/bo-wen/index.json" not in files
    assert [person["name"] for person in json.loads(files["index.json"])["people"]] == ["Ann Lee"]
