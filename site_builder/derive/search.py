"""The edition in; the search page and the records that it finds out: one an exchange or paragraph.

All that a record holds can be found by its words, so it holds only what somebody said, and who did. The page
tells the rest from the address of a result and from its facets.
"""

from collections.abc import Iterator

from site_builder import urls
from site_builder.derive import evidence, places, wording
from site_builder.derive import passages as record
from site_builder.derive.places import Place
from site_builder.derive.views import Facet, FacetValue
from site_builder.model import (
    NO_SLUG,
    Block,
    Edition,
    Exchange,
    Form,
    Link,
    Page,
    Role,
    SearchRecord,
    Slug,
    Topic,
    Unit,
)

FACETS = (
    Facet(key="topic", title="Topic", ranked=True),
    Facet(key="outlet", title="Outlet", ranked=True),
    Facet(key="spokesperson", title="Spokesperson", ranked=True),
    Facet(key="year", title="Year"),
    Facet(key="kind", title="Kind"),
    Facet(key="form", title="Form of answer"),
)
LISTS = (
    Link(text="Terms", path=urls.TERMS),
    Link(text="People", path=urls.PEOPLE),
    Link(text="Forms of answer", path=urls.ANSWERS),
    Link(text="Briefings by day", path=urls.BRIEFINGS),
)
_OF_ONE_NAME = ("topic", "outlet", "spokesperson")
NONE = "-"  # no slug is this: the value of a facet for what has none
_NEXT_PASSAGE, _NEXT_PART = (
    "¶",
    "‖",
)  # no words: a phrase does not reach across them, and the page parts there


def pages(edition: Edition) -> Iterator[Page]:
    yield Page(
        path=urls.SEARCH,
        template="search",
        title="Search the record",
        description="Search every question, answer and paragraph, by topic, outlet, person, year and kind.",
        section="search",
        context={
            "facets": FACETS,
            "values": tuple(_values(edition)),
            "topics": tuple(
                Link(text=topic.title, path=urls.topic(topic.slug)) for topic in _topics(edition)
            ),
            "outlets": tuple(
                Link(text=edition.outlets[slug].name, path=urls.outlet(slug)) for slug in _asking(edition)
            ),
            "lists": LISTS,
        },
    )


def records(edition: Edition) -> Iterator[SearchRecord]:
    """Yield one record a unit, by day, in the order of the text."""
    for document, briefing in enumerate(edition.briefings, 1):
        for number, unit in enumerate(briefing.units, 1):
            place = Place(briefing=briefing, unit=unit)
            yield _record(edition, place, order=f"{place.day}-{document:05}-{number:04}")


def names(edition: Edition) -> Iterator[FacetValue]:
    """Yield what has a name and a page of its own, for a search that finds nothing; "facet" is what it is."""
    yield from (each for each in _values(edition) if each.facet in _OF_ONE_NAME and each.value != NONE)
    for slug, person in edition.people.items():
        if edition.person_mentions.get(slug):
            yield FacetValue(facet="person", value=slug, title=person.name, path=urls.person(slug))
    for term in edition.terms.values():
        yield FacetValue(facet="term", value=term.slug, title=term.name, path=urls.term(term.slug))
    for event in edition.events.values():
        yield FacetValue(facet="event", value=event.slug, title=event.title, path=urls.event(event.slug))


def _record(edition: Edition, place: Place, *, order: str) -> SearchRecord:
    briefing, unit = place.briefing, place.unit
    answering = _answering(place)
    return SearchRecord(
        path=urls.briefing(briefing.id, unit.anchor),
        content=_content(unit),
        language=briefing.language,
        meta={
            "outlet": wording.listed([link.text for link in evidence.asked_by(edition, unit) if link.path]),
            "spokesperson": wording.listed([edition.people[slug].name for slug in answering]),
        },
        filters={
            "topic": tuple(match.topic for match in unit.topics) or (NONE,),
            "outlet": places.asking(unit) or (NONE,),
            "spokesperson": answering,
            "year": (place.day[:4],),
            "kind": (briefing.kind.value,),
            "form": tuple(form.form.value for form in unit.forms),
        },
        sort={"date": order},
    )


def _content(unit: Unit) -> str:
    """Return the words of a unit; those of a question stand before the sign that ends it."""
    asked = [record.plain(passage.text) for passage in unit.passages if passage.role is Role.QUESTION]
    said = [record.plain(passage.text) for passage in unit.passages if passage.role is not Role.QUESTION]
    between = f" {_NEXT_PASSAGE} "
    return (f"{between.join(asked)} {_NEXT_PART} " if asked else "") + between.join(said)


def _answering(place: Place) -> tuple[Slug, ...]:
    """Return who answers a question, or speaks a paragraph; not all who speak in the document."""
    unit = place.unit
    if isinstance(unit, Exchange):
        return tuple(dict.fromkeys(answer.spokesperson for answer in unit.answers if answer.spokesperson))
    if isinstance(unit, Block) and unit.spokesperson != NO_SLUG:
        return (unit.spokesperson,)
    return place.briefing.spokespersons


def _asking(edition: Edition) -> tuple[Slug, ...]:
    """Return the outlets that have a question: a register may know more."""
    return tuple(slug for slug, found in places.by_outlet(edition).items() if found)


def _topics(edition: Edition) -> list[Topic]:
    return sorted(edition.topics.values(), key=lambda topic: topic.title.casefold())


def _values(edition: Edition) -> Iterator[FacetValue]:
    """Yield the name of every value that a filter can have, by facet; and the page that has all of it."""
    for topic in _topics(edition):
        yield FacetValue(facet="topic", value=topic.slug, title=topic.title, path=urls.topic(topic.slug))
    yield FacetValue(facet="topic", value=NONE, title="no topic")
    for slug in _asking(edition):
        name = edition.outlets[slug].name
        yield FacetValue(facet="outlet", value=slug, title=name, path=urls.outlet(slug))
    yield FacetValue(facet="outlet", value=NONE, title="no outlet")
    for slug in dict.fromkeys(slug for place in places.all_units(edition) for slug in _answering(place)):
        name = edition.people[slug].name
        yield FacetValue(facet="spokesperson", value=slug, title=name, path=urls.person(slug))
    for year in sorted({briefing.held.value[:4] for briefing in edition.briefings}, reverse=True):
        yield FacetValue(facet="year", value=year, title=year, path=urls.year(year))
    for kind, title in wording.KINDS.items():
        yield FacetValue(facet="kind", value=kind.value, title=title)
    for form, title in wording.FORMS.items():
        path = "" if form is Form.SUBSTANTIVE else urls.answers(form)
        yield FacetValue(facet="form", value=form.value, title=title, path=path)
