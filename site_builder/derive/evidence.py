"""Units in, their evidence for an index page out: the passages that matter, cut where they are long."""

import re
from collections.abc import Sequence

from site_builder import urls
from site_builder.curate import words
from site_builder.derive import naming, wording
from site_builder.derive import passages as record
from site_builder.derive.passages import Mark, pieces
from site_builder.derive.views import NO_LINK, Evidence, Piece, Slip
from site_builder.model import (
    Briefing,
    Edition,
    Exchange,
    Link,
    Passage,
    Role,
    Span,
    Unit,
)

_LONG = 90  # words above which a passage is cut to the sentences that matter
_OPENING = 35  # words shown of an answer that is not shown for its words
_CUT = "…"
LEAST = 800  # bytes of a unit without its words and what was added
_ADDED, _TOLD = 75, 300  # bytes of a mark or a link; of a form of answer, or of how dates were read

# Matches the end of "It was held. ", of "“vision”. The", of "桥已通。"; not that of "U.S. side", "Mr. Li".
SENTENCE = re.compile(r"(?<=[a-z0-9)”\"’'%])[.!?][”\"’]?\s+(?=[A-Z“\"])|[。？！][”’]?")


def evidence(
    edition: Edition,
    briefing: Briefing,
    unit: Unit,
    spans: Sequence[Span],
    *,
    slip: Slip,
    whole_answer: bool,
    quietly: Sequence[Span] = (),
) -> Evidence:
    """Return one unit as evidence for `spans`, the words found in it, and for other words that are marked
    `quietly`.

    With `whole_answer` every passage that holds a span is shown, and the question; without it the question
    whole and the opening words of the answer.
    """
    holding = (*quietly, *spans)
    shown = _shown(unit, holding) if whole_answer else unit.passages
    asked = [passage for passage in shown if passage.role is Role.QUESTION]
    told = [passage for passage in shown if passage.role is not Role.QUESTION]
    marks = {passage.anchor: _marks(passage, spans, quietly) for passage in shown}
    is_cut = False
    answer: list[tuple[Piece, ...]] = []
    for passage in told if whole_answer else told[:1]:
        within = _window(passage, holding) if whole_answer else head(passage)
        is_cut = is_cut or within != (0, len(passage.text))
        answer.append(_cut(passage, marks[passage.anchor], within))
    is_cut = is_cut or len(answer) < sum(passage.role is not Role.QUESTION for passage in unit.passages)
    first = next((span.anchor for span in holding), unit.anchor)
    return Evidence(
        day=wording.day(briefing.held.value[:10]),
        place=record.place(briefing, unit, passage=first),
        meta=_meta(edition, unit),
        question=tuple(pieces(p.text, marks[p.anchor]) for p in asked),
        answer=tuple(answer),
        slip=slip,
        language=briefing.language,
        part=_part(unit) if is_cut else "",
        more=_whole(briefing, unit) if is_cut else NO_LINK,
    )


def _marks(passage: Passage, spans: Sequence[Span], quietly: Sequence[Span]) -> list[Mark]:
    """Return the marks of a passage; what lies within words that are marked is not marked again."""
    found = record.marks_of(spans, passage.anchor, "found")
    quiet = record.marks_of(quietly, passage.anchor, "form")
    within = [mark for mark in quiet if any(f.start <= mark.start and mark.end <= f.end for f in found)]
    return [*found, *(mark for mark in quiet if mark not in within)]


def _part(unit: Unit) -> str:
    """Say of a paragraph how long it is; the length of an answer stands beside the place."""
    if isinstance(unit, Exchange):
        return ""
    return f"The paragraph has {wording.count(words_of(unit), 'word')}."


def _whole(briefing: Briefing, unit: Unit) -> Link:
    text = "Read the whole answer" if isinstance(unit, Exchange) else "Read it whole"
    return Link(text=text, path=urls.briefing(briefing.id, unit.anchor))


