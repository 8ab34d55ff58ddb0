"""SITE -> DATA FILES: the edition in, one artifact a published data file out."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from site_builder.diagnostics import Report
from site_builder.export import (
    calendar,
    dataset,
    editorial,
    feeds,
    matrix,
    parallels,
    redirects,
    sitemap,
    sources,
    terms,
    traces,
    variants,
)
from site_builder.export.publication import Publication
from site_builder.model import Artifact, Edition

Export = Callable[[Publication, Report], Iterator[Artifact]]

# The sitemap comes last: the list of pages may grow until then.
EXPORTS: tuple[Export, ...] = (
    dataset.artifacts,
    variants.artifacts,
    terms.artifacts,
    matrix.artifacts,
    parallels.artifacts,
    traces.artifacts,
    calendar.artifacts,
    editorial.artifacts,
    sources.artifacts,
    feeds.artifacts,
    redirects.artifacts,
    sitemap.artifacts,
)


def artifacts(
    edition: Edition, *, paths: Sequence[str], seeds: Path, base_url: str, preview: bool, report: Report
) -> Iterator[Artifact]:
    """Yield every file that is not a page. `paths` are the pages that search engines may list."""
    publication = Publication(edition=edition, paths=paths, seeds=seeds, base_url=base_url, preview=preview)
    for export in EXPORTS:
        yield from export(publication, report)
