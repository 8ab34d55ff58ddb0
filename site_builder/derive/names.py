"""The edition in; for each document the persons and terms in it, and the places where they are marked, out.

A name is marked where it first stands in an exchange, in an opening, and in a document without exchanges.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from unicodedata import normalize

from site_builder import urls
from site_builder.derive import passages as record
from site_builder.derive import wording
from site_builder.derive.later import Each
from site_builder.derive.once import once
from site_builder.derive.views import NameMark, NameView
from site_builder.model import (
    Anchor,
    Briefing,
    BriefingId,
    Edition,
    Link,
    Mention,
    Office,
    Person,
    Slug,
    Source,
    Term,
    Unit,
)

Titled = tuple[str, tuple[NameView, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """`marks` by the passage in which they stand; `lists` under their titles."""

    marks: Mapping[Anchor, tuple[NameMark, ...]] = field(default_factory=dict)
    lists: tuple[Titled, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """A person or term with its mentions in one document, in the order of the text."""

    link: Link
    about: str
    sources: tuple[Source, ...]
    mentions: Sequence[Mention]


@once
def by_document(edition: Edition) -> Mapping[BriefingId, Names]:
    """Return the names of each document that has some."""
    briefings = {briefing.id: briefing for briefing in edition.briefings}
    persons, terms = _by_document(edition.person_mentions), _by_document(edition.term_mentions)

    def make(id: BriefingId, briefing: Briefing) -> Names:
        day = date.fromisoformat(briefing.held.value[:10])
        return _names(
            briefing,
            persons=[
                _person(edition.people[slug], day, found) for slug, found in persons.get(id, {}).items()
            ],
            terms=[_term(edition.terms[slug], found) for slug, found in terms.get(id, {}).items()],
        )

    return Each({id: one for id, one in briefings.items() if id in persons or id in terms}, make)


def _by_document(
    mentions: Mapping[Slug, Iterable[Mention]],
) -> Mapping[BriefingId, Mapping[Slug, Sequence[Mention]]]:
    found: dict[BriefingId, dict[Slug, list[Mention]]] = {}
    for slug, of_one in mentions.items():
        for mention in of_one:
            found.setdefault(mention.briefing, {}).setdefault(slug, []).append(mention)
    return found


def _person(person: Person, day: date, mentions: Sequence[Mention]) -> _Name:
    return _Name(
        link=Link(text=person.name, path=urls.person(person.slug)),
        about=office(person.offices, day),
        sources=person.sources,
        mentions=mentions,
    )


def _term(term: Term, mentions: Sequence[Mention]) -> _Name:
    return _Name(
        link=Link(text=term.name, path=urls.term(term.slug)),
        about=term.definition,
        sources=term.sources,
        mentions=mentions,
    )


def office(offices: Sequence[Office], day: date) -> str:
    """Word what somebody was on a day: the offices whose dates hold it, else those without dates, else the
    last that had ended, with its dates."""
    dated = [each for each in offices if each.since or each.until]
    held = [each.title for each in dated if _holds(each, day)]
    held = held or [each.title for each in offices if each not in dated]
    ended = [each for each in dated if (until := wording.bounds(each.until)) and until[1] < day]
    last = [f"{each.title} ({tenure(each)})" for each in sorted(ended, key=lambda each: each.until)[-1:]]
    return "; ".join(dict.fromkeys(held or last))


def tenure(office: Office) -> str:
    """Word the dates of an office, "" where it has none."""
    if office.since and office.until:
        return wording.period(f"{office.since}/{office.until}")
    if office.since:
        return wording.period(f"{office.since}/..")
    return wording.period(f"../{office.until}") if office.until else ""


def alphabetical(name: str) -> str:
    """Return what a name is sorted by, as in a dictionary: accents, capitals and signs do not count."""
    return "".join(c for c in normalize("NFKD", name).casefold() if c.isalnum() or c == " ").strip()


def _holds(office: Office, day: date) -> bool:
    since, until = wording.bounds(office.since), wording.bounds(office.until)
    return (since is None or since[0] <= day) and (until is None or day <= until[1])


def _names(briefing: Briefing, *, persons: Sequence[_Name], terms: Sequence[_Name]) -> Names:
    units = {unit.anchor: unit for unit in briefing.units}
    exchanges = {unit.anchor for unit in briefing.exchanges}
    opening = {unit.anchor for unit in briefing.opening}
    marks: dict[Anchor, list[NameMark]] = {}
    for name in (*persons, *terms):
        groups: set[str] = set()
        for mention in name.mentions:
            group = mention.unit if mention.unit in exchanges else str(mention.unit in opening)
            if group not in groups:
                groups.add(group)
                mark = NameMark(start=mention.span.start, end=mention.span.end, path=name.link.path)
                marks.setdefault(mention.span.anchor, []).append(mark)
    lists = (("Persons", _views(persons, units)), ("Terms", _views(terms, units)))
    return Names(
        marks={anchor: tuple(found) for anchor, found in marks.items()},
        lists=tuple((title, views) for title, views in lists if views),
    )


def _views(names: Sequence[_Name], units: Mapping[Anchor, Unit]) -> tuple[NameView, ...]:
    by_name = sorted(names, key=lambda name: (alphabetical(name.link.text), name.link.path))
    return tuple(_view(name, units) for name in by_name)


def _view(name: _Name, units: Mapping[Anchor, Unit]) -> NameView:
    first = name.mentions[0]
    place = Link(
        text=record.passage_label(units[first.unit], first.span.anchor),
        path=urls.fragment(first.span.anchor),
    )
    number = len(name.mentions)
    return NameView(
        link=name.link,
        about=name.about,
        sources=name.sources,
        count=f"{wording.count(number, 'place')}, {'in' if number == 1 else 'first in'}",
        first=place,
    )
