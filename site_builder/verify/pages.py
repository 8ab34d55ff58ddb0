"""What the checks know of one page: PageFacts, made by reader.py, and the Gist of them, kept small, for there
are thousands.

Every fault is kept with its byte offset, which costs nothing while there are none; published.py turns it
into line and column.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from site_builder.diagnostics import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Names with the byte offsets of the elements that they were found on, in the order of the page."""

    names: tuple[str, ...] = ()
    offsets: Sequence[int] = ()

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return zip(self.names, self.offsets, strict=True)


NONE = Places()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What one page holds. `broken` is what the parser stumbled over; then the rest is what came before."""

    file: str
    broken: Places = NONE
    language: str = ""
    title: str = ""
    ids: frozenset[str] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)  # words of passages, without apparatus
    passages: Places = NONE  # ids of the passages that were asked for
    links: Places = NONE  # addresses that a reader may follow
    resources: Places = NONE  # addresses that the browser fetches, or sends to
    references: Places = NONE  # ids that other elements name
    repeated: Places = NONE  # ids that stand twice
    headings: Places = NONE  # "h1", "h2"
    misplaced: Places = NONE
    inline: Places = NONE  # code and styles that stand in the page itself
    blind: Places = NONE  # images without a text alternative
    ambiguous: Places = NONE  # what XML and HTML read differently
    unreadable: Places = NONE  # why a data block (JSON-LD) is no JSON


class Fault(NamedTuple):
    """`at` is a byte of the page, -1 for the whole of it."""

    rule: Rule
    at: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What is left to compare with other files and with the edition, when a page has been judged by itself.

    Each address is in it once, but those that are found on the page itself. `words` is the digest of the
    passages, `faults` are those of the page by itself."""

    ids: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    words: str = ""
    faults: tuple[Fault, ...] = ()
    is_broken: bool = False


def gist(page: PageFacts, faults: Sequence[Fault]) -> Gist:
    return Gist(
        ids=page.ids,
        links=_elsewhere(page, page.links),
        resources=_elsewhere(page, page.resources),
        words=words(page.texts),
        faults=tuple(faults),
        is_broken=bool(page.broken.names),
    )


def _elsewhere(page: PageFacts, places: Places) -> tuple[str, ...]:
    found = dict.fromkeys(places.names)
    return tuple([each for each in found if each[:1] != "#" or each[1:] not in page.ids])


def words(texts: Mapping[str, str]) -> str:
    """Return a digest of the words of passages, by their anchors."""
    told = "\n".join(f"{anchor} {folded(texts[anchor])}" for anchor in sorted(texts))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest() if texts else ""


def folded(text: str) -> str:
    """Return text with every run of white space, of whatever width, as one space."""
    return " ".join(text.split())
