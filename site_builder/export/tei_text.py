"""A document in; its words as TEI out, and beside them, standing off, its notes and what its witnesses print.

A paragraph is a `seg` under its anchor, and holds the words as printed and nothing else. What points to words
counts their characters: string-range(q3-a2,30,8), from 0.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from site_builder import urls
from site_builder.export.markup import Node, element, extend, filled
from site_builder.model import (
    Anchor,
    Answer,
    Block,
    Briefing,
    Direction,
    Exchange,
    Note,
    Passage,
    Question,
    Role,
    Slug,
    Source,
    Span,
    Unit,
    Variant,
    VariantKind,
)

PERSON, OUTLET, TOPIC, FORM, KIND, ROLE = (
    "person",
    "outlet",
    "topic",
    "form",
    "kind",
    "role",
)  # registers that ids are of
DOCUMENT = "document"  # the xml:id of a whole document

# Matches "2023", "2023-11-16" and "2023-11-16T18:29"; not "2023~", "2023-11-16/..".
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9]{2}:[0-9]{2})?)?)?")
_TYPES = {Role.OPENING: "opening", Role.ANSWER: "answer"}
_Directions = dict[Anchor, list[Direction]]
_Place = tuple[Span, bool]  # a span, and whether it is of the label before it


def id(register: str, slug: str) -> str:
    """Return the xml:id of an entry of a register: "person.mao-ning"."""
    return f"{register}.{slug}"


def pointer(register: str, slug: str) -> str:
    """Return what points to an entry of a register; "" for none."""
    return f"#{id(register, slug)}" if slug else ""


def sources(named: Iterable[Source]) -> Iterator[Node]:
    """Yield sources as TEI names them."""
    for source in named:
        yield element("bibl", element("ref", source.text, target=source.url) if source.url else source.text)


def when(value: str) -> str:
    """Return a date as TEI's attributes have it; "" for one that they cannot say, which its words then do."""
    if not _DATE.fullmatch(value):
        return ""
    return f"{value}:00" if "T" in value else value


# The words ------------------------------------------------------------------------------------------


def body(briefing: Briefing) -> Node:
    """Return the words of a document: a division for each exchange, and one for what is none."""
    before: _Directions = defaultdict(list)
    for each in briefing.directions:
        before[each.before].append(each)
    parts = [
        element("div", *_blocks(briefing, tuple(blocks), before), type=_TYPES.get(role, "report"))
        for role, blocks in groupby(briefing.opening, key=lambda block: block.role)
    ]
    parts.extend(_exchange(briefing, unit, before) for unit in briefing.exchanges)
    if briefing.blocks:
        parts.append(element("div", *_blocks(briefing, briefing.blocks, before), type="report"))
    parts = parts or [element("div", type="report")]
    extend(parts[-1], _stages(briefing, before[Anchor("")]))
    return element("body", *parts)


def _blocks(briefing: Briefing, blocks: Sequence[Block], before: _Directions) -> Iterator[Node]:
    """Yield paragraphs that belong to no exchange, those that are spoken together as one utterance."""
    turn = 0
    turns = []
    for block in blocks:
        turn += bool(block.label)
        turns.append((turn, block.spokesperson, block.role is Role.PARAGRAPH))
    found = groupby(zip(turns, blocks, strict=True), key=lambda pair: pair[0])
    for (_, speaker, is_prose), pairs in found:
        spoken = [block for _, block in pairs]
        yield from _speaker(spoken[0].label)
        segments = [node for block in spoken for node in _block(briefing, block, before)]
        if is_prose:
            yield from (element("p", node) if node.tag == "seg" else node for node in segments)
        else:
            yield element("u", *segments, who=pointer(PERSON, speaker), ana=pointer(ROLE, "answer"))


def _block(briefing: Briefing, block: Block, before: _Directions) -> Iterator[Node]:
    for passage in block.passages:
        yield from _stages(briefing, before[passage.anchor])
        yield _segment(passage, ana=_analysis(block), source=_source(briefing, block.witness))


def _exchange(briefing: Briefing, unit: Exchange, before: _Directions) -> Node:
    made = element(
        "div",
        xml_id=unit.anchor,
        type="exchange",
        n=str(unit.number),
        ana=_analysis(unit),
        source=_source(briefing, unit.witness),
    )
    turns: tuple[Question | Answer, ...] = (*unit.questions, *unit.answers)
    for turn in turns:
        first, *rest = turn.passages
        extend(
            made, (*_stages(briefing, before[first.anchor]), *_speaker("" if turn.resumes else turn.label))
        )
        segments = [_segment(first)]
        for passage in rest:
            segments.extend((*_stages(briefing, before[passage.anchor]), _segment(passage)))
        extend(made, (*_credited(turn), element("u", *segments, **_speaking(turn))))
    return made


def _speaking(turn: Question | Answer) -> dict[str, str]:
    if isinstance(turn, Question):
        return {"who": pointer(OUTLET, turn.outlet), "ana": pointer(ROLE, "question")}
    return {"who": pointer(PERSON, turn.spokesperson), "ana": pointer(ROLE, "answer")}


