"""The edition's vocabulary: every type that more than one room speaks of, and no behaviour.

Three families, in the order in which the pipeline makes them: what was read (Capture), what editors
wrote (Content), and the two joined (Edition), in which every reference resolves. Dates are ISO 8601 or
EDTF text throughout, so that they sort and serialise as they stand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, NewType

from site_builder.diagnostics import NOWHERE, Location

BriefingId = NewType("BriefingId", str)  # "2023-11-16", "2024-04-22-background"
Anchor = NewType("Anchor", str)  # "q3", "q3-a2", "o1", "p7": the fragment of an address
Slug = NewType("Slug", str)  # "anadolu-agency"

NO_SLUG = Slug("")


class Kind(StrEnum):
    """What a document is. The wire names are promises (data files, facets, addresses)."""

    PRESS_CONFERENCE = "press-conference"
    BACKGROUND_BRIEFING = "background-briefing"
    READOUT = "readout"


class LineClass(StrEnum):
    """What a line of a capture is. Every line has exactly one class."""

    TITLE = "title"
    DATELINE = "dateline"
    OPENING = "opening"
    QUESTION = "question"
    ANSWER = "answer"
    PARAGRAPH = "paragraph"
    NOTE = "note"
    SEPARATOR = "separator"
    BOILERPLATE = "boilerplate"
    BLANK = "blank"


class Role(StrEnum):
    """What a turn does in a document."""

    OPENING = "opening"
    QUESTION = "question"
    ANSWER = "answer"
    PARAGRAPH = "paragraph"
    NOTE = "note"


class Cert(StrEnum):
    """How sure the reader is of a turn, in the degrees of TEI's @cert."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class VariantKind(StrEnum):
    """What sets the words of a witness apart from those of the text."""

    TYPOGRAPHY = "typography"
    SPELLING = "spelling"
    WORDING = "wording"
    OMISSION = "omission"
    ADDITION = "addition"


class Basis(StrEnum):
    """What a date was read from, in the order of trust."""

    EDITOR = "editor"
    TITLE = "title"
    TEXT = "text"
    DATELINE = "dateline"
    NONE = "none"


# What was read ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day, or a day and a time, and where it was read.

    `value` is "2023-11-16" or "2023-11-16T18:29"; "" when the day is not known, with `basis` NONE.
    `words` are the words it was read from, as printed; `because` is an editor's reason.
    """

    value: str = ""
    basis: Basis = Basis.NONE
    words: str = ""
    because: str = ""


class Paragraph(NamedTuple):  # as a capture has dozens of them: made in half the time of a dataclass
    """`text` as printed, odd spaces and all, without its label and without surrounding white space.
    `first` and `last` are lines of the seed, from 1, both inside; the text begins at `column` of the first,
    from 1, and stops before the column `end` of the last. Where it runs over several lines, a space stands
    for each break, and nothing for a break after a hyphen inside a word."""

    text: str
    first: int
    last: int
    column: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """`label` as printed, without its colon; "" where none is printed.
    `credited` are further outlets that the text names for the same question, as printed.
    `because` says in words what the reader went by: ("a question mark", "an answer follows")."""

    role: Role
    paragraphs: tuple[Paragraph, ...]
    label: str = ""
    credited: tuple[str, ...] = ()
    cert: Cert = Cert.HIGH
    because: tuple[str, ...] = ()


class LedgerLine(NamedTuple):  # for the same reason
    """One line of a capture, or a piece of one in which several speak: `column`, from 1, is where it begins,
    and the texts of the pieces of a line make up the line. `turn` and `paragraph` are indexes into the
    capture's turns, -1 for none; `label` counts the characters at the start that became a label (white space
    and colon included); `rule` names what classed the line, for the ledger page ("embassy-footer")."""

    number: int
    text: str
    kind: LineClass
    turn: int = -1
    paragraph: int = -1
    label: int = 0
    rule: str = ""
    column: int = 1


class RepairKind(StrEnum):
    """What was mended in the text of a capture; its bytes stay what they are."""

    ENCODING = "encoding"  # of the whole file
    MARK = "byte-order-mark"  # at the start of it
    BYTE = "byte"  # one of another encoding
    ENTITY = "entity"  # "&nbsp;"
    MOJIBAKE = "mojibake"  # "â€™"
    DIRECTION = "direction"  # a control that reorders what is shown, U+202E
    INVISIBLE = "invisible"  # U+00AD inside a word
    SEPARATOR = "separator"  # an unusual line break, U+2028, which became a space
    CONTROL = "control"  # NUL


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A place of a capture that is not read as it stands in the file. `line` and `column` count from 1, in
    the file; `was` and `became` have unseen characters spelt out ("U+00AD"), and are "" for nothing."""

    kind: RepairKind
    line: int
    column: int
    was: str
    became: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One seed as it was read. `refused` is "" or the reason why it is no briefing; then there are no
    turns, `kind` is None and the ledger is empty."""

    seed: str  # file name
    path: str  # as diagnostics name it
    sha256: str
    size: int  # bytes
    format: str = ""
    kind: Kind | None = None
    language: str = "en"
    title: str = ""
    title_basis: Basis = Basis.NONE
    title_because: str = ""
    held: Dated = Dated()
    published: Dated = Dated()
    spokespersons: tuple[str, ...] = ()  # as printed
    turns: tuple[Turn, ...] = ()
    ledger: tuple[LedgerLine, ...] = ()
    repairs: tuple[Repair, ...] = ()
    refused: str = ""


# What editors wrote ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A named public source; `url` only where a stable public address is certain."""

    text: str
    url: str = ""


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
    licence: Source = Source(text="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/")
    author: str = ""  # corporate author of the texts, for citations
    contact: str = ""  # where to report a fault
    share_pictures: bool = True  # one for each document, not that of the edition alone
    parallels: ParallelSettings = ParallelSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    slug: Slug
    name: str
    aliases: tuple[str, ...] = ()  # as printed
    country: str = ""
    language: str = ""
    kind: str = ""  # agency, broadcaster, newspaper, magazine, online
    official: str = ""  # what a named source says of state ownership; "" where nothing is certain
    sources: tuple[Source, ...] = ()
    provisional: bool = False  # not in outlets.yaml: made from a label
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    title: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    slug: Slug
    name: str
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    sources: tuple[Source, ...] = ()
    provisional: bool = False
    location: Location = NOWHERE


