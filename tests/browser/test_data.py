"""The data of the built edition, read by programs that are not ours: a validator, pandas, Datasette."""

import contextlib
import hashlib
import io
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import frictionless
import pytest

from site_builder import stage
from site_builder.export import dictionary
from tests.browser.host import headers_for
from tests.browser.pages import tools
from tests.building import ROOT
from tests.export.test_pages import KINDS
from tests.export.test_schemas import records, validator


def examples() -> dict[str, tuple[str, str]]:
    """Return the code and the output of each example of the data page, by its first word."""
    page = (ROOT / "content" / "pages" / "data.md").read_text("utf-8")
    # Matches the lines of an indented block; not a paragraph.
    blocks = [
        "\n".join(line.removeprefix("    ") for line in block.splitlines())
        for block in re.findall(r"(?:^ {4}.*\n)+", page, re.MULTILINE)
    ]
    sql, counts, python, series, r, table, search = blocks
    return {"sql": (sql, counts), "python": (python, series), "r": (r, table), "search": (search, "")}


def test_the_example_in_sql_prints_what_the_page_says(site: Path) -> None:
    query, printed = examples()["sql"]
    with contextlib.closing(sqlite3.connect(f"file:{site}/data/corpus.sqlite?mode=ro", uri=True)) as database:
        rows = database.execute(query).fetchall()
    assert "\n".join("|".join(map(str, row)) for row in rows) == printed


