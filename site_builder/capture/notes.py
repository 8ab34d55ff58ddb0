"""A segment in; out, whether it is a note, which nobody says, and the outlets it credits with a question."""

import re
from collections.abc import Iterable, Sequence

# Matches "(Laughter)", "[Off-camera]"; not "(1) Peace comes first."
_DIRECTION = re.compile(r"[(\[（][^\W\d][^()\[\]（）]{1,120}[)\]）]", re.I)
_OPENING = ("(", "（", "[")  # what the two forms in parentheses begin with
_LONGEST = 400  # characters of a note
_NOTICE = 250  # characters of an announcement
_BEGINS = ("the ", "after ")  # how one begins
_BEGUN = max(map(len, _BEGINS))
_BRIEF = 9  # words: a parenthesis with more is somebody's
# Matches the words that only sentences hold, "will" and "opposes"; not "through".
_CLAUSE = re.compile(
    r"am|is|are|was|were|has|have|had|do|does|did|will|shall|would|should|can|cannot|could|may|might|must"
    r"|not|never|i|we|you|they|it|our|opposes?|supports?|hopes?|urges?|believes?|welcomes?|rejects?"
)
_WORDS = re.compile(r"\w{1,40}")
# Matches the words for what happens in the room: "the press conference was delayed", "Reporters laugh".
_ROOM = re.compile(
    r"\b(?:press conference|briefing|reporters?|journalists?|spokes\w{3,6}|interpret\w{0,8}|translat\w{0,6}"
    r"|laugh\w{0,5}|applause|mic|microphone|video|screen|slide|footage|inaudible|recess)\b",
    re.I,
)
# Matches "The regular press conference will be in recess from …", "(Editor’s note: The figure …)"; not
# "The recess is over."
_REMARK = re.compile(
    r"[(\[]?(?:(?:Please |Kindly )?(?:note|be informed) that )?(?:The|During)\b[^.?]{0,60}"
    r"(?:press conference|briefing)s?\b[^.?]{0,60}\b(?:recess|suspended|resumed?)\b.{0,300}"
    r"|[(\[]?(?:Editor|Translator)['’]?s?['’]? notes?\s?[:：].{1,300}",
    re.I,
)
# Matches "(Similar question from Reuters)", "(The same question was asked by AFP)", "(NHK asked the same
# question.)"; not "(by Reuters)".
_CREDIT = re.compile(
    r"[(（\[](?:(?:a |the )?(?:similar|same) questions? (?:was |were )?(?:also )?(?:raised |asked |put )?"
    r"(?:from|by) (?P<outlets>[^()（）\[\]]{2,120}?)"
    r"|(?P<others>[^()（）\[\]]{2,120}?) (?:also )?(?:asked|raised|put)"
    r" (?:an? |the )?(?:similar|same) questions?)"
    r"\.?[)）\]]",
    re.I,
)
# Matches the comma of "Reuters, AFP", the "and" of "AFP and NHK"; not the "and" of "Bangkok".
_AND = re.compile(r",\s(?:and\s)?|\sand\s")


def is_note(line: str, *, answered: bool) -> bool:
    """Tell what nobody says: a notice, a stage direction, and the credit of a question that is `answered`."""
    bare = line.strip()
    if len(bare) > _LONGEST:
        return False
    if bare[:1] in _OPENING:
        if _CREDIT.fullmatch(bare):
            return answered
        if is_direction(bare):
            return True
    return _is_notice(bare) or (answered and _REMARK.fullmatch(bare) is not None)


def _is_notice(bare: str) -> bool:
    """Tell the announcement of a question that was put after the press conference: "The following question
    was raised after the press conference by AFP", "After the press conference, the following question …"."""
    words = bare.lstrip("([")
    if len(bare) > _NOTICE or not words[:_BEGUN].casefold().startswith(_BEGINS) or "?" in bare:
        return False
    lowered = words.casefold()
    return "following question" in lowered and "press conference" in lowered


def is_direction(bare: str) -> bool:
    """Tell a stage direction from a sentence in parentheses."""
    if bare[:1] not in _OPENING or not _DIRECTION.fullmatch(bare) or len(bare.split()) > _BRIEF:
        return False
    return _ROOM.search(bare) is not None or not any(map(_CLAUSE.fullmatch, _WORDS.findall(bare.casefold())))


def credits(lines: Sequence[str], body: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return the outlets that lines credit with the same question, by the index of the line."""
    able = (index for index in body if "question" in lines[index])
    return {index: outlets for index in able if (outlets := _outlets(lines[index]))}


def _outlets(line: str) -> tuple[str, ...]:
    if not ("(" in line or "（" in line or "[" in line):
        return ()
    named = (match["outlets"] or match["others"] for match in _CREDIT.finditer(line))
    return tuple(outlet.strip().removeprefix("the ") for each in named for outlet in _AND.split(each))
