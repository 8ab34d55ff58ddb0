"""SITE -> DATA FILES: the edition in, one artifact a published data file out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from site_builder.cache import NO_CACHE, Cache
from site_builder.diagnostics import Report
from site_builder.export import (
    archive,
    calendar,
    citations,
    corpus,
    dataset,
    dictionary,
    dyads,
    editorial,
    feeds,
    listing,
    matrix,
    pages,
    parallels,
    parquet,
    redirects,
    schemas,
    searching,
    security,
    sharing,
    sitemap,
    sources,
    tei,
    texts,
    traces,
    variants,
    web_annotations,
    webmanifest,
)
from site_builder.export.publication import Publication
from site_builder.model import Artifact, DataFile, Edition

T = TypeVar("T")
Export = Callable[[Publication, Report], Iterator[Artifact]]

# The list of data files comes after all of them. The sitemap comes last, when all pages are made.
EXPORTS: tuple[Export, ...] = (
    dataset.artifacts,
    dyads.artifacts,
    variants.artifacts,
    matrix.artifacts,
    parallels.artifacts,
    traces.artifacts,
    calendar.artifacts,
    editorial.artifacts,
    tei.artifacts,
    web_annotations.artifacts,
    parquet.artifacts,
    corpus.artifacts,
    archive.artifacts,
    schemas.artifacts,
    listing.artifacts,
    sources.artifacts,
    citations.artifacts,
    texts.artifacts,
    pages.artifacts,
    feeds.artifacts,
    redirects.artifacts,
    webmanifest.artifacts,
    security.artifacts,
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
    rendered: Iterable[T] = (),
    files: list[DataFile] | None = None,
) -> Iterator[Artifact | T]:
    """Yield every file. `paths` are the pages that search engines may list.

    The pages, `rendered`, come after the data files, which one of them tells of: `files` is where those are
    noted. The sitemap comes after the pages."""
    files = [] if files is None else files
    publication = Publication(
        edition=edition,
        paths=paths,
        seeds=seeds,
        base_url=base_url,
        files=files,
        cache=cache,
        jobs=jobs,
        preview=preview,
    )
    *exports, of_pages = EXPORTS
    for export in exports:
        for artifact in export(publication, report):
            file = dictionary.describe(artifact)
            if file:
                files.append(file)
            yield artifact
    yield from rendered
    yield from of_pages(publication, report)
