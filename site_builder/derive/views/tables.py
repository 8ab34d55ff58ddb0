"""Tables and lists: the ledger, witnesses, answers, counts, facets."""

from dataclasses import dataclass

from site_builder.derive.views.parts import Fact
from site_builder.derive.views.record import NO_LINK, Piece
from site_builder.derive.views.unit import VariantView
from site_builder.model import Anchor, Link


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
    here. `corner` names the rows, `total` the sums of rows. One that `is_calendar` has years by months."""

    caption: str
    corner: str
    columns: tuple[Link, ...]
    total: str
    rows: tuple[CountRow, ...]
    sums: tuple[CountRow, ...]
    is_calendar: bool = False


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
class Facet:
    """What results are narrowed by. The values of a `ranked` one stand by how many results they have, and
    only the first are shown at once; others keep their own order."""

    key: str
    title: str
    ranked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """The name of a filter's value: ("topic", "fukushima-water", "Fukushima water"). Search records carry
    slugs, so that a shared address survives a new title. `path` leads to the page that has all of it."""

    facet: str
    value: str
    title: str
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingRow:
    """A question in a picture for sharing: its number, who asks, and all of its words."""

    number: int
    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingCard:
    """What a picture for sharing says. `title` and `words` are as printed; `stead` takes the place of a title
    in letters that the fonts of the edition do not have. It has `rows`, or paragraphs of `words`."""

    path: str
    name: str
    remark: str
    kind: str
    title: str
    stead: str
    facts: str
    rows: tuple[SharingRow, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """A column of a data file. `about` is in pieces, each with whether it is a name or value of the data."""

    name: str
    kind: str
    about: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """A data file; `anchor`, `schema` and `columns` are empty where it holds no records of one kind."""

    name: str
    path: str
    anchor: str
    about: str
    size: str
    sha256: str
    schema: str
    columns: tuple[ColumnView, ...]
