"""What editors wrote about documents: rulings, annotations, corrections, pins; and all of it, Content."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from site_builder.diagnostics import NOWHERE, Location
from site_builder.model.registers import (
    CC_BY,
    CalendarEntry,
    Event,
    FormRule,
    Outlet,
    Person,
    ReferenceRule,
    Source,
    Target,
    Term,
    Topic,
)
from site_builder.model.vocabulary import Anchor, BriefingId, LineClass, Role, Slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What an editor says where the text says nothing, or says it wrong; never without a reason."""

    value: str
    because: str
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRuling:
    """What an editor says of a label of a capture: who speaks under it asks, answers, or opens; or, with
    `role` None, that it is no label."""

    text: str
    role: Role | None
    because: str
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRuling:
    """What an editor says that lines of a capture are, from `first` to `last`, both inside. Where they are
    spoken, a turn begins on the first, under the `label` that begins it ("" for none)."""

    first: int
    last: int
    kind: LineClass
    because: str
    label: str = ""
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The file that a seed was taken from. `file` is relative to the folder of seeds, with "/"."""

    file: str
    sha256: str
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessRecord:
    """What is known of a capture's origin, and what its text does not say.

    `rulings` may hold "id", "kind", "held" and "title". `published` and `captured` are EDTF or "". What could
    not be read of it is missing, and it is not `is_whole`."""

    seed: str
    location: Location
    publisher: str = ""
    origin: str = ""  # address of the page that was captured
    published: str = ""
    captured: str = ""
    rights: str = ""
    note: str = ""
    original: Original | None = None
    rulings: Mapping[str, Ruling] = field(default_factory=dict)
    labels: tuple[LabelRuling, ...] = ()
    lines: tuple[LineRuling, ...] = ()
    is_whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelSettings:
    """How many words make a parallel. Those of `stop` phrases, and of runs that stand in more documents than
    are `common`, do not count."""

    words: int = 8
    common: int = 50
    stop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    title: str = "Briefing Record"
    tagline: str = ""
    description: str = ""
    base_url: str = "http://127.0.0.1:8000/"
    language: str = "en"
    editors: tuple[str, ...] = ()
    revision: str = ""  # number of the edition's revision
    revised: str = ""  # its day
    licence: Source = CC_BY
    author: str = ""  # corporate author of the texts, for citations
    contact: str = ""  # where to report a fault
    share_pictures: bool = True  # one for each document, not that of the edition alone
    parquet: bool = False  # publish the data as Parquet, too
    parquet_location: Location = NOWHERE
    parallels: ParallelSettings = ParallelSettings()


class Relation(StrEnum):
    """How a passage is bound to an earlier one."""

    REFERS = "refers-to"
    REPEATS = "asked-again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """An editor's word that `source` refers to what is said at `target`, or asks it again."""

    relation: Relation
    source: Target
    target: Target
    because: str
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """`reading` is "" but for an emendation: what the editors would read in place of the quoted words."""

    target: Target
    kind: str  # context, identification, cross-reference, correction, emendation
    lemma: str  # what the note is about, in words
    note: str  # Markdown
    sources: tuple[Source, ...]
    editor: str
    date: str
    reading: str = ""
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """What was reported of a briefing, and does not stand in the published record. It is placed `after` a
    unit, or, where its anchor is "", at the end. `question` and `answer` are the words as reported, "" where
    none are; `about` is Markdown; `asked_by` "" where the reports name nobody."""

    after: Target
    question: str
    answer: str
    sources: tuple[Source, ...]
    editor: str
    date: str
    about: str = ""
    asked_by: str = ""
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One change to a published text: to the passage that `target` names, or to the note on it that is headed
    `lemma`. `was` are its words until `date`, "" where it had none."""

    target: Target
    lemma: str
    date: str
    was: str
    reason: str
    editor: str
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """An editor's word on one exchange or paragraph: its topics or its forms of answer."""

    target: Target
    values: tuple[str, ...]
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsePage:
    slug: Slug
    title: str
    description: str
    body: str  # Markdown
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """`old` and `new` are addresses from the root of the site; `new` "" means withdrawn, for `reason`."""

    old: str
    new: str
    reason: str
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """One line of permalinks.lock. `parts` are the anchors and fingerprints of the unit's passages, in the
    order of the text; `sketch` tells how near another text is to the one that was pinned."""

    briefing: BriefingId
    anchor: Anchor
    fingerprint: str
    sketch: str = ""
    parts: tuple[tuple[Anchor, str], ...] = ()
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePin:
    """One line of permalinks.lock on a note: its target, and the fingerprints of its lemma and its words."""

    briefing: BriefingId
    anchor: Anchor
    lemma: str
    fingerprint: str
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that editors wrote, as types; its references are still names. `unread` are the names of the files
    of which a record, or all, could not be read."""

    settings: SiteSettings = SiteSettings()
    witnesses: tuple[WitnessRecord, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    people: tuple[Person, ...] = ()
    topics: tuple[Topic, ...] = ()
    terms: tuple[Term, ...] = ()
    events: tuple[Event, ...] = ()
    forms: tuple[FormRule, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
    references: tuple[ReferenceRule, ...] = ()
    bindings: tuple[Binding, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    topic_assignments: tuple[Assignment, ...] = ()
    form_assignments: tuple[Assignment, ...] = ()
    prose: tuple[ProsePage, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    pins: tuple[Pin, ...] = ()
    omissions: tuple[Omission, ...] = ()
    corrections: tuple[Correction, ...] = ()
    note_pins: tuple[NotePin, ...] = ()
    unread: frozenset[str] = frozenset()
