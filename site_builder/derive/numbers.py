"""The edition in; its own numbers out, as the build finds them.

A kind of record joins by one line in the group that it belongs to.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from site_builder import urls
from site_builder.derive import forms, places, wording
from site_builder.derive.views import Figure, FigureGroup
from site_builder.model import Edition, Kind, LedgerLine, Mention, Page, Slug, Unit

TITLE = "Numbers"
LEAD = (
    "What this edition holds, counted by the program that made it. No page of it is published before all of "
    "them were checked, and these numbers are those of this very revision."
)


def pages(edition: Edition) -> Iterator[Page]:
    yield Page(
        path=urls.NUMBERS,
        template="numbers",
        title=TITLE,
        description=LEAD,
        context={
            "lead": LEAD,
            "groups": tuple(
                FigureGroup(
                    anchor=urls.slug(name),
                    name=name,
                    about=about,
                    figures=tuple(figure for count in counts for figure in count(edition)),
                )
                for name, about, counts in GROUPS
            ),
        },
    )


Count = Callable[[Edition], Iterable[Figure]]


def one(name: str, number: Callable[[Edition], int], path: str = "", about: str = "") -> Count:
    """Return what counts one thing."""

    def counted(edition: Edition) -> Iterator[Figure]:
        yield Figure(name=name, number=f"{number(edition):,}", path=path, about=about)

    return counted


def each(
    name: str, numbers: Callable[[Edition], Mapping[str, int]], path: Callable[[str], str] = lambda key: ""
) -> Count:
    """Return what counts things by their kind, in the order that is given."""

    def counted(edition: Edition) -> Iterator[Figure]:
        for key, number in numbers(edition).items():
            yield Figure(name=f"{name}, {key}" if name else key, number=f"{number:,}", path=path(key))

    return counted


def _units(edition: Edition) -> Iterator[Unit]:
    for briefing in edition.briefings:
        yield from briefing.units


def _lines(edition: Edition) -> Iterator[LedgerLine]:
    for briefing in edition.briefings:
        for witness in briefing.witnesses:
            yield from witness.capture.ledger


def _by_kind(edition: Edition) -> Mapping[str, int]:
    kinds = Counter(briefing.kind for briefing in edition.briefings)
    return {wording.KINDS[kind].lower(): kinds[kind] for kind in Kind if kinds[kind]}


def _classes(edition: Edition) -> Mapping[str, int]:
    return dict(sorted(Counter(line.kind.value for line in _lines(edition)).items()))


def _unclassed(edition: Edition) -> int:
    """Count the lines of captures that their ledger has not."""
    ledgers = (witness.capture.ledger for briefing in edition.briefings for witness in briefing.witnesses)
    numbers = ({line.number for line in ledger} for ledger in ledgers)
    return sum(max(found, default=0) - len(found) for found in numbers)


def _mentions(found: Mapping[Slug, Sequence[Mention]]) -> int:
    return sum(map(len, found.values()))


def _unspoken(edition: Edition) -> int:
    """Count the topics of which nothing was found, but for those that only hold others."""
    groups = {topic.parent for topic in edition.topics.values()}
    found = places.by_topic(edition)
    return sum(
        not found[slug] and bool(topic.patterns or slug not in groups)
        for slug, topic in edition.topics.items()
    )


def _notes(edition: Edition) -> Mapping[str, int]:
    return dict(sorted(Counter(n.annotation.kind for b in edition.briefings for n in b.notes).items()))


def _forms(edition: Edition) -> Iterable[Figure]:
    counts = Counter(form.form for unit in forms.judged(_units(edition)) for form in unit.forms)
    for form in forms.SPECIAL:
        name = f"Answers, {wording.FORMS[form]}"
        yield Figure(name=name, number=f"{counts[form]:,}", path=urls.answers(form))


def _rules(edition: Edition) -> Iterable[Figure]:
    """Count the answers that each rule found its words in; rules that found none are counted together."""
    fired = Counter(
        rule for unit in _units(edition) for form in (*unit.forms, *unit.overruled) for rule in form.rules
    )
    told = {rule.id: rule.form for rule in edition.form_rules}
    yield Figure(name="Rules for forms of answer", number=f"{len(told):,}", path=urls.ANSWERS)
    for rule, form in told.items():
        if fired[rule]:
            name = f"Rule “{rule}”, for {wording.FORMS[form]}"
            yield Figure(name=name, number=f"{fired[rule]:,}", path=urls.answers(form))
    silent = sum(not fired[rule] for rule in told)
    yield Figure(name="Rules that found nothing in this revision", number=f"{silent:,}")


def _pins(edition: Edition) -> int:
    return sum(1 + len(pin.parts) for pin in edition.pins)


GROUPS: tuple[tuple[str, str, tuple[Count, ...]], ...] = (
    (
        "The record",
        "What was captured, and how it was read.",
        (
            one("Documents", lambda e: len(e.briefings), urls.BRIEFINGS),
            each("Documents", _by_kind),
            one("Captures", lambda e: sum(len(b.witnesses) for b in e.briefings)),
            one("Exchanges", lambda e: sum(len(b.exchanges) for b in e.briefings), urls.matrix()),
            one("Paragraphs", lambda e: sum(len(unit.passages) for unit in _units(e))),
            one("Words", lambda e: sum(b.words for b in e.briefings)),
            one("Lines of captures", lambda e: sum(1 for line in _lines(e) if line.column == 1)),
            each("Lines and parts of lines", _classes),
        ),
    ),
    (
        "Checks",
        "Each is made of every revision, and stops it where it fails: what is published has passed.",
        (
            one(
                "Lines without a class",
                _unclassed,
                about="every line of every capture has one, or the capture is refused",
            ),
            # The next two are found after the pages are made; no page is published where there is one.
            one("Links that lead nowhere", lambda e: 0, about="every address on every page was looked up"),
            one(
                "Words that differ from the capture",
                lambda e: 0,
                about="every printed paragraph was compared with its lines",
            ),
            one("Addresses that are promised", _pins, urls.CITE, about="of exchanges and paragraphs"),
        ),
    ),
    (
        "The apparatus",
        "What we added.",
        (
            one(
                "Notes and emendations",
                lambda e: sum(len(b.notes) for b in e.briefings),
                urls.data("annotations.jsonl"),
            ),
            each("Notes", _notes),
            one("Topics", lambda e: len(e.topics), urls.TOPICS),
            one(
                "Topics that the record does not speak of",
                _unspoken,
                urls.TOPICS,
            ),
            one("Outlets that asked", lambda e: sum(map(bool, places.by_outlet(e).values())), urls.OUTLETS),
            one("Outlets in the register", lambda e: sum(not o.provisional for o in e.outlets.values())),
            one("People in the register", lambda e: sum(not p.provisional for p in e.people.values())),
            one("Events", lambda e: len(e.events), urls.EVENTS),
            one(
                "Places that speak of an event",
                lambda e: _mentions(e.event_mentions),
                urls.EVENTS,
            ),
            one("Places that name a person", lambda e: _mentions(e.person_mentions), urls.PEOPLE),
            one("Terms", lambda e: len(e.terms), urls.TERMS),
            one("Places where a term stands", lambda e: _mentions(e.term_mentions), urls.TERMS),
            one("Words that name a time", lambda e: len(e.dates), urls.TIMELINE),
            one("Families of parallels", lambda e: len(e.families), urls.PARALLELS),
            one("References to earlier words", lambda e: len(e.references), urls.data("references.jsonl")),
            one(
                "Reports of words left out",
                lambda e: sum(len(b.omissions) for b in e.briefings),
                urls.data("omissions.jsonl"),
            ),
            one("Corrections", lambda e: len(e.changes), urls.CORRECTIONS),
        ),
    ),
    (
        "Forms of answer",
        "What answers do, and the rules that found it.",
        (
            one("Answers", lambda e: len(forms.judged(_units(e))), urls.ANSWERS),
            _forms,
            one(
                "Forms by an editor",
                lambda e: sum(f.basis == forms.EDITOR for unit in _units(e) for f in unit.forms),
            ),
            one("Forms overruled", lambda e: sum(len(unit.overruled) for unit in _units(e))),
            _rules,
        ),
    ),
)
