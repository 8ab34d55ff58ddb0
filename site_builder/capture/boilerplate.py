"""Lines in; out, those that a page puts around the record, each with the name of the rule that knew it.

A rule for lines holds wherever the line stands, and so covers nothing that may be a sentence. Where a rule
for blocks holds, footers.py says.
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
_ENDED_SIGNS = tuple(sign for sign in LINE_SIGNS if sign.may_end)
_LINE_SIGN, _ENDED_SIGN, _BLOCK_SIGN = (
    re.compile("|".join(f"({sign.pattern})" for sign in signs), re.I)
    for signs in (LINE_SIGNS, _ENDED_SIGNS, BLOCK_SIGNS)
)
LONGEST = 300  # no rule looks at longer lines
# Matches any line with a letter, digit or sign; not one of spaces and invisible characters alone.
_VISIBLE = re.compile(r"[^\s\u200b-\u200f\u2060\ufeff\u00ad]")
# Matches the end of "as before." and of "what else?”"; not of "Visa Office" nor of "Visa Application:".
_ENDED = re.compile(r"[.?!…。？！][\"'”’)\]）]{0,3}\Z")


def marks(lines: Sequence[str]) -> Marks:
    """Mark blank lines, rows of signs, and what is boilerplate wherever it stands."""
    found: Marks = {}
    for index, line in enumerate(lines):
        if not line or (not line[:1].isalnum() and not _VISIBLE.search(line)):
            found[index] = _BLANK
        elif sign := _line_sign(line):
            found[index] = mark(sign)
    return found


def begins_block(line: str) -> bool:
    """Tell whether a line looks like the first of what closes a page."""
    return block_sign(line) is not None


def block_sign(line: str) -> Sign | None:
    """Return the sign of the block that a line begins or goes on with, wherever it stands."""
    bare = line.strip().strip("【】").strip()
    return _sign(bare, _BLOCK_SIGN, BLOCK_SIGNS) if len(bare) <= LONGEST else None


def mark(sign: Sign) -> Mark:
    return Mark(kind=sign.kind, rule=sign.rule)


def is_prose(line: str) -> bool:
    """Tell a paragraph from a heading or an address: eight words or more, ended like a sentence."""
    return len(line.split(None, 8)) >= 8 and ends(line)


def ends(line: str) -> bool:
    """Tell whether a line ends like a sentence."""
    bare = line.rstrip()
    return _ENDED.search(bare, max(0, len(bare) - 6)) is not None


def _line_sign(line: str) -> Sign | None:
    bare = line.strip().strip("【】").strip()
    if len(bare) > LONGEST:
        return None
    return _sign(bare, _ENDED_SIGN, _ENDED_SIGNS) if ends(line) else _sign(bare, _LINE_SIGN, LINE_SIGNS)


def _sign(bare: str, any_sign: re.Pattern[str], signs: Sequence[Sign]) -> Sign | None:
    found = any_sign.fullmatch(bare)
    return signs[found.lastindex - 1] if found and found.lastindex else None
