"""The redirects that editors recorded in; the pages that stand at addresses that are no more out.

The host answers an old address with the new one. What stands there says the same to who reads the site from
another host, or from a disk; and of what was withdrawn, that it was, and why."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.derive import whereabouts
from site_builder.model import Edition, Page


def pages(edition: Edition) -> Iterator[Page]:
    stones = whereabouts.tombstones(edition)
    for redirect in edition.redirects:
        path = urls.page(redirect.old)
        if path:
            yield Page(
                path=path,
                template="moved",
                title="This address has moved" if redirect.new else "Nothing stands here any more",
                description="An address that was published and is no more.",
                indexed=False,
                context={
                    "reason": redirect.reason,
                    "now": whereabouts.now(edition, redirect.new),
                    "tombstones": stones.get(path, ()),
                },
            )
