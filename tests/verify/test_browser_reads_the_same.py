"""An independent HTML parser (html5lib) builds, without complaint, the tree that our pages show."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder import build, config
from site_builder.diagnostics import Report, render
from site_builder.verify.reader import Reader
from tests.verify.conftest import Put

ROOT = Path(__file__).parents[2]

Shape = tuple[str, tuple[tuple[str, str], ...], str, tuple["Shape", ...], str]


def shape(element: Element) -> Shape:
    """Return tag, attributes, words, children and what follows; names without their namespaces."""
    local = re.compile(r"\{[^}]*\}")
    return (
        local.sub("", element.tag).lower(),
        tuple(
            sorted(
                (local.sub("", k).rpartition(":")[2].lower(), v)
                for k, v in element.items()
                if "xmlns" not in k
            )
        ),
        " ".join((element.text or "").split()),
        tuple(shape(child) for child in element if isinstance(child.tag, str)),
        " ".join((element.tail or "").split()),
    )


def as_browser(content: bytes, *, strict: bool) -> Element:
    parser = html5lib.HTMLParser(
        tree=html5lib.getTreeBuilder("etree"), strict=strict, namespaceHTMLElements=False
    )
    root: Element = parser.parse(content, transport_encoding="utf-8")
    return root


def assert_read_the_same(path: Path) -> None:
    content = path.read_bytes()
    assert shape(as_browser(content, strict=True)) == shape(ElementTree.fromstring(content)), path


def test_hand_made_pages_are_read_the_same(put: Put) -> None:
    pages = sorted(put().rglob("*.html"))
    assert pages
    for path in pages:
        assert_read_the_same(path)


@pytest.fixture(scope="module", params=["https://e.org/", "https://e.org/sub/"])
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The real edition, built at the root of a host and below a path."""
    output = tmp_path_factory.mktemp("real") / "site"
    report = Report()
    flags = {"root": str(ROOT), "output": str(output), "base-url": request.param, "no-search": "1"}
    settings = config.from_environment(flags, report, environment=os.environ)
    build.build(settings, report, lambda stage: None)
    assert [render(found) for found in report] == []
    yield output


def test_real_pages_are_read_the_same(published: Path) -> None:
    pages = sorted(published.rglob("*.html"))
    assert len(pages) > 100
    for path in pages:
        assert_read_the_same(path)


TAGS = (
    *(
        "a",
        "article",
        "aside",
        "b",
        "blockquote",
        "br",
        "button",
        "caption",
        "col",
        "colgroup",
        "dd",
        "details",
    ),
    *(
        "div",
        "dl",
        "dt",
        "em",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h2",
        "header",
        "hr",
        "img",
    ),
    *(
        "input",
        "label",
        "legend",
        "li",
        "main",
        "meta",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
    ),
    *(
        "select",
        "span",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ),
    *("svg", "g", "center", "body", "head"),
)
VOID = {"br", "col", "hr", "img", "input", "meta"}


def nodes(depth: int) -> st.SearchStrategy[str]:
    tags = st.sampled_from(TAGS)
    if depth == 0:
        return st.one_of(st.just("word"), tags.map(lambda tag: written(tag, "")))
    within = st.lists(nodes(depth - 1), max_size=3).map("".join)
    return st.one_of(st.just("word"), st.builds(written, tags, within))


def written(tag: str, within: str) -> str:
    return f"<{tag} />" if tag in VOID else f"<{tag}>{within}</{tag}>"


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(st.lists(nodes(3), max_size=3).map("".join))
def test_what_is_passed_is_read_the_same(body: str) -> None:
    page = (
        f'<!DOCTYPE html>\n<html lang="en"><head><title>T</title></head><body><h1>H</h1>{body}</body></html>'
    )
    facts = Reader().read("a.html", page.encode(), passages=())
    if not facts.misplaced.names and not facts.ambiguous.names:
        assert shape(as_browser(page.encode(), strict=False)) == shape(ElementTree.fromstring(page))
