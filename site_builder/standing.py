"""The last site, and what is noted now, in; the files that no note has changed since, laid again, out.

To write a note is what editors do all day, and it reaches few pages: all others are made from an edition in
which nothing is noted. Where that is made from the same as last time, they are what they were. Kept is the
digest of each of them; those of the site are compared with it before they stand again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from site_builder import curate, typed_json, unchanged, urls
from site_builder.cache import Cache
from site_builder.config import Config
from site_builder.model import BriefingId, Change, Content, Edition
from site_builder.sharding import sources
from site_builder.spread import Crew, Part
from site_builder.stage import Desk, EnvironmentFault, Laid
from site_builder.unchanged.sources import Survey, survey

FOLDER = "standing"  # in the cache
_FOLDERS = ("seeds", "templates", "static")  # of which every byte counts

Digests = dict[str, str]  # of files, by path


class Look(NamedTuple):
    """What lies in the folders of sources other than content: the system's account of it, which tells whether
    somebody changes a file meanwhile, and the digest of its bytes, of the code and of the settings."""

    entries: Survey
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is kept of a build. `sources` is the digest of all that its site was made from, but for what is
    noted; `noted` has that of what was noted on each document. `pages`, and what each of the `exports` made,
    no note can change; `documents` are the files that speak of one document alone. `indexed` are the pages
    that search engines may list."""

    sources: str
    noted: dict[str, str]
    pages: Digests
    exports: dict[str, Digests]
    documents: Digests
    indexed: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The files that stand in the spare already: those of pages and of each export that no note can change,
    and those of documents on which the same is noted. The files of `documents` do not."""

    pages: tuple[Laid, ...]
    exports: Mapping[str, tuple[Laid, ...]]
    own: tuple[Laid, ...]
    documents: frozenset[BriefingId]
    indexed: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Made:
    """What is known of the files of a site that is being made: the pages that search engines may list, and
    the files that no note can change, those of pages and those of each export."""

    indexed: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    exports: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Last:
    """The last site at an output; `sources` is the digest of all that this one is made from, but for what is
    noted."""

    config: Config
    sources: str
    cache: Cache

    def standing(self, edition: Edition, desk: Desk, crew: Crew) -> Standing | None:
        """Lay what this site would have, too; return None where some of that is not certain."""
        record = typed_json.read(self.cache.get(self._key), Record)
        if not record or record.sources != self.sources:
            return None
        now = _noted(edition)
        documents = frozenset(BriefingId(id) for id in now if now[id] != record.noted.get(id))
        changed = {path for id in documents for path in _files(id)}
        own = {path: digest for path, digest in record.documents.items() if path not in changed}
        known = (record.pages, own, *record.exports.values())
        every = dict(chain.from_iterable(files.items() for files in known))
        laid: dict[str, Laid] = {}
        for part in crew.done(_lay, _Keeping(folder=self.config.output, files=every, desk=desk)):
            laid |= part
        if laid.keys() != every.keys():
            return None
        return Standing(
            pages=tuple(laid[path] for path in record.pages),
            own=tuple(laid[path] for path in own),
            exports={name: tuple(laid[path] for path in paths) for name, paths in record.exports.items()},
            documents=documents,
            indexed=tuple(path for path in record.indexed if urls.file(path) in laid),
        )

    def keep(self, edition: Edition, digests: Mapping[str, str], made: Made) -> None:
        """Keep what is known of the site that is published now, whose files have these digests."""

        def of(paths: Iterable[str]) -> Digests:
            return {path: digests[path] for path in paths}

        record = Record(
            sources=self.sources,
            noted=_noted(edition),
            pages=of(made.pages),
            exports={name: of(paths) for name, paths in made.exports.items()},
            documents=of(path for b in edition.briefings for path in _files(b.id) if path in digests),
            indexed=made.indexed,
        )
        self.cache.put(self._key, typed_json.written(record))

    @property
    def _key(self) -> str:
        return unchanged.key(self.config)


def look(config: Config) -> Look | None:
    """Return what lies there now; None where some of it cannot be read, which is told by whoever reads it."""
    try:
        entries = survey([getattr(config, name) for name in _FOLDERS])
        return Look(entries=entries, digest=sources(config, _FOLDERS))
    except (OSError, EnvironmentFault):
        return None


def digest(found: Look, content: Content) -> str:
    """Return the digest of all that a site is made from, but for what is noted."""
    plain = replace(curate.without(content), prose=content.prose)  # their titles stand on pages of documents
    return sha256(found.digest.encode() + typed_json.ordered(plain)).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Keeping:
    """Files of the published site in `folder`, with their digests, and where they are laid again."""

    folder: Path
    files: Digests
    desk: Desk


def _lay(keeping: _Keeping, part: Part) -> dict[str, Laid]:
    """Lay the files that fall to a part, but those that are no more what they were; return them by path."""
    laid = {}
    for path, digest in part.taken(keeping.files.items()):
        file = keeping.desk.keep(path, digest, keeping.folder)
        if file:
            laid[path] = file
    return laid


def _noted(edition: Edition) -> Digests:
    """Return the digest of all that is noted on each document."""
    changes: dict[str, list[Change]] = {}
    for change in edition.changes:
        changes.setdefault(change.correction.target.briefing, []).append(change)
    found = ((b.id, b.notes, b.omissions, changes.get(b.id)) for b in edition.briefings)
    return {id: sha256(repr(noted).encode()).hexdigest() for id, *noted in found}


def _files(id: BriefingId) -> Iterator[str]:
    """Yield the files that are made from one document, and what is noted on it."""
    yield from map(urls.file, (urls.briefing(id), urls.tei(id), urls.record(urls.briefing(id))))
