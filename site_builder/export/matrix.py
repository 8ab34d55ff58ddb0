"""The edition in; how many questions each outlet asked on each topic in each year, as CSV, out.

A question on several topics, or of several outlets, is in several rows: they add up to more than there are
questions. Each row is a cell of the tables on the site, by year."""

from collections import Counter
from collections.abc import Iterator

from site_builder.derive import tallies
from site_builder.diagnostics import Report
from site_builder.export import rows
from site_builder.export.publication import Publication
from site_builder.model import Artifact, Edition, Slug

NAME = "matrix.csv"
COLUMNS = ("outlet", "topic", "year", "questions")


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    counts = sorted(_counts(publication.edition).items())
    yield rows.table(NAME, COLUMNS, ((*key, number) for key, number in counts))


def _counts(edition: Edition) -> Counter[tuple[Slug, Slug, str]]:
    return Counter(
        (outlet, topic, place.day[:4])
        for outlet, found in tallies.by_outlet_and_topic(edition).items()
        for topic, asked in found.items()
        for place in asked
    )
