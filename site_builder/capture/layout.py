"""Lines in, segments out: what the reader takes for one paragraph, however the page broke or joined it.

A segment is a line as a rule. Where a page breaks its lines within sentences, it is all the lines of a
paragraph; where several speak in one line, it is a piece of that line.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from site_builder.capture import boilerplate, dates, front, labels
from site_builder.capture.labels import Shape

_WIDEST = 140  # columns; longer lines are paragraphs
_TEXT = 30  # characters: shorter lines say nothing of how a page breaks its lines
_SHARE = 0.4  # of the lines of text, that break off within a sentence where a page breaks its lines
_LEAST = 3
_SMALL = 0.4  # of them, after which a small letter follows
_HEAD = 30  # lines in which titles and dates of pages stand
_FULL = 0.7  # of the lines that break off, in which the next word would not have fitted
_SLACK = 3  # columns by which a full line may fall short of the widest
_SHORT = 0.6  # of the widest: a shorter line ends its paragraph, where a capital follows

# Matches the end of "as before.", "what else?”", "as follows:"; not of "we noted that".
_STOPPED = re.compile(r"[.?!…。？！:：;；][\"'”’)\]）]{0,3}\s{0,9}\Z")
# Matches the end of "people-to-", where a line was broken after a hyphen; not of "said -".
_HYPHEN = re.compile(r"\w[-‐\u00ad]\Z")
_HYPHENS = "-‐\u00ad"
# Matches the start of a line in the middle of a sentence: "sent us their"; not "dpa: Will", "iNews".
_MIDST = re.compile(r"[a-z]{1,30}(?![A-Za-z:：])")
# Matches the end of a line that breaks off within a sentence, whatever follows: "will be held in Wuhan on".
_HANGING = re.compile(
    r"\b(?:of|the|and|or|to|on|in|with|for|between|that|by|at|from|as|an?|is|are|was|were|will|has|have|be|its"
    r"|their|our|his|her|Spokes(?:person|man|woman)|President|Minister|Premier|Secretary|Ministry)\Z"
)
# Matches the start of "* * *", "[ Print ]", "| a | b |"; not of "(Laughter)" nor of "“We".
_APART = re.compile(r"\s{0,9}[*_=~·•|\[<>#]")
# Matches the end of the first line of a title in two, "Foreign Ministry Spokesperson Lin Jian’s".
_TITLE_BREAK = re.compile(
    r"\bSpokes(?:person|man|woman)\b.{0,40}['’]s(?: Regular(?: Press)?)?\Z"
    r"|\b(?:Press Conference|Remarks)(?: on)?\Z"
)
# Matches its second line, "Regular Press Conference on …", "November 4, 2010"; not "CCTV: What …".
_TITLE_REST = re.compile(
    r"(?:Regular |Press |Conference |Remarks|on [A-Z0-9])|[A-Z][a-z]{2,8}\.? [0-9]{1,2},? ?[12][0-9]{3}\Z"
)
# Matches the first word of a line, or as much of it as a page may leave on the line before: "people-".
_CHUNK = re.compile(r"\s{0,20}[^\s-]{1,60}-?")


class Stretch(NamedTuple):  # as a page that breaks its lines has hundreds of them
    """Characters `start` up to `end` of the line with the index `line`; they stand in a segment from its
    character `at`."""

    at: int
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The segments of a seed in order. Every character of every line is in exactly one segment. `lines` are
    the indexes of the lines on which they begin, `broken` where each stands that is not one whole line."""

    texts: tuple[str, ...]
    lines: tuple[int, ...]
    broken: Mapping[int, tuple[Stretch, ...]]

    def place(self, segment: int, offset: int = 0) -> tuple[int, int]:
        """Return the index of the line and of the character in it that a character of a segment is."""
        if segment not in self.broken:
            return self.lines[segment], offset
        stretch = next(one for one in reversed(self.broken[segment]) if one.at <= offset)
        return stretch.line, min(stretch.start + offset - stretch.at, stretch.end)

    def stretches(self, segment: int) -> tuple[Stretch, ...]:
        """Return where a segment stands."""
        if segment in self.broken:
            return self.broken[segment]
        return (Stretch(at=0, line=self.lines[segment], start=0, end=len(self.texts[segment])),)


