"""The briefings of an edition in; what is said word for word in two places of it, as families, out.

Answers, openings and reports are compared, questions are not; each text of a briefing once, whatever
witnesses it has. docs/adr/0007 says why it is done so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from site_builder.curate import comparison, compounds, fingerprints, recurrences, words
from site_builder.curate.comparison import EVERY, REACH, Measure, Places, Search
from site_builder.curate.recurrences import FIRST, STOP, Corpus
from site_builder.model import (
    Briefing,
    Edition,
    Family,
    Occurrence,
    Parallel,
    ParallelSettings,
    Passage,
    Role,
    Span,
    Unit,
)
from site_builder.spread import ALONE, Crew

_SYMBOLS = (
    0x10FFFF - FIRST
)  # different words that can be told apart; there are some 100,000 in 4,300 sessions
_ID = 16  # digits


class End(TypedDict):
    """One end of a parallel, as data files name a place."""

    target: str
    exact: str
    start: int
    end: int


class Row(TypedDict):
    """A parallel as data: key order is that of the data dictionary."""

    a: End
    b: End
    words: int
    family: str


class _Alphabet(dict[str, str]):
    """A symbol for each folded word, by the word as printed. Words beyond what can be told apart part texts,
    as if nothing recurred there."""

    def __init__(self) -> None:
        self.forms: list[str] = []
        self._symbols = {"": STOP}

    def __missing__(self, token: str) -> str:
        form = compounds.folded(token)
        symbol = self._symbols.get(form)
        if symbol is None:
            symbol = recurrences.BREAK
            if len(self.forms) <= _SYMBOLS:
                symbol = chr(FIRST + len(self.forms))
                self.forms.append(form)
            self._symbols[form] = symbol
        self[token] = symbol
        return symbol

    def of(self, text: str) -> str:
        return "".join(map(self.__getitem__, compounds.tokens(text)))

    def words(self, run: str) -> list[str]:
        """Return the folded words that a run stands for, without the ends of sentences."""
        return [self.forms[ord(symbol) - FIRST] for symbol in run if symbol != STOP]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A passage that is compared. Of the rest nothing counts but the names of document and unit."""

    briefing: Briefing
    unit: Unit
    passage: Passage


def families(
    briefings: Sequence[Briefing], settings: ParallelSettings, crew: Crew = ALONE
) -> tuple[Family, ...]:
    """Return the families in the order in which they are first said, of one place the longest first. A crew
    finds what recurs."""
    compared = list(texts(briefings))
    alphabet = _Alphabet()
    symbols = [alphabet.of(text.passage.text) for text in compared]
    corpus = recurrences.corpus(symbols, _numbers((text.briefing.id, text.unit.anchor) for text in compared))
    measure = Measure(
        least=settings.words,
        characters=frozenset(
            chr(FIRST + n) for n, form in enumerate(alphabet.forms) if words.is_chinese(form)
        ),
        stops=tuple(filter(None, (_stop(phrase, alphabet) for phrase in settings.stop))),
    )
    documents = _numbers(text.briefing.id for text in compared)
    search = Search(corpus=corpus, documents=documents, common=settings.common, measure=measure)
    found = comparison.found(search, crew)
    spans = _spans(corpus, compared, found)
    ids = _ids(alphabet, found)
    return tuple(
        _family(corpus, len(run) - run.count(STOP), run, places, spans, id=ids[run])
        for run, places in sorted(found.items(), key=lambda item: (item[1][0][0], -len(item[0])))
    )


def texts(briefings: Iterable[Briefing]) -> Iterator[Text]:
    """Yield every text that is compared."""
    for briefing in briefings:
        units = briefing.units
        for unit in units:
            for passage in unit.passages:
                if passage.role is not Role.QUESTION:
                    yield Text(briefing=briefing, unit=unit, passage=passage)


def _numbers(keys: Iterable[object]) -> Sequence[int]:
    """Number keys in the order in which they come."""
    known: dict[object, int] = {}
    return [known.setdefault(key, len(known)) for key in keys]


def _stop(phrase: str, alphabet: _Alphabet) -> str:
    """Return an editor's phrase in symbols."""
    return alphabet.of(phrase).strip(STOP)


def _spans(
    corpus: Corpus, texts: Sequence[Text], found: Mapping[str, Places]
) -> Mapping[tuple[int, int], tuple[Text, Span]]:
    """Return the characters of every run at every place, by the place and the length of the run."""
    wanted: dict[int, set[tuple[int, int]]] = {}
    for run, places in found.items():
        for at, text in places:
            wanted.setdefault(text, set()).add((at, len(run)))
    spans = {}
    for text, here in wanted.items():
        passage = texts[text].passage
        folded = compounds.split(passage.text)
        for at, length in here:
            first = at - corpus.starts[text]
            start, end = folded.starts[first], folded.ends[first + length - 1]
            spans[at, length] = (texts[text], Span(anchor=passage.anchor, start=start, end=end))
    return spans


def _ids(alphabet: _Alphabet, runs: Iterable[str]) -> Mapping[str, str]:
    """Return the id of each run: a digest of its words. Where sentences end within the same words at other
    places, the run with the fewest ends has it, and the ids of the others are made of their ends, too."""
    ids: dict[str, str] = {}
    given: set[str] = set()
    for run in sorted(runs, key=lambda run: (run.count(STOP), run)):
        id = fingerprints.of_folded((form.encode() for form in alphabet.words(run)), _ID)
        if id in given:
            parts = (" ".join(alphabet.words(part)) for part in run.split(STOP))
            id = fingerprints.of_folded((f"{part}.".encode() for part in parts), _ID)
        given.add(id)
        ids[run] = id
    return ids


def _family(
    corpus: Corpus,
    words: int,
    run: str,
    places: Places,
    spans: Mapping[tuple[int, int], tuple[Text, Span]],
    *,
    id: str,
) -> Family:
    found = tuple(
        Occurrence(briefing=text.briefing.id, unit=text.unit.anchor, span=span)
        for text, span in (spans[at, len(run)] for at, _ in places)
    )
    return Family(
        id=id,
        words=words,
        places=found,
        parallels=tuple(
            Parallel(a=found[a], b=found[b], words=words)
            for a, b in recurrences.pairs(corpus, run, places, EVERY, REACH)
        ),
    )


def rows(edition: Edition) -> Iterator[Row]:
    """Yield every parallel as data."""
    printed = {
        (text.briefing.id, text.passage.anchor): text.passage.text for text in texts(edition.briefings)
    }

    def end(place: Occurrence) -> End:
        span = place.span
        return End(
            target=f"{place.briefing}#{span.anchor}",
            exact=printed[place.briefing, span.anchor][span.start : span.end],
            start=span.start,
            end=span.end,
        )

    for family in edition.families:
        for pair in family.parallels:
            yield Row(a=end(pair.a), b=end(pair.b), words=pair.words, family=family.id)


def summary(edition: Edition) -> str:
    """Say how many parallels there are, of how many families."""
    pairs = sum(len(family.parallels) for family in edition.families)
    return f"{pairs} parallels of {len(edition.families)} families in {len(edition.briefings)} documents."