def test_the_example_in_python_prints_what_the_page_says(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, printed = examples()["python"]
    monkeypatch.chdir(site / "data")
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(code, {})
    assert [line.rstrip() for line in said.getvalue().splitlines()] == printed.splitlines()


def test_the_example_in_r_prints_what_the_page_says(site: Path) -> None:
    code, printed = examples()["r"]
    done = tools.node(tools.R, str(tools.WEBR), code, str(site / "data" / "exchanges.csv"))
    assert done.returncode == 0, done.stderr
    assert [line.rstrip() for line in done.stdout.strip().splitlines()] == printed.splitlines()


def test_frictionless_accepts_the_package_and_every_table(site: Path) -> None:
    report = frictionless.validate(str(site / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    tables = {task.place: task.stats["rows"] for task in report.tasks if task.type == "table"}
    assert tables["exchanges.jsonl"] == tables["exchanges.csv"] == 29
    assert tables["briefings.jsonl"] == 5


def test_frictionless_would_find_a_fault(site: Path, tmp_path: Path) -> None:
    package = json.loads((site / "data" / "datapackage.json").read_text("utf-8"))
    package["resources"] = [each for each in package["resources"] if each["path"] == "matrix.csv"]
    content = (site / "data" / "matrix.csv").read_bytes()
    (tmp_path / "matrix.csv").write_bytes(content.replace(b"2023", b"soon", 1))
    (tmp_path / "datapackage.json").write_text(json.dumps(package), "utf-8")
    found = frictionless.validate(str(tmp_path / "datapackage.json")).flatten(["type"])
    assert ["type-error"] in found
    assert ["hash-count"] in found


def test_every_record_of_the_edition_is_as_its_schema_says(site: Path) -> None:
    """Those of the small edition are; here is one of each kind, with what it may hold."""
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.json*")}
    checked = set()
    for name, (record, _) in dictionary.RECORDS.items():
        check = validator(files, record)
        for row in () if name.endswith(".csv") else records(name, files[f"data/{name}"]):
            check.validate(row)
            checked.add(record)
    assert checked >= {
        "exchange",
        "annotation",
        "mention",
        "omission",
        "phrase",
        "reference",
        "term",
        "parallel",
    }
    for kind, record in KINDS.items():
        check = validator(files, f"{record}-page")
        pages = [content for path, content in files.items() if re.match(rf"{kind}/[^/]+/index\.json", path)]
        assert pages
        for page in pages:
            check.validate(json.loads(page))


def test_datasette_answers_the_query_of_the_page(site: Path) -> None:
    query = examples()["search"][0].rstrip(";")
    with datasette(site / "data") as address:
        answer = fetched(f"{address}/corpus.json?{urlencode({'sql': query, '_shape': 'array'})}")
        assert json.loads(answer) == [
            {"id": id, "url": f"https://briefingrecord.example/briefings/{id.replace('#', '/#')}"}
            for id in ("2022-09-13#q13", "2023-11-16#q3", "2023-11-16#q6")
        ]
        found = json.loads(fetched(f"{address}/corpus/exchanges.json?_search=ceasefire&_shape=array"))
        assert {row["id"] for row in found} >= {"2023-11-16#q3"}
        page = fetched(f"{address}/corpus/exchanges")
        assert "who asks: a slug of" in page
        assert "/corpus/outlets/anadolu-agency" in page


@contextmanager
def datasette(folder: Path) -> Iterator[str]:
    options = [
        "-h",
        "127.0.0.1",
        "-p",
        "0",
        "--immutable",
        "corpus.sqlite",
        "--metadata",
        "metadata.json",
    ]
    process = subprocess.Popen(
        [sys.executable, "-m", "datasette", "serve", *options],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        # Matches "INFO:     Uvicorn running on http://127.0.0.1:45123 (Press CTRL+C to quit)"; not "running".
        addresses = (re.search(r"running on (http://\S+)", line) for line in process.stderr)
        yield next(found[1] for found in addresses if found)
    finally:
        process.terminate()
        process.wait(timeout=60)


def fetched(address: str) -> str:
    with urlopen(address, timeout=60) as answer:
        return str(answer.read().decode())


class Rows(HTMLParser):
    """The cells of the first table of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.feed(html.partition("</table>")[0])

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip()


def test_the_page_tells_size_and_checksum_of_every_data_file(site: Path) -> None:
    html = (site / "data" / "index.html").read_text("utf-8")
    files = {row[0]: row[2:] for row in Rows(html[html.index('id="files"') :]).rows[1:]}
    listed = json.loads((site / "data" / "index.json").read_text("utf-8"))["files"]
    assert set(files) == {file["name"] for file in listed}
    for name, (size, digest) in files.items():
        content = (site / "data" / name).read_bytes()
        assert size == f"{len(content):,}\u00a0bytes"
        assert digest.replace(" ", "") == hashlib.sha256(content).hexdigest()


def test_the_manifest_names_every_file_of_the_site(site: Path) -> None:
    lines = (site / "data" / "manifest-sha256.txt").read_text("utf-8").splitlines()
    named = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
    there = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    assert named.keys() == there.keys() - {"data/manifest-sha256.txt"}
    assert any(path.startswith("pagefind/") for path in named)
    copy = stage.fixity(str(site))
    assert copy is not None
    assert (copy.sound, copy.is_whole) == (len(named), True)
    for path, digest in named.items():
        assert hashlib.sha256(there[path].read_bytes()).hexdigest() == digest


def test_every_page_of_a_kind_has_its_json_beside_it(site: Path) -> None:
    for kind in KINDS:
        pages = {path.parent for path in (site / kind).glob("*/index.html")}
        beside = {path.parent for path in (site / kind).glob("*/index.json")}
        years = {folder for folder in pages if re.fullmatch("[0-9]{4}", folder.name)}
        assert pages - years == beside, kind


def test_other_sites_may_read_the_data_and_nothing_else(site: Path) -> None:
    data = re.compile(
        r"/index\.json|/(briefings|topics|outlets|people|terms|events)/[^/]+/index\.json"
        r"|/data/(?!index\.html).+"
    )
    for path in site.rglob("*"):
        if path.is_file():
            place = f"/{path.relative_to(site).as_posix()}"
            for address in {place, place.removesuffix("index.html")}:
                sent = headers_for(address)
                is_open = sent.get("Access-Control-Allow-Origin") == "*"
                assert is_open == bool(data.fullmatch(address)), address
                if is_open:
                    assert sent["Cross-Origin-Resource-Policy"] == "cross-origin"
