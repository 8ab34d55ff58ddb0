"""The edition in; the list of terms, and a page for each with every place where it stands, out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from site_builder import urls
from site_builder.derive import entries, leaves, names, naming, places, wording
from site_builder.derive.places import Place, fact
from site_builder.derive.views import Entry, Evidence, Fact, Group, NoteView
from site_builder.model import (
    NO_SLUG,
    Anchor,
    Block,
    Edition,
    Exchange,
    Link,
    Page,
    Role,
    Slug,
    Term,
    TermNote,
)
from site_builder.spread import ALL, Part

LEAD = (
    "Words and names of the record that ask to be explained, each with its sources. The list is kept by "
    "editors; a term is found where its very words stand."
)


def pages(edition: Edition, part: Part = ALL) -> Iterator[Page]:
    found = places.by_mention(edition, {slug: edition.term_mentions.get(slug, ()) for slug in edition.terms})
    terms = sorted(edition.terms.values(), key=_order)
    groups = tuple(_groups(terms, found))
    if sum(map(entries.group_size, groups)) > leaves.ROOM:
        groups = tuple(map(_named, groups))
    if part.is_first:
        yield Page(
            path=urls.TERMS,
            template="terms",
            title="Terms",
            description=LEAD,
            section="terms",
            context={
                "lead": LEAD,
                "facts": (fact("Extent", _extent(terms, found)),),
                "groups": groups,
                "jump": tuple(
                    Link(text=group.link.text, path=urls.fragment(Anchor(group.anchor))) for group in groups
                ),
            },
        )
    for term in part.taken(terms):
        yield from _pages(edition, term, found[term.slug])


def _order(term: Term) -> tuple[str, str]:
    return (names.alphabetical(term.name), term.slug)


def _extent(terms: Sequence[Term], found: Mapping[Slug, Sequence[Place]]) -> str:
    marked = sum(len(place.spans) for those in found.values() for place in those)
    return f"{wording.count(len(terms), 'term')}, in {wording.count(marked, 'place')}"


def _groups(terms: Sequence[Term], found: Mapping[Slug, Sequence[Place]]) -> Iterator[Group]:
    """Yield the terms by their first letter; those that begin with a figure or a sign come first."""
    for letter, members in groupby(terms, key=_letter):
        entries = tuple(_entry(term, found[term.slug]) for term in members)
        yield Group(
            anchor=urls.letter_anchor(letter),
            link=Link(text=letter, path=""),
            summary=wording.count(len(entries), "term"),
            entries=entries,
        )


def _named(group: Group) -> Group:
    """Leave the names of terms: what each is stands on its own page."""
    return replace(group, entries=tuple(replace(entry, about="", summary="") for entry in group.entries))


def _letter(term: Term) -> str:
    first = names.alphabetical(term.name)[:1].upper()
    return first if first.isalpha() else "0–9"


def _entry(term: Term, found: Sequence[Place]) -> Entry:
    return Entry(when="", link=_link(term), summary=_stands(found), about=term.definition)


def _link(term: Term) -> Link:
    return Link(text=term.name, path=urls.term(term.slug))


def _stands(found: Sequence[Place]) -> str:
    """Word where a term stands: "3 places in 2 exchanges of 1 document"."""
    if not found:
        return "not in the record yet"
    return f"{wording.count(sum(len(place.spans) for place in found), 'place')} in {places.extent(found)}"


def _pages(edition: Edition, term: Term, found: Sequence[Place]) -> Iterator[Page]:
    def views(some: Sequence[Place]) -> Iterator[Evidence]:
        for place, shown in zip(some, places.shown(edition, some), strict=True):
            yield _used(edition, place, shown)

    link = _link(term)
    parted = leaves.parted(link.path, found, places.listing(views))
    whole = Page(
        path=link.path,
        template="term",
        title=term.name,
        description=f"{term.name}: {term.definition}",
        section="terms",
        crumbs=(Link(text="Terms", path=urls.TERMS),),
        context={
            "facts": tuple(_facts(edition, term, found)),
            "definition": term.definition,
            "sources": term.sources,
            "notes": tuple(_note(number, note, term) for number, note in enumerate(term.notes, 1)),
            "strip": places.strip(edition, [(link, found)], parted.to_year if parted.lines else None),
            "heading": leaves.heading("Every place it stands", parted, len(found)),
            "evidence": parted.shown,
            "lines": parted.lines,
            "more": parted.more,
        },
    )
    yield whole
    for leaf in parted.further:
        yield leaves.page(leaf, whole, places.extent(leaf.found), heading="Places", evidence=leaf.shown)


def _facts(edition: Edition, term: Term, found: Sequence[Place]) -> Iterator[Fact]:
    if term.aliases:
        yield places.found_as((term.name, *term.aliases))
    yield fact("Stands in", _stands(found))
    used = [role for place in found for role in _roles(place)]
    counts = [wording.count(used.count(role), role) for role in ("question", "answer") if role in used]
    if counts:
        yield fact("Used in", wording.listed(counts))
    yield from places.span_facts(found)
    if term.see:
        yield fact("See also", *(_link(edition.terms[slug]) for slug in term.see if slug in edition.terms))


def _roles(place: Place) -> set[str]:
    """Return which side of an exchange uses a term, or both."""
    if not isinstance(place.unit, Exchange):
        return set()
    used = {span.anchor for span in place.spans}
    return {
        "question" if each.role is Role.QUESTION else "answer"
        for each in place.unit.passages
        if each.anchor in used
    }


def _used(edition: Edition, place: Place, shown: Evidence) -> Evidence:
    """Return a place with who uses the term there, in place of who asks."""
    used = {span.anchor for span in place.spans}
    unit, lines = place.unit, []
    if isinstance(unit, Exchange):
        for question in unit.questions:
            if any(passage.anchor in used for passage in question.passages):
                asked = edition.outlets[question.outlet].name if question.outlet != NO_SLUG else ""
                lines.append(
                    f"in the question, by {asked}" if asked else f"in the question; {naming.UNNAMED}"
                )
        for answer in unit.answers:
            if any(passage.anchor in used for passage in answer.passages):
                told = edition.people[answer.spokesperson].name if answer.spokesperson != NO_SLUG else ""
                lines.append(f"in the answer, by {told}" if told else "in the answer")
    else:
        opening = isinstance(unit, Block) and unit.role is Role.OPENING
        lines.append("in the opening" if opening else "in the text")
    return replace(shown, meta=tuple(dict.fromkeys(lines)))


def _note(number: int, note: TermNote, term: Term) -> NoteView:
    return NoteView(
        number=number,
        anchor=urls.note_anchor(Anchor(""), str(number)),
        kind=note.kind,
        lemma=term.name,
        body=note.note,
        sources=note.sources,
        signature=f"{note.kind.capitalize()}. {note.editor}, {wording.day(note.date)}",
        mark="",
    )
