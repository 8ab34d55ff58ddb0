"""The lines before the record begins in; its title, the page's date and the first line of the text out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from site_builder.capture import dates
from site_builder.capture.boilerplate import Mark, Marks, is_prose
from site_builder.capture.dates import Found
from site_builder.model import LineClass

WIDEST = 120  # characters of a line with a page's date
_LONGEST = 300
_HEAD = 200  # lines; what is longer is no head, and its further lines stay unmarked
_BESIDE = 6  # words that may stand beside a page's date: its source, its hour, the day of the week
_PARAGRAPH = 24  # words: a longer line above a title is no slogan
_MOST = 20  # words of a line with a date or two

# Matches "Foreign Ministry Spokesperson Mao Ning’s Regular Press Conference on …", "Remarks by …";
# not "Chinese foreign ministry official on the visit".
_TITLE = re.compile(
    r"\b(?:Spokes(?:person|man|woman)|Press (?:Conference|Briefing)|(?:Media|Regular) Briefing|Remarks"
    r"|Answers? (?:a )?Questions?|Q ?& ?A|Meets the Press)\b"
)
# Matches the start of a sentence about a session, "On August 8, 2022, …"; not "Spokesperson Mao Ning held".
_TOLD = re.compile(r"\s{0,9}(?:On|In|At|Today|Yesterday)\b")
_SPOKES = re.compile(r"\bSpokes(?:person|man|woman)\b")
# Matches "Mao Ning’s Regular Press Conference", "Spokesperson’s Remarks"; not "Q: The Spokesperson of".
_SESSION = re.compile(
    r"\b(?:[Pp]ress [Cc]onference|(?:Press|Media|Regular) Briefing|Remarks|Meets the Press)\b"
)
# Matches "… on 1 May 2022  MFA China", "… on 1 May 2022 - MFA China"; not "… held by MFA China".
_SOURCE_TAIL = re.compile(
    r"(?:\s{2}|\s[-–—|]\s|\s?_)\s{0,4}(?:MFA|Ministry of Foreign Affairs|FMPRC)"
    r"(?:,? of the People['’]s Republic of China|,? (?:of )?China)?$"
    r"|\sMFA China$"
)
_SOURCES = ("MFA", "Ministry of Foreign Affairs", "FMPRC")  # what each of these has
# Matches the bars of "The Example | Spokesperson’s Remarks"; not that of "and|or".
_BAR = re.compile(r"\s[|｜]\s")
# Matches "Ministry of Foreign Affairs of the People's Republic of China", "Embassy of China in Ruritania";
# not "Embassy staff of China met".
_SITE_NAME = re.compile(
    r"(?:The )?(?:Ministry of Foreign Affairs|Embassy|Consulate[\s-]General|Permanent Mission)"
    r"(?:,| of) (?:the )?.{0,60}China.{0,80}"
)
# Matches the end of a picture's caption, "[Photo/Example Agency]", "(Photo: Example)"; not "the photo."
_CAPTION = re.compile(r"[(\[]\s?(?:Photo|Picture|Image|File photo)\b[^()\[\]]{0,60}[)\]]\s{0,9}\Z", re.I)
_WORD = re.compile(r"\w+")
# Matches the year of "November 16, 2023"; nothing in "November 16".
_YEAR = re.compile(r"[12][0-9]{3}")
# Matches " held " in "Spokesperson Mao Ning held a Press Conference."; nothing in "Remarks on the Talks".
_VERB = re.compile(r"\s(?:held|hosted|chaired|presided|gave|said|was|is|will|has|have)\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """`title` and `stamps` carry the index of their line; `title_index` is -1 where no title is printed.
    `body` is the index of the first line of the text, or of the end of what was looked at."""

    title: str
    title_index: int
    stamps: tuple[tuple[int, Found], ...]
    marks: Marks
    body: int


def read(lines: Sequence[str], marked: Marks, end: int, *, likely: Sequence[int] = ()) -> Front:
    """Read the lines up to the first paragraph of prose, or up to the index `end`; not before the last title
    of a session that stands there among the lines that are `likely` to be titles.

    A title that is printed more than once is taken where it stands alone; the other copies, and the name of
    the site about them, are boilerplate, and so is what else stands above it, but for long paragraphs. What
    is neither is left unmarked.
    """
    above = [index for index in likely if index < min(end, _HEAD)]
    named = max((index for index, _ in titles(lines, marked, above)), default=-1)
    body = next((i for i in range(named + 1, end) if i not in marked and _is_text(lines[i])), end)
    open_lines = [index for index in range(body) if _is_open(marked.get(index))][:_HEAD]
    stamps = {index: found for index in open_lines if (found := stamp(lines[index]))}
    able = [
        index
        for index in open_lines
        if index not in stamps and index not in marked and not _is_site_name(lines[index])
    ]
    title, title_index = _title(lines, able)
    key = title_key(title)
    marks: Marks = {}
    for index in open_lines:
        if index in stamps:
            marks[index] = Mark(kind=LineClass.DATELINE, rule="page-date")
        elif index in marked:
            continue
        elif index == title_index:
            marks[index] = Mark(kind=LineClass.TITLE)
        elif _is_site_name(lines[index]):
            marks[index] = Mark(kind=LineClass.BOILERPLATE, rule="site-name")
        elif title and title_key(bare_title(lines[index])) == key:
            marks[index] = Mark(kind=LineClass.BOILERPLATE, rule="repeated-title")
        elif _CAPTION.search(lines[index][-40:]) or (index < title_index and not _is_long(lines[index])):
            marks[index] = Mark(kind=LineClass.BOILERPLATE, rule="before-title")
    return Front(title=title, title_index=title_index, stamps=tuple(stamps.items()), marks=marks, body=body)


def running_heads(lines: Sequence[str], marked: Marks, head: Front, *, likely: Sequence[int]) -> Marks:
    """Mark the title where a page prints it again within the text, in lines `likely` to be titles."""
    if not head.title:
        return {}
    key = title_key(head.title)
    again = (
        index
        for index in likely
        if index >= head.body
        and index not in marked
        and _speaks_of_session(lines[index])
        and title_key(bare_title(lines[index])) == key
    )
    return {index: Mark(kind=LineClass.BOILERPLATE, rule="repeated-title") for index in again}


def _is_long(line: str) -> bool:
    return is_prose(line) and len(line.split(None, _PARAGRAPH)) > _PARAGRAPH


def _is_open(mark: Mark | None) -> bool:
    """Tell whether the head may say what a line is: one that names a source may hold the page's date."""
    return mark is None or mark.rule == "editor-line"


