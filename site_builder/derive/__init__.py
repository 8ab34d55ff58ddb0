"""EDITION -> PAGES: every page and every search record, said but not yet drawn."""

from collections.abc import Collection, Iterable, Iterator

from site_builder import urls
from site_builder.derive import (
    answers,
    briefings,
    corrections,
    coverage,
    events,
    home,
    ledgers,
    matrix,
    metadata,
    moved,
    numbers,
    outlets,
    parallels,
    people,
    prose,
    reading,
    search,
    terms,
    timeline,
    topic_years,
    topics,
    translations,
    witnesses,
)
from site_builder.model import BriefingId, Edition, Page, SearchRecord
from site_builder.spread import ALL, Part

INDEXES = (
    home,
    briefings,
    reading,
    ledgers,
    witnesses,
    translations,
    topics,
    outlets,
    people,
    terms,
    timeline,
    events,
    answers,
    matrix,
    topic_years,
    coverage,
    numbers,
    parallels,
    search,
    corrections,
    prose,
)
# Those whose pages show what takes long to find: they are told which part of it to find.
DIVIDED = (topics, outlets, terms)
# Those that show what is noted. The others are given an edition without it, so that no note can change them.
NOTED = (home, reading, numbers, corrections, prose)


def records(edition: Edition) -> Iterator[SearchRecord]:
    """Yield what the search is to find."""
    yield from search.records(edition.unnoted)


def pages(edition: Edition, part: Part = ALL) -> Iterator[Page]:
    """Yield the pages that fall to a part of the work: all of them, where there is one part."""
    yield from plain_pages(edition.unnoted, part)
    yield from noted_pages(edition, part)


def plain_pages(edition: Edition, part: Part = ALL) -> Iterator[Page]:
    """Yield those of the pages of a part that no note can change; the edition has none."""
    for index in INDEXES:
        if index not in NOTED:
            made = index.pages(edition, part) if index in DIVIDED else part.taken(index.pages(edition))
            yield from _completed(edition, made)


def noted_pages(
    edition: Edition, part: Part = ALL, documents: Collection[BriefingId] | None = None
) -> Iterator[Page]:
    """Yield the other pages of a part: of reading pages those of `documents`, or all."""
    for index in INDEXES:
        if index in NOTED:
            made = reading.pages(edition, documents) if index is reading else index.pages(edition)
            yield from _completed(edition, part.taken(made))


def _completed(edition: Edition, pages: Iterable[Page]) -> Iterator[Page]:
    return (metadata.completed(edition, page) for page in pages)


def page(edition: Edition, path: str) -> Page | None:
    """Return the page at a path; None where there is none. A reading page is found at once."""
    found = reading.page(edition, path)
    if found:
        return metadata.completed(edition, found)
    return next((each for each in pages(edition) if each.path == path), None)


def stand_ins(edition: Edition, files: Iterable[str]) -> Iterator[Page]:
    """Yield the pages that stand in for one that is no more. They give way to one that is, among `files`."""
    taken = {file.casefold() for file in files}
    for page in moved.pages(edition):
        if urls.file(page.path).casefold() not in taken:
            yield metadata.completed(edition, page)
