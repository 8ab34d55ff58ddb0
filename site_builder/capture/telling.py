"""A paragraph in; whether it tells of a meeting or of a briefing, and whose words it reports, out."""

import re

_HEAD = 300  # characters of a paragraph in which it says what it tells of
_NEAR = 30  # characters after the verb in which the other party is named

# Matches "held talks with", "met with", "had a phone call with"; not "met the target", "the talks were held".
_MET = re.compile(
    r"\b(?:(?:held|had) (?:[\w-]{1,15} ){0,4}(?:talks|meeting|call|conversation|consultations|dialogue)"
    r"|met(?: in [A-Z]\w{1,20})? with|spoke (?:on|over|by) (?:the )?(?:phone|telephone) with"
    r"|spoke with [A-Z][^.]{1,120} (?:on|over|by) (?:the )?(?:phone|telephone))\b"
)
# Matches the subject of "The two sides had candid talks", "Both ministers held"; not "The two met with".
_BOTH = re.compile(
    r"(?:(?:The|These|All) )?(?:[Tt]wo|[Tt]hree|[Bb]oth)?\s?(?:[Tt]he )?"
    r"(?:sides|countries|ministers|leaders|parties|delegations)\b|(?:They|We)\b"
)
# Matches "briefed the media on the visit", "gave a media briefing"; not "was briefed on the visit".
_BRIEFED = re.compile(
    r"\b(?:briefed (?:the )?(?:media|press|reporters|journalists)"
    r"|(?:gave|held|hosted) (?:a |an )?(?:(?:background |media |special )?briefing"
    r"|press briefing (?:on|for|about)))\b"
)
# Matches "The official noted", "according to the minister", "Asked whether", "Hua said"; nothing
# in "It is said to be old".
_REPORTED = re.compile(
    r"\b(?:[Oo]fficials?|[Ss]poke(?:s)?(?:person|man|woman)|[Mm]inister|[Dd]irector(?:-[Gg]eneral)?"
    r"|[Aa]mbassador|[Ee]nvoy|[Cc]ounterpart|[Pp]resident|[Kk]ing|[Ll]eaders?|[Ss]ides?|[Hh]e|[Ss]he|[Tt]hey"
    r"|[Ii]t was|[A-Z]\w{1,20})"
    r" (?:also |further |then |again |both )?"
    r"(?:said|noted|stressed|added|pointed out|explained|recalled|announced|emphasi[sz]ed|underlined|told"
    r"|stated|discussed|conveyed|reviewed|introduced|expressed|expounded|replied|agreed|welcomed|reaffirmed"
    r"|reiterated|exchanged)\b"
    r"|\b[Aa]ccording to the (?:official|minister|ambassador|spokes(?:person|man|woman))\b"
    r"|\b[Aa]sked (?:about|whether|if|what|why|how)\b"
)
# Matches the start of "First, the official", "2. China will"; not that of "First Secretary Li".
_NUMBERED = re.compile(r"\s{0,9}(?:(?:First|Second|Third|Fourth|Fifth|Finally)(?:ly)?,|\(?[0-9]{1,2}[.)]\s)")
# Matches whose briefing it is: "A senior official", "the Foreign Ministry"; nothing in "the museum".
_IN_OFFICE = re.compile(
    r"\b(?:officials?|minist(?:er|ers|ry)|spokes(?:person|man|woman)|ambassador|envoy|diplomats?|embassy"
    r"|department|director-general|consul(?:ate)?|government|secretary|commissioner|counsell?or)\b",
    re.I,
)


def meeting(text: str) -> str:
    """Return the words by which a text tells of a meeting, a talk or a call; "" for none."""
    found = _MET.search(text)
    return found.group() if found else ""


def opens_meeting(text: str) -> str:
    """Return the words by which a paragraph begins to tell who met whom; "" where it does not, or goes on
    about parties that were named before."""
    head = text.strip()[:_HEAD]
    found = _MET.search(head) if "with" in head else None
    if found is None or _BOTH.match(head) or "with" not in head[found.start() : found.end() + _NEAR]:
        return ""
    return found.group()


def briefing(text: str) -> int:
    """Return where a text says that somebody briefed the media; -1 where it does not."""
    found = _BRIEFED.search(text)
    return found.start() if found else -1


def opens_briefing(text: str) -> str:
    """Return the words by which a paragraph begins to tell that officials briefed the media, or ""."""
    found = _BRIEFED.search(text) if "brief" in text else None
    return found.group() if found and _IN_OFFICE.search(text) else ""


def reports(text: str) -> bool:
    """Tell whether a paragraph says what somebody said, or is a numbered point of that."""
    return _REPORTED.search(text) is not None or _NUMBERED.match(text) is not None
