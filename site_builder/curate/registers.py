"""Labels as printed in, slugs of outlets and people out; who is not in the registers yet becomes a
provisional entry, and a warning."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from types import MappingProxyType

from rapidfuzz import fuzz

from site_builder import capture, urls
from site_builder.diagnostics import Location, Report, Rule, Severity
from site_builder.model import NO_SLUG, Capture, Content, Outlet, Person, Role, Slug

UNKNOWN_OUTLET = Rule(code="U210", name="unknown-outlet", severity=Severity.WARNING)
UNKNOWN_SPOKESPERSON = Rule(code="U211", name="unknown-spokesperson", severity=Severity.WARNING)

_EXCERPT = 100  # characters of a line shown with a fault
_NEAR = 60.0  # of 100: names below it have too little in common
_BEGINS = 90.0  # of two names of which one begins the other
_NEAREST = 3  # names that a hint gives at most
_SIGNS = "signs"  # the slug of a name that has neither letter nor figure, with a number
_ACCENTS = range(0x300, 0x370)  # combining marks of Latin, Greek and Cyrillic


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """`labels` and `names` lead from folded print to a slug."""

    outlets: Mapping[Slug, Outlet]
    people: Mapping[Slug, Person]
    labels: Mapping[str, Slug]
    names: Mapping[str, Slug]


def listed(content: Content) -> Registers:
    """Return the editors' registers as they are."""
    return Registers(
        outlets={outlet.slug: outlet for outlet in content.outlets},
        people={person.slug: person for person in content.people},
        labels=_index((outlet.slug, (outlet.name, *outlet.aliases)) for outlet in content.outlets),
        names=_index((person.slug, (person.name, *person.aliases)) for person in content.people),
    )


def registers(
    content: Content,
    captures: Sequence[Capture],
    report: Report,
    *,
    printed: Mapping[str, Collection[int]] = MappingProxyType({}),
) -> Registers:
    """Return the editors' registers, with an entry for every label and spokesperson that they lack.

    Of a capture that `printed` names by its seed, only those turns count, by index."""
    known = listed(content)
    outlets, people = dict(known.outlets), dict(known.people)
    labels, names = dict(known.labels), dict(known.names)
    for name, place in _labels(captures, labels, printed):
        if fold(name) in labels:
            continue
        slug = _free(urls.slug(name), outlets)
        labels[fold(name)] = slug
        outlets[slug] = Outlet(slug=slug, name=name, provisional=True)
        report.add(
            UNKNOWN_OUTLET,
            place,
            f'The outlet "{name}" is not in content/outlets.yaml.',
            hint=_hint(name, content.outlets, f"add an outlet with {_slug_for(slug)}"),
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
            hint=_hint(name, content.people, f"add a person with {_slug_for(slug)}"),
        )
    return Registers(outlets=outlets, people=people, labels=labels, names=names)


def outlet_names(content: Content) -> tuple[str, ...]:
    """Return every name under which the editors know an outlet."""
    return tuple(name for outlet in content.outlets for name in (outlet.name, *outlet.aliases))


def outlet(registers: Registers, label: str) -> Slug:
    """Return the outlet printed as `label`, "" where a label names nobody ("Q", "Follow-up")."""
    name = _asker(label, registers.labels)
    return registers.labels[fold(name)] if name else NO_SLUG


def listed_outlet(registers: Registers, label: str) -> Slug:
    """Return the outlet printed as `label`, "" where it names nobody, or one that is in no register."""
    return registers.labels.get(fold(_asker(label, registers.labels)), NO_SLUG)


def spokesperson(registers: Registers, label: str, spokespersons: Sequence[str]) -> Slug:
    """Return who answers under `label`: by name, or the only spokesperson of the session."""
    known = registers.names.get(fold(capture.answerer_name(label)))
    if known is not None:
        return known
    return registers.names[fold(spokespersons[0])] if len(spokespersons) == 1 else NO_SLUG


def listed_spokesperson(registers: Registers, label: str, spokespersons: Sequence[str]) -> Slug:
    """Return who answers under `label`, "" where that is nobody who is in a register."""
    known = registers.names.get(fold(capture.answerer_name(label)), NO_SLUG)
    if known or len(spokespersons) != 1:
        return known
    return registers.names.get(fold(spokespersons[0]), NO_SLUG)


