"""Small sites and search records to publish, and what stands on the disk afterwards."""

import gzip
import hashlib
import random
import stat
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cbor2

from site_builder.diagnostics import Report
from site_builder.model import Artifact, SearchRecord
from site_builder.stage import Staged, staged

MANIFEST = "data/manifest-sha256.txt"

FIRST = {
    "index.html": b"<p>one</p>",
    "briefings/2023-11-16/index.html": b"<p>sixteenth</p>" * 3000,
    "topics/taiwan/index.html": b"<p>taiwan</p>",
    "topics/gaza/index.html": b"<p>gaza</p>",
    "feed.xml": b"",
}
# One page changed in bytes but not in length, one gone, one new, a file where a folder was and the reverse.
SECOND = {
    "index.html": b"<p>two</p>",
    "briefings/2023-11-16/index.html": b"<p>sixteenth</p>" * 3000,
    "topics/taiwan": b"moved",
    "feed.xml/index.html": b"<p>feed</p>",
    "outlets/antara/index.html": b"<p>antara</p>",
}


def artifacts(site: Mapping[str, bytes]) -> Iterator[Artifact]:
    return (Artifact(path=path, content=content) for path, content in site.items())


def publish(output: Path, site: Mapping[str, bytes], report: Report | None = None) -> Staged:
    with staged(output, artifacts(site), report or Report()) as made:
        pass
    return made


def whole(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what the published folder of `site` holds: its files, and the manifest that names them."""
    lines = [f"{hashlib.sha256(site[path]).hexdigest()}  {path}\n" for path in sorted(site)]
    return {**site, MANIFEST: "".join(lines).encode()}


def standing(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder`, after making sure of its mode and those of the folders."""
    found = {}
    for path in sorted(folder.rglob("*")):
        assert not path.is_symlink()
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644), path
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
        else:
            assert any(path.iterdir()), f"{path} is empty"
    return found


def beside(output: Path) -> set[str]:
    return {path.name for path in output.parent.iterdir()} - {output.name}


def record(number: int, content: str, **filters: tuple[str, ...]) -> SearchRecord:
    return SearchRecord(
        path=f"/briefings/2023-11-16/#q{number}",
        content=content,
        language="en",
        meta={"title": f"Question {number}", "outlet": "Antara", "day": "2023-11-16"},
        filters=filters,
        sort={"date": f"2023-11-{number % 30 + 1:02}", "number": str(number)},
    )


def unpacked(content: bytes) -> Any:
    """Return what a file of Pagefind's says."""
    return cbor2.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The words of an index, sorted, and beside each the name of the part that has it."""

    words: list[str]
    names: list[str]

    def of(self, word: str, *, longer: bool = True) -> set[str]:
        """Return the parts that have a word, or a longer one that begins with it."""
        until = f"{word}\U0010ffff" if longer else f"{word}\0"
        return {*self.names[bisect_left(self.words, word) : bisect_left(self.words, until)]}


def parts(files: Mapping[str, bytes]) -> Parts:
    found = sorted(
        (word, Path(path).stem)
        for path, content in files.items()
        if path.startswith("index/")
        for word, *_ in unpacked(content)[0]
    )
    return Parts(words=[word for word, _ in found], names=[name for _, name in found])


def alike() -> list[SearchRecord]:
    """Return records of many words, of which many begin alike."""
    chance = random.Random(5)
    syllables = ("con", "tra", "pa", "re", "sti", "en", "port", "u", "gal", "\u4e2d", "\u56fd")
    vocabulary = sorted({"".join(chance.choices(syllables, k=chance.randint(1, 5))) for _ in range(6000)})
    return [record(at, " ".join(chance.choices(vocabulary, k=400))) for at in range(60)]
