"""The edition in; which sessions it has, and which are known to be missing, out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from site_builder import urls
from site_builder.derive import entries, portions, tables, wording
from site_builder.derive.views import Cell, CountTable, Entry, Group
from site_builder.model import Briefing, CalendarEntry, DayKind, Edition, Kind, Link, Page

LEAD = (
    "Press conferences of this edition by month; the page of each year has the other documents with them. A "
    "session counts as missing only where a source says that it was held. Where no source says so of a day, "
    "nothing is concluded from it: there is not a session on every weekday."
)


def pages(edition: Edition) -> Iterator[Page]:
    missing = _missing(edition)
    by_year: dict[str, list[Briefing]] = {}
    for briefing in edition.briefings:
        by_year.setdefault(briefing.held.value[:4], []).append(briefing)
    years = sorted({*by_year, *(entry.date[:4] for entry in edition.calendar)})
    yield tables.page(
        tables.COVERAGE,
        urls.COVERAGE,
        LEAD,
        kind="Calendar",
        section="briefings",
        table=_table(by_year, missing, years),
        jump=tables.others(urls.COVERAGE),
    )
    for year in years:
        yield from _year(edition, year, by_year.get(year, ()), missing)


def _missing(edition: Edition) -> tuple[CalendarEntry, ...]:
    """Return the sessions that a source names and the edition has not."""
    held = {b.held.value[:10] for b in edition.briefings if b.kind is Kind.PRESS_CONFERENCE}
    named = (entry for entry in edition.calendar if entry.kind is DayKind.HELD)
    return tuple(sorted((entry for entry in named if entry.date not in held), key=lambda entry: entry.date))


def _table(
    by_year: Mapping[str, Sequence[Briefing]], missing: Sequence[CalendarEntry], years: Sequence[str]
) -> CountTable:
    sessions = {year: [b for b in by_year.get(year, ()) if b.kind is Kind.PRESS_CONFERENCE] for year in years}
    table = tables.months(
        sessions,
        caption="Years by months: number of press conferences",
        total="Press conferences",
        to=urls.coverage,
    )
    if not missing:
        return table
    lost = Counter(entry.date[:4] for entry in missing)
    return replace(
        table,
        columns=(*table.columns, Link(text="Known to be missing", path="")),
        rows=tuple(
            replace(row, cells=(*row.cells, _lost(lost[row.name.text], row.name.text))) for row in table.rows
        ),
    )


def _lost(number: int, year: str) -> Cell:
    return Cell(text=f"{number:,}" if number else "", path=urls.coverage(year), column="Known to be missing")


def _year(
    edition: Edition, year: str, held: Sequence[Briefing], missing: Sequence[CalendarEntry]
) -> Iterator[Page]:
    dated: list[tuple[str, Entry]] = [
        (briefing.held.value[:10], entries.document(edition, briefing)) for briefing in held
    ]
    dated += [(each.date, _note(each, "Not captured")) for each in missing if each.date[:4] == year]
    dated += [
        (each.date, _note(each, "Recess"))
        for each in edition.calendar
        if each.kind is DayKind.RECESS and each.date[:4] == year
    ]
    dated.sort(key=lambda pair: pair[0])
    months = dict.fromkeys(day[:7] for day, _ in dated)
    number = sum(briefing.kind is Kind.PRESS_CONFERENCE for briefing in held)
    others = wording.count(len(held) - number, "other document")
    lost = sum(each.date[:4] == year for each in missing)
    known = f"; {lost:,} more known to have been held" if lost else ""
    groups = [
        Group(
            anchor=urls.month_anchor(month),
            link=Link(text=wording.month(month), path=""),
            summary="",
            entries=tuple(entry for day, entry in dated if day[:7] == month),
        )
        for month in months
    ]
    for each in portions.numbered(urls.coverage(year), groups, entries.group_size):
        yield tables.page(
            each.titled(f"{tables.COVERAGE}, {year}"),
            each.path,
            f"{wording.count(number, 'press conference')} and {others} captured{known}.",
            kind="Calendar",
            section="briefings",
            table=None,
            jump=(),
            crumbs=(Link(text=tables.COVERAGE, path=urls.COVERAGE),),
            groups=each.groups,
            portion=each.portion,
        )


def _note(each: CalendarEntry, what: str) -> Entry:
    said = wording.listed([source.text for source in each.sources])
    path = next((source.url for source in each.sources if source.url), "")
    days = f"{each.date}/{each.until}" if each.until else each.date
    return Entry(when=wording.period(days), link=Link(text=what, path=path), summary=said)
