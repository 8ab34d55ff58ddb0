"""Which records stand in one index: few of them all together, many by years, and a new one moves no other."""

import random
from collections.abc import Iterable, Sequence
from itertools import pairwise

import pytest

from site_builder.model import SearchRecord
from site_builder.stage.years import Limit, Shard, parted
from tests.stage.samples import record

FEW = Limit(records=20, words=10_000)


def on(day: str, number: int, words: int = 3) -> SearchRecord:
    made = record(number, " ".join(["word"] * words))
    return SearchRecord(
        path=f"/briefings/{day}/#q{number}",
        content=made.content,
        language="en",
        meta={},
        filters={},
        sort={"date": f"{day}-00001-{number:04}"},
    )


def years(first: int, last: int, each: int) -> list[SearchRecord]:
    return [
        on(f"{year}-{number % 12 + 1:02}-{number % 28 + 1:02}", number)
        for year in range(first, last + 1)
        for number in range(each)
    ]


def spans(records: Sequence[SearchRecord], limit: Limit = FEW) -> list[tuple[str, str, int]]:
    return [(shard.first, shard.last, len(shard.records)) for shard in parted(records, limit)]


def paths(shards: Iterable[Shard]) -> list[list[str]]:
    return [[each.path for each in shard.records] for shard in shards]


def test_few_records_stand_in_one_index() -> None:
    assert spans([]) == [("", "", 0)]
    assert spans(years(2001, 2005, 4)) == [("2001", "2005", 20)]


def test_many_are_parted_by_years_the_newest_first() -> None:
    assert spans(years(2001, 2006, 10)) == [
        ("2006", "2006", 10),
        ("2004", "2005", 20),
        ("2002", "2003", 20),
        ("2001", "2001", 10),
    ]


def test_words_count_as_records_do() -> None:
    long = [on(f"{year}-05-05", 1, words=6_000) for year in (2001, 2002, 2003)]
    assert spans(long) == [("2003", "2003", 1), ("2002", "2002", 1), ("2001", "2001", 1)]


def test_a_year_that_is_too_large_goes_by_its_months_and_a_day_stays_whole() -> None:
    shards = parted(years(2001, 2001, 36), FEW)
    months = [[path[16:18] for path in each] for each in paths(shards)]
    assert [(each[0], each[-1]) for each in months] == [("08", "12"), ("04", "07"), ("01", "03")]
    assert spans([on("2001-05-05", number) for number in range(50)]) == [("2001", "2001", 50)]


def test_every_record_stands_in_one_shard_and_in_order() -> None:
    records = years(1999, 2023, 15)
    shuffled = random.Random(3).sample(records, len(records))
    ordered = [each.path for shard in reversed(parted(shuffled, FEW)) for each in shard.records]
    days = [path[11:21] for path in ordered]
    assert days == sorted(days)
    assert sorted(ordered) == sorted(each.path for each in records)
    assert all(one.first > other.last for one, other in pairwise(parted(records, FEW)))


@pytest.mark.parametrize("seed", range(30))
def test_a_record_added_changes_one_shard_and_no_other(seed: int) -> None:
    """It may cut it in two, never more, however full the others are."""
    chance = random.Random(seed)
    records = years(2000, 2024, 13)
    before = paths(parted(records, FEW))
    day = f"{chance.randint(1998, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    after = paths(parted([*records, on(day, 99)], FEW))
    assert sum(each not in after for each in before) <= 1
    assert sum(each not in before for each in after) in (1, 2)
