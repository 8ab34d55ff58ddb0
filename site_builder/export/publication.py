"""What every export may draw on: the joined edition, where its pages stand, and where its seeds lie."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder import typed_json, urls
from site_builder.cache import NO_CACHE, Cache
from site_builder.model import Artifact, BriefingId, DataFile, Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """`paths` are the pages that search engines may list; the list may still grow while files are made,
    so it is read as late as possible; `files` are the data files that were made so far. `jobs` processes may
    draw pictures at once. `preview` keeps the whole site from search engines. Where `documents` are given,
    files that speak of one document alone are made for these only."""

    edition: Edition
    paths: Sequence[str]
    seeds: Path
    base_url: str
    files: Sequence[DataFile] = ()
    cache: Cache = NO_CACHE
    jobs: int = 1
    preview: bool = False
    documents: Collection[BriefingId] | None = None

    def makes(self, document: BriefingId) -> bool:
        """Say whether the files of a document are to be made."""
        return self.documents is None or document in self.documents


def artifact(path: str, text: str) -> Artifact:
    """Return the file that answers `path`."""
    return Artifact(path=urls.file(path), content=text.encode())


def as_json(path: str, value: object) -> Artifact:
    """Return the file that answers `path`, a value as JSON."""
    return Artifact(path=urls.file(path), content=typed_json.indented(value))
