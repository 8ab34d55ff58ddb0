"""Entries of terms.yaml in; terms out. And what is wrong with them beside people, texts and one another."""

from collections.abc import Collection, Mapping, Sequence

from site_builder.curate import words
from site_builder.curate.annotations import NOTE_KINDS
from site_builder.curate.fields import Fields, choice, day, fields, listing, place, slug, text, texts
from site_builder.curate.parts import source
from site_builder.curate.resolve import did_you_mean
from site_builder.curate.strict_yaml import Node
from site_builder.diagnostics import Location, Report, Rule, Severity
from site_builder.model import Pattern, Person, Scope, Slug, Term, TermNote

SHARED_TERM = Rule(code="U300", name="shared-term")
UNSOURCED_DEFINITION = Rule(code="U301", name="unsourced-definition")
ABSENT_TERM = Rule(code="U302", name="absent-term", severity=Severity.WARNING)
UNKNOWN_TERM = Rule(code="U303", name="unknown-term")

CASES = ("any", "exact")


def term(node: Node, report: Report) -> Term | None:
    found = fields(
        node,
        report,
        required=("slug", "term", "definition"),
        optional=("sources", "aliases", "scope", "not", "case", "see", "notes"),
    )
    known_as = found and slug(found, "slug")
    if found is None or not known_as:
        return None
    name, sources = text(found, "term") or known_as, listing(found, "sources", source)
    if not sources:
        report.add(
            UNSOURCED_DEFINITION,
            place(found, "definition"),
            f'The definition of "{name}" has no source.',
            hint="add `sources:` with who published it, what and when",
        )
    return Term(
        slug=known_as,
        name=name,
        definition=text(found, "definition"),
        sources=sources,
        aliases=texts(found, "aliases"),
        patterns=_patterns(found, name),
        see=tuple(Slug(each) for each in texts(found, "see")),
        notes=listing(found, "notes", _note),
        location=found.location,
    )


def check(terms: Sequence[Term], people: Sequence[Person], report: Report) -> None:
    """Report words that two terms claim, or a term and a person; and terms that are nowhere defined."""
    claims: dict[tuple[str, ...], tuple[str, Location]] = {}
    for person in people:
        for name in (person.name, *person.aliases):
            claims.setdefault(_folded(name), (person.slug, person.location))
    for each in terms:
        for pattern in each.patterns:
            first, where = claims.setdefault(_folded(pattern.words), (each.slug, each.location))
            if where != each.location:
                report.add(
                    SHARED_TERM,
                    pattern.location,
                    f'"{pattern.words}" stands for both "{each.slug}" and "{first}" ({where}).',
                    hint="words can lead to one place only: take them from the other",
                )
    slugs = [each.slug for each in terms]
    for each in terms:
        for wanted in each.see:
            if wanted not in slugs:
                report.add(
                    UNKNOWN_TERM,
                    each.location,
                    f'There is no term "{wanted}", which "{each.slug}" refers to.',
                    hint=did_you_mean(wanted, slugs)
                    or "add it to content/terms.yaml, or take it from `see:`",
                )


def check_present(terms: Mapping[Slug, Term], mentioned: Collection[Slug], report: Report) -> None:
    """Warn of terms that stand in no text."""
    for each in terms.values():
        if each.slug not in mentioned:
            report.add(
                ABSENT_TERM,
                each.location,
                f'The term "{each.name}" stands in no text.',
                hint="add to `aliases:` the words that are printed, or take the term out",
            )


def _patterns(found: Fields, name: str) -> tuple[Pattern, ...]:
    """Return the name and the aliases as what is looked for, all under the same conditions."""
    scope = Scope(choice(found, "scope", tuple(Scope)) or Scope.ANY)
    excluded, is_exact = texts(found, "not"), choice(found, "case", CASES) == "exact"
    return tuple(
        Pattern(words=each, scope=scope, excluded=excluded, is_exact=is_exact, location=place(found, key))
        for key, each in (("term", name), *(("aliases", alias) for alias in texts(found, "aliases")))
    )


def _note(node: Node, report: Report) -> TermNote | None:
    found = fields(node, report, required=("kind", "note", "sources", "editor", "date"), optional=())
    if found is None:
        return None
    return TermNote(
        kind=choice(found, "kind", NOTE_KINDS),
        note=text(found, "note"),
        sources=listing(found, "sources", source),
        editor=text(found, "editor"),
        date=day(found, "date"),
    )


def _folded(name: str) -> tuple[str, ...]:
    return tuple(filter(None, words.split(name).forms))