def fold(name: str) -> str:
    """Return a name without what printing changes: case, width, accents, a "The" in front, and whatever is
    neither letter nor figure, as spaces, points, hyphens, apostrophes, 《》."""
    wide = unicodedata.normalize("NFKD", name).casefold()
    first, _, rest = wide.strip().partition(" ")
    plain = "".join(c for c in (rest if rest and first == "the" else wide) if _is_letter(c))
    return unicodedata.normalize("NFC", plain) or wide


def _is_letter(character: str) -> bool:
    """Tell letters, figures, and the vowel signs of scripts that have them from the rest."""
    is_sign = unicodedata.category(character) in ("Mn", "Mc") and ord(character) not in _ACCENTS
    return character.isalnum() or is_sign


def _asker(label: str, labels: Mapping[str, Slug]) -> str:
    """Return the name that a label holds: all of it where the register knows it so ("ABC (Spain)"), else what
    is left without "reporter" and the like, "" for nobody."""
    return label if fold(label) in labels else capture.outlet_name(label)


def _hint(name: str, known: Sequence[Outlet] | Sequence[Person], otherwise: str) -> str:
    """Return a hint with the nearest entries, by name or alias; nobody but an editor decides for one."""
    latin = _is_latin(name)
    forms = [
        (fold(form), entry.name if latin else form)  # "新华社" is told with a name in its own script
        for entry in known
        for form in (entry.name, *entry.aliases)
        if latin or not _is_latin(form)
    ]
    wanted = fold(name)
    near = sorted((-score, title) for form, title in forms if (score := _likeness(wanted, form)) >= _NEAR)
    titles = [f'"{title}"' for title in dict.fromkeys(title for _, title in near)][:_NEAREST]
    if not titles:
        return otherwise
    several = " or ".join(filter(None, (", ".join(titles[:-1]), titles[-1])))
    return f"did you mean {several}? if not, {otherwise}"


def _slug_for(slug: Slug) -> str:
    """Return how an editor may name the slug of an entry; one in other letters would be refused."""
    return f"slug {slug}" if urls.SLUG.fullmatch(slug) else urls.OWN_SLUG


def _is_latin(name: str) -> bool:
    return urls.SLUG.fullmatch(urls.slug(name)) is not None


def _likeness(one: str, other: str) -> float:
    """Return how near two folded names are, of 100; one that begins with the other is near ("ABC News")."""
    begins = min(len(one), len(other)) > 1 and (one.startswith(other) or other.startswith(one))
    return max(fuzz.ratio(one, other), _BEGINS if begins else 0.0)


def _index(named: Iterable[tuple[Slug, Sequence[str]]]) -> dict[str, Slug]:
    return {fold(name): slug for slug, names in named for name in names}


def _free(slug: Slug, taken: Mapping[Slug, object]) -> Slug:
    """Return the slug, or one like it that nobody has; signs alone make none."""
    free = (Slug(f"{slug or _SIGNS}-{number}") for number in count(2))
    return slug if slug and slug not in taken else next(each for each in free if each not in taken)


def _labels(
    captures: Sequence[Capture], labels: Mapping[str, Slug], printed: Mapping[str, Collection[int]]
) -> Iterable[tuple[str, Location]]:
    """Yield every name that asks, with the line on which it does."""
    for read in captures:
        counting = printed.get(read.seed, range(len(read.turns)))
        lines = {(line.turn, line.paragraph): line for line in reversed(read.ledger) if line.turn >= 0}
        for index, turn in enumerate(read.turns):
            if turn.role is not Role.QUESTION or index not in counting:
                continue
            line = lines.get((index, -1)) or lines[index, 0]
            place = Location(path=read.path, line=line.number, column=1, excerpt=line.text[:_EXCERPT])
            for label in (turn.label, *turn.credited):
                if name := _asker(label, labels):
                    yield name, place


def _spokespersons(captures: Sequence[Capture]) -> Iterable[tuple[str, Location]]:
    for read in captures:
        for name in read.spokespersons:
            yield name, Location(path=read.path)
