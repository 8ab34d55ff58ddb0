"""What editors say of units in CONTENT, checked, out: topics and forms in place of those that rules find."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from site_builder.curate import forms, resolve
from site_builder.curate.resolve import Scene, did_you_mean, locate
from site_builder.diagnostics import Report, Rule
from site_builder.model import (
    Anchor,
    AnswerForm,
    Assignment,
    BriefingId,
    Content,
    Slug,
    Topic,
    TopicMatch,
)

UNKNOWN_TOPIC = Rule(code="U230", name="unknown-topic")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What editors say of units, in place of what the rules find."""

    topics: Mapping[tuple[BriefingId, Anchor], tuple[TopicMatch, ...]]
    forms: Mapping[tuple[BriefingId, Anchor], tuple[AnswerForm, ...]]


def overrides(
    content: Content, scenes: Mapping[BriefingId, Scene], topics: Mapping[Slug, Topic], report: Report
) -> Overrides:
    """Return what editors say; what does not resolve is reported, and left out."""
    return Overrides(
        topics={
            key: tuple(
                TopicMatch(topic=Slug(value), basis="editor", spans=())
                for value in assigned.values
                if _is_topic(value, assigned, topics, report)
            )
            for key, assigned in _assigned(content.topic_assignments, scenes, report)
        },
        forms={k: forms.given(a) for k, a in _assigned(content.form_assignments, scenes, report)},
    )


def _assigned(
    assignments: Iterable[Assignment], scenes: Mapping[BriefingId, Scene], report: Report
) -> Iterable[tuple[tuple[BriefingId, Anchor], Assignment]]:
    """Yield the assignments whose target is a unit of the edition."""
    for assigned in assignments:
        target = assigned.target
        found = locate(target, scenes, report)
        if found and target.anchor in scenes[target.briefing].units:
            yield (target.briefing, target.anchor), assigned
        elif found:
            report.add(
                resolve.UNKNOWN_TARGET,
                target.location,
                f'"{target.anchor}" is no exchange or paragraph of {target.briefing} as a whole.',
                hint="name a whole exchange (q3) or paragraph (p7)",
            )


def _is_topic(value: str, assigned: Assignment, topics: Mapping[Slug, Topic], report: Report) -> bool:
    if value in topics:
        return True
    report.add(
        UNKNOWN_TOPIC,
        assigned.target.location,
        f'There is no topic "{value}".',
        hint=did_you_mean(value, list(topics)) or "add it to content/topics/",
    )
    return False