def whole(lines: Sequence[str]) -> Layout:
    """Return a segment for every line."""
    return Layout(texts=tuple(lines), lines=tuple(range(len(lines))), broken={})


def read(lines: Sequence[str]) -> Layout:
    """Return a segment for every line; where the page breaks its lines within sentences, one for every
    paragraph. A title in two lines is one segment, too."""
    near = [
        index
        for index, (before, line) in enumerate(pairwise(lines), 1)
        if line and 0 < len(before) <= _WIDEST
    ]
    width = _width(lines, near)
    parted = width > 0 and _is_parted(lines)
    groups: list[list[int]] = []  # of several lines each
    for index in near:
        begun = bool(groups) and groups[-1][-1] == index - 1
        group = groups[-1] if begun else [index - 1]
        if _goes_on(lines, group, lines[index], width, parted=parted):
            group.append(index)
            groups += [] if begun else [group]
    if not groups:
        return whole(lines)
    joined = {group[0]: _join(lines, group) for group in groups}
    further = {index for group in groups for index in group[1:]}
    first = [index for index in range(len(lines)) if index not in further]
    return Layout(
        texts=tuple(joined[index][0] if index in joined else lines[index] for index in first),
        lines=tuple(first),
        broken={segment: joined[index][1] for segment, index in enumerate(first) if index in joined},
    )


def cut(layout: Layout, cuts: Mapping[int, Sequence[int]]) -> Layout:
    """Return a layout whose segments end at the given characters, too."""
    if not cuts:
        return layout
    texts: list[str] = []
    lines: list[int] = []
    broken: dict[int, tuple[Stretch, ...]] = {}
    for segment, text in enumerate(layout.texts):
        if segment not in cuts and segment not in layout.broken:
            texts.append(text)
            lines.append(layout.lines[segment])
            continue
        stretches = layout.stretches(segment)
        starts = [one.at for one in stretches]
        for start, end in pairwise((0, *cuts.get(segment, ()), len(text))):
            near = stretches[max(bisect_right(starts, start) - 1, 0) : bisect_right(starts, end)]
            places = tuple(_within(near, start, end))
            broken[len(texts)] = places
            texts.append(text[start:end])
            lines.append(places[0].line)
    return Layout(texts=tuple(texts), lines=tuple(lines), broken=broken)


def _within(stretches: Sequence[Stretch], start: int, end: int) -> Iterator[Stretch]:
    """Yield what stands between two characters of a segment; where the first is cut off from a line break,
    the break goes with the piece before it."""
    for one in stretches:
        first, last = max(start, one.at), min(end, one.at + one.end - one.start)
        if first < last or start == end == one.at:
            begin = one.start + first - one.at
            yield Stretch(at=first - start, line=one.line, start=begin, end=begin + last - first)


def _width(lines: Sequence[str], near: Sequence[int]) -> int:
    """Return the number of columns at which a page breaks its lines within sentences; 0 where it does not.
    `near` are the lines that stand below one of such a width."""
    broken: list[tuple[str, str]] = []
    for index in near:
        line, following = lines[index - 1], lines[index]
        if len(line) >= _TEXT and following.strip() and not _is_stopped(line):
            broken.append((line.rstrip(), following.lstrip()))
    # A paragraph of a page that breaks its lines has several broken ones and one whole one.
    if len(broken) < _LEAST or len(broken) < _SHARE * sum(len(line) >= _TEXT for line in lines[:-1]):
        return 0
    width = max(len(line) for line, _ in broken)
    small = sum(following[:1].islower() for _, following in broken)
    if small >= _SMALL * len(broken):
        return width
    full = sum(_needed(line, following) > width - _SLACK for line, following in broken)
    return width if full >= _FULL * len(broken) else 0


