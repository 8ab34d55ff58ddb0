"""The data dictionary in; a JSON Schema for each kind of record out, and all of it as a text to read."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export import dictionary
from site_builder.export.publication import Publication, artifact, as_json
from site_builder.model import Artifact

README = "README.md"
_HEAD = """# Data dictionary

Each file, what there is a record for, and its columns. A file that ends in `.jsonl` has one JSON object a
line, one that ends in `.json` is a JSON array, one that ends in `.csv` is a table after RFC 4180. All are
UTF-8. What is not known is `null`, in a table empty. `schema/` has the same as JSON Schema, and
`datapackage.json` as a data package.
"""


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    for name in dictionary.names():
        yield as_json(urls.schema(name), dictionary.published(name, publication.base_url))
    yield artifact(urls.data(README), "\n".join(_readme()))


def _readme() -> Iterator[str]:
    yield _HEAD
    for name, (record, about) in dictionary.RECORDS.items():
        yield f"## {name}\n\nOne record for each {about}.\n\n| column | type | meaning |\n|---|---|---|"
        for column in dictionary.columns(record):
            yield f"| `{column.name}` | {' or '.join(column.kinds)} | {column.about} |"
        yield ""
    yield "## Other files\n"
    for name, about in dictionary.WHOLES.items():
        yield f"- `{name}`: {about}."
    yield ""
