"""`inspect --json` prints of every fixture, read as a file, what the fixture's margin says."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.capture import captures, truth
from tests.capture.truth import Truth

ROOT = Path(__file__).parents[2]

Described = Mapping[str, object]


@pytest.fixture(scope="module")
def inspected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Described]:
    """Return what is printed of each fixture, by its name."""
    paths = captures.write(tmp_path_factory.mktemp("captures"))
    command = [sys.executable, "-m", "site_builder", "inspect", "--json", *map(str, paths)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1, done.stderr  # some are refused
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return {Path(str(each["seed"])).stem: each for each in found}


@pytest.mark.parametrize("path", truth.fixtures(), ids=lambda path: path.stem)
def test_inspect_prints_what_the_margin_says(path: Path, inspected: dict[str, Described]) -> None:
    case, printed = truth.of_fixture(path), inspected[path.stem]
    if "refused" in case.wanted:
        assert str(printed["refused"]).startswith(case.wanted["refused"])
        assert (printed["kind"], printed["turns"], printed["ledger"]) == (None, [], [])
        return
    assert printed["refused"] is None
    assert printed["kind"] == case.wanted.get("kind", "press-conference")
    assert spoken(printed) == wanted(case)
    assert numbers(printed) == list(range(1, len(case.lines) + 1))


def wanted(case: Truth) -> list[tuple[object, ...]]:
    """Return role, label, first line, whether an outlet is named, and how many more are, of every turn."""
    return [
        (piece.kind, piece.label, piece.line, names_outlet(case, piece), len(piece.credited))
        for piece in case.pieces
        if piece.starts
    ]


def names_outlet(case: Truth, piece: truth.Piece) -> bool:
    return piece.kind == "question" and case.outlet(piece.label) != ""


def spoken(printed: Described) -> list[tuple[object, ...]]:
    turns = printed["turns"]
    assert isinstance(turns, list)
    return [
        (turn["role"], turn["label"], turn["lines"][0], turn["outlet"] is not None, len(turn["credited"]))
        for turn in turns
        if turn["role"] in truth.SPOKEN
    ]


def numbers(printed: Described) -> list[int]:
    """Return the lines that the ledger covers, in its order."""
    ledger = printed["ledger"]
    assert isinstance(ledger, list)
    return [number for entry in ledger for number in range(entry["lines"][0], entry["lines"][1] + 1)]
