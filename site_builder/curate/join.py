"""CAPTURES and CONTENT in, EDITION out.

Every reference is resolved here or reported; what comes out holds no name that does not lead somewhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from site_builder.cache import NO_CACHE, Cache
from site_builder.curate import (
    apparatus,
    calendar,
    classify,
    collate,
    conflation,
    dated,
    directions,
    findings,
    forms,
    kept_families,
    lock,
    mentions,
    overrides,
    permalinks,
    registers,
    resolve,
    terms,
    tracing,
    units,
)
from site_builder.curate.classify import Found
from site_builder.curate.collate import Draft
from site_builder.curate.conflation import Text
from site_builder.curate.overrides import Overrides
from site_builder.curate.registers import Registers
from site_builder.curate.resolve import Scene, locate
from site_builder.diagnostics import Report
from site_builder.model import (
    Anchor,
    Basis,
    Briefing,
    BriefingId,
    Capture,
    Content,
    Dated,
    Edition,
    Mention,
    Pin,
    Redirect,
    Slug,
    Unit,
)
from site_builder.spread import ALONE, Crew

_FEW = 100  # briefings below which further processes cost more than they save

_U = TypeVar("_U", bound=Unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marked:
    """A briefing with its topics and forms, and the mentions that its words hold."""

    briefing: Briefing
    events: tuple[tuple[Slug, Mention], ...]
    people: tuple[tuple[Slug, Mention], ...]
    terms: tuple[tuple[Slug, Mention], ...]


def join(
    captures: Sequence[Capture],
    content: Content,
    report: Report,
    *,
    crew: Crew = ALONE,
    cache: Cache = NO_CACHE,
) -> Edition:
    """Return the edition of a content in which nothing is noted: `noted` adds that. What does not resolve is
    in the report, and left out. A crew finds what the words of many briefings hold, and have in common, but
    for what the cache has."""
    listed = registers.listed(content)
    drafts = collate.drafts(captures, content.witnesses, listed, report, language=content.settings.language)
    texts = [conflation.conflate(draft, listed, report) for draft in drafts]
    printed = conflation.printed(texts)
    speaking = [w.capture for draft in drafts for w in draft.witnesses if w.capture.seed in printed]
    known = registers.registers(content, speaking, report, printed=printed)
    patterns = classify.patterns(content, report)
    pins = permalinks.by_briefing(content.pins)
    built = [_briefing(text, known, pins.get(text.draft.id, ()), content.redirects, report) for text in texts]
    if all(capture.kind and capture.held.value for capture in captures):  # else the reader has said why
        permalinks.check_briefings({draft.id for draft in drafts}, content.pins, content.redirects, report)
    scenes = resolve.scenes(built)
    topics = {topic.slug: topic for topic in content.topics}
    given = overrides.overrides(content, scenes, topics, report)
    able = crew.for_many(len(built), _FEW)
    searched = findings.findings(built, patterns, content, able, cache)
    marked = [_mark(one, found.units, given) for one, found in zip(built, searched, strict=True)]
    briefings = tuple(one.briefing for one in marked)
    calendar.check(content.calendar, built, report)
    events = [pair for one in marked for pair in one.events]
    order = mentions.order(scenes)
    named = {term.slug: term for term in content.terms}
    term_mentions = mentions.by_slug((pair for one in marked for pair in one.terms), order)
    if built:
        terms.check_present(named, term_mentions, report)
    edition = Edition(
        settings=content.settings,
        briefings=briefings,
        outlets=known.outlets,
        people=known.people,
        topics=topics,
        events={event.slug: event for event in content.events},
        event_mentions=mentions.by_slug([*_named_places(content, scenes, report), *events], order),
        person_mentions=mentions.by_slug((pair for one in marked for pair in one.people), order),
        terms=named,
        term_mentions=term_mentions,
        redirects=content.redirects,
        pins=content.pins,
        form_rules=content.forms,
        calendar=content.calendar,
        families=kept_families.families(briefings, content.settings.parallels, cache, able),
    )
    edition = dated.dated(edition, (found.times for found in searched), report)
    return tracing.joined(edition, content, scenes, report)


def repin(edition: Edition) -> tuple[Pin, ...]:
    """Return the pins that the edition has from now on, those of what was withdrawn included."""
    pins = permalinks.by_briefing(edition.pins)
    living = {briefing.id: briefing.units for briefing in edition.briefings}
    return tuple(
        pin
        for id in sorted(living.keys() | pins.keys())
        for pin in lock.repinned(id, living.get(id, ()), pins.get(id, ()))
    )


def _briefing(
    text: Text, known: Registers, pins: Sequence[Pin], redirects: Sequence[Redirect], report: Report
) -> Briefing:
    """Return a draft with its units at their pinned anchors, not yet marked."""
    draft, built = text.draft, units.build(text, known, pins, redirects, report)
    capture = draft.witnesses[0].capture
    return Briefing(
        id=draft.id,
        kind=draft.kind,
        title=capture.title,
        title_basis=capture.title_basis,
        title_because=capture.title_because,
        language=capture.language,
        held=capture.held,
        published=_published(draft),
        spokespersons=tuple(
            dict.fromkeys(known.names[registers.fold(name)] for name in capture.spokespersons)
        ),
        opening=built.opening,
        exchanges=built.exchanges,
        blocks=built.blocks,
        notes=(),
        witnesses=draft.witnesses,
        words=built.words,
        collations=apparatus.collations(text, built, known),
        directions=directions.directions(text, built),
    )


def _published(draft: Draft) -> Dated:
    """Return the day that the page itself gives, else the one that the editors record."""
    read, recorded = draft.witnesses[0].capture.published, draft.witnesses[0].record.published
    return read if read.value or not recorded else Dated(value=recorded, basis=Basis.EDITOR)


def _mark(briefing: Briefing, found: Mapping[Anchor, Found], overrides: Overrides) -> _Marked:
    def classed(units: Iterable[_U]) -> tuple[_U, ...]:
        return tuple(_classed(unit, found[unit.anchor], overrides, briefing.id) for unit in units)

    return _Marked(
        briefing=replace(
            briefing,
            opening=classed(briefing.opening),
            exchanges=classed(briefing.exchanges),
            blocks=classed(briefing.blocks),
        ),
        events=mentions.of_units(briefing.id, {anchor: one.events for anchor, one in found.items()}),
        people=mentions.of_units(briefing.id, {anchor: one.people for anchor, one in found.items()}),
        terms=mentions.of_units(briefing.id, {anchor: one.terms for anchor, one in found.items()}),
    )


def _classed(unit: _U, found: Found, overrides: Overrides, id: BriefingId) -> _U:
    """Return a unit with its topics and forms; an editor's word stands in place of the rules', and keeps
    the words that a rule found for the same topic or form."""
    by_rule = {match.topic: match.spans for match in found.topics}
    given = overrides.topics.get((id, unit.anchor))
    topics = found.topics if given is None else given
    kept = tuple(replace(match, spans=by_rule.get(match.topic, ())) for match in topics)
    classed = forms.overrule(replace(unit, topics=kept), found.forms, overrides.forms.get((id, unit.anchor)))
    return tracing.marked(classed, found.said)


def _named_places(
    content: Content, scenes: Mapping[BriefingId, Scene], report: Report
) -> Iterable[tuple[Slug, Mention]]:
    """Yield the places of events that editors name."""
    for event in content.events:
        for target in event.mentions:
            span = locate(target, scenes, report)
            if span is not None:
                unit = scenes[target.briefing].unit_of(span.anchor)
                at = Mention(briefing=target.briefing, unit=unit, span=span, basis="editor", time=target.time)
                yield event.slug, at
