"""Segments, and the labels in them that end in a colon, in; those and the labels printed without one out."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from site_builder.capture import front, labels, names
from site_builder.capture.answerers import Answerers
from site_builder.capture.boilerplate import Marks
from site_builder.capture.candidates import MIDST, Candidate, Looks
from site_builder.capture.labels import Shape

_WORDS = 7  # of an outlet's name, at most
_TIMES = 3  # a name that no label or title gives begins so many paragraphs
_SHARE = 5  # and, of so many paragraphs, one

# Matches the first letter of what is said after a name without a colon: "We", "“We", "2024".
_SAID = re.compile(r"[\s\u200b-\u200f]{1,9}[\"'“‘(]?[A-Z0-9À-Þ]")
# Matches the words with which questions and answers begin, after "AFP " or "Mao Ning "; not "Xi".
_BEGINS = re.compile(
    r"(?:A|According|After|An|And|Any|Are|As|At|Besides|But|Can|China|Chinese|Could|Did|Do|Does|During|Earlier"
    r"|First|Following|For|From|Has|Have|How|I|If|In|Is|It|It’s|Last|May|My|On|Please|One|Over|Recently|Regarding"
    r"|Since|So|Some|Speaking|Thank|The|There|These|They|This|Today|Tomorrow|Two|We|Were|What|What’s|When"
    r"|Where|Which|Will|With|Would|Yesterday|Yes|You|Your)\b"
)
# Matches "Liu Jianchao Good afternoon", "Kong Good evening"; not "A Good afternoon", "Good afternoon".
_GREETED = re.compile(
    r"\s{0,9}(?P<name>(?!Good|Ladies)[A-Z][a-z]{1,15}(?: (?!Good|Ladies)[A-Z][a-z]{1,15}){0,2})"
    r" (?:Good (?:morning|afternoon|evening)|Ladies and)\b"
)
_GREETINGS = ("Good ", "Ladies ")
# Matches "Mao Ning " of "Mao Ning China has"; not "The Chinese side".
_TWO = re.compile(r"([A-Z][a-z]{1,20} [A-Z][a-z]{1,20})(?=[ \u00a0][\"“‘']?[A-Z0-9])")


def repeated_name(lines: Sequence[str], marked: Marks) -> str:
    """Return the person's name that begins paragraph after paragraph of a text without labels, or ""."""
    starts = Counter(
        found[1] for index, line in enumerate(lines) if index not in marked and (found := _TWO.match(line))
    )
    visible = len(lines) - len(marked)
    able = [name for name, count in starts.items() if count >= _TIMES and count * _SHARE >= visible]
    able = [name for name in able if names.is_person(name)]
    return max(able, key=lambda name: (starts[name], name)) if able else ""


def without_colon(
    lines: Sequence[str],
    marked: Marks,
    found: Sequence[Candidate],
    answering: Answerers,
    *,
    outlets: frozenset[str],
    look: Looks,
) -> list[Candidate]:
    """Return the candidates together with those that the text prints without a colon: who answers at the
    start of a paragraph, and between two answers, where no label asks, who may ask there."""
    people = sorted((name for name in answering.names if " " in name), key=len, reverse=True)
    opened = tuple(f"{name} " for name in people)
    taken = {index for index, label, _, _ in found if not label.folded.startswith(opened)}
    answers = list(_answers(lines, marked, taken, people, look))
    answers += _greeting(lines, marked, taken | {each.segment for each in answers}, found, look)
    different = {each.label.text: each.label for each in found}
    known = {text for text, label in different.items() if answering.includes(label)}
    telling = [*(each for each in found if each.label.text in known), *answers]
    answered = {answer.segment for answer in answers}
    found = [each for each in found if each.segment not in answered]
    others = [each for each in found if each.label.text not in known]
    asking = {each.segment for each in others if _may_ask(each, lines, outlets)}
    able = {each.segment for each in others}
    bare = len(answers) * 2 >= len(telling)  # the page prints no colons, or loses most of them
    gaps: list[tuple[list[int], bool]] = []
    in_asking, in_able = sorted(asking), sorted(able)
    start = 0
    for end in (*sorted(each.segment for each in telling), len(lines)):
        asked = _holds(in_asking, start, end)
        if bare or (not asked and end < len(lines)):
            inner = [index for index in range(start, end) if index not in marked and index not in taken]
            inner = [index for index in inner if not asked or _ends_asking(lines[index])]
            if inner:
                gaps.append((inner, bare and not asked and not _holds(in_able, start, end)))
        start = end + 1
    questions: list[Candidate] = []
    heard = {each.label.outlet for each in found if each.segment in asking and each.label.outlet}
    for _ in range(2) if gaps else ():
        askers = outlets | heard
        questions = [
            each for gap, shaped in gaps for each in _question(lines, gap, askers, look, by_shape=shaped)
        ]
        heard |= {each.label.key for each in questions}
        if heard <= askers:
            break  # else a name that asks once is known when it asks again
    return sorted((*found, *answers, *questions), key=lambda each: each.segment)


