"""What earlier builds kept of an edition serves later ones, whatever went wrong between them."""

from pathlib import Path

import pytest

from site_builder import config, joining
from site_builder.config import Config
from site_builder.diagnostics import BuildFailed, Report
from site_builder.spread import Crew
from tests.trust.editions import lay


def stages(settings: Config) -> list[str]:
    """Join the edition; return what had to be done for it."""
    done: list[str] = []
    joining.sound(settings, Crew(), Report(), lambda step: done.append(step.stage))
    return done


@pytest.fixture
def settings(tmp_path: Path) -> Config:
    root = lay(tmp_path / "edition")
    return config.from_environment({"root": str(root), "jobs": "1"}, Report(), environment={})


def test_what_is_kept_is_not_joined_again(settings: Config) -> None:
    assert set(stages(settings)) == {"content", "capture", "curate"}
    assert set(stages(settings)) == {"content"}


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("site.yaml", 'colour: "red"\n'),  # found while content is read
        ("events.yaml", '- slug: "b"\n  title: "B"\n  date: "2021"\n  mentions: [{target: "1999-01-01"}]\n'),
    ],
)
def test_a_build_that_fails_takes_nothing_of_it_away(settings: Config, file: str, words: str) -> None:
    stages(settings)
    path = settings.content / file
    before = path.read_text("utf-8")
    for number in range(3):
        path.write_text(f"{before}{words}# {number}\n", "utf-8")
        with pytest.raises(BuildFailed):
            stages(settings)
    path.write_text(before, "utf-8")
    assert set(stages(settings)) == {"content"}
