"""A node in; what records are made of out: a source, a pattern, a place in a text, a file that was kept."""

import re
from dataclasses import replace

from site_builder import urls
from site_builder.curate.fields import (
    MISSING_VALUE,
    Fields,
    choice,
    fields,
    matching,
    place,
    text,
    texts,
    url,
)
from site_builder.curate.strict_yaml import Node, Text
from site_builder.diagnostics import Report, Rule
from site_builder.model import (
    Anchor,
    BriefingId,
    Original,
    Pair,
    Pattern,
    Scope,
    Selector,
    Source,
    Target,
)

MALFORMED_TARGET = Rule(code="U274", name="malformed-target")

# Matches "originals/005_day.html"; not "005_day.html", "/etc/passwd" nor "originals/../a".
_ORIGINAL = re.compile(r"originals/[^./\\][^/\\]{0,200}")
# Matches 64 digits of 0–9 and a–f; not fewer, nor capitals.
_SHA256 = re.compile(r"[0-9a-f]{64}")

TIMES = ("on", "since", "until")
DOCUMENT = "document"  # the target that is a briefing as a whole


def source(node: Node, report: Report) -> Source | None:
    found = fields(node, report, required=("text",), optional=("url",))
    return None if found is None else Source(text=text(found, "text"), url=url(found, "url"))


def pattern(node: Node, report: Report) -> Pattern | None:
    """Read a word or phrase; or a mapping that also says where it counts, and where it does not."""
    if isinstance(node, Text):
        return _plain(node, Scope.ANY, report)
    found = fields(node, report, required=("words",), optional=("scope", "not"))
    return None if found is None else _pattern(found, choice(found, "scope", tuple(Scope)) or Scope.ANY)


def answer_pattern(node: Node, report: Report) -> Pattern | None:
    """Read the pattern of a form of answer: it is looked for in answers, and nowhere else."""
    if isinstance(node, Text):
        return _plain(node, Scope.ANSWER, report)
    found = fields(node, report, required=("words",), optional=("not",))
    return None if found is None else _pattern(found, Scope.ANSWER)


def pair(node: Node, report: Report) -> Pair | None:
    """Read the asker's word and the answerer's, each of which counts in its own place alone."""
    found = fields(node, report, required=("asked", "answered"), optional=())
    if found is None:
        return None
    asked, answered = (text(found, key) for key in ("asked", "answered"))
    if not asked or not answered:
        return None
    return Pair(
        asked=Pattern(words=asked, scope=Scope.QUESTION, location=place(found, "asked")),
        answered=Pattern(words=answered, scope=Scope.ANSWER, location=place(found, "answered")),
        location=found.location,
    )


def target(found: Fields, briefing: BriefingId, anchor: str) -> Target:
    """Return the place that `anchor` and the quoted words of `found` name. Whether it is there is for the
    join to say."""
    return Target(
        briefing=briefing,
        anchor=Anchor("" if anchor == DOCUMENT else anchor),
        selector=Selector(
            exact=text(found, "quote"),
            prefix=text(found, "prefix"),
            suffix=text(found, "suffix"),
            location=place(found, "quote"),
        ),
        location=place(found, "target"),
    )


def mention(node: Node, report: Report) -> Target | None:
    """Read a place in any briefing, "2023-11-16#q1-a1", and the words that stand there."""
    found = fields(node, report, required=("target", "quote"), optional=("prefix", "suffix", "time"))
    named = any_target(found) if found else None
    if not found or not named or not named.selector.exact:
        return None
    return replace(named, time=choice(found, "time", TIMES))


def any_target(found: Fields) -> Target | None:
    """Return the place that the target of `found` names, in any briefing; None, reported, where it is no
    place in a briefing."""
    if not text(found, "target"):
        return None
    named = elsewhere(found, "target")
    return target(found, named.briefing, named.anchor) if named else None


def elsewhere(found: Fields, key: str) -> Target | None:
    """Return the place in any briefing that the value of `key` names, "2023-11-16#q1-a1", as a whole."""
    briefing, hash_sign, anchor = text(found, key).partition("#")
    if hash_sign and anchor and urls.BRIEFING_ID.fullmatch(briefing):
        return Target(briefing=BriefingId(briefing), anchor=Anchor(anchor), location=place(found, key))
    found.report.add(
        MALFORMED_TARGET,
        place(found, key),
        f'"{text(found, key)}" is no place in a briefing.',
        hint='write the briefing and the passage: "2023-11-16#q1-a1"',
    )
    return None


def _plain(node: Text, scope: Scope, report: Report) -> Pattern | None:
    words = node.text.strip()
    if words:
        return Pattern(words=words, scope=scope, location=node.location)
    report.add(MISSING_VALUE, node.location, "This pattern has no words.", hint="write a word or a phrase")
    return None


def _pattern(found: Fields, scope: str) -> Pattern | None:
    words, excluded = text(found, "words"), texts(found, "not")
    if not words:
        return None
    return Pattern(words=words, scope=Scope(scope), excluded=excluded, location=place(found, "words"))


def original(node: Node, report: Report) -> Original | None:
    """Read where the file lies that a seed was taken from, and what it was."""
    found = fields(node, report, required=("file", "sha256"), optional=())
    if found is None:
        return None
    file = matching(found, "file", _ORIGINAL, 'write where it lies below the seeds: "originals/005_….html"')
    sha256 = matching(found, "sha256", _SHA256, "write 64 digits, as `sha256sum` prints them")
    return Original(file=file, sha256=sha256, location=place(found, "file")) if file and sha256 else None
