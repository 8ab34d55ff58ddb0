"""Targets in, spans of passages out: where the words stand that an editor quotes, or why they do not."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from site_builder import urls
from site_builder.diagnostics import Report, Rule
from site_builder.model import Anchor, Briefing, BriefingId, Passage, Selector, Span, Target

UNKNOWN_TARGET = Rule(code="U203", name="unknown-target")
LOST_LEMMA = Rule(code="U204", name="lost-lemma")
AMBIGUOUS_LEMMA = Rule(code="U205", name="ambiguous-lemma")

_NEAR = 65.0  # of 100: below it a "did you mean" would mislead
_SPACE = re.compile(r"\s")
_SIGNS = str.maketrans("‘’‛“”„«»–—−‐‑", '\'\'\'"""""-----')


@dataclass(frozen=True, slots=True)
class Scene:
    """What a briefing offers to point at: its units, and the passages of each, in the order of the text."""

    units: Mapping[Anchor, Sequence[Passage]]

    def passages(self, anchor: Anchor) -> tuple[Passage, ...] | None:
        """Return the passages that `anchor` covers, all of them for "", the whole question for "q3-q", the
        whole answer for "q3-a"; None where it names nothing."""
        if not anchor:
            return tuple(passage for unit in self.units.values() for passage in unit)
        if anchor in self.units:
            return tuple(self.units[anchor])
        for unit in self.units.values():
            for passage in unit:
                if passage.anchor == anchor:
                    return (passage,)
        parted = (passage for unit in self.units.values() for passage in unit)
        return tuple(each for each in parted if urls.part_anchor(each.anchor) == anchor) or None

    def anchors(self) -> list[Anchor]:
        """Return every anchor, a unit's before those of its passages, in the order of the text."""
        named = ((unit, passage.anchor) for unit, held in self.units.items() for passage in held)
        return list(dict.fromkeys(anchor for pair in named for anchor in pair))

    def place(self, anchor: Anchor) -> int:
        """Return the number of an anchor in the order of the text; of a part of an exchange, that of its
        first passage. A whole document comes after all that is in it."""
        anchors = self.anchors()
        if anchor not in anchors:
            covered = self.passages(anchor) if anchor else None
            return anchors.index(covered[0].anchor) if covered else len(anchors)
        return anchors.index(anchor)

    def unit_of(self, anchor: Anchor) -> Anchor:
        """Return the unit that `anchor` names or lies in; "" for the whole document."""
        for unit, held in self.units.items():
            if anchor == unit or any(passage.anchor == anchor for passage in held):
                return unit
        return Anchor("")


def scenes(briefings: Iterable[Briefing]) -> dict[BriefingId, Scene]:
    """Return what each briefing offers to point at."""
    return {one.id: Scene({unit.anchor: unit.passages for unit in one.units}) for one in briefings}


def locate(target: Target, scenes: Mapping[BriefingId, Scene], report: Report) -> Span | None:
    """Return the span that `target` names; None, reported, where it names nothing or not one place."""
    if target.briefing not in scenes:
        report.add(
            UNKNOWN_TARGET,
            target.location,
            f'There is no briefing "{target.briefing}".',
            hint=did_you_mean(target.briefing, list(scenes)),
        )
        return None
    passages = scenes[target.briefing].passages(target.anchor)
    if passages is None:
        report.add(
            UNKNOWN_TARGET,
            target.location,
            f'There is no "{target.anchor}" in {target.briefing}.',
            hint=did_you_mean(target.anchor, list(scenes[target.briefing].anchors())),
        )
        return None
    if not target.selector.exact:
        return Span(anchor=target.anchor)
    return _quoted(target, passages, report)


def did_you_mean(wrong: str, known: Sequence[str]) -> str:
    """Return a hint with the nearest of `known`, or "" when none is near."""
    best = process.extractOne(wrong, known, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return f'did you mean "{best[0]}"?' if best else ""


def _quoted(target: Target, passages: Sequence[Passage], report: Report) -> Span | None:
    places = [
        Span(anchor=passage.anchor, start=start, end=end)
        for passage in passages
        for start, end in _places(target.selector, passage.text.translate(_SIGNS))
    ]
    if len(places) == 1:
        return places[0]
    quote = target.selector.exact
    where = f"{target.briefing}#{target.anchor}" if target.anchor else str(target.briefing)
    if places:
        report.add(
            AMBIGUOUS_LEMMA,
            target.selector.location,
            f'The words "{quote}" occur {len(places)} times in {where}.',
            hint="add `prefix:` or `suffix:` with the words before or after the place that is meant",
        )
    else:
        report.add(
            LOST_LEMMA,
            target.selector.location,
            f'The words "{quote}" do not occur in {where}.',
            hint=_nearest(quote, passages) or "quote the words exactly as the record prints them",
        )
    return None


def _places(selector: Selector, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words stand in a text; places may overlap. A pattern costs more to compile than most
    texts to read: it is made where white space may differ, or more than the words is quoted, and something of
    them is there."""
    first, *others = words = selector.exact.translate(_SIGNS).split() or [""]
    if first not in text:
        return
    if selector.prefix or selector.suffix or not first or (others and " ".join(text.split()) != text):
        pattern, at = _pattern(selector), 0
        while match := pattern.search(text, at):
            yield match.span("exact")
            at = match.start() + 1
        return
    exact, at = " ".join(words), 0
    while (start := text.find(exact, at)) >= 0:
        yield start, start + len(exact)
        at = start + 1


@lru_cache(maxsize=16)
def _pattern(selector: Selector) -> re.Pattern[str]:
    """Compile the quoted words, with those before and after them, forgiving white space and the shape of
    quotation marks and dashes."""
    before, exact, after = (_loose(words) for words in (selector.prefix, selector.exact, selector.suffix))
    head = rf"{before}\s*" if before else ""
    tail = rf"(?=\s*{after})" if after else ""
    return re.compile(f"{head}(?P<exact>{exact}){tail}")


def _loose(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.translate(_SIGNS).split())


def _nearest(quote: str, passages: Sequence[Passage]) -> str:
    """Return a hint with the words of the record that are most like `quote`, "" when none are near."""
    best, found = _NEAR, ""
    for passage in passages:
        text = _SPACE.sub(" ", passage.text)
        near = fuzz.partial_ratio_alignment(quote.casefold(), text.casefold(), score_cutoff=best)
        if near is not None and len(text) == len(text.casefold()):
            start = text.rfind(" ", 0, near.dest_start + 1) + 1
            end = text.find(" ", near.dest_end - 1)
            best, found = near.score, text[start : end if end > 0 else None]
    return f'did you mean "{found.strip(".,;:?!")}"?' if found else ""
