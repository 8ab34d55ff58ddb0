"""A build killed at any moment leaves the old site or the new one, and the next build heals the rest."""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from site_builder import stage
from site_builder.stage import exchange, files
from tests.stage.samples import FIRST, SECOND, beside, publish, standing, whole


def publish_and_die(output: Path, moment: int) -> bool:
    """Publish SECOND in a child that is killed at the nth moment; False if it got through."""
    return act_and_die(lambda: publish(output, SECOND), moment)


def act_and_die(act: Callable[[], object], moment: int) -> bool:
    """Act in a child that kills itself before its nth touch of the disk; False if it got through.

    Python's audit hooks announce each opening, renaming, making and removing before it is done.
    """
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    touches = 0

    def count(event: str, _: tuple[object, ...]) -> None:
        nonlocal touches
        if event == "open" or event.startswith("os."):
            touches += 1
            if touches == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    act()
    os._exit(0)


def wrecks(tmp_path: Path) -> Iterator[Path]:
    """Yield an output after a build over FIRST (the spare a generation older) was killed, for each moment."""
    start = tmp_path / "start" / "site"
    publish(start, {**FIRST, "old/index.html": b"older"})
    publish(start, FIRST)
    moment, died = 0, True
    while died:
        moment += 1
        output = tmp_path / str(moment) / "site"
        shutil.copytree(start.parent, output.parent, symlinks=True)
        died = publish_and_die(output, moment)
        yield output
        shutil.rmtree(output.parent)
    assert moment > 50, "the moments are counted"


def test_the_published_site_is_old_or_new_at_every_moment(tmp_path: Path) -> None:
    old = new = 0
    for output in wrecks(tmp_path):
        found = standing(output)
        assert found in (whole(FIRST), whole(SECOND))
        old, new = old + (found == whole(FIRST)), new + (found == whole(SECOND))
        publish(output, SECOND)
        assert standing(output) == whole(SECOND)
        assert beside(output) == {".site.spare"}
    assert old > 50
    assert new >= 2


def test_another_site_heals_the_spare_too(tmp_path: Path) -> None:
    for output in wrecks(tmp_path):
        third = {"index.html": b"<p>three</p>", "topics": b"now a file"}
        publish(output, third)
        assert standing(output) == whole(third)


def test_without_an_exchange_in_one_step_the_next_build_restores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "exchange", lambda *_: False)
    missing = 0
    for output in wrecks(tmp_path):
        missing += not output.exists()
        exchange.recover(output)
        assert standing(output) in (whole(FIRST), whole(SECOND))
        publish(output, SECOND)
        assert standing(output) == whole(SECOND)
        assert beside(output) == {".site.spare"}
    assert missing > 0


def test_first_publication_is_whole_or_missing(tmp_path: Path) -> None:
    moment, died = 0, True
    while died:
        moment += 1
        output = tmp_path / str(moment) / "site"
        output.parent.mkdir()
        died = publish_and_die(output, moment)
        assert not output.exists() or standing(output) == whole(SECOND)
        publish(output, SECOND)
        assert standing(output) == whole(SECOND)
    assert moment > 30


@pytest.mark.parametrize("act", [stage.clean, lambda output: stage.forget(output, output.with_name("cache"))])
def test_what_a_killed_removal_leaves_is_still_known_as_ours(
    tmp_path: Path, act: Callable[[Path], object]
) -> None:
    moment, died = 0, True
    while died:
        moment += 1
        output = tmp_path / str(moment) / "site"
        for site in (FIRST, SECOND):
            publish(output, site)
        died = act_and_die(partial(act, output), moment)
        publish(output, FIRST)
        assert standing(output) == whole(FIRST)
    assert moment > 10


def test_a_file_system_that_cannot_exchange_is_served_by_renames(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "exchange", lambda *_: False)
    for site in (FIRST, SECOND, FIRST):
        publish(tmp_path / "site", site)
        assert standing(tmp_path / "site") == whole(site)
        assert not exchange.parked(tmp_path / "site").exists()


def test_a_failed_rename_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "site"
    publish(output, FIRST)
    put = files.put

    def refuse(one: Path, other: Path) -> None:
        if one == exchange.spare(output):
            raise OSError(18, "Invalid cross-device link", str(one))
        put(one, other)

    monkeypatch.setattr(files, "exchange", lambda *_: False)
    monkeypatch.setattr(files, "put", refuse)
    with pytest.raises(stage.EnvironmentFault, match="cannot be renamed"):
        publish(output, SECOND)
    assert standing(output) == whole(FIRST)
