"""The ledgers of the captures, and the pages, in; every word that differs between the two out."""

import re
from collections.abc import Mapping, Sequence

from site_builder import urls
from site_builder.diagnostics import Location, Report, Rule
from site_builder.model import Anchor, Briefing, Capture, LineClass, Passage
from site_builder.verify import published
from site_builder.verify.pages import PageFacts
from site_builder.verify.published import Published, Ruler

MISSING_PASSAGE = Rule(code="V741", name="missing-passage")
ALTERED_WORDS = Rule(code="V742", name="altered-words")
STRAY_PASSAGE = Rule(code="V743", name="stray-passage")
DROPPED_LINE = Rule(code="V744", name="dropped-line")

_SPOKEN = frozenset({LineClass.OPENING, LineClass.QUESTION, LineClass.ANSWER, LineClass.PARAGRAPH})
# Matches "q3-a2", "o1" and "p7"; not "q3", "q3-cite" nor "page".
_PASSAGE = re.compile(r"q[0-9]{1,6}-[qa][0-9]{1,6}|[op][0-9]{1,6}")
# Matches the break in "people-to-\npeople"; not that in "we said -\nas before".
_HYPHEN_BREAK = re.compile(r"(?<=\w[-‐])\n")
_NO_PAGE = PageFacts(file="")


_WINDOW = 8  # words that a message shows


def check(site: Published, report: Report) -> None:
    withdrawn = {record.old for record in site.edition.redirects}
    for briefing in site.edition.briefings:
        passages = tuple(published.passages(briefing))
        _check_lines(briefing.witnesses[0].capture, passages, report)
        page = site.pages.get(urls.file(urls.briefing(briefing.id)), _NO_PAGE)
        if page.broken.names:
            continue  # markup has said so, and what follows the fault was not read
        ruler = Ruler(site, page.file)
        _check_missing(briefing, page, passages, report)
        _check_words(briefing, page, passages, ruler, report)
        for id in sorted(page.ids - {passage.anchor for passage in passages}):
            if _PASSAGE.fullmatch(id) and urls.briefing(briefing.id, id) not in withdrawn:
                _report_stray(ruler, id, report)


def _check_lines(capture: Capture, passages: Sequence[Passage], report: Report) -> None:
    """Report spoken lines of the capture that no passage of the edition covers."""
    covered = {number for passage in passages for number in range(passage.first, passage.last + 1)}
    starts = {(passage.first, passage.column) for passage in passages}
    for line in capture.ledger:
        said = line.text[line.label :]
        start = line.column + line.label + len(said) - len(said.lstrip())
        lost = line.number not in covered or (line.column > 1 and (line.number, start) not in starts)
        if line.kind in _SPOKEN and lost and _folded(said):
            report.add(
                DROPPED_LINE,
                Location(path=capture.path, line=line.number),
                f'This line was read as "{line.kind}", and stands on no page.',
                hint="this is a fault of the builder: please report it with the seed",
            )


def _check_missing(briefing: Briefing, page: PageFacts, passages: Sequence[Passage], report: Report) -> None:
    for passage in passages:
        if passage.anchor not in page.texts:
            report.add(
                MISSING_PASSAGE,
                published.whole(urls.file(urls.briefing(briefing.id))),
                f'The passage "{passage.anchor}" is not on its page.',
                hint=_source(briefing, passage),
            )


def _check_words(
    briefing: Briefing, page: PageFacts, passages: Sequence[Passage], ruler: Ruler, report: Report
) -> None:
    lines: dict[int, str] = {}
    for line in briefing.witnesses[0].capture.ledger:
        lines[line.number] = lines.get(line.number, "") + line.text
    by_anchor = {passage.anchor: passage for passage in passages}
    for anchor, at in page.passages:
        passage = by_anchor[Anchor(anchor)]
        printed = _folded(_printed(lines, passage))
        shown = _folded(page.texts[anchor])
        if shown != printed:
            report.add(
                ALTERED_WORDS,
                ruler.place(at),
                f'"{anchor}" is not word for word as captured: {_difference(shown, printed)}.',
                hint=_source(briefing, passage),
            )


def _printed(lines: Mapping[int, str], passage: Passage) -> str:
    """Return what the seed prints where a passage stands; a line break is a space, but after a hyphen."""
    text = [lines.get(number, "") for number in range(passage.first, passage.last + 1)]
    text[-1] = text[-1][: passage.end - 1]
    text[0] = text[0][passage.column - 1 :]
    return _HYPHEN_BREAK.sub("", "\n".join(text))


def _report_stray(ruler: Ruler, id: str, report: Report) -> None:
    report.add(
        STRAY_PASSAGE,
        ruler.place(max(ruler.content.find(f'id="{id}"'.encode()), 0)),
        f'"{id}" looks like a passage of the record, and the edition has none of that name.',
        hint="give what is not the record an id of another form",
    )


def _source(briefing: Briefing, passage: Passage) -> str:
    return f"its words are in {briefing.witnesses[0].capture.path}, line {passage.first}"


def _folded(text: str) -> str:
    """Return text with every run of white space, of whatever width, as one space."""
    return " ".join(text.split())


def _difference(shown: str, printed: str) -> str:
    """Say where two texts part: the last word that they share, and what each has from there."""
    here, there = shown.split(), printed.split()
    shared = next((n for n, (a, b) in enumerate(zip(here, there, strict=False)) if a != b), -1)
    start = max((shared if shared >= 0 else min(len(here), len(there))) - 1, 0)
    return f"the page has {_excerpt(here, start)}, the seed {_excerpt(there, start)}"


def _excerpt(words: Sequence[str], start: int) -> str:
    more = " …" if len(words) > start + _WINDOW else ""
    return f'"{" ".join(words[start : start + _WINDOW])}{more}"'
