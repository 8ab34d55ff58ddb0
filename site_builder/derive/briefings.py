"""The edition in; the list of briefings out, whole and by year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from site_builder import urls
from site_builder.derive import entries, leaves, portions, tables, wording
from site_builder.derive.views import WHOLE, CountTable, Group, Portion, YearLine
from site_builder.model import Briefing, Edition, Link, Page

_LATEST = 8  # documents on the first page, where it is a calendar
_CAPTION = "Documents by year and month"


def pages(edition: Edition) -> Iterator[Page]:
    by_year = {
        year: list(held)
        for year, held in groupby(reversed(edition.briefings), key=lambda briefing: briefing.held.value[:4])
    }
    years = tuple(Link(text=year, path=urls.year(year)) for year in by_year)
    yield _whole(edition, by_year, years)
    for year, held in by_year.items():
        months = tuple(_months(edition, held))
        for part in portions.numbered(urls.year(year), months, entries.group_size):
            yield _page(
                part.path,
                part.titled(f"Briefings, {year}"),
                part.groups,
                years,
                held=held,
                portion=part.portion,
            )


def _whole(edition: Edition, by_year: Mapping[str, Sequence[Briefing]], years: tuple[Link, ...]) -> Page:
    """Return the page of all; where they are too many for it, the newest of them and a calendar."""
    groups = tuple(_years(edition, by_year, by_year))
    if sum(map(entries.group_size, groups)) <= leaves.ROOM:
        return _page(urls.BRIEFINGS, "Briefings", groups, years, held=edition.briefings)
    newest = next(iter(by_year))
    latest = tuple(_years(edition, {newest: by_year[newest][:_LATEST]}, by_year))
    lines = tuple(
        YearLine(
            anchors=() if year == newest else (urls.year_anchor(year),),
            link=Link(text=year, path=urls.year(year)),
            count=f"{len(held):,}",
        )
        for year, held in by_year.items()
    )
    months = tables.months(by_year, caption=_CAPTION, total="Documents", to=urls.year)
    return _page(
        urls.BRIEFINGS,
        "Briefings",
        latest,
        years,
        held=edition.briefings,
        lines=lines,
        table=replace(months, is_calendar=True),
    )


def _years(
    edition: Edition, shown: Mapping[str, Sequence[Briefing]], all: Mapping[str, Sequence[Briefing]]
) -> Iterator[Group]:
    for year, held in shown.items():
        cut = f", the latest {len(held)} shown" if len(held) < len(all[year]) else ""
        yield Group(
            anchor=urls.year_anchor(year),
            link=Link(text=year, path=urls.year(year)),
            summary=f"{wording.count(len(all[year]), 'document')}{cut}",
            entries=tuple(entries.document(edition, briefing) for briefing in held),
        )


def _months(edition: Edition, held: Sequence[Briefing]) -> Iterator[Group]:
    for month, group in groupby(held, key=lambda briefing: briefing.held.value[:7]):
        members = list(group)
        yield Group(
            anchor=urls.month_anchor(month),
            link=Link(text=wording.month(month), path=""),
            summary=wording.count(len(members), "document"),
            entries=tuple(entries.document(edition, briefing) for briefing in members),
        )


def _page(
    path: str,
    title: str,
    groups: tuple[Group, ...],
    years: tuple[Link, ...],
    *,
    held: Sequence[Briefing],
    portion: Portion = WHOLE,
    lines: tuple[YearLine, ...] = (),
    table: CountTable | None = None,
) -> Page:
    questions = sum(len(briefing.exchanges) for briefing in held)
    asked = f" and {wording.count(questions, 'question')}" if questions else ""
    summary = f"{wording.count(len(held), 'document')}{asked}, newest first."
    return Page(
        path=path,
        template="briefings",
        title=title,
        description=f"{title}: {summary}",
        section="briefings",
        crumbs=(Link(text="Briefings", path=urls.BRIEFINGS),) if path != urls.BRIEFINGS else (),
        context={
            "groups": groups,
            "years": years,
            "summary": summary,
            "portion": portion,
            "lines": lines,
            "table": table,
        },
    )
