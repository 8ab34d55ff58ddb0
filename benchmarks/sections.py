"""The editions of one run in; each part of the results out, in the order of RESULTS.md."""

import hashlib
import math
import shutil
import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks import edition, editorial, edits, rounds, searching, serving
from benchmarks.contenders import HUGO, PEERS, PLAIN, ROOT, WHOLE, Contender, Field, build
from benchmarks.peers import ours
from benchmarks.results import Goal, Section, Table
from benchmarks.rounds import Taken
from benchmarks.rows import HEAD, at_most, largest, mib, row, seconds, under

SAVES = 5
_PROGRAMS = ("corpus", "edition", "editorial", "lexicon", "mirrors")
# What an edition depends on, but for how it is pinned.
MADE_BY = (
    *(Path(__file__).with_name(f"{name}.py") for name in _PROGRAMS),
    *(ROOT / "content" / name for name in editorial.COPIED),
)


@dataclass(frozen=True)
class Bench:
    """What a run measures with: how many sessions, how many where builds are many, how many rounds, and a
    folder for all of it."""

    place: Path
    sessions: int
    fewer: int
    sizes: tuple[int, ...]
    rounds: int

    def edition(self, number: int) -> Path:
        """Return an edition of so many sessions, made before by the same programs or now."""
        digest = hashlib.sha256(b"".join(path.read_bytes() for path in MADE_BY))
        kept = self.place / f"edition-{number}-{digest.hexdigest()[:12]}"
        if not (kept / "content" / "permalinks.lock").exists():
            for old in self.place.glob(f"edition-{number}-*"):
                shutil.rmtree(old)
            edition.write(kept, number)
        for name in edition.ALIKE:
            shutil.rmtree(kept / name)
            shutil.copytree(ROOT / name, kept / name)
        return kept

    def field(self, number: int) -> Field:
        return Field(edition=self.edition(number), place=self.place / f"field-{number}")

    @cached_property
    def cold(self) -> Mapping[str, Taken]:
        """What every contender takes from nothing."""
        field = self.field(self.sessions)
        return rounds.paired([*map(field.peer, PEERS), field.part(), field.whole()], self.rounds)


def cold(bench: Bench) -> Section:
    """Every contender from nothing."""
    taken = bench.cold
    hugo, plain, whole = taken[HUGO], taken[PLAIN], taken[WHOLE]
    wall, memory = plain.ratio(hugo), plain.ratio(hugo, lambda cost: cost.memory)
    return Section(
        goals=(
            Goal(
                work="cold build, the peers’ work only, without search",
                target="0.6 × Hugo’s time, 0.15 × its memory",
                measured=f"{wall:.2f} × ({seconds(plain)} to {seconds(hugo)}), {memory:.2f} × ({mib(plain)})",
                met=wall <= 0.6 and memory <= 0.15,
            ),
            at_most("cold build, everything, without search", whole, hugo, 1.5, "Hugo’s time"),
            largest("memory of the largest process, without search", [plain, whole]),
        ),
        tables=(
            Table(
                title=f"From nothing, {bench.sessions:,} sessions, {bench.rounds} rounds",
                head=HEAD,
                rows=[row(each, hugo) for each in taken.values()],
                note="Ratios are to Hugo.",
            ),
        ),
    )


def beyond(bench: Bench) -> Section:
    """What each part of ours adds to the peers' work, and all of them together."""
    field = bench.field(bench.fewer)
    apart = [name for name in ours.NAMES if name != ours.CHECKS]  # these look for all other parts
    groups = {
        PLAIN: (),
        **{name: (name,) for name in apart},
        "all of these": apart,
        "all, checked": ours.NAMES,
    }
    parts = {name: field.part(*group) for name, group in groups.items()}
    taken = rounds.paired(list(parts.values()), 1)
    base = taken[PLAIN]
    rows = [
        (
            name,
            f"{each.wall:.2f}",
            f"{each.wall - base.wall:+.2f}",
            f"{each.processor - base.processor:+.2f}",
            f"{each.memory - base.memory:+,.0f}",
            f"{each.files - base.files:+,}",
        )
        for name, each in ((name, taken[part.name]) for name, part in parts.items())
    ]
    table = Table(
        title=f"What ours does beyond, apart and together, {bench.fewer:,} sessions",
        head=("the peers’ work and …", "seconds", "more", "of the processor", "MiB", "files"),
        rows=rows,
        note="One round. A part is what it finds, the pages that show it, and its data files.",
    )
    return Section(tables=(table,))


def search(bench: Bench) -> Section:
    """Our index of all records, and Pagefind's own of the same as files."""
    folder = bench.place / "records"
    shutil.rmtree(folder, ignore_errors=True)
    rounds.done(searching.reading(bench.edition(bench.sessions), folder))
    pair = [
        Contender(name=name, folder=folder, command=command, output=folder / made, leaves=(made,))
        for name, command, made in (
            ("Pagefind’s own command", searching.theirs(folder), searching.BUNDLE),
            ("ours", searching.ours(folder), searching.CACHE),
        )
    ]
    taken = rounds.paired(pair, bench.rounds)
    theirs, mine = taken.values()
    number = sum(1 for _ in (folder / searching.PAGES).iterdir())
    return Section(
        goals=(
            at_most(f"search index over {number:,} records", mine, theirs, 1.15, "Pagefind’s own command"),
            largest("memory of the largest process, indexing", [mine]),
        ),
        tables=(
            Table(
                title=f"Search index, {number:,} records",
                head=HEAD,
                rows=[row(each, theirs) for each in taken.values()],
                note="Ratios are to Pagefind’s own command, which reads the same records as files.",
            ),
        ),
    )


