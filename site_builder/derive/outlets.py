"""The edition in; the register of outlets and a page for each out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_builder import urls
from site_builder.derive import feeds, forms, leaves, places, wording
from site_builder.derive.places import Place, fact
from site_builder.derive.views import Evidence, Fact, TableRow
from site_builder.model import Edition, Exchange, Kind, Link, Outlet, Page
from site_builder.spread import ALL, Part

LEAD = "Who asked: every outlet that a record names as asking, with all its questions."
COLUMNS = ("Outlet", "Country", "Kind", "Questions", "First", "Last")
PROVISIONAL = "not yet in the editors’ register"


def pages(edition: Edition, part: Part = ALL) -> Iterator[Page]:
    found = places.by_outlet(edition)
    named = [outlet for outlet in edition.outlets.values() if found[outlet.slug]]
    if part.is_first:
        yield Page(
            path=urls.OUTLETS,
            template="outlets",
            title="Outlets",
            description=LEAD,
            section="outlets",
            context={
                "lead": LEAD,
                "facts": tuple(_register_facts(edition, named)),
                "columns": COLUMNS,
                "rows": tuple(_row(outlet, found[outlet.slug]) for outlet in sorted(named, key=_by_name)),
            },
        )
    for outlet in part.taken(named):
        yield from _pages(edition, outlet, found[outlet.slug])


def _register_facts(edition: Edition, named: Sequence[Outlet]) -> Iterator[Fact]:
    sessions = [briefing for briefing in edition.briefings if briefing.exchanges]
    asked = sum(bool(places.asking(unit)) for briefing in sessions for unit in briefing.exchanges)
    yield fact("Extent", f"{wording.count(len(named), 'outlet')}, {wording.count(asked, 'question')}")
    yield fact("Asked in", Link(text=wording.count(len(sessions), "press conference"), path=urls.BRIEFINGS))
    yield fact("Counts", Link(text="Who asks about what", path=urls.matrix()))


def _by_name(outlet: Outlet) -> tuple[str, str]:
    return (outlet.name.casefold(), outlet.slug)


def _row(outlet: Outlet, found: Sequence[Place]) -> TableRow:
    path = urls.outlet(outlet.slug)
    return TableRow(
        cells=(
            Link(text=outlet.name, path=path),
            Link(text=outlet.country, path=""),
            Link(text=outlet.kind, path=""),
            Link(text=str(len(found)), path=path),
            _day(found[0]),
            _day(found[-1]),
        )
    )


def _day(place: Place) -> Link:
    return Link(text=wording.day(place.day), path=urls.briefing(place.briefing.id, place.unit.anchor))


def _pages(edition: Edition, outlet: Outlet, found: Sequence[Place]) -> Iterator[Page]:
    def views(some: Sequence[Place]) -> Iterator[Evidence]:
        for shown in places.shown(edition, some, whole_answer=False):
            yield replace(shown, meta=tuple(line for line in shown.meta if line != f"asked by {outlet.name}"))

    link = Link(text=outlet.name, path=urls.outlet(outlet.slug))
    parted = leaves.parted(link.path, tuple(reversed(found)), places.listing(views))
    count = wording.count(len(found), "question")
    whole = Page(
        path=link.path,
        template="outlet",
        title=outlet.name,
        description=f"Every question that {outlet.name} asked: {count}.",
        section="outlets",
        crumbs=(Link(text="Outlets", path=urls.OUTLETS),),
        context={
            "facts": tuple(_facts(edition, outlet, found)),
            "strip": places.strip(edition, [(link, found)], parted.to_year if parted.lines else None),
            "heading": leaves.heading("Questions, newest first", parted, len(found)),
            "evidence": parted.shown,
            "lines": parted.lines,
            "more": parted.more,
        },
    )
    yield whole
    for leaf in parted.further:
        yield leaves.page(
            leaf, whole, wording.count(len(leaf.found), "question"), heading="Questions", evidence=leaf.shown
        )


def _facts(edition: Edition, outlet: Outlet, found: Sequence[Place]) -> Iterator[Fact]:
    kind = ", ".join(part for part in (outlet.kind, outlet.country) if part)
    if kind or outlet.provisional:
        yield fact("Kind", kind or PROVISIONAL)
    sessions = sum(briefing.kind is Kind.PRESS_CONFERENCE for briefing in edition.briefings)
    here = len({place.briefing.id for place in found})
    of = (
        f"{wording.count(len(found), 'question')}, in {here} of {wording.count(sessions, 'press conference')}"
    )
    yield fact("Questions", of)
    labels = [f"“{label}”" for label in _labels(outlet, found)]
    if labels:
        yield fact("Printed as", wording.listed(labels))
    if outlet.official:
        yield fact("Ownership", outlet.official, *(source.text for source in outlet.sources))
    topics = Counter(match.topic for place in found for match in place.unit.topics)
    if topics:
        yield fact(
            "Topics",
            *(
                Link(
                    text=f"{edition.topics[slug].title} {number}", path=urls.outlet_topics(outlet.slug, slug)
                )
                for slug, number in sorted(topics.items(), key=lambda pair: (-pair[1], pair[0]))
            ),
        )
    answered = forms.counted(place.unit for place in found)
    if answered:
        yield fact("Answers", *answered)
    yield feeds.take_away(urls.outlet(outlet.slug))


def _labels(outlet: Outlet, found: Sequence[Place]) -> list[str]:
    """Return the labels that the record prints for the outlet, in the order of first print."""
    labels = (
        question.label
        for place in found
        if isinstance(place.unit, Exchange)
        for question in place.unit.questions
        if question.outlet == outlet.slug
    )
    return list(dict.fromkeys(labels))
