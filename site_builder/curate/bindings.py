"""What editors say of two places in; references out, or why a place is not there, or not the earlier one."""

from collections.abc import Mapping, Sequence

from site_builder.curate import resolve
from site_builder.curate.resolve import Scene, locate
from site_builder.diagnostics import Report, Rule
from site_builder.model import (
    Binding,
    BriefingId,
    Edition,
    Reference,
    Relation,
    Resolution,
    Span,
    Target,
)

NOT_EARLIER = Rule(code="U333", name="not-earlier")


def resolved(
    given: Sequence[Binding], edition: Edition, scenes: Mapping[BriefingId, Scene], report: Report
) -> list[Reference]:
    """Return what editors say, whose places are there and in the order of time."""
    order = {briefing.id: briefing.held.value[:10] for briefing in edition.briefings} if given else {}
    found = (_reference(one, scenes, order, report) for one in given)
    return [one for one in found if one is not None]


def _reference(
    binding: Binding,
    scenes: Mapping[BriefingId, Scene],
    days: Mapping[BriefingId, str],
    report: Report,
) -> Reference | None:
    source, target = (_located(binding, place, scenes, report) for place in (binding.source, binding.target))
    if source is None or target is None:
        return None
    here, there = binding.source.briefing, binding.target.briefing
    if here == there:
        in_order = scenes[here].place(target.anchor) < scenes[here].place(source.anchor)
    else:
        in_order = days[there] <= days[here]
    if not in_order:
        report.add(
            NOT_EARLIER,
            binding.target.location,
            f'"{there}#{target.anchor}" does not stand before "{here}#{source.anchor}".',
            hint="name the later place in `target:`, the earlier one in `to:`",
        )
        return None
    return Reference(
        relation=binding.relation,
        briefing=here,
        unit=scenes[here].unit_of(source.anchor),
        span=source,
        basis="editor",
        outcome=Resolution.LINKED,
        to=there,
        target=target,
        because=binding.because,
    )


def _located(
    binding: Binding, place: Target, scenes: Mapping[BriefingId, Scene], report: Report
) -> Span | None:
    """Return a place; of a question that is asked again, the exchange."""
    span = locate(place, scenes, report)
    if span is None or binding.relation is Relation.REFERS:
        return span
    unit = scenes[place.briefing].unit_of(span.anchor)
    if unit.startswith("q"):
        return Span(anchor=unit)
    report.add(
        resolve.UNKNOWN_TARGET,
        place.location,
        f'"{span.anchor or "document"}" is no exchange of {place.briefing}.',
        hint="name a question by its exchange: q3",
    )
    return None
