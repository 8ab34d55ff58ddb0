"""A seed that no format recognises in; what was seen in it instead out, in words for the editor."""

import re
from collections.abc import Sequence

from site_builder.capture import boilerplate, front, speakers
from site_builder.capture.candidates import Looks
from site_builder.capture.source import Known, Seed, excerpt
from site_builder.model import Role

_MANY = 3

# Matches "<!DOCTYPE html>" and "<html lang='en'>"; not "<Mao Ning> We …".
_MARKUP = re.compile(r"\s{0,20}<(?:!doctype|html|head|body|\?xml)\b", re.I)
# Matches "| Date | Topic |"; not "The Example | Remarks".
_TABLE = re.compile(r"\s{0,20}\|.{1,1000}\|\s{0,20}")
# Matches "QUESTION: Thank you", "MR MILLER: So", "Q    Thank you"; not "Question: What …", "Q: What …".
# Matches the title "Foreign Ministry Spokesperson’s Remarks on …", "Statement by the Spokesperson …".
_STATEMENT = re.compile(
    r"\bSpokes(?:person|man|woman)\b.{0,40}(?:Statement|Remarks)\b|\b(?:Statement|Remarks) (?:by|of|from)\b"
)
# Matches "the spokesperson said that", "Mao Ning told reporters"; not "we said".
_REPORTED = re.compile(
    r"\bspokes(?:person|man|woman)\b.{0,60}\b(?:said|says|told|held|noted|added|stressed|announced)\b"
    r"|\b(?:said|told)\b.{0,60}\b(?:spokes(?:person|man|woman)|press (?:briefing|conference)|reporters)\b",
    re.I,
)
# Matches the end of what is not all there: "will attend …", "What is...", "[…]".
_BROKEN = re.compile(
    r"(?:…|\.{3})[\])]?\s{0,9}(?:(?:Read|See|Show) more\W{0,5}|Continue reading.{0,100})?\Z"
    r"|\A(?:Read more|Continue reading)\b.{0,100}\Z",
    re.I,
)
_FOREIGN = re.compile(r"\s{0,20}(?:QUESTION:|M[RS]S?\.? [A-Z]{2,20}:|Q[ \t\xa0]{2,10}\S)")


def before(seed: Seed) -> str:
    """Return why a seed need not be shown to any format, as the end of a sentence; "" when it should be."""
    if any(_MARKUP.match(line) for line in seed.lines[:5]):
        return "it is the markup of a page, not its text"
    if sum(map(_is_row, seed.lines)) >= 2:
        return "it holds a table, which no briefing does"
    if sum(_FOREIGN.match(line) is not None for line in seed.lines) >= _MANY:
        return (
            'it is a transcript of another kind, whose speakers stand as "QUESTION:", "MR MILLER:" or "Q  "'
        )
    return ""


def after(seed: Seed) -> str:
    """Return what a seed is that no format recognised, as the end of a sentence."""
    lines = seed.layout.texts
    marked = boilerplate.marks(lines)
    visible = [line for index, line in enumerate(lines) if index not in marked]
    if not visible:
        return "it holds nothing but boilerplate" if seed.text.strip() else "it is empty"
    roles = {speech.role for speech in speakers.read(lines, marked, Known(), Looks()).speeches}
    sessions = {front.title_key(title) for _, title in front.titles(lines, marked)}
    if len(sessions) > 1 and {Role.QUESTION, Role.ANSWER} <= roles:
        return f"it holds the titles of {len(sessions)} sessions, and people speak under them"
    if Role.ANSWER in roles and breaks_off(visible):
        return f'it breaks off: its last words are "{visible[-1].strip()[-40:].lstrip()}"'
    return _unspoken(visible)


def _unspoken(visible: Sequence[str]) -> str:
    """Return what a text is in which nobody answers."""
    extent = f"{len(visible)} lines" if len(visible) > 1 else "one line"
    titles = {front.title_key(line) for line in visible if front.is_title(line)}
    if len(titles) >= _MANY:
        return f"it is an index: {len(titles)} of its {extent} are titles, and nobody answers"
    if any("recess" in line.casefold() for line in visible):
        return "it is a notice of a recess"
    if any(_STATEMENT.search(line[:300]) for line in visible[:_MANY]):
        return "it is a statement: nobody asks in it, and nobody answers"
    if any(_REPORTED.search(line) for line in visible):
        return "it reports what a spokesperson said, and is no transcript of it"
    return (
        f"it names no speakers, reports no briefing and tells of no meeting in its {extent}, "
        f'which begin "{_beginning(visible[0])}"'
    )


def breaks_off(visible: Sequence[str]) -> bool:
    """Tell whether the last words of a page say that there are more."""
    return bool(visible) and _BROKEN.search(visible[-1][-120:]) is not None


def _is_row(line: str) -> bool:
    return line[:1] in "| " and _TABLE.fullmatch(line[:2000]) is not None


def _beginning(line: str) -> str:
    bare = excerpt(line.strip())
    return bare if len(bare) <= 60 else bare[:60].rstrip() + "…"
