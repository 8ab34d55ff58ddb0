"""The folder of an edition in; its search records as pages and as one file, and an index of them, out.

    python -m benchmarks.searching records ROOT DIR    # reads the edition, writes the records into DIR
    python -m benchmarks.searching index DIR           # makes our search bundle of them, as a build does

DIR/pages holds a page a record, on which Pagefind's own command does the same work.
"""

import html
import os
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path

from site_builder import config, joining, stage
from site_builder.derive import search
from site_builder.diagnostics import Report
from site_builder.model import SearchRecord
from site_builder.stage import indexing

KEPT, PAGES, BUNDLE, CACHE = "records.pickle", "pages", "bundle", "cache"


def records(root: Path, folder: Path) -> None:
    """Write every record of an edition twice: as an object, and as a page."""
    report = Report()
    edition = joining.read(config.from_environment({"root": str(root)}, report), report, lambda _: None)
    made = tuple(search.records(edition))
    (folder / PAGES).mkdir(parents=True)
    (folder / KEPT).write_bytes(pickle.dumps((made, edition.settings.language)))
    for number, record in enumerate(made):
        (folder / PAGES / f"{number}.html").write_text(page(record), "utf-8")


def page(record: SearchRecord) -> str:
    """Return a record as a page that Pagefind reads the same from."""
    told = [
        *(("filter", name, value) for name, values in record.filters.items() for value in values),
        *(("meta", name, value) for name, value in record.meta.items()),
        *(("sort", name, value) for name, value in record.sort.items()),
    ]
    marks = "".join(
        f'<i data-pagefind-{kind}="{html.escape(f"{name}:{value}")}"></i>' for kind, name, value in told
    )
    return (
        f'<!DOCTYPE html><html lang="{record.language}"><title>{html.escape(record.path)}</title>'
        f"<body data-pagefind-body>{marks}<p>{html.escape(record.content)}</p></body></html>\n"
    )


def index(folder: Path) -> None:
    made, language = pickle.loads((folder / KEPT).read_bytes())  # noqa: S301  (our own, of a moment ago)
    stage.bundle(made, folder / CACHE, language, len(os.sched_getaffinity(0)))


def reading(root: Path, folder: Path) -> list[str]:
    return [sys.executable, "-m", "benchmarks.searching", "records", str(root), str(folder)]


def ours(folder: Path) -> list[str]:
    return [sys.executable, "-m", "benchmarks.searching", "index", str(folder)]


def theirs(folder: Path) -> list[str]:
    """Return Pagefind's own command on the same records."""
    places = ["--site", str(folder / PAGES), "--output-path", str(folder / BUNDLE)]
    return [str(indexing.program()), *places, "--quiet"]


def main(given: Sequence[str]) -> None:
    if given[0] == "records":
        records(Path(given[1]).absolute(), Path(given[2]))
    else:
        index(Path(given[1]))


if __name__ == "__main__":
    main(sys.argv[1:])
