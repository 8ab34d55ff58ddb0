"""The documents in; the text of each as printed, with its labels, out: index.txt beside each page.

A blank line stands between paragraphs. A title that an editor supplied is in brackets; nothing else is added.
"""

from collections.abc import Iterator, Sequence

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export.publication import Publication, artifact
from site_builder.model import Artifact, Basis, Briefing, Passage


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    for briefing in publication.edition.briefings:
        yield artifact(urls.plain_text(briefing.id), "\n\n".join(_paragraphs(briefing)) + "\n")


def _paragraphs(briefing: Briefing) -> Iterator[str]:
    if briefing.title:
        yield f"[{briefing.title}]" if briefing.title_basis is Basis.EDITOR else briefing.title
    for passage, label in _labelled(briefing):
        yield from _directions(briefing, passage.anchor)
        yield f"{label}: {passage.text}" if label else passage.text
    yield from _directions(briefing, "")


def _labelled(briefing: Briefing) -> Iterator[tuple[Passage, str]]:
    """Yield every paragraph with the label that is printed before it, "" where none is."""
    for block in briefing.opening:
        yield from _of(block.passages, block.label)
    for exchange in briefing.exchanges:
        for question in exchange.questions:
            yield from _of(question.passages, "" if question.resumes else question.label)
        for answer in exchange.answers:
            yield from _of(answer.passages, "" if answer.resumes else answer.label)
    for block in briefing.blocks:
        yield from _of(block.passages, block.label)


def _of(passages: Sequence[Passage], label: str) -> Iterator[tuple[Passage, str]]:
    """Yield the paragraphs of a turn, the first with its label."""
    for number, passage in enumerate(passages):
        yield passage, "" if number else label


def _directions(briefing: Briefing, anchor: str) -> Iterator[str]:
    return (direction.text for direction in briefing.directions if direction.before == anchor)
