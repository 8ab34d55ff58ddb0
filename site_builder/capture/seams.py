"""A capture as it counts, and what an editor rules on its lines, in; the lines at which another document
seems to begin within its text out, for the editor to settle."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from site_builder.capture import dates, front, genres, telling
from site_builder.capture.source import excerpt
from site_builder.diagnostics import Location, Report, Rule, Severity
from site_builder.model import Capture, Kind, LineClass, LineRuling, Paragraph, Role

SECOND_DATE = Rule(code="C118", name="second-date", severity=Severity.WARNING)
SECOND_DOCUMENT = Rule(code="C119", name="second-document", severity=Severity.WARNING)

_HINT = "keep one document a capture, or rule on the line in content/witnesses.yaml with `lines:`"
_HINT_OF_DOCUMENT = (
    "put it into a capture of its own, or rule on the line in content/witnesses.yaml with `lines:`"
)
_LEAST = 2  # paragraphs that must follow, in the voice of a report
_NEAR = 4  # days by which meetings of one journey lie apart
_MONTH, _YEAR = 31, 372  # days, at most
_ENDS = tuple(".?!…。？！:：;)）]\"'”’")  # how a line ends that is no heading
_HEAD = 300  # characters of a paragraph in which it names its day

# Matches what is quoted in 'He said: "We will come."'; nothing where a quotation does not close.
_QUOTED = re.compile(r"[“\"][^“”\"]{1,1000}[”\"]")
# Matches who speaks himself, "We hope", "our position"; nothing in "The US side".
_OWN = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s|I|[Mm]y|[Yy]our?)\b(?!\.)")
# Matches who is quoted in the report of a briefing, "the official said"; nothing in "senior officials met".
_BRIEFER = re.compile(r"\b(?:official|spokes(?:person|man|woman)) (?:also |further )?[a-z]{2,12}(?:ed|id)\b")
# Matches the day of "in Beijing today", "on Monday"; nothing in "these days".
_DAY = re.compile(r"\b(?:[Tt]oday|[Yy]esterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
# Matches "I would like to share with you the following"; nothing in "We hope that they talk."
_ANNOUNCED = re.compile(
    r"\b(?:share with you|tell you|brief you|give you|(?:the|as) follow(?:ing|s))\b|[:：]\s{0,9}\Z"
)
# Matches names, "Qin", "Antony"; not "the" nor "U.S.".
_NAME = re.compile(r"\b[A-Z][a-z]{2,20}\b")
# What is no name of anybody: offices, and what both sides of most meetings share.
_OFFICES = re.compile(
    r"The|And|On|At|In|From|Foreign|Minist(?:er|ry)|Vice|Deputy|State|Councill?or|Secretary|President|Premier"
    r"|Prime|General|Director|Assistant|Ambassador|Republic|Chin(?:a|ese)|People|Beijing|United|States"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)


def report(capture: Capture, rulings: Sequence[LineRuling], report: Report) -> None:
    """Report where another document may begin, but for lines on which an editor ruled."""
    found = [each for each in _seams(capture) if not _is_ruled(each[0], rulings)]
    lines = _lines(capture) if found else {}
    for paragraph, rule, message, hint in found:
        where = Location(path=capture.path, line=paragraph.first, column=paragraph.column)
        line = excerpt(lines[paragraph.first], paragraph.column)
        report.add(rule, where, message, hint=hint, excerpt=line)


def _seams(capture: Capture) -> Iterator[tuple[Paragraph, Rule, str, str]]:
    """Yield where another document may begin, the rule that says so, its message and its hint."""
    message = "This line within the text is a date and little else: another page may begin there."
    for turn in capture.turns:
        for paragraph in turn.paragraphs:
            if len(paragraph.text) <= front.WIDEST and front.stamp(paragraph.text):
                yield paragraph, SECOND_DATE, message, _HINT
    for paragraph, words in _openings(capture):
        message = (
            f'Another document seems to begin here: what follows "{words}" is a report, '
            "in which nobody speaks."
        )
        yield paragraph, SECOND_DOCUMENT, message, _HINT_OF_DOCUMENT


def _lines(capture: Capture) -> Mapping[int, str]:
    """Return the lines by their numbers, each put together once, however many seams it has."""
    parts: dict[int, list[str]] = {}
    for line in capture.ledger:
        parts.setdefault(line.number, []).append(line.text)
    return {number: "".join(texts) for number, texts in parts.items()}


def _openings(capture: Capture) -> Iterator[tuple[Paragraph, str]]:
    """Yield the first paragraph of the last turn that begins as a text of its own does, and its words; the
    heading above it, where there is one."""
    spoken = [index for index, turn in enumerate(capture.turns) if turn.role is not Role.NOTE]
    own = capture.turns[spoken[-1]].paragraphs if spoken else ()
    for place in range(1, len(own) - _LEAST):  # so many must come after it
        text, above = own[place].text, own[place - 1].text if place > 1 else ""
        opening = telling.opens_meeting(text) or telling.opens_briefing(text[:_HEAD])
        if not opening and not telling.meeting(text[:_HEAD]):
            continue
        headed = genres.is_headline(above)
        words = opening or (telling.meeting(text[:_HEAD]) if headed else "")
        if not words or not _is_report(own[place:], words):
            continue
        start = place - bool(headed or (above and not above.rstrip().endswith(_ENDS)))
        before = (*_asked(capture, spoken[-1]), *own[:start])
        if headed or _is_parted(capture, own, place) or _is_alien(capture, before, own[place]):
            yield own[start], words
            return


def _is_report(paragraphs: Sequence[Paragraph], words: str) -> bool:
    """Tell whether paragraphs go on as a report that somebody else wrote does: nobody in it says "we", and no
    official briefs, unless the first `words` say that one does."""
    first, *others = (_QUOTED.sub("", paragraph.text) for paragraph in paragraphs)
    if len(others) < _LEAST or not (dates.first(first[:_HEAD]) or _DAY.search(first[:_HEAD])):
        return False
    if any(map(_OWN.search, (first, *others))):
        return False
    if telling.briefing(words) < 0 and any(map(_BRIEFER.search, others)):
        return False
    return 2 * sum(map(telling.reports, others)) >= len(others)


def _is_parted(capture: Capture, paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Tell whether what pages print around a text stands before a paragraph; or blank lines part all
    paragraphs before it and none after it, or the other way round."""
    before, here = paragraphs[place - 1].last, paragraphs[place].first
    if any(
        before < line.number < here and line.kind in (LineClass.BOILERPLATE, LineClass.SEPARATOR)
        for line in capture.ledger
    ):
        return True
    own = [paragraph for turn in capture.turns for paragraph in turn.paragraphs if paragraph.first < here]
    gaps = _gaps(own), _gaps(paragraphs[place:])
    return gaps in (({True}, {False}), ({False}, {True}))


