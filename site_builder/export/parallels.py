"""The edition in; every pair of places that have words in common out, as JSON Lines."""

from collections.abc import Iterator

from site_builder.curate import parallels
from site_builder.diagnostics import Report
from site_builder.export import rows
from site_builder.export.publication import Publication
from site_builder.model import Artifact

NAME = "parallels.jsonl"


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    yield rows.lines(NAME, parallels.rows(publication.edition))
