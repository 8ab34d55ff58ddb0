"""Whatever an editor writes comes out as XML, runs no script, leads nowhere unsafe, and takes little time."""

from time import process_time
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from site_builder.diagnostics import Location, Report
from site_builder.render.markdown import NOTE, PAGE, Genre, Manuscript, converter

PLACE = Location(path="content/annotations/2001-01-01.yaml", line=4, column=3)
SECONDS = 10.0  # of the processor: far more than any of these needs, far less than they took unlimited


def convert(
    text: str, genre: Genre = NOTE, base_url: str = "https://example.org/sub/"
) -> tuple[Markup, list[str]]:
    """Return the HTML, and what was reported as "name: message"."""
    report = Report()
    html = converter(base_url, {text: Manuscript(location=PLACE, genre=genre)}, report)(text)
    assert all(found.location == PLACE for found in report)
    return html, [f"{found.rule.name}: {found.message}" for found in report]


def parsed(html: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<div>{html}</div>")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One *word*.", "<p>One <em>word</em>.</p>"),
        ("One  \nline", "<p>One<br />\nline</p>"),
        ("a\u00a0b & c < d", "<p>a&#160;b &amp; c &lt; d</p>"),
        ('<q lang="zh-Hans">词</q>', '<p><q lang="zh-Hans">词</q></p>'),
        ("3. c\n4. d", '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'),
        ("[x](/topics/taiwan/)", '<p><a href="/sub/topics/taiwan/">x</a></p>'),
        ("[x](#q3)", '<p><a href="#q3">x</a></p>'),
        (
            "[x](https://undocs.org/S/RES/2712(2023))",
            '<p><a href="https://undocs.org/S/RES/2712(2023)">x</a></p>',
        ),
    ],
)
def test_a_note_becomes(text: str, html: str) -> None:
    assert convert(text) == (html, [])


def test_headings_of_a_page_begin_at_two_and_have_ids_of_their_own() -> None:
    html, _ = convert("# Čo?\n\n## Wörter & Sätze\n\n# Čo?", PAGE)
    assert [(each.tag, each.get("id"), each.text) for each in parsed(html)] == [
        ("h2", "section-co", "Čo?"),
        ("h3", "section-worter-satze", "Wörter & Sätze"),
        ("h2", "section-co_1", "Čo?"),
    ]


def test_no_heading_takes_an_id_of_the_templates() -> None:
    html, _ = convert("# Keys\n\n# Main\n\n# Menu\n\n# ?", PAGE)
    assert [each.get("id") for each in parsed(html)] == [
        "section-keys",
        "section-main",
        "section-menu",
        "section",
    ]


def test_a_note_has_no_headings_and_no_tables() -> None:
    html, _ = convert("# Loud\n\n| a |\n|---|\n| b |")
    assert {each.tag for each in parsed(html).iter()} <= {"div", "p"}
    assert "Loud" in html


def test_a_page_may_have_tables_and_rules() -> None:
    html, _ = convert("| a | b |\n|---|:-:|\n| 1 | 2 |\n\n---", PAGE)
    assert [each.tag for each in parsed(html)] == ["table", "hr"]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        '<q onclick="alert(1)">x</q>',
        '<p style="position:fixed">x</p>',
        '<iframe src="https://example.org/"></iframe>',
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "![x](https://example.org/track.gif)",
    ],
)
def test_what_could_run_or_load_is_taken_out(text: str) -> None:
    html, _ = convert(text, PAGE)
    allowed = {"div", "p", "q"}
    for element in parsed(html).iter():
        assert element.tag in allowed
        assert not element.attrib
    assert "alert(1)" not in html


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("[x](javascript:alert(1))", "javascript:alert(1)"),
        ("[x](//example.org/)", "//example.org/"),
        ("[x](/\\example.org)", "/\\example.org"),
        ("[x](topics/taiwan/)", "topics/taiwan/"),
        ("[x](data:text/html,x)", "data:text/html,x"),
        ("[x](https:///nowhere)", "https:///nowhere"),
        ("[x](<http://[bad>)", "http://[bad"),
        ("<a href='vbscript:x'>y</a>", "<a>"),
    ],
)
def test_refused_link_is_reported_and_leads_nowhere(text: str, link: str) -> None:
    html, reported = convert(text)
    assert reported == [
        f'refused-link: The link "{link}" begins neither with http:// or https:// '
        "nor with the / of a root path."
    ]
    assert "href" not in html


@pytest.mark.parametrize(("genre", "limit"), [(NOTE, 16_000), (PAGE, 200_000)])
def test_oversized_text_is_reported_and_printed_plain(genre: Genre, limit: int) -> None:
    paragraph = "é" * 499 + "\n\n"
    fitting = paragraph * (limit // 1000)
    assert convert(fitting, genre)[1] == []
    html, reported = convert(fitting + "*x*", genre)
    assert reported == [
        f"oversized-text: The text of this {genre.name} has {limit + 3} bytes; {limit} are allowed."
    ]
    assert "*x*" in html


def test_oversized_paragraph_is_reported() -> None:
    _, reported = convert("word " * 4000, PAGE)
    assert reported == ["oversized-text: A paragraph or list of this page has over 8000 bytes."]


@pytest.mark.parametrize(
    "text",
    ["[" * 101, "`" * 101, "x [\n\n" * 1001, "<" * 1001, "> " * 9, "1. " * 1500],
    ids=["brackets", "backticks", "all brackets", "angles", "quotations", "lists"],
)
def test_tangled_text_is_reported(text: str) -> None:
    html, reported = convert(text)
    assert [each.partition(":")[0] for each in reported] == ["tangled-text"]
    assert parsed(html).find("p") is not None


PIECES = (
    *("[", "![", "[a](", "[a](<", "[a][", "[a]: ", "*", "**a", "_a ", "`` `", "<", "<a ", "<div>", "<!--"),
    *("&#", "\\", "> ", "- \n", "1. ", "# ", "|a\n|-\n", "a\n: ", "\t", "x\n\n", "http://", "<http://"),
)


@pytest.mark.parametrize("block", [100, 8_000])
@pytest.mark.parametrize("piece", PIECES)
def test_no_text_takes_long(piece: str, block: int) -> None:
    paragraph = piece * (block // len(piece))
    text = "\n\n".join([paragraph] * (40_000 // (len(paragraph) + 2)))
    began = process_time()
    html, _ = convert(text, PAGE)
    assert process_time() - began < SECONDS
    parsed(html)


@given(
    st.text(st.sampled_from("ab \n\t*_`[]()<>&\"'#-1.!|\\/:\x00\x0b\u00a0\ufffe\U0001f600") | st.characters())
)
def test_any_text_comes_out_as_xml(text: str) -> None:
    for genre in (NOTE, PAGE):
        parsed(convert(text, genre)[0])


def test_a_text_of_unknown_origin_is_taken_for_a_note() -> None:
    report = Report()
    convert = converter("https://example.org/", {}, report)
    assert "<h2" not in convert("# Loud")
    assert convert("[x](ftp://example.org/)") == "<p><a>x</a></p>"
    assert [str(found.location) for found in report] == [""]
