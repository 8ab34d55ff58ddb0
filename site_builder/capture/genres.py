"""The visible lines of a page without speakers in; what says that it is a list of pages, or the portrait of
somebody, and so no text of a ministry's, out."""

import re
from collections.abc import Sequence

from site_builder.capture import front, telling
from site_builder.capture.boilerplate import ends, is_prose
from site_builder.capture.source import excerpt

_MANY = 3
_SEVERAL = 2
_WORDS = 30  # of a headline
_LONGEST = 300

# Matches the verb of a headline, "Wang Yi Meets with", "Official Briefs the Media"; nothing in "Wang Yi met".
_HEADLINE = re.compile(
    r"\b(?:[Mm]eets?|[Hh]olds?|[Hh]as|[Hh]ave|[Ss]peaks?|[Tt]alks?|[Hh]osts?|[Gg]ives?|[Bb]riefs?|[Vv]isits?"
    r"|[Aa]ttends?|[Cc]alls?|[Rr]eceives?|[Cc]o-[Cc]hairs?|[Cc]hairs?)\b"
)
# Matches the end of what is not all there: "that the two countries ...", "on rivers. Read more", "[details]".
_TEASED = re.compile(
    r"(?:…|\.{3})[\])]?\W{0,5}\Z|\b(?:[Rr]ead|[Ss]ee|[Ll]earn|[Vv]iew) (?:more|full text)\W{0,5}\Z"
    r"|\[(?:more|details)\]\s{0,5}\Z"
)
# Matches "Search results for", "About 248 results", "Results 1 - 4 of 97", "Sort by: date"; not "The results
# of the talks".
_SEARCHED = re.compile(
    r"(?:search(?:ed)? results?\b.{0,100}|(?:you )?search(?:ed)?(?: for)?\s?[:：].{0,100}"
    r"|(?:about |showing )?[0-9][0-9,.]{0,9} (?:search )?(?:results?|items?|records?|hits?|documents?)"
    r"\b.{0,60}|(?:showing )?(?:results?|items?|records?) [0-9]{1,6} ?(?:-|–|to) ?[0-9]{1,6}\b"
    r".{0,60}|showing [0-9]{1,6}.{0,60}|sort(?:ed)? by\b.{0,60}|advanced search"
    r"|refine (?:your )?search.{0,40}|no (?:more|further) results.{0,20})",
    re.I,
)
# Matches the address below a headline, "www.example.org › eng › meetings"; not "See www.example.org."
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,200}(?: [›>»/] \S{1,60}){0,9}")

# What tells of a life, by kind: one may stand in any text, several make a portrait.
_LIFE = (
    # Matches "Born in 1971", "native of Northfield", "the daughter of a"; not "born of need".
    re.compile(
        r"\b(?:[Bb]orn (?:in|on|to|and raised)|was raised in|native of|grew up|childhood"
        r"|as a (?:child|boy|girl)|the (?:son|daughter) of an?|survived by)\b"
    ),
    # Matches "graduated from", "studied languages at", "by training"; not "studied the proposal".
    re.compile(
        r"\b(?:graduat(?:ed|ing) (?:from|in)|studied (?:\w{1,20} ){0,3}(?:at|in)|majored in|alma mater"
        r"|(?:bachelor|master|doctor)['’]?s? degree|doctorate|trained as|by training"
        r"|[Aa]t (?:school|university)|(?:from|out of) (?:the academy|university|school|college))\b"
    ),
    # Matches "joined the foreign ministry", "her first post", "rose quickly"; not "joined the treaty".
    re.compile(
        r"\b(?:(?:joined|entered|came to) the (?:\w{1,20} ){0,2}(?:ministry|service|department|embassy)"
        r"|(?:his|her) (?:\w{1,20} )?career|(?:his|her) (?:first|next|last) (?:post(?:ing)?|job|month|day)"
        r"|rose (?:quickly|through)|years? in diplomacy|(?:was|been) (?:appointed|named|promoted|posted)"
        r"|took (?:up|over) (?:his|her|the) (?:post|job|office)|(?:has |had )?served as"
        r"|(?:had|has) worked (?:before )?(?:at|in|as)"
        r"|became (?:a|the) (?:\w{1,20} )?spokes(?:person|man|woman)"
        r"|after (?:\w{1,20} )?postings? in|began as an?|devoted (?:his|her) life)\b"
    ),
    # Matches "her two daughters", "In his spare time", "plays the cello"; not "his country".
    re.compile(
        r"\b(?:[Hh]is|[Hh]er) (?:\w{1,10} )?(?:wife|husband|sons?|daughters?|mother|father|parents|family"
        r"|children|grandchildren|hobb(?:y|ies)|hometown|friends|smile|voice|students|neighbou?rs)\b"
        r"|\b[Ii]n (?:his|her) (?:spare|free) time\b|\bis married\b|\bfond of\b|\bplays the \w"
        r"|\b[Ss]peaks (?:\w{1,10} ){1,2}languages\b"
        r"|\bhas (?:a|one|two|three) (?:sons?|daughters?|children)\b"
        r"|\b(?:[Hh]e|[Ss]he) (?:likes|loves|enjoys|collects|paints|swims)\b"
    ),
    # Matches "Roe, 48, became", "a 52-year-old", "Today, at 61, she"; not "Article 48, which".
    re.compile(
        r"\b[A-Z][a-z]{1,20}, [2-8][0-9], (?=[a-z])|\b[2-8][0-9]-year-old\b"
        r"|\b(?:at|aged) [2-8][0-9], (?:s?he|[A-Z])"
    ),
    # Matches "Colleagues describe her", "Known among reporters as"; not "known for its wine".
    re.compile(
        r"\b(?:[Cc]olleagues|[Ff]riends|[Ff]ans|[Nn]etizens|[Aa]dmirers|[Cc]lassmates)"
        r" (?:of (?:his|hers) )?(?:say|said|call|called|describe|described|remember|know|praise)\b"
        r"|\b[Kk]nown (?:among|to) \w{1,20} (?:\w{1,20} )?as\b|\b[Kk]nown for (?:his|her)\b|\bnicknamed?\b"
        r"|\blongest-serving\b|\bremembered (?:for|as)\b|\b(?:made|making) (?:him|her) famous\b"
    ),
    # Matches "In 2011 she was", "From 2010 to 2014 he", "Ruritania (1988-1992)"; not "In 2011, trade grew".
    re.compile(
        r"\b(?:[Ii]n (?:19|20)[0-9]{2}|[Ff]rom (?:19|20)[0-9]{2} to (?:19|20)[0-9]{2}),? "
        r"(?:s?he|[A-Z][a-z]{1,20}) "
        r"(?:was|became|joined|moved|began|returned|went|left|took|entered|headed)\b"
        r"|\((?:19|20)[0-9]{2}\s?[-–]\s?(?:19|20)[0-9]{2}\)"
    ),
    # Matches "Profile: the man", "Who is Lin Li?", "A life in three"; not "a high-profile visit".
    re.compile(
        r"\A\s{0,9}(?:Profile|Portrait|Obituary|Who is|Meet [A-Z]|(?:Wo)?[Mm]an of the"
        r"|A (?:day|life) (?:in|with))\b"
    ),
)


