"""What stands beside a document in; the addresses of all that it links to out, for readers of paper."""

import re
from collections.abc import Iterable, Iterator, Sequence

from site_builder import urls
from site_builder.derive.views import NameView, NoteView, OmissionView, PassageView, UnitView
from site_builder.model import BriefingId, Link, Source

# Matches "[the readout](/briefings/2023-06-18-readout/#p3)"; not "[sic]" nor "(see above)".
_IN_MARKDOWN = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")


def addresses(
    id: BriefingId,
    *,
    units: Sequence[UnitView],
    notes: Sequence[NoteView],
    omissions: Sequence[OmissionView],
    names: Sequence[tuple[str, Sequence[NameView]]],
) -> tuple[Link, ...]:
    """Return each address once, as it is first named, in the order of the page; none within the page."""
    found: dict[str, Link] = {}
    for link in _links(units, notes, omissions, names):
        if link.path and link.path.partition("#")[0] not in {"", urls.briefing(id)}:
            found.setdefault(link.path, link)
    return tuple(found.values())


def _links(
    units: Sequence[UnitView],
    notes: Sequence[NoteView],
    omissions: Sequence[OmissionView],
    names: Sequence[tuple[str, Sequence[NameView]]],
) -> Iterator[Link]:
    yield from _of_notes(notes)
    for unit in units:
        yield from _of_notes(unit.notes)
        for passage in _passages(unit):
            yield from _of_passage(passage)
        yield from (*unit.slip.topics, *unit.slip.events)
        yield from (Link(text=form.name, path=form.path) for form in unit.slip.forms)
        yield from _of_omissions(unit.omissions)
    yield from _of_omissions(omissions)
    for _, entries in names:
        for entry in entries:
            yield entry.link
            yield from _of_sources(entry.sources)


def _passages(unit: UnitView) -> Iterator[PassageView]:
    yield from (passage for question in unit.questions for passage in question.passages)
    yield from (passage for answer in unit.answers for passage in answer.passages)
    yield from unit.passages


def _of_passage(passage: PassageView) -> Iterator[Link]:
    yield from _of_notes(passage.notes)
    if passage.also:
        for line in passage.also.lines:
            yield from (
                *line.places,
                Link(text=f"{line.words or passage.also.count} compared", path=line.family.path),
            )


def _of_notes(notes: Iterable[NoteView]) -> Iterator[Link]:
    for note in notes:
        yield from _of_markdown(note.body)
        yield from _of_sources(note.sources)


def _of_omissions(omissions: Iterable[OmissionView]) -> Iterator[Link]:
    for omission in omissions:
        yield from _of_markdown(omission.about)
        yield from _of_sources(omission.sources)


def _of_markdown(text: str) -> Iterator[Link]:
    return (Link(text=words, path=path) for words, path in _IN_MARKDOWN.findall(text))


def _of_sources(sources: Iterable[Source]) -> Iterator[Link]:
    return (Link(text=source.text, path=source.url) for source in sources)
