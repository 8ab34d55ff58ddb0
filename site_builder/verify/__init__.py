"""SPARE SITE -> DIAGNOSTICS: the files of a finished site in; everything that forbids its publication out."""

from collections.abc import Callable
from pathlib import Path

from site_builder.cache import NO_CACHE, Cache
from site_builder.diagnostics import Report
from site_builder.model import Edition
from site_builder.spread import ALONE, Crew
from site_builder.verify import links, markup, permalinks, published, reading, verbatim

CHECKS: tuple[Callable[[published.Published, Report], None], ...] = (
    markup.check,
    links.check,
    permalinks.check,
    verbatim.check,
)


def site(
    root: Path,
    edition: Edition,
    *,
    base_url: str,
    report: Report,
    search: Callable[[], bool],
    crew: Crew = ALONE,
    cache: Cache = NO_CACHE,
) -> None:
    """Read every page below `root` once, and let every check look at it.

    `search` puts the search bundle into the site, while a crew reads the pages; it says False where none was
    made: then links into it are let pass.
    """
    found = reading.read(root, edition, base_url=base_url, search=search, crew=crew, cache=cache)
    for check in CHECKS:
        check(found, report)
