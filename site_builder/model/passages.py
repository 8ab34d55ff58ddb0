"""The record at its addresses: passages, the units they make, and the matches found in them."""

from dataclasses import dataclass
from typing import NamedTuple

from site_builder.model.registers import Form
from site_builder.model.vocabulary import NO_SLUG, Anchor, Role, Slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph at its address. `text` as printed; spans count its characters. `first`, `last`, `column`
    and `end` are its place in the seed, as a Paragraph has them."""

    anchor: Anchor
    role: Role
    text: str
    first: int
    last: int
    column: int
    end: int


class Span(NamedTuple):
    """Characters `start` up to `end` of the passage at `anchor`; 0, 0 is the whole passage or unit."""

    anchor: Anchor
    start: int = 0
    end: int = 0


NO_SPAN = Span(anchor=Anchor(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """It `resumes` where the words go on after a direction, and the label is not printed again."""

    label: str
    outlet: Slug  # "" where nobody is named
    credited: tuple[Slug, ...]
    passages: tuple[Passage, ...]
    resumes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """It `resumes` as a Question does."""

    label: str
    spokesperson: Slug
    passages: tuple[Passage, ...]
    resumes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicMatch:
    """`basis` is "rule" or "editor"; `spans` are the words that matched."""

    topic: Slug
    basis: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerForm:
    """`basis` is "rule:<id>", of the first of the `rules` that found it, or "editor", with the reason that
    the editor gives. `spans` are the words it rests on; `objects` those that say to whom, or when."""

    form: Form
    basis: str
    spans: tuple[Span, ...]
    objects: tuple[Span, ...] = ()
    rules: tuple[str, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseMatch:
    """The places of one of a topic's tracked phrases, `number` counting from 0 in its `wording`."""

    topic: Slug
    number: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairMatch:
    """The asker's word and the answerer's in one exchange, by one of a topic's `pairs`."""

    topic: Slug
    number: int
    asked: tuple[Span, ...]
    answered: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """Words that point to earlier ones, and the id of the rule that found them."""

    rule: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What an address, a search result, a topic and a citation speak of: an exchange, or one paragraph
    of an opening or a report. `passages` are all its paragraphs in order, and stand in the capture of the
    briefing's `witness`: 0 is the copy-text, another has what the copy-text lacks. `overruled` are the forms
    that rules found and an editor does not let stand."""

    anchor: Anchor
    number: int
    fingerprint: str
    passages: tuple[Passage, ...]
    witness: int = 0
    topics: tuple[TopicMatch, ...] = ()
    forms: tuple[AnswerForm, ...] = ()
    overruled: tuple[AnswerForm, ...] = ()
    phrases: tuple[PhraseMatch, ...] = ()
    pairs: tuple[PairMatch, ...] = ()
    pointers: tuple[Pointer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange(Unit):
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]
    outlet: Slug  # of the first question


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Unit):
    """One paragraph of what comes before the first question ("o1") or of a document without exchanges ("p7").
    `role` is ANSWER where the capture begins in the middle of a session. `label` as printed before the first
    paragraph of a turn, "" before others."""

    role: Role
    spokesperson: Slug = NO_SLUG
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """Words that a witness prints and nobody speaks: "(Laughter)", a notice, a note of the source's own
    editor. They stand `before` a passage of the text, "" for its end. Their place in the seed is as a
    Paragraph has it; they have no number, so that they never move one."""

    text: str
    before: Anchor
    witness: int
    first: int
    last: int
    column: int
    end: int