def stamp(line: str) -> Found | None:
    """Return the date of a line that holds little else: "2023/11/16 18:29", "Xinhua | April 24, 2024"."""
    bare = line.strip()
    return _stamp(bare) if len(bare) <= WIDEST and _YEAR.search(bare) else None


@lru_cache(maxsize=32)  # the few such lines of a page, each of which is asked for several times
def _stamp(bare: str) -> Found | None:
    if len(bare.split()) > _MOST or is_title(bare):
        return None
    if bare.endswith(",") or _TOLD.match(bare):
        return None
    found = [each for each in dates.find(bare) if each.year]
    beside = len(_WORD.findall(bare)) - sum(len(_WORD.findall(each.words)) for each in found)
    if not found or beside > _BESIDE or bare.endswith((".", "?", "!")):
        return None
    return next((each for each in found if each.time), found[0])


def is_title(line: str) -> bool:
    """Tell whether a line reads like the title of a session, of remarks or of a briefing."""
    bare = line.strip()
    return len(bare) <= _LONGEST and _has_cue(bare) and _is_title(bare)


@lru_cache(maxsize=32)  # as above
def _is_title(bare: str) -> bool:
    return _TITLE.search(bare) is not None and not _tells(bare)


@lru_cache(maxsize=32)  # likewise
def bare_title(line: str) -> str:
    """Return the title that a line holds, without the name of the site before or after it."""
    part = line.strip()
    if "|" in part or "｜" in part:
        parts = _BAR.split(part)
        part = next(filter(_speaks_of_session, parts), parts[0])
    tail = _SOURCE_TAIL.search(part) if any(map(part.__contains__, _SOURCES)) else None
    return (part[: tail.start()] if tail else part).strip()


@lru_cache(maxsize=32)  # likewise
def title_key(title: str) -> str:
    """Return a title without what printing changes: case, spaces, the shape of apostrophes."""
    return " ".join(title.replace("’", "'").casefold().split())


def likely_titles(lines: Sequence[str]) -> tuple[int, ...]:
    """Return the indexes of the lines that are no longer than titles and have a word of one."""
    return tuple(
        index for index, line in enumerate(lines) if line and len(line) <= _LONGEST and _has_cue(line)
    )


def titles(lines: Sequence[str], marked: Marks, likely: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the lines that are titles of sessions with their day, of those that are `likely` to be titles."""
    for index in likely:
        line = lines[index]
        if index in marked or not _SESSION.search(line):
            continue
        if is_title(line) and not is_prose(line) and dates.first(line):
            yield index, bare_title(line)


def _title(lines: Sequence[str], named: Sequence[int]) -> tuple[str, int]:
    """Choose among the lines that may be titles: one that reads like a title, and alone on its line."""
    titles = [index for index in named if is_title(lines[index])]
    spokes = [index for index in titles if _SPOKES.search(lines[index])]
    dated = [index for index in spokes if dates.first(lines[index])]
    able = dated or spokes or titles or list(named[:1])
    if not able:
        return "", -1
    key = title_key(bare_title(lines[able[0]]))
    index = next((index for index in able if title_key(lines[index]) == key), able[0])
    return bare_title(lines[index]), index


def _is_text(line: str) -> bool:
    told = (
        is_prose(line) or _announces(line) or (_VERB.search(line) is not None and "press conference" in line)
    )
    return told and not (is_title(line) and not _TOLD.match(line))


def _announces(line: str) -> bool:
    """Tell a long sentence that a list follows from a heading."""
    return line.rstrip().endswith((":", ";")) and len(line.split(None, _PARAGRAPH)) >= _PARAGRAPH


def _is_site_name(line: str) -> bool:
    return "China" in line and len(line) <= _LONGEST and _SITE_NAME.fullmatch(line.strip()) is not None


def _speaks_of_session(text: str) -> bool:
    """Tell whether words that titles have are in a text."""
    return _has_cue(text) and _TITLE.search(text) is not None


def _has_cue(text: str) -> bool:
    """Tell whether a line has what each form of a title has. Written out, as it is asked of every line."""
    return (
        "Spokes" in text
        or "Press " in text
        or "Briefing" in text
        or "Remarks" in text
        or "Answer" in text
        or "&" in text
        or "Meets" in text
    )


def _tells(bare: str) -> bool:
    """Tell a sentence about a press conference from its title."""
    return bare.endswith(".") and _VERB.search(bare) is not None
