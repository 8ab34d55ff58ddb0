"""The folder of an edition in; our site with some of its parts only out.

    python -m benchmarks.peers.ours ROOT [PART ...]

Without a part it has what the peers make: a page for each document, topic and outlet, the timeline, the front
page, a feed, a sitemap. A build has no such switch: here its lists of indexes, exports and checks are cut,
and what it would find and not show is not looked for. ROOT is what `write` makes.
"""

import importlib
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks import editorial
from benchmarks.lexicon import PEOPLE
from site_builder import __main__ as program
from site_builder.derive import feeds

HERE = Path(__file__).parent
KEPT = ("site.yaml", "outlets.yaml")
OUTPUT = "site"
CHECKS = "checks"  # the part that all others must be there for: links lead to them


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something that a build does beyond the peers' work: what it reads, makes, checks and looks for."""

    name: str
    content: tuple[str, ...] = ()
    indexes: tuple[str, ...] = ()
    exports: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    finds: tuple[tuple[str, str, Callable[..., Any]], ...] = ()  # module, function, what stands in for it


def _edition(edition: object, *_: object) -> object:
    return edition


def _nothing(*_: object) -> tuple[()]:
    return ()


def _untimed(*_: object) -> dict[object, object]:
    return {}


def _unread(*_: object, **__: object) -> None:
    return None


PLAIN = Part(
    name="peers' work",
    indexes=("home", "briefings", "reading", "topics", "outlets", "timeline"),
    exports=("feeds", "sitemap"),
)
PARTS = (
    Part(name="terms", content=("terms.yaml", "people.yaml"), indexes=("terms", "people")),
    Part(
        name="parallels",
        indexes=("parallels",),
        exports=("parallels",),
        finds=(("site_builder.curate.parallels", "families", _nothing),),
    ),
    Part(name="forms", content=("forms.yaml",), indexes=("answers",)),
    Part(
        name="dates",
        content=("events.yaml",),
        indexes=("events",),
        exports=("calendar",),
        finds=(
            ("site_builder.curate.dated", "of_passages", _untimed),
            ("site_builder.curate.dated", "dated", _edition),
        ),
    ),
    Part(
        name="phrases",
        content=("topics", "references.yaml"),
        exports=("traces",),
        finds=(("site_builder.curate.tracing", "joined", _edition),),
    ),
    Part(name="notes", content=("annotations",)),
    Part(
        name="pages",
        content=("witnesses.yaml", "pages"),
        indexes=(
            *("ledgers", "witnesses", "translations", "matrix", "topic_years", "coverage"),
            *("numbers", "search", "corrections", "prose"),
        ),
    ),
    Part(
        name="data",
        exports=(
            *("dataset", "dyads", "variants", "matrix", "editorial", "tei", "web_annotations", "parquet"),
            *("corpus", "archive", "schemas", "listing", "sources", "citations", "texts", "pages"),
            "documents",
            *("redirects", "security", "webmanifest", "searching"),
        ),
    ),
    Part(name="pictures", exports=("sharing",)),
    Part(name=CHECKS, checks=("markup", "links", "permalinks", "verbatim")),
)
NAMES = tuple(part.name for part in PARTS)
LOCK = "permalinks.lock"


def write(folder: Path, edition: Path, parts: Collection[str] = ()) -> None:
    """Write the edition's content for these parts; everything else is read where it stands."""
    content = folder / "content"
    content.mkdir(parents=True)
    named = [name for part in PARTS if part.name in parts for name in part.content]
    for name in (*KEPT, *named):
        source, target = edition / "content" / name, content / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)
    if "topics" not in named:
        (content / "topics").mkdir()
        for path in sorted((edition / "content" / "topics").iterdir()):
            (content / "topics" / path.name).write_text(untracked(path.read_text("utf-8")), "utf-8")
    if "people.yaml" not in named:
        editorial.dump(content / "people.yaml", [editorial.person(name) for name in PEOPLE])
    lock = (edition / "content" / LOCK).read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lock if "notes" in parts or line.split()[1:2] != ["note"]]
    (content / LOCK).write_text("".join(kept), "utf-8")
    for name in ("seeds", "templates", "static"):
        (folder / name).symlink_to((edition / name).absolute())


def untracked(topic: str) -> str:
    """Return the file of a topic without the phrases that are followed in it.

    Takes "wording:" and what is indented below it; leaves "patterns:".
    """
    lines, skips = [], False
    for line in topic.splitlines(keepends=True):
        skips = line.startswith(("wording:", "pairs:")) or (skips and line.startswith(" "))
        lines += [] if skips else [line]
    return "".join(lines)


def command(folder: Path, parts: Collection[str] = ()) -> list[str]:
    return [sys.executable, "-m", "benchmarks.peers.ours", str(folder), *parts]


def restrict(parts: Collection[str]) -> None:
    """Leave of the pipeline what makes the peers' pages, and these parts."""
    with_ = [PLAIN, *(part for part in PARTS if part.name in parts)]
    without = [part for part in PARTS if part.name not in parts]
    cut("site_builder.derive", "INDEXES", {name for part in with_ for name in part.indexes})
    cut("site_builder.export", "EXPORTS", {name for part in with_ for name in part.exports})
    cut("site_builder.verify", "CHECKS", {name for part in with_ for name in part.checks})
    replace("site_builder.derive.search", "records", _nothing)
    for part in without:
        for module, name, stand_in in part.finds:
            replace(module, name, stand_in)
    if "data" not in parts:
        replace("site_builder.derive.data", "pages", _nothing)
        replace("site_builder.derive.feeds", "feeds", first(feeds.feeds))
    if CHECKS not in parts:
        replace("site_builder.verify", "site", _unread)


def first(function: Callable[..., Iterable[Any]]) -> Callable[..., Iterator[Any]]:
    """Return what yields only the first: of the feeds, that of the whole edition."""
    return lambda *given: islice(function(*given), 1)


def cut(module: str, name: str, wanted: Collection[str]) -> None:
    """Keep the entries of a drawer that these modules bring."""
    drawer = getattr(importlib.import_module(module), name)
    known = {module_of(entry): entry for entry in drawer}
    replace(module, name, tuple(entry for entry in drawer if module_of(entry) in wanted))
    missing = set(wanted) - set(known)
    if missing:
        sys.exit(f"{module}.{name} has no {', '.join(sorted(missing))}")


def module_of(entry: Any) -> str:
    return str(getattr(entry, "__module__", entry.__name__)).rpartition(".")[2]


def replace(module: str, name: str, value: object) -> None:
    owner = importlib.import_module(module)
    getattr(owner, name)  # what is no more would be replaced in silence
    setattr(owner, name, value)


def main() -> int:
    return program.main(["build", "--root", sys.argv[1], "--no-search", "--quiet"])


if __name__ in {"__main__", "__mp_main__"}:  # also in processes that a build starts
    restrict(sys.argv[2:])
if __name__ == "__main__":
    sys.exit(main())
