"""Stages are told as they begin, counted, and what they took is kept."""

import json
from pathlib import Path

import pytest

from site_builder import console
from site_builder.progress import Profile, Step
from site_builder.spread import Crew, Part
from tests.building import command, link


def taken(items: range, part: Part) -> list[int]:
    return list(part.taken(items))


@pytest.mark.parametrize("jobs", [1, 3])
def test_what_is_done_is_counted_whoever_does_it(jobs: int) -> None:
    counted: list[int] = []
    Crew(jobs=jobs, tell=counted.append).done(taken, range(50))
    assert counted == sorted(counted)
    assert counted[-1] == 50


def test_a_profile_keeps_each_stage_with_its_objects() -> None:
    told: list[Step] = []
    profile = Profile(told.append)
    steps = [Step("capture"), Step("capture", 2, 5), Step("capture", 5, 5), Step("verify")]
    for step in steps:
        profile(step)
    profile.end()
    assert told == steps
    assert [(cost.stage, cost.objects) for cost in profile.costs] == [("capture", 5), ("verify", 0)]
    assert all(cost.seconds >= 0 and cost.memory > 1_000_000 for cost in profile.costs)


def test_check_prints_its_profile_as_one_object(tmp_path: Path) -> None:
    link(tmp_path)
    done = command("check", tmp_path, "--no-search", "--profile", "--format", "json")
    (line,) = done.stdout.splitlines()
    costs = {cost["stage"]: cost for cost in json.loads(line)["profile"]}
    assert list(costs) == ["content", "capture", "curate", "render", "verify"]
    assert (costs["capture"]["objects"], costs["curate"]["objects"]) == (5, 5)


def test_a_stage_that_is_told_again_before_anything_is_done_has_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with console.progress(quiet=False, unattended=True) as tell:
        for step in (Step("render"), Step("render"), Step("render", done=3), Step("verify"), Step("verify")):
            tell(step)
    assert capsys.readouterr().err.splitlines() == ["Writing pages", "Checking the site"]
