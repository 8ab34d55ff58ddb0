"""A table of counts in; the page that shows it, with the ways to the others, out."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from site_builder import urls
from site_builder.derive import wording
from site_builder.derive.places import fact
from site_builder.derive.views import WHOLE, Cell, CountRow, CountTable, Fact, Group, Part, Portion
from site_builder.model import Briefing, Link, Page

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


def months(
    held: Mapping[str, Sequence[Briefing]], *, caption: str, total: str, to: Callable[..., str]
) -> CountTable:
    """Return years by months: how many documents each has. `to` a year, or a month in it, a cell leads;
    `held` has the years in the order of the table."""
    numbers = tuple(f"{number:02}" for number in range(1, 13))
    counts = Counter(briefing.held.value[:7] for those in held.values() for briefing in those)
    most = max(counts.values(), default=0)
    return CountTable(
        caption=caption,
        corner="Year",
        columns=tuple(Link(text=name, path="") for name in wording.MONTHS),
        total=total,
        rows=tuple(
            CountRow(
                name=Link(text=year, path=to(year)),
                cells=tuple(
                    _month(
                        counts[f"{year}-{month}"],
                        to(year, urls.month_anchor(f"{year}-{month}")),
                        column=name,
                        most=most,
                    )
                    for month, name in zip(numbers, wording.MONTHS, strict=True)
                ),
                total=Cell(text=f"{len(those):,}", path=to(year), column=total),
            )
            for year, those in held.items()
        ),
        sums=(),
    )


def _month(number: int, path: str, *, column: str, most: int) -> Cell:
    """Return a number with its link, in one of two shades: most months are alike."""
    return Cell(
        text=f"{number:,}" if number else "",
        path=path,
        column=column,
        shade=1 + (number >= max(2, -(-most // 2))) if number else 0,
    )


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
    portion: Portion = WHOLE,
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
            "portion": portion,
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
            Part(text=" and more"),
        ),
    )
