"""A transcript in, where outlets ask and a spokesperson answers, by labels; a press conference out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from site_builder.capture import (
    boilerplate,
    dates,
    dating,
    doubts,
    drafting,
    footers,
    front,
    ledger,
    line_rulings,
    pieces,
    refusal,
    speakers,
)
from site_builder.capture.answerers import Answerers
from site_builder.capture.boilerplate import Mark, Marks
from site_builder.capture.candidates import Candidate, Looks
from site_builder.capture.dates import Found
from site_builder.capture.layout import Layout
from site_builder.capture.source import Fit, Known, Seed
from site_builder.capture.speakers import Speakers
from site_builder.diagnostics import Report
from site_builder.model import Basis, Capture, Kind, LineClass, Role

name = "transcript"
language = "en"
kind = Kind.PRESS_CONFERENCE

_HEADLINE = Mark(kind=LineClass.BOILERPLATE, rule="related-articles")
_TOP = 12  # lines in which the title of remarks stands
# What the reader must have gone by for one question at least.
_ASKING = frozenset((speakers.QUESTION_MARK, speakers.REQUEST, speakers.SAYS_SO))
# Matches what is said in the briefings of this ministry: "China’s response", "the Foreign Ministry"; nothing
# in "a visit to China".
_MINISTRY = re.compile(
    r"\bChina['’]s (?:comment|response|reaction|position|view|take)|\bthe Chinese (?:side|government)\b"
    r"|\b[Ff]oreign [Mm]inistry\b"
)
_CHINA = re.compile(r"\b(?:China|Chinese)\b")  # nothing in "porcelain"
_OFTEN = 2
_SESSION = re.compile(r"\b(?:press conference|briefing)\b", re.I)  # nothing in "brief"
_SPARSE = 12  # lines of a page for each that speaks on it; where there are more, it is about something else


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """A seed as this format sees it: who speaks in which segment, and what no one says; `likely` are the
    segments that may be titles, `kept` those that editors give to somebody."""

    seed: Seed
    layout: Layout
    marks: Marks
    heard: Speakers
    titles: Sequence[tuple[int, str]]
    likely: Sequence[int]
    kept: frozenset[int]

    @property
    def fit(self) -> Fit:
        lines, speeches = self.layout.texts, self.heard.speeches
        roles = [speech.role for speech in speeches]
        if Role.ANSWER not in roles or _holds_several(self.titles, self.heard):
            return Fit.NONE
        last = next((index for index in reversed(range(len(lines))) if index not in self.marks), 0)
        if refusal.breaks_off(lines[last : last + 1]):
            return Fit.POSSIBLE
        if self.titles:
            return Fit.CERTAIN
        visible = [line for index, line in enumerate(lines) if index not in self.marks]
        asked = Role.QUESTION in roles and len(speeches) * _SPARSE >= len(visible)
        return Fit.CERTAIN if asked and self._is_briefing(visible) else Fit.POSSIBLE

    def _is_briefing(self, visible: Sequence[str]) -> bool:
        """Tell a ministry's briefing from other conversations, where no title of a session says so."""
        if not any(_ASKING.intersection(speech.because) for speech in self.heard.speeches):
            return False
        first = self.heard.speeches[0].segment
        head = (line for index, line in enumerate(self.layout.texts[:first]) if index not in self.marks)
        if any(map(refusal.INTERVIEW.search, head)):
            return False
        known = {
            speech.label.folded for speech in self.heard.speeches if speakers.KNOWN_OUTLET in speech.because
        }
        return len(known) > 1 or any(map(front.is_title, visible[:_TOP])) or self._is_of_ministry(visible)

    def _is_of_ministry(self, visible: Sequence[str]) -> bool:
        text = "\n".join(visible)
        return _MINISTRY.search(text) is not None or len(_CHINA.findall(text)) >= _OFTEN

    def capture(self, report: Report) -> Capture:
        return _capture(self, report)


