"""The edition in; the pages that editors write out: method, about, how to cite."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.derive import home
from site_builder.model import Edition, Page


def pages(edition: Edition) -> Iterator[Page]:
    for written in edition.prose:
        yield Page(
            path=urls.prose(written.slug),
            template="prose",
            title=written.title,
            description=written.description,
            section=written.slug,
            context={"body": written.body},
        )
    yield Page(
        path=urls.NOT_FOUND,
        template="not-found",
        title="No such page",
        description="There is no page at this address.",
        indexed=False,
        context={"ways": home.WAYS},
    )
