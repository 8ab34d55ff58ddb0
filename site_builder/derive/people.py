"""The edition in; the register of people, and a page for each who speaks or is named, out."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from site_builder import urls
from site_builder.derive import entries, evidence, feeds, leaves, names, places, wording
from site_builder.derive import passages as record
from site_builder.derive.leaves import Listing
from site_builder.derive.places import Place, fact
from site_builder.derive.views import WHOLE, Entry, Evidence, Fact, Group, Part
from site_builder.model import Briefing, Edition, Link, Page, Person, Slug

LEAD = (
    "Who answers, and who is named. The list is kept by editors; a name is found by the forms of it that the "
    "list holds, never guessed."
)


def pages(edition: Edition) -> Iterator[Page]:
    held = _held(edition)
    named = places.by_mention(
        edition, {slug: edition.person_mentions.get(slug, ()) for slug in edition.people}
    )
    yield Page(
        path=urls.PEOPLE,
        template="register",
        title="People",
        description=LEAD,
        section="people",
        context={
            "lead": LEAD,
            "facts": (fact("Extent", _extent(edition, held, named)),),
            "lines": (),
            "portion": WHOLE,
            "groups": tuple(_groups(edition, held, named)),
        },
    )
    for person in _present(edition, held, named):
        yield from _pages(edition, person, held.get(person.slug, ()), named[person.slug])


def _extent(
    edition: Edition, held: Mapping[Slug, Sequence[Briefing]], named: Mapping[Slug, Sequence[Place]]
) -> str:
    others = len(_present(edition, held, named)) - len(held)
    return f"{wording.count(len(held), 'spokesperson')}, {wording.count(others, 'other person', 'others')}"


def _present(
    edition: Edition, held: Mapping[Slug, Sequence[Briefing]], named: Mapping[Slug, Sequence[Place]]
) -> list[Person]:
    """Return who speaks or is named: a register may know more people than the record does."""
    return [person for slug, person in edition.people.items() if slug in held or named[slug]]


def _held(edition: Edition) -> dict[Slug, tuple[Briefing, ...]]:
    """Return the documents that each spokesperson speaks in, newest first."""
    found: dict[Slug, tuple[Briefing, ...]] = {}
    for briefing in edition.briefings:
        for slug in feeds.spokespersons(briefing):
            found[slug] = (briefing, *found.get(slug, ()))
    return found


def _groups(
    edition: Edition, held: dict[Slug, tuple[Briefing, ...]], named: Mapping[Slug, Sequence[Place]]
) -> Iterator[Group]:
    people = sorted(_present(edition, held, named), key=lambda person: (person.name.casefold(), person.slug))
    speaking = [person for person in people if person.slug in held]
    others = [person for person in people if person.slug not in held]
    for anchor, title, members in (("spokespersons", "Spokespersons", speaking), ("named", "Named", others)):
        if members:
            yield Group(
                anchor=anchor,
                link=Link(text=title, path=""),
                summary=wording.count(len(members), "person", "people"),
                entries=tuple(
                    _entry(person, held.get(person.slug, ()), named[person.slug]) for person in members
                ),
            )


def _entry(person: Person, held: Sequence[Briefing], named: Sequence[Place]) -> Entry:
    parts = [
        *([wording.count(len(held), "document")] if held else []),
        *([places.named(named)] if named else []),
    ]
    office = person.offices[0].title if person.offices else ""
    summary = "; ".join(part for part in (office, ", ".join(parts)) if part)
    return Entry(when="", link=Link(text=person.name, path=urls.person(person.slug)), summary=summary)


def _pages(
    edition: Edition, person: Person, held: Sequence[Briefing], named: Sequence[Place]
) -> Iterator[Page]:
    """Yield the page of a person, and those of the years where documents and passages are many."""
    link = Link(text=person.name, path=urls.person(person.slug))
    found: tuple[Briefing | Place, ...] = (*held, *reversed(named))
    listing = Listing(day=_day, views=partial(_views, edition), size=_size)
    parted = leaves.parted(link.path, found, listing)
    whole = Page(
        path=link.path,
        template="person",
        title=person.name,
        description=f"{person.name} in the record. {_lead(edition, held, named)}",
        section="people",
        crumbs=(Link(text="People", path=urls.PEOPLE),),
        context={
            "lead": _lead(edition, held, named),
            "facts": tuple(_facts(person, held, named)),
            "has_feed": bool(held),
            "sources": person.sources,
            "strip": places.strip(edition, [(link, named)], parted.to_year if parted.lines else None),
            "lines": parted.lines,
            "more": parted.more,
            "heading": "Named in",
            **_parts(parted.shown),
        },
    )
    yield whole
    for leaf in parted.further:
        documents = sum(isinstance(each, Briefing) for each in leaf.found)
        extent = (documents, "document"), (len(leaf.found) - documents, "passage")
        said = wording.listed([wording.count(number, name) for number, name in extent if number])
        yield leaves.page(leaf, whole, said, heading="Named in", **_parts(leaf.shown))


def _day(found: Briefing | Place) -> str:
    return found.held.value[:10] if isinstance(found, Briefing) else found.day


def _views(edition: Edition, found: Sequence[Briefing | Place]) -> Iterator[Entry | Evidence]:
    for each in found:
        if isinstance(each, Briefing):
            link, when = record.briefing_link(each), wording.day(each.held.value[:10])
            yield Entry(when=when, link=link, summary=record.extent(each))
        else:
            yield from places.shown(edition, [each])


def _size(view: Entry | Evidence) -> int:
    return entries.size(view) if isinstance(view, Entry) else evidence.size(view)


def _parts(shown: Sequence[Entry | Evidence]) -> Mapping[str, object]:
    """Return what a page shows of a person: documents, then passages."""
    documents = tuple(view for view in shown if isinstance(view, Entry))
    group = Group(anchor="documents", link=Link(text="Speaks in", path=""), summary="", entries=documents)
    return {
        "groups": (group,) if documents else (),
        "evidence": tuple(view for view in shown if isinstance(view, Evidence)),
    }


def _lead(edition: Edition, held: Sequence[Briefing], named: Sequence[Place]) -> str:
    """Say how often a person speaks and is named."""
    of = wording.count(len(edition.briefings), "document")
    said = [
        *([f"Speaks in {len(held):,} of {of}."] if held else []),
        *([f"Named in {places.extent(named)}."] if named else []),
    ]
    return " ".join(said) or "Not named yet."


def _facts(person: Person, held: Sequence[Briefing], named: Sequence[Place]) -> Iterator[Fact]:
    if person.provisional:
        yield fact("Register", "not yet in the editors’ register")
    if person.offices:
        yield Fact(
            name="Office" if len(person.offices) == 1 else "Offices",
            parts=tuple(
                Part(text=text, second=second)
                for office in person.offices
                for text, second in ((office.title, False), (names.tenure(office), True))
                if text
            ),
        )
    if person.aliases:
        yield places.found_as((person.name, *person.aliases))
    yield from places.span_facts(named)
    if held:
        yield feeds.take_away(urls.person(person.slug))
