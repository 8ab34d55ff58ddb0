"""What pages say: the values that templates are handed in `Page.context`, ready to print.

Nothing is left to compute in a template: text is worded, numbers are placed, order is settled. Paths start
at the root of the site; `| href` puts the base path before them. Where a field is "" or () there is
nothing to print. The list at the end says which names each template finds in its context.
"""

from site_builder.derive.views.parts import (
    WHOLE,
    Entry,
    Evidence,
    Fact,
    Group,
    Neighbour,
    NextOnTopic,
    PairView,
    Part,
    PhraseView,
    Portion,
    Turning,
    WordingView,
    YearLine,
)
from site_builder.derive.views.record import (
    NO_LINK,
    AlsoLine,
    AlsoView,
    BesideLine,
    BesidePart,
    CorrectedView,
    DateGroup,
    DateView,
    DiffPiece,
    DirectionView,
    FormView,
    LabelView,
    NameMark,
    NameView,
    NoteView,
    OmissionView,
    ParallelView,
    PassageView,
    Piece,
    Slip,
    WordColumn,
)
from site_builder.derive.views.tables import (
    AnswerEntry,
    AnswerGroup,
    Cell,
    ColumnView,
    CountRow,
    CountTable,
    Facet,
    FacetValue,
    Figure,
    FigureGroup,
    FileView,
    LedgerRow,
    RepeatedGroup,
    RepeatedView,
    SharingCard,
    SharingRow,
    TableRow,
    TranslationParagraph,
    TranslationRow,
    VariantGroup,
    WitnessView,
)
from site_builder.derive.views.unit import (
    AnswerView,
    ApparatusView,
    ChangeView,
    CitationView,
    ListRow,
    MovedView,
    OpeningView,
    QuestionView,
    ReportedView,
    Tombstone,
    UnitView,
    VariantView,
)

__all__ = [
    "NO_LINK",
    "WHOLE",
    "AlsoLine",
    "AlsoView",
    "AnswerEntry",
    "AnswerGroup",
    "AnswerView",
    "ApparatusView",
    "BesideLine",
    "BesidePart",
    "Cell",
    "ChangeView",
    "CitationView",
    "ColumnView",
    "CorrectedView",
    "CountRow",
    "CountTable",
    "DateGroup",
    "DateView",
    "DiffPiece",
    "DirectionView",
    "Entry",
    "Evidence",
    "Facet",
    "FacetValue",
    "Fact",
    "Figure",
    "FigureGroup",
    "FileView",
    "FormView",
    "Group",
    "LabelView",
    "LedgerRow",
    "ListRow",
    "MovedView",
    "NameMark",
    "NameView",
    "Neighbour",
    "NextOnTopic",
    "NoteView",
    "OmissionView",
    "OpeningView",
    "PairView",
    "ParallelView",
    "Part",
    "PassageView",
    "PhraseView",
    "Piece",
    "Portion",
    "QuestionView",
    "RepeatedGroup",
    "RepeatedView",
    "ReportedView",
    "SharingCard",
    "SharingRow",
    "Slip",
    "TableRow",
    "Tombstone",
    "TranslationParagraph",
    "TranslationRow",
    "Turning",
    "UnitView",
    "VariantGroup",
    "VariantView",
    "WitnessView",
    "WordColumn",
    "WordingView",
    "YearLine",
]

# Templates and the names in their context ---------------------------------------------------------
# Every page has `page`, `settings`, `preview` and `urls` besides; `facts` is the card at the right.
#
# home        facts, latest: Entry…, ways: (question, Entry…)…, strip: Strip, examples: Link… (to search for),
#             said: ParallelView… (two, or none), shared: Link or None ("15 words", to their page)
# briefings   groups: Group… (one a year, or one a month on the page of a year), years: Link…, summary: str,
#             portion: Portion, lines: YearLine… and table: CountTable or None (a calendar of many)
# briefing    kind: str, facts, tools: Link…, rows: ListRow…, openings: OpeningView…,
#             units: UnitView…,
#             directions: DirectionView… (at the end of the text),
#             omissions: OmissionView… (whose place is not known), many_notes: bool,
#             notes: NoteView… (on the whole document), is_exchanges: bool, list_title: str ("8 questions"),
#             text_only: str (what "Text only" takes away), citations: CitationView…, cited_files: Link…
#             (with all their entries), copies: str… (each capture), provenance: str (for paper),
#             previous/next: Neighbour or None,
#             following: NextOnTopic…, language: str, tombstones: tuple[Tombstone, …],
#             names: (title, NameView…)… (persons, then terms, of the document)
# source      facts, rows: LedgerRow…, lead: str
# witnesses   facts, lead: str, name: str, witnesses: WitnessView…, groups: VariantGroup…,
#             repeated: RepeatedGroup…
# translation facts, lead: str, rows: TranslationRow…, languages: (tag of the text, of the witness),
#             names: (what heads the one column, and the other)
# register    groups: Group…, lead: str (the indexes of topics, people and events), lines: YearLine…,
#             portion: Portion
# leaf        lead: str, turning: Turning, heading: str, legend: str, topic: str, evidence: Evidence…,
#             groups: Group…, answers: AnswerGroup… (one page of what another page lists)
# topic       facts, about: str (Markdown), strip: Strip, heading: str, evidence: Evidence…,
#             lines: YearLine… and more: Link (where the rest is), wording: WordingView,
#             narrower: Group… (one, of the topics that are parts of it, or none)
# outlets     columns: tuple[str, …], rows: TableRow…, lead: str
# outlet      facts, strip: Strip, heading: str, evidence: Evidence…, lines: YearLine…, more: Link
# person      facts, has_feed: bool, sources: Source…, strip: Strip, groups: Group… (documents),
#             heading: str, evidence: Evidence…, lines: YearLine…, more: Link
# terms       lead: str, groups: Group… (one a letter), jump: Link…
# term        facts, definition: str, sources: Source…, notes: NoteView…, strip: Strip,
#             heading: str, evidence: Evidence…, lines: YearLine…, more: Link
# timeline    facts, lead: str, years: TimelineYear…, jump: Link…, listed: bool (the list is on this page),
#             entries: Entry… (where it is on others), multiples: bool (years as small pictures)
# month       lead: str, listed: TimelineMonth or None, named: TimelineEntry…
# event       facts, sources: Source…, heading: str, evidence: Evidence…, lines: YearLine…, more: Link
# answers     kind: str, lead: str, facts, jump: Link… (years), groups: AnswerGroup…,
#             portion: Portion, told_by: str…
# matrix      kind: str, lead: str, facts, table: CountTable or None, orders: Link…, jump: Link… (other
#             tables), groups: Group… (below the table), portion: Portion
# numbers     lead: str, groups: FigureGroup…
# parallel    facts, language: str, about: str, passages: ParallelView…, rows: Link… (of the table),
#             columns: WordColumn…, remark: str, groups: Group… (every place, by year), others: Entry…
# search      topics: Link…, outlets: Link…, lists: Link… (ways in without search), facets: Facet…,
#             values: FacetValue… (names of what is in filters)
# corrections lead: str, changes: ChangeView…, moved: MovedView…, reported: ReportedView…
# data        body: str (Markdown), files: FileView…, manifest: str (its path)
# prose       body: str (Markdown)
# moved       reason: str, now: Link, tombstones: Tombstone…
# not-found   ways: Entry…
