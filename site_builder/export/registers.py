"""What registers are in data files: the edition in; a row for each outlet, person, topic, term and event out,
by slug, or by date."""

from collections.abc import Iterable, Iterator
from datetime import date

from site_builder import urls
from site_builder.curate import edtf
from site_builder.export import rows
from site_builder.export.rows import Row
from site_builder.model import BriefingId, Edition, Event, Outlet, Person, Slug, Term, Topic

_NEVER = (date.max, date.max)


def outlets(edition: Edition, base: str) -> Iterator[Row]:
    asking = _asking(edition)
    return (_outlet(outlet, base, asking) for _, outlet in sorted(edition.outlets.items()))


def people(edition: Edition, base: str) -> Iterator[Row]:
    present = frozenset(speaking(edition)) | {
        slug for slug, named in edition.person_mentions.items() if named
    }
    return (_person(person, base, present) for _, person in sorted(edition.people.items()))


def topics(edition: Edition, base: str) -> Iterator[Row]:
    return (_topic(topic, base) for _, topic in sorted(edition.topics.items()))


def terms(edition: Edition, base: str) -> Iterator[Row]:
    for slug, term in sorted(edition.terms.items()):
        yield _term(term, len(edition.term_mentions.get(slug, ())), base)


def events(edition: Edition, base: str) -> Iterator[Row]:
    return (_event(event, base) for event in _by_date(edition))


def speaking(edition: Edition) -> dict[Slug, list[BriefingId]]:
    """Return the documents that each person speaks in, in the order of the edition."""
    found: dict[Slug, list[BriefingId]] = {}
    for briefing in edition.briefings:
        answering = (answer.spokesperson for unit in briefing.exchanges for answer in unit.answers)
        opening = (block.spokesperson for block in (*briefing.opening, *briefing.blocks))
        for slug in dict.fromkeys((*briefing.spokespersons, *answering, *opening)):
            if slug:
                found.setdefault(slug, []).append(briefing.id)
    return found


def _asking(edition: Edition) -> frozenset[Slug]:
    """Return the outlets that a question names or credits: those that have a page."""
    return frozenset(
        slug
        for briefing in edition.briefings
        for exchange in briefing.exchanges
        for question in exchange.questions
        for slug in (question.outlet, *question.credited)
    )


def _outlet(outlet: Outlet, base: str, asking: frozenset[Slug]) -> Row:
    return {
        "slug": outlet.slug,
        "name": outlet.name,
        "aliases": outlet.aliases,
        "country": outlet.country or None,
        "language": outlet.language or None,
        "kind": outlet.kind or None,
        "official": outlet.official or None,
        "sources": rows.sources(outlet.sources),
        "provisional": outlet.provisional,
        "url": urls.absolute(base, urls.outlet(outlet.slug)) if outlet.slug in asking else None,
    }


def _topic(topic: Topic, base: str) -> Row:
    return {
        "slug": topic.slug,
        "title": topic.title,
        "parent": topic.parent or None,
        "about": topic.about,
        "patterns": [rows.pattern(pattern) for pattern in topic.patterns],
        "wording": [rows.pattern(pattern) for pattern in topic.wording],
        "pairs": [{"asked": pair.asked.words, "answered": pair.answered.words} for pair in topic.pairs],
        "url": urls.absolute(base, urls.topic(topic.slug)),
    }


def _by_date(edition: Edition) -> Iterable[Event]:
    """Return the events by the first day that each may have been on."""
    return sorted(
        edition.events.values(), key=lambda event: (edtf.days(event.date) or _NEVER, event.date, event.slug)
    )


def _event(event: Event, base: str) -> Row:
    return {
        "slug": event.slug,
        "title": event.title,
        "date": event.date,
        "place": event.place or None,
        "sources": rows.sources(event.sources),
        "url": urls.absolute(base, urls.event(event.slug)),
    }


def _person(person: Person, base: str, present: frozenset[Slug]) -> Row:
    return {
        "slug": person.slug,
        "name": person.name,
        "aliases": person.aliases,
        "offices": [
            {"title": office.title, "since": office.since or None, "until": office.until or None}
            for office in person.offices
        ],
        "sources": rows.sources(person.sources),
        "provisional": person.provisional,
        "url": urls.absolute(base, urls.person(person.slug)) if person.slug in present else None,
    }


def _term(term: Term, mentions: int, base: str) -> Row:
    return {
        "slug": term.slug,
        "term": term.name,
        "definition": term.definition,
        "sources": rows.sources(term.sources),
        "patterns": [
            {**rows.pattern(pattern), "case": "exact" if pattern.is_exact else "any"}
            for pattern in term.patterns
        ],
        "see": term.see,
        "notes": [
            {
                "kind": note.kind,
                "note": note.note,
                "sources": rows.sources(note.sources),
                "editor": note.editor,
                "date": note.date,
            }
            for note in term.notes
        ],
        "mentions": mentions,
        "url": urls.absolute(base, urls.term(term.slug)),
    }
