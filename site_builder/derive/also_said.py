"""The edition in; what each passage has in common with others, for the margin beside it, out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from site_builder import urls
from site_builder.derive import naming, wording
from site_builder.derive import passages as record
from site_builder.derive.later import Each
from site_builder.derive.once import once
from site_builder.derive.passages import Mark
from site_builder.derive.views import AlsoLine, AlsoView, BesideLine, BesidePart
from site_builder.model import (
    Anchor,
    Briefing,
    BriefingId,
    Edition,
    Exchange,
    Family,
    Link,
    Occurrence,
    Span,
    Unit,
)

_RECURRING = 2  # families beside one place of an index page
SHOWN = 3  # families beside one passage, and places of one of them

Beside = Mapping[Anchor, tuple[AlsoView, tuple[Mark, ...]]]
Run = tuple[Family, Occurrence, Occurrence]  # words of a document, and another place of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where the units of an edition stand, to name a place."""

    units: Mapping[tuple[BriefingId, Anchor], tuple[Briefing, Unit]]
    _links: dict[Occurrence, Link] = field(default_factory=dict)  # each is asked for on several pages

    def day(self, place: Occurrence) -> str:
        return self.units[place.briefing, place.unit][0].held.value[:10]

    def name(self, place: Occurrence) -> str:
        """Return "Q1 ¶4"."""
        return record.passage_label(self.units[place.briefing, place.unit][1], place.span.anchor)

    def link(self, place: Occurrence) -> Link:
        """Return "16 November 2023, Q1 ¶4" with its address."""
        link = self._links.get(place)
        if link is None:
            text = f"{wording.day(self.day(place))}, {self.name(place)}"
            link = Link(text=text, path=urls.briefing(place.briefing, place.span.anchor))
            self._links[place] = link
        return link


@once
def scene(edition: Edition) -> Scene:
    return Scene(
        units={
            (briefing.id, unit.anchor): (briefing, unit)
            for briefing in edition.briefings
            for unit in briefing.units
        }
    )


@once
def by_passage(edition: Edition) -> Mapping[BriefingId, Beside]:
    """Return what stands beside the passages of each document, by the passage."""
    found: dict[BriefingId, list[Run]] = {}
    for family in edition.families:
        for pair in family.parallels:
            found.setdefault(pair.a.briefing, []).append((family, pair.a, pair.b))
            found.setdefault(pair.b.briefing, []).append((family, pair.b, pair.a))

    def make(_: BriefingId, runs: Iterable[Run]) -> Beside:
        return dict(_by_passage(scene(edition), runs, edition.settings.parallels.words))

    return Each(found, make)


def _by_passage(
    stage: Scene, runs: Iterable[Run], least: int
) -> Iterator[tuple[Anchor, tuple[AlsoView, tuple[Mark, ...]]]]:
    found: dict[Anchor, dict[tuple[str, int], tuple[Family, Occurrence, list[Occurrence]]]] = {}
    for family, here, there in runs:
        starting = found.setdefault(here.span.anchor, {})
        starting.setdefault((family.id, here.span.start), (family, here, []))[2].append(there)
    for anchor, of_passage in found.items():
        yield anchor, _beside(stage, anchor, list(of_passage.values()), least)


def who(edition: Edition, stage: Scene, place: Occurrence) -> str:
    """Return "Mao Ning, to CCTV", or what kind of document it is."""
    briefing, unit = stage.units[place.briefing, place.unit]
    if not isinstance(unit, Exchange):
        return wording.KINDS[briefing.kind]
    answer = next(a for a in unit.answers if any(p.anchor == place.span.anchor for p in a.passages))
    speaker = naming.speaker(edition, answer.spokesperson, answer.label).text
    return f"{speaker}, to {edition.outlets[unit.outlet].name}" if unit.outlet else speaker


def recurring(beside: Beside, unit: Unit, spans: Sequence[Span]) -> tuple[BesideLine, ...]:
    """Return for the margin of an index page where the words of some passages are said again: of those that
    hold `spans`, or of all where none does."""
    holding = {span.anchor for span in spans if span.end}
    views = [
        beside[passage.anchor][0]
        for passage in unit.passages
        if passage.anchor in beside and (passage.anchor in holding or not holding)
    ]
    lines = [_recurs(line, line.words or view.count) for view in views for line in view.lines][:_RECURRING]
    return (*lines[:-1], *(line._replace(by=views[0].basis) for line in lines[-1:]))


def _recurs(line: AlsoLine, words: str) -> BesideLine:
    """Say "16 November 2023, Q8 ¶1: 10 words. Compare the two"."""
    nearest = line.places[0]
    return BesideLine(
        name="Recurs",
        parts=(
            BesidePart(text=nearest.text, path=nearest.path),
            BesidePart(text=f": {words}. "),
            BesidePart(text=line.family.text, path=line.family.path),
        ),
    )


def basis(least: int) -> str:
    return f"Found by rule: {least} words or more, one after the other"


def _beside(
    stage: Scene,
    anchor: Anchor,
    runs: Sequence[tuple[Family, Occurrence, Sequence[Occurrence]]],
    least: int,
) -> tuple[AlsoView, tuple[Mark, ...]]:
    """Return what the margin says, the longest run first, and the marks under the words."""
    ordered = sorted(runs, key=lambda run: (-run[0].words, run[1].span.start))
    shown = ordered[:SHOWN]
    unit = stage.units[runs[0][1].briefing, runs[0][1].unit][1]
    first = min(here.span.start for _, here, _ in ordered)
    mark = urls.also_anchor(anchor)
    marks = [
        Mark(start=start, end=end, kind="parallel", id=mark if start == first else "")
        for start, end in _joined((here.span.start, here.span.end) for _, here, _ in ordered)
    ]
    alone = len(ordered) == 1
    view = AlsoView(
        name=record.passage_label(unit, anchor),
        count=wording.count(ordered[0][0].words, "word") if alone else f"{len(ordered)} passages",
        mark=mark,
        lines=tuple(_line(stage, *run, alone=alone) for run in shown),
        more=_left_out(len(ordered) - SHOWN),
        basis=basis(least),
    )
    return view, tuple(marks)


def _left_out(number: int) -> str:
    if number <= 0:
        return ""
    return "1 shorter one is left out here." if number == 1 else f"{number} shorter ones are left out here."


def _line(
    stage: Scene, family: Family, here: Occurrence, others: Iterable[Occurrence], *, alone: bool
) -> AlsoLine:
    """Name the places nearest in time, the later of two that are as near first."""
    day = date.fromisoformat(stage.day(here))

    def distance(place: Occurrence) -> tuple[int, bool]:
        apart = (date.fromisoformat(stage.day(place)) - day).days
        return abs(apart), apart < 0

    nearest = sorted(others, key=distance)[:SHOWN]
    left = len(family.places) - 1 - len(nearest)
    many = len(family.places) > 2
    return AlsoLine(
        words="" if alone else wording.count(family.words, "word"),
        places=tuple(_named(stage, here, place) for place in nearest),
        more=f"{left} more" if left > 0 else "",
        family=Link(
            text=f"Compare all {len(family.places)}" if many else "Compare the two",
            path=urls.family(family.id),
        ),
    )


def _named(stage: Scene, here: Occurrence, place: Occurrence) -> Link:
    link = stage.link(place)
    if place.briefing != here.briefing:
        return link
    return Link(text=f"in this document, {stage.name(place)}", path=link.path)


def _joined(spans: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Make one of spans that overlap or touch."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