def strange(visible: Sequence[str]) -> str:
    """Return what a page is that may tell of meetings or briefings and is no text about one, as the end of a
    sentence; "" for none."""
    return _list(visible) or _portrait(visible)


def is_headline(line: str) -> bool:
    """Tell whether a line heads a page on a meeting or a briefing."""
    fits = len(line) <= _LONGEST and len(line.split()) <= _WORDS
    return fits and not ends(line) and not _TEASED.search(line[-40:]) and _HEADLINE.search(line) is not None


def _list(visible: Sequence[str]) -> str:
    """Tell a list of pages by its entries: a headline above a few words of its page, again and again; or
    paragraphs of which each begins with another meeting, and none goes on."""
    headed, shorts = _headed(visible)
    opening = [index for index, line in enumerate(visible) if telling.opens_meeting(line)]
    teased = sum(_TEASED.search(line[-40:]) is not None for line in visible)
    going_on = sum(
        is_prose(line) and index not in shorts and index not in opening and not _TEASED.search(line[-40:])
        for index, line in enumerate(visible)
    )
    searched = next((line for line in visible if len(line) <= _LONGEST and _is_searched(line)), "")
    like_results = bool(searched) or teased >= _SEVERAL
    if going_on <= headed and (headed >= _MANY or (headed >= _SEVERAL and like_results)):
        return f"it is a list: {headed} headlines stand in it, each above a few words of its page"
    if len(opening) >= _SEVERAL and going_on < len(opening) and (like_results or not going_on):
        return f"it is a list: {len(opening)} of its paragraphs begin with a meeting, each with another"
    return ""


def _headed(visible: Sequence[str]) -> tuple[int, frozenset[int]]:
    """Return how many headlines stand above prose, each counted once, and the indexes of that prose."""
    keys, shorts, headline = set(), set(), ""
    for index, line in enumerate(visible):
        if front.stamp(line) or _ADDRESS.fullmatch(line.strip()[:_LONGEST]):
            continue
        if headline and (is_prose(line) or _TEASED.search(line[-40:])):
            keys.add(headline)
            shorts.add(index)
        headline = front.title_key(line) if is_headline(line) else ""
    return len(keys), frozenset(shorts)


def _is_searched(line: str) -> bool:
    return _SEARCHED.fullmatch(line.strip()) is not None


def _portrait(visible: Sequence[str]) -> str:
    """Tell a portrait by signs of a life: of several kinds, and in as many paragraphs as report words. One in
    words that are reported, as guests are praised in readouts, is none."""
    told: list[dict[int, str]] = []
    voiced = 0
    for line in visible:
        if telling.reports(line):
            voiced += 1
        elif found := {
            kind: match.group() for kind, sign in enumerate(_LIFE) if (match := sign.search(line))
        }:
            told.append(found)
    kinds = {kind: words for found in reversed(told) for kind, words in found.items()}
    if len(kinds) < _SEVERAL or len(told) < max(_SEVERAL, voiced):
        return ""
    words = " and ".join(f'"{excerpt(kinds[kind].strip())}"' for kind in sorted(kinds)[:_SEVERAL])
    return f"it is the portrait of somebody, and tells of a life: {words}"