def _holds(indexes: Sequence[int], start: int, end: int) -> bool:
    """Tell whether one of some sorted indexes lies from `start` up to `end`."""
    place = bisect_left(indexes, start)
    return place < len(indexes) and indexes[place] < end


def _may_ask(each: Candidate, lines: Sequence[str], outlets: frozenset[str]) -> bool:
    """Tell whether a label with a colon, under which nobody answers, is surely the one that asks."""
    if MIDST.match(lines[each.segment], each.width):
        return False
    known = each.label.outlet in outlets
    return known or each.label.shape is Shape.ASKER or names.is_trade(each.label.folded)


def _answers(
    lines: Sequence[str], marked: Marks, taken: set[int], names: Sequence[str], look: Looks
) -> Iterator[Candidate]:
    initials = tuple({name[0] for name in names})
    for index, line in enumerate(lines):
        if index in marked or index in taken or not line.lstrip().startswith(initials):
            continue
        for name in names:
            width = _prefix(line, name)
            if width and _is_said(line, width) and not front.is_title(line):
                yield Candidate(segment=index, label=look(line[:width].strip()), width=width, colon=False)
                break


def _greeting(
    lines: Sequence[str], marked: Marks, taken: set[int], found: Sequence[Candidate], look: Looks
) -> Iterator[Candidate]:
    """Yield who greets before the first label, "Liu Jianchao Good afternoon, everyone." """
    first = min((each.segment for each in found), default=0)
    for index in range(first):
        if index in marked or index in taken:
            continue
        if any(map(lines[index].__contains__, _GREETINGS)) and (greeting := _GREETED.match(lines[index])):
            label = look(greeting["name"])
            yield Candidate(segment=index, label=label, width=greeting.end("name"), colon=False)


def _prefix(line: str, name: str) -> int:
    """Return the width of a name at the start of a line, whatever its spaces; 0 where it is not there."""
    start = len(line) - len(line.lstrip())
    if line[start : start + 1] != name[:1]:
        return 0
    head = line[start : start + len(name)]
    return start + len(name) if labels.fold(head) == name else 0


def _is_said(line: str, width: int) -> bool:
    return _SAID.match(line, width) is not None or not line[width:].strip()


def _question(
    lines: Sequence[str], open_lines: Sequence[int], outlets: frozenset[str], look: Looks, *, by_shape: bool
) -> list[Candidate]:
    """Return who asks in the paragraphs before an answer: those that a known outlet begins and a question
    mark ends, or the last that a known outlet begins; else, on a page without colons, the last that begins
    with a name and a sentence after it."""
    for match in (_known_outlet, _shaped_outlet) if by_shape else (_known_outlet,):
        found = []
        for index in open_lines:
            width = match(lines[index], outlets)
            if width and _has_more(lines, index, width, open_lines):
                label = look(lines[index][:width].strip())
                found.append(Candidate(segment=index, label=label, width=width, colon=False))
        if found:
            asking = [each for each in found if match is _known_outlet and _ends_asking(lines[each.segment])]
            return asking if asking and asking[-1] is found[-1] else [*asking, found[-1]]
    return []


def _ends_asking(line: str) -> bool:
    return line.rstrip().rstrip('"”’)').endswith(("?", "？"))


def _has_more(lines: Sequence[str], index: int, width: int, open_lines: Sequence[int]) -> bool:
    """Tell whether anything is said after a name: on its line or on the next."""
    return lines[index][width:].strip() != "" or index != open_lines[-1]


def _known_outlet(line: str, outlets: frozenset[str]) -> int:
    """Return the width of the longest known name at the start of a line, with something said after it: a
    question or the start of a sentence, where the name is one common word."""
    best = 0
    end = len(line) - len(line.lstrip())
    words = line[end : end + 120].split(" ", _WORDS)
    for count, word in enumerate(words[:_WORDS], 1):
        end += len(word) + (count > 1)
        name = line[:end].lstrip()
        if not _is_said(line, end) or labels.key(labels.outlet_name(name)) not in outlets:
            continue
        rest = line[end:].lstrip(" \u00a0\"“‘'(")
        if not rest or count > 1 or name.isupper() or _BEGINS.match(rest) or rest.rstrip().endswith("?"):
            best = end
    return best


def _shaped_outlet(line: str, outlets: frozenset[str]) -> int:
    """Return the width of words at the start of a line that can be a name, before a sentence; or of the
    whole line, where it is but a name."""
    bare = line.strip()
    if not bare[:1].isascii():
        return 0
    if len(bare) <= 60 and bare[-1:] not in ".?!" and labels.look(bare).shape in (Shape.NAME, Shape.ASKER):
        return len(line.rstrip())
    end = len(line) - len(line.lstrip())
    for count, word in enumerate(line[end : end + 120].split(" ", _WORDS)[:_WORDS], 1):
        end += len(word) + (count > 1)
        rest = line[end:].lstrip(" \u00a0\"“‘'(")
        shape = labels.look(line[:end].strip()).shape
        if (shape is Shape.NAME and _BEGINS.match(rest)) or (shape is Shape.ASKER and rest[:1].isupper()):
            return end
    return 0