def _credited(turn: Question | Answer) -> Iterator[Node]:
    """Yield the outlets that are said to have asked the same."""
    credited: tuple[Slug, ...] = turn.credited if isinstance(turn, Question) else ()
    for slug in credited:
        yield element("note", element("ref", target=pointer(OUTLET, slug)), type="credited")


def _speaker(label: str) -> Iterator[Node]:
    if label:
        yield element("note", label, type="speaker")


def _segment(passage: Passage, *, ana: str = "", source: str = "") -> Node:
    return element("seg", passage.text, xml_id=passage.anchor, ana=ana, source=source)


def _stages(briefing: Briefing, directions: Iterable[Direction]) -> Iterator[Node]:
    """Yield what is printed and nobody speaks."""
    for each in directions:
        siglum = briefing.witnesses[each.witness].siglum
        anchor = urls.direction_anchor(siglum, each.first, each.column)
        yield element("stage", each.text, xml_id=anchor, source=_source(briefing, each.witness))


def _analysis(unit: Unit) -> str:
    topics = [pointer(TOPIC, match.topic) for match in unit.topics]
    return " ".join([*topics, *dict.fromkeys(pointer(FORM, form.form) for form in unit.forms)])


def _source(briefing: Briefing, witness: int) -> str:
    """Return what points to the witness that words are printed from, where it is not the copy-text."""
    return f"#{briefing.witnesses[witness].siglum}" if witness else ""


# What stands off ------------------------------------------------------------------------------------


def stand_off(briefing: Briefing) -> tuple[Node | None, Node | None]:
    """Return the notes, and the places where witnesses differ; None where there are none."""
    notes = element("listAnnotation", *(_note(briefing, note) for note in briefing.notes), type="notes")
    apparatus = element("listApp", *_omitted(briefing), *_variants(briefing))
    return filled(notes), filled(apparatus)


def _note(briefing: Briefing, note: Note) -> Node:
    written = note.annotation
    said = element(
        "respStmt", element("resp", "written by", when=written.date), element("name", written.editor)
    )
    words = element("note", element("label", written.lemma), element("p", written.note))
    if written.reading:
        extend(words, (element("p", element("corr", written.reading)),))
    extend(words, sources(written.sources))
    words.set("type", written.kind)
    return element(
        "annotation",
        said,
        words,
        xml_id=note.anchor,
        n=str(note.number),
        motivation="editing" if written.reading else "commenting",
        target=" ".join(targets(briefing, note.span)),
    )


def targets(briefing: Briefing, span: Span) -> Iterator[str]:
    """Yield what points to words: to some of a paragraph, to all of it, to a unit, or to the document."""
    known = {unit.anchor for unit in briefing.units}
    found = [passage.anchor for unit in briefing.units for passage in unit.passages]
    if not span.anchor:
        yield f"#{DOCUMENT}"
    elif span.end:
        yield _range(span)
    elif span.anchor in known or span.anchor in found:
        yield f"#{span.anchor}"
    else:  # the whole question, or the whole answer
        yield from (f"#{anchor}" for anchor in found if urls.part_anchor(anchor) == span.anchor)


def _range(span: Span) -> str:
    return f"#string-range({span.anchor},{span.start},{span.end - span.start})"


def _omitted(briefing: Briefing) -> Iterator[Node]:
    """Yield the units that a witness lacks, in the order of the text."""
    lacking: dict[Anchor, list[str]] = defaultdict(list)
    for unit in briefing.units:
        if unit.witness:
            lacking[unit.anchor].append(f"#{briefing.witnesses[0].siglum}")
    for collation in briefing.collations:
        for match in collation.matches:
            for anchor in () if match.places else match.units:
                lacking[anchor].append(f"#{briefing.witnesses[collation.witness].siglum}")
    for unit in briefing.units:
        if unit.anchor in lacking:
            reading = element("rdg", wit=" ".join(lacking[unit.anchor]))
            yield element("app", reading, type=VariantKind.OMISSION, from_=f"#{unit.anchor}")


def _variants(briefing: Briefing) -> Iterator[Node]:
    """Yield each place where witnesses print other words, with all that they print there."""
    places: dict[_Place, list[tuple[str, Variant]]] = defaultdict(list)
    for collation in briefing.collations:
        siglum = f"#{briefing.witnesses[collation.witness].siglum}"
        for match in collation.matches:
            for variant in match.variants:
                places[variant.span, variant.is_label].append((siglum, variant))
    order = {p.anchor: number for number, p in enumerate(p for unit in briefing.units for p in unit.passages)}
    for span, is_label in sorted(places, key=lambda key: (order[key[0].anchor], key[0].start, key[0].end)):
        yield _place(briefing, span, places[span, is_label])


def _place(briefing: Briefing, span: Span, found: Sequence[tuple[str, Variant]]) -> Node:
    witnesses: dict[tuple[str, VariantKind], list[str]] = defaultdict(list)
    for siglum, variant in found:
        witnesses[variant.reading, variant.kind].append(siglum)
    first = found[0][1]
    return element(
        "app",
        element("lem", first.lemma),
        *(
            element("rdg", reading, wit=" ".join(sigla), type=kind)
            for (reading, kind), sigla in witnesses.items()
        ),
        type="label" if first.is_label else "words",
        from_=f"#{span.anchor}" if first.is_label else _range(span),
    )
