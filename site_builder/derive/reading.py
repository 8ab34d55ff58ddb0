"""The edition in; the reading page of each document out."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from site_builder import urls
from site_builder.derive import (
    also_said,
    beside,
    card,
    citation,
    collations,
    dates,
    directions,
    entries,
    evidence,
    linked,
    metadata,
    names,
    notes,
    places,
    sharing,
    whereabouts,
    wording,
)
from site_builder.derive import passages as record
from site_builder.derive.later import Later
from site_builder.derive.once import once
from site_builder.derive.passages import Apparatus
from site_builder.derive.places import Place
from site_builder.derive.views import (
    DateGroup,
    ListRow,
    Neighbour,
    NextOnTopic,
    OpeningView,
    UnitView,
)
from site_builder.model import (
    Anchor,
    Briefing,
    BriefingId,
    Edition,
    Exchange,
    Form,
    Link,
    Page,
    Role,
    Slug,
    Unit,
)

_FEW_NOTES = 6  # above which a narrow page shows each as one line, until it is opened
_OPENINGS = {
    Role.OPENING: "Opening",
    Role.ANSWER: "Answer to a question that the capture does not have",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    """What is found once for all documents of an edition, each in a table by document."""

    events: Mapping[BriefingId, Mapping[Anchor, tuple[Slug, ...]]]
    topics: Mapping[Slug, Sequence[Place]]
    named: Mapping[BriefingId, names.Names]
    times: Mapping[BriefingId, Mapping[Anchor, tuple[DateGroup, ...]]]
    said: Mapping[BriefingId, also_said.Beside]
    near: beside.Shelf


def pages(edition: Edition, documents: Collection[BriefingId] | None = None) -> Iterator[Page]:
    """Yield the page of each document, or of each of these."""
    for number, briefing in enumerate(edition.briefings):
        if documents is None or briefing.id in documents:
            yield _page(edition, number)


def page(edition: Edition, path: str) -> Page | None:
    """Return the reading page at a path; None where there is none."""
    found = [briefing.id for briefing in edition.briefings if urls.briefing(briefing.id) == path]
    return next(pages(edition, found), None)


def _page(noted: Edition, number: int) -> Page:
    """Return the page of a document: besides what is noted on it and the titles of prose it is made from the
    edition without what is noted."""
    edition, briefing = noted.unnoted, noted.briefings[number]
    return Page(
        path=urls.briefing(briefing.id),
        template="briefing",
        title=briefing.title,
        description=_description(briefing),
        section="briefings",
        crumbs=entries.crumbs(briefing),
        picture=sharing.picture(edition, briefing),
        head=metadata.of_document(edition, briefing),
        context=Later(partial(_context, noted, number)),
    )


@once
def _shelf(edition: Edition) -> _Shelf:
    topics = places.by_topic(edition)
    return _Shelf(
        events=places.events_by_unit(edition),
        topics=topics,
        named=names.by_document(edition),
        times=dates.by_unit(edition),
        said=also_said.by_passage(edition),
        near=beside.shelf(edition, topics),
    )


_changes = once(notes.changes)
_graves = once(whereabouts.tombstones)


def _context(noted: Edition, number: int) -> Mapping[str, object]:
    edition, briefing = noted.unnoted, noted.briefings[number]
    shelf = _shelf(edition)
    named = shelf.named.get(briefing.id, names.Names())
    apparatus = Apparatus(
        notes=briefing.notes,
        changes=_changes(noted).get(briefing.id, ()),
        omissions=notes.omissions(briefing),
        events=shelf.events.get(briefing.id, {}),
        witnesses=collations.apparatus(briefing),
        directions=directions.by_passage(briefing),
        names=named.marks,
        also=shelf.said.get(briefing.id, {}),
    )
    return {
        **_text(edition, briefing, apparatus, shelf.near, shelf.times.get(briefing.id, {}), named=named),
        "facts": tuple(card.facts(edition, briefing)),
        "citations": citation.views(edition, briefing),
        "cited_files": citation.files(briefing),
        "copies": tuple(card.copies(briefing)),
        "provenance": card.provenance(briefing),
        "previous": _neighbour("Previous", edition.briefings[number - 1] if number else None),
        "next": _neighbour("Next", next(iter(edition.briefings[number + 1 : number + 2]), None)),
        "following": tuple(_following(edition, briefing, shelf.topics)),
        "tombstones": _graves(noted).get(urls.briefing(briefing.id), ()),
    }


def _text(
    edition: Edition,
    briefing: Briefing,
    apparatus: Apparatus,
    near: beside.Shelf,
    times: Mapping[Anchor, tuple[DateGroup, ...]],
    *,
    named: names.Names,
) -> dict[str, object]:
    def view(unit: Unit) -> UnitView:
        cited = citation.views(edition, briefing, unit)
        shown = record.unit_view(edition, briefing, unit, apparatus, cited)
        found = times.get(unit.anchor, ())
        slip = shown.slip._replace(
            dates=found,
            dates_name=f"{wording.count(sum(len(group.dates) for group in found), 'date')} named",
            beside=beside.lines(edition, near, briefing, unit),
        )
        return shown._replace(slip=slip, entry=citation.key(briefing, unit))

    openings = tuple(
        OpeningView(
            anchor=f"opening-{number}" if number else "opening",
            name=_OPENINGS[role],
            units=tuple(view(unit) for unit in blocks),
        )
        for number, (role, blocks) in enumerate(groupby(briefing.opening, key=lambda block: block.role))
    )
    units = tuple(view(unit) for unit in briefing.exchanges or briefing.blocks)
    on_document = tuple(
        notes.note_view(briefing, note, apparatus.changes) for note in briefing.notes if not note.span.anchor
    )
    unplaced = apparatus.omissions.get(Anchor(""), ())
    return {
        "kind": wording.KINDS[briefing.kind],
        "language": briefing.language,
        "is_exchanges": bool(briefing.exchanges),
        "list_title": record.extent(briefing),
        "rows": tuple(_rows(edition, record.main_units(briefing))),
        "openings": openings,
        "directions": apparatus.directions.get(Anchor(""), ()),
        "units": units,
        "notes": on_document,
        "many_notes": len(briefing.notes) > _FEW_NOTES,
        "omissions": unplaced,
        "names": named.lists,
        "addresses": linked.addresses(
            briefing.id,
            units=(*(unit for opening in openings for unit in opening.units), *units),
            notes=on_document,
            omissions=unplaced,
            names=named.lists,
        ),
        "text_only": _text_only(briefing, apparatus, has_dates=bool(times)),
        "tools": (
            Link(text="How this text was made", path=urls.METHOD),
            Link(text="Line by line", path=urls.source(briefing.id)),
            Link(text="Download", path=urls.seed(briefing.witnesses[0].capture.seed)),
            *_witness_pages(briefing),
        ),
    }


def _witness_pages(briefing: Briefing) -> Iterator[Link]:
    if len(briefing.witnesses) > 1:
        yield Link(text="Witnesses", path=urls.witnesses(briefing.id))
    for collation in collations.translations(briefing):
        name = collations.language(briefing.witnesses[collation.witness].capture.language)
        yield Link(text=f"Beside the {name}", path=collations.translation_path(briefing, collation))


def _description(briefing: Briefing) -> str:
    count = card.extent(briefing)
    return f"{briefing.title}. {count}, with notes, topics and the source line by line."


def _rows(edition: Edition, units: Sequence[Unit]) -> Iterator[ListRow]:
    lengths = [evidence.words_of(unit, answers=True) for unit in units]
    longest = max([*lengths, 1])
    for unit, length in zip(units, lengths, strict=True):
        topics = ", ".join(edition.topics[match.topic].title for match in unit.topics)
        asked = ", ".join(link.text for link in evidence.asked_by(edition, unit))
        forms = [wording.FORMS[form.form] for form in unit.forms if form.form is not Form.SUBSTANTIVE]
        yield ListRow(
            label=str(unit.number),
            path=urls.fragment(unit.anchor),
            anchor=unit.anchor,
            name=asked if isinstance(unit, Exchange) else topics,
            topics=topics if isinstance(unit, Exchange) else "",
            forms=", ".join(forms),
            words=str(length),
            share=max(round(100 * length / longest), 1),
        )


def _text_only(briefing: Briefing, apparatus: Apparatus, *, has_dates: bool) -> str:
    noted = wording.count(len(briefing.notes), "note")
    added = [
        *([noted] if briefing.notes else []),
        *(["what was reported besides"] if briefing.omissions else []),
        *(["parallels"] if apparatus.also else []),
        "topics",
        *(["forms of answer"] if briefing.exchanges else []),
        *(["marked names"] if apparatus.names else []),
        *(["dates"] if has_dates else []),
        *(["what other witnesses print"] if len(briefing.witnesses) > 1 else []),
        "the lines with citation and source",
    ]
    return f"takes away what we added: {wording.listed(added)}."


def _neighbour(word: str, briefing: Briefing | None) -> Neighbour | None:
    if briefing is None:
        return None
    day = wording.day(briefing.held.value[:10])
    return Neighbour(label=f"{word}, {day}", link=record.briefing_link(briefing))


def _following(
    edition: Edition, briefing: Briefing, topics: Mapping[Slug, Sequence[Place]]
) -> Iterator[NextOnTopic]:
    """Yield, for each topic of a document, the first place that speaks of it on a later day."""
    here = dict.fromkeys(match.topic for unit in briefing.units for match in unit.topics)
    for slug in here:
        after = bisect_right(topics[slug], briefing.held.value[:10], key=lambda place: place.day)
        if after == len(topics[slug]):
            continue
        later = topics[slug][after]
        asked = evidence.asked_by(edition, later.unit)
        yield NextOnTopic(
            topic=Link(text=edition.topics[slug].title, path=urls.topic(slug)),
            place=Link(
                text=f"{wording.day(later.day)}, {record.label(later.unit)}",
                path=urls.briefing(later.briefing.id, later.unit.anchor),
            ),
            who=wording.listed([link.text for link in asked]) or wording.KINDS[later.briefing.kind].lower(),
        )
