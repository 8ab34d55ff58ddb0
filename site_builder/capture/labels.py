"""The start of a line in, the speaker's label that stands there out; and what a label says of who speaks.

Whether a label is believed depends on its neighbours: see speakers.py. Here it is looked at alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from site_builder.capture.names import is_name, is_person


class Shape(Enum):
    """What a label looks like. NAME may name an outlet or a person; NOTHING is no label."""

    NAME = "name"
    ASKER = "asker"  # "Q", "Reporter 4", "A reporter from the Example asked"
    ANSWERER = "answerer"  # "A", "Spokesperson Mao Ning"
    SAYER = "sayer"  # "Mao Ning answered": a label where the name is known to answer
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """`text` as printed, without its colon; `folded` with plain single spaces; `key` as the function of that
    name has it; `name` whom it would name, were it to answer: "Guo Jiakun" for "Spokesperson Guo Jiakun",
    "" for "A"; `called` how an answerer is called by it: "mao" for "Ms. Mao"; `outlet` the key of the
    outlet, were it to ask: "reuters" for "Reuters reporter", or ""."""

    text: str
    folded: str
    key: str
    name: str
    called: str
    outlet: str
    shape: Shape


_ODD = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]{1,40}")
# Matches "Mao Ning: We …", "Q:What …", "**法新社**：…"; not "We said on many occasions …" (a line without
# colon), nor a sentence of more than 120 characters before its first colon.
_START = re.compile(r"[\s\u200b-\u200f\u2060\ufeff>*_•·–—-]{0,20}([^:：]{1,120})[:：]{1,3}[*_]{0,3}")
_REACH = 141  # characters in which the colon stands
_PLAIN = 40  # characters: a label of letters alone is known without the pattern, as most are
_GOES_ON = ":：*_/"  # what a colon goes on in
_AROUND = "*_"
_BRACKETS = {"[": "]", "【": "】", "“": "”", "<": ">", '"': '"'}
# Matches what a label in the middle of a line stands after: the end of a sentence, a year or an hour, a
# parenthesis or quotation, several spaces; not the comma of "Reuters, AFP".
_BOUNDARY = re.compile(
    r"[.?!…。？！][\"'”’)\]）]{0,3}\s{0,9}|[12][0-9]{3}(?:[-/.][0-9]{1,2}){0,2}\s{1,9}|[0-9]:[0-9]{2}\s{1,9}"
    r"|[)\]）”]\s{0,9}|\s{2,9}|press conference[:：]\s{0,9}|\bMFA China\s{1,9}"
    r"|[:：]\s{1,9}(?=(?:Q|A|Question|Answer)\s?[0-9]{0,2}[:：])"
)
# Matches the end of "in the U.S. ", "Folha de S. " and "by Mr. "; not of "to the UN. ".
_INITIAL = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St)\.\s{0,9}\Z")
# Matches the "Q" of "Share - WeChat Q"; nothing in "Vitamin-A".
_LETTER = re.compile(r"\s(Q)\s?\Z")
_IN_WORD = re.compile(r"[^\W_\u3400-\u9fff]")  # matches "t" and "é"; not ":", " " nor "答"
_NUMBER = re.compile(r"\A[0-9]{1,2}[.)] (?=\S)")  # matches the "2. " of "2. Reuters"; nothing in "24kz"
_LONGEST = 90
_WORD = 16  # characters of a last word that is looked at
_SHORT = 4  # letters of names in small letters: "dpa", "24kz"
# Matches the last words of labels that end in a small letter, "A reporter asked", "Mao Ning added"; not
# "as follows", "his words".
_LAST_WORD = re.compile(
    r"ask(?:s|ed)|inquired|raised|questions?|reporters?|journalists?|correspondents?|follow-up|answer(?:ed)?"
    r"|repl(?:y|ied)|respon(?:se|ded)|said|added|announced|noted|stated|announcements?|statements?|remarks?"
    r"|media|press|spokes(?:person|man|woman)|unidentified"
)
# Matches "Q", "Q1", "Reporter 4", "Follow-up question"; not "Reuters" nor "Questioned".
_NOBODY = re.compile(
    r"(?:q(?:uestion)?|(?:a |the |another )?(?:(?:foreign|local|domestic|overseas|chinese|japanese|korean"
    r"|american|british|french|german|russian|indian|african|arab|european|western|taiwan|hong kong|macao"
    r"|female|male|tv|young) )?(?:reporter|journalist|correspondent)s?(?: q)?"
    r"|follow[- ]?up(?: question)?|media|press|unidentified(?: reporter)?)(?:[ .]{0,2}[0-9]{1,2})?\.?",
    re.I,
)
# Matches "A", "A1", "Spokesperson", "Foreign Ministry spokesperson Guo Jiakun"; not "Spokesperson’s Remarks".
_ANSWERER = re.compile(
    r"a(?:nswer)?(?:[ .]{0,2}[0-9]{1,2})?\.?"
    r"|(?:[\w'’.& -]{0,60} )?spokes(?:person|man|woman)(?: (?P<name>[\w'’. -]{2,40}))?",
    re.I,
)
# Matches "Hong Lei opened with the following announcement"; not "The exhibition opened with a speech".
_OPENER = re.compile(
    r"(?:[\w’' ]{0,30}[Ss]pokes(?:person|man|woman) )?(?P<name>[\w'’. -]{2,40}?)"
    r" (?:opened|began|started|first made|made|read)\b.{0,60}"
    r"\b(?:announcement|statement|remark)s?"
)
# Matches "Mao Ning answered", "Mao Ning said"; not "Mao Ning said that China will answer".
_SAYER = re.compile(
    r"(?:[\w’' ]{0,30}[Ss]pokes(?:person|man|woman) )?(?P<name>[\w'’. -]{2,40}?)"
    r" (?:(?:then |also |further )?(?:answered|replied|responded|said|added|announced|noted|stated)|went on)"
    r"(?: in (?:response|reply)| as follows)?"
)
# Matches "A reporter from the JoongAng Ilbo asked", "After the press conference, a journalist asked";
# not "Reporters have asked for calm".
_SENTENCE = re.compile(
    r"(?:An?|The) (?P<own>[\w'’.& -]{2,50}?) (?:reporter|journalist|correspondent)s?"
    r" (?:asked|asks|raised|inquired)"
    r"(?: (?:a|the following) questions?)?"
    r"|(?:[\w'’, -]{0,60} )?(?:reporter|journalist|correspondent)s?"
    r"(?: (?:from|of|with|for) (?P<outlet>[\w'’.& -]{2,50}?))?"
    r" (?:asked|asks|raised(?: a)?|inquired)(?: (?:the following )?questions?)?"
    r"|After the [\w ]{0,30}press conference, (?P<after>[\w'’.& -]{2,50}?) (?:asked|raised)(?: a question)?"
    r"|(?:an? |the )?(?:reporter|journalist|correspondent)s? (?:from|of|with|for) (?P<bare>[\w'’.& -]{2,50})",
    re.I,
)
# Matches "Reuters asked", "AFP reporter", "CCTV correspondent 2", "NHK follow-up"; not "Reuters".
_SUFFIX = re.compile(
    r"(?P<outlet>.{2,60}?),? \(?(?:reporter|journalist|correspondent|asked|asks|follow[- ]?up)"
    r"(?: question)?(?: ?[0-9]{1,2})?\)?",
    re.I,
)
# What each of the forms above has, but the first: saves trying them all on "Anadolu Agency".
_CUES = (
    *("reporter", "journalist", "correspondent", "spokes", "ask", "raised", "inquired", "follow", "opened"),
    *("began", "started", "made", "read", "answer", "replied", "responded", "said", "added", "announced"),
)
# Matches "(in Chinese)" of "Mao Ning (in Chinese)", "(via email)", "(AFP)"; nothing in "ABC (Spain)".
_ASIDE = re.compile(
    r"(?<=\S) ?\((?:(?:in|via|through|by|on|from|with|off|speaking|inter|trans|follow|again|cont)[^()]{0,38}"
    r"|[A-Z]{2,8})\)\Z",
)
# Matches "ms. " of "ms. mao"; nothing in "msnbc".
_COURTESY = re.compile(r"(?:mr|mrs|ms|miss|madam)\b\.?\s{0,3}")
_COLON, _ANY_COLON = re.compile(":"), re.compile("[:：]")  # the former is found in a fifth of the time
# Matches what parts the last word before a colon from those before it; nothing in "follow-up".
_PARTING = re.compile(r"[\s.?!…”)]")


def at_start(line: str) -> tuple[str, int] | None:
    """Return the words before a colon at the start of a line, as printed, and the width up to and with the
    colon; None where there are none, or the colon is one of an hour or an address."""
    end = line.find(":", 0, _REACH)
    if end < 0 and line.find("：", 0, _REACH) < 0:
        return None
    after = line[end + 1 : end + 2]
    if 0 < end <= _PLAIN and after not in _GOES_ON and (plain := line[:end]).replace(" ", "").isalpha():
        return plain.strip(), end + 1
    found = _START.match(line)
    if not found:
        return None
    text, width = found[1].strip().strip(_AROUND).strip(), found.end()
    text = _unbracketed(text) if text[:1] in _BRACKETS else text
    is_hour = text[-1:].isdigit() and line[width : width + 1].isdigit()
    return None if not text or is_hour or line.startswith("//", width) else (text, width)


def _unbracketed(text: str) -> str:
    """Return a label without the brackets or quotation marks that a page prints around it: "[CCTV]"."""
    return text[1:-1].strip() if len(text) > 2 and _BRACKETS.get(text[0]) == text[-1] else text


def inside(line: str, after: int) -> Iterator[tuple[int, str]]:
    """Yield where in a line a label may begin, after the character `after`, and its words; several for one
    colon, the likeliest first."""
    for colon in (_ANY_COLON if "：" in line else _COLON).finditer(line, after):
        end = colon.end()
        if line[colon.start() - 1].isdigit() and line[end : end + 1].isdigit():
            continue
        word = _PARTING.split(line[max(colon.start() - _WORD, after) : colon.start()])[-1]
        if word.islower() and not _LAST_WORD.fullmatch(word) and len(word) > _SHORT:
            continue
        start = max(after, colon.start() - _LONGEST)
        before = line[start : colon.start()]
        found = [each.end() for each in _BOUNDARY.finditer(before)]
        found = sorted(found, key=lambda at: (_INITIAL.search(before, 0, at) is None, at), reverse=True)
        letter = _LETTER.search(before)
        for at in (start + each for each in ([letter.start(1)] if letter else found)):
            words = line[at : colon.start()]
            bare = words.lstrip().lstrip(_AROUND).lstrip()
            if bare:
                yield at + len(words) - len(bare), bare.rstrip().rstrip(_AROUND).rstrip()


@lru_cache(maxsize=1 << 10)  # the same outlets ask in one capture after another
def look(text: str) -> Label:
    """Say what words before a colon look like."""
    folded = fold(text)
    shape = _shape(folded)
    if shape is Shape.NOTHING and (bare := _bare(folded)) != folded:
        shape = _shape(bare)
    name, outlet = _name(folded), key(outlet_name(text))
    return Label(
        text=text,
        folded=folded,
        key=key(text),
        name=name,
        called=called(name),
        outlet=outlet,
        shape=shape,
    )


def fold(text: str) -> str:
    """Return a label with plain single spaces, and nothing invisible in it."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return _ODD.sub(" ", text.replace("\u00ad", "")).strip()


