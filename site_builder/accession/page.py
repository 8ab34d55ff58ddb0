"""The bytes of a saved page in; its text, whole and in its main part, and what its head says out.

This module alone knows the library that reads HTML, and is loaded in a process of its own: see apart.py.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import ElementNode, HTMLTree

from site_builder.accession.session import Head

MAX_DEPTH = 500  # beyond it, finding the main part takes time that grows with the square of the depth

# What pages put around a text, and no class name that the library knows gives away.
_FURNITURE = ("#comments", "#respond", ".comments-area", "#related", ".related", ".related-posts")

_TITLES = ('meta[name="ArticleTitle"]', 'meta[property="og:title"]')
_PUBLISHERS = ('meta[name="SiteName"]', 'meta[property="og:site_name"]')
_DATES = (
    'meta[name="PubDate"]',
    'meta[property="article:published_time"]',
    'meta[name="date"]',
    "time[datetime]",
)
_ADDRESSES = ('link[rel="canonical"]', 'meta[property="og:url"]')
_VALUES = ("content", "datetime", "href")

# What browsers write into a page that they save. Matches "saved from url=(0020)https://a.example/b" and
# "\n url: https://a.example/b"; not "see url: at https://a.example/".
_SAVED_FROM = re.compile(r"(?:saved from url=\([0-9]{4}\)|^ ?url: )(https?://[^\s<>]{1,2000})", re.MULTILINE)
_BEGINNING = 3000  # characters in which they write it

# Matches "<div" and "</DIV"; not "<br>", "<p>" nor "</li>", which end without an end tag, nor "a < b".
_TAG = re.compile(
    r"<(/?)(?!(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|source|t[dhr]|track|wbr)\b)[a-z]",
    re.IGNORECASE,
)

# Names of the Encoding Standard, and the codecs that read all that browsers read under them.
_PYTHON = {"gbk": "gb18030", "gb2312": "gb18030", "shift_jis": "cp932", "euc-kr": "cp949"}


class UnreadableCharactersError(Exception):
    """The bytes of a page are no text in the encoding that it declares, nor in one that was guessed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`whole` and `main` are lines without white space around them, and blank ones between paragraphs; `main`
    is empty where the page nests too deep to look for it. `around` leads from words of the page, in order, to
    the letters of the smallest element that holds them all; to "" where none is looked for."""

    encoding: str
    whole: tuple[str, ...]
    main: tuple[str, ...]
    head: Head
    around: Callable[[Sequence[str]], str]


def read(raw: bytes) -> Page:
    """Read a page as browsers do; raise UnreadableCharactersError where its bytes are no text."""
    encoding = _encoding(raw)
    text = _decoded(raw, encoding)
    tree = HTMLTree.parse(text)
    shallow = _is_shallow(text)
    return Page(
        encoding=encoding,
        whole=_lines(tree, main=False),
        main=_lines(tree, main=True) if shallow else (),
        head=_head(tree, text[:_BEGINNING]),
        around=lambda words: _around(tree, words) if shallow else "",
    )


def _encoding(raw: bytes) -> str:
    """Return the encoding: UTF-8 where the bytes are, as what a page declares may be that of its original."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\0" not in raw:
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return "utf-8"
    return str(detect_encoding(raw, from_html_meta=True))


def _decoded(raw: bytes, encoding: str) -> str:
    for tried in (encoding, str(detect_encoding(raw, max_len=0))):
        try:
            return raw.decode(_PYTHON.get(tried, tried)).removeprefix("\ufeff")
        except (UnicodeError, LookupError):
            continue
    raise UnreadableCharactersError(encoding)


def _is_shallow(text: str) -> bool:
    """Say whether no element can lie in too many others, elements that close by themselves apart."""
    depth = 0
    for tag in _TAG.finditer(text):
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        if depth > MAX_DEPTH:
            return False
    return True


def _lines(source: HTMLTree | str, *, main: bool) -> tuple[str, ...]:
    text = extract_plain_text(
        source,
        preserve_formatting=True,
        main_content=main,
        list_bullets=False,
        alt_texts=False,
        comments=not main,
        skip_elements=_FURNITURE if main else None,
    )
    return lines(text)


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text without white space around them, and never two blank ones together."""
    found: list[str] = []
    for line in text.splitlines():
        bare = line.strip()
        if bare or (found and found[-1]):
            found.append(bare)
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def _head(tree: HTMLTree, beginning: str) -> Head:
    saved = _SAVED_FROM.search(beginning)
    return Head(
        title=_first(tree, _TITLES) or (tree.title or "").strip(),
        publisher=_first(tree, _PUBLISHERS),
        published=_first(tree, _DATES),
        address=_first(tree, _ADDRESSES) or (saved[1] if saved else ""),
    )


def _first(tree: HTMLTree, selectors: Sequence[str]) -> str:
    """Return the value of the first element that is there and has one."""
    for selector in selectors:
        node = tree.document.query_selector(selector) if tree.document else None
        values = (node.getattr(name) for name in _VALUES) if node else ()
        for value in values:
            if value and value.strip():
                return " ".join(value.split())
    return ""


def _around(tree: HTMLTree, words: Sequence[str]) -> str:
    sought = [letters(each) for each in words]
    node: ElementNode | None = tree.body
    if node is None or not _holds(node, sought):
        return ""
    while inner := next((child for child in _children(node) if _holds(child, sought)), None):
        node = inner
    return letters(node.text or "")


def _children(node: ElementNode) -> Iterator[ElementNode]:
    """Yield the elements in an element, one after the other: to number them takes the library the square."""
    child = node.first_element_child
    while child:
        yield child
        child = child.next_element_sibling


def _holds(node: ElementNode, sought: Sequence[str]) -> bool:
    text, at = letters(node.text or ""), 0
    for each in sought:
        at = text.find(each, at)
        if at < 0:
            return False
        at += len(each)
    return True


def letters(text: str) -> str:
    """Return a text without what a reading may change: white space, and signs."""
    return "".join(filter(str.isalnum, text))
