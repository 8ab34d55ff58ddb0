"""What the checks know of one page: a PageFacts, made by reader.py and kept small, for there are thousands.

Every fault is kept with its byte offset, which costs nothing while there are none; published.py turns it
into line and column.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


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
