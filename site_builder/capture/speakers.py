"""Segments in; who speaks where out: each label that is believed, and why, and those that are doubted.

A label is believed for its neighbours, not for its looks alone. Whoever is known to answer answers. Any other
name asks, when what it says holds a question, or when an answer comes next (a person, only with a request); a
person who asks nothing, after a question, answers; else the words before the colon are words of the text.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.capture import answerers, bare_labels, candidates, labels, names
from site_builder.capture.answerers import Answerers
from site_builder.capture.boilerplate import Marks
from site_builder.capture.candidates import Candidate, Looks
from site_builder.capture.labels import Label, Shape
from site_builder.capture.source import Known
from site_builder.model import Cert, Role

# What the reader goes by in a question; formats ask which of them it was.
SAYS_SO = "the label says that somebody asks"
KNOWN_OUTLET = "the outlet is known"
QUESTION_MARK = "a question mark"
REQUEST = "words of a request"

# Matches what questions without a question mark hold, "I would like your comment"; not "China will comment".
_REQUEST = re.compile(
    r"\b(?:your (?:comment|response|reaction|view|position|take)s?|like to (?:ask|know)"
    r"|wonder(?:ing)? (?:if|what|whether)|my question|a question|follow[- ]?up"
    r"|(?:could|can|would) you|please)\b",
    re.I,
)


# Matches how a spokesperson opens a session, "Good afternoon, everyone.", "I have no announcement to make",
# "At the invitation of"; nothing in "The floor of the market is open."
GREETING = re.compile(
    r"\bgood (?:morning|afternoon|evening)\b|\bladies and gentlemen\b|\b(?:take|answer) your questions\b"
    r"|\b(?:I have|there is) no announcements?\b|\bthe floor is (?:now )?(?:open|yours)\b"
    r"|\bwelcome to (?:the|today)\b|\bat the invitation of\b|\bannouncements?\b|\bpress conference\b",
    re.I,
)


# Matches what somebody else is quoted with, "“Questions remain.” So"; not "“Open Skies” was published. Why?"
_QUOTED = re.compile(r"[“\"][^“”\"]{1,2000}[.?!][”\"]")


class Speech(NamedTuple):  # as a capture has dozens of them
    """A label that is believed: the index of its segment, its width there, what its turn does, and why."""

    segment: int
    label: Label
    width: int
    role: Role
    cert: Cert
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers:
    """`doubted` are the labels that are not believed, by the index of their segment, `meant` those of them
    that are nearly the label of one who answers; `names` the spokespersons as printed, in the order in which
    they speak."""

    speeches: tuple[Speech, ...]
    doubted: Mapping[int, str]
    meant: Mapping[int, str]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What the labels of a text are judged by; `telling` leads from those under which somebody answers to
    whom they name."""

    answerers: Answerers
    telling: Mapping[str, str]
    outlets: frozenset[str]
    ruled: Mapping[str, Role | None]


def candidates_of(lines: Sequence[str], marked: Marks, known: Known, look: Looks) -> list[Candidate]:
    """Return the labels that end in a colon."""
    ruled = _ruled(known).keys()
    return candidates.with_colon(lines, marked, look, known.outlets | ruled if ruled else known.outlets)


def answering(lines: Sequence[str], found: Sequence[Candidate]) -> Answerers:
    """Return who answers under the labels that were `found`."""
    return answerers.read([each.label for each in found], lines)


def read(
    lines: Sequence[str],
    marked: Marks,
    found: Sequence[Candidate],
    known: Known,
    look: Looks,
    *,
    answering: Answerers,
) -> Speakers:
    """Find who speaks in a transcript: under the labels that were `found`, and under others without a
    colon. `answering` are those who answer under the former."""
    ruled = _ruled(known)
    if not found and (name := bare_labels.repeated_name(lines, marked)):
        answering = answering.joined_by(name)
    said = (each.label.name for each in found if ruled.get(each.label.key) is Role.ANSWER)
    answering = answering.joined_by(*said)
    found = bare_labels.without_colon(lines, marked, found, answering, outlets=known.outlets, look=look)
    different = {each.label.text: each.label for each in found}.values()
    telling = {label.text: answering.known(label.name) for label in different if answering.includes(label)}
    scene = _Scene(answerers=answering, telling=telling, outlets=known.outlets, ruled=ruled)
    return _judge(lines, found, scene)


def _ruled(known: Known) -> dict[str, Role | None]:
    return {labels.key(ruling.text): ruling.role for ruling in known.record.labels}


def _judge(lines: Sequence[str], found: Sequence[Candidate], scene: _Scene) -> Speakers:
    """Judge the labels from the last to the first, since what follows says more of one than what precedes."""
    speeches: list[Speech] = []
    doubted: dict[int, str] = {}
    meant: dict[int, str] = {}
    for place in reversed(range(len(found))):
        each = found[place]
        before = found[place - 1] if place else None
        if each.label.text in scene.telling and each.label.key not in scene.ruled:
            speeches.append(_answer(each, before, scene))
            continue
        end = found[place + 1].segment if place + 1 < len(found) else len(lines)
        said = [lines[each.segment][each.width :], *lines[each.segment + 1 : end]]
        after = speeches[-1] if speeches else None
        near = "" if each.label.text in scene.telling else scene.answerers.meant(each.label)
        judged = _speech(each, said, scene, before=before, after=after, near=near)
        if judged:
            speeches.append(judged)
        elif each.label.shape is not Shape.SAYER and not _is_ruled_out(each, scene):
            doubted[each.segment] = each.label.text
            meant.update({each.segment: near} if near else {})
    speeches.reverse()
    return Speakers(
        speeches=tuple(speeches),
        doubted=dict(sorted(doubted.items())),
        meant=meant,
        names=_heard(speeches, scene.answerers),
    )


