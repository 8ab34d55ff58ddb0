"""The search bundle: the same for the same records, made once, and honest about what stops Pagefind."""

import gzip
import os
import random
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import cbor2
import pytest

from site_builder.model import SearchRecord
from site_builder.stage import EnvironmentFault, bundle, indexing, latest
from site_builder.stage.canonical import canonical
from tests.stage.samples import record, standing

# Enough filters, values and sort orders that two runs of Pagefind agree by chance about never.
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


def unpacked(content: bytes) -> Any:
    return cbor2.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))


def meta(files: dict[str, bytes]) -> Any:
    (name,) = [path for path in files if path.endswith(".pf_meta")]
    return unpacked(files[name])


def filters(files: dict[str, bytes]) -> dict[str, dict[str, list[int]]]:
    packed = [unpacked(files[path]) for path in files if path.endswith(".pf_filter")]
    return {name: dict(values) for name, values in packed}


def pagefind(records: list[SearchRecord]) -> dict[str, bytes]:
    return indexing.index(records, language="en", program=indexing.program())


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


def test_pagefind_alone_does_not_give_the_same_bytes() -> None:
    """When this fails, Pagefind has become deterministic, and canonical.py may go."""
    assert len({pagefind(RECORDS)["pagefind-entry.json"] for _ in range(5)}) > 1


def test_nothing_is_lost_in_the_canonical_form() -> None:
    raw = pagefind(RECORDS)
    made = canonical(raw, language="en")
    assert filters(made) == filters(raw)
    assert len(filters(made)) == 4
    assert [meta(made)[part] for part in (0, 1, 2, 5)] == [meta(raw)[part] for part in (0, 1, 2, 5)]
    assert sorted(map(str, meta(made)[4])) == sorted(map(str, meta(raw)[4]))
    assert {path for path in made if path.startswith("filter/")} == {
        f"filter/{name}.pf_filter" for _, name in meta(made)[3]
    }
    same = {path for path in made if path.startswith(("fragment/", "index/", "wasm."))}
    assert len(same) > len(RECORDS)
    assert {path: made[path] for path in same} == {path: raw[path] for path in same}


def test_only_what_the_search_page_loads_is_kept(tmp_path: Path) -> None:
    names = {path.partition("/")[0] for path in standing(bundle(RECORDS, tmp_path))}
    assert {name for name in names if not name.endswith(".pf_meta")} == {
        "filter",
        "fragment",
        "index",
        "pagefind-entry.json",
        "pagefind-worker.js",
        "pagefind.js",
        "wasm.en.pagefind",
    }


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
    assert len(list(made.glob("fragment/*"))) == 1000


def test_a_bundle_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = bundle(RECORDS, tmp_path)
    monkeypatch.setattr(indexing, "index", lambda *_, **__: pytest.fail("Pagefind ran"))
    assert bundle(RECORDS, tmp_path) == first


def test_any_change_of_a_record_makes_another_bundle(tmp_path: Path) -> None:
    made = {
        bundle(records, tmp_path).name
        for records in (
            [record(1, "a"), record(2, "b")],
            [record(2, "b"), record(1, "a")],
            [record(1, "a")],
            [record(1, "a", topic=("x",)), record(2, "b")],
        )
    }
    made.add(bundle([record(1, "a"), record(2, "b")], tmp_path, language="fr").name)
    assert len(made) == 5


def test_the_cache_keeps_the_last_two_bundles(tmp_path: Path) -> None:
    assert latest(tmp_path) is None
    first, second = bundle([record(1, "a")], tmp_path), bundle([record(1, "b")], tmp_path)
    assert latest(tmp_path) == second
    assert bundle([record(1, "a")], tmp_path) == first
    assert latest(tmp_path) == first
    (tmp_path / "search" / ".killed.draft").mkdir()
    third = bundle([record(1, "c")], tmp_path)
    assert set((tmp_path / "search").iterdir()) == {first, third}


def test_without_records_the_bundle_is_whole(tmp_path: Path) -> None:
    files = standing(bundle([], tmp_path))
    assert meta(files) == ["1.5.2", [], [], [], [], []]
    assert b'"page_count":0' in files["pagefind-entry.json"]
    assert "wasm.unknown.pagefind" in files


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
    entry = b'{"version":"2.0.0","languages":{},"include_characters":[]}'
    with pytest.raises(EnvironmentFault, match=r"Pagefind 2\.0\.0"):
        canonical({"pagefind-entry.json": entry}, language="en")
