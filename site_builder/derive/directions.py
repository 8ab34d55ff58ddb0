"""The words of a document that nobody speaks in; out, how a page prints each, and where its source page says
that they stand."""

from collections.abc import Mapping

from site_builder import urls
from site_builder.derive import passages as record
from site_builder.derive.views import DirectionView
from site_builder.model import Anchor, Briefing, Direction, Link


def by_passage(briefing: Briefing) -> Mapping[Anchor, tuple[DirectionView, ...]]:
    """Return a document's directions by the passage that they stand before; "" is the end of the text."""
    found: dict[Anchor, tuple[DirectionView, ...]] = {}
    for each in briefing.directions:
        found[each.before] = (*found.get(each.before, ()), _view(briefing, each))
    return found


def place(briefing: Briefing, each: Direction) -> Link:
    """Return where a direction stands: "before Q3", "in Q3", "at the end"."""
    path = urls.briefing(briefing.id, anchor(briefing, each))
    for unit in briefing.units:
        if each.before in [passage.anchor for passage in unit.passages]:
            word = "before" if each.before == unit.passages[0].anchor else "in"
            return Link(text=f"{word} {record.label(unit)}", path=path)
    return Link(text="at the end", path=path)


def anchor(briefing: Briefing, each: Direction) -> Anchor:
    return urls.direction_anchor(briefing.witnesses[each.witness].siglum, each.first, each.column)


def _view(briefing: Briefing, each: Direction) -> DirectionView:
    printed = briefing.witnesses[each.witness]
    return DirectionView(
        anchor=anchor(briefing, each),
        text=record.plain(each.text),
        path=urls.source(briefing.id, each.first, siglum=printed.siglum),
        language=printed.capture.language,
    )
