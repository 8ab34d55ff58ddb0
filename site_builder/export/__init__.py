"""SITE -> DATA FILES: the edition in, one artifact a published data file out."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from site_builder.diagnostics import Report
from site_builder.export import (
    dataset,
    editorial,
    feeds,
    json_feeds,
    matrix,
    parallels,
    redirects,
    searching,
    sharing,
    sitemap,
    sources,
    tei,
    terms,
    traces,
    variants,
    web_annotations,
    webmanifest,
)
from site_builder.export.publication import NO_CACHE, Cache, Publication
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
    editorial.artifacts,
    sources.artifacts,
    tei.artifacts,
    web_annotations.artifacts,
    feeds.artifacts,
    json_feeds.artifacts,
    redirects.artifacts,
    webmanifest.artifacts,
    sharing.artifacts,
    searching.artifacts,
    sitemap.artifacts,
)


def artifacts(
    edition: Edition,
    *,
    paths: Sequence[str],
    seeds: Path,
    base_url: str,
    preview: bool,
    report: Report,
    cache: Cache = NO_CACHE,
    jobs: int = 1,
) -> Iterator[Artifact]:
    """Yield every file that is not a page. `paths` are the pages that search engines may list."""
    publication = Publication(
        edition=edition,
        paths=paths,
        seeds=seeds,
        base_url=base_url,
        cache=cache,
        jobs=jobs,
        preview=preview,
    )
    for export in EXPORTS:
        yield from export(publication, report)