def key(name: str) -> str:
    """Return a name without what printing changes: case, spaces, the shape of apostrophes."""
    return fold(name).replace("’", "'").casefold()


def opens(text: str, label: str) -> bool:
    """Tell whether a text begins with a label, and not with a longer word. Chinese has no space between."""
    return text.startswith(label) and not (
        _IN_WORD.fullmatch(label[-1:]) and _IN_WORD.match(text, len(label))
    )


def called(name: str) -> str:
    """Return what one who answers is called: "mao" for "Ms. Mao"."""
    small = name.casefold()
    return _COURTESY.sub("", small) if small.startswith("m") else small


def answerer_name(label: str) -> str:
    """Return who an answer's label names: "Guo Jiakun" for "Spokesperson Guo Jiakun", "" for "A"."""
    return _name(fold(label))


@lru_cache(maxsize=1 << 10)  # as above
def outlet_name(label: str) -> str:
    """Return the outlet that a question's label names: "Reuters" for "2. Reuters reporter", "" for "Q"."""
    folded = _NUMBER.sub("", fold(label))
    if _NOBODY.fullmatch(folded):
        return ""
    asks = _has_cue(folded)
    if asks and (sentence := _SENTENCE.fullmatch(folded)):
        if sentence["own"]:
            return outlet_name(f"{sentence['own']} reporter")
        named = sentence["outlet"] or sentence["bare"] or sentence["after"] or ""
        return named.removeprefix("the ")
    if asks and (suffixed := _SUFFIX.fullmatch(folded)):
        return outlet_name(suffixed["outlet"].removesuffix("’s").removesuffix("'s"))
    bare = _bare(folded)
    return folded if bare == folded else outlet_name(bare)


