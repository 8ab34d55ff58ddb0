"""The redirects that editors recorded in; the host's `_redirects` file out
(https://docs.netlify.com/routing/redirects/)."""

from collections.abc import Iterator
from urllib.parse import quote

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export.publication import Publication, artifact
from site_builder.model import Artifact


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    """Yield one file. Old fragments never reach a host: their tombstones stand on the pages themselves. Nor
    does it know of a page that was withdrawn: what stands there says so."""
    base, records = publication.base_url, publication.edition.redirects
    moved = (record for record in records if "#" not in record.old)
    lines = sorted({line for record in moved for line in _lines(base, record.old, record.new)})
    # The first line that fits is the one that holds.
    yield artifact(urls.REDIRECTS, "".join(f"{line}\n" for line in sorted(lines, key=_breadth)))


def _lines(base_url: str, old: str, new: str) -> Iterator[str]:
    """Yield a line for an address, and one for what stood below a page: its feeds and further pages."""
    if new or not urls.page(old):
        yield f"{_escaped(base_url, old)} {_answer(base_url, new)}"
    if urls.page(old).endswith("/") and new.endswith("/"):
        yield f"{_escaped(base_url, urls.page(old))}* {_escaped(base_url, new)}:splat 301!"


def _breadth(line: str) -> int:
    """Sort addresses before patterns, and of these the deepest first; what is alike stays in order."""
    pattern, is_one, _ = line.partition("* ")
    return 1000 - pattern.count("/") if is_one else 0


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
