"""The edition in; the table of topics by years out."""

from collections import Counter
from collections.abc import Iterator, Sequence

from site_builder import urls
from site_builder.derive import places, tables, tallies
from site_builder.derive.views import Cell, CountRow, CountTable
from site_builder.model import Edition, Link, Page

LEAD = (
    "Exchanges, and paragraphs of documents without questions, on each topic in each year of this edition. "
    "One may count under several topics. How often a topic comes up depends on what was captured."
)


def pages(edition: Edition) -> Iterator[Page]:
    found = {slug: those for slug, those in places.by_topic(edition).items() if those}
    years = sorted({briefing.held.value[:4] for briefing in edition.briefings})
    counts = {slug: Counter(place.day[:4] for place in those) for slug, those in found.items()}
    most = max((number for row in counts.values() for number in row.values()), default=0)
    ranked = sorted(found, key=lambda slug: (-len(found[slug]), slug))
    table = CountTable(
        caption="Topics by years: number of exchanges and paragraphs",
        corner="Topic",
        columns=tuple(Link(text=year, path=urls.year(year)) for year in years),
        total="In all",
        rows=tuple(
            CountRow(
                name=places.topic_link(edition.topics[slug]),
                cells=tuple(
                    tallies.cell(
                        counts[slug][year], urls.topic(slug, urls.year_anchor(year)), column=year, most=most
                    )
                    for year in years
                ),
                total=Cell(text=f"{len(found[slug]):,}", path=urls.topic(slug), column="In all"),
            )
            for slug in ranked
        ),
        sums=(_year_sums(edition, years),),
    )
    yield tables.page(
        tables.YEARS,
        urls.TOPIC_YEARS,
        LEAD,
        kind="Topic by year",
        section="topics",
        table=table,
        jump=tables.others(urls.TOPIC_YEARS),
    )


def _year_sums(edition: Edition, years: Sequence[str]) -> CountRow:
    units = Counter(place.day[:4] for place in places.all_units(edition))
    return CountRow(
        name=Link(text="All, on a topic or none", path=""),
        cells=tuple(Cell(text=f"{units[year]:,}", path=urls.year(year), column=year) for year in years),
        total=Cell(text=f"{units.total():,}", path=urls.BRIEFINGS, column="In all"),
    )
