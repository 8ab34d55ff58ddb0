"""A seed without speakers in: perhaps a title and a date, and paragraphs; one turn with all of them out."""

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.capture import boilerplate, dating, footers, front, ledger, line_rulings
from site_builder.capture.boilerplate import Marks
from site_builder.capture.dates import Found
from site_builder.capture.front import Front
from site_builder.capture.layout import Layout
from site_builder.capture.ledger import Draft
from site_builder.capture.source import Fit, Seed
from site_builder.diagnostics import Report
from site_builder.model import Basis, Capture, Kind, LineRuling, Role

_LEAST = 2  # paragraphs; a page with fewer is a notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """`body` are the indexes of the segments of the text, a paragraph each."""

    lines: Sequence[str]
    head: Front
    marks: Marks
    body: tuple[int, ...]

    @property
    def is_text(self) -> bool:
        return len(self.body) >= _LEAST

    @property
    def visible(self) -> tuple[str, ...]:
        """The lines of the page, without what is marked as its furniture wherever it stands."""
        marked = boilerplate.marks(self.lines)
        return tuple(line for index, line in enumerate(self.lines) if index not in marked)


def read(layout: Layout, rulings: Sequence[LineRuling]) -> Prose:
    """Read the paragraphs of a text; of what editors rule on lines, whether they are words of it counts."""
    lines = layout.texts
    marked = boilerplate.marks(lines)
    head = front.read(lines, marked, len(lines))
    marked = {**marked, **head.marks}
    block, stray = footers.tail(lines, marked, head.body)
    marked |= block
    remains = stray | footers.remains(lines, marked, head.body)
    kept = line_rulings.spoken(rulings, layout)
    marked = {index: mark for index, mark in marked.items() if index not in kept}
    marked |= line_rulings.furniture(rulings, layout)
    left = marked.keys() | (remains - kept)
    body = (
        index for index in range(len(lines)) if index not in left and (index >= head.body or index in kept)
    )
    return Prose(lines=lines, head=head, marks=marked, body=tuple(body))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseReading:
    """A text in paragraphs as a format sees it; `said` is the date in it on which the event was held."""

    format: str
    kind: Kind
    fit: Fit
    seed: Seed
    prose: Prose
    said: tuple[int, Found] | None = None

    def capture(self, report: Report) -> Capture:
        seed, prose = self.seed, self.prose
        draft = Draft(role=Role.PARAGRAPH, lines=list(prose.body))
        turns, lines = ledger.close(seed, seed.layout, prose.marks, [draft] if prose.body else [], report)
        published = dating.published(seed, seed.layout, prose.head, report)
        return Capture(
            seed=seed.name,
            path=seed.path,
            sha256=seed.sha256,
            size=len(seed.raw),
            format=self.format,
            kind=self.kind,
            title=prose.head.title,
            title_basis=Basis.TITLE if prose.head.title else Basis.NONE,
            held=dating.held(seed, seed.layout, prose.head, published, report, said=self.said),
            published=published,
            turns=turns,
            ledger=lines,
        )
