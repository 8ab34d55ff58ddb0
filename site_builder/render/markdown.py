"""Editors' Markdown in, sanitised and XML-well-formed HTML out. Never for transcripts.

Python-Markdown passes every tag and every kind of link, so nh3 has the last word on both; and it needs
quadratic time on some input, so texts, their blocks and their brackets are limited before it starts.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from urllib.parse import urlsplit

import nh3
from markdown import Markdown
from markdown.extensions.toc import TocExtension
from markupsafe import Markup

from site_builder import urls
from site_builder.diagnostics import NOWHERE, Location, Report, Rule
from site_builder.model import Anchor, Edition, Link

OVERSIZED_TEXT = Rule(code="R521", name="oversized-text")
TANGLED_TEXT = Rule(code="R522", name="tangled-text")
UNSAFE_LINK = Rule(code="R523", name="refused-link")

Converter = Callable[[str], Markup]

_BLOCK_BYTES = 8_000  # without a blank line
_BLOCK_SIGNS = 100
_TEXT_SIGNS = 1_000
_DEPTH, _DEPTH_SEEN = 8, 40  # of quotations, at the beginning of a line

_PHRASING = {"a", "abbr", "br", "cite", "code", "em", "q", "span", "strong", "sub", "sup"}
_BLOCKS = {"blockquote", "li", "ol", "p", "pre", "ul"}
_TABLES = {"table", "tbody", "td", "th", "thead", "tr"}
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_ATTRIBUTES = {"a": {"href"}, "abbr": {"title"}, "ol": {"start"}, "*": {"lang"}}

# XML 1.0 cannot hold these at all. Matches "\x0b" and "\ufffe"; not "\t" nor "\n".
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Matches "zh" and "zh-Hans"; not "" nor "zh Hans".
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")

# Matches `href="/x"`; not `href='/x'` nor `href=""`.
_HREF = re.compile(r'href="([^"]{1,4000})"')
# Matches '<h2 id="section-dates">Dates</h2>'; not '<h3 id="section-dates">Dates</h3>'.
_CHAPTER = re.compile(r'<h2 id="([^"]{1,400})">([^\n]{1,400}?)</h2>')


@dataclass(frozen=True, slots=True, kw_only=True)
class Genre:
    """What is expected of a text: its size at most, in bytes, and the tags that it may hold."""

    name: str
    limit: int
    tags: frozenset[str]


NOTE = Genre(name="note", limit=16_000, tags=frozenset(_PHRASING | _BLOCKS))
PAGE = Genre(name="page", limit=200_000, tags=frozenset(_PHRASING | _BLOCKS | _TABLES | _HEADINGS | {"hr"}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """Where a text was written, and what kind of text it is."""

    location: Location
    genre: Genre


def manuscripts(edition: Edition) -> dict[str, Manuscript]:
    """Return every text of the editors that a page may show, by its own words."""
    return {text: Manuscript(location=where, genre=genre) for text, where, genre in _written(edition)}


def converter(base_url: str, known: Mapping[str, Manuscript], report: Report) -> Converter:
    """Return the function that converts a text; what is wrong with the text goes to the report.

    A text that is not among the `known` is taken for a note. Headings of a page begin at h2 and have ids.
    """
    parser = Markdown(
        extensions=["sane_lists", "tables", TocExtension(baselevel=2, slugify=_heading_id)],
        output_format="xhtml",
    )
    unplaced = Manuscript(location=NOWHERE, genre=NOTE)

    @lru_cache(maxsize=4096)
    def convert(text: str) -> Markup:
        manuscript = known.get(text, unplaced)
        if not _convertible(text, manuscript, report):
            return Markup("<p>{}</p>").format(_UNPRINTABLE.sub("", text))
        try:
            html = parser.reset().convert(_UNPRINTABLE.sub("", text))
        except RecursionError:
            report.add(TANGLED_TEXT, manuscript.location, "Lists or quotations lie too deep in one another.")
            return Markup("<p>{}</p>").format(_UNPRINTABLE.sub("", text))
        return _sanitised(html, base_url, manuscript, report)

    return convert


def chapters(html: Markup) -> tuple[Link, ...]:
    """Return the first headings of a converted page, each with its address on the page."""
    return tuple(
        Link(text=unescape(nh3.clean(match[2], tags=set())), path=urls.fragment(Anchor(match[1])))
        for match in _CHAPTER.finditer(html)
    )


def _written(edition: Edition) -> Iterator[tuple[str, Location, Genre]]:
    for briefing in edition.briefings:
        for note in briefing.notes:
            yield note.annotation.note, note.annotation.location, NOTE
        for omission in briefing.omissions:
            yield omission.about, omission.location, NOTE
    for term in edition.terms.values():
        yield from ((note.note, term.location, NOTE) for note in term.notes)
    for topic in edition.topics.values():
        yield topic.about, topic.location, NOTE
    for page in edition.prose:
        yield page.body, page.location, PAGE


def _convertible(text: str, manuscript: Manuscript, report: Report) -> bool:
    """Say whether the text can be converted in a time that is short; report why not."""
    name, limit = manuscript.genre.name, manuscript.genre.limit
    size = len(text.encode(errors="replace"))
    blocks = text.split("\n\n")
    rule, hint = TANGLED_TEXT, "write it plainer, or divide it by blank lines"
    if size > limit:
        rule, hint = OVERSIZED_TEXT, "shorten it, or make two of it"
        message = f"The text of this {name} has {size} bytes; {limit} are allowed."
    elif max(len(block.encode(errors="replace")) for block in blocks) > _BLOCK_BYTES:
        rule, hint = OVERSIZED_TEXT, "divide it by blank lines"
        message = f"A paragraph or list of this {name} has over {_BLOCK_BYTES} bytes."
    elif max(block.count(sign) for block in blocks for sign in "[`") > _BLOCK_SIGNS:
        message = f'A paragraph of this {name} has over {_BLOCK_SIGNS} "[" or "`".'
    elif max(text.count(sign) for sign in "[<") > _TEXT_SIGNS:
        message = f'The text of this {name} has over {_TEXT_SIGNS} "[" or "<".'
    elif max(line[:_DEPTH_SEEN].count(">") for line in text.split("\n")) > _DEPTH:
        message = f"Quotations in this {name} lie over {_DEPTH} deep in one another."
    else:
        return True
    report.add(rule, manuscript.location, message, hint=hint)
    return False


def _sanitised(html: str, base_url: str, manuscript: Manuscript, report: Report) -> Markup:
    """Keep what the genre allows, put the base path before root paths, and close what XML wants closed."""

    def attribute(tag: str, name: str, value: str) -> str | None:
        if name == "href":
            return _target(value, base_url)
        if name == "lang":
            return value if _LANGUAGE.fullmatch(value) else None
        return value

    attributes = _ATTRIBUTES | {tag: {"id"} for tag in _HEADINGS & manuscript.genre.tags}
    clean = nh3.clean(
        html,
        tags=set(manuscript.genre.tags),
        attributes=attributes,
        attribute_filter=attribute,
        url_schemes={"http", "https"},
        link_rel=None,
    )
    if "<a>" in clean:  # a link that lost its target
        for link in _refused(html, base_url) or ["<a>"]:
            report.add(
                UNSAFE_LINK,
                manuscript.location,
                f'The link "{link}" begins neither with http:// or https:// nor with the / of a root path.',
                hint="write paths of this site from the root, like /topics/taiwan/, without the base path",
            )
    # nh3 writes the HTML syntax; these are its only differences from XML.
    for written, closed in (("<br>", "<br />"), ("<hr>", "<hr />"), ("&nbsp;", "&#160;")):
        clean = clean.replace(written, closed)
    return Markup(clean)  # noqa: S704  (this is the place that makes it safe)


def _refused(html: str, base_url: str) -> list[str]:
    return [link for link in map(unescape, _HREF.findall(html)) if not _target(link, base_url)]


def _target(link: str, base_url: str) -> str | None:
    """Return what an href may hold for an editor's link, None where it may not stand."""
    if link.startswith("#"):
        return link
    if link.startswith("/") and not link.startswith(("//", "/\\")):
        return urls.href(base_url, link)
    try:
        address = urlsplit(link)
        return link if address.scheme in {"http", "https"} and address.hostname else None
    except ValueError:
        return None


def _heading_id(title: str, separator: str) -> str:
    return urls.heading_anchor(title)
