"""An exchange or a paragraph group, whole; the question list, and what became of an address."""

from dataclasses import dataclass
from typing import NamedTuple

from site_builder.citation import Part
from site_builder.derive.views.record import (
    NO_LINK,
    DiffPiece,
    DirectionView,
    LabelView,
    NoteView,
    OmissionView,
    PassageView,
    Slip,
)
from site_builder.model import Anchor, Link


class QuestionView(NamedTuple):
    """`label` is None where the words go on after a direction, which stands in `directions`."""

    label: LabelView | None
    credited: tuple[Link, ...]
    passages: tuple[PassageView, ...]
    directions: tuple[DirectionView, ...] = ()


class AnswerView(NamedTuple):
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


class CitationView(NamedTuple):
    """A citation in one form. What `is_code` is for programs, on lines of its own."""

    key: str
    name: str
    parts: tuple[Part, ...]
    is_code: bool = False


class UnitView(NamedTuple):
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
    citations: tuple[CitationView, ...]
    fingerprint: str
    entry: str = ""  # what names it in the files of citations
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


class ListRow(NamedTuple):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """An address that was published and is no more. `anchor` keeps the old fragment alive."""

    anchor: Anchor
    parts: tuple[Anchor, ...]  # old fragments that lead here, too
    label: str
    reason: str
    link: Link
