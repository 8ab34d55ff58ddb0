"""What a first search takes over a full record, reckoned from one shard of it: the budget is 600 kB."""

import gzip
import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from pathlib import Path

import pytest

from site_builder.model import SearchRecord
from site_builder.stage.packing import TABLE, packed, programs
from tests.stage.samples import Parts, parts, record
from tests.stage.test_search import pagefind

BUDGET = 600_000  # bytes, after the page itself, of 40,000 exchanges and their openings
RECORDS = 44_000
SHARD = 2_300  # records, as the years part them
SHOWN = 10  # results, whose texts are loaded
VOCABULARY = 30_000
FEW = 10  # of the most frequent words, which nobody seeks


@dataclass(frozen=True, slots=True, kw_only=True)
class Bytes:
    """Of the programs, a table, a text; and of each part of an index, by its name."""

    programs: int
    table: int
    text: int
    sizes: Mapping[str, int]
    parts: Parts

    def first_search(self, *words: str) -> int:
        loaded = set().union(*(self.parts.of(word) for word in words))
        assert loaded
        index = sum(self.sizes[name] for name in loaded)
        return self.programs + SHOWN * self.text + RECORDS // SHARD * (self.table + index)


def zipf(number: int) -> list[float]:
    """Return how often each of so many values is drawn, cumulated: the second half as often as the first."""
    return list(accumulate(1 / rank for rank in range(1, number + 1)))


def words() -> list[str]:
    """Return the vocabulary, the most frequent word first; none is a form or the beginning of another."""
    chance = random.Random(3)
    syllables = [first + vowel for first in "bcdfghjklmnpqrstvz" for vowel in "aiou"]
    made: dict[str, None] = {}
    while len(made) < VOCABULARY:
        made["".join(chance.choices(syllables, k=chance.choice((2, 3, 3, 4)))) + "x"] = None
    return [*made]


def made_up() -> list[SearchRecord]:
    chance = random.Random(11)
    known = words()
    draw = partial(chance.choices, known, cum_weights=zipf(VOCABULARY))
    drawn = {
        name: partial(chance.choices, [f"{name}-{at}" for at in range(number)], cum_weights=zipf(number))
        for name, number in (("outlet", 150), ("topic", 40), ("form", 4))
    }
    made = []
    for number in range(SHARD):
        topics = drawn["topic"](k=chance.choice((1, 1, 2, 3)))
        filters = {
            "topic": tuple(sorted({*topics})),
            "form": tuple(sorted({*drawn["form"](k=chance.choice((1, 1, 2)))})),
            "outlet": tuple(drawn["outlet"]()),
            "kind": ("press-conference",),
            "spokesperson": (f"person-{number * 6 // SHARD}",),
            "year": (str(2001 + number * 2 // SHARD),),
        }
        made.append(record(number, " ".join(draw(k=chance.randint(40, 300))), **filters))
    return made


@pytest.fixture(scope="module")
def shard() -> Bytes:
    records = made_up()
    raw = pagefind(records)
    files: Mapping[str, bytes] = packed(raw, records)
    _, read_first = programs(raw)
    texts = [len(content) for path, content in files.items() if path.startswith("fragment/")]
    return Bytes(
        programs=sum(len(gzip.compress(content)) for content in read_first.values()),
        table=len(gzip.compress(files[TABLE])),
        text=sum(texts) // len(texts),
        sizes={Path(path).stem: len(files[path]) for path in files if path.startswith("index/")},
        parts=parts(files),
    )


def test_a_first_search_of_one_word_or_two_is_within_its_budget(shard: Bytes) -> None:
    chance = random.Random(1)
    sought = words()[FEW:]
    for _ in range(200):
        common, rare = chance.choice(sought[:500]), chance.choice(sought[500:])
        assert shard.first_search(common) < BUDGET
        assert shard.first_search(common, rare) < BUDGET
