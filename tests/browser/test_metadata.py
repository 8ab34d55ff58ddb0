"""What pages tell programs: reference managers by Zotero itself, harvesters by typed links, search engines
by JSON-LD, read by extruct and expanded by pyld."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urljoin

import extruct
import pytest
from playwright.sync_api import Page
from pyld import jsonld

from tests.browser import zotero
from tests.browser.test_citations import SUPPLIED

DOCUMENTS = ("2022-09-13", "2023-06-18-readout", "2023-11-16", "2024-02-23", "2024-04-22-background")
HOME = "https://briefingrecord.example/"
SCHEMA = "https://schema.org/"
MINISTRY = "Ministry of Foreign Affairs of the People’s Republic of China"

Node = dict[str, object]


def html(site: Path, path: str) -> str:
    return (site / path.lstrip("/") / "index.html").read_text("utf-8")


def rows(site: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (site / "data" / name).read_text("utf-8").splitlines()]


# Reference managers

UNGUARDED = pytest.mark.parametrize("context", [{"bypass_csp": True}], indirect=True, ids=[""])


@pytest.fixture(scope="module")
def program() -> Iterator[str]:
    with zotero.zotero() as address:
        yield address


@UNGUARDED
@pytest.mark.parametrize("document", DOCUMENTS)
def test_zotero_takes_a_document_for_what_it_is(
    site: Path, host: str, page: Page, program: str, document: str
) -> None:
    page.goto(f"{host}/briefings/{document}/")
    translators, [item] = zotero.read(page, program)
    assert translators == ["Embedded Metadata"]
    [row] = [row for row in rows(site, "briefings.jsonl") if row["id"] == document]
    described = page.locator('meta[name="description"]').get_attribute("content")
    title = " ".join(str(row["title"]).split())
    assert {name: item[name] for name in item.keys() - {"key", "version", "accessDate"}} == {
        "itemType": "webpage",
        "creators": [{"creatorType": "author", "name": MINISTRY}],  # in one piece: no firstName, no lastName
        "title": f"[{title}]" if document in SUPPLIED else title,
        "date": row["held"],
        "url": f"{HOME}briefings/{document}/",
        "language": "en",
        "websiteTitle": "Briefing Record",
        "abstractNote": described,
        "tags": [],
    }


@UNGUARDED
@pytest.mark.parametrize(
    ("change", "read"),
    [
        ("of('og:type').content = 'article'", "webpage"),
        ("of('zotero:itemType').remove()", "webpage"),
        ("document.head.removeAttribute('prefix')", "webpage"),
        ("of('og:type').content = 'article'; of('zotero:itemType').remove()", "journalArticle"),
    ],
)
def test_the_type_rests_on_two_words_of_the_page(
    host: str, page: Page, program: str, change: str, read: str
) -> None:
    altered(page, host, change)
    assert zotero.read(page, program).items[0]["itemType"] == read


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_document_names_a_journal_which_today_s_zotero_believes_before_all_else(
    site: Path, document: str
) -> None:
    head = html(site, f"briefings/{document}").partition("</head>")[0]
    assert set(re.findall(r'name="(citation_\w+)"', head)) == {
        *("citation_title", "citation_author", "citation_date", "citation_public_url", "citation_language")
    }


@UNGUARDED
def test_without_what_we_add_zotero_would_be_mistaken(host: str, page: Page, program: str) -> None:
    altered(page, host, f"of('citation_author').content = '{MINISTRY}'")
    [author] = zotero.read(page, program).items[0]["creators"]
    assert author["lastName"] == "China"
    altered(page, host, "of('prism.publicationName').remove()")
    assert zotero.read(page, program).items[0]["websiteTitle"].startswith("http")


def altered(page: Page, host: str, change: str) -> None:
    page.goto(f"{host}/briefings/2023-11-16/")
    page.evaluate(
        "{ const of = name => document.querySelector(`meta[name='${name}'], meta[property='${name}']`);"
        f"{change} }}"
    )


# Typed links


@pytest.mark.parametrize("document", DOCUMENTS)
def test_signposts_lead_to_the_address_its_descriptions_and_its_sources(
    site: Path, host: str, page: Page, document: str
) -> None:
    page.goto(f"{host}/briefings/{document}/")
    links: list[list[str]] = page.evaluate(
        "[...document.head.querySelectorAll('link')].map((e) => [e.rel, e.getAttribute('href'), e.type])"
    )
    own = f"{HOME}briefings/{document}/"
    by_relation: dict[str, list[tuple[str, str]]] = {}
    for relation, address, media in links:
        by_relation.setdefault(relation, []).append((urljoin(own, address), media))
    assert by_relation["cite-as"] == by_relation["canonical"] == [(own, "")]
    assert [media for _, media in by_relation["describedby"]] == [
        *("application/x-bibtex", "application/x-research-info-systems"),
        *("application/vnd.citationstyles.csl+json", "application/ld+json"),
    ]
    assert {media for _, media in by_relation["alternate"]} >= {
        *("application/json", "application/tei+xml", "text/plain"),
    }
    assert by_relation["type"][0] == (SCHEMA + "AboutPage", "")
    assert by_relation["license"]
    [row] = [row for row in rows(site, "briefings.jsonl") if row["id"] == document]
    witnesses = row["witnesses"]
    assert isinstance(witnesses, list)
    found = [address for address, media in by_relation["item"] if media == "text/plain"]
    assert [digest(site, address) for address in found] == [each["sha256"] for each in witnesses]
    for address, _ in by_relation["describedby"]:
        assert (site / address.removeprefix(HOME)).is_file()


def digest(site: Path, address: str) -> str:
    return hashlib.sha256((site / address.removeprefix(HOME)).read_bytes()).hexdigest()


# JSON-LD


def offline(address: str, options: Mapping[str, object]) -> Mapping[str, object]:
    """Stand in for the context that schema.org publishes: every term is one of its vocabulary, in which these
    hold addresses, and those days."""
    assert address == "https://schema.org"
    terms: dict[str, object] = {"@vocab": SCHEMA}
    terms |= {name: {"@type": "@id"} for name in ("url", "item", "contentUrl", "license", "isBasedOn")}
    terms |= {name: {"@type": SCHEMA + "Date"} for name in ("startDate", "endDate", "dateCreated")}
    return {"contextUrl": None, "documentUrl": address, "document": {"@context": terms}}


def nodes(site: Path, path: str) -> dict[str, Node]:
    """Return the nodes of a page, expanded, by the last part of their type."""
    [block] = extruct.extract(html(site, path), syntaxes=["json-ld"])["json-ld"]
    expanded = jsonld.expand(block, {"documentLoader": offline})
    assert all(name.startswith((SCHEMA, "@")) for node in expanded for name in node)
    return {node["@type"][0].removeprefix(SCHEMA): node for node in expanded}


def value(node: Node, name: str) -> object:
    found = node[SCHEMA + name]
    assert isinstance(found, list)
    [only] = found
    return only.get("@value", only.get("@id"))


def many(node: Node, name: str) -> list[Node]:
    found = node.get(SCHEMA + name, [])
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_says_what_it_is_and_what_was_asked(site: Path, document: str) -> None:
    [row] = [row for row in rows(site, "briefings.jsonl") if row["id"] == document]
    found = nodes(site, f"briefings/{document}")
    node = found["CreativeWork" if row["kind"] == "press-conference" else "Report"]
    own = f"{HOME}briefings/{document}/"
    assert (node["@id"], value(node, "url"), value(node, "inLanguage")) == (own, own, "en")
    assert value(node, "dateCreated") == row["held"]
    assert value(node, "dateCreated") == value(many(node, "recordedAt")[0], "startDate")
    assert value(many(node, "author")[0], "name") == MINISTRY
    if row["published"]:
        assert value(node, "datePublished") == str(row["published"])[:10]
    questions = [x for x in rows(site, "exchanges.jsonl") if x["briefing"] == document]
    parts = many(node, "hasPart")
    assert [part["@id"] for part in parts] == [x["url"] for x in questions]
    page = html(site, f"briefings/{document}")
    for part, exchange in zip(parts, questions, strict=True):
        assert part["@type"] == [SCHEMA + "Question"]
        [answer] = many(part, "suggestedAnswer")
        assert f'id="{str(answer["@id"]).rpartition("#")[2]}"' in page
        assert bool(many(part, "author")) == bool(exchange["outlet"])
    [trail] = many(found["BreadcrumbList"], "itemListElement")[-1:]
    assert value(trail, "item") == own


def test_an_event_says_when_it_was(site: Path) -> None:
    events = json.loads((site / "data" / "events.json").read_text("utf-8"))
    for event in events:
        node = nodes(site, f"events/{event['slug']}")["Event"]
        assert value(node, "name") == event["title"]
        start, _, end = event["date"].partition("/")
        for name, day in (("startDate", start), ("endDate", end)):
            assert bool(many(node, name)) == (len(day) == 10), event["date"]
            assert not many(node, name) or value(node, name) == day


def test_the_data_page_describes_a_data_set_that_is_there(site: Path) -> None:
    node = nodes(site, "data")["Dataset"]
    assert 50 <= len(str(value(node, "description"))) <= 5000
    assert value(node, "temporalCoverage") == "2022-09-13/2024-04-22"
    listed = json.loads((site / "data" / "datapackage.json").read_text("utf-8"))["resources"]
    files = {str(value(file, "name")): file for file in many(node, "distribution")}
    assert files.keys() == {file["path"] for file in listed} | {"datapackage.json"}
    for file in files.values():
        content = (site / str(value(file, "contentUrl")).removeprefix(HOME)).read_bytes()
        assert value(file, "contentSize") == f"{len(content)} B"
        assert value(file, "sha256") == hashlib.sha256(content).hexdigest()
    assert {file["path"]: value(files[file["path"]], "encodingFormat") for file in listed} == {
        file["path"]: file["mediatype"] for file in listed
    }


def test_a_data_block_is_let_pass_by_the_policy_and_runs_nothing(host: str, page: Page) -> None:
    """The page of the fixture fails on every word in the console, and a refusal is one."""
    page.goto(f"{host}/briefings/2023-11-16/")
    block = page.locator('script[type="application/ld+json"]')
    assert json.loads(block.inner_text())["@context"] == "https://schema.org"
