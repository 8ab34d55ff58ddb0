"""Generated passages in; how long it takes to find 300 and 1,000 terms in them, out.

    python benchmarks/terms.py [--sessions 4300] [--terms 300 1000]

The terms are words that the passages hold: one to four of them each, drawn from all over the corpus, some
with an alias, every sixth a person. Timed is what a build does with them: the words split, every place found,
the longest kept.
"""

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import corpus  # noqa: E402
from site_builder import capture  # noqa: E402
from site_builder.curate import classify  # noqa: E402
from site_builder.diagnostics import Report  # noqa: E402
from site_builder.model import (  # noqa: E402
    Anchor,
    Content,
    Passage,
    Pattern,
    Person,
    Role,
    Slug,
    Term,
)

RUNS = 3


def terms(passages: Sequence[Passage], number: int = 300) -> Mapping[str, int]:
    """Find `number` terms and persons in the passages of an edition; return how often each stands there."""
    patterns = classify.patterns(drawn(passages, number), Report())
    counts: Counter[str] = Counter()
    for _, unit in groupby(passages, key=lambda passage: passage.anchor.partition("-")[0]):
        found = classify.find(patterns, list(unit))
        counts.update(slug for slug, _ in (*found.terms, *found.people))
    return dict(sorted(counts.items()))


def drawn(passages: Sequence[Passage], number: int) -> Content:
    """Return a register of words that stand in the passages, the same for the same passages."""
    chance = random.Random(0)
    phrases: dict[str, None] = {}
    while len(phrases) < 2 * number:
        words = chance.choice(passages).text.split()
        start = chance.randrange(len(words))
        phrase = " ".join(words[start : start + chance.randint(1, 4)]).strip(".,;:?!()“”\"'")
        if len(phrase) > 6:  # "the", "of" and the like are nobody's terms
            phrases[phrase] = None
    named = list(phrases)
    pairs = [(named[at], named[number + at]) for at in range(number)]
    people = [pair for at, pair in enumerate(pairs) if at % 6 == 0]
    things = [pair for at, pair in enumerate(pairs) if at % 6]
    return Content(
        people=tuple(
            Person(slug=Slug(f"person-{at}"), name=name, aliases=(alias,))
            for at, (name, alias) in enumerate(people)
        ),
        terms=tuple(
            Term(
                slug=Slug(f"term-{at}"),
                name=name,
                definition="What it is.",
                sources=(),
                patterns=(Pattern(words=name), Pattern(words=alias)),
            )
            for at, (name, alias) in enumerate(things)
        ),
    )


def generated(sessions: int) -> tuple[list[Passage], int]:
    """Return the passages of made-up sessions, and how many exchanges they are of."""
    with tempfile.TemporaryDirectory() as folder:
        truth = corpus.write(Path(folder), sessions)
        captures = capture.read(Path(folder, "seeds"), (), Report(), outlets=corpus.outlets())
    passages = [
        Passage(
            anchor=Anchor(f"s{session}q{turn}-{at}"),
            role=each.role,
            text=paragraph.text,
            first=paragraph.first,
            last=paragraph.last,
            column=paragraph.column,
            end=paragraph.end,
        )
        for session, read in enumerate(captures)
        for turn, each in enumerate(read.turns)
        for at, paragraph in enumerate(each.paragraphs)
        if each.role is not Role.NOTE
    ]
    return passages, sum(len(session.exchanges) for session in truth)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sessions", type=int, default=4300, help="how many to make (4300)")
    parser.add_argument("--terms", type=int, nargs="+", default=[0, 300, 1000], help="how many to look for")
    given = parser.parse_args()
    passages, exchanges = generated(given.sessions)
    for number in given.terms:
        times = []
        for _ in range(RUNS):
            start = time.process_time()
            counts = terms(passages, number)
            times.append(time.process_time() - start)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{exchanges:,} exchanges, {len(passages):,} paragraphs, {number:,} terms: "
            f"{statistics.median(times):.1f} s of the processor (median of {RUNS}), "
            f"{sum(counts.values()):,} places, {memory:,.0f} MB at most"
        )


if __name__ == "__main__":
    main()
