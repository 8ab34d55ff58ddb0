"""The edition in; the phrases that the answers on a topic print more often than all other answers do, out.

They are for an editor to choose from, and nothing of them is published. A phrase of two to six words is
measured by the log-likelihood ratio of its counts (Dunning, 1993, Computational Linguistics 19.1): how much
less likely both counts are if the phrase were as frequent on the topic as elsewhere. It grows with the
evidence, so that a phrase printed twice stays below one that is printed twenty times.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from site_builder.curate import words
from site_builder.derive import passages as record
from site_builder.model import Edition, Passage, Role, Slug, Topic, Unit

LEAST = 3  # exchanges and paragraphs that print a phrase
CERTAIN = 10.83  # of the measure: a difference of less is left out (p > 0.001, one degree of freedom)
MOST = 40  # phrases a topic

_LENGTHS = range(2, 7)
_FUNCTION = frozenset(
    words.split(
        "a an and are as at be been between but by can could do does for from had has have he her his i if "
        "in into is it its may more not of on or our s shall she should so such than that the their them "
        "there these they this those to under was we were what when which while who will with would you your"
    ).forms
)

_Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A phrase as its first place prints it. `here` counts its places on the topic, `units` the exchanges and
    paragraphs that hold them, `elsewhere` its places in all other answers."""

    words: str
    here: int
    units: int
    elsewhere: int
    measure: float


def proposals(
    edition: Edition, slugs: Sequence[Slug] = (), *, least: int = LEAST
) -> Iterator[tuple[Topic, tuple[Proposal, ...]]]:
    """Yield the topics named, or all, each with its phrases, the most telling first."""
    units = [unit for briefing in edition.briefings for unit in briefing.units]
    runs = [tuple(_runs(unit)) for unit in units]
    by_topic: dict[Slug, list[int]] = {}
    for number, unit in enumerate(units):
        for match in unit.topics:
            by_topic.setdefault(match.topic, []).append(number)
    counted = {
        slug: _frequent([runs[number] for number in by_topic.get(slug, ())], least)
        for slug in slugs or tuple(edition.topics)
    }
    wanted = frozenset(gram for grams in counted.values() for gram in grams)
    everywhere = Counter(gram for one in runs for gram in _grams(one) if gram in wanted)
    size = sum(len(run) for one in runs for run in one)
    for slug, grams in counted.items():
        here = by_topic.get(slug, ())
        own = sum(len(run) for number in here for run in runs[number])
        topic = edition.topics[slug]
        chosen = _chosen(grams, everywhere, (own, size - own), topic, [units[number] for number in here])
        yield topic, tuple(chosen)


def _runs(unit: Unit) -> Iterator[tuple[str, ...]]:
    """Yield the sentences of what is not asked, as folded words."""
    for passage in unit.passages:
        if passage.role is not Role.QUESTION:
            run: list[str] = []
            for word in (*words.split(passage.text).forms, ""):
                if word:
                    run.append(word)
                elif run:
                    yield tuple(run)
                    run = []


def _grams(runs: Iterable[tuple[str, ...]], lengths: Iterable[int] = _LENGTHS) -> Iterator[_Gram]:
    for run in runs:
        for length in lengths:
            yield from zip(*(run[offset:] for offset in range(length)), strict=False)


def _frequent(units: Sequence[Sequence[tuple[str, ...]]], least: int) -> Mapping[_Gram, tuple[int, int]]:
    """Return the phrases that at least `least` units print, with their places and units. A longer one is no
    more frequent than what it begins with, so each length looks among those that are left."""
    found: dict[_Gram, tuple[int, int]] = {}
    left: frozenset[_Gram] = frozenset()
    for length in _LENGTHS:
        places: Counter[_Gram] = Counter()
        holding: Counter[_Gram] = Counter()
        for unit in units:
            grams = [gram for gram in _grams(unit, (length,)) if length == _LENGTHS[0] or gram[:-1] in left]
            places.update(grams)
            holding.update(set(grams))
        kept = {gram: (places[gram], number) for gram, number in holding.items() if number >= least}
        left = frozenset(kept)
        found |= kept
    return found


def _chosen(
    grams: Mapping[_Gram, tuple[int, int]],
    everywhere: Mapping[_Gram, int],
    sizes: tuple[int, int],
    topic: Topic,
    units: Sequence[Unit],
) -> Iterator[Proposal]:
    """Yield the phrases that are more frequent on the topic than elsewhere; none that stands only within a
    longer one, is tracked already, or begins or ends with a word that joins others."""
    known = {_folded(pattern.words) for pattern in (*topic.wording, *topic.patterns)}
    whole = {gram: number for gram, (number, _) in grams.items() if not {gram[0], gram[-1]} & _FUNCTION}
    within: Counter[_Gram] = Counter()
    for gram, number in whole.items():
        for part in _grams([gram], range(_LENGTHS[0], len(gram))):
            within[part] = max(within[part], number)
    measured = [
        (_measure((number, everywhere[gram] - number), sizes), gram)
        for gram, number in whole.items()
        if within[gram] < number and gram not in known
    ]
    best = sorted((-value, gram) for value, gram in measured if value >= CERTAIN)[:MOST]
    printed = _printed({gram for _, gram in best}, units)
    for value, gram in best:
        here, holding = grams[gram]
        yield Proposal(
            words=printed[gram],
            here=here,
            units=holding,
            elsewhere=everywhere[gram] - here,
            measure=-value,
        )


def _folded(phrase: str) -> _Gram:
    return tuple(word for word in words.split(phrase).forms if word)


def _measure(counts: tuple[int, int], sizes: tuple[int, int]) -> float:
    """Return the log-likelihood ratio of two counts in texts of two lengths; 0 where the first is not the
    more frequent."""
    if counts[0] * sizes[1] <= counts[1] * sizes[0]:
        return 0.0
    share = sum(counts) / sum(sizes)
    return 2 * sum(
        seen * log(seen / (size * share)) for seen, size in zip(counts, sizes, strict=True) if seen
    )


def _printed(grams: set[_Gram], units: Sequence[Unit]) -> Mapping[_Gram, str]:
    """Return each phrase as the first of the units that have it prints it."""
    found: dict[_Gram, str] = {}
    for passage in (each for unit in units for each in unit.passages if each.role is not Role.QUESTION):
        left = grams - found.keys()
        if not left:
            break
        for gram, start, end in _places(left, passage):
            found.setdefault(gram, record.plain(passage.text[start:end]))
    return found


def _places(grams: set[_Gram], passage: Passage) -> Iterator[tuple[_Gram, int, int]]:
    split = words.split(passage.text)
    for length in _LENGTHS:
        for at in range(len(split.forms) - length + 1):
            gram = tuple(split.forms[at : at + length])
            if gram in grams:
                yield gram, split.starts[at], split.ends[at + length - 1]


def stub(topic: Topic, found: Sequence[Proposal]) -> str:
    """Return phrases as lines that an editor may paste among the keys of a topic, each with its counts."""
    if not found:
        return f"# {topic.slug}: the counts tell no phrase apart."
    lines = [
        f"# {topic.slug}: what its answers print more often than others; keep what is telling",
        "wording:",
    ]
    for one in found:
        quoted = one.words.replace("\\", "\\\\").replace('"', '\\"')
        counts = f"{one.here}× in {one.units} answers or paragraphs, {one.elsewhere}× elsewhere"
        lines.append(f'  - "{quoted}"  # {counts}; log-likelihood {one.measure:.1f}')
    return "\n".join(lines)
