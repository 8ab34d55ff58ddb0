"""What is remembered is what would be made anew; whoever builds once remembers nothing."""

import random
from pathlib import Path

import pytest

from site_builder import config, joining
from site_builder.config import Config
from site_builder.diagnostics import BuildFailed, Location, Report, Rule
from site_builder.memory import NO_MEMORY, Memory
from site_builder.model import Edition
from site_builder.spread import Crew
from tests.trust.editions import lay, told
from tests.trust.edits import Snapshot, edit, restore

ODD = Rule(code="U999", name="odd")
SEQUENCES, LENGTH = 3, 25


def test_what_is_made_of_the_same_is_made_once_with_its_faults() -> None:
    memory, made = Memory(), list[int]()

    def make(report: Report) -> int:
        made.append(len(made))
        report.add(ODD, Location(path="a.yaml"), f"Odd, {len(made)}.")
        return made[-1]

    def ask(given: object) -> tuple[int, list[str]]:
        report = Report()
        return memory.made("a", lambda: (given, None), make, report), [found.message for found in report]

    assert ask((1, 2)) == ask((1, 2)) == (0, ["Odd, 1."])
    assert ask((1, 3)) == (1, ["Odd, 2."])
    assert ask((1, 2)) == (2, ["Odd, 3."])  # the last alone is remembered
    assert memory.made("b", lambda: ((1, 2), None), make, Report()) == 3


def test_what_failed_is_not_remembered() -> None:
    memory = Memory()

    def fail(report: Report) -> int:
        raise BuildFailed

    with pytest.raises(BuildFailed):
        memory.made("a", lambda: (1, None), fail, Report())
    assert memory.made("a", lambda: (1, None), lambda report: 2, Report()) == 2


@pytest.mark.parametrize("meanwhile", [(2, 0), (1, 1)])
def test_what_was_changed_while_it_was_read_is_not_remembered(meanwhile: tuple[int, int]) -> None:
    memory, said = Memory(), iter([(1, 0), meanwhile, (1, 0), (1, 0), (1, 0)])
    made = iter(range(3))
    answers = [memory.made("a", lambda: next(said), lambda report: next(made), Report()) for _ in range(3)]
    assert answers == [0, 1, 1]


def test_nothing_is_remembered_where_nothing_is_kept() -> None:
    def given() -> tuple[object, object]:
        raise AssertionError("nobody needs to know")

    answers = iter((1, 2))
    assert [NO_MEMORY.made("a", given, lambda report: next(answers), Report()) for _ in range(2)] == [1, 2]


def settings(root: Path) -> Config:
    return config.from_environment({"root": str(root), "jobs": "1"}, Report(), environment={})


def remembered(settings: Config, memory: Memory = NO_MEMORY) -> tuple[Edition | None, str]:
    report = Report()
    try:
        return joining.sound(settings, Crew(), report, lambda step: None, memory).edition, told(report)
    except BuildFailed:
        return None, told(report)


@pytest.mark.parametrize("number", range(SEQUENCES))
def test_whatever_is_edited_what_is_remembered_is_what_is_read_anew(number: int, tmp_path: Path) -> None:
    chance = random.Random(number)
    root, memory = lay(tmp_path / "edition", linked=False), Memory()
    sources = settings(root)
    history: list[Snapshot] = []
    done: list[str] = []
    sound = 0
    for _ in range(LENGTH):
        done.append(edit(root, chance, history))
        ours, theirs = remembered(sources, memory), remembered(sources)
        assert ours == theirs, done
        sound += ours[0] is not None
        if ours[0] is None:
            restore(root, history[-1])
    assert sound >= LENGTH // 3


def test_a_note_is_laid_on_what_is_remembered(tmp_path: Path) -> None:
    root = lay(tmp_path / "edition", linked=False)
    (root / "content/permalinks.lock").unlink()  # a note that is pinned changes by a correction only
    sources, memory = settings(root), Memory()
    before, _ = remembered(sources, memory)
    file = root / "content/annotations/2021-03-05.yaml"
    file.write_text(file.read_text("utf-8").replace("They lie in", "They now lie in"), "utf-8")
    after, said = remembered(sources, memory)
    assert before, said
    assert after, said
    assert "They now lie in" in str(after.briefings)
    assert after.term_mentions is before.term_mentions
    assert after.dates is before.dates
