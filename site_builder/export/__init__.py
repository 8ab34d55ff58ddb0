"""SITE -> DATA FILES: the edition in, one artifact a published data file out."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from site_builder.cache import NO_CACHE, Cache
from site_builder.diagnostics import Report
from site_builder.export import (
    archive,
    calendar,
    citations,
    corpus,
    dataset,
    dictionary,
    documents,
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
from site_builder.model import Artifact, BriefingId, DataFile, Edition

T = TypeVar("T")
K = TypeVar("K", bound="Known")
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
    documents.artifacts,
    feeds.artifacts,
    redirects.artifacts,
    webmanifest.artifacts,
    security.artifacts,
    sharing.artifacts,
    searching.artifacts,
    sitemap.artifacts,
)
# Those that show what is noted, or list what do. The others are given an edition without it.
NOTED = (
    editorial.artifacts,
    tei.artifacts,
    web_annotations.artifacts,
    corpus.artifacts,
    listing.artifacts,
    documents.artifacts,
    feeds.artifacts,
    sitemap.artifacts,
)


class Known(Protocol):
    """A file of which only the path, the digest and the size are at hand."""

    @property
    def path(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def size(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain(Generic[K]):
    """The files that no note can change: the paths of those that were made, by export, and those that stand
    already, and so are not made. Where some stand, so do the files of documents, but for `documents`."""

    made: dict[str, list[str]] = field(default_factory=dict)
    standing: Mapping[str, Sequence[K]] = field(default_factory=dict)
    documents: Collection[BriefingId] | None = None


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
    plain: Plain[K] | None = None,
) -> Iterator[Artifact | T | K]:
    """Yield every file. `paths` are the pages that search engines may list.

    The pages, `rendered`, come after the data files, which one of them tells of: `files` is where those are
    noted. The sitemap comes after the pages."""
    files = [] if files is None else files
    plain = plain or Plain()
    publication = Publication(
        edition=edition,
        paths=paths,
        seeds=seeds,
        base_url=base_url,
        files=files,
        cache=cache,
        jobs=jobs,
        preview=preview,
        documents=plain.documents,
    )
    *exports, of_pages = EXPORTS
    for export in exports:
        for artifact in _made(export, publication, report, plain):
            file = (
                dictionary.describe(artifact)
                if isinstance(artifact, Artifact)
                else dictionary.described(artifact.path, artifact.size, artifact.sha256)
            )
            if file:
                files.append(file)
            yield artifact
    yield from rendered
    yield from of_pages(publication, report)


def _made(
    export: Export, publication: Publication, report: Report, plain: Plain[K]
) -> Iterator[Artifact | K]:
    """Yield the files of one export, made or as they stand."""
    if export in NOTED:
        yield from export(publication, report)
        return
    name = export.__module__
    if name in plain.standing:
        plain.made[name] = [file.path for file in plain.standing[name]]
        yield from plain.standing[name]
        return
    paths = plain.made.setdefault(name, [])
    for artifact in export(replace(publication, edition=publication.edition.unnoted), report):
        paths.append(artifact.path)
        yield artifact
