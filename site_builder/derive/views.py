"""What pages say: the values that templates are handed in `Page.context`, ready to print.

Nothing is left to compute in a template: text is worded, numbers are placed, order is settled. Paths start
at the root of the site; `| href` puts the base path before them. Where a field is "" or () there is
nothing to print.
"""

from dataclasses import dataclass

from site_builder.derive.pictures import PhraseChart
from site_builder.model import Anchor, Link, Source

NO_LINK = Link(text="", path="")

# The record, and what hangs on it ---------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a passage's words. `marks` are of "lemma", "form", "parallel", "alone", "found"; `ids` are the
    anchors of the lemmas that begin here; `notes` are the numbers to print behind it. Where a person or term
    is marked, `path` leads to its page, and `inner` are the pieces that its words are made of."""

    text: str
    marks: tuple[str, ...] = ()
    ids: tuple[Anchor, ...] = ()
    notes: tuple[int, ...] = ()
    path: str = ""
    inner: tuple["Piece", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """`body` is Markdown; `signature` "Cross-reference. Editors’ note, 21 November 2026"; `mark` the path
    of the words it is about."""

    number: int
    anchor: Anchor
    kind: str  # context, identification, cross-reference, correction
    lemma: str
    body: str
    sources: tuple[Source, ...]
    signature: str
    mark: str
    reading: str = ""  # of an emendation, whose lemma is what is printed
    changes: tuple[Link, ...] = ()  # "Corrected on 2 May 2027"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffPiece:
    """A run of words that stayed ("same"), went ("was") or came ("now")."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedView:
    """What was corrected in a passage; `link` "Corrected on 2 May 2027" leads to the list of corrections,
    `mark` to the passage."""

    link: Link
    diff: tuple[DiffPiece, ...]
    reason: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OmissionView:
    """What was reported, and the record leaves out. `question` and `answer` are paragraphs as reported,
    `asked` and `told` stand before them: "Asked by Reuters:". `about` is Markdown."""

    anchor: Anchor
    number: int
    path: str
    asked: str
    question: tuple[str, ...]
    told: str
    answer: tuple[str, ...]
    about: str
    sources: tuple[Source, ...]
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlsoLine:
    """Words that stand elsewhere, too: `words` "15 words", the nearest of the places, `more` "2 more" or "",
    and the page of them all."""

    words: str
    places: tuple[Link, ...]
    more: str
    family: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class AlsoView:
    """What the margin says of words of one passage that are said elsewhere. `name` "Question 1, paragraph 4";
    `count` "15 words"; `mark` the anchor of the first of them; `more` what is not shown, or ""."""

    name: str
    count: str
    mark: str
    lines: tuple[AlsoLine, ...]
    more: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelView:
    """One passage of a family, whole. `who` "Mao Ning, to CCTV"."""

    place: Link
    who: str
    pieces: tuple[Piece, ...]
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordColumn:
    """A stretch of sentences that are set below each other: one cell for all where all print the same, else
    one a sentence. `shared` says that the words are the same, whatever signs are printed."""

    shared: bool
    cells: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """One paragraph. `label` "¶2" is its link's text, `name` "Question 3, paragraph 2" its spoken name."""

    anchor: Anchor
    path: str
    label: str
    name: str
    pieces: tuple[Piece, ...]
    notes: tuple[NoteView, ...] = ()
    also: AlsoView | None = None
    language: str = "en"
    corrected: tuple[CorrectedView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMark:
    """Characters `start` up to `end` of a passage that name a person or term, whose page is at `path`."""

    start: int
    end: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameView:
    """A person or term of a document. `about` is the office at the time, or the definition; `count` is
    "3 places, first in"."""

    link: Link
    about: str
    sources: tuple[Source, ...]
    count: str
    first: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """`words` as printed in the answer; `basis` "By rule, not by an editor". `path` leads to the register of
    forms; `asks` "to" or "when", and `named` the words that say it."""

    name: str
    words: tuple[str, ...]
    basis: str
    path: str = ""
    asks: str = ""
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateView:
    """Words that name a time, and the `date` that they mean, with its place on the timeline if it has one."""

    words: str
    date: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class DateGroup:
    """Times that were reckoned in one way: `basis` "Counted from the day held, by rule"."""

    dates: tuple[DateView, ...]
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BesidePart:
    """A run of a line in the margin; one that is `quoted` holds words of the record."""

    text: str
    path: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideLine:
    """One thing that the margin says of a unit: `name` "Asked as", `by` whose word it is, "" where the line
    before has said so. A `quiet` one only leads on."""

    name: str
    parts: tuple[BesidePart, ...]
    by: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """The first block of the margin beside a unit. `topics_by` "Topics by an editor", or "" where rules found
    them. `overruled` are forms that an editor does not let stand; `dates_name` "3 dates named"; `beside` are
    its words for a thing, its references, and what is near it on its topics."""

    topics: tuple[Link, ...] = ()
    topics_by: str = ""
    forms: tuple[FormView, ...] = ()
    overruled: tuple[FormView, ...] = ()
    events: tuple[Link, ...] = ()
    dates: tuple[DateGroup, ...] = ()
    dates_name: str = ""
    beside: tuple[BesideLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionView:
    """Words that nobody speaks; `path` leads to their line in the source."""

    anchor: Anchor
    text: str
    path: str
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelView:
    """Who speaks. `before` and `after` are the words that the label has around the name, as printed;
    `printed` is the whole label where it says more, and does not hold the name as the register has it.
    `name.path` is "" where nobody is named; then the text is the label as printed, and `remark` says so."""

    name: Link
    before: str = ""
    after: str = ""
    printed: str = ""
    remark: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """`label` is None where the words go on after a direction, which stands in `directions`."""

    label: LabelView | None
    credited: tuple[Link, ...]
    passages: tuple[PassageView, ...]
    directions: tuple[DirectionView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """`label` and `directions` as a QuestionView has them."""

    label: LabelView | None
    passages: tuple[PassageView, ...]
    directions: tuple[DirectionView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantView:
    """What a witness prints otherwise. `words` are those of the text; where it has none at this place, they
    are the ones that the reading stands `where`: "after" or "before". `reading` is "" where the witness has
    none. `sources` lead to the lines of the witnesses, and name them: "B"."""

    place: Link
    where: str
    words: str
    reading: str
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApparatusView:
    """What the margin says of the witnesses of one unit: sentences, and the variants that change its words.
    `more` leads to the rest of them."""

    notices: tuple[str, ...] = ()
    variants: tuple[VariantView, ...] = ()
    more: Link = NO_LINK


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitView:
    """An exchange ("Q3": questions and answers), or one paragraph of an opening or a report ("¶7": passages).
    `notes` are about the whole of it; `directions` stand before it. `speaker` is whom the label before a
    paragraph names, where one is printed. `source` leads to the lines of the capture: "Source, lines 4–12".
    `witness` says "From witness B" of what the copy-text lacks."""

    anchor: Anchor
    label: str
    name: str
    path: str
    questions: tuple[QuestionView, ...]
    answers: tuple[AnswerView, ...]
    passages: tuple[PassageView, ...]
    slip: Slip
    notes: tuple[NoteView, ...]
    source: Link
    citation: str
    apparatus: ApparatusView = ApparatusView()
    witness: Link = NO_LINK
    directions: tuple[DirectionView, ...] = ()
    speaker: LabelView | None = None
    omissions: tuple[OmissionView, ...] = ()  # that stand after it


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningView:
    """What comes before the first question, under one `name`: announcements ("Opening"), or an answer whose
    question the capture does not have."""

    anchor: str
    name: str
    units: tuple[UnitView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One line of the question list. `share` is the length of the answer, the longest being 100."""

    label: str
    path: str
    anchor: Anchor
    name: str
    topics: str
    forms: str
    words: str
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One correction in the list of all. `place` leads to what was corrected, or nowhere where it is gone;
    `what` "Note “vision”"; `outcome` "Withdrawn", "Added" or ""."""

    anchor: Anchor
    day: str
    place: Link
    what: str
    diff: tuple[DiffPiece, ...]
    outcome: str
    reason: str
    editor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedView:
    """An address that is no more, and where its words are now; `link` leads nowhere where they are gone."""

    old: str
    reason: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedView:
    """What one document leaves out; `place` names the document, and leads there."""

    place: Link
    omission: OmissionView


# The parts of every page ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One piece of a fact; `second` in second ink, on a line of its own."""

    text: str
    path: str = ""
    second: bool = False
    language: str = ""  # "" for that of the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One row of the document card."""

    name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a list of documents, topics, outlets, people or terms. `when` may be ""; `about` says in a
    sentence or two what it is."""

    when: str
    link: Link
    summary: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Entries under a heading; `link.path` may be "". `anchor` for jump lists."""

    anchor: str
    link: Link
    summary: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One unit as an index page shows it: where it stands (left), its words (middle), what we added (right).

    `anchor` is "" but for the first of a year. `meta` are lines in second ink under the place. `more` leads
    to the whole where the words are cut."""

    day: str
    place: Link
    meta: tuple[str, ...]
    question: tuple[tuple[Piece, ...], ...]
    answer: tuple[tuple[Piece, ...], ...]
    slip: Slip
    more: str
    language: str = "en"
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseView:
    """One tracked phrase: the `first` and `last` day on which it is printed, `documents` "2 of 3". `places`
    are, a document or a year each, its name and what to follow in it: the addresses of the passages, or their
    number."""

    words: str
    first: str
    last: str
    documents: str
    places: tuple[tuple[Link, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """One exchange with both words cut out: of the question, and of the answer."""

    place: Link
    day: str
    who: str
    asked: tuple[Piece, ...]
    answered: tuple[Piece, ...]
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingView:
    """The tracked phrases of a topic as a picture and as a table, and its pairs. `about` explains the
    signs."""

    about: str
    chart: PhraseChart
    phrases: tuple[PhraseView, ...]
    pairs: tuple[PairView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """`label` "Previous, 18 June 2023"."""

    label: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class NextOnTopic:
    """`place` "23 February 2024, Q4", `who` "Bloomberg"."""

    topic: Link
    place: Link
    who: str


# Tables ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """`odd` names the spaces of odd width in the line ("U+2002 ×2") or is ""; `mended` says what is not read
    as it stands in the file, or is ""."""

    number: int
    anchor: Anchor
    kind: str
    label: str
    text: str
    shown: Link
    rule: str
    odd: str
    mended: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessView:
    """One witness of a document: `name` "Witness B", what it is in a sentence; `holds` what it has and lacks,
    in others, with the places that they are about."""

    anchor: str
    name: str
    about: str
    holds: tuple[tuple[str, tuple[Link, ...]], ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantGroup:
    """The variants of one kind: `name` "Spelling", `about` "3 variants. The same words, spelt otherwise."."""

    anchor: str
    name: str
    about: str
    variants: tuple[VariantView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedView:
    """A label or sign that a witness prints in place of another, and the units where it does; `count`
    "12 times". One of the places may lead nowhere: "3 more"."""

    words: str
    reading: str
    siglum: str
    count: str
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedGroup:
    anchor: str
    name: str
    about: str
    variants: tuple[RepeatedView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationParagraph:
    """`anchor` is that of the text's passage, or of the line of the witness. `label` is who speaks, or ""."""

    anchor: str
    label: str
    text: str
    voice: str  # question, answer, report


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationRow:
    """Units of the text, and what a witness in another language has for them; one side may be empty."""

    links: tuple[Link, ...]
    ours: tuple[TranslationParagraph, ...]
    theirs: tuple[TranslationParagraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    cells: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerEntry:
    """One answer in the register of forms: the sentences that hold the words of the form, which are marked.
    `who` "Reuters"; `told` says to whom or when, and by whom the form was found, in lines."""

    day: str
    place: Link
    who: str
    words: tuple[tuple[Piece, ...], ...]
    told: tuple[str, ...]
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerGroup:
    """Answers of one form, or of one year or month of it. `more` leads to the rest of them."""

    anchor: str
    link: Link
    summary: str
    about: str
    entries: tuple[AnswerEntry, ...]
    more: Link = NO_LINK


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A number of a table with its link; `column` names its column where the table is a list. `shade` is 0 to
    3. `text` "" is an empty cell."""

    text: str = ""
    path: str = ""
    column: str = ""
    shade: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    name: Link
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTable:
    """Counts by rows and columns, with their sums before them and below: `sums` of all, not only of the rows
    here. `corner` names the rows, `total` the sums of rows."""

    caption: str
    corner: str
    columns: tuple[Link, ...]
    total: str
    rows: tuple[CountRow, ...]
    sums: tuple[CountRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of the edition: `number` "29", `name` "exchanges", `about` what is counted. `path` leads to
    what was counted, or is ""."""

    name: str
    number: str
    path: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGroup:
    anchor: str
    name: str
    about: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """The name of a filter's value: ("topic", "fukushima-water", "Fukushima water"). Search records carry
    slugs, so that a shared address survives a new title."""

    facet: str
    value: str
    title: str


# Templates and the names in their context ---------------------------------------------------------
# Every page has `page`, `settings`, `preview` and `urls` besides; `facts` is the card at the right.
#
# home        facts, latest: Entry…, ways: Entry…, strip: Strip, examples: Link… (searches to try)
# briefings   groups: Group… (one a year, or one a month on the page of a year), years: Link…, summary: str
# briefing    kind: str, facts, tools: Link…, rows: ListRow…, openings: OpeningView…, units: UnitView…,
#             directions: DirectionView… (at the end of the text),
#             omissions: OmissionView… (whose place is not known), many_notes: bool,
#             notes: NoteView… (on the whole document), is_exchanges: bool, list_title: str ("8 questions"),
#             text_only: str (what "Text only" takes away), citation: str, provenance: str (for paper),
#             previous/next: Neighbour or None,
#             following: NextOnTopic…, language: str, tombstones: tuple[Tombstone, …],
#             names: (title, NameView…)… (persons, then terms, of the document)
# source      facts, rows: LedgerRow…, lead: str
# witnesses   facts, lead: str, name: str, witnesses: WitnessView…, groups: VariantGroup…,
#             repeated: RepeatedGroup…
# translation facts, lead: str, rows: TranslationRow…, languages: (tag of the text, of the witness),
#             names: (what heads the one column, and the other)
# register    groups: Group…, lead: str (the indexes of topics, people and events)
# topic       facts, about: str (Markdown), strip: Strip, evidence: Evidence…, wording: WordingView
# outlets     columns: tuple[str, …], rows: TableRow…, lead: str
# outlet      facts, strip: Strip, evidence: Evidence…
# person      facts, sources: Source…, strip: Strip, groups: Group… (documents), evidence: Evidence…
# terms       lead: str, groups: Group… (one a letter), jump: Link…
# term        facts, definition: str, sources: Source…, notes: NoteView…, strip: Strip, evidence: Evidence…
# timeline    lead: str, years: TimelineYear…, jump: Link…
# month       lead: str, month: TimelineMonth
# event       facts, sources: Source…, evidence: Evidence…
# answers     kind: str, lead: str, facts, jump: Link… (years), groups: AnswerGroup…
# matrix      kind: str, lead: str, facts, table: CountTable or None, orders: Link…, jump: Link… (other
#             tables), groups: Group… (below the table)
# numbers     lead: str, groups: FigureGroup…
# parallel    facts, language: str, about: str, passages: ParallelView…, rows: Link… (of the table),
#             columns: WordColumn…, remark: str, groups: Group… (every place, by year), others: Entry…
# search      topics: Link…, outlets: Link… (ways in without search), facets: tuple[tuple[str, str], …]
#             (key, title), values: FacetValue… (names of the slugs in filters; a year names itself);
#             a result's meta: title, date ("16 November 2023"), day, kind, label ("Q3"), outlet, briefing,
#             asked (how many of its words are the question’s)
# corrections lead: str, changes: ChangeView…, moved: MovedView…, reported: ReportedView…
# prose       body: str (Markdown)
# not-found   ways: Entry…


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """An address that was published and is no more. `anchor` keeps the old fragment alive."""

    anchor: Anchor
    reason: str
    link: Link