def _speech(
    each: Candidate,
    said: Sequence[str],
    scene: _Scene,
    *,
    before: Candidate | None,
    after: Speech | None,
    near: str,
) -> Speech | None:
    if each.label.key in scene.ruled:
        ruling = scene.ruled[each.label.key]
        return _believed(each, ruling, ["an editor's ruling"], Cert.HIGH) if ruling else None
    asks = _holds_mark(said) and not _QUOTED.match(said[0].strip())
    if not asks and _greets(each, said, scene, before=before):
        return _believed(each, Role.ANSWER, ["a greeting opens the session"], Cert.MEDIUM)
    answered = after is not None and after.role is Role.ANSWER
    if not asks and _answers_unknown(each, said, scene, before=before):
        reasons = ["a person who speaks after a question and asks nothing"]
        return _believed(each, Role.ANSWER, reasons, Cert.MEDIUM)
    return _question(each, said, scene, asks=asks, answered=answered and not near, last=after is None)


def _holds_mark(said: Sequence[str]) -> bool:
    text = "\n".join(said)
    return "?" in text or "？" in text


def _answer(each: Candidate, before: Candidate | None, scene: _Scene) -> Speech:
    label = each.label
    name = scene.telling[label.text]
    reasons = []
    if name and name in scene.answerers.titled:
        reasons.append("the title names who answers")
    if label.shape is Shape.ANSWERER:
        reasons.append("the label says who answers")
    if not reasons:
        reasons.append("the name returns as one who answers")
    if before and before.label.text not in scene.telling:
        reasons.append("a question comes before")
    return _believed(each, Role.ANSWER, reasons, Cert.HIGH if len(reasons) > 1 else Cert.MEDIUM)


def _answers_unknown(
    each: Candidate, said: Sequence[str], scene: _Scene, *, before: Candidate | None
) -> bool:
    """Tell whether one who is known from nothing else answers: an official, after a question."""
    if before is None or each.label.shape is not Shape.NAME or not each.colon:
        return False
    if any(map(_REQUEST.search, said)):
        return False
    asked = before.label.text not in scene.telling and not answerers.is_official(before.label)
    return asked and _is_person(each.label, scene) and not names.is_trade(each.label.folded)


def _greets(each: Candidate, said: Sequence[str], scene: _Scene, *, before: Candidate | None) -> bool:
    """Tell whether one who is known from nothing else opens the session."""
    if each.label.shape is not Shape.NAME or names.is_trade(each.label.folded):
        return False
    first = before is None or (before.label.shape is Shape.NAME and answerers.is_official(before.label))
    known = each.label.outlet in scene.outlets
    return first and not known and any(GREETING.search(line[:600]) for line in said[:3])


def _is_person(label: Label, scene: _Scene) -> bool:
    return answerers.is_official(label) and label.outlet not in scene.outlets


def _question(
    each: Candidate, said: Sequence[str], scene: _Scene, *, asks: bool, answered: bool, last: bool
) -> Speech | None:
    label = each.label
    reasons = []
    if label.shape is Shape.ASKER:
        reasons.append(SAYS_SO)
    if label.outlet in scene.outlets:
        reasons.append(KNOWN_OUTLET)
    named = bool(reasons)
    if asks:
        reasons.append(QUESTION_MARK)
    elif any(map(_REQUEST.search, said)):
        reasons.append(REQUEST)
    if answered:
        reasons.append("an answer follows")
    if label.shape is Shape.NAME and candidates.MIDST.match(said[0]) and not (asks and answered and named):
        return None
    able = named or names.is_trade(label.folded) or (last and names.is_coined(label.folded))
    believed = (
        label.shape is Shape.ASKER
        or (asks and (answered or able))
        or (answered and (named or not _is_person(label, scene) or len(reasons) > 1))
        or (last and named)
    )
    if not believed:
        return None
    sure = len(reasons) > 1 and (each.colon or named)
    return _believed(each, Role.QUESTION, reasons, Cert.HIGH if sure else Cert.MEDIUM)


def _believed(each: Candidate, role: Role, reasons: Sequence[str], cert: Cert) -> Speech:
    if not each.colon:
        reasons = [*reasons, "no colon is printed"]
        cert = Cert.MEDIUM if cert is Cert.HIGH else Cert.LOW
    return Speech(each.segment, each.label, each.width, role, cert, tuple(reasons))


def _is_ruled_out(each: Candidate, scene: _Scene) -> bool:
    key = each.label.key
    return key in scene.ruled and scene.ruled[key] is None


def _heard(speeches: Iterable[Speech], answering: Answerers) -> tuple[str, ...]:
    """Return those who are heard to answer; where no label names them, those whom the title names."""
    spoken = dict.fromkeys(speech.label.name for speech in speeches if speech.role is not Role.QUESTION)
    heard = dict.fromkeys(answering.known(each) or each for each in spoken if each)
    return tuple(heard) or answering.titled
