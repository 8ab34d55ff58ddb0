"""The data dictionary: every record is as its schema says, and every column is described, once."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from site_builder.export import dictionary, parquet
from tests.export.conftest import Export

BASE = "https://e.org/data/schema/"


@pytest.fixture
def files(exported: Export) -> dict[str, bytes]:
    return exported()


def validator(files: dict[str, bytes], name: str) -> Draft202012Validator:
    """Return what checks a record, by the schemas as published; formats count."""
    found = {path: json.loads(files[path]) for path in files if path.startswith("data/schema/")}
    registry: Registry[Any] = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in found.values()
    )
    return Draft202012Validator(
        found[f"data/schema/{name}.json"],
        registry=registry,
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def records(name: str, content: bytes) -> Iterator[dict[str, Any]]:
    if name.endswith(".jsonl"):
        yield from map(json.loads, content.decode().splitlines())
    elif name.endswith(".json"):
        yield from json.loads(content)


def test_every_schema_is_one_and_stands_at_its_own_address(files: dict[str, bytes]) -> None:
    assert dictionary.names()
    for name in dictionary.names():
        schema = json.loads(files[f"data/schema/{name}.json"])
        assert schema["$id"] == f"{BASE}{name}.json"
        assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", sorted(dictionary.RECORDS))
def test_every_record_is_as_its_schema_says(files: dict[str, bytes], name: str) -> None:
    record = dictionary.RECORDS[name][0]
    columns = [column.name for column in dictionary.columns(record)]
    if name.endswith(".csv"):
        assert next(csv.reader(io.StringIO(files[f"data/{name}"].decode()))) == columns
        return
    check = validator(files, record)
    for row in records(name, files[f"data/{name}"]):
        check.validate(row)
        assert list(row) == columns


def test_a_record_that_lacks_a_column_or_has_another_type_is_refused(files: dict[str, bytes]) -> None:
    (row, *_) = records("exchanges.jsonl", files["data/exchanges.jsonl"])
    check = validator(files, "exchange")
    assert check.is_valid(row)
    assert not check.is_valid({key: row[key] for key in row if key != "forms"})
    assert not check.is_valid({**row, "number": "1"})
    assert not check.is_valid({**row, "held": "yesterday"})
    assert not check.is_valid({**row, "forms": [{"form": "referred"}]})


def test_every_column_is_described(files: dict[str, bytes]) -> None:
    readme = files["data/README.md"].decode()
    for name, (record, about) in dictionary.RECORDS.items():
        section = readme.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        assert about in section
        for column in dictionary.columns(record):
            assert f"| `{column.name}` |" in section, (name, column.name)
            assert column.about.strip()


def test_parquet_has_the_columns_of_the_other_files(files: dict[str, bytes]) -> None:
    """Nothing is written here; the shapes that pyarrow is given are held against the rows."""
    for name, (record, _) in dictionary.PARQUET.items():
        shape = parquet.shape(dictionary.schema(record))
        other = name.replace(".parquet", ".jsonl")
        for row in records(other, files[f"data/{other}"]):
            assert fits(row, shape), name
    assert not fits({"id": ["x"]}, {"id": "string"})


def fits(value: object, shape: Any) -> bool:
    """Say whether a value is of a shape, or missing."""
    if value is None:
        return True
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(each, shape[0]) for each in value)
    if isinstance(shape, dict):
        return (
            isinstance(value, dict)
            and value.keys() == shape.keys()
            and all(fits(value[name], shape[name]) for name in shape)
        )
    kinds = {"string": str, "integer": int, "boolean": bool}
    return type(value) is kinds[shape]


def test_the_list_of_data_files_names_every_one(files: dict[str, bytes]) -> None:
    index = json.loads(files["data/index.json"])
    validator(files, "data-index").validate(index)
    listed = {f"data/{file['name']}" for file in index["files"]}
    in_folders = ("data/schema/", "data/seeds/")
    there = {path for path in files if path.startswith("data/") and not path.startswith(in_folders)}
    assert listed | {"data/index.json"} == there
    for file in index["files"]:
        assert file["bytes"] == len(files[f"data/{file['name']}"])
    assert {address.removeprefix("https://e.org/") for address in index["schemas"]} <= set(files)
