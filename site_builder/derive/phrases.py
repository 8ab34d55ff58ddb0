"""A topic and its places in; where its tracked phrases are printed, as a picture and as a table, and the
exchanges that have one of its pairs, out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from site_builder import urls
from site_builder.derive import evidence, phrase_chart, wording
from site_builder.derive import passages as record
from site_builder.derive.passages import Mark, pieces
from site_builder.derive.phrase_chart import Column, Phrase
from site_builder.derive.pictures import PhraseChart
from site_builder.derive.places import Place
from site_builder.derive.views import PairView, PhraseView, Piece, WordingView
from site_builder.model import Briefing, Edition, Link, Passage, Pattern, Span, Topic, Unit

_AROUND = 6  # words of the record shown before a word that is cut out, and after it
_PAIRS = 40  # exchanges with a pair that the page of a topic shows
_CUT = "…"

BY_DOCUMENT = (
    "A square is a passage that prints the words; where a document has several, the number says how many. A "
    "dash is a document on the topic that does not print them."
)
BY_YEAR = (
    "A square is a passage that prints the words; more than 16 in a year are a bar, and the number says how "
    "many. A dash is a year in which documents speak of the topic and do not print them."
)
_CHOSEN = "The words were chosen by an editor, and are found in the passages of this topic by rule. "


def view(edition: Edition, topic: Topic, found: Sequence[Place]) -> WordingView:
    """Return what the page of a topic shows of its wording; `found` are its places by day."""
    columns = _columns(topic, found)
    rows = [_row(number, shown(pattern), columns) for number, pattern in enumerate(topic.wording)]
    pairs = list(_pairs(edition, topic, found))
    chart = phrase_chart.chart(rows, columns if rows else ())
    return WordingView(
        about=_CHOSEN + (BY_DOCUMENT if chart.columns else BY_YEAR),
        chart=chart,
        phrases=tuple(_phrase(number, row, columns, chart) for number, row in enumerate(rows)),
        pairs=tuple(pairs[-_PAIRS:]),
        pairs_cut=f"The latest {_PAIRS} of {len(pairs):,}; each stands beside its exchange, too."
        if len(pairs) > _PAIRS
        else "",
    )


def shown(pattern: Pattern) -> str:
    """Return the words of a pattern as they are read: with "…" for what it leaves open."""
    words = pattern.words.replace("...", _CUT)
    return f"{words.rstrip('* ')}{_CUT}" if words.rstrip().endswith("*") else words


def _columns(topic: Topic, found: Sequence[Place]) -> Sequence[Column]:
    """Return the documents on a topic, with the passages that print each phrase."""
    held = (list(group) for _, group in groupby(found, key=lambda place: place.briefing.id))
    return [
        Column(day=places[0].day, name=_name(places[0].briefing), places=_passages(topic, places))
        for places in held
    ]


def _name(briefing: Briefing) -> Link:
    return Link(text=wording.day(briefing.held.value[:10]), path=urls.briefing(briefing.id))


def _passages(topic: Topic, places: Sequence[Place]) -> Mapping[int, Sequence[Link]]:
    """Return by phrase the passages of one document that print it, each once, in the order of the text."""
    found: dict[int, list[Link]] = {}
    for place in places:
        for match in place.unit.phrases:
            if match.topic == topic.slug:
                links = found.setdefault(match.number, [])
                for anchor in dict.fromkeys(span.anchor for span in match.spans):
                    label = record.passage_label(place.unit, anchor)
                    links.append(Link(text=label, path=urls.briefing(place.briefing.id, anchor)))
    return found


def _row(number: int, words: str, columns: Sequence[Column]) -> Phrase:
    days = [wording.day(each.day) for each in columns if number in each.places]
    return Phrase(words=words, summary=_summary(days, len(columns)), total=f"{len(days)} of {len(columns)}")


def _phrase(number: int, row: Phrase, columns: Sequence[Column], chart: PhraseChart) -> PhraseView:
    holding = [each for each in columns if number in each.places]
    return PhraseView(
        words=row.words,
        first=wording.day(holding[0].day) if holding else "",
        last=wording.day(holding[-1].day) if holding else "",
        documents=row.total,
        places=tuple(_by_document(number, holding) if chart.columns else _by_year(number, holding)),
    )


def _summary(days: Sequence[str], documents: int) -> str:
    """Word the days of the documents that print a phrase, of all on the topic."""
    among = f"in {len(days)} of {wording.count(documents, 'document')}"
    if not days:
        return f"printed here {among}"
    if days[0] == days[-1]:
        return f"printed here on {days[0]}, {among}"
    return f"first printed here on {days[0]}, last on {days[-1]}, {among}"


def _by_document(number: int, holding: Sequence[Column]) -> Iterator[tuple[Link, tuple[Link, ...]]]:
    for each in holding:
        kept = each.places[number][: phrase_chart.MOST]
        more = len(each.places[number]) - len(kept)
        rest = (Link(text=f"{more} more", path=each.name.path),) if more else ()
        yield Link(text=wording.day(each.day), path=each.name.path), (*kept, *rest)


def _by_year(number: int, holding: Sequence[Column]) -> Iterator[tuple[Link, tuple[Link, ...]]]:
    for year, group in groupby(holding, key=lambda each: each.day[:4]):
        places = [place for each in group for place in each.places[number]]
        text = wording.count(len(places), "passage")
        yield Link(text=year, path=""), (Link(text=text, path=places[0].path),)


def _pairs(edition: Edition, topic: Topic, found: Sequence[Place]) -> Iterator[PairView]:
    for place in found:
        unit, briefing = place.unit, place.briefing
        who = wording.listed([link.text for link in evidence.asked_by(edition, unit) if link.path])
        for pair in unit.pairs:
            if pair.topic == topic.slug:
                yield PairView(
                    place=record.place(briefing, unit),
                    day=wording.day(place.day),
                    who=who,
                    asked=_cut(unit, pair.asked),
                    answered=_cut(unit, pair.answered),
                    language=briefing.language,
                )


def _cut(unit: Unit, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """Return the first of some words, marked, with a few before and after them."""
    first = spans[0]
    passage = next(each for each in unit.passages if each.anchor == first.anchor)
    start, end = _window(passage, first)
    mark = Mark(start=first.start, end=first.end, kind="found")
    before = (Piece(text=f"{_CUT}\u00a0"),) if start else ()
    after = (Piece(text=f"\u00a0{_CUT}"),) if end < len(passage.text) else ()
    return (*before, *pieces(passage.text, [mark], within=(start, end)), *after)


def _window(passage: Passage, span: Span) -> tuple[int, int]:
    """Return a part of a passage that begins and ends between words."""
    starts = [match.start() for match in re.finditer(r"\S+", passage.text) if match.end() <= span.start]
    ends = [match.end() for match in re.finditer(r"\S+", passage.text) if match.end() > span.end]
    return (
        starts[-_AROUND] if len(starts) >= _AROUND else 0,
        ends[_AROUND - 1] if len(ends) >= _AROUND else len(passage.text),
    )
