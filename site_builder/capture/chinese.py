"""A transcript in Chinese in, where 法新社记者： asks and 毛宁： answers; a press conference out.

What its pages share with others (dates, titles, furniture, ledger) is read by the modules beside.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import takewhile

from site_builder.capture import chinese_labels as labels
from site_builder.capture import chinese_pages as pages
from site_builder.capture import dating, doubts, layout, ledger, line_rulings
from site_builder.capture.boilerplate import Marks
from site_builder.capture.candidates import Looks
from site_builder.capture.layout import Layout
from site_builder.capture.ledger import Draft
from site_builder.capture.source import Fit, Known, Seed
from site_builder.capture.speakers import Speakers, Speech
from site_builder.diagnostics import Report
from site_builder.model import Basis, Capture, Cert, Kind, LineRuling, Role

name = "chinese"
language = "zh"
kind = Kind.PRESS_CONFERENCE

# Matches what asks: "？", "能否介绍"; nothing in "中方注意到".
_ASKS = re.compile(r"[?？]|有何(?:评论|回应|看法|反应)|能否|可否|请问|是否")
# Matches "（笑）", "（众笑）", "（以下用英文回答）"; not "（10+1）" nor "（中方反对。）".
_DIRECTION = re.compile(
    r"[（(\[【](?=[^）)]{0,12}(?:笑|掌声|鼓掌|翻译|英文|视频|图片|停顿|离场))[^（）()。，]{1,16}[）)\]】]"
)
# Matches "记者会后，发言人还回答了以下问题：", "（以下问题系会后提出）"; not "会后双方签署了文件。"
_NOTICE = re.compile(
    r"[（(]?(?:(?:例行)?记者会|会)后[^。：:？]{0,30}(?:以下|下列|一个|有关)问题[^。：:？]{0,6}[：:。]?[）)]?"
    r"|[（(]?(?:以下|下列)[^。：:？]{0,6}问题[^。：:？]{0,20}会后[^。：:？]{0,12}[：:。]?[）)]?"
)
# Matches "（注：本次记者会使用中文）"; not "注：" nor "（10+1）".
_REMARK = re.compile(r"[（(](?:编者|译者)?注[:：][^（）()]{1,200}[）)]")
# Matches "外交部例行记者会将于…休会，…恢复。" and other notices of a recess; not "会议休会了。"
_RECESS = re.compile(r"^[（(]?[^。？]{0,30}例行记者会[^。？]{0,40}(?:休会|暂停|恢复)[^？]{0,80}")
# Matches "（路透社记者也问了类似问题）", "（彭博社、共同社记者就此提出同样问题）" and "（法新社记者亦问及）";
# not "（他问得好）".
_CREDIT = re.compile(
    r"[（(](?P<outlets>[^（）()。]{2,80}?)(?:(?:也|还|亦|就此|同时|均|都){0,3}(?:提|问|提问)(?:了|出|过|出了)?"
    r"(?:类似|同样|相同|同一)的?问题|(?:也|还|亦|均|都){1,2}(?:问及|问到|提及|提到)(?:了?(?:此事|[该此上述]{1,2}问题))?)。?[）)]"
)
# Matches "、", and 和 in "法新社和路透社"; not 和 in "共和国报".
_AND = re.compile(r"[、，,]|(?<=[社报台视网者》])[和与及]")


_MIDST = "the page begins in the middle of a session"
_UNTITLED = "no title, no lead and no label says that a session begins"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A label at the start of a segment: as printed, and its width; what its turn does, None where that is in
    doubt, whether that is sure, and why."""

    index: int
    label: str
    width: int
    is_sure: bool
    role: Role | None
    because: tuple[str, ...] = ("the label says what its speaker does",)

    @property
    def cert(self) -> Cert:
        return Cert.HIGH if self.is_sure else Cert.MEDIUM


