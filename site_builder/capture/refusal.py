"""A seed that no format recognises in; what was seen in it instead out, in words for the editor."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from site_builder.capture import boilerplate, chinese_labels, front, genres, speakers
from site_builder.capture.candidates import Looks
from site_builder.capture.source import Known, Seed, excerpt
from site_builder.model import Role

_IS_MARKUP = "it is the markup of a page, not its text"
_MANY = 3
_HEAD = 12  # lines
_SHORT = 200  # characters of a line at the head

# Matches "<!DOCTYPE html>" and "<html lang='en'>"; not "<Mao Ning> We …".
_MARKUP = re.compile(r"\s{0,20}<(?:!doctype|html|head|body|\?xml)\b", re.I)
# Matches "| Date | Topic |"; not "The Example | Remarks".
_TABLE = re.compile(r"\s{0,20}\|.{1,1000}\|\s{0,20}")
# How the speakers of other governments stand in their transcripts: at the start of a line, so often.
_FOREIGN = (
    # Matches "QUESTION: Thank you"; not "Question: What …" nor "Q: What …".
    (2, re.compile(r"\s{0,20}(?P<who>QUESTION)\s?:")),
    # Matches "MR MILLER: So", "GEN. EXAMPLE: It"; not "Mr. Mao: We" nor "CCTV: What".
    (
        2,
        re.compile(
            r"\s{0,20}(?P<who>(?:M[RS]S?|DR|GEN|ADM|AMB|SEC|SECRETARY|MAJOR GENERAL|UNDER SECRETARY)"
            r"\.? [A-Z' ]{2,30}):"
        ),
    ),
    # Matches "Q    Thank you"; not "Q: What" nor "Q What".
    (_MANY, re.compile(r"\s{0,20}(?P<who>Q)[ \t\xa0]{2,10}\S")),
    # Matches "JOURNALIST: Minister"; not "Journalist: What …".
    (2, re.compile(r"\s{0,20}(?P<who>JOURNALIST)\s?:")),
    # Matches "Maria Zakharova: We", "Foreign Minister Sergey Lavrov (in Russian): We".
    (
        1,
        re.compile(
            r"\s{0,20}(?P<who>(?:Foreign Minister )?(?:Maria Zakharova|Sergey Lavrov|Dmitry Peskov))\b"
            r".{0,40}[:：]"
        ),
    ),
    # Matches "Shri Arindam Bagchi, Official Spokesperson: Good", "Official Spokesperson, Shri …: Good".
    (
        1,
        re.compile(
            r"\s{0,20}(?P<who>Shri [A-Z][\w. ]{2,40}|Official Spokesperson, [A-Z][\w. ]{2,40})\b[^:]{0,60}:"
        ),
    ),
)
# How lines begin that any of these may match: saves trying them all on every line.
_BEGINS_FOREIGN = re.compile(
    r"\s{0,20}(?:QUESTION|JOURNALIST|Q[ \t\xa0]|M[RS]|DR|GEN|ADM|AMB|SEC|MAJOR|UNDER|Foreign Minister|Maria"
    r"|Sergey|Dmitry|Shri|Official)"
)
_INITIALS = "QJMDGASUFO"  # of them all
# What the head of such a transcript says: matches "Press Conference by Foreign Minister KAMIKAWA", "Office of
# the Spokesperson for the Secretary-General", "Department Press Briefing"; not "Foreign Minister Wang Yi
# Meets the Press".
_FOREIGN_HEAD = re.compile(
    r"Press Conference by (?:the )?(?:Foreign |Prime )?Minister (?:for Foreign Affairs )?"
    r"(?P<minister>[A-Z][\w-]{1,30})"
    r"|Spokes(?:person|man|woman) for the Secretary-General(?P<nations>)|Department Press Briefing"
    r"|White House Press Briefing|Press Briefing by Press Secretary|Ministry of External Affairs"
    r"|\b[0-9]{1,2}:[0-9]{2} (?:KST|JST|IST|EDT|EST)\b|Ministry of Foreign Affairs of (?:Japan|the Russian)"
    r"|European Commission"
)
# What each of these has: saves looking for them all in every line of a head.
_FOREIGN_CUES = (
    *("Press Conference by", "Secretary", "Press Briefing", "External Affairs", "ST", "EDT"),
    *("Affairs of Japan", "Affairs of the Russian", "European Commission"),
)
_HEADINGS = re.compile(r"\s{0,3}#{1,4}\s")  # matches "## Key points"; not "#1 in the world"
_RECESS = re.compile(r"\b(?:recess|adjourn(?:ed|ment)?)\b", re.I)  # nothing in "recession"
INTERVIEW = re.compile(r"\b(?:[Ii]nterview|[Ii]nterviewed)\b")  # nothing in "interviewer"
# Matches the title "Foreign Ministry Spokesperson’s Remarks on …", "Statement by the Spokesperson …".
_STATEMENT = re.compile(
    r"\bSpokes(?:person|man|woman)\b.{0,40}(?:Statement|Remarks)\b|\b(?:Statement|Remarks) (?:by|of|from)\b"
)
# What reports somebody's words, one form near after the other: "the spokesperson" and "said" in "the
# spokesperson said that"; "told" and "reporters" in "Mao Ning told reporters"; in "we said", the third alone.
_REPORTED = (
    (
        re.compile(r"\bspokes(?:person|man|woman)\b", re.I),
        re.compile(r"\b(?:said|says|told|noted|added|stressed|announced)\b", re.I),
    ),
    (
        re.compile(r"\b(?:said|told)\b", re.I),
        re.compile(r"\b(?:spokes(?:person|man|woman)|press (?:briefing|conference)|reporters)\b", re.I),
    ),
)
_NEAR = 60  # characters between the two
# Matches the end of what is not all there: "will attend …", "What is...", "[…]".
_BROKEN = re.compile(
    r"(?:…|\.{3})[\])]?\s{0,9}(?:(?:Read|See|Show) more\W{0,5}|Continue reading.{0,100})?\Z"
    r"|\A(?:Read more|Continue reading)\W{0,5}\Z",
    re.I,
)


def before(seed: Seed) -> str:
    """Return why a seed need not be shown to any format, as the end of a sentence; "" when it should be."""
    if "<" in seed.text and any(map(_MARKUP.match, seed.lines[:5])):
        return _IS_MARKUP
    if "|" in seed.text and sum(map(_is_row, seed.lines)) >= 2:
        return "it holds a table, which no briefing does"
    if "#" in seed.text and sum(_HEADINGS.match(line) is not None for line in seed.lines) >= 2:
        return "it is a summary, composed with headings"
    if seed.has_han and chinese_labels.in_two_tongues(seed.lines):
        return "it is in two languages, and each of its turns is printed twice"
    return _foreign(seed.lines)


def _foreign(lines: Sequence[str]) -> str:
    """Return by what a transcript of another government is known; "" for none."""
    stand = []
    able = [
        line[:200]
        for line in lines
        if line and (line[0] in _INITIALS or line[0].isspace()) and _BEGINS_FOREIGN.match(line)
    ]
    for least, pattern in _FOREIGN if able else ():
        found = [match["who"] for line in able if (match := pattern.match(line))]
        stand += found[:1] if len(found) >= least else []
    if stand:
        named = " and ".join(f'"{who}"' for who in stand)
        return f"it is a transcript of another kind, whose speakers stand as {named}"
    head = [line[:300] for line in lines[:_HEAD] if line]
    if not any(map("\n".join(head).__contains__, _FOREIGN_CUES)):
        return ""
    for line in head:
        if match := _FOREIGN_HEAD.search(line):
            what = "the United Nations" if match["nations"] is not None else match.group()
            what = f"Minister {match['minister'].title()}" if match["minister"] else what
            return f"it is a transcript of another kind: its head names {what}"
    return ""


def hint(reason: str, *, ruled: bool) -> str:
    """Return what an editor can do about a seed that was refused for a `reason` of `before`, or for none."""
    if reason == _IS_MARKUP:
        return "take the saved page in with `python -m site_builder import`"
    if reason:
        return "keep it out of the seeds: no ruling makes a briefing of it"
    if ruled:
        return (
            "it cannot be read as the `kind:` that content/witnesses.yaml gives it: keep it out of the seeds"
        )
    return (
        "keep out of the seeds what is no briefing; where it is one, rule on its `kind:` in "
        "content/witnesses.yaml"
    )


def after(seed: Seed) -> str:
    """Return what a seed is that no format recognised, as the end of a sentence."""
    lines = seed.layout.texts
    marked = boilerplate.marks(lines)
    visible = [line for index, line in enumerate(lines) if index not in marked]
    if not visible:
        return "it holds nothing but boilerplate" if seed.text.strip() else "it is empty"
    look = Looks()
    found = speakers.candidates_of(lines, marked, Known(), look)
    answering = speakers.answering(lines, found)
    heard = speakers.read(lines, marked, found, Known(), look, answering=answering)
    roles = {speech.role for speech in heard.speeches}
    titles = front.titles(lines, marked, front.likely_titles(lines))
    sessions = {front.title_key(title) for _, title in titles}
    if len(sessions) > 1 and {Role.QUESTION, Role.ANSWER} <= roles:
        return f"it holds the titles of {len(sessions)} sessions, and people speak under them"
    if Role.ANSWER in roles and breaks_off(visible):
        return f'it breaks off: its last words are "{visible[-1].strip()[-40:].lstrip()}"'
    if {Role.QUESTION, Role.ANSWER} <= roles and not any(
        INTERVIEW.search(line) for line in visible[:_MANY] if len(line) <= _SHORT
    ):
        nowhere = "people ask and answer in it, but nothing says that a ministry holds a briefing"
        return genres.strange(visible) or nowhere
    return _index(visible) or genres.strange(visible) or _unspoken(visible)


def _index(visible: Sequence[str]) -> str:
    titles = {front.title_key(line) for line in visible if front.is_title(line)}
    if len(titles) < _MANY:
        return ""
    return f"it is an index: {len(titles)} of its {_extent(visible)} are titles, and nobody answers"


def _unspoken(visible: Sequence[str]) -> str:
    """Return what a text is in which nobody answers."""
    if any(_STATEMENT.search(line[:300]) for line in visible[:_MANY]):
        return "it is a statement: nobody asks in it, and nobody answers"
    if any(INTERVIEW.search(line) for line in visible[:_MANY] if len(line) <= _SHORT):
        return "it is an interview"
    if any(_stand_near(line, *forms) for line in visible for forms in _REPORTED):
        return "it reports what a spokesperson said, and is no transcript of it"
    if any(_RECESS.search(line) for line in visible[:_MANY]):
        return "it is a notice of a recess"
    return (
        f"it names no speakers, reports no briefing and tells of no meeting in its {_extent(visible)}, "
        f'which begin "{_beginning(visible[0])}"'
    )


def _stand_near(line: str, form: re.Pattern[str], other: re.Pattern[str]) -> bool:
    """Tell whether one form stands in a line near after the other; in one reading for each, whatever it
    holds."""
    ends = [found.end() for found in form.finditer(line)]
    starts = [found.start() for found in other.finditer(line)] if ends else []
    nearest = (bisect_left(starts, end) for end in ends)
    return any(
        starts[place] - end <= _NEAR for place, end in zip(nearest, ends, strict=True) if place < len(starts)
    )


def _extent(visible: Sequence[str]) -> str:
    return f"{len(visible)} lines" if len(visible) > 1 else "one line"


def breaks_off(visible: Sequence[str]) -> bool:
    """Tell whether the last words of a page say that there are more."""
    return bool(visible) and _BROKEN.search(visible[-1][-120:]) is not None


def _is_row(line: str) -> bool:
    return line[:1] in "| " and _TABLE.fullmatch(line[:2000]) is not None


def _beginning(line: str) -> str:
    bare = excerpt(line.strip())
    return bare if len(bare) <= 60 else bare[:60].rstrip() + "…"
