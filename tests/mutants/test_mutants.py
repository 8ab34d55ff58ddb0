"""Mutation testing, tried on a made-up room: what tests look at dies, what they do not survives."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.building import ROOT
from tests.mutants import report
from tests.mutants.changes import changes, shown
from tests.mutants.ground import Ended, Ground, grounds
from tests.mutants.kept import Verdicts
from tests.mutants.sample import shares
from tests.mutants.trial import Verdict, chosen

MODULE = '''"""A made-up room."""

LIMIT = 3
BROKEN = {0: 1}[0]


def is_over(price):
    return price > LIMIT


def unseen(name):
    return name.strip("-")
'''
TESTS = """
from made_up.room import is_over, unseen

def test_sees():
    assert [is_over(price) for price in (2, 3, 4, 5)] == [False, False, True, True]

def test_sees_nothing():
    unseen("a")
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for name, text in {
        "made_up/room.py": MODULE,
        "tests/test_room.py": TESTS,
        "pyproject.toml": "[tool.pytest.ini_options]\npythonpath = ['.']\n",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


@pytest.fixture
def ground(project: Path, tmp_path: Path) -> Ground:
    return grounds(project, tmp_path / "work", 1)[0]


def test_what_tests_look_at_dies_and_what_they_do_not_survives(project: Path) -> None:
    line = [sys.executable, "-m", "tests.mutants", "made_up", "--root", str(project)]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr  # fewer than nine of ten
    killed = [line for line in done.stdout.splitlines() if line.endswith("by tests/test_room.py::test_sees")]
    assert {found.partition("room.py:")[2].split()[0] for found in killed} == {"3", "8"}
    survived = done.stdout.partition("\n\n")[2]
    assert survived.count("survived  ") == 4
    assert (
        'survived  made_up/room.py:12\n    - return name.strip("-")\n    + return name.strip(None)'
        in survived
    )
    assert "room.py:4\n    - BROKEN = {0: 1}[0]\n    + BROKEN = {0: 2}[0]\n" in survived
    assert "2 passed over that cannot be imported" in done.stdout
    assert (project / "made_up/room.py").read_text("utf-8") == MODULE


def test_a_run_that_was_broken_off_goes_on_where_nothing_has_changed(tmp_path: Path) -> None:
    place, verdict = tmp_path / "verdicts", Verdict(killed_by="test", asked=3)
    begun = Verdicts(place, "state", survivors=False)
    begun.put("one", verdict)
    begun.put("other", Verdict(killed_by="", asked=3))
    assert Verdicts(place, "state", survivors=False).found == begun.found
    assert Verdicts(place, "state", survivors=True).found == {"one": verdict}
    assert Verdicts(place, "changed", survivors=False).found == {}


def test_an_edit_elsewhere_leaves_a_mutant_what_it_was() -> None:
    before = {change.id: shown(MODULE, change.source())[1:] for change in changes("room.py", MODULE)}
    edited = MODULE.replace('"-"', '"+"')
    after = {change.id: shown(edited, change.source())[1:] for change in changes("room.py", edited)}
    same = before.keys() & after.keys()
    assert {before[each] for each in same} == {after[each] for each in same}
    assert len(before) - len(same) == 2  # both changes of what was edited


def test_modules_have_shares_by_their_size() -> None:
    assert shares({"a": 10, "b": 29, "c": 61}, 10) == {"a": 1, "b": 3, "c": 6}
    assert shares({"a": 1, "b": 2}, 10) == {"a": 1, "b": 2}


def test_the_quickest_tests_are_asked_first_and_no_more_than_fit() -> None:
    slow, quick = {"s::1": 5.0, "s::2": 1.0}, {"q::1": 1.0, "q::2": 2.0}
    assert list(chosen([slow, quick], 4.5)) == ["q::1", "q::2", "s::2"]


def test_a_mutant_changes_nothing_outside(ground: Ground, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "file").touch()
    (ground.root / "way").symlink_to(outside)
    attempts = (
        "(p / 'file').unlink()",
        "(p / 'other').write_text('')",
        "(p / 'file').open('a')",
        "(p / 'file').rename('here')",
        "(p / 'folder').mkdir()",
        "__import__('shutil').rmtree(p)",
        "pathlib.Path('way/file').write_text('')",
        "pathlib.Path('way/file').chmod(0)",
    )

    def work(root: Path) -> list[str]:
        told = []
        for attempt in attempts:
            program = f"import pathlib; p = pathlib.Path({str(outside)!r}); {attempt}"
            try:
                exec(program)
            except PermissionError as error:
                told.append(str(error))
        started = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
        (root / "inside").write_text("")
        return [*told, started.stderr.splitlines()[-1]]

    told = ground.done(work, seconds=20)
    assert len(told) == len(attempts) + 1
    assert [each for each in told if "which is outside of" not in each] == []
    assert [path.name for path in outside.iterdir()] == ["file"]
    assert (ground.root / "inside").exists()


def test_what_has_no_end_is_ended_with_all_that_it_started(ground: Ground) -> None:
    def work(root: Path) -> None:
        subprocess.Popen(["sleep", "60"])
        time.sleep(60)

    with pytest.raises(Ended):
        ground.done(work, seconds=0.05)


def test_every_reason_is_of_a_line_that_stands_there() -> None:
    for (path, was, _), reason in report.reasons().items():
        lines = {line.strip() for line in (ROOT / path).read_text("utf-8").splitlines()}
        assert set(was.splitlines()) <= lines, (path, was)
        assert reason
