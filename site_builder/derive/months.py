"""What the texts name of a month in; its page out, with every passage that names a day of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_builder import urls
from site_builder.derive import dated_rows, wording
from site_builder.derive.dates import Named
from site_builder.derive.pictures import TimelineEntry, TimelineMonth
from site_builder.model import Link, Page

LEAD = (
    "What was held and what happened in this month, and every passage that names a day of it, or the month "
    "itself. A day that is named need not be the day of an event."
)
_SHOWN = 20  # passages listed that name one date


def page(month: str, listed: TimelineMonth | None, named: Sequence[Named], years: frozenset[str]) -> Page:
    title = wording.month(month)
    year = (Link(text=month[:4], path=urls.timeline(month[:4])),) if month[:4] in years else ()
    return Page(
        path=urls.timeline_month(month),
        template="month",
        title=f"Timeline, {title}",
        description=f"{title}: {LEAD}",
        section="timeline",
        crumbs=(Link(text="Timeline", path=urls.TIMELINE), *year),
        context={
            "lead": LEAD,
            "listed": listed and replace(listed, path="", named=""),
            "named": tuple(_named_entries(month, named)),
        },
    )


def _named_entries(month: str, named: Sequence[Named]) -> Iterator[TimelineEntry]:
    """Yield one entry for each date that is named of a month, the days first, with an anchor for each day."""
    by_date: dict[tuple[str, str], list[Named]] = {}
    for each in named:
        by_date.setdefault((_begins(each.edtf), each.edtf), []).append(each)
    seen: set[str] = set()
    for begins, value in sorted(by_date, key=lambda key: (key[0] == month, key)):
        anchor = urls.day_anchor(begins) if len(begins) == 10 and begins not in seen else ""
        seen.add(begins)
        yield replace(entry(value, by_date[begins, value]), anchor=anchor)


def entry(value: str, found: Sequence[Named]) -> TimelineEntry:
    """Return a date with the passages that name it."""
    more = len(found) - _SHOWN
    rest = f", and {more} more places in the data" if more > 0 else ""
    day = _begins(value)
    return TimelineEntry(
        day=str(int(day[8:])) if len(day) == 10 else "",
        summary=dated_rows.capitalised(wording.period(value)) + rest,
        places=tuple(each.link for each in found[:_SHOWN]),
        words=tuple(each.words for each in found[:_SHOWN]),
    )


def _begins(value: str) -> str:
    """Return the day or month that a date begins on, or ends on where no beginning is known."""
    first, slash, last = value.partition("/")
    return dated_rows.plain(last if slash and first in ("", "..") else first)
