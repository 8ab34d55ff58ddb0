"""The edition in; the index of what is said word for word in several places, and a page for each, out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from site_builder import urls
from site_builder.derive import also_said, entries, places, portions, side_by_side, wording
from site_builder.derive import passages as record
from site_builder.derive.also_said import Scene
from site_builder.derive.later import Later
from site_builder.derive.passages import Mark
from site_builder.derive.places import fact
from site_builder.derive.views import WHOLE, Entry, Fact, Group, ParallelView
from site_builder.model import (
    Anchor,
    BriefingId,
    Edition,
    Family,
    Link,
    Occurrence,
    Page,
    Passage,
)

LEAD = (
    "Words that stand in two answers, openings or reports, the same one after the other. Case, accents and "
    "the shape of quotation marks and dashes do not count. That the same words are not found elsewhere means "
    "that they are not in this corpus, and no more."
)
SHOWN = 12  # families of a year on the index; sentences below each other; places in a line
_FEW, _FEW_YEARS = 4, 12  # families of a year on the index where years are many; what is not many
_MONTH = 100  # families of a month on the page of a year
_QUOTED = 300  # characters of a title
_OTHERS = 6  # further families of the same passages


@dataclass(frozen=True, slots=True, kw_only=True)
class _Corpus:
    """What every page of a family draws on."""

    edition: Edition
    scene: Scene
    passages: Mapping[tuple[BriefingId, Anchor], Passage]
    beside: Mapping[tuple[BriefingId, Anchor], Sequence[Family]]
    extent: str

    def words(self, place: Occurrence) -> str:
        text = self.passages[place.briefing, place.span.anchor].text
        return record.plain(text[place.span.start : place.span.end])

    def quoted(self, family: Family) -> str:
        """Return the words as first printed, in quotation marks, cut where they are many."""
        words = self.words(family.places[0])
        if len(words) > _QUOTED:
            words = f"{words[:_QUOTED].rpartition(' ')[0] or words[:_QUOTED]} …"
        return f"“{words}”"

    def last(self, family: Family) -> str:
        return self.scene.day(family.places[-1])


def pages(edition: Edition) -> Iterator[Page]:
    corpus = _corpus(edition)
    latest = sorted(edition.families, key=lambda one: (corpus.last(one), one.words), reverse=True)
    years = [(year, list(group)) for year, group in groupby(latest, key=lambda one: corpus.last(one)[:4])]
    count = wording.count(len(latest), "family", "families")
    yield Page(
        path=urls.PARALLELS,
        template="register",
        title="Parallels",
        description=f"What is said word for word in several places: {count}, with every place.",
        section="parallels",
        context={
            "lead": LEAD,
            "facts": (
                fact("Extent", count, "by the day on which they were last said"),
                fact("Found in", corpus.extent),
                fact("Take away", Link(text="all parallels, JSON Lines", path=urls.data("parallels.jsonl"))),
            ),
            "groups": tuple(_year_groups(corpus, years)),
            "lines": (),
            "portion": WHOLE,
        },
    )
    for year, families in years:
        if len(families) > SHOWN:
            yield from _year_pages(corpus, year, families)
    for family in edition.families:
        yield _page(corpus, family)


def _corpus(edition: Edition) -> _Corpus:
    beside: dict[tuple[BriefingId, Anchor], list[Family]] = {}
    for family in edition.families:
        for key in dict.fromkeys((place.briefing, place.span.anchor) for place in family.places):
            beside.setdefault(key, []).append(family)
    return _Corpus(
        edition=edition,
        scene=also_said.scene(edition),
        passages={
            (place.briefing.id, passage.anchor): passage
            for place in places.all_units(edition)
            for passage in place.unit.passages
        },
        beside=beside,
        extent=_extent(edition),
    )


def _extent(edition: Edition) -> str:
    """Word what was looked through: n, and the span of days."""
    documents = wording.count(len(edition.briefings), "document")
    if not edition.briefings:
        return documents
    first, last = (edition.briefings[n].held.value[:10] for n in (0, -1))
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    span = f"{wording.day(first)} to {wording.day(last)}" if first != last else wording.day(first)
    return f"{documents}, {span}, {wording.count(days, 'day')}"


def _year_groups(corpus: _Corpus, years: Sequence[tuple[str, Sequence[Family]]]) -> Iterator[Group]:
    """Yield the latest families of each year; fewer of each where years are many."""
    shown = SHOWN if len(years) <= _FEW_YEARS else _FEW
    for year, families in years:
        count = wording.count(len(families), "family", "families")
        more = len(families) > SHOWN
        latest = families[: shown if more else SHOWN]
        yield Group(
            anchor=urls.year_anchor(year),
            link=Link(text=year, path=urls.parallels(year) if more else ""),
            summary=f"{count} last said in this year{f', the latest {shown} shown' if more else ''}",
            entries=tuple(_entry(corpus, family) for family in latest),
        )


def _year_pages(corpus: _Corpus, year: str, families: Sequence[Family]) -> Iterator[Page]:
    months = groupby(families, key=lambda family: corpus.last(family)[:7])
    groups = [_month_group(corpus, month, list(group)) for month, group in months]
    for part in portions.numbered(urls.parallels(year), groups, entries.group_size):
        yield Page(
            path=part.path,
            template="register",
            title=part.titled(f"Parallels last said in {year}"),
            description=part.titled(f"What was said again word for word in {year}, month by month") + ".",
            section="parallels",
            crumbs=(Link(text="Parallels", path=urls.PARALLELS),),
            context={
                "lead": f"{wording.count(len(families), 'family', 'families')}, of {corpus.extent}.",
                "facts": (),
                "groups": part.groups,
                "lines": (),
                "portion": part.portion,
            },
        )


def _month_group(corpus: _Corpus, month: str, families: Sequence[Family]) -> Group:
    count = wording.count(len(families), "family", "families")
    longest = sorted(families, key=lambda family: -family.words)[:_MONTH]
    cut = f", the longest {_MONTH} shown; all are in the data" if len(families) > _MONTH else ""
    return Group(
        anchor=urls.month_anchor(month),
        link=Link(text=wording.month(month), path=""),
        summary=f"{count}{cut}",
        entries=tuple(_entry(corpus, family) for family in longest),
    )


def _entry(corpus: _Corpus, family: Family) -> Entry:
    shown = family.places if len(family.places) <= 3 else (family.places[0], family.places[-1])
    named = wording.listed([corpus.scene.link(place).text for place in shown])
    summary = (
        named if len(shown) == len(family.places) else f"{len(family.places)} places, first and last {named}"
    )
    forms = dict.fromkeys(corpus.words(place) for place in family.places)
    return Entry(
        when=wording.count(family.words, "word"),
        link=Link(text=corpus.quoted(family), path=urls.family(family.id)),
        summary=f"{summary}. Printed in {len(forms)} ways" if len(forms) > 1 else summary,
    )


def _page(corpus: _Corpus, family: Family) -> Page:
    quoted = corpus.quoted(family)
    return Page(
        path=urls.family(family.id),
        template="parallel",
        title=quoted,
        description=f"Words that stand in {len(family.places)} places of this edition: {quoted}.",
        section="parallels",
        crumbs=(Link(text="Parallels", path=urls.PARALLELS),),
        context=Later(partial(_context, corpus, family)),
    )


def _context(corpus: _Corpus, family: Family) -> Mapping[str, object]:
    shown = family.places[:SHOWN]
    ends = (family.places[0], family.places[-1])
    cut = len(family.places) > len(shown)
    compared = [(corpus.passages[p.briefing, p.span.anchor].text, p.span.start, p.span.end) for p in shown]
    return {
        "facts": tuple(_facts(corpus, family)),
        "language": corpus.scene.units[family.places[0].briefing, family.places[0].unit][0].language,
        "passages": tuple(_view(corpus, place) for place in ends),
        "about": "Both passages whole, as printed."
        if len(family.places) == 2
        else "The first and the last, whole, as printed.",
        "rows": tuple(_row(corpus, family, place) for place in shown),
        "columns": side_by_side.columns(compared),
        "remark": _remark(len(family.places), len(shown) if cut else 0),
        "groups": tuple(_places(corpus, family)) if cut else (),
        "others": tuple(_entry(corpus, other) for other in _others(corpus, family)),
    }


def _row(corpus: _Corpus, family: Family, place: Occurrence) -> Link:
    """Name a place; where all are of one document, without its day."""
    link = corpus.scene.link(place)
    alone = len({each.briefing for each in family.places}) == 1
    return Link(text=corpus.scene.name(place), path=link.path) if alone else link


def _remark(places: int, shown: int) -> str:
    if places == 2:
        return "Shared words stand on the tint. Words in only one of the two are underlined."
    first = f"The first {shown} of {places}. " if shown else ""
    return (
        f"{first}Each sentence is compared with the one above it: shared words stand on the tint, words that "
        "it has alone are underlined."
    )


def _facts(corpus: _Corpus, family: Family) -> Iterator[Fact]:
    documents = {place.briefing for place in family.places}
    yield fact("Length", wording.count(family.words, "word"))
    count = wording.count(len(family.places), "place")
    yield fact("Stands in", f"{count} of {wording.count(len(documents), 'document')}")
    yield fact("First seen", corpus.scene.link(family.places[0]), f"in this corpus: {corpus.extent}")
    yield fact("Last seen", corpus.scene.link(family.places[-1]))
    yield fact(
        "Found by",
        Link(text="rule", path=urls.METHOD),
        f"{corpus.edition.settings.parallels.words} words or more, folded, one after the other",
    )
    yield fact("Take away", Link(text="all parallels, JSON Lines", path=urls.data("parallels.jsonl")))


def _view(corpus: _Corpus, place: Occurrence) -> ParallelView:
    passage = corpus.passages[place.briefing, place.span.anchor]
    briefing = corpus.scene.units[place.briefing, place.unit][0]
    mark = Mark(start=place.span.start, end=place.span.end, kind="parallel")
    return ParallelView(
        place=corpus.scene.link(place),
        who=also_said.who(corpus.edition, corpus.scene, place),
        pieces=record.pieces(passage.text, [mark]),
        language=briefing.language,
    )


def _places(corpus: _Corpus, family: Family) -> Iterator[Group]:
    """Yield every place, by year."""
    for year, group in groupby(family.places, key=lambda place: corpus.scene.day(place)[:4]):
        found = list(group)
        yield Group(
            anchor=urls.year_anchor(year),
            link=Link(text=year, path=""),
            summary=wording.count(len(found), "place"),
            entries=tuple(
                Entry(
                    when=wording.day(corpus.scene.day(place)),
                    link=Link(text=corpus.scene.name(place), path=corpus.scene.link(place).path),
                    summary=also_said.who(corpus.edition, corpus.scene, place),
                )
                for place in found
            ),
        )


def _others(corpus: _Corpus, family: Family) -> Iterable[Family]:
    """Return further families of the two passages that its page shows, the longest first."""
    found = {
        other.id: other
        for place in (family.places[0], family.places[-1])
        for other in corpus.beside[place.briefing, place.span.anchor]
        if other.id != family.id
    }
    return sorted(found.values(), key=lambda other: (-other.words, other.id))[:_OTHERS]
