"""An annotation file in; notes with their targets, and what editors say of topics and forms, out."""

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.curate.fields import (
    Fields,
    Reader,
    as_text,
    choice,
    day,
    entries,
    fields,
    known,
    listing,
    mapping,
    text,
)
from site_builder.curate.parts import elsewhere, source, target
from site_builder.curate.strict_yaml import Mapping, Node
from site_builder.diagnostics import Report
from site_builder.model import (
    Anchor,
    Annotation,
    Assignment,
    Binding,
    BriefingId,
    Form,
    Relation,
    Target,
)

NOTE_KINDS = ("context", "identification", "cross-reference", "correction")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """What editors say of one briefing."""

    notes: tuple[Annotation, ...] = ()
    topics: tuple[Assignment, ...] = ()
    forms: tuple[Assignment, ...] = ()
    bindings: tuple[Binding, ...] = ()


def annotations(node: Node, briefing: BriefingId, report: Report) -> Annotations:
    """Read a whole file. Whether its targets, quotes and topics are there is for the join to say."""
    found = fields(
        node, report, required=(), optional=("notes", "topics", "forms", "refers_to", "asked_again")
    )
    if found is None:
        return Annotations()
    return Annotations(
        notes=listing(found, "notes", lambda entry, report: _note(entry, briefing, report)),
        topics=_assignments(found, "topics", briefing, as_text),
        forms=tuple(_forms(found, briefing)),
        bindings=(
            *listing(found, "refers_to", lambda entry, report: _refers_to(entry, briefing, report)),
            *listing(found, "asked_again", lambda entry, report: _asked_again(entry, briefing, report)),
        ),
    )


def _note(node: Node, briefing: BriefingId, report: Report) -> Annotation | None:
    found = fields(
        node,
        report,
        required=("target", "lemma", "kind", "note", "sources", "editor", "date"),
        optional=("quote", "prefix", "suffix"),
    )
    if found is None or not text(found, "target"):
        return None
    return Annotation(
        target=target(found, briefing, text(found, "target")),
        kind=choice(found, "kind", NOTE_KINDS),
        lemma=text(found, "lemma"),
        note=text(found, "note"),
        sources=listing(found, "sources", source),
        editor=text(found, "editor"),
        date=day(found, "date"),
        location=found.location,
    )


def _refers_to(node: Node, briefing: BriefingId, report: Report) -> Binding | None:
    """Read which words of a passage point to which earlier passage."""
    found = fields(node, report, required=("target", "quote", "to", "because"), optional=("prefix", "suffix"))
    return None if found is None else _binding(found, Relation.REFERS, briefing)


def _asked_again(node: Node, briefing: BriefingId, report: Report) -> Binding | None:
    """Read which earlier question a question asks again."""
    found = fields(node, report, required=("target", "to", "because"), optional=())
    return None if found is None else _binding(found, Relation.REPEATS, briefing)


def _binding(found: Fields, relation: Relation, briefing: BriefingId) -> Binding | None:
    if not (text(found, "target") and text(found, "to")):
        return None
    to = elsewhere(found, "to")
    if to is None:
        return None
    return Binding(
        relation=relation,
        source=target(found, briefing, text(found, "target")),
        target=to,
        because=text(found, "because"),
        location=found.location,
    )


def _assignments(
    found: Fields, key: str, briefing: BriefingId, reader: Reader[str]
) -> tuple[Assignment, ...]:
    """Read lists under the anchors of exchanges and paragraphs: {q3: [taiwan, japan]}."""
    return tuple(
        Assignment(
            target=Target(briefing=briefing, anchor=Anchor(anchor.text), location=anchor.location),
            values=entries(value, found.report, reader),
        )
        for anchor, value in mapping(found, key)
    )


def _forms(found: Fields, briefing: BriefingId) -> Iterator[Assignment]:
    """Read the forms of exchanges: a list, {q3: [referred]}, or a mapping that also gives the reason."""
    for anchor, value in mapping(found, "forms"):
        target = Target(briefing=briefing, anchor=Anchor(anchor.text), location=anchor.location)
        given = None
        if isinstance(value, Mapping):
            given = fields(value, found.report, required=("are", "because"), optional=())
        values = listing(given, "are", _form) if given else entries(value, found.report, _form)
        because = text(given, "because") if given else ""
        # Who writes that an answer has no special form says that it is substantive.
        yield Assignment(target=target, values=values or (Form.SUBSTANTIVE,), because=because)


def _form(node: Node, report: Report) -> str | None:
    return known(as_text(node, report) or "", tuple(Form), node.location, report) or None
