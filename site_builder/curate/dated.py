"""An edition in; the same out with every time that its texts name: from the day held, or from events."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from site_builder.curate import edtf, event_times, times
from site_builder.curate.event_times import Named
from site_builder.curate.times import Time
from site_builder.diagnostics import NOWHERE, Location, Report, Rule
from site_builder.model import (
    NO_SLUG,
    Anchor,
    Briefing,
    BriefingId,
    Certainty,
    DateMention,
    DateRule,
    Edition,
    Event,
    Mention,
    Passage,
    Slug,
    Span,
    Unit,
)

MISSPENT_TIME = Rule(code="U310", name="misspent-time")

_LONG = timedelta(days=31)  # an event that lasts longer is not told by one of its days

Times = Mapping[Anchor, tuple[Time, ...]]  # by passage
_Places = Mapping[tuple[BriefingId, Anchor], Sequence[tuple[Event, Mention]]]


@dataclass(frozen=True, slots=True)
class _Text:
    """A passage, its times, the day its document was held, and the events that it mentions."""

    words: str
    times: Sequence[Time]
    held: date
    mentions: Sequence[tuple[Event, Mention]]

    @property
    def named(self) -> list[Named]:
        spans = ((event, mention.span) for event, mention in self.mentions)
        return [Named(event, span.start, span.end or len(self.words)) for event, span in spans]


def of_passages(briefing: Briefing) -> Times:
    """Return the times of each passage that has some, whatever it mentions."""
    held = _held(briefing)
    found = ((passage.anchor, times.find(passage.text, held)) for _, passage in _passages(briefing))
    return {anchor: here for anchor, here in found if here}


def dated(edition: Edition, found: Iterable[Times], report: Report) -> Edition:
    """Return the edition with its dates, in the order of the text; `found` are the times of each briefing."""
    return replace(edition, dates=tuple(_dates(edition, found, report)))


def _dates(edition: Edition, found: Iterable[Times], report: Report) -> Iterator[DateMention]:
    places = _places(edition)
    for briefing, known in zip(edition.briefings, found, strict=True):
        held = _held(briefing)
        for unit, passage in _passages(briefing):
            here, mentions = known.get(passage.anchor, ()), places.get((briefing.id, passage.anchor), ())
            if here or mentions:
                text = _Text(passage.text, here, held, mentions)
                for time, basis, event in _of_passage(text, report):
                    yield DateMention(
                        briefing=briefing.id,
                        unit=unit.anchor,
                        span=Span(anchor=passage.anchor, start=time.start, end=time.end),
                        edtf=time.edtf,
                        rule=time.rule,
                        certainty=time.certainty,
                        basis=basis,
                        event=event,
                    )


def _passages(briefing: Briefing) -> Iterator[tuple[Unit, Passage]]:
    for unit in briefing.units:
        for passage in unit.passages:
            yield unit, passage


def _held(briefing: Briefing) -> date:
    return date.fromisoformat(briefing.held.value[:10])


def _of_passage(text: _Text, report: Report) -> list[tuple[Time, str, Slug]]:
    """Return the times of one passage. What editors call a time stands in place of what rules find there."""
    if not text.mentions:
        return [(time, "rule", NO_SLUG) for time in text.times if time.hook is None or time.hook.stays]
    given = list(_given(text, report))
    named = text.named
    ends = times.sentences(text.words) if text.times else []
    kept: list[tuple[Time, str, Slug]] = [(time, "editor", slug) for time, slug in given]
    for time in text.times:
        if any(time.start < other.end and other.start < time.end for other, _ in given):
            continue
        if time.hook is None:
            kept.append((time, "rule", _event_of(time, named, ends)))
            continue
        settled = event_times.settled(time, time.hook, text.words, named, text.held)
        if settled is not None:
            kept.append((settled[0], "rule", settled[1]))
    return sorted(kept, key=lambda each: (each[0].start, -each[0].end))


def _given(text: _Text, report: Report) -> Iterator[tuple[Time, Slug]]:
    """Yield what editors call the time of an event, or one since or until it."""
    for event, mention in text.mentions:
        if not mention.time:
            continue
        value = event_times.said(event.date, mention.time, text.held)
        if edtf.days(value) is None:
            report.add(
                MISSPENT_TIME,
                _where(event, mention, text.words[mention.span.start : mention.span.end]),
                f'No time "{mention.time}" can be counted from the date "{event.date}" of "{event.slug}".',
                hint="`since` needs an event that began before the day held, `until` one whose end is known",
            )
            continue
        sure = event_times.is_certain(event) and mention.time != "until"
        time = Time(
            start=mention.span.start,
            end=mention.span.end,
            edtf=value,
            rule=DateRule.EVENT,
            certainty=Certainty.SURE if sure else Certainty.PROBABLE,
        )
        yield time, event.slug


def _where(event: Event, mention: Mention, words: str) -> Location:
    """Return where an editor names a mention of these words."""
    said = [
        target
        for target in event.mentions
        if target.time == mention.time and target.briefing == mention.briefing
    ]
    same = [target for target in said if target.selector.exact.split() == words.split()]
    near = [target for target in same if target.anchor in (mention.span.anchor, mention.unit)]
    return next((target.selector.location for target in (*near, *same, *said)), NOWHERE)


def _event_of(time: Time, named: Sequence[Named], ends: Sequence[int]) -> Slug:
    """Return the event of that date whose words hold the expression, or stand nearest in its sentence; "" for
    none."""
    days = edtf.days(time.edtf)
    if days is None:
        return NO_SLUG
    is_open = ".." in time.edtf
    sentence = bisect_right(ends, time.start)
    near = []
    for place, each in enumerate(named):
        holds = each.start < time.end and time.start < each.end
        beside = not is_open and bisect_right(ends, each.start) == sentence
        if (holds or beside) and _is_on(each.event, days):
            near.append((max(each.start - time.end, time.start - each.end, 0), place, each.event.slug))
    return min(near)[2] if near else NO_SLUG


def _is_on(event: Event, days: edtf.Days) -> bool:
    """Tell whether an event lies within a time, or is of several days of which that is one."""
    own = edtf.days(event.date)
    if own is None:
        return False
    return (days[0] <= own[0] and own[1] <= days[1]) or (
        own[0] <= days[0] and days[1] <= own[1] and own[1] - own[0] <= _LONG
    )


def _places(edition: Edition) -> _Places:
    """Return the mentions of events by passage."""
    found: dict[tuple[BriefingId, Anchor], list[tuple[Event, Mention]]] = defaultdict(list)
    for slug, mentions in edition.event_mentions.items():
        for mention in mentions:
            if mention.span.end:
                found[mention.briefing, mention.span.anchor].append((edition.events[slug], mention))
    return found
