"""The data files that were made in; two lists of them out: a Frictionless data package
(https://specs.frictionlessdata.io/data-package/), and index.json for programs that want addresses alone.

Neither can hold its own checksum; manifest-sha256.txt has both.
"""

from collections.abc import Iterator

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export import dictionary
from site_builder.export.publication import Publication, as_json
from site_builder.export.rows import Row
from site_builder.model import Artifact, BriefingId, Column, DataFile, SiteSettings, Slug

PACKAGE = "datapackage.json"
INDEX = "index.json"
_NUMBERS = ("integer", "boolean", "array", "object")  # which types are the same in a data package
_KEYS = {"exchange": "id", "dyad": "id", "briefing": "id", "annotation": "id", "omission": "id"}
_ANY = Slug("{id}")
_COLLECTIONS = (
    ("documents", urls.briefing(BriefingId("{id}")), "briefing", "briefings.jsonl"),
    ("topics", urls.topic(_ANY), "topic", "topics.json"),
    ("outlets", urls.outlet(_ANY), "outlet", "outlets.json"),
    ("people", urls.person(_ANY), "person", "people.json"),
    ("terms", urls.term(_ANY), "term", "terms.json"),
    ("events", urls.event(_ANY), "event", "events.json"),
)


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    for name, made in ((PACKAGE, _package), (INDEX, _index)):
        yield as_json(urls.data(name), made(publication))


def _package(publication: Publication) -> Row:
    settings = publication.edition.settings
    found: dict[str, object] = {
        "profile": "data-package",
        "name": "briefing-record",
        "title": settings.title,
        "description": settings.description,
        "homepage": urls.absolute(publication.base_url, urls.DATA),
        "licenses": [_licence(settings)],
        "contributors": [{"title": editor, "role": "author"} for editor in settings.editors],
        "resources": [_resource(file) for file in publication.files],
    }
    if settings.revision:
        found["version"] = settings.revision
    return {key: value for key, value in found.items() if value}


def _licence(settings: SiteSettings) -> Row:
    licence = {
        "name": settings.licence.text.replace(" ", "-"),
        "title": f"{settings.licence.text}, of the apparatus",
    }
    return {**licence, "path": settings.licence.url} if settings.licence.url else licence


def _resource(file: DataFile) -> Row:
    """Return a file of the package: a table with its columns, where there is one record a row."""
    name, _, ending = file.name.rpartition(".")
    found: dict[str, object] = {
        "name": f"{name}-{ending}".lower(),
        "path": file.name,
        "title": f"One record for each {file.about}" if file.record else file.about.capitalize(),
        "format": ending,
        "mediatype": file.media,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }
    if not file.record or ending == "parquet":
        return {**found, "type": "file"}
    found |= {"encoding": "utf-8", "schema": _schema(file)}
    # The validator counts no bytes of an array that it reads as a table, and finds no first row in nothing.
    if ending == "json" or not file.size:
        return {**found, "type": "json" if file.size else "file"}
    dialect: Row = {"dialect": {"json": {"keyed": True}}} if ending == "jsonl" else {}
    return {**found, "type": "table", "profile": "tabular-data-resource", **dialect}


def _schema(file: DataFile) -> Row:
    key = _KEYS.get(file.record)
    fields = [_field(column) for column in file.columns]
    found: dict[str, object] = {"fields": fields, "missingValues": [""]}
    return {**found, "primaryKey": key} if key else found


def _field(column: Column) -> Row:
    kind = next((kind for kind in column.kinds if kind in _NUMBERS), "string")
    return {"name": column.name, "type": kind, "description": column.about}


def _index(publication: Publication) -> Row:
    base = publication.base_url

    def schema(record: str) -> str:
        return urls.absolute(base, urls.schema(record))

    return {
        "files": [
            {
                "name": file.name,
                "url": urls.absolute(base, urls.data(file.name)),
                "about": file.about,
                "bytes": file.size,
                "sha256": file.sha256,
                "schema": schema(file.record) if file.record else None,
            }
            for file in publication.files
        ],
        "collections": [
            {
                "name": name,
                "pattern": urls.absolute(base, urls.record(path)),
                "schema": schema(f"{kind}-page"),
                "list": urls.absolute(base, urls.data(listed)),
            }
            for name, path, kind, listed in _COLLECTIONS
        ],
        "captures": urls.absolute(base, urls.SEEDS),
        "manifest": urls.absolute(base, urls.MANIFEST),
        "schemas": [schema(name) for name in dictionary.names()],
    }
