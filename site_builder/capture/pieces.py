"""A layout in; out, one in which every speaker begins a segment, where a page prints several in one line.

A label in the middle of a line is believed for less than one at its start: it must follow the end of a
sentence, and stand where somebody has answered and somebody answers next.
"""

import re
from collections.abc import Generator, Iterator, Sequence
from typing import NamedTuple

from site_builder.capture import answerers, dates, labels, layout, names
from site_builder.capture.candidates import Looks
from site_builder.capture.labels import Label, Shape
from site_builder.capture.layout import Layout

_LEAST = 4  # points: what a label in the middle of a line must have to ask
_KNOWN, _ASKER, _TRADE, _ASKS, _PERSON = 4, 4, 2, 2, -2
_DENSE = 6  # characters: where colons stand closer, nobody speaks
_QUOTED = 540  # characters of a label, and of what is quoted after it
_HEAD = 400  # characters in which the title of a page stands
_NEAR = 30  # characters between a title and its day, or between its day and the page's

# Matches the title in "Home > Foreign Ministry Spokesperson Mao Ning’s Regular Press Conference on May 8,
# 2023 2023-05-08 18:30 CCTV: …", without its day; nothing in "the spokesperson said."
_TITLE = re.compile(
    r"(?:(?:Chinese )?(?:Foreign Ministry|Ministry of Foreign Affairs|MFA) )?\bSpokes(?:person|man|woman)\b"
    r"[^:：?!]{0,80}?(?:Press Conference|Press Briefing|Remarks)\b"
)
# Matches where furniture begins after a last answer: before "Embassy of the People’s Republic of China in",
# "Copyright ©", "[ Print ]"; not before "embassy staff".
_FURNITURE = re.compile(
    r"(?<=[.?!…”\")])\s{0,9}(?=(?:(?:The )?(?:Embassy|Consulate[ -]General|Permanent Mission)"
    r" of (?:the )?(?:People|P\.?R)"
    r"|Copyright\b|©|All rights reserved|\[ ?(?:Suggest|Print|Close|Share)"
    r"|Related (?:articles|news|links)\s?[:：]?"
    r"|Address\s?:|Tel(?:ephone)?\s?:|(?:Web )?Editor\s?:|\*\s?\*\s?\*))"
)
# Matches "The following question was raised after the press conference: " in a line; not "After the press
# conference, a journalist asked: ".
_NOTICE = re.compile(
    r"(?<=[\s.?!”)])The following questions? [^.?:：]{1,60}\bpress conference[^.?:：]{0,40}[.:：]\s{0,9}"
)
_ROW = re.compile(r"(?:\*\s?){3,200}\s{0,9}")  # matches "* * * "; nothing in "**Reuters**"
# Matches a label whose words go on in the middle of a sentence, "Energy: what is", or somebody quoted, "The
# Herald: “Questions remain.” So"; not "AFP: What is" nor "AFP: “Open Skies” was published".
_MIDST = re.compile(r"[^:：]{1,120}[:：]\s{0,9}(?:[a-z]|[“\"][^“”\"]{1,400}[.?!][”\"])")
# Matches what asks without a question mark.
_MARKS = ("?", "？")


class _Spot(NamedTuple):
    """A label at a character of a segment; `inside` where it is not at its start."""

    segment: int
    at: int
    label: Label
    inside: bool

    @property
    def place(self) -> tuple[int, int]:
        return self.segment, self.at


def read(whole: Layout, outlets: frozenset[str], look: Looks) -> Layout:
    if not any(any(_inside(text, outlets, look)) for text in _crowded(whole.texts, look)):
        return whole
    spots = list(_spots(whole.texts, outlets, look))
    known = answerers.read([spot.label for spot in spots], whole.texts)
    asked = any(spot.label.folded.casefold() == "q" for spot in spots)  # else "A" answers nothing
    telling = [
        spot
        for place, spot in enumerate(spots)
        if (known.includes(spot.label) and (asked or not spot.inside or len(spot.label.folded) > 1))
        or _is_official(whole.texts, spots, place, outlets)
    ]
    asking = list(_asking(whole.texts, spots, telling, outlets))
    cuts: dict[int, set[int]] = {}
    for spot in (*telling, *asking):
        if spot.inside:
            cuts.setdefault(spot.segment, set()).add(spot.at)
    for segment, edges in cuts.items():
        edges.update(_around(whole.texts[segment], min(edges), max(edges)))
        edges.difference_update((0, len(whole.texts[segment])))
    return layout.cut(whole, {segment: sorted(edges) for segment, edges in cuts.items()})


def _crowded(texts: Sequence[str], look: Looks) -> Iterator[str]:
    """Yield the lines that have another colon than that of the label at their start."""
    for text in texts:
        if ":" in text or "：" in text:
            after = look.opened(text)
            if text.find(":", after) >= 0 or text.find("：", after) >= 0:
                yield text


