"""Work in parts: the same results whoever does it, faults that come through, nothing left of what failed."""

import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder import build, spread
from site_builder.config import Config
from site_builder.diagnostics import Report
from site_builder.spread import ALONE, Crew, Part
from site_builder.stage import EnvironmentFault

ROOT = Path(__file__).parents[1]


@given(st.lists(st.integers()), st.integers(1, 9))
def test_parts_hold_every_item_once_and_are_joined_in_order(items: list[int], of: int) -> None:
    parts = [list(Part(number=number, of=of).taken(items)) for number in range(of)]
    assert sum(map(len, parts)) == len(items)
    assert list(spread.joined(parts)) == items


def squares(numbers: range, part: Part) -> list[int]:
    return [number**2 for number in part.taken(numbers)]


def process(shared: None, part: Part) -> int:
    return os.getpid()


def fail(shared: None, part: Part) -> None:
    if part.number == 1:
        raise EnvironmentFault("The disk is full.", "Free some space.", full=True)


def write_for_ever(path: Path, part: Part) -> None:
    while True:
        path.write_text(str(time.monotonic()))
        time.sleep(0.01)


def write_late(path: Path, part: Part) -> None:
    time.sleep(0.2)
    path.touch()


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_a_crew_does_the_work_whatever_its_number(jobs: int) -> None:
    assert list(spread.joined(Crew(jobs=jobs).done(squares, range(7)))) == [0, 1, 4, 9, 16, 25, 36]


def test_each_part_has_a_process_and_one_alone_has_none() -> None:
    assert ALONE.done(process, None) == [os.getpid()]
    found = Crew(jobs=2).done(process, None)
    assert len(found) == 2
    assert os.getpid() not in found


def test_few_things_are_done_by_one_process_while_this_one_goes_on() -> None:
    few = Crew(jobs=3).for_many(4, 5)
    with few.at_work(process, None) as results:
        (other,) = results()
    assert other != os.getpid()
    assert few.done(process, None) == [os.getpid()], "nothing else is to be done meanwhile"
    with ThreadPoolExecutor(1) as threads:
        for crew in (ALONE, Crew(jobs=3, executor=threads)):
            with crew.for_many(4, 5).at_work(process, None) as results:
                assert results() == [os.getpid()]


def test_an_executor_does_the_work_instead() -> None:
    with ThreadPoolExecutor(2) as threads:
        assert Crew(jobs=2, executor=threads).done(process, None) == [os.getpid()] * 2


def test_what_is_shared_is_handed_over_once() -> None:
    shared = []

    def share(numbers: range) -> range:
        shared.append(numbers)
        return range(3)  # stands for them

    with ThreadPoolExecutor(2) as threads:
        crew = Crew(jobs=2, executor=threads, share=share)
        assert list(spread.joined(crew.done(squares, range(7)))) == [0, 1, 4]
    assert shared == [range(7)]


def test_an_executor_has_written_all_when_the_block_has_failed(tmp_path: Path) -> None:
    path = tmp_path / "late"
    with ThreadPoolExecutor(2) as threads:
        crew = Crew(jobs=2, executor=threads)
        with pytest.raises(KeyError), crew.at_work(write_late, path):
            raise KeyError
        assert path.exists()


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("of", [1, 2, 5])
def test_a_crew_does_its_part_alone(of: int, jobs: int) -> None:
    found = [
        list(spread.joined(Crew(jobs=jobs, part=Part(number=number, of=of)).done(squares, range(23))))
        for number in range(of)
    ]
    assert list(spread.joined(found)) == squares(range(23), spread.ALL)


def test_a_fault_comes_out_of_its_process_as_it_was() -> None:
    with pytest.raises(EnvironmentFault) as raised:
        Crew(jobs=2).done(fail, None)
    fault = raised.value
    assert (fault.message, fault.hint, fault.full) == ("The disk is full.", "Free some space.", True)


def is_written(path: Path) -> bool:
    before = path.read_text() if path.exists() else ""
    time.sleep(0.2)
    return path.exists() and path.read_text() != before


def test_work_ends_where_the_block_fails(tmp_path: Path) -> None:
    path = tmp_path / "clock"
    with pytest.raises(KeyError), Crew(jobs=2).at_work(write_for_ever, path):
        while not path.exists():
            time.sleep(0.01)
        raise KeyError
    assert not is_written(path)


def say_much(shared: None, part: Part) -> bytes:
    return bytes(50_000_000)


def die(shared: None, part: Part) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_work_ends_while_it_says_its_result() -> None:
    """Whenever the block fails: before a process has begun, while it works, while it sends, afterwards."""
    for wait in (0, 0, 0, 0.01, 0.02, 0.03, 0.05, 0.1, 0.3):
        with pytest.raises(KeyError), Crew(jobs=2).at_work(say_much, None):
            time.sleep(wait)
            raise KeyError


def test_ending_work_is_no_signal_to_who_began_it() -> None:
    got: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, frame: got.append(number))
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    wakeup = signal.set_wakeup_fd(theirs.fileno())  # as asyncio has one, which forked processes share
    try:
        for _ in range(20):
            with pytest.raises(KeyError), Crew(jobs=2).at_work(process, None):
                raise KeyError
        ours.setblocking(False)
        with pytest.raises(BlockingIOError):
            ours.recv(1)
        assert got == []
    finally:
        signal.set_wakeup_fd(wakeup)
        signal.signal(signal.SIGTERM, before)
        ours.close()
        theirs.close()


def test_a_process_that_dies_is_a_fault() -> None:
    with pytest.raises(RuntimeError, match="ended before its work was done"):
        Crew(jobs=2).done(die, None)


def test_work_ends_with_the_process_that_began_it(tmp_path: Path) -> None:
    path = tmp_path / "clock"
    program = (
        "import sys, pathlib; from site_builder.spread import Crew; from tests.test_spread import *\n"
        "Crew(jobs=2).done(write_for_ever, pathlib.Path(sys.argv[1]))"
    )
    owner = subprocess.Popen([sys.executable, "-c", program, path], cwd=ROOT)
    try:
        while not is_written(path):
            assert owner.poll() is None
        owner.send_signal(signal.SIGKILL)
        owner.wait()
        assert any(not is_written(path) for _ in range(100))
    finally:
        with suppress(ProcessLookupError):
            owner.kill()


def test_a_site_is_the_same_however_many_make_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trees: list[dict[Path, bytes]] = []
    for jobs, few in ((1, 1), (3, 1), (3, 10_000)):
        for module in ("build", "curate.join", "verify.reading"):
            monkeypatch.setattr(sys.modules[f"site_builder.{module}"], "_FEW", few)
        config = Config(
            root=tmp_path,
            seeds=ROOT / "seeds",
            content=ROOT / "content",
            templates=ROOT / "templates",
            static=ROOT / "static",
            output=tmp_path / f"site{len(trees)}",
            cache=tmp_path / ".cache",
            search=False,
            jobs=jobs,
        )
        build.build(config, Report(), lambda stage: None)
        trees.append(
            {
                path.relative_to(config.output): path.read_bytes()
                for path in config.output.rglob("*")
                if path.is_file()
            }
        )
    assert trees[0] == trees[1] == trees[2]
