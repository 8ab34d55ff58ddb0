"""The bytes of a saved page in; the lines of the session on it out, and those of the page that were left out.

The library says which part of a page is its main part, and may be wrong. So the reader of captures reads the
whole page as well: when a speaker that it finds there is missing from the main part, the whole page is taken.
What follows the last speaker is taken up to the end of the element that holds them all.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from site_builder import capture
from site_builder.accession import page
from site_builder.accession.page import Page, letters
from site_builder.accession.session import LONGEST, Session, text
from site_builder.capture import seeds
from site_builder.capture.source import Known, Seed
from site_builder.diagnostics import Report
from site_builder.model import Capture, Role

_SPEECH = (Role.QUESTION, Role.ANSWER)
_A_TITLE = 20  # letters that a heading has, at least, to be known by
_A_PARAGRAPH = 120  # letters that a line has, at least, to be no teaser
_A_BEGINNING = 80  # characters of a line by which its place is found
_A_SENTENCE = 4  # words that a line has, at least, to read as one

# Matches the signs in "Q: a" and "法新社：……"; not "Q".
_COLON = re.compile("[:：]")
# Matches "in 2021", "2021/03/04"; not "12021" nor "May 11".
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
# Matches "It has." and "Who lit the lights?”"; not "More from World".
_END_OF_SENTENCE = re.compile(r"[.!?…。！？][\"'”’)]{0,3}\Z")


def of_page(raw: bytes, outlets: frozenset[str], *, whole: bool) -> Session:
    """Return the session on a page; all that it shows where the `whole` is asked for, or it is too long."""
    read, known = page.read(raw), Known(outlets=outlets)
    if whole or sum(map(len, read.whole)) > LONGEST:
        return Session(lines=read.whole, head=read.head, encoding=read.encoding)
    missed = tuple(_missed(read, known)) if read.main else ()
    base = read.whole if missed or not read.main else read.main
    lines = _trimmed(base, read, known)
    return Session(
        lines=lines,
        left_out=tuple(_left_out(read.whole, lines, known)),
        missed=missed,
        head=read.head,
        encoding=read.encoding,
    )


def _reading(lines: Sequence[str], known: Known) -> Capture:
    seed = seeds.decode(text(lines), Report(), name="", shown="")
    return capture.parse(seed, Report(), known=known) if isinstance(seed, Seed) else seed


def _missed(read: Page, known: Known) -> Iterator[str]:
    """Yield the lines on which a speaker begins, and which the main part does not have. A question after the
    last speaker of the main part may be a reader's comment; with an answer to it, it is none."""
    lost = Counter(filter(None, read.whole)) - Counter(read.main)
    whole = _reading(read.whole, known)
    if whole.refused:  # for what stands around the session, perhaps: the names in it are known all the same
        names = {letters(turn.label) for turn in _reading(read.main, known).turns if turn.label}
        yield from (line for line in lost if _COLON.search(line) and letters(_COLON.split(line)[0]) in names)
        return
    begins = [(read.whole[at], role) for at, role in _beginnings(whole)]
    kept = [at for at, (line, _) in enumerate(begins) if line not in lost]
    last = kept[-1] if kept else len(begins)
    for at, (line, role) in enumerate(begins):
        if line in lost and (at < last or role is Role.ANSWER):
            yield line


def _beginnings(read: Capture) -> Iterator[tuple[int, Role]]:
    """Yield the index of the line on which each labelled speech begins, and its role."""
    begun = set()
    for line in read.ledger:
        if line.turn >= 0 and line.turn not in begun:
            begun.add(line.turn)
            turn = read.turns[line.turn]
            if turn.label and turn.role in _SPEECH:
                yield line.number - 1, turn.role


def _landmarks(lines: Sequence[str], known: Known) -> list[int]:
    """Return the indexes of lines that are surely of the session: those on which speakers begin, or, where
    nobody speaks, the long ones; none where one line would have to stand for all."""
    begins = [at for at, _ in _beginnings(_reading(lines, known))]
    long = [at for at, line in enumerate(lines) if len(letters(line)) >= _A_PARAGRAPH]
    return begins or (long if len(long) > 1 else [])


def _trimmed(lines: tuple[str, ...], read: Page, known: Known) -> tuple[str, ...]:
    """Return the lines from the title to the end of the element of the session; of those before it, days."""
    marks = _landmarks(lines, known)
    if not marks:
        return lines
    element = read.around([lines[at][:_A_BEGINNING] for at in marks])
    end = marks[-1] + 1
    while end < len(lines) and (not element or letters(lines[end]) in element):
        end += 1
    start = _title(lines[: marks[0]], letters(read.head.title))
    days = (line for line in lines[:start] if _YEAR.search(line))
    return page.lines("\n".join((*days, *lines[start:end])))


def _title(front: Sequence[str], title: str) -> int:
    """Return the index of the last line that is the page's title, or a part of it; 0 where none is."""
    for at in range(len(front) - 1, -1, -1):
        seen = letters(front[at])
        if title and len(seen) >= _A_TITLE and (seen in title or title in seen):
            return at
    return 0


def _left_out(whole: Sequence[str], kept: Sequence[str], known: Known) -> Iterator[str]:
    """Yield the lines of the page that were not kept, and stand between speakers, or read as sentences."""
    lost = Counter(filter(None, whole)) - Counter(kept)
    marks = _landmarks(kept, known)
    if not marks:
        return
    places = {line: at for at, line in enumerate(whole)}
    first, last = places.get(kept[marks[0]], 0), places.get(kept[marks[-1]], 0)
    for at, line in enumerate(whole):
        if lost[line] > 0 and (first < at < last or (at > last and _is_sentence(line))):
            lost[line] -= 1
            yield line


def _is_sentence(line: str) -> bool:
    return len(line.split()) >= _A_SENTENCE and bool(_END_OF_SENTENCE.search(line))
