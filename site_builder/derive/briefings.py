"""The edition in; the list of briefings out, whole and by year."""

from collections.abc import Iterator, Sequence

from site_builder import urls
from site_builder.derive import entries, wording
from site_builder.derive.views import Group
from site_builder.model import Briefing, Edition, Link, Page


def pages(edition: Edition) -> Iterator[Page]:
    by_year: dict[str, list[Briefing]] = {}
    for briefing in reversed(edition.briefings):
        by_year.setdefault(briefing.held.value[:4], []).append(briefing)
    years = tuple(Link(text=year, path=urls.year(year)) for year in by_year)
    groups = tuple(
        Group(
            anchor=urls.year_anchor(year),
            link=Link(text=year, path=urls.year(year)),
            summary=wording.count(len(held), "document"),
            entries=tuple(entries.document(edition, briefing) for briefing in held),
        )
        for year, held in by_year.items()
    )
    yield _page(urls.BRIEFINGS, "Briefings", groups, years, edition.briefings)
    for year, held in by_year.items():
        yield _page(urls.year(year), f"Briefings, {year}", tuple(_months(edition, held)), years, held)


def _months(edition: Edition, held: Sequence[Briefing]) -> Iterator[Group]:
    by_month: dict[str, list[Briefing]] = {}
    for briefing in held:
        by_month.setdefault(briefing.held.value[:7], []).append(briefing)
    for month, members in by_month.items():
        yield Group(
            anchor=urls.month_anchor(month),
            link=Link(text=wording.month(month), path=""),
            summary=wording.count(len(members), "document"),
            entries=tuple(entries.document(edition, briefing) for briefing in members),
        )


def _page(
    path: str, title: str, groups: tuple[Group, ...], years: tuple[Link, ...], held: Sequence[Briefing]
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
        context={"groups": groups, "years": years, "summary": summary},
    )
