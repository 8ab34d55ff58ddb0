"""A page in; what Zotero makes of its head out, by the rules of its translators.

The rules are those of "Embedded Metadata.js" and "RDF.js" (https://github.com/zotero/translators, at dcd14d6
and 0dd0169), told anew for what our pages have: prefixes and statements (`getPrefixes`, `init`), the order in
which a type is believed (`detectType`), a field's names in the order of trust (`importItem`), which Highwire
names overrule (`HIGHWIRE_MAPPINGS`), how a name is taken apart (`processHighwireCreators`, `cleanAuthor`).
The translators themselves, those of 2018 in the npm package zotero-translators 0.0.2, were run on our pages
by hand, and gave the same; they are not run here: their bundle has 9 MB, and needs a browser's DOM.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

import html5lib

_PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "prism": "http://prismstandard.org/namespaces/1.2/basic/",
    "z": "http://www.zotero.org/namespaces/export#",
    "og": "http://ogp.me/ns#",
}
_OF_HIGHWIRE = {
    "title": ("citation_title",),
    "date": ("citation_publication_date", "citation_date"),
    "url": ("citation_public_url",),
    "language": ("citation_language",),
}
_OF_RDF = {
    "title": ("dc:title", "dcterms:title", "og:title"),
    "publicationTitle": ("prism:publicationName", "dc:source", "dcterms:source", "og:site_name"),
    "date": (
        *("prism:publicationDate", "og:published_time", "dc:date.issued", "dcterms:date.issued"),
        *("dcterms:issued", "dc:date", "dcterms:date", "dcterms:dateSubmitted"),
    ),
    "url": ("og:url",),
    "language": ("dc:language", "dcterms:language"),
}
_TYPES = {"webpage", "journalArticle", "report", "book", "document"}  # enough of those that Zotero knows


class Creator(NamedTuple):
    """One without a first name is kept as a name in one piece (`itemToAPIJSON`)."""

    last: str
    first: str


class Item(NamedTuple):
    type: str
    creators: Sequence[Creator]
    fields: Mapping[str, str]


def read(html: str) -> Item:
    page = html5lib.parse(html, namespaceHTMLElements=False)
    metas = list(_metas(page))
    prefixes = _PREFIXES | dict(_declared(page))
    said: dict[str, str] = {}
    for name, value in metas:
        parts = re.split(r"[.:_]", name)
        at = 1 if len(parts) > 2 and parts[1].lower() in prefixes else 0
        if parts[at].lower() in prefixes:
            rest = name[len(".".join(parts[: at + 1])) + 1 :]
            said.setdefault(prefixes[parts[at].lower()] + rest[:1].lower() + rest[1:], value)
    named = dict(reversed(metas))  # the first counts
    fields = {
        field: value
        for field, names in _OF_RDF.items()
        if (value := _first(said, [_PREFIXES[n.split(":")[0]] + n.split(":")[1] for n in names]))
    }
    for field, names in _OF_HIGHWIRE.items():
        for name in names:
            fields |= {field: named[name]} if named.get(name) else {}
    authors = [value for name, value in metas if name == "citation_author"]
    return Item(_type(said, named), list(_creators(authors)), fields)


def _metas(page: Element) -> Iterator[tuple[str, str]]:
    for meta in page.iter("meta"):
        names, content = meta.get("name") or meta.get("property"), meta.get("content")
        if names and content:
            yield from ((name, content) for name in names.split())


def _declared(page: Element) -> Iterator[tuple[str, str]]:
    head = page.find("head")
    written = page.get("prefix", "") + (head.get("prefix", "") if head is not None else "")
    yield from ((name.lower(), uri) for name, uri in re.findall(r"(\w+):\s+(\S+)", written))


def _type(said: Mapping[str, str], named: Mapping[str, str]) -> str:
    """Return the type: Highwire names of a container decide; then what the page calls itself, Zotero's name
    first; then a guess, which any citation_title makes a journal article."""
    if "citation_journal_title" in named:
        return "journalArticle"
    own = _first(said, [_PREFIXES["z"] + "itemType", _PREFIXES["z"] + "type"])
    shared = {"website": "webpage", "book": "book"}.get(said.get(_PREFIXES["og"] + "type", ""), "")
    guess = "journalArticle" if "citation_title" in named else "webpage" if said else ""
    return (own if own in _TYPES else "") or shared or guess


def _first(said: Mapping[str, str], names: Sequence[str]) -> str:
    return next((said[name] for name in names if said.get(name)), "")


def _creators(authors: Sequence[str]) -> Iterator[Creator]:
    for written in authors:
        names = re.split(r"\s*;\s*", written)
        if len(names) == 1 and len(authors) == 1:
            by_comma = re.split(r"\s*,\s*", names[0])
            if len(by_comma) > 1 and " " in by_comma[0] and " " in by_comma[1]:
                names = by_comma
        for name in names:
            if re.search(r"[^\s,.;-]", name):
                yield _clean(name.strip())


def _clean(name: str) -> Creator:
    bare = re.sub(r"^[\s.,/\[\]:]+|[\s.,/\[\]:]+$", "", name)
    if "," in name:
        last, _, first = bare.partition(",")
        return Creator(last, first.strip().partition(",")[0])
    first, _, last = bare.rpartition(" ")
    return Creator(last, first)
