"""The edition in; the lines that the margin adds to a unit out: the asker's word and the answerer's,
references to earlier words and from later ones, and the series that it stands in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder import urls
from site_builder.derive import passages as record
from site_builder.derive import series, wording
from site_builder.derive.places import Place
from site_builder.derive.series import Series
from site_builder.derive.views import BesideLine, BesidePart
from site_builder.model import (
    Anchor,
    Briefing,
    BriefingId,
    Edition,
    Pointing,
    Reference,
    Relation,
    Resolution,
    Slug,
    Span,
    Unit,
)

_MOST = 8  # later places that a unit lists; the data files have all

_UNLINKED = {
    Resolution.ABSENT: "not in this edition",
    Resolution.UNCERTAIN: "not certain which",
    Resolution.UNSAID: "where is not said",
}
_CERTAIN = {
    Pointing.PREVIOUS: "By rule: the exchange before",
    Pointing.SESSION: "By rule: the only exchange before on its topics",
    Pointing.YESTERDAY: "By rule: the only place of the day before on its topics",
}
_BY_RULE = "By rule, not by an editor"
_NAMES = {Relation.REFERS: "Earlier words", Relation.REPEATS: "Asked before"}
_BACK = {Relation.REFERS: "Referred to from", Relation.REPEATS: "Asked again"}

_Key = tuple[BriefingId, Anchor]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What is looked up for every unit, found once: references from it and to it, and the series."""

    units: Mapping[_Key, Place]
    references: Mapping[_Key, Sequence[Reference]]
    back: Mapping[_Key, Sequence[Reference]]
    series: Series


def shelf(edition: Edition, topics: Mapping[Slug, Sequence[Place]]) -> Shelf:
    wanted = {(one.briefing, one.unit) for one in edition.references}
    wanted |= {(one.to, _unit(one.target.anchor)) for one in edition.references}
    references: dict[_Key, list[Reference]] = {}
    back: dict[_Key, list[Reference]] = {}
    for one in edition.references:
        references.setdefault((one.briefing, one.unit), []).append(one)
        if one.outcome is Resolution.LINKED:
            back.setdefault((one.to, _unit(one.target.anchor)), []).append(one)
    return Shelf(
        units={
            (briefing.id, unit.anchor): Place(briefing=briefing, unit=unit)
            for briefing in edition.briefings
            for unit in briefing.units
            if (briefing.id, unit.anchor) in wanted
        },
        references=references,
        back=back,
        series=series.series(topics),
    )


def lines(edition: Edition, shelf: Shelf, briefing: Briefing, unit: Unit) -> tuple[BesideLine, ...]:
    """Return what the margin adds to one unit."""
    key = (briefing.id, unit.anchor)
    return (
        *_pairs(unit),
        *(_reference(one, shelf, briefing, unit) for one in shelf.references.get(key, ())),
        *_back(shelf.back.get(key, ()), shelf, briefing),
        *series.lines(edition, shelf.series, briefing, unit),
    )


def _pairs(unit: Unit) -> Iterator[BesideLine]:
    """Yield the words that question and answer have for one thing, as the first place of each prints them."""
    said = dict.fromkeys((_words(unit, pair.asked[0]), _words(unit, pair.answered[0])) for pair in unit.pairs)
    for number, (asked, answered) in enumerate(said, 1):
        yield BesideLine(
            name="Asked as",
            parts=(
                BesidePart(text=asked, quoted=True),
                BesidePart(text=", answered as "),
                BesidePart(text=answered, quoted=True),
            ),
            by="By an editor’s list" if number == len(said) else "",
        )


def _reference(one: Reference, shelf: Shelf, briefing: Briefing, unit: Unit) -> BesideLine:
    words = _words(unit, one.span)
    quoted = (
        BesidePart(text=words, path=urls.briefing(briefing.id, one.span.anchor), quoted=True),
        BesidePart(text=": "),
    )
    return BesideLine(
        name=_NAMES[one.relation],
        parts=(*(quoted if words else ()), _target(one, shelf, briefing)),
        by=_basis(one),
    )


def _target(one: Reference, shelf: Shelf, here: Briefing) -> BesidePart:
    if one.outcome is not Resolution.LINKED:
        return BesidePart(text=_UNLINKED[one.outcome])
    place = shelf.units[one.to, _unit(one.target.anchor)]
    return BesidePart(text=series.name_of(place, here), path=urls.briefing(one.to, one.target.anchor))


def _basis(one: Reference) -> str:
    if one.basis == "editor":
        return f"By an editor: {one.because}"
    if one.relation is Relation.REPEATS:
        return "By rule: the same words"
    return _CERTAIN[one.pointing] if one.outcome is Resolution.LINKED else _BY_RULE


def _back(found: Sequence[Reference], shelf: Shelf, here: Briefing) -> Iterator[BesideLine]:
    """Yield the later places that lead here, those that refer and those that ask again."""
    for relation, name in _BACK.items():
        later = [one for one in found if one.relation is relation]
        if not later:
            continue
        parts: list[BesidePart] = []
        for one in later[:_MOST]:
            place = shelf.units[one.briefing, one.unit]
            parts.append(BesidePart(text=", " if parts else ""))
            path = urls.briefing(one.briefing, one.span.anchor)
            parts.append(BesidePart(text=series.name_of(place, here), path=path))
        more = len(later) - _MOST
        if more > 0:
            parts.append(BesidePart(text=f" and {wording.count(more, 'place')} more"))
        by = "; ".join(dict.fromkeys(_basis(one) for one in later[:_MOST] if one.basis == "editor"))
        yield BesideLine(name=name, parts=tuple(parts), by=by)


def _words(unit: Unit, span: Span) -> str:
    """Return words of a unit as they are printed, "" for a whole unit."""
    text = next((passage.text for passage in unit.passages if passage.anchor == span.anchor), "")
    return record.plain(text[span.start : span.end])


def _unit(anchor: Anchor) -> Anchor:
    """Return the unit of a passage: "q3" of "q3-a2"."""
    return Anchor(anchor.partition("-")[0])