def _is_parted(lines: Sequence[str]) -> bool:
    """Tell whether blank lines stand between all paragraphs of a page that breaks its lines: before each
    label."""
    opening = [index for index, line in enumerate(lines) if index and _opens(line)]
    return len(opening) > 1 and not any(lines[index - 1].strip() for index in opening)


def _is_headed(text: str) -> bool:
    """Tell whether words are a title with its day, or a page's date, after which another thing begins."""
    found = dates.last(text) if front.is_title(text) else front.stamp(text)
    return found is not None and found.end == len(text)


def _needed(line: str, following: str) -> int:
    """Return how many columns a line would have with the first word of the next one."""
    chunk = _CHUNK.match(following)
    return len(line) + (not _HYPHEN.search(line[-2:])) + (len(chunk.group().strip()) if chunk else 1)


def _goes_on(lines: Sequence[str], group: Sequence[int], following: str, width: int, *, parted: bool) -> bool:
    """Tell whether a paragraph goes on in the next line: its first word would not have fitted on this one, or
    begins in the middle of a sentence."""
    bare, below = lines[group[-1]].rstrip(), following.strip()
    if not bare or not below or len(bare) > _WIDEST:
        return False
    if group[0] < _HEAD and len(group) < _LEAST:
        text = " ".join(lines[index].strip() for index in group)
        if _TITLE_REST.match(below) and _TITLE_BREAK.search(text):
            return True
        if _is_headed(text) or front.stamp(following) or (front.is_title(below) and dates.first(below)):
            return False
    stopped = _is_stopped(bare)
    if (not stopped or bare[-1] in ":;") and _breaks_off(bare, below):
        return True
    if not width or not ((parted and not _opens(below)) or _fills(bare, following, width, stopped=stopped)):
        return False
    return not _is_apart(bare, following) and not _is_label(bare)


def _is_stopped(line: str) -> bool:
    """Tell whether a line ends like a sentence, or announces what follows; few end in a letter and do."""
    return not line[-1:].isalnum() and _STOPPED.search(line[-12:]) is not None


def _is_apart(bare: str, following: str) -> bool:
    """Tell whether one of two lines is a row of signs or buttons, or the other begins what closes a page."""
    return any(map(_APART.match, (bare, following))) or boilerplate.begins_block(following)


def _breaks_off(bare: str, below: str) -> bool:
    """Tell whether a line of text breaks off within a sentence for sure: it ends in a word after which more
    must come, or one follows that begins none."""
    if len(bare) < _TEXT:
        return False
    goes_on = _MIDST.match(below) is not None and (bare[-1].isalnum() or bare[-1] in ",-:;")
    return (goes_on and not _opens(below)) or _HANGING.search(bare[-20:]) is not None


def _fills(bare: str, following: str, width: int, *, stopped: bool) -> bool:
    """Tell whether a line is as long as the page lets it be before the next one."""
    full = _needed(bare, following) > width - _SLACK
    if stopped:
        return full and not _opens(following)
    return full or following.lstrip()[:1].islower() or (len(bare) >= _SHORT * width and not _opens(following))


def _is_label(bare: str) -> bool:
    """Tell whether a line is nothing but a label."""
    found = labels.at_start(bare)
    return found is not None and found[1] == len(bare) and labels.look(found[0]).shape is not Shape.NOTHING


def _opens(line: str) -> bool:
    if ":" not in line and "：" not in line:
        return False
    found = labels.at_start(line)
    return found is not None and labels.look(found[0]).shape is not Shape.NOTHING


def _join(lines: Sequence[str], group: Sequence[int]) -> tuple[str, tuple[Stretch, ...]]:
    text, places = "", []
    for index in group:
        line = lines[index]
        if text and not (text[-1] in _HYPHENS and _HYPHEN.search(text[-2:])):
            text += " "
        places.append(Stretch(len(text), index, 0, len(line)))
        text += line
    return text, tuple(places)
