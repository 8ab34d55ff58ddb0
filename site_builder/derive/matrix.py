"""The edition in; the tables of outlets by topics, and each outlet's questions by topic, out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from site_builder import urls
from site_builder.derive import entries, leaves, places, tables, tallies, wording
from site_builder.derive import passages as record
from site_builder.derive.leaves import Listing
from site_builder.derive.places import Place
from site_builder.derive.tallies import Tally
from site_builder.derive.views import WHOLE, Cell, CountRow, CountTable, Entry, Group
from site_builder.model import NO_SLUG, Edition, Exchange, Link, Page, Slug

LEAD = (
    "Questions of each outlet on each topic. A question may count under several topics, so a row can add up "
    "to more than its questions. Every number is a link to the questions themselves."
)
KINDS = {
    "agency": "News agencies",
    "broadcaster": "Broadcasters",
    "newspaper": "Newspapers",
    "magazine": "Magazines",
    "online": "Online media",
    "other": "Others",
}
_FILLED = 800  # cells that a page may fill: some 100 kB
_ROWS = 40
_NO_TOPIC = "No topic yet"
_NEWEST = 5  # questions of a topic on the page of an outlet that has many
_LINE = 120  # characters of a question


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """One page of outlets by topics."""

    title: str
    path: str
    outlets: tuple[Slug, ...]


def pages(edition: Edition) -> Iterator[Page]:
    tally = tallies.by_outlet_and_topic(edition)
    if tally:
        yield from _tables(edition, tally)
    for outlet in sorted(slug for slug in tally if slug != NO_SLUG):
        yield from _by_topic(edition, outlet, tally[outlet])


def _tables(edition: Edition, tally: Tally) -> Iterator[Page]:
    ranked = sorted(
        (slug for slug in tally if slug != NO_SLUG),
        key=lambda slug: (-tallies.questions(tally[slug]), *_name(edition, slug)),
    )
    topics = _topics(tally)
    first, *rest = _portions(ranked, tally) or [()]
    sheets = [_Sheet(title=tables.WHO, path=urls.matrix(), outlets=first)]
    if rest:
        sheets += _by_kind(edition, ranked, tally)
    jump = tuple(
        Link(text="The commonest" if n == 0 else sheet.title, path=sheet.path)
        for n, sheet in enumerate(sheets)
    )
    orders = (
        Link(text="By number of questions", path=urls.matrix()),
        Link(text="By name", path=urls.matrix(by_name=True)),
    )
    named = tuple(sorted(first, key=lambda slug: _name(edition, slug)))
    by_title = tuple(sorted(topics, key=lambda slug: _title(edition, slug)))
    for sheet, columns in (
        (sheets[0], topics),
        (_Sheet(title=tables.WHO, path=urls.matrix(by_name=True), outlets=named), by_title),
        *((sheet, topics) for sheet in sheets[1:]),
    ):
        is_first = sheet.title == tables.WHO
        yield tables.page(
            sheet.title,
            sheet.path,
            LEAD,
            table=_table(edition, tally, sheet.outlets, columns, len(ranked)),
            orders=orders if is_first else (),
            jump=(*(jump if rest else ()), *tables.others(urls.matrix())),
            kind="Outlet by topic",
            section="outlets",
            data=tables.DATA,
        )


def _portions(outlets: Sequence[Slug], tally: Tally) -> list[tuple[Slug, ...]]:
    """Part outlets into pages, none with more cells than can be read."""
    portions: list[tuple[Slug, ...]] = []
    here: list[Slug] = []
    filled = 0
    for slug in outlets:
        if here and (filled + len(tally[slug]) > _FILLED or len(here) == _ROWS):
            portions.append(tuple(here))
            here, filled = [], 0
        here.append(slug)
        filled += len(tally[slug])
    return [*portions, tuple(here)] if here else portions


def _by_kind(edition: Edition, ranked: Sequence[Slug], tally: Tally) -> Iterator[_Sheet]:
    """Yield all outlets of each kind by name, on as many pages as they need; each but the first of a kind is
    called after the outlet that it begins with."""
    for kind, title in KINDS.items():
        members = [slug for slug in ranked if (edition.outlets[slug].kind or "other") == kind]
        members.sort(key=lambda slug: _name(edition, slug))
        for number, portion in enumerate(_portions(members, tally)):
            begins = f", from {edition.outlets[portion[0]].name}" if number else ""
            path = urls.matrix(kind, portion[0] if number else "")
            yield _Sheet(title=f"{title}{begins}", path=path, outlets=portion)


def _topics(tally: Tally) -> tuple[Slug, ...]:
    """Return the topics that are asked about, the commonest first, and last what has none."""
    counts: dict[Slug, int] = {}
    for found in tally.values():
        for topic, asked in found.items():
            counts[topic] = counts.get(topic, 0) + len(asked)
    return tuple(sorted(counts, key=lambda slug: (slug == NO_SLUG, -counts[slug], slug)))


def _table(
    edition: Edition, tally: Tally, outlets: Sequence[Slug], topics: Sequence[Slug], all_outlets: int
) -> CountTable:
    most = max((len(found) for slug in outlets for found in tally[slug].values()), default=0)
    columns = [_column(edition, topic) for topic in topics]

    def row(slug: Slug) -> CountRow:
        found = tally[slug]
        return CountRow(
            name=Link(text=edition.outlets[slug].name, path=urls.outlet(slug)),
            cells=tuple(
                tallies.cell(
                    len(found.get(topic, ())), urls.outlet_topics(slug, topic), column=column.text, most=most
                )
                for topic, column in zip(topics, columns, strict=True)
            ),
            total=Cell(text=f"{tallies.questions(found):,}", path=urls.outlet(slug), column="Questions"),
        )

    return CountTable(
        caption="Outlets by topics: number of questions",
        corner="Outlet",
        columns=tuple(columns),
        total="Questions",
        rows=tuple(row(slug) for slug in outlets),
        sums=tuple(_sums(tally, topics, columns, all_outlets)),
    )


def _sums(
    tally: Tally, topics: Sequence[Slug], columns: Sequence[Link], all_outlets: int
) -> Iterator[CountRow]:
    """Yield what stands below: the questions of all outlets, also of those on other pages, each counted once;
    and those of which nobody is named as asking."""
    named = {slug: found for slug, found in tally.items() if slug != NO_SLUG}
    rows = [(f"All {wording.count(all_outlets, 'outlet')}", named)]
    if NO_SLUG in tally:
        rows.append(("No outlet named", {NO_SLUG: tally[NO_SLUG]}))
    for name, part in rows:
        asked = [
            {place.path for found in part.values() for place in found.get(topic, ())} for topic in topics
        ]
        yield CountRow(
            name=Link(text=name, path=""),
            cells=tuple(
                Cell(text=f"{len(paths):,}" if paths else "", path=column.path, column=column.text)
                for paths, column in zip(asked, columns, strict=True)
            ),
            total=Cell(text=f"{len(set().union(*asked)):,}", path=urls.OUTLETS, column="Questions"),
        )


def _column(edition: Edition, topic: Slug) -> Link:
    if topic == NO_SLUG:
        return Link(text=_NO_TOPIC, path="")
    return places.topic_link(edition.topics[topic])


def _name(edition: Edition, slug: Slug) -> tuple[str, str]:
    return (edition.outlets[slug].name.casefold(), slug)


def _title(edition: Edition, slug: Slug) -> tuple[bool, str]:
    return (slug == NO_SLUG, _column(edition, slug).text.casefold())


def _by_topic(edition: Edition, slug: Slug, found: Mapping[Slug, Sequence[Place]]) -> Iterator[Page]:
    """Yield an outlet's questions under each topic; where they are too many for a page, the newest under
    each, and a page for every topic that has more."""
    outlet = edition.outlets[slug]
    ranked = sorted(found, key=lambda topic: (topic == NO_SLUG, -len(found[topic]), topic))
    count = wording.count(tallies.questions(found), "question")
    groups = [_group(edition, topic, found[topic]) for topic in ranked]
    is_parted = sum(map(entries.group_size, groups)) > leaves.ROOM
    whole = Page(
        path=urls.outlet_topics(slug),
        template="register",
        title=f"{outlet.name}, by topic",
        description=f"Every question that {outlet.name} asked, by topic: {count}.",
        section="outlets",
        crumbs=(
            Link(text="Outlets", path=urls.OUTLETS),
            Link(text=outlet.name, path=urls.outlet(slug)),
            Link(text=tables.WHO, path=urls.matrix()),
        ),
        context={
            "lead": f"{count}, under every topic that each has, newest first.",
            "facts": (),
            "groups": tuple(
                _shortened(slug, topic, group) if is_parted else group
                for topic, group in zip(ranked, groups, strict=True)
            ),
            "lines": (),
            "portion": WHOLE,
        },
    )
    yield whole
    for topic in ranked if is_parted else ():
        if len(found[topic]) > _NEWEST:
            yield from _one_topic(edition, slug, topic, found[topic], whole=whole)


def _group(edition: Edition, topic: Slug, found: Sequence[Place]) -> Group:
    return Group(
        anchor=urls.topic_anchor(topic),
        link=_column(edition, topic),
        summary=wording.count(len(found), "question"),
        entries=tuple(_line(place) for place in reversed(found)),
    )


def _shortened(slug: Slug, topic: Slug, group: Group) -> Group:
    """Leave the newest of a group, and lead to the rest."""
    if len(group.entries) <= _NEWEST:
        return group
    return replace(
        group,
        link=replace(group.link, path=urls.outlet_topic(slug, topic)),
        summary=f"{group.summary}, the latest {_NEWEST} shown",
        entries=group.entries[:_NEWEST],
    )


def _one_topic(
    edition: Edition, slug: Slug, topic: Slug, found: Sequence[Place], *, whole: Page
) -> Iterator[Page]:
    def views(some: Sequence[Place]) -> Iterator[Entry]:
        return map(_line, some)

    path, name = urls.outlet_topic(slug, topic), _column(edition, topic)
    listing = Listing(day=lambda place: place.day, views=views, size=entries.size)
    parted = leaves.parted(path, tuple(reversed(found)), listing)
    count = wording.count(len(found), "question")

    def group(shown: Sequence[Entry]) -> Group:
        return Group(anchor=urls.topic_anchor(topic), link=name, summary="", entries=tuple(shown))

    page = Page(
        path=path,
        template="register",
        title=f"{edition.outlets[slug].name}: {name.text}",
        description=f"What {edition.outlets[slug].name} asked on one topic, {name.text}: {count}.",
        section="outlets",
        crumbs=(*whole.crumbs[:2], Link(text=whole.title, path=whole.path)),
        context={
            "lead": f"{count}, newest first.",
            "facts": (),
            "groups": (group(parted.shown),),
            "lines": parted.lines,
            "portion": WHOLE,
        },
    )
    yield page
    for leaf in parted.further:
        extent = wording.count(len(leaf.found), "question")
        yield leaves.page(leaf, page, extent, groups=(group(leaf.shown),))


def _line(place: Place) -> Entry:
    unit = place.unit
    asked = record.plain(unit.passages[0].text) if isinstance(unit, Exchange) else ""
    words = asked if len(asked) <= _LINE else f"{asked[:_LINE].rpartition(' ')[0]}\u00a0…"
    return Entry(
        when=wording.day(place.day),
        link=record.place(place.briefing, unit),
        summary=words,
    )
