"""What earlier builds kept of an edition serves later ones, whatever went wrong between them."""

from pathlib import Path

import pytest

from site_builder import config, joining
from site_builder.config import Config
from site_builder.diagnostics import BuildFailed, Report
from site_builder.spread import Crew
from tests.trust.editions import lay

NOWHERE = """\
- slug: "b"
  title: "B"
  date: 2021-03-05
  sources: [{text: "A gazette"}]
  mentions: [{target: "1999-01-01#q1", quote: "none"}]
"""


def stages(settings: Config, report: Report | None = None) -> list[str]:
    """Join the edition; return what had to be done for it."""
    done: list[str] = []
    joining.sound(settings, Crew(), report or Report(), lambda step: done.append(step.stage))
    return done


@pytest.fixture
def settings(tmp_path: Path) -> Config:
    root = lay(tmp_path / "edition")
    return config.from_environment({"root": str(root), "jobs": "1"}, Report(), environment={})


def test_what_is_kept_is_not_joined_again(settings: Config) -> None:
    assert set(stages(settings)) == {"content", "capture", "curate"}
    assert set(stages(settings)) == {"content"}


@pytest.mark.parametrize(
    ("file", "words", "rule"),
    [
        ("site.yaml", 'colour: "red"\n', "unknown-key"),  # found while content is read
        ("events.yaml", NOWHERE, "unknown-target"),  # while it is joined
    ],
)
def test_a_build_that_fails_takes_nothing_of_it_away(
    settings: Config, file: str, words: str, rule: str
) -> None:
    stages(settings)
    path = settings.content / file
    before = path.read_text("utf-8")
    for number in range(3):
        path.write_text(f"{before}{words}# {number}\n", "utf-8")
        report = Report()
        with pytest.raises(BuildFailed):
            stages(settings, report)
        assert [fault.rule.name for fault in report] == [rule]
    path.write_text(before, "utf-8")
    assert set(stages(settings)) == {"content"}
