"""The registers in; what TEI has for them out, whole, or as much as one document points to: persons and
organisations, taxonomies of topics, forms of answer, kinds and roles."""

from collections.abc import Iterable

from site_builder.derive import wording
from site_builder.export.markup import Node, element, filled
from site_builder.export.tei_text import (
    FORM,
    KIND,
    OUTLET,
    PERSON,
    ROLE,
    TOPIC,
    id,
    pointer,
    sources,
    when,
)
from site_builder.model import NO_SLUG, Briefing, Edition, Exchange, Form, Kind, Outlet, Person, Slug, Topic

_ROLES = (("question", "who asks"), ("answer", "who answers, or announces"))


def taxonomies(edition: Edition, briefing: Briefing) -> Node:
    """Return what one document is classified by."""
    return _classes(_topics(edition, briefing), _forms(briefing), (briefing.kind,))


def all_taxonomies(edition: Edition) -> Node:
    return _classes(edition.topics.values(), tuple(Form), tuple(Kind))


def participants(edition: Edition, briefing: Briefing) -> Node | None:
    """Return who speaks in one document, in the order of their slugs; None where nobody is named."""
    exchanges: tuple[Exchange, ...] = briefing.exchanges
    speaking = {answer.spokesperson for unit in exchanges for answer in unit.answers}
    speaking |= {block.spokesperson for block in (*briefing.opening, *briefing.blocks)}
    asking = {question.outlet for unit in exchanges for question in unit.questions}
    asking |= {slug for unit in exchanges for question in unit.questions for slug in question.credited}
    return _listed(
        (edition.people[slug] for slug in sorted({*speaking, *briefing.spokespersons} - {NO_SLUG})),
        (edition.outlets[slug] for slug in sorted(asking - {NO_SLUG})),
    )


def all_participants(edition: Edition) -> Node | None:
    people, outlets = sorted(edition.people.items()), sorted(edition.outlets.items())
    return _listed((person for _, person in people), (outlet for _, outlet in outlets))


def _classes(topics: Iterable[Topic], forms: Iterable[Form], kinds: Iterable[Kind]) -> Node:
    lists = {
        "topics": [_category(TOPIC, topic.slug, topic.title, topic.parent) for topic in topics],
        "forms": [_category(FORM, form, wording.FORMS[form]) for form in forms],
        "kinds": [_category(KIND, kind, wording.KINDS[kind]) for kind in kinds],
        "roles": [_category(ROLE, slug, name) for slug, name in _ROLES],
    }
    found = (element("taxonomy", *entries, xml_id=name) for name, entries in lists.items() if entries)
    return element("classDecl", *found)


def _category(register: str, slug: str, name: str, parent: str = "") -> Node:
    description = element("catDesc", name)
    return element("category", description, xml_id=id(register, slug), corresp=pointer(register, parent))


def _listed(people: Iterable[Person], outlets: Iterable[Outlet]) -> Node | None:
    persons = filled(element("listPerson", *map(_person, people)))
    return filled(element("particDesc", persons, filled(element("listOrg", *map(_outlet, outlets)))))


def _person(person: Person) -> Node:
    return element(
        "person",
        element("persName", person.name),
        *(element("persName", alias, type="alias") for alias in person.aliases),
        *(
            element("occupation", office.title, from_=when(office.since), to=when(office.until))
            for office in person.offices
        ),
        *sources(person.sources),
        xml_id=id(PERSON, person.slug),
    )


def _outlet(outlet: Outlet) -> Node:
    return element(
        "org",
        element("orgName", outlet.name),
        *(element("orgName", alias, type="alias") for alias in outlet.aliases),
        element("country", outlet.country) if outlet.country else None,
        element("desc", outlet.official) if outlet.official else None,
        *sources(outlet.sources),
        xml_id=id(OUTLET, outlet.slug),
        role=outlet.kind,
    )


def _topics(edition: Edition, briefing: Briefing) -> list[Topic]:
    """Return the topics of a document and those above them, in the order of the register."""
    wanted: set[Slug] = set()
    for unit in briefing.units:
        for match in unit.topics:
            slug = match.topic
            while slug and slug not in wanted:
                wanted.add(slug)
                slug = edition.topics[slug].parent
    return [topic for slug, topic in edition.topics.items() if slug in wanted]


def _forms(briefing: Briefing) -> list[Form]:
    used = {form.form for unit in briefing.units for form in unit.forms}
    return [form for form in Form if form in used]
