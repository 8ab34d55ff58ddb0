"""A finished site on disk in; its files and the facts of its pages out, and places in it for diagnostics."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder import urls
from site_builder.diagnostics import Location
from site_builder.model import Briefing, Edition, Passage
from site_builder.verify.pages import PageFacts
from site_builder.verify.reader import Reader

SHOWN = "site"  # how diagnostics name the folder; its real name is that of a spare
_LONGEST_EXCERPT = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """`files` are relative to `root`, with forward slashes. `searched` is False where no search bundle was
    made, and links to it lead nowhere on purpose."""

    root: Path
    base_url: str
    edition: Edition
    searched: bool
    files: frozenset[str]
    pages: Mapping[str, PageFacts]


def read(root: Path, edition: Edition, *, base_url: str, searched: bool) -> Published:
    """Read every page once. The search bundle is not ours, and is only listed."""
    reader = Reader()
    files = sorted(_files(root))
    wanted = {
        urls.file(urls.briefing(briefing.id)): frozenset(passage.anchor for passage in passages(briefing))
        for briefing in edition.briefings
    }
    return Published(
        root=root,
        base_url=base_url,
        edition=edition,
        searched=searched,
        files=frozenset([*files, urls.MANIFEST.lstrip("/")]),  # written when all else stands
        pages={
            file: reader.read(file, (root / file).read_bytes(), passages=wanted.get(file, frozenset()))
            for file in files
            if file.endswith(".html") and not is_bundled(file)
        },
    )


def passages(briefing: Briefing) -> Iterator[Passage]:
    """Yield every paragraph of a document."""
    for unit in (*briefing.opening, *briefing.exchanges, *briefing.blocks):
        yield from unit.passages


def is_bundled(file: str) -> bool:
    """True for what the search engine wrote."""
    return f"/{file}".startswith(urls.SEARCH_BUNDLE)


def place(site: Published, file: str, offset: int) -> Location:
    """Return the line and column of a byte, with the line as it stands unless it is long."""
    content = (site.root / file).read_bytes()
    start = content.rfind(b"\n", 0, offset) + 1
    end = content.find(b"\n", offset)
    line = content[start : end if end >= 0 else None].decode("utf-8", "replace").rstrip()
    return Location(
        path=f"{SHOWN}/{file}",
        line=content.count(b"\n", 0, offset) + 1,
        column=len(content[start:offset].decode("utf-8", "replace")) + 1,
        excerpt=line if len(line) <= _LONGEST_EXCERPT else "",
    )


def place_of_id(site: Published, file: str, id: str) -> Location:
    return place(site, file, max((site.root / file).read_bytes().find(f'id="{id}"'.encode()), 0))


def whole(file: str) -> Location:
    return Location(path=f"{SHOWN}/{file}")


def _files(root: Path) -> Iterator[str]:
    for folder, _, names in os.walk(root):
        for name in names:
            yield (Path(folder) / name).relative_to(root).as_posix()
