"""The data page tells what the files are that were made before it."""

from site_builder.derive import data
from site_builder.model import Column, DataFile
from tests import editions

FILE = DataFile(
    name="exchanges.jsonl",
    about="exchange",
    record="exchange",
    media="application/x-ndjson",
    size=12345,
    sha256="0123456789abcdef" * 4,
    columns=(Column(name="outlet", kinds=("string", "null"), about="who asks: `null` where nobody is"),),
)


def test_files_that_are_made_before_the_page_is_taken_are_told() -> None:
    files: list[DataFile] = []
    pages = data.pages(editions.edition(), files)
    files.append(FILE)
    (page,) = pages
    shown = page.context["files"][0]  # type: ignore[index]
    assert (page.path, page.title) == ("/data/", "Data")
    assert (shown.path, shown.about, shown.size) == ("/data/exchanges.jsonl", "Exchange", "12,345\u00a0bytes")
    assert shown.sha256.replace(" ", "") == FILE.sha256
    assert shown.schema == "/data/schema/exchange.json"


def test_names_and_values_are_told_from_words() -> None:
    (page,) = data.pages(editions.edition(), [FILE])
    (column,) = page.context["files"][0].columns  # type: ignore[index]
    assert column.kind == "string"
    assert column.about == (("who asks: ", False), ("null", True), (" where nobody is", False))
