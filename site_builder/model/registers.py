"""What editors keep registers of: outlets, people, topics, terms, events, rules; each with its place."""

from dataclasses import dataclass
from enum import StrEnum

from site_builder.diagnostics import NOWHERE, Location
from site_builder.model.vocabulary import NO_SLUG, Anchor, BriefingId, Slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A named public source; `url` only where a stable public address is certain."""

    text: str
    url: str = ""


CC_BY = Source(text="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/")


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
