"""The schemas of schema/ in; what each data file holds, and each of its columns, out.

A schema there is a JSON Schema without what can be said for all of them at once: `published` adds it. Every
column is in every row, so all are required; later editions may add some, so others are allowed.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from site_builder import urls
from site_builder.model import Artifact, Column, DataFile

SCHEMAS = Path(__file__).with_name("schema")
_DRAFT = "https://json-schema.org/draft/2020-12/schema"

# What a record of each file is: the name of its schema, and what there is a record for.
RECORDS: Mapping[str, tuple[str, str]] = {
    "exchanges.jsonl": ("exchange", "exchange: question and answer"),
    "exchanges.csv": ("dyad", "exchange, as a row of a table: the shape of the CMFA PressCon corpus"),
    "briefings.jsonl": ("briefing", "document"),
    "variants.jsonl": ("variant", "place where a further capture of a document prints something else"),
    "parallels.jsonl": ("parallel", "pair of places that have words in common"),
    "annotations.jsonl": ("annotation", "note or emendation"),
    "omissions.jsonl": ("omission", "report of words that a published record does not have"),
    "corrections.jsonl": ("correction", "change to a published text or note"),
    "mentions.jsonl": ("mention", "place that speaks of an event, a person or a term, or names a time"),
    "phrases.jsonl": ("phrase", "place of a phrase that a topic follows, or of one of a pair of words"),
    "references.jsonl": ("reference", "place that points to earlier words, or asks a question again"),
    "timeline.csv": ("date", "document, and event that a document names"),
    "matrix.csv": ("count", "outlet, topic and year, with the number of questions"),
    "outlets.json": ("outlet", "outlet"),
    "people.json": ("person", "person"),
    "topics.json": ("topic", "topic"),
    "terms.json": ("term", "term"),
    "events.json": ("event", "event"),
}
# Files that hold no records of one kind.
WHOLES: Mapping[str, str] = {
    "events.ics": "documents, and events known to the day that a document names, as a calendar",
    "corpus.tei.xml": "persons, outlets and topics as TEI P5, and each document by XInclude",
    "annotations.jsonld": "collection that leads to the notes, emendations, forms of answer, topics and"
    " parallels of each document, as W3C Web Annotations",
    "corpus.sqlite": "documents, exchanges, paragraphs, notes, mentions, parallels and the names of the"
    " registers, as a database",
    "metadata.json": "what Datasette says of that database",
    "sources.zip": "every capture, and the saved page that it was taken from where there is one",
    "README.md": "this list of files and columns, as a text",
    "datapackage.json": "sizes, checksums and columns of the files above, as a Frictionless data package",
}
PARQUET = {
    name.replace(".jsonl", ".parquet"): record
    for name, record in RECORDS.items()
    if name in ("exchanges.jsonl", "briefings.jsonl")
}
_KNOWN = {**RECORDS, **PARQUET, **{name: ("", about) for name, about in WHOLES.items()}}
# By the ending of a name.
_MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "md": "text/markdown",
    "parquet": "application/vnd.apache.parquet",
    "ics": "text/calendar",
    "xml": "application/tei+xml",
    "jsonld": "application/ld+json",
    "sqlite": "application/vnd.sqlite3",
    "zip": "application/zip",
}


def describe(artifact: Artifact) -> DataFile | None:
    """Return what a data file is, for lists of them; None for any other file."""
    if _name(artifact.path) not in _KNOWN:
        return None
    return described(artifact.path, len(artifact.content), sha256(artifact.content).hexdigest())


def described(path: str, size: int, sha256: str) -> DataFile | None:
    """Return what `describe` does, of a file whose size and digest are known."""
    name = _name(path)
    if name not in _KNOWN:
        return None
    record, about = _KNOWN[name]
    return DataFile(
        name=name,
        about=about,
        record=record,
        media=_MEDIA[name.rpartition(".")[2]],
        size=size,
        sha256=sha256,
        columns=columns(record) if record else (),
    )


def _name(path: str) -> str:
    """Return the name of a file below data/; "" of any other."""
    folder = urls.file(urls.data("")).removesuffix("index.html")
    return path.removeprefix(folder) if path.startswith(folder) else ""


def columns(record: str) -> tuple[Column, ...]:
    """Return the columns of a record, in their order."""
    return tuple(
        Column(name=name, kinds=_kinds(column), about=column["description"])
        for name, column in schema(record)["properties"].items()
    )


def names() -> list[str]:
    """Return the name of every schema."""
    return sorted(path.stem for path in SCHEMAS.glob("*.json"))


@cache
def schema(name: str) -> dict[str, dict[str, dict[str, str]]]:
    """Return a schema as it stands in schema/."""
    found: dict[str, dict[str, dict[str, str]]] = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    return found


def published(name: str, base_url: str) -> dict[str, object]:
    """Return a schema with its draft, its address, and what every record must have."""
    head = {"$schema": _DRAFT, "$id": urls.absolute(base_url, urls.schema(name))}
    return {**head, **dict(_complete(schema(name)))}


def _complete(part: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield the keys of a schema, and `required` wherever it has properties."""
    for key, value in part.items():
        yield key, dict(_complete(value)) if isinstance(value, dict) else value
    if isinstance(part.get("properties"), dict) and part.get("type") == "object":
        yield "required", list(part["properties"])  # type: ignore[call-overload]


def _kinds(column: Mapping[str, object]) -> tuple[str, ...]:
    """Return the types of a column: ("string", "null")."""
    kind = column.get("type", "object")
    return tuple(map(str, kind)) if isinstance(kind, list) else (str(kind),)
