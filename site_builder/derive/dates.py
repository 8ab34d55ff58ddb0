"""The edition in; the times that its texts name out, as the margin and the timeline show them. Shared."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from site_builder import urls
from site_builder.curate import edtf
from site_builder.derive import passages as record
from site_builder.derive import places, wording
from site_builder.derive.later import Each
from site_builder.derive.once import once
from site_builder.derive.places import Place
from site_builder.derive.views import DateGroup, DateView
from site_builder.model import (
    Anchor,
    BriefingId,
    Certainty,
    DateMention,
    DateRule,
    Edition,
    Event,
    Link,
    Slug,
)

_Groups = Mapping[Anchor, tuple[DateGroup, ...]]

_OPEN = ("", "..")
_LONG = 31  # days that an event lasts at most whose days are looked for
_BASES = {
    DateRule.PRINTED: "As printed",
    DateRule.YEAR_SUPPLIED: "Year supplied",
    DateRule.DAY_COUNTED: "Counted from the day held",
    DateRule.PERIOD_COUNTED: "Counted from the day held",
    DateRule.FROM_TO: "Year supplied",
    DateRule.COUNT: "Counted from the day held",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A date, and a place whose words name it. One that runs to the day held has no end here."""

    edtf: str
    words: str
    place: Place
    span_anchor: Anchor

    @property
    def link(self) -> Link:
        return Link(
            text=f"{wording.day(self.place.day)}, {record.label(self.place.unit)}",
            path=urls.briefing(self.place.briefing.id, self.span_anchor),
        )


@once
def by_unit(edition: Edition) -> Mapping[BriefingId, _Groups]:
    """Return what the margin of each unit says of its times: those with a date, by how it was reckoned."""
    found = defaultdict[BriefingId, list[tuple[Place, Sequence[DateMention]]]](list)
    for place, mentions in _by_place(edition):
        if any(mention.edtf for mention in mentions):
            found[place.briefing.id].append((place, mentions))

    def make(_: BriefingId, units: Iterable[tuple[Place, Sequence[DateMention]]]) -> _Groups:
        return {place.unit.anchor: tuple(_groups(edition, place, mentions)) for place, mentions in units}

    return Each(found, make)


def _groups(edition: Edition, place: Place, mentions: Iterable[DateMention]) -> Iterator[DateGroup]:
    years = places.years(edition)
    groups: dict[str, dict[tuple[str, str], DateView]] = {}
    for mention in mentions:
        if mention.edtf:
            printed = words(place, mention)
            group = groups.setdefault(basis(edition, mention, printed), {})
            group.setdefault((printed.casefold(), mention.edtf), _view(mention, printed, years))
    for how, views in groups.items():
        yield DateGroup(dates=tuple(views.values()), basis=how)


def on_timeline(edition: Edition) -> Mapping[str, Sequence[Named]]:
    """Return what is named of each month ("2023-11") and of each year ("2023") that the timeline has."""
    years, found = places.years(edition), defaultdict[str, list[Named]](list)
    for place, mentions in _by_place(edition):
        for mention in mentions:
            known = _known(mention.edtf)
            if len(known) >= 7 or known in years:
                found[known[:7]].append(
                    Named(
                        edtf=_unended(mention.edtf, place.day),
                        words=words(place, mention),
                        place=place,
                        span_anchor=mention.span.anchor,
                    )
                )
    return found


def by_event(edition: Edition) -> Mapping[Slug, tuple[Link, ...]]:
    """Return the units that name a day of each event, or the event’s month, and do not mention it."""
    by_day: dict[str, list[tuple[Place, DateMention]]] = defaultdict(list)
    for place, mentions in _by_place(edition):
        for mention in mentions:
            by_day[mention.edtf].append((place, mention))
    return {slug: tuple(_elsewhere(edition, event, by_day)) for slug, event in edition.events.items()}


def path(value: str, years: Set[str]) -> str:
    """Return where a date stands on the timeline: where it begins, or else ends; "" where that is nowhere."""
    known = _known(value)
    if len(known) == 10:
        return urls.timeline_month(known[:7], urls.day_anchor(known))
    if len(known) == 7:
        return urls.timeline_month(known)
    return urls.timeline(known) if known in years else ""


def _unended(value: str, held: str) -> str:
    """Return a time up to the day held as one without an end: to stand with others."""
    first, slash, last = value.partition("/")
    return f"{first}/.." if slash and last == held and first not in _OPEN else value


def _known(value: str) -> str:
    """Return the day, month or year that a date begins on, or ends on; "" for what is none of these."""
    first, slash, last = value.partition("/")
    end = (last if first in _OPEN and slash else first).rstrip("~?%").removesuffix("-XX").removesuffix("-XX")
    days = edtf.days(end)
    if days is None or "X" in end:
        return ""
    return end if len(end) != 7 or int(end[5:]) <= 12 else end[:4]


def _by_place(edition: Edition) -> Iterator[tuple[Place, Sequence[DateMention]]]:
    """Yield every unit that names a time, in the order of the edition."""
    found: dict[tuple[BriefingId, Anchor], list[DateMention]] = defaultdict(list)
    for mention in edition.dates:
        found[mention.briefing, mention.unit].append(mention)
    for place in places.all_units(edition):
        if (key := (place.briefing.id, place.unit.anchor)) in found:
            yield place, found[key]


def words(place: Place, mention: DateMention) -> str:
    """Return the words that name a time, as printed."""
    text = next(each.text for each in place.unit.passages if each.anchor == mention.span.anchor)
    return record.plain(text[mention.span.start : mention.span.end])


def _view(mention: DateMention, words: str, years: Set[str]) -> DateView:
    probably = "probably " if mention.certainty is Certainty.PROBABLE else ""
    text = probably + wording.period(mention.edtf)
    return DateView(words=words, date=Link(text=text, path=path(mention.edtf, years)))


def basis(edition: Edition, mention: DateMention, printed: str) -> str:
    """Say how a time was reckoned, and by whom."""
    if mention.event and mention.rule in (DateRule.EVENT, DateRule.COUNT):
        how = f"By the date of “{edition.events[mention.event].title}”"
    elif mention.rule is DateRule.FROM_TO and mention.edtf[:4] in printed:
        how = _BASES[DateRule.PRINTED]
    else:
        how = _BASES[mention.rule]
    return f"{how}, {'by an editor' if mention.basis == 'editor' else 'by rule'}"


def _elsewhere(
    edition: Edition, event: Event, by_day: Mapping[str, Iterable[tuple[Place, DateMention]]]
) -> Iterator[Link]:
    own = edtf.days(event.date)
    if own is None or (own[1] - own[0]).days > _LONG or ".." in event.date:
        return
    mentioned = {(each.briefing, each.unit) for each in edition.event_mentions.get(event.slug, ())}
    seen = set()
    days = [own[0].fromordinal(day).isoformat() for day in range(own[0].toordinal(), own[1].toordinal() + 1)]
    for value in dict.fromkeys((event.date, *days)):
        for place, mention in by_day.get(value, ()):
            key = (place.briefing.id, place.unit.anchor)
            if key not in mentioned and key not in seen:
                seen.add(key)
                text = f"{wording.day(place.day)}, {record.label(place.unit)}"
                yield Link(text=text, path=urls.briefing(place.briefing.id, mention.span.anchor))
