"""A transcript in, where outlets ask and a spokesperson answers, by labels; a press conference out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.capture import boilerplate, dates, dating, front, ledger, pieces, refusal, speakers
from site_builder.capture.boilerplate import Marks
from site_builder.capture.candidates import Looks
from site_builder.capture.dates import Found
from site_builder.capture.layout import Layout
from site_builder.capture.ledger import Draft
from site_builder.capture.source import Fit, Known, Seed, excerpt
from site_builder.capture.speakers import Speakers
from site_builder.diagnostics import Report, Rule, Severity
from site_builder.model import Basis, Capture, Kind, Paragraph, Role, Turn

DOUBTFUL_LABEL = Rule(code="C113", name="doubtful-label", severity=Severity.WARNING)
BURIED_LABEL = Rule(code="C114", name="buried-label", severity=Severity.WARNING)

name = "transcript"
kind = Kind.PRESS_CONFERENCE

# Matches "(Laughter)", "[Off-camera]"; not "(1) Peace comes first."
_DIRECTION = re.compile(r"[(\[（][^\W\d][^()\[\]（）]{1,120}[)\]）]", re.I)
_BRIEF = 9  # words: a parenthesis with more is somebody's
# Matches what only sentences hold, "will never", "China opposes"; nothing in "Through interpreter".
_CLAUSE = re.compile(
    r"\b(?:am|is|are|was|were|has|have|had|do|does|did|will|shall|would|should|can|cannot|could|may|might|must"
    r"|not|never|i|we|you|they|it|our|opposes?|supports?|hopes?|urges?|believes?|welcomes?|rejects?)\b",
    re.I,
)
# Matches the words for what happens in the room: "the press conference was delayed", "Reporters laugh".
_ROOM = re.compile(
    r"\b(?:press conference|briefing|reporters?|journalists?|spokes\w{3,6}|interpret\w{0,8}|translat\w{0,6}"
    r"|laugh\w{0,5}|applause|mic|microphone|video|screen|slide|footage|inaudible|recess)\b",
    re.I,
)
# Matches "The following question was raised after the press conference by AFP", "After the press conference,
# the following question was raised:"; not "We follow this question."
_NOTICE = re.compile(
    r"[(\[]?(?:(?:The )?[^.?]{0,80}\bfollowing questions? [^?]{1,80} (?:the |a )?[^?]{0,30}press conference"
    r"|After the [^.?]{0,30}press conference\b[^.?]{1,60} following questions?\b)[^?]{0,60}",
    re.I,
)
# Matches "The regular press conference will be in recess from …", "(Editor’s note: The figure …)"; not
# "The recess is over."
_REMARK = re.compile(
    r"[(\[]?(?:(?:Please |Kindly )?(?:note|be informed) that )?(?:The|During)\b[^.?]{0,60}"
    r"(?:press conference|briefing)s?\b[^.?]{0,60}\b(?:recess|suspended|resumed?)\b.{0,300}"
    r"|[(\[]?(?:Editor|Translator)['’]?s?['’]? notes?\s?[:：].{1,300}",
    re.I,
)
# Matches "(Similar question from Reuters)", "(The same question was asked by AFP)", "(NHK asked the same
# question.)"; not "(by Reuters)".
_CREDIT = re.compile(
    r"[(（\[](?:(?:a |the )?(?:similar|same) questions? (?:was |were )?(?:also )?(?:raised |asked |put )?"
    r"(?:from|by) (?P<outlets>[^()（）\[\]]{2,120}?)"
    r"|(?P<others>[^()（）\[\]]{2,120}?) (?:also )?(?:asked|raised|put)"
    r" (?:an? |the )?(?:similar|same) questions?)"
    r"\.?[)）\]]",
    re.I,
)
# Matches the comma of "Reuters, AFP", the "and" of "AFP and NHK"; not the "and" of "Bangkok".
_AND = re.compile(r",\s(?:and\s)?|\sand\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """A seed as this format sees it: who speaks in which segment, and what no one says."""

    seed: Seed
    layout: Layout
    marks: Marks
    heard: Speakers

    @property
    def fit(self) -> Fit:
        lines = self.layout.texts
        roles = {speech.role for speech in self.heard.speeches}
        if Role.ANSWER not in roles or _holds_several(lines, self.marks, self.heard):
            return Fit.NONE
        titled = any(front.titles(lines, self.marks))
        if refusal.breaks_off([line for index, line in enumerate(lines) if index not in self.marks]):
            return Fit.POSSIBLE
        return Fit.CERTAIN if Role.QUESTION in roles or titled else Fit.POSSIBLE

    def capture(self, report: Report) -> Capture:
        return _capture(self.seed, self.layout, self.marks, self.heard, report)


def recognises(seed: Seed, known: Known) -> Transcript:
    look = Looks()
    layout = pieces.read(seed.layout, known.outlets, look)
    marked = boilerplate.marks(layout.texts)
    heard = speakers.read(layout.texts, marked, known, look)
    return Transcript(seed=seed, layout=layout, marks=marked, heard=heard)


def _capture(seed: Seed, layout: Layout, marked: Marks, heard: Speakers, report: Report) -> Capture:
    lines = layout.texts
    first, last = heard.speeches[0].index, heard.speeches[-1].index
    head = front.read(lines, marked, first)
    marked = {**marked, **head.marks}
    marked |= boilerplate.tail(lines, marked, last)
    remains = boilerplate.remains(lines, marked, last)
    body = [index for index in range(head.body, len(lines)) if index not in marked and index not in remains]
    drafts = _drafts(lines, body, heard, titled=bool(head.title))
    turns, placed = ledger.close(seed, layout, marked, drafts, report)
    _report_doubts(seed, layout, heard, turns, report)
    published = dating.published(seed, layout, head, report)
    return Capture(
        seed=seed.name,
        path=seed.path,
        sha256=seed.sha256,
        size=len(seed.raw),
        format=name,
        kind=kind,
        title=head.title,
        title_basis=Basis.TITLE if head.title else Basis.NONE,
        held=dating.held(seed, layout, head, published, report, said=_said(lines, body, first)),
        published=published,
        spokespersons=heard.names,
        turns=turns,
        ledger=placed,
    )


def _holds_several(lines: Sequence[str], marked: Marks, heard: Speakers) -> bool:
    """Tell whether the title of another session stands between the speakers."""
    first, last = heard.speeches[0].index, heard.speeches[-1].index
    found = list(front.titles(lines, marked))
    own = {front.title_key(title) for index, title in found if index < first}
    return any(first < index < last and front.title_key(title) not in own for index, title in found)


def _said(lines: Sequence[str], body: Sequence[int], first: int) -> tuple[int, Found] | None:
    """Return the day that the words before the first speaker give to the press conference."""
    for index in body:
        if index >= first:
            return None
        if "press conference" in lines[index].casefold() and (found := dates.first(lines[index])):
            return index, found
    return None


def _drafts(lines: Sequence[str], body: Sequence[int], heard: Speakers, *, titled: bool) -> list[Draft]:
    """Return the turns that have words. Who answers before there is a question opens the session, unless the
    page begins in the middle of one. A credit after an answer is one of the question before it."""
    first = Role.OPENING if titled else Role.ANSWER
    drafts = [draft for draft in _turns(lines, body, heard, first) if _has_words(draft, lines)]
    asked = None
    for draft in drafts:
        if draft.role is Role.QUESTION:
            asked = draft
        elif asked:
            asked.credited += _outlets(draft, lines)
    for draft in drafts:
        if draft.role is Role.QUESTION:
            break
        if draft.role is Role.ANSWER:
            draft.role = first
    return drafts


def _has_words(draft: Draft, lines: Sequence[str]) -> bool:
    return len(draft.lines) > 1 or lines[draft.lines[0]][draft.width :].strip() != ""


def _turns(lines: Sequence[str], body: Sequence[int], heard: Speakers, first: Role) -> Iterator[Draft]:
    """Yield the turns: what no label opens goes on with the turn before it, or is the `first`. What follows a
    direction is a turn of its own, by the speaker who was interrupted."""
    speeches = {speech.index: speech for speech in heard.speeches}
    current, role, speaker = None, first, ""
    for index in body:
        if speech := speeches.get(index):
            role, speaker = speech.role, speech.label.text
            draft = Draft(
                role=role,
                lines=[index],
                label=speaker,
                width=speech.width,
                cert=speech.cert,
                because=speech.because,
            )
        elif _is_note(lines[index], answered=role is Role.ANSWER):
            draft = Draft(role=Role.NOTE, lines=[index])
            speaker = speaker if _DIRECTION.fullmatch(lines[index].strip()) else ""
        elif current is None or current.role is Role.NOTE:
            draft = Draft(role=role, lines=[index], label=speaker)
        else:
            current.lines.append(index)
            continue
        if current:
            yield _credited(current, lines)
        current = draft
    if current:
        yield _credited(current, lines)


def _is_note(line: str, *, answered: bool) -> bool:
    """Tell what nobody says: a notice, a stage direction, and the credit of a question that is `answered`."""
    bare = line.strip()
    if len(bare) > 400:
        return False
    if _CREDIT.fullmatch(bare):
        return answered
    if _is_direction(bare) or _NOTICE.fullmatch(bare):
        return True
    return answered and _REMARK.fullmatch(bare) is not None


def _is_direction(bare: str) -> bool:
    """Tell a stage direction from a sentence in parentheses."""
    if not _DIRECTION.fullmatch(bare) or len(bare.split()) > _BRIEF:
        return False
    return _ROOM.search(bare) is not None or not _CLAUSE.search(bare)


def _credited(draft: Draft, lines: Sequence[str]) -> Draft:
    if draft.role is Role.QUESTION:
        draft.credited = _outlets(draft, lines)
    return draft


def _outlets(draft: Draft, lines: Sequence[str]) -> tuple[str, ...]:
    """Return the outlets that the words of a turn credit."""
    named = (
        match["outlets"] or match["others"]
        for index in draft.lines
        for match in _CREDIT.finditer(lines[index])
    )
    return tuple(outlet.strip() for each in named for outlet in _AND.split(each))


def _report_doubts(
    seed: Seed, layout: Layout, heard: Speakers, turns: Sequence[Turn], report: Report
) -> None:
    for index, text in heard.doubted.items():
        near = heard.meant.get(index, "")
        line, character = layout.place(index, layout.texts[index].find(text))
        report.add(
            DOUBTFUL_LABEL,
            seed.at(line, character + 1),
            f'"{text}" stands where a speaker is named, but was read as words of the text.',
            hint=f'did you mean "{near}"? what follows holds no question'
            if near
            else "compare the page: what follows holds no question, and no answer comes next",
            excerpt=excerpt(seed.lines[line], character + 1),
        )
    for turn in turns:
        for paragraph in turn.paragraphs:
            for spokesperson in heard.names:
                _report_buried(seed, paragraph, spokesperson, report)


def _report_buried(seed: Seed, paragraph: Paragraph, spokesperson: str, report: Report) -> None:
    """Report a spokesperson's label in the middle of a paragraph, where a turn may be lost."""
    if (found := paragraph.text.find(f"{spokesperson}:")) > 0:
        line = seed.lines[paragraph.first - 1]
        column = line.find(paragraph.text) + found + 1
        report.add(
            BURIED_LABEL,
            seed.at(paragraph.first - 1, column),
            f'The label "{spokesperson}:" stands inside a paragraph: an answer may begin there.',
            hint="every speaker should begin a line: capture the page again with its paragraphs",
            excerpt=excerpt(line, column),
        )
