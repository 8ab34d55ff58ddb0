"""Labels as printed in, slugs of outlets and people out; who is not in the registers yet becomes a
provisional entry, and a warning."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from site_builder import capture, urls
from site_builder.curate.resolve import did_you_mean
from site_builder.diagnostics import Location, Report, Rule, Severity
from site_builder.model import NO_SLUG, Capture, Content, Outlet, Person, Role, Slug

UNKNOWN_OUTLET = Rule(code="U210", name="unknown-outlet", severity=Severity.WARNING)
UNKNOWN_SPOKESPERSON = Rule(code="U211", name="unknown-spokesperson", severity=Severity.WARNING)

_EXCERPT = 100  # characters of a line shown with a fault
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """`labels` and `names` lead from folded print to a slug."""

    outlets: Mapping[Slug, Outlet]
    people: Mapping[Slug, Person]
    labels: Mapping[str, Slug]
    names: Mapping[str, Slug]


def registers(content: Content, captures: Sequence[Capture], report: Report) -> Registers:
    """Return the editors' registers, with an entry for every label and spokesperson that they lack."""
    outlets = {outlet.slug: outlet for outlet in content.outlets}
    labels = _index((outlet.slug, (outlet.name, *outlet.aliases)) for outlet in content.outlets)
    people = {person.slug: person for person in content.people}
    names = _index((person.slug, (person.name, *person.aliases)) for person in content.people)
    for name, place in _labels(captures):
        if fold(name) in labels:
            continue
        slug = _free(urls.slug(name), outlets)
        labels[fold(name)] = slug
        outlets[slug] = Outlet(slug=slug, name=name, provisional=True)
        report.add(
            UNKNOWN_OUTLET,
            place,
            f'The outlet "{name}" is not in content/outlets.yaml.',
            hint=did_you_mean(name, [o.name for o in content.outlets]) or f"add an outlet with slug {slug}",
        )
    for name, place in _spokespersons(captures):
        if fold(name) in names:
            continue
        slug = _free(urls.slug(name), people)
        names[fold(name)] = slug
        people[slug] = Person(slug=slug, name=name, provisional=True)
        report.add(
            UNKNOWN_SPOKESPERSON,
            place,
            f'The spokesperson "{name}" is not in content/people.yaml.',
            hint=did_you_mean(name, [p.name for p in content.people]) or f"add a person with slug {slug}",
        )
    return Registers(outlets=outlets, people=people, labels=labels, names=names)


def outlet(registers: Registers, label: str) -> Slug:
    """Return the outlet printed as `label`, "" where a label names nobody ("Q", "Follow-up")."""
    name = capture.outlet_name(label)
    return registers.labels[fold(name)] if name else NO_SLUG


def spokesperson(registers: Registers, label: str, spokespersons: Sequence[str]) -> Slug:
    """Return who answers under `label`: by name, or the only spokesperson of the session."""
    known = registers.names.get(fold(capture.answerer_name(label)))
    if known is not None:
        return known
    return registers.names[fold(spokespersons[0])] if len(spokespersons) == 1 else NO_SLUG


def fold(label: str) -> str:
    """Return a label without what printing changes: case, spaces, the shape of apostrophes."""
    return _SPACE.sub(" ", label).strip().replace("’", "'").casefold()


def _index(named: Iterable[tuple[Slug, Sequence[str]]]) -> dict[str, Slug]:
    return {fold(name): slug for slug, names in named for name in names}


def _free(slug: Slug, taken: Mapping[Slug, object]) -> Slug:
    return slug if slug not in taken else _free(Slug(f"{slug}-2"), taken)


def _labels(captures: Sequence[Capture]) -> Iterable[tuple[str, Location]]:
    """Yield every name that asks, with the line on which it does."""
    for read in captures:
        for turn in read.turns:
            if turn.role is not Role.QUESTION:
                continue
            line = turn.paragraphs[0].first
            excerpt = read.ledger[line - 1].text[:_EXCERPT]
            place = Location(path=read.path, line=line, column=1, excerpt=excerpt)
            for label in (turn.label, *turn.credited):
                name = capture.outlet_name(label)
                if name:
                    yield name, place


def _spokespersons(captures: Sequence[Capture]) -> Iterable[tuple[str, Location]]:
    for read in captures:
        for name in read.spokespersons:
            yield name, Location(path=read.path)