def again(bench: Bench) -> Section:
    """Builds of what is published: nothing changed, a note changed, a capture added; and `serve`."""
    whole = bench.field(bench.fewer).whole()
    whole.clear()
    first = rounds.repeated("first, without search", 1, whole.command, nothing)
    note = rounds.repeated(
        "note changed", bench.rounds, whole.command, lambda number: edits.change_note(whole.folder, number)
    )
    served = serving.saved(whole.folder, SAVES, bench.rounds + 1)
    searched = build(whole.folder)
    indexed = rounds.repeated("first, with search", 1, searched, nothing)
    before = stamps(whole.output)
    same = rounds.repeated("nothing changed", bench.rounds, searched, nothing)
    written = len(before.items() ^ stamps(whole.output).items())
    capture = rounds.repeated(
        "capture added", bench.rounds, searched, lambda number: edits.add_capture(whole.folder, number)
    )
    reload = statistics.median(served)
    return Section(
        goals=(
            Goal(
                work=f"build again at {bench.fewer:,} sessions, nothing changed, search included",
                target="under 0.5 s, nothing written",
                measured=f"{seconds(same)}, {written or 'nothing'} written",
                met=same.wall < 0.5 and not written,
            ),
            under(f"one note changed at {bench.fewer:,} sessions, without search", note, 0.6),
            Goal(
                work=f"`serve` at {bench.fewer:,} sessions: from the save of a note to the page with it, "
                f"median of {SAVES} saves, most of them while the last one is built",
                target="under 0.8 s",
                measured=f"{reload:.2f} s",
                met=reload < 0.8,
            ),
            under(f"one capture added at {bench.fewer:,} sessions, search included", capture, 4),
            largest("memory of the largest process, search included", [first, note, indexed, same, capture]),
        ),
        tables=(
            Table(
                title=f"Of what is published, {bench.fewer:,} sessions",
                head=("", "seconds", "of the processor", "MiB", "MiB, largest process"),
                rows=[
                    (
                        each.name,
                        f"{each.wall:.2f}",
                        f"{each.processor:.2f}",
                        mib(each, ""),
                        f"{each.largest:,.0f}",
                    )
                    for each in (first, note, indexed, same, capture)
                ],
                note="The first build with search finds the cache of the one without.",
            ),
        ),
    )


def growth(bench: Bench) -> Section:
    """The same build over more and more sessions."""
    taken: dict[int, Mapping[str, Taken]] = {}
    for number in bench.sizes:
        field = bench.field(number)
        if number == bench.sessions:
            taken[number] = {name: bench.cold[name] for name in (HUGO, PLAIN, WHOLE)}
        else:
            taken[number] = rounds.paired([field.peer("hugo"), field.part(), field.whole()], 1)
    low, high = min(taken), max(taken)
    power = math.log(taken[high][WHOLE].wall / taken[low][WHOLE].wall) / math.log(high / low)
    more = (taken[high][WHOLE].memory - taken[low][WHOLE].memory) * 1024
    apiece = more / (high - low)
    files = more / (taken[high][WHOLE].files - taken[low][WHOLE].files)
    return Section(
        goals=(
            Goal(
                work=f"growth from {low:,} to {high:,} sessions",
                target="time exponent 1.05, 15 KiB a page",
                measured=f"{power:.2f}, {files:.1f} KiB a file ({apiece:.1f} KiB a session)",
                met=power <= 1.05 and files <= 15,
            ),
        ),
        tables=(
            Table(
                title="Growth, all but search",
                head=(
                    "sessions",
                    *(f"{name}, {unit}" for name in taken[low] for unit in ("s", "MiB")),
                    "ratio",
                ),
                rows=[
                    (
                        f"{number:,}",
                        *(text for each in row.values() for text in (f"{each.wall:.2f}", mib(each, ""))),
                        f"{row[WHOLE].ratio(row[HUGO]):.2f}",
                    )
                    for number, row in taken.items()
                ],
                note="The ratio is that of ours, all but search, to Hugo.",
            ),
        ),
    )


def seeds(bench: Bench) -> Section:
    """The edition of this repository."""
    root = bench.place / "seeds"
    shutil.rmtree(root, ignore_errors=True)
    for name in ("seeds", "content", *edition.ALIKE):
        shutil.copytree(ROOT / name, root / name)
    command = build(root)
    leaves = (".cache", "site")
    five = Contender(name="cold", folder=root, command=command, output=root / "site", leaves=leaves)
    number = max(bench.rounds, 5)
    first = rounds.paired([five], number)["cold"]
    warm = rounds.repeated("warm", number, command, nothing)
    return Section(
        goals=(
            under("the five seeds, from a warm cache", warm, 0.4),
            under("the five seeds, cold", first, 2.5),
        )
    )


SECTIONS: Mapping[str, Callable[[Bench], Section]] = {
    each.__name__: each for each in (cold, beyond, search, again, growth, seeds)
}


def nothing(_: int) -> None:
    """Change nothing."""


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return when each file was last written, and which it is."""
    found = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
    return {str(path): (told.st_mtime_ns, told.st_ino) for path, told in found}
