"""Briefings and events of the timeline in; its list out, month by month, each date with what it was read
from."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from site_builder import urls
from site_builder.curate import edtf
from site_builder.derive import dates, places, wording
from site_builder.derive import passages as record
from site_builder.derive.pictures import NamedIn, TimelineMonth, TimelineRow
from site_builder.derive.places import Place
from site_builder.model import Briefing, BriefingId, DateMention, DateRule, Edition, Event, Link, Slug

_NOTHING = Link(text="", path="")
_DOCUMENTS = 6  # named in a row before "and 3 more documents"
_UNITS = 8  # of one document


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An event that is named, and where."""

    event: Event
    found: Sequence[Place]

    @property
    def first(self) -> str:
        """The first day of the event."""
        return places.event_order(self.event)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What dates were read from: of each event the words of a text, and how they were reckoned; how many
    events each document names."""

    words: Mapping[Slug, tuple[str, str]]
    named: Mapping[BriefingId, int]


def read(edition: Edition, dated: Sequence[Dated]) -> Read:
    words: dict[Slug, tuple[str, str]] = {}
    units = {(place.briefing.id, place.unit.anchor): place for place in places.all_units(edition)}
    for mention in edition.dates:
        if mention.event and mention.event not in words and _tells(edition.events[mention.event], mention):
            place = units[mention.briefing, mention.unit]
            printed = dates.words(place, mention)
            words[mention.event] = (printed, dates.basis(edition, mention, printed).lower())
    return Read(words=words, named=named(dated))


def named(dated: Sequence[Dated]) -> Mapping[BriefingId, int]:
    """Count the events that each document names."""
    return Counter(briefing for each in dated for briefing in {place.briefing.id for place in each.found})


def _tells(event: Event, mention: DateMention) -> bool:
    """True where words say the date of an event, and are not themselves counted from it."""
    return mention.edtf == event.date and mention.rule not in (DateRule.EVENT, DateRule.COUNT)


def months(
    held: Sequence[Briefing], dated: Sequence[Dated], said: Read, named: Mapping[str, int]
) -> Iterator[TimelineMonth]:
    """Yield the months that have a row, the latest first; `named` is how often the texts name each."""
    rows = [(briefing.held.value[:10], 1, _briefing_row(briefing, said)) for briefing in held]
    rows += [(each.first, 2, _event_row(each, said)) for each in dated]
    rows.sort(key=lambda row: row[:2])
    by_month = groupby(rows, key=lambda row: row[0][:7])
    for month, found in reversed([(month, [row for _, _, row in group]) for month, group in by_month]):
        yield TimelineMonth(
            name=wording.month(month),
            anchor=urls.month_anchor(month),
            rows=tuple(found),
            path=urls.timeline_month(month) if month in named else "",
            named=f"{wording.count(named.get(month, 0), 'place')} in the texts",
        )


def _briefing_row(briefing: Briefing, said: Read) -> TimelineRow:
    named = said.named.get(briefing.id, 0)
    events = f", {wording.count(named, 'event')} named" if named else ""
    basis = wording.basis(briefing.held)
    return TimelineRow(
        day=str(date.fromisoformat(briefing.held.value[:10]).day),
        briefing=record.briefing_link(briefing),
        event=_NOTHING,
        summary=f"{record.extent(briefing)}{events}",
        named_in=(),
        more=_NOTHING,
        quoted="",
        read=f"Day {basis}" if basis else "",
    )


def _event_row(dated: Dated, said: Read) -> TimelineRow:
    event = dated.event
    documents = [list(group) for _, group in groupby(dated.found, key=lambda place: place.briefing.id)]
    left = len(documents) - _DOCUMENTS
    quoted, how = said.words.get(event.slug, ("", ""))
    source = event.sources[0].text if event.sources else ""
    return TimelineRow(
        day=days(event),
        briefing=_NOTHING,
        event=places.event_link(event),
        summary=_period(event),
        named_in=tuple(_named_in(found) for found in documents[:_DOCUMENTS]),
        more=Link(text=wording.count(left, "more document"), path=urls.event(event.slug))
        if left > 0
        else _NOTHING,
        quoted=quoted,
        read=how if quoted else source,
    )


def _period(event: Event) -> str:
    """Return the date in words where the day at the left does not say it all."""
    start, _, end = event.date.partition("/")
    is_told = edtf.day(start) and start[:7] == (end or start)[:7] and not wording.is_uncertain(event.date)
    return "" if is_told else capitalised(wording.period(event.date))


def capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _named_in(found: Sequence[Place]) -> NamedIn:
    left = len(found) - _UNITS
    links = [
        Link(
            text=record.label(place.unit),
            path=urls.briefing(place.briefing.id, (place.spans[0] if place.spans else place.unit).anchor),
        )
        for place in found
    ]
    more = (Link(text=f"{left} more", path=found[_UNITS].path),) if left > 0 else ()
    return NamedIn(units=(*links[:_UNITS], *more), document=wording.day(found[0].day))


def days(event: Event) -> str:
    """Return "15" or "5–9"; the first day of an event that ends in another month, "" for a whole month."""
    first, _, last = event.date.partition("/")
    start, end = edtf.day(plain(first)), edtf.day(plain(last))
    if start is None:
        return ""
    within = end is not None and (start.year, start.month) == (end.year, end.month)
    return f"{start.day}–{end.day}" if end and within else str(start.day)


def plain(date: str) -> str:
    """Return a date without the sign that it is uncertain."""
    return date.rstrip("~?%")
