"""The edition in; how many questions each outlet asked on each topic in each year, as CSV, out.

Each row counts other questions, so that the sums of rows are those of the tables on the site."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from site_builder import urls
from site_builder.derive import tallies
from site_builder.diagnostics import Report
from site_builder.export.publication import Publication, artifact
from site_builder.model import Artifact, Edition, Slug

NAME = "matrix.csv"
COLUMNS = ("outlet", "topic", "year", "questions")


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")  # RFC 4180
    rows.writerow(COLUMNS)
    for (outlet, topic, year), number in sorted(_counts(publication.edition).items()):
        rows.writerow((outlet, topic, year, number))
    yield artifact(urls.data(NAME), text.getvalue())


def _counts(edition: Edition) -> Counter[tuple[Slug, Slug, str]]:
    return Counter(
        (outlet, topic, place.day[:4])
        for outlet, found in tallies.by_outlet_and_topic(edition).items()
        for topic, asked in found.items()
        for place in asked
    )