def _gaps(paragraphs: Sequence[Paragraph]) -> set[bool]:
    """Return whether paragraphs are parted by blank lines, or not, or (both) here and there."""
    return {after.first - before.last > 1 for before, after in pairwise(paragraphs)}


def _is_alien(capture: Capture, before: Sequence[Paragraph], here: Paragraph) -> bool:
    """Tell whether nobody spoke of what a paragraph begins with: in a session, none of its names was named in
    the exchange before, and nobody announced it; in a report, its day is not near the day of the event."""
    head = here.text[:_HEAD]
    if capture.kind is not Kind.PRESS_CONFERENCE:
        return _is_other_day(capture, head)
    if any(_ANNOUNCED.search(paragraph.text) for paragraph in before):
        return False
    known = {name for paragraph in before for name in _names(paragraph.text)}
    return bool(_names(head)) and not _names(head) & known


def _asked(capture: Capture, answer: int) -> list[Paragraph]:
    """Return what was said from the last question on, up to the turn with the index `answer`."""
    asked = [index for index, turn in enumerate(capture.turns[:answer]) if turn.role is Role.QUESTION]
    turns = capture.turns[asked[-1] : answer] if asked else ()
    return [paragraph for turn in turns for paragraph in turn.paragraphs]


def _is_other_day(capture: Capture, head: str) -> bool:
    """Tell whether the day that a text begins with is far from the day of the event, in whatever year."""
    found, own = dates.first(head), dates.first(capture.held.value or capture.held.words)
    if not found or not own:
        return False
    days = (found.month - own.month) * _MONTH + found.day - own.day
    if found.year and own.year:
        return abs(days + (found.year - own.year) * _YEAR) > _NEAR
    return min(days % _YEAR, -days % _YEAR) > _NEAR


def _names(text: str) -> set[str]:
    return {name for name in _NAME.findall(text) if not _OFFICES.fullmatch(name)}


def _is_ruled(paragraph: Paragraph, rulings: Sequence[LineRuling]) -> bool:
    return any(ruling.first <= paragraph.first <= ruling.last for ruling in rulings)
