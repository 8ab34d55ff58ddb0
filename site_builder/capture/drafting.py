"""The segments of a transcript and who speaks in them in; its turns, as drafts, out."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from site_builder.capture import notes, speakers
from site_builder.capture.ledger import Draft
from site_builder.capture.speakers import Speakers
from site_builder.model import Cert, Role

# Matches the end of a question, "What is your comment?”", "… response? Thank you."; not "Why? Because …".
_ASKED = re.compile(r"[?？][\"'”’)\]）]{0,3}(?:\s{1,3}(?:Thank you|Thanks)[^.?!]{0,20}[.!])?\s{0,9}\Z")
# Matches what only one who answers is asked, "your comment", "does China have"; nothing in "Who knows?"
_PUT = re.compile(
    r"\b(?:you|your|Chinese side|Foreign Ministry|the ministry)\b"
    r"|\bChina['’]s (?:comment|response|reaction|position|view)\b"
    r"|\b(?:do|does|did|will|would|has|have|is|are|can|could|what|how|why|when|where|who|any)\b"
    r"[^.?!]{0,160}\b(?:China|Beijing|spokesperson)\b",
    re.I,
)
_MIDST = "the page begins in the middle of a session"
_BECAUSE = (speakers.QUESTION_MARK, "an answer follows", "no label says who asks")


def drafts(
    lines: Sequence[str], body: Sequence[int], heard: Speakers, *, titled: bool, ruled: Set[int]
) -> list[Draft]:
    """Return the turns that have words. A credit after an answer is one of the question before it. Segments
    that are `ruled` say what `heard` has of them, or go on."""
    found = [draft for draft in _turns(lines, body, heard, ruled) if _has_words(draft, lines)]
    credits = notes.credits(lines, body)
    for draft in found if credits else ():
        if draft.role is Role.QUESTION:
            draft.credited = _credited(draft, credits)
    found = list(_parted(found, lines, ruled))
    asked = None
    for draft in found if credits else ():
        if draft.role is Role.QUESTION:
            asked = draft
        elif asked:
            asked.credited += _credited(draft, credits)
    return _opened(found, lines, titled=titled)


def _credited(draft: Draft, credits: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the outlets that the segments of a turn credit with its question."""
    return tuple(outlet for index in draft.lines for outlet in credits.get(index, ()))


def _opened(found: list[Draft], lines: Sequence[str], *, titled: bool) -> list[Draft]:
    """Let who speaks before there is a question open the session, unless the page begins in the middle."""
    first = [draft for draft in found if draft.role is not Role.NOTE][:1]
    text = [lines[index][:600] for draft in first for index in draft.lines]
    begun = titled or any(map(speakers.GREETING.search, text))
    midst = not begun and bool(first) and (first[0].label != "" or text[0].lstrip()[:1].islower())
    for draft in found:
        if draft.role is Role.QUESTION:
            break
        if draft.role is not Role.NOTE and midst:
            draft.role, draft.cert, draft.because = Role.ANSWER, Cert.LOW, (_MIDST,)
        elif draft.role is not Role.NOTE:
            draft.role = Role.OPENING
    return found


def _parted(found: Sequence[Draft], lines: Sequence[str], ruled: Set[int]) -> Iterator[Draft]:
    """Yield the turns, and of what precedes an answer, its last paragraph as a question by nobody, where it
    puts one and no label does."""
    for draft, following in pairwise((*found, None)):
        if draft is None:
            continue
        answered = following is not None and following.role is Role.ANSWER and following.width > 0
        if not answered or draft.role not in (Role.ANSWER, Role.OPENING):
            yield draft
            continue
        worded = [index for index in draft.lines if _words(draft, index, lines)]
        again = following is not None and following.label == draft.label != ""
        if worded[-1] in ruled or not _is_put(lines[worded[-1]], to_anybody=again):
            yield draft
        elif len(worded) > 1:
            draft.lines = [index for index in draft.lines if index < worded[-1]]
            yield draft
            yield _nobodys(worded[-1])
        elif draft.width:
            draft.cert, draft.because = Cert.LOW, (*draft.because, "it ends in a question, and is answered")
            yield draft
        else:
            yield _nobodys(worded[-1])


def _nobodys(index: int) -> Draft:
    return Draft(role=Role.QUESTION, lines=[index], cert=Cert.LOW, because=_BECAUSE)


def _words(draft: Draft, index: int, lines: Sequence[str]) -> str:
    """Return what a segment of a turn says, after the label."""
    return lines[index][draft.width if index == draft.lines[0] else 0 :].strip()


def _is_put(line: str, *, to_anybody: bool) -> bool:
    """Tell whether a paragraph ends in a question to the one who answers, or `to_anybody`."""
    return _ASKED.search(line[-80:]) is not None and (to_anybody or _PUT.search(line) is not None)


def _has_words(draft: Draft, lines: Sequence[str]) -> bool:
    said = lines[draft.lines[0]][draft.width :]
    return (said != "" and not said.isspace()) or any(lines[index].strip() for index in draft.lines[1:])


def _turns(lines: Sequence[str], body: Sequence[int], heard: Speakers, ruled: Set[int]) -> Iterator[Draft]:
    """Yield the turns: what no label opens goes on with the turn before it, or opens the session. What
    follows a direction is a turn of its own, by the speaker who was interrupted."""
    speeches = {speech.segment: speech for speech in heard.speeches}
    current, role, speaker = None, Role.OPENING, ""
    note, answer = Role.NOTE, Role.ANSWER
    for index in body:
        if speech := speeches.get(index):
            draft = Draft(
                role=speech.role,
                lines=[index],
                label=speech.label.text,
                width=speech.width,
                cert=speech.cert,
                because=speech.because,
            )
            if speech.role is not note:
                role, speaker = speech.role, speech.label.text
        elif index not in ruled and notes.is_note(lines[index], answered=role is answer):
            draft = Draft(role=Role.NOTE, lines=[index])
            speaker = speaker if notes.is_direction(lines[index].strip()) else ""
        elif current is None or current.role is note:
            draft = Draft(role=role, lines=[index], label=speaker)
        else:
            current.lines.append(index)
            continue
        if current:
            yield current
        current = draft
    if current:
        yield current
