"""What sources say of days, and the documents of the edition, in; what does not go together out."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from site_builder.curate.fields import choice, day, fields, listing, place
from site_builder.curate.parts import source
from site_builder.curate.strict_yaml import Node
from site_builder.diagnostics import Report, Rule
from site_builder.model import Briefing, CalendarEntry, DayKind, Kind

CALENDAR_CONFLICT = Rule(code="U320", name="calendar-conflict")
MISPLACED_END = Rule(code="U321", name="misplaced-end")


def entry(node: Node, report: Report) -> CalendarEntry | None:
    """Read one entry of the calendar: a session that was held, or a recess."""
    found = fields(node, report, required=("date", "kind", "sources"), optional=("until",))
    if found is None:
        return None
    first, last, kind = day(found, "date"), day(found, "until"), choice(found, "kind", tuple(DayKind))
    if not first or not kind:
        return None
    if last and (kind != DayKind.RECESS or last < first):
        report.add(
            MISPLACED_END,
            place(found, "until"),
            f'"{last}" is no end of this entry.',
            hint="give `until` for a recess alone, and no day before its first",
        )
        last = ""
    return CalendarEntry(
        date=first,
        kind=DayKind(kind),
        sources=listing(found, "sources", source),
        until=last,
        location=found.location,
    )


def check(calendar: Sequence[CalendarEntry], briefings: Iterable[Briefing], report: Report) -> None:
    """Report a recess in which a press conference was held."""
    held = sorted({b.held.value[:10] for b in briefings if b.kind is Kind.PRESS_CONFERENCE})
    for each in calendar:
        at = bisect_left(held, each.date)
        if each.kind is DayKind.RECESS and at < len(held) and held[at] <= (each.until or each.date):
            report.add(
                CALENDAR_CONFLICT,
                each.location,
                f'A recess from "{each.date}" is listed, and a press conference of "{held[at]}" is here.',
                hint="mend the days of the recess, or the day of the document",
            )
