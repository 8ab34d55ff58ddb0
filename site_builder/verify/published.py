"""What the checks are given: a finished site on disk, its files, the gist of its pages; and places in it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from site_builder import urls
from site_builder.diagnostics import Location
from site_builder.model import Briefing, Collation, Edition, Passage, Role
from site_builder.verify.pages import Gist, PageFacts
from site_builder.verify.reader import Reader

SHOWN = "site"  # how diagnostics name the folder; its real name is that of a spare
_LONGEST_EXCERPT = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """`files` are relative to `root`, with forward slashes. `searched` is False where no search bundle was
    made, and links to it lead nowhere on purpose. `passages` are, by page, the ids of those whose words are
    wanted."""

    root: Path
    base_url: str
    edition: Edition
    searched: bool
    files: frozenset[str]
    pages: Mapping[str, Gist]
    passages: Mapping[str, frozenset[str]]

    def read(self, file: str) -> PageFacts:
        """Return all facts of a page, as they are wanted where it has a fault; none where it is not there."""
        if file not in self.pages:
            return PageFacts(file=file)
        content = (self.root / file).read_bytes()
        return Reader().read(file, content, passages=self.passages.get(file, frozenset()))


def passages(briefing: Briefing) -> Iterator[Passage]:
    """Yield every paragraph of a document."""
    for unit in briefing.units:
        yield from unit.passages


def directions(briefing: Briefing) -> Iterator[Passage]:
    """Yield what nobody speaks, at its address on the page of a document."""
    for each in briefing.directions:
        yield Passage(
            anchor=urls.direction_anchor(briefing.witnesses[each.witness].siglum, each.first, each.column),
            role=Role.NOTE,
            text=each.text,
            first=each.first,
            last=each.last,
            column=each.column,
            end=each.end,
        )


def translation_passages(briefing: Briefing, collation: Collation) -> Iterator[Passage]:
    """Yield every paragraph of a witness that is set beside the text, at its address on that page."""
    witness = briefing.witnesses[collation.witness]
    for match in collation.matches:
        for turn, number in match.places:
            one = witness.capture.turns[turn].paragraphs[number]
            yield Passage(
                anchor=urls.reading_anchor(witness.siglum, one.first, one.column),
                role=witness.capture.turns[turn].role,
                text=one.text,
                first=one.first,
                last=one.last,
                column=one.column,
                end=one.end,
            )


def is_bundled(file: str) -> bool:
    """True for what the search engine wrote."""
    return f"/{file}".startswith(urls.SEARCH_BUNDLE)


class Ruler:
    """Finds lines and columns in one file, which it reads when it is first asked. Asked in the order of the
    file it takes time for its length, however many places there are."""

    def __init__(self, site: Published, file: str) -> None:
        self.path, self.shown = site.root / file, whole(file).path
        self.measured = (0, 0, 1)  # line from 0, offset, column

    @cached_property
    def content(self) -> bytes:
        return self.path.read_bytes()

    @cached_property
    def starts(self) -> list[int]:
        return [0, *(newline.end() for newline in re.finditer(rb"\n", self.content))]

    def place(self, offset: int) -> Location:
        """Return the line and column of a byte, with the line as it stands unless it is long."""
        line = bisect_right(self.starts, offset) - 1
        start = self.starts[line]
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.content)
        known_line, known, column = self.measured
        if known_line != line or known > offset:
            known, column = start, 1
        column += len(self.content[known:offset].decode("utf-8", "replace"))
        self.measured = (line, offset, column)
        excerpt = self.content[start:end].decode("utf-8", "replace").rstrip() if end - start < 500 else ""
        return Location(
            path=self.shown,
            line=line + 1,
            column=column,
            excerpt=excerpt if len(excerpt) <= _LONGEST_EXCERPT else "",
        )


def whole(file: str) -> Location:
    return Location(path=f"{SHOWN}/{file}")
