"""A table of counts in; the page that shows it, with the ways to the others, out."""

from site_builder import urls
from site_builder.derive.places import fact
from site_builder.derive.views import CountTable, Fact, Group, Part
from site_builder.model import Link, Page

DATA = "matrix.csv"
WHO = "Who asks about what"
YEARS = "Topics by year"
COVERAGE = "Coverage"
_HOW = "The number is what counts, and the link; the tint only helps the eye:"


def others(here: str) -> tuple[Link, ...]:
    """Return the ways to the other tables."""
    every = (
        Link(text=WHO, path=urls.MATRIX),
        Link(text=YEARS, path=urls.TOPIC_YEARS),
        Link(text=COVERAGE, path=urls.COVERAGE),
    )
    return tuple(link for link in every if link.path != here)


def page(
    title: str,
    path: str,
    lead: str,
    *,
    kind: str,
    section: str,
    table: CountTable | None,
    jump: tuple[Link, ...],
    orders: tuple[Link, ...] = (),
    groups: tuple[Group, ...] = (),
    crumbs: tuple[Link, ...] = (),
    data: str = "",
) -> Page:
    return Page(
        path=path,
        template="matrix",
        title=title,
        description=f"{title}: {lead}",
        section=section,
        crumbs=crumbs,
        context={
            "kind": kind,
            "lead": lead,
            "facts": (
                *((_how(table),) if table else ()),
                *((fact("Data", Link(text="The numbers as CSV", path=urls.data(data))),) if data else ()),
            ),
            "table": table,
            "orders": orders,
            "jump": jump,
            "groups": groups,
        },
    )


def _how(table: CountTable) -> Fact:
    """Say how to read the table, with a sample of each shade that it has: its smallest number."""
    shaded = [cell for row in table.rows for cell in row.cells if cell.shade]
    samples = tuple(
        min(
            (cell for cell in shaded if cell.shade == shade), key=lambda cell: int(cell.text.replace(",", ""))
        )
        for shade in sorted({cell.shade for cell in shaded})
    )
    return Fact(
        name="How to read",
        parts=(
            Part(text=_HOW),
            *(Part(text=cell.text, shade=cell.shade) for cell in samples),
            Part(text=" and more."),
        ),
    )