def size(shown: Evidence) -> int:
    """Return about how many bytes a page takes to print one unit."""
    slip = shown.slip
    dates = sum(len(group.dates) for group in slip.dates)
    parts = sum(len(line.parts) for line in slip.beside)
    pieces = [piece for run in (*shown.question, *shown.answer) for piece in run]
    marked = sum(bool(piece.marks) for piece in pieces)
    return (
        LEAST
        + wording.size(*(piece.text for piece in pieces), *shown.meta)
        + _ADDED * (marked + len(slip.topics) + len(slip.events) + dates + parts)
        + _TOLD * (len(slip.forms) + len(slip.overruled) + len(slip.dates))
    )


def words_of(unit: Unit, *, answers: bool = False) -> int:
    """Count the words of a unit as printed, or of its answers alone."""
    return sum(
        words.count(passage.text)
        for passage in unit.passages
        if not (answers and passage.role is Role.QUESTION)
    )


def asked_by(edition: Edition, unit: Unit) -> tuple[Link, ...]:
    """Return the outlets that asked, first the one that put the question, then those credited with it."""
    if not isinstance(unit, Exchange):
        return ()
    named = [
        naming.outlet(edition, slug, question.label)
        for question in unit.questions
        for slug in (question.outlet, *question.credited)
    ]
    return tuple(dict.fromkeys(named))


def _meta(edition: Edition, unit: Unit) -> tuple[str, ...]:
    if not isinstance(unit, Exchange):
        return ("no question",)
    names = wording.listed([link.text for link in asked_by(edition, unit) if link.path])
    return (
        f"asked by {names}" if names else naming.UNNAMED,
        f"answer of {wording.count(words_of(unit, answers=True), 'word')}",
    )


def _shown(unit: Unit, spans: Sequence[Span]) -> list[Passage]:
    """Return the passages that hold a span, with the question they answer; all where none does."""
    found = {span.anchor for span in spans}
    if not found or unit.anchor in found:
        return list(unit.passages)
    return [passage for passage in unit.passages if passage.anchor in found or passage.role is Role.QUESTION]


def _window(passage: Passage, spans: Sequence[Span]) -> tuple[int, int]:
    """Return the part of a long passage that reaches over the sentences that hold a span."""
    here = [span for span in spans if span.anchor == passage.anchor and span.end]
    if words.count(passage.text) <= _LONG or not here:
        return 0, len(passage.text)
    return sentences(passage, here)


def sentences(passage: Passage, here: Sequence[Span]) -> tuple[int, int]:
    """Return the part of a passage that reaches over the sentences that hold spans of it."""
    edges = [0, *(match.end() for match in SENTENCE.finditer(passage.text)), len(passage.text)]
    start = max(edge for edge in edges if edge <= min(span.start for span in here))
    end = min(edge for edge in edges if edge >= max(span.end for span in here))
    return start, end


def head(passage: Passage) -> tuple[int, int]:
    """Return the part of a passage that is its opening words."""
    words = list(re.finditer(r"\S+", passage.text))
    return 0, words[_OPENING - 1].end() if len(words) > _OPENING else len(passage.text)


def cut(
    passage: Passage, spans: Sequence[Span], within: tuple[int, int], *, mark: str = "found"
) -> tuple[Piece, ...]:
    """Return a part of a passage with its spans marked, and a sign where words are left out."""
    return _cut(passage, record.marks_of(spans, passage.anchor, mark), within)


def _cut(passage: Passage, marks: Sequence[Mark], within: tuple[int, int]) -> tuple[Piece, ...]:
    start, end = within[0], len(passage.text[: within[1]].rstrip())
    kept = pieces(passage.text, marks, within=(start, end))
    before = (Piece(text=f"{_CUT} "),) if start else ()
    after = (Piece(text=f"\u00a0{_CUT}"),) if end < len(passage.text) else ()
    return (*before, *kept, *after)
