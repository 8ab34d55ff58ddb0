"""What was found in units in; units with their phrases, pairs and pointers, and the references that run
between documents, out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from site_builder.curate import bindings, phrases, references
from site_builder.curate.resolve import Scene
from site_builder.diagnostics import Report
from site_builder.model import Anchor, BriefingId, Content, Edition, Pattern, Reference, Relation, Span, Unit

REGISTERS = (*phrases.REGISTERS, references.REGISTER)

U = TypeVar("U", bound=Unit)


def named(content: Content) -> Iterator[tuple[str, str, Pattern]]:
    """Yield every pattern that is looked for, with its register and a name for it there."""
    yield from phrases.named(content)
    yield from references.named(content)


def check_examples(content: Content, report: Report) -> None:
    references.check_examples(content.references, report)


def marked(unit: U, said: Iterable[tuple[str, str, tuple[Span, ...]]]) -> U:
    """Return a unit with what was found in its words; its topics are settled before."""
    found = {(register, name): spans for register, name, spans in said}
    return references.pointed(phrases.tracked(unit, found), found)


def joined(edition: Edition, content: Content, scenes: Mapping[BriefingId, Scene], report: Report) -> Edition:
    """Return the edition with its references, by document and in the order of the text. Where an editor has
    spoken, no rule does."""
    phrases.check(edition, report)
    bound = bindings.resolved(content.bindings, edition, scenes, report)
    taken: dict[tuple[BriefingId, Anchor], list[Span]] = {}
    for one in bound:
        if one.relation is Relation.REFERS:
            taken.setdefault((one.briefing, one.span.anchor), []).append(one.span)
    pointing = [
        one
        for one in references.references(edition, content.references)
        if not any(
            references.overlap(span, one.span) for span in taken.get((one.briefing, one.span.anchor), ())
        )
    ]
    ruled = {(one.briefing, one.unit) for one in bound if one.relation is Relation.REPEATS}
    again = [one for one in references.repeated(edition) if (one.briefing, one.unit) not in ruled]
    days = {briefing.id: number for number, briefing in enumerate(edition.briefings)}
    places = {
        (briefing.id, anchor): number
        for briefing in edition.briefings
        for number, anchor in enumerate(scenes[briefing.id].anchors())
    }

    def key(one: Reference) -> tuple[int, int, int, str]:
        return days[one.briefing], places[one.briefing, one.span.anchor], one.span.start, one.relation

    return replace(edition, references=tuple(sorted([*bound, *pointing, *again], key=key)))
