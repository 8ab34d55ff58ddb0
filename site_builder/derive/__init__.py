"""EDITION -> PAGES: every page and every search record, said but not yet drawn."""

from collections.abc import Iterable, Iterator

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
from site_builder.model import Edition, Page, SearchRecord
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


def records(edition: Edition) -> Iterator[SearchRecord]:
    """Yield what the search is to find."""
    yield from search.records(edition)


def pages(edition: Edition, part: Part = ALL) -> Iterator[Page]:
    """Yield the pages that fall to a part of the work: all of them, where there is one part."""
    for index in INDEXES:
        made = index.pages(edition, part) if index in DIVIDED else part.taken(index.pages(edition))
        for page in made:
            yield metadata.completed(edition, page)


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