@dataclass(frozen=True, slots=True, kw_only=True)
class ChineseTranscript:
    """A seed as this format sees it: who speaks in which segment, who answers, what editors say is text."""

    seed: Seed
    layout: Layout
    marks: Marks
    voices: Mapping[int, Voice]
    names: tuple[str, ...]
    kept: Set[int]

    @property
    def fit(self) -> Fit:
        lines, spoken = self.layout.texts, self._spoken()
        roles = {voice.role for voice in self.voices.values()}
        if Role.ANSWER not in roles or pages.several(lines, spoken[0], spoken[-1]):
            return Fit.NONE
        is_dated = pages.dated_title(lines, spoken[0])
        return Fit.CERTAIN if Role.QUESTION in roles or is_dated else Fit.POSSIBLE

    def _spoken(self) -> list[int]:
        return [index for index, voice in self.voices.items() if voice.role]

    def capture(self, report: Report) -> Capture:
        lines, spoken = self.layout.texts, self._spoken()
        head = pages.head(lines, self.marks, spoken[0])
        marked = {**self.marks, **head.marks}
        marked |= {i: mark for i, mark in pages.captions(lines, marked, spoken[0]).items() if i not in spoken}
        marked |= pages.tail(lines, marked, spoken[-1])
        marked = {index: mark for index, mark in marked.items() if index not in self.kept}
        rest = pages.remains(lines, marked, spoken[-1]) - self.kept
        body = [i for i in range(head.body, len(lines)) if i not in marked and i not in rest]
        spoken_in = _drafts(lines, body, self.voices, self.kept)
        drafts = _opened(spoken_in, lines, begun=pages.is_begun(head, marked))
        turns, placed = ledger.close(self.seed, self.layout, marked, drafts, report)
        doubted = {i: voice.label for i, voice in self.voices.items() if not voice.role and i not in marked}
        heard = Speakers(speeches=(), doubted=doubted, meant={}, names=self.names)
        doubts.report(self.seed, self.layout, heard, turns, report)
        published = dating.published(self.seed, self.layout, head, report)
        return Capture(
            seed=self.seed.name,
            path=self.seed.path,
            sha256=self.seed.sha256,
            size=len(self.seed.raw),
            format=name,
            kind=kind,
            language=labels.language(self.seed.text),
            title=head.title,
            title_basis=Basis.TITLE if head.title else Basis.NONE,
            held=dating.held(self.seed, self.layout, head, published, report, said=pages.said(lines, marked)),
            published=published,
            spokespersons=self.names,
            turns=turns,
            ledger=placed,
        )


def recognises(seed: Seed, known: Known) -> ChineseTranscript:
    names = labels.answerers(seed.lines)
    parted = layout.cut(layout.whole(seed.lines), dict(labels.cuts(seed.lines, names)))
    marked = pages.marks(parted.texts)
    voices = _voices(parted.texts, marked, names, known)
    if known.record.lines:
        marked, voices = _ruled(known.record.lines, parted, marked, voices)
    answering = (voice.label for voice in voices.values() if voice.role is Role.ANSWER)
    spoken = (labels.whole(labels.answerer_name(label), names) for label in answering)
    return ChineseTranscript(
        seed=seed,
        layout=parted,
        marks=marked,
        voices=voices,
        names=tuple(dict.fromkeys(filter(None, spoken))) or names,
        kept=line_rulings.spoken(known.record.lines, parted),
    )


def _voices(lines: Sequence[str], marked: Marks, names: tuple[str, ...], known: Known) -> dict[int, Voice]:
    """Judge each label by what editors and the label itself say, else by what follows it."""
    ruled = {labels.fold(ruling.text): ruling.role for ruling in known.record.labels}
    found = list(_labelled(lines, marked, names, ruled))
    voices: dict[int, Voice] = {}
    before = None
    for place, voice in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        end = following.index if following else len(lines)
        said = [lines[voice.index][voice.width :], *lines[voice.index + 1 : end]]
        said = [labels.plain(line) for line in said]
        asks, answered = any(map(_ASKS.search, said)), bool(following and following.role is Role.ANSWER)
        greets = any(map(pages.GREETING.search, said))
        judged = voice
        if not voice.role:
            judged = _judged(voice, lines, before, asks=asks, answered=answered, greets=greets)
        voices[voice.index] = judged
        before = judged.role or before
    return voices


def _ruled(
    rulings: Sequence[LineRuling], layout: Layout, marked: Marks, voices: Mapping[int, Voice]
) -> tuple[Marks, dict[int, Voice]]:
    """Let what editors say of lines take the place of what was read."""
    look = Looks()
    speeches = tuple(
        Speech(
            segment=index,
            label=look(voice.label),
            width=voice.width,
            role=voice.role,
            cert=voice.cert,
            because=voice.because,
        )
        for index, voice in voices.items()
        if voice.role
    )
    doubted = {index: voice.label for index, voice in voices.items() if not voice.role}
    heard = Speakers(speeches=speeches, doubted=doubted, meant={}, names=())
    marks, heard = line_rulings.apply(rulings, layout, marked, heard, look)
    ruled = {each: voices[each] for each in heard.doubted}
    for speech in heard.speeches:
        ruled[speech.segment] = Voice(
            index=speech.segment,
            label=speech.label.text,
            width=speech.width,
            role=speech.role,
            is_sure=speech.cert is Cert.HIGH,
            because=speech.because,
        )
    return marks, dict(sorted(ruled.items()))


