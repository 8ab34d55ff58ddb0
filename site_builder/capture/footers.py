"""Lines in; out, those after the last speaker that close a page, each with the name of the rule that knew it.

A block takes everything down to the end of the page, unless a paragraph of prose follows.
"""

import re
from collections.abc import Sequence

from site_builder.capture.boilerplate import (
    BLOCK_SIGNS,
    LONGEST,
    Mark,
    Marks,
    Sign,
    block_sign,
    is_prose,
    mark,
)
from site_builder.model import LineClass

_CONTACT = next(sign for sign in BLOCK_SIGNS if sign.matches == "Email for Visa Application:")
_COLON = re.compile(r"[:：]")
# Matches "+1-202-495-2266", "press@example.org", "www.example.org", "5 Example Road"; not "more cooperation"
# nor "3 steps of the Belt and Road".
_ADDRESS = re.compile(
    r"(?:[0-9][\s()+./–-]{0,3}){5}|@|https?://|\bwww\."
    r"|[0-9]{1,5}(?:[ ,]{1,2}[A-Z][\w.]{1,20}){0,4}[ ,]{1,2}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Lane|Place|Square|Suite|Building|Floor|District)\b"
    r"|^\s{0,5}\+?[0-9]{1,4}\s{0,5}$"
)
# Matches "Related News", "More stories"; not "Related articles: a first, a second".
_CLOSING = re.compile(
    r"related (?:articles|news|stories|links|posts|reading|topics)|latest news|more (?:stories|news)"
    r"|most (?:read|popular)|you (?:may|might) also like|recommended",
    re.I,
)
# Matches "2 Comments", "Leave a Reply"; not "He made two comments."
_COMMENTS = re.compile(r"[0-9]{1,5} comments?|comments? \([0-9]{1,5}\)|leave a (?:comment|reply)", re.I)
# Matches the address in "CTC Office 1425 Example Blvd West, 3rd Floor, Zenda, H3G 1T7"; nothing in prose.
_POSTAL = re.compile(
    r"\b[0-9]{1,5} (?:[A-Z][\w.’-]{1,20} ){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Square)\b"
)
_SURE = 3  # signs of a block, after which no words of the record are expected
_FEW = 12  # words: a line with as many is text, whatever it ends in
_CLOSERS = frozenset(".?!…。？！:：;)）]\"'”’")


def tail(lines: Sequence[str], marked: Marks, after: int) -> tuple[Marks, frozenset[int]]:
    """Mark the block that closes a page, looking only at lines after the index `after`; return too what
    follows a block that is surely one, and is prose: it is left to nobody."""
    found: Marks = {}
    stray: set[int] = set()
    opener: Mark | None = None
    signs = 0
    for index in range(after + 1, len(lines)):
        if index in marked:
            continue
        sign = block_sign(lines[index])
        if sign and (opener or _opens(sign, lines, index)):
            opener, signs = mark(sign), signs + 1
        if not opener:
            continue
        if sign or not is_prose(lines[index]):
            found[index] = opener
        elif signs >= _SURE:
            stray.add(index)
        else:
            found, opener, signs = {}, None, 0
    return found, frozenset(stray)


def closing(lines: Sequence[str], marked: Marks, after: int) -> Marks:
    """Mark the block that closes a page where its lines look like turns: headlines, without a paragraph of
    prose, or readers' comments. It looks only at lines after the index `after`."""
    prose, first = False, len(lines)
    for index in range(len(lines) - 1, after, -1):
        bare = lines[index].strip()
        prose = prose or (index not in marked and is_prose(bare))
        if _COMMENTS.fullmatch(bare) or (not prose and _CLOSING.fullmatch(bare)):
            first = index
    below = (index for index in range(first, len(lines)) if index not in marked)
    return dict.fromkeys(below, Mark(kind=LineClass.BOILERPLATE, rule="related-articles"))


def remains(lines: Sequence[str], marked: Marks, after: int) -> frozenset[int]:
    """Return the last lines of a page that no sign knows and that are no sentences either: headings, names,
    rows of links. They are left to nobody rather than printed as the end of the last answer."""
    found = set()
    for index in range(len(lines) - 1, after, -1):
        if index in marked:
            continue
        bare = lines[index].rstrip()
        if bare[-1:] in _CLOSERS or (len(bare.split(None, _FEW)) >= _FEW and not _POSTAL.search(bare)):
            break
        found.add(index)
    return frozenset(found)


def _opens(sign: Sign, lines: Sequence[str], index: int) -> bool:
    """Tell whether a block begins here. "Address:" does not without an address, on its line or the next."""
    if sign is not _CONTACT:
        return True
    value = _COLON.split(lines[index], 1)[1]
    below = lines[index + 1 : index + 3] if not value.strip() else ()
    return any(_ADDRESS.search(each[:LONGEST]) for each in (value, *below))
