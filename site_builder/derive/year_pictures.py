"""What was held and what is named of one year in; its two pictures out, a wide and a narrow one."""

from collections.abc import Sequence
from datetime import date

from site_builder import urls
from site_builder.curate import edtf
from site_builder.derive import lanes, wording
from site_builder.derive.dated_rows import Dated, days, plain
from site_builder.derive.pictures import (
    TimelineBar,
    TimelineLabel,
    TimelinePicture,
    TimelineSmall,
    TimelineSquare,
)
from site_builder.model import Briefing, Event

_LABELLED = 24  # events of a year that are named in words, those which stand in the most places
_LINES = 80  # from briefings to events; more would be a thicket
_SMALL_LANE = 54  # heights of the narrow picture; its text is set between them by the template
_SMALL_SIDE = 3.5  # of a square, in hundredths of the width of a phone
_SMALL_BAR = 16
_CIRCLE = 3.0  # hundredths: what is not longer is drawn as a circle


def wide(number: int, held: Sequence[Briefing], dated: Sequence[Dated]) -> TimelinePicture:
    briefings = [_held(briefing) for briefing in held]
    is_dense = len(held) > lanes.MOST
    bars: list[TimelineBar] = []
    squares: list[TimelineSquare] = []
    shared: list[TimelineLabel] = []
    if is_dense:
        months = [urls.year(str(number), urls.month_anchor(f"{number}-{month:02}")) for month in range(1, 13)]
        bars, lane = lanes.bars(number, briefings, months)
    else:
        squares, shared, lane = lanes.squares(number, briefings)
    below = lane + lanes.BETWEEN
    marks, height = lanes.events(number, _spans(number, dated), below)
    ats = {briefing.id: lanes.x(number, each.day) for briefing, each in zip(held, briefings, strict=True)}
    lines = {
        (ats[place.briefing.id], mark.at)
        for each, mark in zip(dated, marks, strict=True)
        for place in each.found
        if place.briefing.id in ats
    }
    return TimelinePicture(
        width=lanes.WIDTH,
        height=height,
        left=lanes.LEFT,
        lane=lane,
        below=below,
        ticks=tuple(lanes.ticks(number)),
        squares=tuple(squares),
        shared=tuple(shared),
        bars=tuple(bars),
        events=tuple(marks),
        lines=tuple(sorted(lines)) if len(lines) <= _LINES else (),
    )


def narrow(number: int, held: Sequence[Briefing], dated: Sequence[Dated]) -> TimelineSmall:
    days = [_held(briefing).day for briefing in held]
    shares = [100 * lanes.share(number, day) for day in days]
    is_dense = len(held) > lanes.MOST
    levels = lanes.piled(shares, _SMALL_SIDE)
    return TimelineSmall(
        ticks=tuple(
            (_hundredths(100 * lanes.share(number, date(number, month, 1))), wording.MONTHS[month - 1][:3])
            for month in (1, 4, 7, 10)
        ),
        squares=()
        if is_dense
        else tuple(
            (_hundredths(at), _SMALL_LANE - (lanes.SIDE + 1) * level)
            for at, level in zip(shares, levels, strict=True)
        ),
        bars=tuple(_small_bars(number, days)) if is_dense else (),
        events=tuple(_small_event(number, each) for each in dated),
    )


def _small_bars(number: int, days: Sequence[date]) -> list[tuple[str, str, int, int]]:
    counts = [sum(day.month == month for day in days) for month in range(1, 13)]
    heights = [-(-_SMALL_BAR * count // max(counts)) for count in counts]
    return [
        (_hundredths(100 * lanes.share(number, date(number, month, 1))), "7", _SMALL_LANE - height, height)
        for month, height in enumerate(heights, 1)
        if height
    ]


def _small_event(number: int, dated: Dated) -> tuple[str, str, bool]:
    first, last = (100 * lanes.share(number, day) for day in _bounds(dated.event))
    is_long = last - first > _CIRCLE
    return (
        _hundredths(first if is_long else (first + last) / 2),
        _hundredths(last - first) if is_long else "",
        wording.is_uncertain(dated.event.date),
    )


def _hundredths(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _spans(number: int, dated: Sequence[Dated]) -> list[lanes.Span]:
    most = sorted(range(len(dated)), key=lambda n: -len(dated[n].found))[:_LABELLED]
    return [
        lanes.Span(
            label=_label(each, str(number)) if n in most else "",
            name=_label(each, str(number)),
            path=urls.event(each.event.slug),
            bounds=_bounds(each.event),
            is_uncertain=wording.is_uncertain(each.event.date),
        )
        for n, each in enumerate(dated)
    ]


def _bounds(event: Event) -> tuple[date, date]:
    return wording.bounds(event.date) or (date.min, date.min)


def _held(briefing: Briefing) -> lanes.Held:
    names = briefing.witnesses[0].capture.spokespersons if briefing.exchanges else ()
    return lanes.Held(
        day=date.fromisoformat(briefing.held.value[:10]),
        who=names[0] if names else wording.KINDS[briefing.kind].lower(),
        path=urls.briefing(briefing.id),
    )


def _label(dated: Dated, number: str) -> str:
    """Return "5–9 Sep, title", with the year that names it where that is another."""
    namers = sorted({place.day[:4] for place in dated.found})
    elsewhere = "" if number in namers else f" (named in {_listed(namers)})"
    when = _when(dated.event)
    return f"{when}{', ' if when else ''}{dated.event.title}{elsewhere}"


def _when(event: Event) -> str:
    """Return "5–9 Sep", "26 Jul–9 Oct", "from 6 Sep" where the end is no day; "" where no month is known."""
    first, _, last = event.date.partition("/")
    begins = " ".join(part for part in (days(event), _month(first)) if part)
    if not last or not begins or "–" in days(event):
        return begins
    end = edtf.day(plain(last))
    return f"{begins}–{end.day} {_month(last)}" if end else f"from {begins}"


def _listed(years: Sequence[str]) -> str:
    return wording.listed(years) if len(years) <= 3 else f"{years[0]}–{years[-1]}"


def _month(date: str) -> str:
    """Return the short name of the month of a date; "" where that is not known."""
    bounds = wording.bounds(plain(date))
    if bounds is None or bounds[0].month != bounds[1].month:
        return ""
    return wording.MONTHS[bounds[0].month - 1][:3]