def _labelled(
    lines: Sequence[str], marked: Marks, names: tuple[str, ...], ruled: Mapping[str, Role | None]
) -> Iterator[Voice]:
    """Yield what may be a label, unless an editor has said that it is none."""
    opened = False
    for index, line in enumerate(lines):
        if index in marked or not (start := labels.at_start(line, names)):
            continue
        label, width = start
        folded = labels.fold(label)
        role = ruled.get(folded, labels.role(folded, names))
        if not role and not opened and labels.is_opener(folded, names):
            role = Role.OPENING
        opened = True
        if role or folded not in ruled:
            yield Voice(index=index, label=label, width=width, is_sure=line[width - 1] in ":：", role=role)


def _judged(
    voice: Voice, lines: Sequence[str], before: Role | None, *, asks: bool, answered: bool, greets: bool
) -> Voice:
    """Return a bare name with what its turn does: it asks; or it answers, after a question or where the text
    speaks of the person."""
    is_outlet = labels.is_outlet(labels.fold(voice.label))
    if before is None and not is_outlet and greets:
        return replace(voice, role=Role.ANSWER, because=("a greeting",))
    if asks or (answered and is_outlet):
        reasons = [*["a question"] * asks, *["an answer follows"] * answered]
        return replace(voice, role=Role.QUESTION, because=tuple(reasons), is_sure=asks and answered)
    asked = before is Role.QUESTION and not answered
    named = before is not None and sum(labels.fold(voice.label) in line for line in lines) > 1
    if not is_outlet and (asked or named):
        reasons = [*["a question comes before"] * asked, *["the text names the person"] * named]
        return replace(voice, role=Role.ANSWER, because=tuple(reasons), is_sure=False)
    return replace(voice, because=())


def _opened(drafts: list[Draft], lines: Sequence[str], *, begun: bool) -> list[Draft]:
    """Let who speaks before there is a question open the session; unless nothing says that it has `begun`,
    and a label stands there: then the page begins in the middle of one."""
    first = list(takewhile(lambda draft: draft.role is not Role.QUESTION, drafts))
    spoken = [draft for draft in first if draft.role is not Role.NOTE]
    said = (lines[index] for draft in spoken for index in draft.lines)
    begun = begun or any(pages.GREETING.search(labels.plain(line)) for line in said)
    midst = not begun and bool(spoken) and spoken[0].label != ""
    for draft in spoken:
        draft.role = Role.ANSWER if midst else Role.OPENING
        if not begun:
            draft.cert, draft.because = Cert.LOW, (_MIDST if midst else _UNTITLED,)
    return drafts


def _drafts(
    lines: Sequence[str], body: Sequence[int], voices: Mapping[int, Voice], ruled: Set[int]
) -> list[Draft]:
    """Return the turns that have words."""
    drafts: list[Draft] = []
    role, speaker = Role.OPENING, ""
    for index in body:
        voice, bare = voices.get(index), lines[index].strip()
        if voice and voice.role:
            draft = Draft(role=voice.role, lines=[index], label=voice.label, width=voice.width)
            draft.cert, draft.because = voice.cert, voice.because
            drafts.append(draft)
            if voice.role is not Role.NOTE:
                role, speaker = voice.role, voice.label
        elif index not in ruled and _is_note(bare, answered=role is Role.ANSWER):
            drafts.append(Draft(role=Role.NOTE, lines=[index]))
        elif drafts and drafts[-1].role is not Role.NOTE:
            drafts[-1].lines.append(index)
        else:
            drafts.append(Draft(role=role, lines=[index], label=speaker))
    drafts = [
        draft for draft in drafts if len(draft.lines) > 1 or lines[draft.lines[0]][draft.width :].strip()
    ]
    asked = None
    for draft in drafts:
        asked = draft if draft.role is Role.QUESTION else asked
        if asked:
            asked.credited += tuple(_credited(lines, draft.lines))
    return drafts


def _is_note(bare: str, *, answered: bool) -> bool:
    """Tell what nobody says: a direction, a notice, and the credit of a question that is `answered`."""
    if len(bare) > 300:
        return False
    if answered and (_CREDIT.fullmatch(bare) or _RECESS.fullmatch(bare)):
        return True
    return any(form.fullmatch(bare) for form in (_DIRECTION, _NOTICE, _REMARK))


def _credited(lines: Sequence[str], indexes: Sequence[int]) -> Iterator[str]:
    for index in indexes:
        for credit in _CREDIT.finditer(lines[index]):
            yield from (outlet.strip() for outlet in _AND.split(credit["outlets"]))