def recognises(seed: Seed, known: Known) -> Transcript:
    look = Looks()
    layout = pieces.read(seed.layout, known.outlets, look)
    marked = boilerplate.marks(layout.texts)
    found = speakers.candidates_of(layout.texts, marked, known, look)
    answering = speakers.answering(layout.texts, found)
    last = _last_answer(layout.texts, found, answering)
    if closing := footers.closing(layout.texts, marked, last):
        marked |= closing
        found = [each for each in found if each.segment not in marked]
        answering = speakers.answering(layout.texts, found)
    heard = speakers.read(layout.texts, marked, found, known, look, answering=answering)
    likely = front.likely_titles(layout.texts)
    titles = tuple(front.titles(layout.texts, marked, likely))
    heard = _after_abstract(titles, heard)
    if known.record.lines:
        marked, heard = line_rulings.apply(known.record.lines, layout, marked, heard, look)
    kept = line_rulings.spoken(known.record.lines, layout)
    return Transcript(
        seed=seed, layout=layout, marks=marked, heard=heard, titles=titles, likely=likely, kept=kept
    )


def _last_answer(lines: Sequence[str], found: Sequence[Candidate], answering: Answerers) -> int:
    """Return the index of the last segment in which somebody answers in a sentence; headlines have none."""
    telling = (each.segment for each in reversed(found) if answering.includes(each.label))
    said = (index for index in telling if boilerplate.ends(lines[index]))
    return next(said, found[0].segment if found else 0)


def _after_abstract(titles: Sequence[tuple[int, str]], heard: Speakers) -> Speakers:
    """Return who speaks below the title of the page: above it, no one asks, and a site may print an abstract
    in which somebody answers."""
    title = titles[0][0] if titles else -1
    above = [speech for speech in heard.speeches if speech.segment < title]
    if not above or any(speech.role is Role.QUESTION for speech in above):
        return heard
    return replace(heard, speeches=heard.speeches[len(above) :])


def _capture(read: Transcript, report: Report) -> Capture:
    seed, layout, marked, heard = read.seed, read.layout, read.marks, read.heard
    lines = layout.texts
    first, last = heard.speeches[0].segment, heard.speeches[-1].segment
    head = front.read(lines, marked, first, likely=read.likely)
    marked = {**marked, **head.marks, **front.running_heads(lines, marked, head, likely=read.likely)}
    marked |= {index: _HEADLINE for index, _ in read.titles if index > last and index not in marked}
    block, stray = footers.tail(lines, marked, last)
    marked |= block
    if read.kept:
        marked = {index: mark for index, mark in marked.items() if index not in read.kept}
    remains = (stray | footers.remains(lines, marked, last)) - read.kept
    body = [index for index in range(head.body, len(lines)) if index not in marked and index not in remains]
    drafts = drafting.drafts(lines, body, heard, titled=bool(head.title), ruled=read.kept)
    turns, placed = ledger.close(seed, layout, marked, drafts, report)
    doubts.report(seed, layout, heard, turns, report)
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


def _holds_several(titles: Sequence[tuple[int, str]], heard: Speakers) -> bool:
    """Tell whether the title of another session, with another day, stands between the speakers."""
    first, last = heard.speeches[0].segment, heard.speeches[-1].segment
    spoken = {speech.segment for speech in heard.speeches}
    found = [each for each in titles if each[0] not in spoken]
    own = {_day(title) for index, title in found if index < first}
    return any(first < index < last and _day(title) not in own for index, title in found)


def _day(title: str) -> tuple[int, int, int]:
    found = dates.first(title)
    return (found.year, found.month, found.day) if found else (0, 0, 0)


def _said(lines: Sequence[str], body: Sequence[int], first: int) -> tuple[int, Found] | None:
    """Return the day that the words before the first speaker give to the press conference."""
    for index in body:
        if index >= first:
            return None
        if _SESSION.search(lines[index]) and (found := dates.first(lines[index])):
            return index, found
    return None
