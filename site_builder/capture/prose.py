"""A seed without speakers in: perhaps a title and a date, and paragraphs; one turn with all of them out."""

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.capture import boilerplate, dating, front, ledger
from site_builder.capture.boilerplate import Marks
from site_builder.capture.dates import Found
from site_builder.capture.front import Front
from site_builder.capture.ledger import Draft
from site_builder.capture.source import Seed
from site_builder.diagnostics import Report
from site_builder.model import Basis, Capture, Kind, Role

_LEAST = 2  # paragraphs; a page with fewer is a notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """`body` are the indexes of the lines of the text, a paragraph each."""

    head: Front
    marks: Marks
    body: tuple[int, ...]

    @property
    def is_text(self) -> bool:
        return len(self.body) >= _LEAST


def read(lines: Sequence[str]) -> Prose:
    marked = boilerplate.marks(lines)
    head = front.read(lines, marked, len(lines))
    marked = {**marked, **head.marks}
    marked |= boilerplate.tail(lines, marked, head.body)
    remains = boilerplate.remains(lines, marked, head.body)
    body = (i for i in range(head.body, len(lines)) if i not in marked and i not in remains)
    return Prose(head=head, marks=marked, body=tuple(body))


def capture(
    seed: Seed, prose: Prose, report: Report, *, format: str, kind: Kind, said: tuple[int, Found] | None
) -> Capture:
    """Return the capture of a text in paragraphs; `said` is the date in it on which the event was held."""
    draft = Draft(role=Role.PARAGRAPH, lines=list(prose.body))
    turns, lines = ledger.close(seed, prose.marks, [draft] if prose.body else [], report)
    published = dating.published(seed, prose.head, report)
    return Capture(
        seed=seed.name,
        path=seed.path,
        sha256=seed.sha256,
        size=len(seed.raw),
        format=format,
        kind=kind,
        title=prose.head.title,
        title_basis=Basis.TITLE if prose.head.title else Basis.NONE,
        held=dating.held(seed, prose.head, published, report, said=said),
        published=published,
        turns=turns,
        ledger=lines,
    )
