"""The folder of a made-up edition in; all who make a site of it, each with a folder and a command, out."""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks import corpus
from benchmarks.peers import eleventy, hugo, ours, pelican, work

ROOT = Path(__file__).parent.parent
PEERS = {"hugo": hugo.PEER, "eleventy": eleventy.PEER, "pelican": pelican.PEER}
HUGO = hugo.PEER.name
PLAIN, WHOLE = "ours, the peers’ work", "ours, all but search"
LEFT = (".cache", "site", ".site.*")  # what builds of ours leave behind


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """`leaves` are patterns of what goes before a build from nothing; the command is run in `place`."""

    name: str
    folder: Path
    command: Sequence[str]
    output: Path
    leaves: Sequence[str]
    place: Path = ROOT

    def clear(self) -> None:
        for pattern in self.leaves:
            for path in self.folder.glob(pattern):
                shutil.rmtree(path)


@dataclass(frozen=True)
class Field:
    """All contenders over one edition, each in a folder below `place`."""

    edition: Path
    place: Path

    @cached_property
    def documents(self) -> Sequence[work.Document]:
        return work.documents(corpus.read(self.edition))

    def peer(self, name: str) -> Contender:
        folder, peer = self.fresh(name), PEERS[name]
        peer.write(folder, self.documents)
        return Contender(
            name=peer.name,
            folder=folder,
            command=peer.command(folder),
            output=folder / peer.output,
            leaves=(peer.output,),
            place=folder,
        )

    def part(self, *parts: str) -> Contender:
        """Return ours with the peers' work and these parts."""
        folder = self.fresh("-".join(["ours", *parts]))
        ours.write(folder, self.edition, parts)
        return Contender(
            name=" + ".join([PLAIN, *parts]),
            folder=folder,
            command=ours.command(folder, parts),
            output=folder / ours.OUTPUT,
            leaves=LEFT,
        )

    def whole(self) -> Contender:
        """Return ours as it is, on a copy of the edition, so that it may be edited."""
        folder = self.fresh("whole")
        shutil.copytree(self.edition, folder, ignore=shutil.ignore_patterns(*LEFT))
        return Contender(
            name=WHOLE,
            folder=folder,
            command=build(folder, "--no-search"),
            output=folder / "site",
            leaves=LEFT,
        )

    def fresh(self, name: str) -> Path:
        folder = self.place / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        return folder


def build(root: Path, *flags: str) -> list[str]:
    return [sys.executable, "-m", "site_builder", "build", "--root", str(root), "--quiet", *flags]
