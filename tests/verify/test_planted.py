"""Every planted fault is found, once, under its own code, at its own line; a faultless site is passed."""

from pathlib import Path

import pytest

from site_builder.diagnostics import render
from tests.verify.conftest import Put, check

HOME = "index.html"
PAGE = "briefings/2024-01-02/index.html"
LIST = "briefings/index.html"
LOST = "404.html"
STYLE = "assets/site.css"
SCRIPT = "assets/main.js"

# Code, file, what stands there, what takes its place.
FAULTS = [
    # Pages that stop being pages.
    ("V701", LIST, "</ul>", ""),
    ("V701", LIST, "2 January</a>", "2 January & more</a>"),
    ("V701", LIST, "2 January</a>", "2&nbsp;January</a>"),
    ("V701", LIST, '<a href="2024-01-02/">', '<a href="2024-01-02/" href="x">'),
    ("V701", LIST, '<a href="2024-01-02/">', '<a href="2024-01-02/" download>'),
    ("V701", LIST, "2 January</a>", "2 January<br></a>"),
    ("V701", LIST, "</html>", "</html><p>late</p>"),
    ("V701", LIST, "2 January</a>", "2 January\x01</a>"),
    ("V701", LIST, "<h1>", "<h1><!-- a -- b -->"),
    # Markup that a browser reads otherwise.
    ("V702", LIST, "<h1>", "<p/><h1>"),
    ("V702", LIST, "<h1>", "<p class='a' />\n<h1>"),
    ("V702", LIST, "<h1>", "<p>a<br></br>b</p><h1>"),
    ("V702", LIST, "<h1>", "<p><![CDATA[a]]></p><h1>"),
    ("V702", LIST, "<h1>", "<?php echo 1 ?><h1>"),
    ("V702", LIST, "<!DOCTYPE html>", '<!DOCTYPE html SYSTEM "about:legacy-compat">'),
    ("V702", HOME, "R \\u0026 D", "R &amp; D"),
    # Elements out of place.
    ("V703", LIST, "<h1>", "<p>One<ul><li>Two</li></ul></p><h1>"),
    ("V703", LIST, "<h1>", "<p><span><div>Block</div></span></p><h1>"),
    ("V703", LIST, "2 January</a>", '2 <a href="#">January</a></a>'),
    ("V703", LIST, "2 January</a>", '<button type="button">2</button></a>'),
    ("V703", LIST, "2 January</a>", "<em><label>2</label></em></a>"),
    ("V703", LIST, "</ul>", "<p>stray</p></ul>"),
    ("V703", LIST, "</ul>", "stray words</ul>"),
    ("V703", LIST, "</ul>", "</ul><li>Alone</li>"),
    ("V703", LIST, "</ul>", "</ul><table><tr><td>1</td></tr></table>"),
    ("V703", LIST, "</ul>", "</ul><table><tbody><tr><td>1</td>two</tr></tbody></table>"),
    ("V703", LIST, "</ul>", "</ul><dl><p>One</p></dl>"),
    ("V703", LIST, "</ul>", "</ul><div><dt>One</dt></div>"),
    ("V703", LIST, "</ul>", "</ul><form><div><form></form></div></form>"),
    ("V703", LIST, "</ul>", "</ul><marquee>Now</marquee>"),
    ("V703", LIST, "</ul>", '</ul><div><meta charset="utf-8" /></div>'),
    ("V703", LIST, "</ul>", "</ul><summary>Of nothing</summary>"),
    ("V703", LIST, "</ul>", "</ul><svg><g><p>Words</p></g></svg>"),
    ("V703", LIST, "</ul>", "</ul><header><div><footer>Both</footer></div></header>"),
    ("V703", LIST, "</ul>", "</ul><select><option>a<b>b</b></option></select>"),
    ("V703", LIST, "</head>", "words</head>"),
    (
        "V721",
        LIST,
        "</head>",
        '<meta property="og:image" content="https://e.org{base}/sharing/gone.png" /></head>',
    ),
    # Ids and what refers to them.
    ("V704", LIST, "</ul>", '</ul><p id="a">A</p>\n<p id="a">B</p>'),
    ("V705", HOME, 'aria-describedby="hint other"', 'aria-describedby="hint gone"'),
    ("V705", HOME, '<label for="q">', '<label for="qq">'),
    ("V705", HOME, '<nav aria-labelledby="menu-name">', '<nav aria-labelledby="menu">'),
    # What each page must have.
    ("V706", LIST, '<html lang="en">', '<html lang=" ">'),
    ("V706", LIST, '<html lang="en">', "<html>"),
    ("V707", LIST, "<title>Briefings</title>", "<title> </title>"),
    ("V707", LIST, "<title>Briefings</title>", ""),
    ("V708", LIST, "<h1>Briefings</h1>", "<p>Briefings</p>"),
    ("V708", LIST, "</ul>", "</ul><h1>Again</h1>"),
    ("V709", LIST, "</ul>", "</ul><h3>Deep</h3>"),
    ("V709", HOME, "<h3>A block in a link</h3>", "<h4>A block in a link</h4>"),
    ("V710", HOME, ' alt="A dot"', ""),
    # Code and styles in the page.
    ("V711", LIST, "<h1>", '<h1 style="color: red">'),
    ("V711", LIST, "<h1>", '<h1 onclick="go()">'),
    ("V711", LIST, "</head>", "<style>p { color: red; }</style></head>"),
    ("V711", LIST, "</ul>", "</ul><script>go()</script>"),
    ("V711", LIST, "</ul>", '</ul><script type="module">go()</script>'),
    ("V711", LIST, "</ul>", "</ul><svg><style>a</style></svg>"),
    ("V712", HOME, '"more": ', '"more" '),
    # Links that lead nowhere.
    ("V721", LIST, 'href="2024-01-02/"', 'href="2024-01-03/"'),
    ("V721", LIST, 'href="2024-01-02/"', 'href="2024-01-02"'),
    ("V721", LIST, 'href="2024-01-02/"', 'href=""'),
    ("V721", LIST, 'href="2024-01-02/"', 'href="{base}/Topics/"'),
    ("V721", LIST, 'href="2024-01-02/"', 'href="https://e.org{base}/nowhere/"'),
    ("V721", HOME, 'content="https://e.org{base}/"', 'content="https://e.org{base}/nowhere/"'),
    ("V721", HOME, 'rel="canonical" href="https://e.org{base}/"', 'rel="canonical" href="{base}/nowhere/"'),
    ("V721", HOME, 'src="{base}/assets/mark.svg"', 'src="{base}/assets/gone.svg"'),
    ("V721", HOME, "assets/mark.svg 2x", "assets/gone.svg 2x"),
    ("V721", HOME, '<form action="{base}/"', '<form action="{base}/seek/"'),
    ("V721", HOME, '<script src="{base}/assets/main.js">', '<script src="{base}/assets/gone.js">'),
    ("V721", HOME, '<use href="{base}/assets/mark.svg#m" />', '<use href="{base}/assets/gone.svg#m" />'),
    ("V721", LIST, "</head>", '<meta http-equiv="refresh" content="0; url=gone/" /></head>'),
    ("V721", STYLE, 'url("a.woff2")', 'url("b.woff2")'),
    ("V721", STYLE, "url(./a.woff2)", "url(./b.woff2)"),
    ("V721", STYLE, '@import "more.css";', '@import "less.css";'),
    ("V721", SCRIPT, '  two } from "./part.js"', '  two } from "./parts.js"'),
    ("V721", SCRIPT, 'import "./part.js"', 'import "part"'),
    ("V721", SCRIPT, "export * from './part.js'", "export * from './parts.js'"),
    ("V721", SCRIPT, 'await import("./part.js")', 'await import("./parts.js")'),
    ("V721", SCRIPT, 'new URL("a.woff2"', 'new URL("b.woff2"'),
    # Fragments that no element has.
    ("V722", LIST, "island/#first", "island/#frist"),
    ("V722", HOME, 'href="#main"', 'href="#mian"'),
    ("V722", HOME, "2024-01-02/#q1-a2", "2024-01-02/#q1-a3"),
    ("V722", HOME, "mark.svg#m", "mark.svg#n"),
    # Addresses that leave the site where they must not.
    ("V723", LIST, "../topics/island/#first", "../../../topics/island/"),
    ("V723", LOST, '<a href="{base}/">', '<a href="index.html">'),
    ("V724", LIST, 'href="2024-01-02/"', 'href="//e.org/briefings/"'),
    ("V724", LIST, 'href="2024-01-02/"', 'href="javascript:go()"'),
    ("V724", LIST, 'href="2024-01-02/"', 'href="JavaScript:go()"'),
    ("V724", LIST, 'href="2024-01-02/"', 'href=" javascript:go()"'),
    ("V724", LIST, 'href="2024-01-02/"', 'href="2024 01/"'),
    ("V724", LIST, 'href="2024-01-02/"', 'href="..\\topics"'),
    ("V724", LIST, 'href="2024-01-02/"', 'href="file:///etc/passwd"'),
    ("V724", LIST, 'href="2024-01-02/"', 'href="data:text/html,x"'),
    ("V724", LIST, 'href="2024-01-02/"', 'href="https:///x"'),
    ("V724", LIST, 'href="2024-01-02/"', 'href="https://[x/"'),
    ("V724", HOME, 'src="data:image/gif;base64,R0lGODlhAQABAAAAACw="', 'src="data:text/html,x"'),
    # Requests to other hosts.
    ("V725", HOME, 'src="{base}/assets/mark.svg"', 'src="https://cdn.example/mark.svg"'),
    ("V725", HOME, 'src="{base}/assets/mark.svg"', 'src="http://cdn.example/mark.svg"'),
    ("V725", HOME, '<form action="{base}/"', '<form action="https://seek.example/"'),
    (
        "V725",
        HOME,
        'rel="stylesheet" href="{base}/assets/site.css"',
        'rel="preload" href="https://cdn.example/a"',
    ),
    ("V725", STYLE, 'url("a.woff2")', 'url("https://cdn.example/a.woff2")'),
    ("V725", SCRIPT, 'import "./part.js"', 'import "https://cdn.example/part.js"'),
    # Words.
    ("V742", PAGE, "one announcement", "an announcement"),
    ("V742", PAGE, "competent authorities", "competent"),
    ("V742", PAGE, "competent authorities", "competent authorities there"),
    ("V742", PAGE, "The <b>port</b>", "The<b>port</b>"),
    ("V742", PAGE, "&lt;ships&gt;", "ships"),
    ("V742", PAGE, "the “island”", 'the "island"'),
    ("V742", PAGE, '<sup data-apparatus="">', "<sup>"),
    ("V742", PAGE, '<p id="q2-q1">And the', '<p id="q2-q1"><b data-apparatus="">And</b> the'),
    ("V742", PAGE, 'Ann Lee</p>\n<p id="q1-a1">', '</p>\n<p id="q1-a1">Ann Lee: '),
    ("V743", PAGE, "<p>Ann Lee</p>", '<p id="q1-a3">Ann Lee</p>'),
    ("V743", PAGE, "<p>Ann Lee</p>", '<p id="p1">Ann Lee</p>'),
]


def plant(root: Path, file: str, old: str, new: str) -> tuple[int, int]:
    """Put a fault into a file, and return its first and last line."""
    text = (root / file).read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    (root / file).write_text(text.replace(old, new), "utf-8")
    first = text[: text.index(old)].count("\n") + 1
    return first, first + new.count("\n")


@pytest.mark.parametrize("base", ["", "/sub", "/a/b"])
def test_site_without_fault_is_passed(put: Put, base: str) -> None:
    assert [render(found) for found in check(put(base), base)] == []


@pytest.mark.parametrize("base", ["", "/sub"])
@pytest.mark.parametrize(("code", "file", "old", "new"), FAULTS)
def test_planted_fault_is_found(put: Put, base: str, code: str, file: str, old: str, new: str) -> None:
    root = put(base)
    first, last = plant(root, file, old.replace("{base}", base), new.replace("{base}", base))
    found = check(root, base)
    assert [each.rule.code for each in found] == [code], [render(each) for each in found]
    where = found[0].location
    assert where.path == f"site/{file}"
    if where.line:  # an element may begin on the line before, and a missing end shows on the next
        assert first - 1 <= where.line <= last + 1
    else:
        assert code in {"V706", "V707", "V708"}, "only what is missing has no place"
