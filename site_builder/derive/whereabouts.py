"""Addresses that are no more in; what stands there instead, and where their words are now, out. Shared by the
reading page, for places on it, and the pages that stand in for others."""

import re
from collections import defaultdict
from collections.abc import Mapping

from site_builder import urls
from site_builder.derive import passages as record
from site_builder.derive import wording
from site_builder.derive.views import NO_LINK, Tombstone
from site_builder.model import Anchor, Edition, Link, Unit

# Matches "q9", "q9-a2" and "p7"; not "note-3".
_PLACE = re.compile("([opq])([0-9]+)(?:-([qa])[0-9]+)?")
_NAMES = {"q": "Q", "o": "Opening ¶", "p": "¶"}


def tombstones(edition: Edition) -> Mapping[str, tuple[Tombstone, ...]]:
    """Return what stands at old places of a page, by its path; those of an exchange bear the ids of its
    paragraphs, too, that have no line of their own."""
    found: dict[str, list[Tombstone]] = defaultdict(list)
    gone = {redirect.old for redirect in edition.redirects}
    parts = {
        urls.briefing(pin.briefing, pin.anchor): [
            part for part, _ in pin.parts if urls.briefing(pin.briefing, part) not in gone
        ]
        for pin in edition.pins
        if urls.briefing(pin.briefing, pin.anchor) in gone
    }
    for redirect in edition.redirects:
        path, _, anchor = redirect.old.partition("#")
        if anchor:
            stone = Tombstone(
                anchor=Anchor(anchor),
                parts=tuple(part for part in parts.get(redirect.old, ()) if part != anchor),
                label=_label(anchor),
                reason=redirect.reason,
                link=now(edition, redirect.new),
            )
            found[path].append(stone)
    return {path: tuple(stones) for path, stones in found.items()}


def now(edition: Edition, address: str) -> Link:
    """Return a link to where words are now, named as the page there is; NO_LINK where they are gone."""
    if not address:
        return NO_LINK
    path, _, anchor = address.partition("#")
    return Link(text=_named(edition, path, anchor) or address, path=address)


def _named(edition: Edition, path: str, anchor: str) -> str:
    for briefing in edition.briefings:
        if path == urls.briefing(briefing.id):
            day = wording.day(briefing.held.value[:10])
            places = [_place(unit, anchor) for unit in briefing.units if _holds(unit, anchor)]
            return ", ".join((wording.KINDS[briefing.kind], day, *places))
    for entries, address in (
        (edition.outlets.values(), urls.outlet),
        (edition.people.values(), urls.person),
        (edition.terms.values(), urls.term),
    ):
        for entry in entries:
            if path == address(entry.slug):
                return entry.name
    titled = [(urls.topic(slug), topic.title) for slug, topic in edition.topics.items()]
    titled += [(urls.event(slug), event.title) for slug, event in edition.events.items()]
    titled += [(urls.prose(page.slug), page.title) for page in edition.prose]
    return dict(titled).get(path, "")


def _holds(unit: Unit, anchor: str) -> bool:
    return anchor == unit.anchor or anchor in [passage.anchor for passage in unit.passages]


def _place(unit: Unit, anchor: str) -> str:
    return record.passage_label(unit, Anchor(anchor)) if "-" in anchor else record.label(unit)


def _label(anchor: str) -> str:
    """Return the short name of a place that is no more: "Q9", "¶7"; "" for one of another kind."""
    found = _PLACE.fullmatch(anchor)
    if not found:
        return ""
    name = f"{_NAMES[found[1]]}{found[2]}"
    if not found[3]:
        return name
    return f"{name}, question" if found[3] == "q" else f"{name} {record.pilcrow(Anchor(anchor))}"
