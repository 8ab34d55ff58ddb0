"""A finished site on disk in; its files and the gist of its pages out.

Most pages of a build are those of the build before, byte for byte: what was kept of them is not read again.
"""

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from site_builder import urls
from site_builder.cache import Cache
from site_builder.derive import collations
from site_builder.model import Edition
from site_builder.spread import Crew, Part
from site_builder.verify import kept_pages, markup, pages, published
from site_builder.verify.pages import Gist
from site_builder.verify.published import Published, is_bundled
from site_builder.verify.reader import Reader

_FEW = 1000  # pages below which further processes cost more than they save


def read(
    root: Path, edition: Edition, *, base_url: str, search: Callable[[], bool], crew: Crew, cache: Cache
) -> Published:
    """Look at every page once. The search bundle is not ours, and is only listed, when `search` has put it
    there. Many pages are read by a crew."""
    files = [file for file in sorted(_files(root)) if not is_bundled(file)]
    named = [file for file in files if file.endswith(".html")]
    passages = dict(_passages(edition))
    known = kept_pages.read(cache)
    shelf = _Shelf(root=root, files=named, passages=passages, known=frozenset(known))
    with crew.for_many(len(named), _FEW).at_work(_read_part, shelf) as parts:
        searched = search()
        bundle = list(_files(root, urls.SEARCH_BUNDLE.strip("/")))
        seen = {page.file: page for part in parts() for page in part}
    gists = {file: seen[file].gist or known[seen[file].name] for file in named}
    kept_pages.write({seen[file].name: gist for file, gist in gists.items() if not gist.faults}, known, cache)
    return Published(
        root=root,
        base_url=base_url,
        edition=edition,
        searched=searched,
        files=frozenset([*files, *bundle, urls.MANIFEST.lstrip("/")]),  # written when all else stands
        pages=gists,
        passages=passages,
    )


def _passages(edition: Edition) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the pages that have words of the record, each with the ids of its passages."""
    for briefing in edition.briefings:
        found = (*published.passages(briefing), *published.directions(briefing))
        yield urls.file(urls.briefing(briefing.id)), frozenset(each.anchor for each in found)
        for collation in collations.translations(briefing):
            beside = published.translation_passages(briefing, collation)
            path = urls.file(collations.translation_path(briefing, collation))
            yield path, frozenset(each.anchor for each in beside)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    """The pages to be read below `root`, the ids of the elements of which the words are wanted, and the names
    of pages that are known."""

    root: Path
    files: Sequence[str]
    passages: Mapping[str, Collection[str]]
    known: frozenset[str]


class _Seen(NamedTuple):
    """A page that was looked at; of one that is known, without its gist."""

    file: str
    name: str
    gist: Gist | None


def _read_part(shelf: _Shelf, part: Part) -> list[_Seen]:
    reader = Reader()
    return [_seen(shelf, reader, file) for file in part.taken(shelf.files)]


def _seen(shelf: _Shelf, reader: Reader, file: str) -> _Seen:
    content, wanted = (shelf.root / file).read_bytes(), shelf.passages.get(file, ())
    name = _name(content, wanted)
    if name in shelf.known:
        return _Seen(file, name, None)
    facts = reader.read(file, content, passages=wanted)
    return _Seen(file, name, pages.gist(facts, tuple(markup.faults(facts))))


def _name(content: bytes, wanted: Collection[str]) -> str:
    """Return the digest of all that a gist is made from, code aside."""
    digest = sha256(content)
    for anchor in sorted(wanted):
        digest.update(f"\0{anchor}".encode())  # no page without fault has a zero byte
    return digest.hexdigest()


def _files(root: Path, below: str = "") -> Iterator[str]:
    for folder, _, names in os.walk(root / below):
        inside = Path(folder).relative_to(root)
        before = f"{inside.as_posix()}/" if inside.name else ""
        yield from (before + name for name in names)
