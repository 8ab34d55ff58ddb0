"""The record and what editors wrote joined: every reference resolves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from site_builder.model.captures import Capture, Dated
from site_builder.model.passages import NO_SPAN, Block, Direction, Exchange, Span, Unit
from site_builder.model.records import (
    Annotation,
    Correction,
    NotePin,
    Omission,
    Pin,
    ProsePage,
    Redirect,
    Relation,
    SiteSettings,
    WitnessRecord,
)
from site_builder.model.registers import CalendarEntry, Event, FormRule, Outlet, Person, Pointing, Term, Topic
from site_builder.model.vocabulary import (
    NO_BRIEFING,
    NO_SLUG,
    Anchor,
    Basis,
    BriefingId,
    Kind,
    Slug,
    VariantKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A capture of the briefing. The first witness of a briefing is its copy-text."""

    siglum: str
    capture: Capture
    record: WitnessRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Where a witness reads otherwise than the text. `span` holds the characters of the text's passage that
    differ; where the witness adds, it is empty, and the reading stands before it. `lemma` and `reading` are
    the words of the text and of the witness, as printed; `line` is that of the witness's capture.

    A label that differs has the whole passage that it stands before as its span, and `is_label`. `is_slight`
    is what changes no word and no speaker: typography, and another label for the same outlet or person."""

    kind: VariantKind
    span: Span
    lemma: str
    reading: str
    line: int
    is_label: bool = False
    is_slight: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Units of the text, and the paragraphs that a witness has for them, as (turn, paragraph) of its capture.
    Without paragraphs the witness omits the units; without units it has what the text does not."""

    units: tuple[Anchor, ...]
    places: tuple[tuple[int, int], ...]
    is_moved: bool = False  # it stands elsewhere in the witness
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Collation:
    """What one of the briefing's witnesses has for every unit of the text, in the order of the text. One
    `is_translation` is in another language: its units are set beside those of the text, no words compared."""

    witness: int
    matches: tuple[Match, ...]
    is_translation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """An annotation whose target has been found. `number` counts from 1 within the briefing, in the
    order of the text; `anchor` does not change when notes come or go before it."""

    number: int
    anchor: Anchor
    annotation: Annotation
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A correction, and what its words became: "" where they were withdrawn. `number` counts from 1 by day;
    `note` is the number of the note that was changed, 0 where it was a text, or is withdrawn."""

    number: int
    correction: Correction
    now: str
    note: int = 0


class Mention(NamedTuple):
    """A place that speaks of an event, a person or a term. `basis` is "rule" or "editor"; `time` is a
    Target’s."""

    briefing: BriefingId
    unit: Anchor
    span: Span
    basis: str
    time: str = ""


class DateRule(StrEnum):
    """By which rule a time that a text names was reckoned: docs/glossary.md."""

    PRINTED = "printed"
    YEAR_SUPPLIED = "year-supplied"
    DAY_COUNTED = "day-counted"
    PERIOD_COUNTED = "period-counted"
    FROM_TO = "from-to"
    EVENT = "event"
    COUNT = "count"
    NO_TIME = "no-time"


class Certainty(StrEnum):
    """How certain the date is that a time was reckoned to."""

    SURE = "sure"
    PROBABLE = "probable"
    NONE = "none"


class DateMention(NamedTuple):
    """Words that name a time. `edtf` is "" where no date follows from them, with `certainty` NONE. `basis` is
    "rule" or "editor". `event` is what was counted from, or what is of that date and mentioned there; "" for
    none."""

    briefing: BriefingId
    unit: Anchor
    span: Span
    edtf: str
    rule: DateRule
    certainty: Certainty
    basis: str = "rule"
    event: Slug = NO_SLUG


class Occurrence(NamedTuple):
    """Words of one passage that stand elsewhere, too."""

    briefing: BriefingId
    unit: Anchor
    span: Span


class Parallel(NamedTuple):
    """The same words, folded, in two units, `a` before `b`; no longer run is common to the two places."""

    a: Occurrence
    b: Occurrence
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A run of words and every place where it stands, in the order of the edition. `id` is the digest of the
    words, folded. Of many places not every two are in `parallels`: docs/adr/0007."""

    id: str
    words: int
    places: tuple[Occurrence, ...]
    parallels: tuple[Parallel, ...]


class Resolution(StrEnum):
    """What became of words that point to earlier ones."""

    LINKED = "linked"
    ABSENT = "not-in-edition"
    UNCERTAIN = "not-certain"
    UNSAID = "not-said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A place bound to an earlier one: `target` in the document `to`, where it is LINKED. `basis` is
    "editor", "rule:<id>", or "rule:same-words" for a question that was asked before, word for word;
    `pointing` is what the rule says of its expression."""

    relation: Relation
    briefing: BriefingId
    unit: Anchor
    span: Span
    basis: str
    outcome: Resolution
    pointing: Pointing = Pointing.UNSAID
    to: BriefingId = NO_BRIEFING
    target: Span = NO_SPAN
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """`held.value` begins with a full day. A document has exchanges, or blocks."""

    id: BriefingId
    kind: Kind
    title: str
    title_basis: Basis
    title_because: str
    language: str
    held: Dated
    published: Dated
    spokespersons: tuple[Slug, ...]
    opening: tuple[Block, ...]
    exchanges: tuple[Exchange, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    witnesses: tuple[Witness, ...]
    words: int
    collations: tuple[Collation, ...] = ()  # of every witness but the copy-text
    directions: tuple[Direction, ...] = ()  # in the order of the text
    omissions: tuple[Omission, ...] = ()  # in the order of the text

    @property
    def units(self) -> tuple[Unit, ...]:
        """Return every unit, in the order of the text."""
        return (*self.opening, *self.exchanges, *self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Everything, joined: every slug, anchor and span in it resolves. Briefings by day, then id."""

    settings: SiteSettings
    briefings: tuple[Briefing, ...]
    outlets: Mapping[Slug, Outlet]
    people: Mapping[Slug, Person]
    topics: Mapping[Slug, Topic]
    events: Mapping[Slug, Event]
    event_mentions: Mapping[Slug, tuple[Mention, ...]]
    person_mentions: Mapping[Slug, tuple[Mention, ...]]
    terms: Mapping[Slug, Term] = field(default_factory=dict)
    term_mentions: Mapping[Slug, tuple[Mention, ...]] = field(default_factory=dict)
    prose: tuple[ProsePage, ...] = ()
    redirects: tuple[Redirect, ...]
    pins: tuple[Pin, ...]
    form_rules: tuple[FormRule, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
    dates: tuple[DateMention, ...] = ()  # in the order of the edition and of the text
    families: tuple[Family, ...] = ()  # by their first place
    references: tuple[Reference, ...] = ()  # in the order of the text
    changes: tuple[Change, ...] = ()  # by day
    note_pins: tuple[NotePin, ...] = ()
    plain: "Edition | None" = field(default=None, repr=False, compare=False)  # this one, before it was noted

    @property
    def unnoted(self) -> "Edition":
        """Return the same without notes, omissions, corrections and pages of prose."""
        return self.plain or self