def _shape(folded: str) -> Shape:
    if _NOBODY.fullmatch(folded):
        return Shape.ASKER
    by_cue = _shape_by_cue(folded) if _has_cue(folded) else None
    return by_cue or (Shape.NAME if is_name(folded) else Shape.NOTHING)


def _has_cue(folded: str) -> bool:
    lowered = folded.casefold()
    if len(lowered) <= 5 and lowered.startswith("a"):
        return True
    if lowered.endswith("a") and not lowered[-2:-1].isalnum():
        return True
    return any(cue in lowered for cue in _CUES)


def _shape_by_cue(folded: str) -> Shape | None:
    if _SENTENCE.fullmatch(folded):
        return Shape.ASKER
    if (sayer := _SAYER.fullmatch(folded)) and is_name(sayer["name"]):
        return Shape.SAYER
    if answerer := _ANSWERER.fullmatch(folded):
        called = answerer["name"]
        return Shape.ANSWERER if not called or " " not in called or is_person(called) else Shape.NOTHING
    if (opener := _OPENER.fullmatch(folded)) and is_person(opener["name"]):
        return Shape.ANSWERER
    if (suffixed := _SUFFIX.fullmatch(folded)) and is_name(suffixed["outlet"]):
        return Shape.ASKER
    return None


def _name(folded: str) -> str:
    folded = _bare(folded)
    if _has_cue(folded):
        for form in (_SAYER, _ANSWERER, _OPENER):
            if match := form.fullmatch(folded):
                return match["name"] or ""
    return folded


def _bare(folded: str) -> str:
    """Return a label without the parenthesis at its end."""
    return _ASIDE.sub("", folded) if folded.endswith(")") else folded
