"""The ledgers of the captures, and the pages, in; every word that differs between the two out."""

import re
from collections.abc import Mapping, Sequence

from site_builder import urls
from site_builder.derive import collations
from site_builder.diagnostics import Location, Report, Rule
from site_builder.model import Anchor, Briefing, Capture, Direction, LineClass, Paragraph, Passage
from site_builder.verify import published
from site_builder.verify.pages import Gist, folded, words
from site_builder.verify.published import Published, Ruler

MISSING_PASSAGE = Rule(code="V741", name="missing-passage")
ALTERED_WORDS = Rule(code="V742", name="altered-words")
STRAY_PASSAGE = Rule(code="V743", name="stray-passage")
DROPPED_LINE = Rule(code="V744", name="dropped-line")

_SPOKEN = frozenset({LineClass.OPENING, LineClass.QUESTION, LineClass.ANSWER, LineClass.PARAGRAPH})
_RECORD = _SPOKEN | {LineClass.NOTE}
# Matches "q3-a2", "o1", "p7" and "direction-a-line-9"; not "q3", "q3-cite" nor "page".
_PASSAGE = re.compile(r"q[0-9]{1,6}-[qa][0-9]{1,6}|[op][0-9]{1,6}|direction-[a-z0-9-]{1,40}")
# Matches the break in "people-to-\npeople"; not that in "we said -\nas before".
_HYPHEN_BREAK = re.compile(r"(?<=\w[-‐])\n")

_WINDOW = 8  # words that a message shows


def check(site: Published, report: Report) -> None:
    withdrawn = {record.old for record in site.edition.redirects}
    withdrawn |= {
        urls.briefing(pin.briefing, part)
        for pin in site.edition.pins
        if urls.briefing(pin.briefing, pin.anchor) in withdrawn
        for part, _ in pin.parts
    }
    for briefing in site.edition.briefings:
        check_lines(briefing, report)
        file = urls.file(urls.briefing(briefing.id))
        page = site.pages.get(file) or Gist()
        printed = [
            (passage, briefing.witnesses[unit.witness].capture)
            for unit in briefing.units
            for passage in unit.passages
        ]
        printed += [
            (passage, briefing.witnesses[each.witness].capture)
            for each, passage in zip(briefing.directions, published.directions(briefing), strict=True)
        ]
        if not page.is_broken:  # else markup has said so, and what follows the fault was not read
            ruler = Ruler(site, file)
            _check_page(site, file, printed, report)
            for id in sorted(page.ids - {passage.anchor for passage, _ in printed}):
                if _PASSAGE.fullmatch(id) and urls.briefing(briefing.id, id) not in withdrawn:
                    _report_stray(ruler, id, report)
        _check_translations(site, briefing, report)


def _check_translations(site: Published, briefing: Briefing, report: Report) -> None:
    """Check the pages that set witnesses in other languages beside the text."""
    for collation in collations.translations(briefing):
        file = urls.file(collations.translation_path(briefing, collation))
        capture = briefing.witnesses[collation.witness].capture
        if not (site.pages.get(file) or Gist()).is_broken:
            printed = [(each, capture) for each in published.translation_passages(briefing, collation)]
            _check_page(site, file, printed, report)


def check_lines(briefing: Briefing, report: Report) -> None:
    """Report lines of a capture that no page shows: of the copy-text those that no passage or direction
    covers, of another witness those that are spoken, and that its collation leaves out."""
    for number, witness in enumerate(briefing.witnesses):
        capture = witness.capture
        kinds = _SPOKEN if number else _RECORD
        places: list[Passage | Paragraph | Direction] = [
            *(each for each in briefing.directions if each.witness == number),
            *(one for unit in briefing.units if unit.witness == number for one in unit.passages),
            *(
                capture.turns[turn].paragraphs[paragraph]
                for collation in briefing.collations
                if collation.witness == number
                for match in collation.matches
                for turn, paragraph in match.places
            ),
        ]
        covered = {line for place in places for line in range(place.first, place.last + 1)}
        starts = {(place.first, place.column) for place in places}
        for line in capture.ledger:
            said = line.text[line.label :]
            start = line.column + line.label + len(said) - len(said.lstrip())
            lost = line.number not in covered or (line.column > 1 and (line.number, start) not in starts)
            if line.kind in kinds and lost and folded(said):
                report.add(
                    DROPPED_LINE,
                    Location(path=capture.path, line=line.number),
                    f'This line was read as "{line.kind}", and stands on no page.',
                    hint="this is a fault of the builder: please report it with the seed",
                )


_Passages = Sequence[tuple[Passage, Capture]]  # each with the capture that it stands in


def _check_page(site: Published, file: str, printed: _Passages, report: Report) -> None:
    """Report passages that a page lacks, and those that are not word for word as captured."""
    captured = _captured(printed)
    if file in site.pages and site.pages[file].words == words(captured):
        return
    page, ruler = site.read(file), Ruler(site, file)
    for passage, capture in printed:
        if passage.anchor not in page.texts:
            report.add(
                MISSING_PASSAGE,
                published.whole(file),
                f'The passage "{passage.anchor}" is not on its page.',
                hint=_source(capture, passage),
            )
    by_anchor = {passage.anchor: (passage, capture) for passage, capture in printed}
    for anchor, at in page.passages:
        passage, capture = by_anchor[Anchor(anchor)]
        shown, wanted = folded(page.texts[anchor]), folded(captured[anchor])
        if shown != wanted:
            report.add(
                ALTERED_WORDS,
                ruler.place(at),
                f'"{anchor}" is not word for word as captured: {_difference(shown, wanted)}.',
                hint=_source(capture, passage),
            )


def _captured(printed: _Passages) -> dict[str, str]:
    """Return what the seeds print where passages stand, by their anchors."""
    lines: dict[str, dict[int, str]] = {}
    for _, capture in printed:
        if capture.seed not in lines:
            lines[capture.seed] = _lines(capture)
    return {passage.anchor: _printed(lines[capture.seed], passage) for passage, capture in printed}


def _lines(capture: Capture) -> dict[int, str]:
    found: dict[int, str] = {}
    for line in capture.ledger:
        found[line.number] = found.get(line.number, "") + line.text
    return found


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


def _source(capture: Capture, passage: Passage) -> str:
    return f"its words are in {capture.path}, line {passage.first}"


def _difference(shown: str, printed: str) -> str:
    """Say where two texts part: the last word that they share, and what each has from there."""
    here, there = shown.split(), printed.split()
    shared = next((n for n, (a, b) in enumerate(zip(here, there, strict=False)) if a != b), -1)
    start = max((shared if shared >= 0 else min(len(here), len(there))) - 1, 0)
    return f"the page has {_excerpt(here, start)}, the seed {_excerpt(there, start)}"


def _excerpt(words: Sequence[str], start: int) -> str:
    more = " …" if len(words) > start + _WINDOW else ""
    return f'"{" ".join(words[start : start + _WINDOW])}{more}"'
