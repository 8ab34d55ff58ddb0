"""The edition in; what feed readers are told out: the newest of the whole record, of each topic, outlet and
spokesperson, and of corrections. Shared by the forms in which feeds are published.

A feed stands below the page that it is of. Its items are exchanges; an opening or a report, which is none, is
one item as a whole.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from site_builder import urls
from site_builder.derive import passages as record
from site_builder.derive import places, wording
from site_builder.derive.places import Place
from site_builder.derive.views import Fact
from site_builder.model import (
    NO_SLUG,
    Anchor,
    Answer,
    Block,
    Briefing,
    BriefingId,
    Change,
    Edition,
    Exchange,
    Link,
    Question,
    Slug,
    Unit,
)

# With full text, a feed of the whole record would weigh tens of megabytes, and there are hundreds of feeds.
MOST, MOST_OF_ONE = 100, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A paragraph as printed, and the label before it, "" for none."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """`path` is the address that the item is known by, and `first` the year in which it was; `published` and
    `updated` are a day, or a day and a time."""

    path: str
    first: str
    title: str
    published: str
    updated: str
    language: str
    topics: tuple[Link, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What is newest on the page at `path`, the newest first. One that `is_whole` holds all there is."""

    path: str
    title: str
    about: str
    items: tuple[Item, ...]
    is_whole: bool


def take_away(path: str) -> Fact:
    """Return the row of a card that offers the feeds of a page."""
    atom, json = urls.feed(path), urls.json_feed(path)
    return places.fact("Take away", Link(text="Feed", path=atom), Link(text="JSON Feed", path=json))


def feeds(edition: Edition) -> Iterator[Feed]:
    settings, corrected = edition.settings, _corrected(edition)
    about = settings.description or settings.tagline

    def feed(path: str, title: str, found: Sequence[Place]) -> Feed:
        name = f"{settings.title}: {title}"
        return _feed(edition, found, corrected, path=path, title=name, about="", most=MOST_OF_ONE)

    everything = list(places.all_units(edition))
    yield _feed(edition, everything, corrected, path=urls.HOME, title=settings.title, about=about, most=MOST)
    for slug, spoken in places.by_topic(edition).items():
        yield feed(urls.topic(slug), edition.topics[slug].title, spoken)
    for slug, asked in places.by_outlet(edition).items():
        if asked:
            yield feed(urls.outlet(slug), edition.outlets[slug].name, asked)
    for slug, answered in _by_spokesperson(everything).items():
        yield feed(urls.person(slug), edition.people[slug].name, answered)
    yield _corrections(edition)


def spokespersons(briefing: Briefing) -> tuple[Slug, ...]:
    """Return whom a document names as its spokespersons, and whoever else answers in it."""
    found = (*briefing.spokespersons, *(slug for unit in briefing.units for slug in _speaking(unit)))
    return tuple(dict.fromkeys(slug for slug in found if slug != NO_SLUG))


def _speaking(unit: Unit) -> tuple[Slug, ...]:
    if isinstance(unit, Exchange):
        return tuple(answer.spokesperson for answer in unit.answers)
    return (unit.spokesperson,) if isinstance(unit, Block) else ()


def _by_spokesperson(everything: Iterable[Place]) -> Mapping[Slug, Sequence[Place]]:
    """Return what each answers or announces; of a document in which nobody is said to, all of it."""
    found: dict[Slug, list[Place]] = {}
    known: set[BriefingId] = set()
    for place in everything:
        if place.briefing.id not in known:
            known.add(place.briefing.id)
            for slug in spokespersons(place.briefing):
                found.setdefault(slug, [])
        speaking = _speaking(place.unit)
        if not place.briefing.exchanges and not any(speaking):
            speaking = place.briefing.spokespersons
        for slug in dict.fromkeys(each for each in speaking if each != NO_SLUG):
            found[slug].append(place)
    return found


def _feed(
    edition: Edition,
    found: Sequence[Place],
    corrected: Mapping[tuple[BriefingId, Anchor], str],
    *,
    path: str,
    title: str,
    about: str,
    most: int,
) -> Feed:
    items = list(islice(_wholes(found), most + 1))
    return Feed(
        path=path,
        title=title,
        about=about,
        items=tuple(_item(edition, briefing, units, corrected) for briefing, units in items[:most]),
        is_whole=len(items) <= most,
    )


