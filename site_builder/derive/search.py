"""The edition in; the search page and the records that it finds out: one an exchange or paragraph."""

from collections.abc import Iterator

from site_builder import urls
from site_builder.curate import words
from site_builder.derive import evidence, places, wording
from site_builder.derive import passages as record
from site_builder.derive.places import Place
from site_builder.derive.views import FacetValue
from site_builder.model import NO_SLUG, Block, Edition, Exchange, Link, Page, Role, SearchRecord, Slug

FACETS = (
    ("topic", "Topic"),
    ("outlet", "Outlet"),
    ("spokesperson", "Spokesperson"),
    ("year", "Year"),
    ("kind", "Kind"),
    ("form", "Form of answer"),
)
_LINE = 90  # characters of a question shown as the title of a result


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
                Link(text=topic.title, path=urls.topic(topic.slug)) for topic in edition.topics.values()
            ),
            "outlets": tuple(
                Link(text=edition.outlets[slug].name, path=urls.outlet(slug)) for slug in _asking(edition)
            ),
        },
    )


def records(edition: Edition) -> Iterator[SearchRecord]:
    """Yield one record a unit, by day, in the order of the text."""
    for document, briefing in enumerate(edition.briefings, 1):
        for number, unit in enumerate(record.units(briefing), 1):
            place = Place(briefing=briefing, unit=unit)
            yield _record(edition, place, order=f"{place.day}-{document:05}-{number:04}")


def _record(edition: Edition, place: Place, *, order: str) -> SearchRecord:
    briefing, unit = place.briefing, place.unit
    return SearchRecord(
        path=urls.briefing(briefing.id, unit.anchor),
        content="\n".join(record.plain(passage.text) for passage in unit.passages),
        language=briefing.language,
        meta={
            "title": _title(edition, place),
            "date": wording.day(place.day),
            "day": place.day,
            "kind": wording.KINDS[briefing.kind],
            "label": record.label(unit),
            "outlet": wording.listed([link.text for link in evidence.asked_by(edition, unit)]),
            "briefing": briefing.id,
            "asked": str(sum(words.count(p.text) for p in unit.passages if p.role is Role.QUESTION)),
        },
        filters={
            "topic": tuple(match.topic for match in unit.topics),
            "outlet": places.asking(unit),
            "spokesperson": _answering(place),
            "year": (place.day[:4],),
            "kind": (briefing.kind.value,),
            "form": tuple(form.form.value for form in unit.forms),
        },
        sort={"date": order},
    )


def _answering(place: Place) -> tuple[Slug, ...]:
    """Return who answers a question, or speaks a paragraph; not all who speak in the document."""
    unit = place.unit
    if isinstance(unit, Exchange):
        return tuple(dict.fromkeys(answer.spokesperson for answer in unit.answers if answer.spokesperson))
    if isinstance(unit, Block) and unit.spokesperson != NO_SLUG:
        return (unit.spokesperson,)
    return place.briefing.spokespersons


def _title(edition: Edition, place: Place) -> str:
    if not isinstance(place.unit, Exchange):
        return f"{wording.KINDS[place.briefing.kind]} of {wording.day(place.day)}, {record.label(place.unit)}"
    text = record.plain(place.unit.passages[0].text)
    return text if len(text) <= _LINE else f"{text[:_LINE].rpartition(' ')[0]} …"


def _asking(edition: Edition) -> tuple[Slug, ...]:
    """Return the outlets that have a question: a register may know more."""
    return tuple(slug for slug, found in places.by_outlet(edition).items() if found)


def _values(edition: Edition) -> Iterator[FacetValue]:
    """Yield the name of every value that a filter can have, by facet."""
    for topic in edition.topics.values():
        yield FacetValue(facet="topic", value=topic.slug, title=topic.title)
    for slug in _asking(edition):
        yield FacetValue(facet="outlet", value=slug, title=edition.outlets[slug].name)
    for slug in dict.fromkeys(slug for place in places.all_units(edition) for slug in _answering(place)):
        yield FacetValue(facet="spokesperson", value=slug, title=edition.people[slug].name)
    for kind, title in wording.KINDS.items():
        yield FacetValue(facet="kind", value=kind.value, title=title)
    for form, title in wording.FORMS.items():
        yield FacetValue(facet="form", value=form.value, title=title)
