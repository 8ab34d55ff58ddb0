"""The edition in; every pair of places that have words in common out, as JSON Lines."""

import json
from collections.abc import Iterator

from site_builder import urls
from site_builder.curate import parallels
from site_builder.diagnostics import Report
from site_builder.export.publication import Publication, artifact
from site_builder.model import Artifact

NAME = "parallels.jsonl"


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    rows = parallels.rows(publication.edition)
    yield artifact(urls.data(NAME), "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows))