def _wholes(found: Sequence[Place]) -> Iterator[tuple[Briefing, tuple[Unit, ...]]]:
    """Yield what makes one item, once each: the newest document first, each in the order of its text."""
    seen: set[tuple[BriefingId, Anchor]] = set()
    for place in sorted(found, key=lambda place: (place.day, place.briefing.id), reverse=True):
        units = _whole(place)
        key = (place.briefing.id, units[0].anchor)
        if key not in seen:
            seen.add(key)
            yield place.briefing, units


def _whole(place: Place) -> tuple[Unit, ...]:
    """Return the units that make one item with the one at a place."""
    briefing, unit = place.briefing, place.unit
    if isinstance(unit, Exchange):
        return (unit,)
    return briefing.opening if unit in briefing.opening else briefing.blocks


def _item(
    edition: Edition,
    briefing: Briefing,
    units: tuple[Unit, ...],
    corrected: Mapping[tuple[BriefingId, Anchor], str],
) -> Item:
    unit, published = units[0], _published(briefing)
    passages = (passage.anchor for each in units for passage in each.passages)
    changed = max((corrected.get((briefing.id, anchor), "") for anchor in passages), default="")
    topics = dict.fromkeys(match.topic for each in units for match in each.topics)
    is_document = units == briefing.blocks
    return Item(
        path=urls.briefing(briefing.id, "" if is_document else unit.anchor),
        first=briefing.held.value[:4],
        title=wording.plain(briefing.title) if is_document else _title(edition, briefing, unit),
        published=published,
        updated=max(published, changed),
        language=briefing.language,
        topics=tuple(places.topic_link(edition.topics[slug]) for slug in topics),
        said=tuple(said for each in units for said in _said(each)),
    )


def _published(briefing: Briefing) -> str:
    """Return the day held, with the time at which the source put the text out where that is of the same day:
    a repost bears the date of whoever reposts."""
    held, stamp = briefing.held.value, briefing.published.value
    return stamp if stamp[:10] == held[:10] else held


def _title(edition: Edition, briefing: Briefing, unit: Unit) -> str:
    """Word an item: "Press conference, 16 November 2023, Q3: Antara"; no words of the record are cut off."""
    name = record.label(unit) if isinstance(unit, Exchange) else "opening"
    asked = wording.listed([edition.outlets[slug].name for slug in places.asking(unit)])
    where = f"{wording.KINDS[briefing.kind]}, {wording.day(briefing.held.value[:10])}, {name}"
    return f"{where}: {asked}" if asked else where


def _said(unit: Unit) -> Iterator[Said]:
    if isinstance(unit, Exchange):
        turns: tuple[Question | Answer, ...] = (*unit.questions, *unit.answers)
        for turn in turns:
            for number, passage in enumerate(turn.passages):
                yield Said(label="" if number or turn.resumes else turn.label, text=passage.text)
    else:
        for passage in unit.passages:
            yield Said(label=unit.label if isinstance(unit, Block) else "", text=passage.text)


def _corrected(edition: Edition) -> Mapping[tuple[BriefingId, Anchor], str]:
    """Return the day of the last correction of each text."""
    return {
        (change.correction.target.briefing, change.correction.target.anchor): change.correction.date
        for change in edition.changes
        if not change.correction.lemma
    }


def _corrections(edition: Edition) -> Feed:
    items = [_change(change, edition.settings.language) for change in reversed(edition.changes)]
    return Feed(
        path=urls.CORRECTIONS,
        title=f"{edition.settings.title}: Corrections",
        about="",
        items=tuple(items[:MOST_OF_ONE]),
        is_whole=len(items) <= MOST_OF_ONE,
    )


def _change(change: Change, language: str) -> Item:
    said = change.correction
    place = f"{said.target.briefing} {said.target.anchor}".strip()
    what = f"Note “{said.lemma}”" if said.lemma else "Text of the record"
    words = (("Was", said.was), ("Now", change.now), ("Reason", said.reason))
    return Item(
        path=urls.corrections(urls.correction_anchor(change.number)),
        first=said.date[:4],
        title=f"{what}, {place}",
        published=said.date,
        updated=said.date,
        language=language,
        topics=(),
        said=tuple(Said(label=label, text=text) for label, text in words if text),
    )