class Scope(StrEnum):
    ANY = "any"
    QUESTION = "question"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A word or phrase to be found in folded text; a trailing * leaves the end of the last word open.
    It does not count where it is part of one of the `excluded` phrases. With `is_exact` capitals count."""

    words: str
    scope: Scope = Scope.ANY
    excluded: tuple[str, ...] = ()
    is_exact: bool = False
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two words for one thing: that of the question, and that of the answer."""

    asked: Pattern
    answered: Pattern
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """`wording` are the phrases that are followed through its exchanges and paragraphs."""

    slug: Slug
    title: str
    patterns: tuple[Pattern, ...] = ()
    parent: Slug = NO_SLUG
    about: str = ""  # Markdown
    wording: tuple[Pattern, ...] = ()
    pairs: tuple[Pair, ...] = ()
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class TermNote:
    """What an editor says about a term, as an Annotation says it of a passage."""

    kind: str
    note: str  # Markdown
    sources: tuple[Source, ...]
    editor: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word or name of the record that asks to be explained. `patterns` are its name and its aliases;
    `notes` are about it wherever it stands."""

    slug: Slug
    name: str
    definition: str
    sources: tuple[Source, ...]
    aliases: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    see: tuple[Slug, ...] = ()  # other terms
    notes: tuple[TermNote, ...] = ()
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """W3C Web Annotation TextQuoteSelector (https://www.w3.org/TR/annotation-model/#text-quote-selector).
    White space and odd quotation marks are folded when it is looked for; `exact` "" is the whole target."""

    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """`anchor` names a unit ("q3") or a passage ("q3-a2"); "" is the whole document. `time` is what the words
    say of the date of the event that they mention: "on", "since" or "until" it; "" where they are no time."""

    briefing: BriefingId
    anchor: Anchor
    selector: Selector = Selector()
    time: str = ""
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """`date` is EDTF level 0 or 1 (https://www.loc.gov/standards/datetime/). `mentions` are places that
    an editor names; `patterns` find more."""

    slug: Slug
    title: str
    date: str
    place: str = ""
    sources: tuple[Source, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    mentions: tuple[Target, ...] = ()
    location: Location = NOWHERE


class Form(StrEnum):
    """Forms of answer; an answer may have several. Defined in docs/glossary.md."""

    SUBSTANTIVE = "substantive"
    NOTHING_TO_OFFER = "nothing-to-offer"
    NOT_AWARE = "not-aware"
    REFERRED = "referred"
    DEFERRED = "deferred"
    STANDING_POSITION = "standing-position"
    PREMISE_DISPUTED = "premise-disputed"
    QUESTION_RETURNED = "question-returned"


class ObjectOf(StrEnum):
    """Where a rule has the words that say to whom a question is referred, or when information is to come."""

    NOTHING = ""
    AFTER = "after"  # the words that follow the pattern, to the end of the phrase
    ONLY = "only"  # the pattern itself, beside words by which another rule finds the form


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRule:
    """`also` are further wordings, which count as the pattern does. `matches` is an example in which one of
    them is found, `fails` one in which none must be."""

    id: str
    form: Form
    pattern: Pattern
    also: tuple[str, ...] = ()
    object: ObjectOf = ObjectOf.NOTHING
    matches: str = ""
    fails: str = ""
    location: Location = NOWHERE


class DayKind(StrEnum):
    """What a source says of a day: that a press conference was held, or that none was to be."""

    HELD = "held"
    RECESS = "recess"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """`date` is a day; a recess may last `until` another, inclusive."""

    date: str
    kind: DayKind
    sources: tuple[Source, ...]
    until: str = ""
    location: Location = NOWHERE


class Pointing(StrEnum):
    """Where an expression says that the earlier words stand."""

    PREVIOUS = "previous-exchange"  # "in my answer to the previous question"
    SESSION = "same-session"  # "as I just said"
    YESTERDAY = "day-before"  # "as I said yesterday"
    UNSAID = "not-said"  # "on multiple occasions"


class Voice(StrEnum):
    """Whose earlier words an expression points to, as seen from who speaks."""

    SELF = "self"  # "as I said"
    COLLEAGUE = "colleague"  # "as my colleague said"
    ANYONE = "anyone"  # "as we said"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceRule:
    """An expression that points to earlier words; `matches` and `fails` are as a FormRule has them."""

    id: str
    to: Pointing
    voice: Voice
    pattern: Pattern
    matches: str = ""
    fails: str = ""
    location: Location = NOWHERE


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


# The two joined --------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters `start` up to `end` of the passage at `anchor`; 0, 0 is the whole passage or unit."""

    anchor: Anchor
    start: int = 0
    end: int = 0


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
    order of the text."""

    number: int
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """Words of one passage that stand elsewhere, too."""

    briefing: BriefingId
    unit: Anchor
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Parallel:
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
    to: BriefingId = BriefingId("")
    target: Span = Span(anchor=Anchor(""))
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
    prose: tuple[ProsePage, ...]
    redirects: tuple[Redirect, ...]
    pins: tuple[Pin, ...]
    form_rules: tuple[FormRule, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
    dates: tuple[DateMention, ...] = ()  # in the order of the edition and of the text
    families: tuple[Family, ...] = ()  # by their first place
    references: tuple[Reference, ...] = ()  # in the order of the text
    changes: tuple[Change, ...] = ()  # by day
    note_pins: tuple[NotePin, ...] = ()


# What is published -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`path` from the root of the site ("/topics/taiwan/#2023"), without the base path."""

    text: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that other sites show with a link to a page, and what it says, in words."""

    path: str
    alt: str


NO_PICTURE = Picture(path="", alt="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says; its looks are the template's. `template` is a file of templates/pages/ without its
    ending; `context` holds the names that the template uses; `section` is the menu entry to be marked."""

    path: str
    template: str
    title: str
    description: str
    context: Mapping[str, object]
    section: str = ""
    crumbs: tuple[Link, ...] = ()
    indexed: bool = True  # False keeps it out of the sitemap and from search engines
    picture: Picture = NO_PICTURE  # of its own; without one, that of the edition is shown


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """One result: an exchange, or a paragraph. `filters` and `meta` as Pagefind takes them."""

    path: str
    content: str
    language: str
    meta: Mapping[str, str]
    filters: Mapping[str, tuple[str, ...]]
    sort: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """`pages` may be read once only: they are made as they are taken."""

    edition: Edition
    pages: Iterable[Page]
    records: tuple[SearchRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A file to publish. `path` is relative to the output folder, with forward slashes."""

    path: str
    content: bytes
