"""The redirects that editors recorded in; the host's `_redirects` file out
(https://docs.netlify.com/routing/redirects/)."""

from collections.abc import Iterator
from urllib.parse import quote

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export.publication import Publication, artifact
from site_builder.model import Artifact


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    """Yield one file. Old fragments never reach a host: their tombstones stand on the pages themselves."""
    lines = sorted(
        f"{_escaped(publication.base_url, record.old)} {_answer(publication.base_url, record.new)}\n"
        for record in publication.edition.redirects
        if "#" not in record.old
    )
    yield artifact(urls.REDIRECTS, "".join(lines))


def _answer(base_url: str, new: str) -> str:
    """Return where an old address leads, and the status; a withdrawn one shows the page for lost readers.

    The mark ! lets the record hold even where a file answers the old address.
    """
    if not new:
        return f"{_escaped(base_url, urls.NOT_FOUND)} 404!"
    return f"{_escaped(base_url, new)} 301!"


def _escaped(base_url: str, address: str) -> str:
    """Return `address` below the base path, with no sign that the host would read as a pattern."""
    path, mark, fragment = address.partition("#")
    return urls.href(base_url, quote(path)) + mark + quote(fragment)
