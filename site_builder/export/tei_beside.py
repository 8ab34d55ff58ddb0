"""A document in; what stands beside its words out, as TEI: what was reported and is not in the record, and
the text of witnesses in another language."""

from collections.abc import Iterator
from itertools import groupby

from site_builder import urls
from site_builder.export.markup import Node, element, extend
from site_builder.export.tei_text import DOCUMENT, ROLE, pointer, sources
from site_builder.model import Briefing, Match, Omission, Role, Turn, Witness

_VOICES = {Role.QUESTION: "question", Role.ANSWER: "answer", Role.OPENING: "answer"}


def omissions(briefing: Briefing) -> Node:
    """Return the reports of words that the record does not have, each pointing to the unit before it."""
    found = (_omission(number, each) for number, each in enumerate(briefing.omissions, 1))
    return element("listAnnotation", *found, type="omissions")


def _omission(number: int, omission: Omission) -> Node:
    said = element(
        "respStmt", element("resp", "reported by", when=omission.date), element("name", omission.editor)
    )
    words = element("note", element("label", omission.asked_by) if omission.asked_by else None)
    for voice, text in (("question", omission.question), ("answer", omission.answer)):
        if text:
            paragraphs = (element("p", each) for each in text.split("\n\n"))
            extend(words, (element("quote", *paragraphs, ana=pointer(ROLE, voice)),))
    if omission.about:
        extend(words, (element("p", omission.about),))
    extend(words, sources(omission.sources))
    words.set("type", "omission")
    return element(
        "annotation",
        said,
        words,
        xml_id=urls.omission_anchor(number),
        n=str(number),
        motivation="describing",
        target=f"#{omission.after.anchor or DOCUMENT}",
    )


def translations(briefing: Briefing) -> Iterator[Node]:
    """Yield each witness in another language, in divisions that name the units of the text beside them."""
    for collation in briefing.collations:
        if collation.is_translation:
            witness = briefing.witnesses[collation.witness]
            yield element(
                "div",
                *(_parallel(witness, match) for match in collation.matches if match.places),
                type="translation",
                source=f"#{witness.siglum}",
                xml_lang=witness.capture.language,
            )


def _parallel(witness: Witness, match: Match) -> Node:
    made = element("div", type="parallel", corresp=" ".join(f"#{anchor}" for anchor in match.units))
    for index, places in groupby(match.places, key=lambda place: place[0]):
        turn, numbers = witness.capture.turns[index], [number for _, number in places]
        if turn.label and numbers[0] == 0:
            extend(made, (element("note", turn.label, type="speaker"),))
        segments = [_segment(witness, turn, number) for number in numbers]
        voice = _VOICES.get(turn.role)
        if voice:
            extend(made, (element("u", *segments, ana=pointer(ROLE, voice)),))
        else:
            extend(made, (element("p", each) for each in segments))
    return made


def _segment(witness: Witness, turn: Turn, number: int) -> Node:
    paragraph = turn.paragraphs[number]
    anchor = urls.reading_anchor(witness.siglum, paragraph.first, paragraph.column)
    return element("seg", paragraph.text, xml_id=anchor)