def _spots(texts: Sequence[str], outlets: frozenset[str], look: Looks) -> Iterator[_Spot]:
    """Yield every label that a line may hold, in order: one for each colon, or for none."""
    for segment, text in enumerate(texts):
        start = look.at_start(text)
        if start and start[0].shape is not Shape.NOTHING:
            yield _Spot(segment=segment, at=0, label=start[0], inside=False)
        for at, label in _inside(text, outlets, look):
            yield _Spot(segment=segment, at=at, label=label, inside=True)


def _inside(text: str, outlets: frozenset[str], look: Looks) -> Iterator[tuple[int, Label]]:
    """Yield the labels that a line may hold after the one at its start, and where each begins."""
    after = look.opened(text)
    colons = text.count(":", after) + text.count("：", after)
    if not 0 < colons < len(text) / _DENSE:
        return
    last = -1
    for at, words in labels.inside(text, after):
        label = look(words)
        if last < at and (label.shape is not Shape.NOTHING or label.outlet in outlets):
            last = at + len(words)
            yield at, label


def _is_official(texts: Sequence[str], spots: Sequence[_Spot], place: int, outlets: frozenset[str]) -> bool:
    """Tell whether an official, known from nothing else, answers inside a line: after a question."""
    spot = spots[place]
    if not place or not spot.inside or not answerers.is_official(spot.label):
        return False
    before = spots[place - 1]
    asked = _points(before, _said(texts, before.place, spot.place), outlets)
    end = spots[place + 1].place if place + 1 < len(spots) else (len(texts), 0)
    return asked >= _LEAST and not any(mark in _said(texts, spot.place, end) for mark in _MARKS)


def _asking(
    texts: Sequence[str], spots: Sequence[_Spot], telling: Sequence[_Spot], outlets: frozenset[str]
) -> Iterator[_Spot]:
    """Yield the labels inside lines that ask: of those between two answers, the ones with points enough, or
    the only one there is."""
    answers = {spot.place for spot in telling}
    gap: list[_Spot] = []
    for place, spot in enumerate(spots):
        if spot.place not in answers:
            gap.append(spot)
            end = spots[place + 1].place if place + 1 < len(spots) else (len(texts), 0)
            if place + 1 < len(spots) and end not in answers:
                continue
            yield from _best(texts, gap, end, outlets)
        gap = []


def _best(
    texts: Sequence[str], gap: Sequence[_Spot], end: tuple[int, int], outlets: frozenset[str]
) -> Iterator[_Spot]:
    ends = [*(spot.place for spot in gap[1:]), end]
    said = [_said(texts, spot.place, stop) for spot, stop in zip(gap, ends, strict=True)]
    for spot, words in zip(gap, said, strict=True):
        worth = _points(spot, words, outlets)
        only = len(gap) == 1 and end[0] < len(texts)
        if spot.inside and (worth >= _LEAST or (only and worth >= 0)):
            yield spot


def _points(spot: _Spot, said: str, outlets: frozenset[str]) -> int:
    if spot.label.shape is Shape.NAME and _MIDST.match(said[:_QUOTED]):
        return -_LEAST
    known = spot.label.outlet in outlets
    return (
        _KNOWN * known
        + _ASKER * (spot.label.shape is Shape.ASKER)
        + _TRADE * names.is_coined(spot.label.folded)
        + _ASKS * any(mark in said for mark in _MARKS)
        + _PERSON * (not known and answerers.is_official(spot.label))
    )


def _said(texts: Sequence[str], start: tuple[int, int], end: tuple[int, int]) -> str:
    """Return what is said between two places."""
    if start[0] == end[0]:
        return texts[start[0]][start[1] : end[1]]
    parts = [texts[start[0]][start[1] :], *texts[start[0] + 1 : end[0]]]
    if end[0] < len(texts):
        parts.append(texts[end[0]][: end[1]])
    return "\n".join(parts)


def _around(text: str, first: int, last: int) -> Iterator[int]:
    """Yield where the title and the dates before the first label of a crowded line begin and end, and where
    the furniture after the last one begins."""
    head = min(first, _HEAD)
    at = 0
    for title in _TITLE.finditer(text, 0, head):
        yield title.start()
        at = yield from _after_date(text, title.end(), head)
    if at:
        yield from _after_date(text, at, head)
    for notice in _NOTICE.finditer(text):
        yield notice.start()
        yield notice.end()
    for row in _ROW.finditer(text):
        yield row.start()
        yield row.end()
    for furniture in _FURNITURE.finditer(text, last):
        yield furniture.end()


def _after_date(text: str, start: int, head: int) -> Generator[int, None, int]:
    """Yield, and return, where what follows a date begins, or what follows `start` where no date is near."""
    found = dates.first(text[start:head])
    at = start + found.end if found and found.start <= _NEAR else start
    at += len(text[at:head]) - len(text[at:head].lstrip())
    yield at
    return at
