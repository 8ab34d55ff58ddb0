"""An annotation file in; notes and emendations with their targets, what the published record leaves out, and
what editors say of topics and forms, out."""

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
    one,
    place,
    text,
)
from site_builder.curate.parts import elsewhere, source, target
from site_builder.curate.strict_yaml import Mapping, Node
from site_builder.diagnostics import Report, Rule
from site_builder.model import (
    Anchor,
    Annotation,
    Assignment,
    Binding,
    BriefingId,
    Form,
    Omission,
    Relation,
    Target,
)

IDLE_EMENDATION = Rule(code="U345", name="idle-emendation")
WORDLESS_OMISSION = Rule(code="U346", name="wordless-omission")

NOTE_KINDS = ("context", "identification", "cross-reference", "correction")
EMENDATION = "emendation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """What editors say of one briefing."""

    notes: tuple[Annotation, ...] = ()
    topics: tuple[Assignment, ...] = ()
    forms: tuple[Assignment, ...] = ()
    bindings: tuple[Binding, ...] = ()
    omissions: tuple[Omission, ...] = ()


def annotations(node: Node, briefing: BriefingId, report: Report) -> Annotations:
    """Read a whole file. Whether its targets, quotes and topics are there is for the join to say."""
    found = fields(
        node,
        report,
        required=(),
        optional=("notes", "emendations", "omissions", "topics", "forms", "refers_to", "asked_again"),
    )
    if found is None:
        return Annotations()
    return Annotations(
        notes=(
            *listing(found, "notes", lambda entry, report: _note(entry, briefing, report)),
            *listing(found, "emendations", lambda entry, report: _emendation(entry, briefing, report)),
        ),
        omissions=listing(found, "omissions", lambda entry, report: _omission(entry, briefing, report)),
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
    return _binding(found, Relation.REFERS, briefing) if found and text(found, "quote") else None


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


def _emendation(node: Node, briefing: BriefingId, report: Report) -> Annotation | None:
    """Read what the editors would read in place of words that a capture prints; the record keeps these."""
    found = fields(
        node,
        report,
        required=("target", "quote", "reading", "because", "editor", "date"),
        optional=("prefix", "suffix", "sources"),
    )
    if found is None or not text(found, "target") or not text(found, "quote"):
        return None
    quote, reading = text(found, "quote"), text(found, "reading")
    if quote.split() == reading.split():
        report.add(
            IDLE_EMENDATION,
            place(found, "reading"),
            f'The reading is what is printed: "{quote}".',
            hint="write what should stand there, or take the emendation out",
        )
    return Annotation(
        target=target(found, briefing, text(found, "target")),
        kind=EMENDATION,
        lemma=quote,
        note=text(found, "because"),
        sources=listing(found, "sources", source),
        editor=text(found, "editor"),
        date=day(found, "date"),
        reading=reading,
        location=found.location,
    )


def _omission(node: Node, briefing: BriefingId, report: Report) -> Omission | None:
    """Read what was reported of a briefing, and is not in the published record."""
    found = fields(
        node,
        report,
        required=("reported", "sources", "editor", "date"),
        optional=("after", "asked_by", "about"),
    )
    if found is None:
        return None
    question, answer = one(found, "reported", _reported) or ("", "")
    return Omission(
        after=Target(briefing=briefing, anchor=Anchor(text(found, "after")), location=place(found, "after")),
        question=question,
        answer=answer,
        asked_by=text(found, "asked_by"),
        about=text(found, "about"),
        sources=listing(found, "sources", source),
        editor=text(found, "editor"),
        date=day(found, "date"),
        location=found.location,
    )


def _reported(node: Node, report: Report) -> tuple[str, str] | None:
    """Read the words of a question, of its answer, or of both."""
    found = fields(node, report, required=(), optional=("question", "answer"))
    if found is None:
        return None
    question, answer = text(found, "question"), text(found, "answer")
    if not question and not answer:
        report.add(
            WORDLESS_OMISSION,
            found.location,
            "Of what the record leaves out no words are given.",
            hint="write those that were reported: `question: …`, `answer: …`",
        )
    return question, answer


def _assignments(
    found: Fields, key: str, briefing: BriefingId, reader: Reader[str]
) -> tuple[Assignment, ...]:
    """Read lists under the anchors of exchanges and paragraphs: {q3: [taiwan, japan]}."""
    return tuple(
        Assignment(
            target=Target(briefing=briefing, anchor=Anchor(anchor.text), location=anchor.location),
            values=tuple(dict.fromkeys(entries(value, found.report, reader))),
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
        yield Assignment(
            target=target, values=tuple(dict.fromkeys(values)) or (Form.SUBSTANTIVE,), because=because
        )


def _form(node: Node, report: Report) -> str | None:
    return known(as_text(node, report) or "", tuple(Form), node.location, report) or None
