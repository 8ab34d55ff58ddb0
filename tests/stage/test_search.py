"""The search bundle: the same for the same records, made once, and honest about what stops Pagefind."""

import gzip
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from site_builder.model import SearchRecord
from site_builder.stage import EnvironmentFault, bundle, indexing, latest, packing, search
from site_builder.stage.packing import TABLE, packed, programs, table
from site_builder.stage.years import Limit
from tests.stage.samples import alike, record, standing, unpacked

RECORDS = [
    record(
        number,
        f"Question {number} on equity and justice, résolution 2712",
        topic=(f"t{number % 7}", f"t{number % 5 + 10}"),
        outlet=(f"o{number % 11}",),
        year=(str(2000 + number % 25),),
        kind=("press-conference",),
    )
    for number in range(60)
]

MAKE = (
    "import sys, pathlib\n"
    "from site_builder.stage import bundle\n"
    "from tests.stage.test_search import RECORDS\n"
    "print(bundle(RECORDS, pathlib.Path(sys.argv[1])))\n"
)


def unpacked_json(content: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))
    return found


def words(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return what an index, ours or Pagefind's, has of each word."""
    parts = [unpacked(files[path]) for path in files if path.endswith(".pf_index")]
    return {word: places for (part,) in parts for word, *places in part}


def names(made: Path) -> list[str]:
    """Return the shards of a bundle, the newest first."""
    return [
        Path(each["path"]).name for each in json.loads((made / "shards.json").read_text("utf-8"))["shards"]
    ]


def pagefind(records: Sequence[SearchRecord]) -> dict[str, bytes]:
    return indexing.index(records, language="en", program=indexing.program())


def over_years(last: int = 2012) -> list[SearchRecord]:
    """Return ten records a year."""
    made = [
        record(number, f"Question {number} on équité, résolution 2712")
        for number in range((last - 2000) * 10)
    ]
    return [
        replace(
            each,
            path=f"/briefings/{2001 + at // 10}-05-05/#q{at}",
            sort={"date": f"{2001 + at // 10}-05-05-{at:04}"},
        )
        for at, each in enumerate(made)
    ]


def program(tmp_path: Path, script: str) -> Path:
    """Make a stand-in for Pagefind's program."""
    path = tmp_path / "pagefind"
    path.write_text(f"#!{sys.executable}\n{script}")
    path.chmod(0o755)
    return path


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    found = []
    for seed in ("0", "1", "2", "3", "random"):
        run = subprocess.run(
            [sys.executable, "-c", MAKE, str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed[:1]}", "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
        )
        found.append((Path(run.stdout.strip()).name, standing(Path(run.stdout.strip()))))
    assert all(each == found[0] for each in found)


def told(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the table of a shard."""
    found: dict[str, Any] = json.loads(files[TABLE])
    return found


def lengths(files: Mapping[str, bytes]) -> list[int]:
    """Return the words of each record, as a table tells them: five bits, and how often to double them."""
    numbers = [ord(letter) - ord("#") for letter in told(files)["lengths"]]
    return [each if each < 32 else (each % 16 + 16) * 2 ** (each // 16 - 1) for each in numbers]


def test_nothing_is_lost_in_a_shard() -> None:
    raw = pagefind(RECORDS)
    made = packed(raw, RECORDS)
    assert words(made) == words(raw)
    (name,) = [path for path in raw if path.endswith(".pf_meta")]
    version, pages, _, _, _, fields = unpacked(raw[name])
    assert lengths(made) == [length for _, length in pages]
    assert (told(made)["version"], told(made)["fields"]) == (version, fields)
    for place, (old, _) in enumerate(pages):
        fragment = made[f"fragment/{place}.pf_fragment"]
        assert fragment == raw[f"fragment/{old}.pf_fragment"]
        assert unpacked_json(fragment)["url"] == RECORDS[place].path


@pytest.mark.parametrize("far", [0x8361, 0x8373, 0x8379, 0x837A])
def test_no_number_is_taken_for_the_beginning_of_a_word(far: int) -> None:
    """The bytes of some numbers, as of how far apart a word stands twice, are those that begin an entry."""
    records = [record(1, " ".join(["\u0443a", "b" * 30, *["filler"] * (far - 2), "\u0443a", "c" * 300]))]
    raw = pagefind(records)
    assert words(packed(raw, records)) == words(raw)
    assert {"\u0443a", "b" * 30, "filler", "c" * 300} <= words(raw).keys()


def test_a_record_without_words_keeps_its_place() -> None:
    records = [record(1, "one two"), record(2, "\u2026"), record(3, "three")]
    made = packed(pagefind(records), records)
    assert lengths(made) == [2, 0, 1]
    assert [path for path in made if path.startswith("fragment/")] == [
        "fragment/0.pf_fragment",
        "fragment/2.pf_fragment",
    ]


def test_every_part_of_an_index_has_the_words_from_its_start_to_the_next() -> None:
    records = alike()
    made = packed(pagefind(records), records)
    starts = told(made)["starts"]
    assert starts == sorted(set(starts)) and len(starts) > 20
    for number, (start, following) in enumerate(pairwise([*starts, "\U0010ffff"])):
        (part,) = unpacked(made[f"index/{number}.pf_index"])
        assert part
        assert all(start <= word < following for word, *_ in part)


@pytest.mark.parametrize("length", [1, 40, 199, 200, 201, 900])
def test_the_mean_length_is_the_same_in_every_shard(length: int) -> None:
    records = [record(at, " ".join(["word"] * length)) for at in range(7)]
    made = packed(pagefind(records), records)
    missing, pages = told(made)["levelling"]
    assert sum(lengths(made)) + missing == 200 * (7 + pages)
    assert missing >= 0 < pages


def test_a_length_is_told_to_a_thirty_second() -> None:
    records = [record(at, " ".join(["word"] * at)) for at in (1, 15, 31, 32, 33, 63, 100, 201, 255, 3000)]
    found = lengths(packed(pagefind(records), records))
    assert found == [1, 15, 31, 32, 34, 64, 100, 200, 256, 2944]


def test_the_table_has_a_row_a_record() -> None:
    records = [
        record(1, "a", topic=("gaza", "taiwan"), outlet=("-",)),
        record(2, "b", topic=("gaza",), outlet=("cctv",)),
        replace(record(3, "c", topic=(), outlet=("-",)), path="/briefings/2023-11-17/#q1"),
    ]
    assert table(records) == {
        "documents": [2, 1],
        "facets": {
            "outlet": {"values": ["-", "cctv"], "sets": [(0,), (1,)], "rows": "#$#"},
            "topic": {"values": ["gaza", "taiwan"], "sets": [(), (0,), (0, 1)], "rows": "%$#"},
        },
    }


def test_only_what_the_search_page_loads_is_kept(tmp_path: Path) -> None:
    made = bundle(RECORDS, tmp_path)
    (shard,) = names(made)
    assert {path.name for path in made.iterdir()} == {
        "pagefind.js",
        "shards",
        "shards.json",
        "wasm.en.pagefind",
    }
    assert {path.name for path in (made / "shards" / shard).iterdir()} == {"fragment", "index", TABLE}


def test_a_thousand_records_take_seconds(tmp_path: Path) -> None:
    """Two on a quiet machine, a hundred with Pagefind's own client; the limit lies well between."""
    words = [f"word{number}" for number in range(4000)]
    choice = random.Random(1)
    records = [
        record(number, " ".join(choice.choices(words, k=200)), topic=(f"t{number % 40}",))
        for number in range(1000)
    ]
    start = time.monotonic()
    made = bundle(records, tmp_path)
    assert time.monotonic() - start < 20
    assert len(list(made.glob("shards/*/fragment/*"))) == 1000


def test_a_bundle_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = bundle(RECORDS, tmp_path)
    monkeypatch.setattr(indexing, "index", lambda *_, **__: pytest.fail("Pagefind ran"))
    assert bundle(RECORDS, tmp_path) == first


def test_any_change_of_a_record_makes_another_bundle(tmp_path: Path) -> None:
    made = {
        bundle(records, tmp_path).name
        for records in (
            [record(1, "a"), record(2, "b")],
            [record(1, "a")],
            [record(1, "a", topic=("x",)), record(2, "b")],
        )
    }
    made.add(bundle([record(1, "a"), record(2, "b")], tmp_path, language="fr").name)
    assert len(made) == 4


def test_the_cache_keeps_the_last_two_bundles(tmp_path: Path) -> None:
    assert latest(tmp_path) is None
    first, second = bundle([record(1, "a")], tmp_path), bundle([record(1, "b")], tmp_path)
    assert latest(tmp_path) == second
    assert bundle([record(1, "a")], tmp_path) == first
    assert latest(tmp_path) == first
    (tmp_path / "search" / ".killed.draft").mkdir()
    third = bundle([record(1, "c")], tmp_path)
    folder = tmp_path / "search"
    assert set(folder.iterdir()) == {first, third, folder / "shards", folder / "sums"}
    shards = {path.name for path in (folder / "shards").iterdir()}
    assert shards == {*names(first), *names(third)}
    assert {path.name for path in (folder / "sums").iterdir()} == {first.name, third.name, *shards}


def test_bundles_of_a_version_that_parted_nothing_do_not_count(tmp_path: Path) -> None:
    """They were folders of one index, without shards."""
    folder = tmp_path / "search"
    for name in ("0" * 32, "1" * 32):
        (folder / name / "fragment").mkdir(parents=True)
        (folder / name / "pagefind.js").write_text("older")
    made = bundle(RECORDS, tmp_path)
    assert made.name not in ("0" * 32, "1" * 32)
    assert standing(made) == standing(bundle(RECORDS, tmp_path / "clean"))
    bundle(RECORDS[:9], tmp_path)
    assert {path.name for path in folder.glob("[01]" * 32)} == set(), "they go with the next"


def _cut(path: Path) -> None:
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content[:-1])


def _flip(path: Path) -> None:
    """Change it in place, in the bundle and the shard that have it by one link, and keep its date."""
    before, content = path.stat(), path.read_bytes()
    path.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def _make_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "cut": _cut,
    "flipped": _flip,
    "gone": Path.unlink,
    "one more": lambda path: path.with_name("more").write_bytes(b""),
    "a link": _link,
    "no file": _make_a_folder,
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("place", ["shards.json", "pagefind.js", f"shards/*/{TABLE}"])
def test_a_damaged_bundle_is_made_anew(damage: str, place: str, tmp_path: Path) -> None:
    made = bundle(RECORDS, tmp_path)
    whole = standing(made)
    (path,) = made.glob(place)
    DAMAGE[damage](path)
    assert standing(bundle(RECORDS, tmp_path)) == whole


def test_a_damaged_shard_is_made_anew(tmp_path: Path) -> None:
    """Also where the bundle has the file by a link of its own, as after a copy of the cache."""
    whole = standing(bundle(RECORDS, tmp_path))
    bundle(RECORDS[:9], tmp_path)
    for path in (tmp_path / "search").glob("[0-9a-f]*"):
        shutil.rmtree(path)
    for path in (tmp_path / "search" / "shards").glob("*/index/0.pf_index"):
        _cut(path)
    assert standing(bundle(RECORDS, tmp_path)) == whole


@pytest.mark.parametrize("module", ["search.py", "years.py", "indexing.py", "packing.py"])
def test_what_another_version_made_is_made_anew(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have put something else under the same name."""
    source = search._source
    monkeypatch.setattr(search, "_source", lambda name: b"X" if name == module else source(name))
    monkeypatch.setattr(packing, "packed", lambda *given: {**packed(*given), "old": b"X"})
    monkeypatch.setattr(packing, "programs", lambda found: ({}, {"old": b"X"}))
    bundle(RECORDS, tmp_path)
    monkeypatch.undo()
    assert standing(bundle(RECORDS, tmp_path)) == standing(bundle(RECORDS, tmp_path / "clean"))


def test_without_records_the_bundle_is_whole(tmp_path: Path) -> None:
    made = bundle([], tmp_path)
    (shard,) = names(made)
    assert json.loads((made / "shards" / shard / TABLE).read_text("utf-8")) == {
        **{"version": "1.5.2", "fields": [], "starts": [], "lengths": "", "levelling": [0, 0]},
        **{"documents": [], "facets": {}},
    }
    assert (made / "wasm.en.pagefind").is_file()


# Many records ------------------------------------------------------------------------------------

FEW = Limit(records=40)


def test_a_record_added_is_indexed_with_its_years_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = bundle(over_years(), tmp_path, jobs=2, limit=FEW)
    indexed: list[int] = []
    index = indexing.index

    def watched(records: Sequence[SearchRecord], **given: Any) -> dict[str, bytes]:
        indexed.append(len(records))
        return index(records, **given)

    monkeypatch.setattr(indexing, "index", watched)
    added = replace(record(999, "new"), path="/briefings/2002-06-06/#q1", sort={"date": "2002-06-06-0001"})
    second = bundle([*over_years(), added], tmp_path, jobs=2, limit=FEW)
    assert sorted(indexed) == [1, 31]  # the sample that the programs come with, and 2001 to 2003
    before, after = names(first), names(second)
    assert len(before) == 4
    assert before[:3] == after[:3] and before[3] != after[3]
    assert standing(first / "shards" / before[0]) == standing(second / "shards" / after[0])


def test_many_shards_are_the_same_however_many_are_made_at_once(tmp_path: Path) -> None:
    one = bundle(over_years(), tmp_path / "one", jobs=1, limit=FEW)
    two = bundle(list(reversed(over_years())), tmp_path / "two", jobs=8, limit=FEW)
    assert standing(one) == standing(two)
    told = json.loads((one / "shards.json").read_text("utf-8"))["shards"]
    assert [(each["first"], each["last"], each["records"]) for each in told] == [
        ("2012", "2012", 10),
        ("2008", "2011", 40),
        ("2004", "2007", 40),
        ("2001", "2003", 30),
    ]


def test_shards_that_were_made_outlive_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = indexing.index

    def failing(records: Sequence[SearchRecord], **given: Any) -> dict[str, bytes]:
        if records[0].path.startswith("/briefings/2001"):
            raise EnvironmentFault("Pagefind was ended by SIGKILL.", "")
        return index(records, **given)

    monkeypatch.setattr(indexing, "index", failing)
    with pytest.raises(EnvironmentFault, match="SIGKILL"):
        bundle(over_years(), tmp_path, limit=FEW)
    assert latest(tmp_path) is None
    assert len(list((tmp_path / "search" / "shards").iterdir())) == 3
    monkeypatch.setattr(indexing, "index", index)
    assert len(names(bundle(over_years(), tmp_path, limit=FEW))) == 4


def test_bundles_are_put_together_where_there_are_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    copied = standing(bundle(over_years(), tmp_path / "copied", limit=FEW))
    monkeypatch.undo()
    assert copied == standing(bundle(over_years(), tmp_path / "linked", limit=FEW))


# What stops Pagefind ---------------------------------------------------------------------------

CRASHES = {
    'ended with code 3, saying "out of memory".': (
        "import sys; print('first', 'out of memory', sep='\\n', file=sys.stderr); sys.exit(3)"
    ),
    "was ended by SIGKILL.": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
    "ended with code 0.": "pass",
}


@pytest.mark.parametrize(("says", "script"), CRASHES.items())
def test_a_crash_is_told_with_pagefinds_own_words(tmp_path: Path, says: str, script: str) -> None:
    with pytest.raises(EnvironmentFault) as fault:
        indexing.index(RECORDS * 50, language="en", program=program(tmp_path, script))
    assert says in fault.value.message
    assert "--no-search" in fault.value.hint


def test_silence_has_an_end(tmp_path: Path) -> None:
    sleeper = program(tmp_path, "import time; time.sleep(60)")
    with pytest.raises(EnvironmentFault, match=r"has not answered for 0\.3 seconds"):
        indexing.index(RECORDS, language="en", program=sleeper, patience=0.3)


def test_an_error_of_pagefind_is_told() -> None:
    broken = record(1, "half a character: \ud800")
    with pytest.raises(EnvironmentFault, match=r"Pagefind answered: .*hex escape"):
        pagefind([broken])


def test_a_program_that_cannot_start_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="No such file"):
        indexing.index(RECORDS, language="en", program=tmp_path / "pagefind")


def test_a_missing_pagefind_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(EnvironmentFault, match="is missing") as fault:
        bundle(RECORDS, tmp_path)
    assert "pip install" in fault.value.hint


def test_a_bug_of_ours_is_not_taken_for_a_crash() -> None:
    broken = replace(record(1, "a"), meta=5)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        pagefind([record(2, "b"), broken])


def test_another_version_of_pagefind_is_refused() -> None:
    found = {**pagefind(RECORDS), "pagefind-entry.json": b'{"version":"2.0.0"}'}
    with pytest.raises(EnvironmentFault, match=r"Pagefind 2\.0\.0"):
        programs(found)


def test_a_pagefind_of_another_shape_is_refused() -> None:
    found = {**pagefind(RECORDS), "pagefind.js": b"export {};"}
    with pytest.raises(EnvironmentFault, match="does not know"):
        programs(found)
