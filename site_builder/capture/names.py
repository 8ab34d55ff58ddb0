"""Words in; out, whether they can be the name of somebody who asks or answers, a person's or an outlet's."""

import re
from collections.abc import Sequence

# The outlets that ask most often, folded: those that are known where no register says more.
COMMON = frozenset(
    (
        *(
            "afp",
            "agence france-presse",
            "al jazeera",
            "anadolu agency",
            "ansa",
            "antara",
            "ap",
            "asahi shimbun",
        ),
        *(
            "associated press",
            "bbc",
            "beijing daily",
            "beijing youth daily",
            "bloomberg",
            "cctv",
            "cgtn",
            "cri",
        ),
        *("china daily", "china news service", "cnn", "dpa", "dragon tv", "efe", "global times", "itar-tass"),
        *(
            "hubei media group",
            "kyodo news",
            "nhk",
            "people's daily",
            "phoenix tv",
            "pti",
            "reuters",
            "ria novosti",
        ),
        *(
            "shenzhen tv",
            "sputnik",
            "tass",
            "the paper",
            "xinhua",
            "xinhua news agency",
            "yonhap news agency",
        ),
    )
)
# Matches "Mao Ning", "Hua Chunying", "M. A. O’Neill"; not "Reuters" nor "24 Hours".
_PERSON = re.compile(r"[^\W\d_][\w'’.-]{0,20}(?: [^\W\d_][\w'’.-]{0,20}){1,3}")
# Matches what titles hold, "Spokesperson’s Remarks"; nothing in "China Daily".
_TITLE = re.compile(r"\b(?:spokes(?:person|man|woman)|press conference|remarks)\b", re.I)
# Matches the words that outlets' names are made of, "Daily", "TV"; not "Energy".
_TRADE = re.compile(
    r"agency|broadcasting|channel|daily|evening|gazette|globe|guardian|herald|journal|magazine|media|monthly"
    r"|morning|network|news|newspaper|newswire|online|post|press|radio|review|telegraph|television|times"
    r"|tribune|tv|weekly",
    re.I,
)
# Matches the other words that no person's name has: "Group", "of".
_UNLIKE_PERSONS = re.compile(
    r"corporation|economic|financial|global|group|net|paper|people|phoenix|satellite|service|standard|today|youth"
    r"|of|the|and|de|do|da|di|du|del|la|le|les|el|al|for|der|die|das",
    re.I,
)
# Matches the small words that stand inside names: "Folha de S.Paulo", "The Globe and Mail".
_PARTICLE = re.compile(r"of|the|and|de|do|da|di|du|del|dos|das|la|le|les|el|al|for|und|der|die|van|von|y|e|a")
# Matches the words that begin clauses and lines of addresses, and no names: "As follows", "Tel".
_NO_NAME = re.compile(
    r"add|address|e-?mail|fax|hotline|https?|phone|postcode|telephone|tel|web|website|www|zip"
    r"|also|are|as|at|but|from|he|here|how|however|if|i|in|is|it|moreover|my|no|not|on|or|our|please|she|so|that"
    r"|then|there|therefore|these|they|this|those|thus|to|was|were|we|what|when|where|which|who|why|with|yes|you"
    r"|annex|appendix|article|chapter|figure|part|related|section|table",
    re.I,
)
# Matches the words that are no name alone, though names may begin with them: "First", "Time", "Source".
_NO_NAME_ALONE = re.compile(
    r"previous|next|besides|moreover|again|still|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth|fifth|sixth|seventh|lastly|finally|one|two|three|four|five"
    r"|answer|authors?|by|copyright|date|editors?|keywords|mail|notes?|photo|picture|published|question|quote"
    r"|share|sources?|tags|time|update|updated|video|disclaimer|read more|watch",
    re.I,
)
# Matches "First question", "Another point", "Second Question"; not "First Post".
_COUNTED = re.compile(
    r"number (?:one|two|three|four|five|[0-9])"
    r"|(?:my |the )?(?:first|second|third|fourth|fifth|last|next|another|other|one more)"
    r" (?:question|point|issue|one)",
    re.I,
)
# Matches the names of states and bodies by their letters, which do not ask: "US", "G7", "WTO".
_BODY = re.compile(
    r"U\.?S\.?A?|U\.?K|E\.?U|U\.?N|WTO|WHO|G[0-9]{1,2}|NATO|AUKUS|ASEAN|DPRK|ROK|UAE|IAEA|IMF|APEC|BRICS"
    r"|SCO|QUAD|PRC|COVID(?:-19)?|NPC|CPC|BRI|GDI|GSI|RCEP|CPTPP|UNSC|OPCW|COP[0-9]{1,2}"
)
_MARKS = frozenset('“”"«»‹›?!;…。？！；*#<>=[]{}|\\')


def is_person(name: str) -> bool:
    """Tell whether a name looks like a person's rather than an outlet's."""
    if not _PERSON.fullmatch(name):
        return False
    words = name.split()
    return all(word[0].isupper() and not (word.isupper() and len(word) > 2) for word in words) and not any(
        _TRADE.fullmatch(word) or _UNLIKE_PERSONS.fullmatch(word) for word in words
    )


def is_trade(name: str) -> bool:
    """Tell whether a name has a word that names of outlets are made of."""
    return any(_TRADE.fullmatch(word) for word in name.split())


def is_coined(name: str) -> bool:
    """Tell whether a name has a word of the trade, an acronym, a digit or a capital within a word."""
    return is_trade(name) or any(
        word[:1].isdigit() or any(c.isupper() or c.isdigit() for c in word[1:]) for word in name.split()
    )


def is_name(folded: str) -> bool:
    """Tell whether a label can be a name: up to eight words, all capitals, figures or particles of names."""
    words = folded.split()
    if not 1 <= len(words) <= 8 or len(folded) > 60 or not _MARKS.isdisjoint(folded):
        return False
    if _is_phrase(folded, words) or folded.count("(") != folded.count(")"):
        return False
    ended = any(word.endswith(".") and len(word) > 4 and "." not in word[:-1] for word in words[:-1])
    if ended or not any(c.isalpha() for c in folded):
        return False
    return _starts(words[0]) and all(_starts(w) or _PARTICLE.fullmatch(w) for w in words)


def _is_phrase(folded: str, words: Sequence[str]) -> bool:
    """Tell whether words go on with a sentence, or head a page or a list: "Second question", "Finally"."""
    head = words[0].strip("(.,")
    if _NO_NAME.fullmatch(head) or _COUNTED.fullmatch(folded) or _TITLE.search(folded):
        return True
    if _BODY.fullmatch(folded):
        return True
    adverb = head.endswith("ly") and len(head) > 4
    return len(words) == 1 and (adverb or _NO_NAME_ALONE.fullmatch(head) is not None)


def _starts(word: str) -> bool:
    """Tell whether a word is one of a name: "Antara", "24kz", "iNews", "&"; not "position"."""
    bare = word.lstrip("(")
    return not bare[:1].islower() or any(c.isupper() for c in bare)
