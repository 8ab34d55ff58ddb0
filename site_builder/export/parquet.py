"""The edition in; exchanges and documents as Parquet out, where editors ask for it and pyarrow is installed.

Each column keeps the shape that its schema gives it: lists are lists, and their objects structures.
"""

import importlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from types import ModuleType
from typing import Any

from site_builder import urls
from site_builder.diagnostics import Report, Rule
from site_builder.export import dictionary, records
from site_builder.export.publication import Publication
from site_builder.export.rows import Row
from site_builder.model import Artifact

NO_PARQUET_WRITER = Rule(code="E110", name="no-parquet-writer")
EXTRA = "parquet"  # of pyproject.toml


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    settings, base = publication.edition.settings, publication.base_url
    if not settings.parquet:
        return
    writer = _writer()
    if writer is None:
        report.add(
            NO_PARQUET_WRITER,
            settings.parquet_location,
            "Parquet files are asked for, and pyarrow, which writes them, is not installed.",
            hint=f'install it with "pip install site-builder[{EXTRA}]", or take "parquet: yes" out',
        )
        return
    briefings = publication.edition.briefings
    exchanges = (records.exchange(b, x, base) for b in briefings for x in b.exchanges)
    yield _file(writer, "exchanges.parquet", exchanges)
    yield _file(writer, "briefings.parquet", (records.briefing(b, base) for b in briefings))


def shape(schema: Mapping[str, Any]) -> Any:
    """Return a type as plain values: "string", ["string"] for a list of them, {"form": "string"} for an
    object. References to other schemas are followed."""
    if "$ref" in schema:
        return shape(dictionary.schema(str(schema["$ref"]).removesuffix(".json")))
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    kind = next(kind for kind in kinds if kind != "null")
    if kind == "array":
        return [shape(schema["items"])]
    if kind == "object":
        return {name: shape(column) for name, column in schema["properties"].items()}
    return kind


def _writer() -> ModuleType | None:
    try:
        importlib.import_module("pyarrow.parquet")
        return importlib.import_module("pyarrow")
    except ImportError:
        return None


def _file(arrow: ModuleType, name: str, rows: Iterator[Row]) -> Artifact:
    record = dictionary.PARQUET[name][0]
    columns = shape(dictionary.schema(record))
    fields = arrow.schema([(column, _type(arrow, kind)) for column, kind in columns.items()])
    file = BytesIO()
    arrow.parquet.write_table(arrow.Table.from_pylist(list(rows), schema=fields), file, compression="zstd")
    return Artifact(path=urls.file(urls.data(name)), content=file.getvalue())


def _type(arrow: ModuleType, kind: Any) -> Any:
    if isinstance(kind, list):
        return arrow.list_(_type(arrow, kind[0]))
    if isinstance(kind, dict):
        return arrow.struct([(name, _type(arrow, each)) for name, each in kind.items()])
    return {"string": arrow.string(), "integer": arrow.int64(), "boolean": arrow.bool_()}[kind]
