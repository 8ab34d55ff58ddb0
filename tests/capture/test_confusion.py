"""The reader's table of confusions: empty but for its diagonal, and not because it could not be otherwise."""

from dataclasses import replace

import pytest

from tests.capture import confusion, truth


def test_no_fixture_and_no_seed_is_read_otherwise_than_it_should(capsys: pytest.CaptureFixture[str]) -> None:
    status = confusion.main([])
    assert capsys.readouterr().out.endswith("\n0 disagreements\n")
    assert status == 0


def test_every_seed_has_its_truth() -> None:
    truths = [path.name for path in truth.fixtures(truth.SEED_TRUTHS)]
    assert truths == sorted(path.name for path in confusion.SEEDS.glob("*.txt"))


def test_what_differs_is_counted_and_told() -> None:
    case = truth.of_fixture(truth.FIXTURES / "same_outlet_twice.txt")
    title, blank, asked, *others = case.pieces
    wrong = replace(case, pieces=(title, blank, replace(asked, label="Reuters"), *others[:-1]))
    found = confusion.over([wrong])
    assert found.disagreements == [
        "same_outlet_twice: line 3, column 1: turn: expected [Reuters], found [Bloomberg]",
        "same_outlet_twice: line 3, column 1: turn: outlet: expected Reuters, found Bloomberg",
        "same_outlet_twice: line 13, column 1: turn: expected (none), found answer",
        "same_outlet_twice: line 13, column 1: expected (none), found answer",
    ]
    assert found.boundaries["(none)", "answer"] == 1
    assert found.outlets["outlet", "another"] == 1


def test_what_is_refused_or_read_against_the_truth_is_told() -> None:
    case = truth.of_fixture(truth.FIXTURES / "advertisement.txt")
    found = confusion.over([replace(case, wanted={"held": "none"})])
    assert "advertisement: document: expected press-conference, found refused" in found.disagreements
