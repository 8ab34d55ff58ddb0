"""The edition in; the pages that editors write out: method, about, how to cite."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.derive import data, entries
from site_builder.model import Edition, Page, ProsePage, Slug

_UNWRITTEN = "The editors have not written this page yet."

# What every page links to. Where the editors have not written one, its address says so.
_EXPECTED = {"method": "Method", "about": "About", "cite": "How to cite"}


def pages(edition: Edition) -> Iterator[Page]:
    written = {page.slug for page in edition.prose}
    missing = (
        ProsePage(slug=Slug(slug), title=title, description=_UNWRITTEN, body=_UNWRITTEN)
        for slug, title in _EXPECTED.items()
        if slug not in written
    )
    for page in (*edition.prose, *missing):
        if page.slug == data.SLUG:  # it tells of files that are yet to be made
            continue
        yield Page(
            path=urls.prose(page.slug),
            template="prose",
            title=page.title,
            description=page.description,
            section=page.slug,
            context={"body": page.body},
        )
    yield Page(
        path=urls.NOT_FOUND,
        template="not-found",
        title="No such page",
        description="There is no page at this address.",
        indexed=False,
        context={"ways": entries.WAYS},
    )
