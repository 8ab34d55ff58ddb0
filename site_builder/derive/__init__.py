"""EDITION -> PAGES: every page and every search record, said but not yet drawn."""

from collections.abc import Iterator

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
    moved,
)


def records(edition: Edition) -> Iterator[SearchRecord]:
    """Yield what the search is to find."""
    yield from search.records(edition)


def pages(edition: Edition) -> Iterator[Page]:
    """Yield every page. What stands in for one that is no more comes last, and gives way to one that is."""
    taken: set[str] = set()
    for index in INDEXES:
        for page in index.pages(edition):
            folded = page.path.casefold()
            if index is moved and folded in taken:
                continue
            taken.add(folded)
            yield metadata.completed(edition, page)
