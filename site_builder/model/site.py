"""What is published: pages, search records, files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Link(NamedTuple):
    """`path` from the root of the site ("/topics/taiwan/#2023"), without the base path."""

    text: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that other sites show with a link to a page, and what it says, in words."""

    path: str
    alt: str


NO_PICTURE = Picture(path="", alt="")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadLink:
    """A typed link in the head of a page, to what belongs to it. `path` as a Link has it, or the address of
    another site."""

    rel: str
    path: str
    type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says of itself to programs: names and values for <meta>, links, and nodes of JSON-LD in the
    vocabulary of schema.org. One that `is_cited` stands for a document in the list of a reference manager."""

    metas: tuple[tuple[str, str], ...] = ()
    links: tuple[HeadLink, ...] = ()
    nodes: tuple[Mapping[str, object], ...] = ()
    is_cited: bool = False


NO_HEAD = Head()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says; its looks are the template's. `template` is a file of templates/pages/ without its
    ending; `context` holds the names that the template uses; `section` is the menu entry to be marked."""

    path: str
    template: str
    title: str
    description: str
    context: Mapping[str, object]
    section: str = ""
    crumbs: tuple[Link, ...] = ()
    indexed: bool = True  # False keeps it out of the sitemap and from search engines
    picture: Picture = NO_PICTURE  # of its own; without one, that of the edition is shown
    head: Head = NO_HEAD


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """One result: an exchange, or a paragraph. `filters` and `meta` as Pagefind takes them."""

    path: str
    content: str
    language: str
    meta: Mapping[str, str]
    filters: Mapping[str, tuple[str, ...]]
    sort: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A file to publish. `path` is relative to the output folder, with forward slashes."""

    path: str
    content: bytes


class Column(NamedTuple):
    """A column of a data file. `kinds` are types of JSON: ("string", "null")."""

    name: str
    kinds: tuple[str, ...]
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """What lists of data files say of one. `about` ends "one record for each"; `record` is the name of its
    schema, "" for a file that holds no records of one kind."""

    name: str
    about: str
    record: str
    media: str
    size: int
    sha256: str
    columns: tuple[Column, ...]
