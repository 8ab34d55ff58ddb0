"""Made-up editions in, size by size; what a document takes of everything, and what many would take, out.

    python benchmarks/scale.py [--sessions 60 120 240] [--documents 10000 100000 1000000 10000000]

Each size is built by the command line, search and all, with the registers of this repository, without notes.
What a document takes is the difference between the two largest sizes, divided by that of their documents:
what every site has, whatever its size, falls out. More documents are reckoned by that, line by line, as if
every line were straight; the quotient of the last two differences says how straight it was.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import corpus  # noqa: E402
from site_builder import urls  # noqa: E402

SIZES = (60, 120, 240)
DOCUMENTS = (10_000, 100_000, 1_000_000, 10_000_000)
REGISTERS = ("site.yaml", "outlets.yaml", "people.yaml", "forms.yaml", "topics", "pages")
EXAMPLES = ("cite.md", "data.md")  # they show documents of this repository
STUB = '---\ntitle: "A page"\ndescription: "A page without examples."\n---\n\nNone.\n'
OURS = ("content", "capture", "curate", "render")  # later, Pagefind holds as much as a shard may take
SEARCH = urls.SEARCH_BUNDLE.strip("/")
DATA = urls.MANIFEST.strip("/").partition("/")[0]
FIRST = (".json", ".js", ".pagefind")  # what a first search loads, besides the words sought
KINDS = ("pages", "JSON and text", "TEI, feeds, citations", "pictures", "data", "search", "search, to begin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What an edition of so many documents took: bytes and files by kind; seconds; the most bytes of memory
    that a process held before the search was indexed."""

    documents: int
    records: int
    bytes: Counter[str]
    files: Counter[str]
    seconds: float
    memory: int


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sessions", type=int, nargs="+", default=SIZES, help="how many to build, rising")
    parser.add_argument("--documents", type=int, nargs="+", default=DOCUMENTS, help="how many to reckon for")
    given = parser.parse_args()
    sizes = []
    for number in given.sessions:
        size = measured(number)
        sizes.append(size)
        print(
            f"{size.documents:,} documents, {size.records:,} records: {size.files.total():,} files, "
            f"{size.bytes.total() / 1e6:,.1f} MB; {size.seconds:.0f} s, {size.memory / 1e6:,.0f} MB held",
            flush=True,
        )
    show(sizes, given.documents)


def measured(number: int) -> Size:
    """Build an edition, and measure what came of it."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        corpus.write(root, number)
        (root / "content").mkdir()
        for each in REGISTERS:
            source = ROOT / "content" / each
            copy = shutil.copytree if source.is_dir() else shutil.copy
            copy(source, root / "content" / each)
        for each in EXAMPLES:
            (root / "content" / "pages" / each).write_text(STUB, "utf-8")
        for each in ("templates", "static"):
            (root / each).symlink_to(ROOT / each)
        line = [sys.executable, "-m", "site_builder", "build", "--root", name, "-q", "--profile"]
        done = subprocess.run(
            [*line, "--format", "json"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        costs = json.loads(done.stdout.splitlines()[-1])["profile"]
        size, count = Counter[str](), Counter[str]()
        for path in (root / "site").rglob("*"):
            if path.is_file():
                of = kind(path.relative_to(root / "site").as_posix())
                size[of] += path.stat().st_size
                count[of] += 1
        with (root / "site" / DATA / "exchanges.jsonl").open() as rows:
            records = sum(1 for _ in rows)
        with (root / "site" / DATA / "briefings.jsonl").open() as rows:
            documents = sum(1 for _ in rows)
    return Size(
        documents=documents,
        records=records,
        bytes=size,
        files=count,
        seconds=sum(cost["seconds"] for cost in costs),
        memory=max(cost["memory"] for cost in costs if cost["stage"] in OURS),
    )


def kind(path: str) -> str:
    """Return which kind of file stands at a path."""
    folder, _, name = path.partition("/")
    if folder == SEARCH:
        return "search, to begin" if name.endswith(FIRST) else "search"
    if folder == DATA:
        return "data"
    if path.endswith(".html"):
        return "pages"
    if path.endswith(".png"):
        return "pictures"
    return "JSON and text" if path.endswith((".json", ".txt")) else "TEI, feeds, citations"


def show(sizes: Sequence[Size], documents: Sequence[int]) -> None:
    """Print a line for each kind: what a document takes, how straight that is, and what many would take."""
    print(f"\n{'':30}{'a document':>12}{'quotient':>10}" + "".join(f"{number:>14,}" for number in documents))
    for name in KINDS:
        line(f"{name}, bytes", [(size.documents, size.bytes[name]) for size in sizes], documents)
    line("all, bytes", [(size.documents, size.bytes.total()) for size in sizes], documents)
    line("all, files", [(size.documents, size.files.total()) for size in sizes], documents)
    line("records", [(size.documents, size.records) for size in sizes], documents)
    line("memory, bytes", [(size.documents, size.memory) for size in sizes], documents)


def line(name: str, points: Sequence[tuple[int, float]], documents: Sequence[int]) -> None:
    slopes = [(after - before) / (many - few) for (few, before), (many, after) in pairwise(points)]
    last, (at, taken) = slopes[-1], points[-1]
    quotient = f"{last / slopes[-2]:.2f}" if len(slopes) > 1 and slopes[-2] else ""
    many = "".join(f"{taken + last * (number - at):>14.3g}" for number in documents)
    print(f"{name:30}{last:>12,.4g}{quotient:>10}{many}")


if __name__ == "__main__":
    main()
