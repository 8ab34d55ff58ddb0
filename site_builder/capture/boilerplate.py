"""Lines in; out, those that a page puts around the record, each with the name of the rule that knew it.

A rule for lines holds wherever the line stands, and so covers nothing that may be a sentence. A rule for
blocks holds after the last speaker only, and takes everything down to the end of the page, unless a paragraph
of prose follows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.model import LineClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a line is that belongs to no turn, and the rule that says so."""

    kind: LineClass
    rule: str = ""


Marks = dict[int, Mark]  # by the index of the line, from 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A rule: `pattern`, in any case of letters, covers the whole of a line, as it does `matches`, and does
    not cover `spares`. Only where the line `may_end` like a sentence can no words of the record read so."""

    rule: str
    pattern: str
    matches: str
    spares: str
    kind: LineClass = LineClass.BOILERPLATE
    may_end: bool = False


_BUTTON = (
    r"(?:Suggest To A Friend|Tell a Friend|Print(?: this page)?|Share(?: this)?|Share (?:on|to|with)|E-?mail"
    r"|Close|Facebook|Twitter|X|WeChat|Weibo|WhatsApp|LinkedIn|Telegram|Reddit|Pinterest|Tumblr|Copy link"
    r"|Font Size(?:\s?:(?:\s{0,3}A[+-]?){1,4})?|Big|Medium|Small|Back to top|Like(?: this)?)"
)
_TONGUE = (
    r"(?:English|Chinese|French|Spanish|Russian|Arabic|Français|Español|Русский|Deutsch|Português|عربي|العربية"
    r"|日本語|한국어|中文(?:版)?|简体|繁體)"
)
_CHINA = r"(?:People.s Republic of China|P\.? ?R\.? ?C\b\.?|P\.? ?R\.? ?China|China)"

LINE_SIGNS = (
    Sign(
        rule="row-of-signs",
        pattern=r"[*_=~·•—–-](?:\s{0,3}[*_=~·•—–-]){2,200}",
        matches="* * *",
        spares="* First",
        kind=LineClass.SEPARATOR,
    ),
    Sign(
        rule="quotation-mark",
        pattern=r">(?:\s?>){0,2}",
        matches=">",
        spares="> We",
        kind=LineClass.SEPARATOR,
    ),
    Sign(
        rule="breadcrumb",
        pattern=(
            r"(?:Home|Index|Front Page)(?:\s{0,5}(?:[>»›]|::)|\s{1,5}[/|–-](?=\s|\Z)).{0,200}"
            r"|(?:You are here|(?:Current |Your )?position)\s?[:：]\s{0,5}"
            r"(?:Home|Index|Front Page|[^>»›|/]{1,60}\s[>»›|/]\s.{0,200})"
            r"(?:\s{0,5}(?:[>»›/|-]|::).{0,200})?"
        ),
        matches="Home -  Press Room - ",
        spares="Home-grown technology is one thing, and imports are another",
    ),
    Sign(
        rule="share-row",
        pattern=rf"[\s\[(|]{{0,4}}{_BUTTON}(?:[\s\]\[()|/·,:]{{1,9}}{_BUTTON}){{0,12}}[\s\])|:]{{0,4}}",
        matches="[ Suggest To A Friend ]",
        spares="Share prices fell",
    ),
    Sign(
        rule="share-row",
        pattern=(
            r"Click to (?:share on|print|e-?mail)\b[^.?!]{0,280}|Leave a comment"
            r"|[0-9]{1,7} (?:comments?|views?|shares?|likes?|min(?:ute)?s? read)"
            r"|(?:Like this:\s?)?(?:Like )?Loading\.{3}|Comments are closed\.|Page [0-9]{1,4} of [0-9]{1,4}"
            r"|We use cookies\b.{0,200}|Your browser does not support\b.{0,100}|Search for\s?:"
        ),
        matches="Like Loading...",
        spares="Loading began at noon.",
        may_end=True,
    ),
    Sign(
        rule="language-bar",
        pattern=rf"(?:Languages?\s?:\s?)?{_TONGUE}(?:[\s|/·,]{{1,5}}{_TONGUE}){{1,14}}",
        matches="中文 | Français | Русский",
        spares="Chinese and Russian",
    ),
    Sign(
        rule="copyright",
        pattern=(
            r"(?:Copyright\s?(?:©|\(c\)|[12][0-9]{3}(?!\s(?!by\s)(?-i:[a-z])))|©|[京沪粤]ICP).{0,250}"
            r"|All rights reserved(?: by(?: [^\s.?!]{1,20}){1,5}|[.。]?)(?:\s?[|·©–—-].{0,200})?"
        ),
        matches="© 2024 The Example. All rights reserved.",
        spares="All rights reserved by the treaty must be honoured by both sides.",
        may_end=True,
    ),
    Sign(
        rule="advertisement",
        pattern=r"(?:advertisement|advertising|sponsored(?: content| by.{1,60})?)\s?:?",
        matches="ADVERTISEMENT",
        spares="Advertising revenue fell.",
    ),
    Sign(
        rule="editor-line",
        pattern=(
            r"[(\[]?(?:(?:Web )?(?:Editor|Author|Source|Photo)s?\s?[:：]|Posted by\b)"
            r"\s{0,5}\S{1,80}(?:\s{1,5}\S{1,80}){0,7}"
        ),
        matches="(Editor: A. Nonymous)",
        spares="Sources of growth: trade and exchange",
    ),
)

BLOCK_SIGNS = (
    Sign(
        rule="embassy-footer",
        pattern=(
            r"(?:Embassy|Consulate[\s-]General|(?:Permanent )?Mission|Ministry of Foreign Affairs)"
            rf"(?:,| of) (?:the )?{_CHINA}\b.{{0,120}}"
        ),
        matches="Embassy of the People's Republic of China in Ruritania",
        spares="The Embassy of China is closed today.",
    ),
    Sign(
        rule="embassy-footer",
        pattern=(
            r"(?:Address|Add|Tel|Telephone|Phone|Fax|E-?mail|Mail|Website|Post ?code|Zip|Hotline)"
            r"(?: [^:：]{1,60}|\.)?\s?[:：].{0,200}"
        ),
        matches="Email for Visa Application:",
        spares="Address the root causes of the conflict.",
    ),
    Sign(
        rule="embassy-footer",
        pattern=r"(?:Visa|Consular|Press) (?:Office|Section)|Contact us\b.{0,200}",
        matches="Visa Office",
        spares="Visa Office staff have been informed.",
    ),
    Sign(
        rule="related-articles",
        pattern=(
            r"(?:related (?:articles?|news|stories|links?|posts?|reading|topics)|read more|see also"
            r"|video(?= ?:)|recommended|you (?:may|might) also like|latest news|most (?:read|popular)"
            r"|(?:previous|next)(?: article| post| page)?|more (?:stories|news|from .{1,40})|tags?"
            r"|(?:[0-9]{1,5} )?comments?(?: \([0-9]{1,5}\))?"
            r"|[0-9]{1,5} (?:responses?|replies)(?: to .{1,120})?"
            r"|attachments?|original link|disclaimer|permalink|public link|leave a comment"
            r"|follow us(?: on .{1,60})?|scan the (?:QR )?code.{0,60})"
            r"\s?(?:[:：].{0,200})?"
        ),
        matches="Related articles:",
        spares="Related departments are working on it.",
    ),
)

_BLANK = Mark(kind=LineClass.BLANK)
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
_LINE_SIGN = re.compile("|".join(f"({sign.pattern})" for sign in LINE_SIGNS), re.I)
_BLOCK_SIGN = re.compile("|".join(f"({sign.pattern})" for sign in BLOCK_SIGNS), re.I)
_SURE = 3  # signs of a block, after which no words of the record are expected
_LONGEST = 300  # no rule looks at longer lines
_FEW = 12  # words: a line with as many is text, whatever it ends in
_CLOSERS = frozenset(".?!…。？！:：;)）]\"'”’")
# Matches any line with a letter, digit or sign; not one of spaces and invisible characters alone.
_VISIBLE = re.compile(r"[^\s\u200b-\u200f\u2060\ufeff\u00ad]")
# Matches the end of "as before." and of "what else?”"; not of "Visa Office" nor of "Visa Application:".
_ENDED = re.compile(r"[.?!…。？！][\"'”’)\]）]{0,3}\Z")


def marks(lines: Sequence[str]) -> Marks:
    """Mark blank lines, rows of signs, and what is boilerplate wherever it stands."""
    found: Marks = {}
    for index, line in enumerate(lines):
        if not line[:1].isalnum() and not _VISIBLE.search(line):
            found[index] = _BLANK
        elif (sign := _sign(line, _LINE_SIGN, LINE_SIGNS)) and (sign.may_end or not ends(line)):
            found[index] = _mark(sign)
    return found


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
        sign = _sign(lines[index], _BLOCK_SIGN, BLOCK_SIGNS)
        if sign and (opener or _opens(sign, lines, index)):
            opener, signs = _mark(sign), signs + 1
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


def begins_block(line: str) -> bool:
    """Tell whether a line looks like the first of what closes a page."""
    return _sign(line, _BLOCK_SIGN, BLOCK_SIGNS) is not None


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


def is_prose(line: str) -> bool:
    """Tell a paragraph from a heading or an address: eight words or more, ended like a sentence."""
    return len(line.split(None, 8)) >= 8 and ends(line)


def ends(line: str) -> bool:
    """Tell whether a line ends like a sentence."""
    bare = line.rstrip()
    return _ENDED.search(bare, max(0, len(bare) - 6)) is not None


def _opens(sign: Sign, lines: Sequence[str], index: int) -> bool:
    """Tell whether a block begins here. "Address:" does not without an address, on its line or the next."""
    if sign is not _CONTACT:
        return True
    value = _COLON.split(lines[index], 1)[1]
    below = lines[index + 1 : index + 3] if not value.strip() else ()
    return any(_ADDRESS.search(each[:_LONGEST]) for each in (value, *below))


def _sign(line: str, any_sign: re.Pattern[str], signs: Sequence[Sign]) -> Sign | None:
    bare = line.strip().strip("【】").strip()
    found = any_sign.fullmatch(bare) if len(bare) <= _LONGEST else None
    return signs[found.lastindex - 1] if found and found.lastindex else None


def _mark(sign: Sign) -> Mark:
    return Mark(kind=sign.kind, rule=sign.rule)
