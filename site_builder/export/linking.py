"""The pages of one kind and their records in; the file beside each of them, with links to the others, out.
Shared."""

from collections.abc import Iterator, Sequence
from functools import partial

from site_builder import urls
from site_builder.export.publication import as_json
from site_builder.export.rows import Row
from site_builder.model import Artifact

Members = Sequence[tuple[str, Row]]  # the address of the page of each, and its record


def linked(members: Members, kind: str, base: str) -> Iterator[tuple[str, dict[str, object], Row]]:
    """Yield the page and the record of each member, with links to the ones beside it."""
    whole = partial(urls.absolute, base)
    addresses = [None, *(whole(urls.record(path)) for path, _ in members), None]
    for number, (path, row) in enumerate(members):
        links: dict[str, object] = {
            "self": addresses[number + 1],
            "page": whole(path),
            "schema": whole(urls.schema(f"{kind}-page")),
            "edition": whole(urls.record(urls.HOME)),
            "previous": addresses[number],
            "next": addresses[number + 2],
        }
        yield path, links, row


def file(path: str, said: Row) -> Artifact:
    """Return index.json beside the page at a path."""
    return as_json(urls.record(path), said)
