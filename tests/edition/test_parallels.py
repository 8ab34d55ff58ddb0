"""What the five seeds say word for word in two places, against a list that was read in them."""

from dataclasses import replace
from pathlib import Path

import pytest

from site_builder import config, joining
from site_builder.curate import compounds, parallels
from site_builder.diagnostics import Report
from site_builder.model import Edition, ParallelSettings

ROOT = Path(__file__).parents[2]

Read = tuple[int, str, str, str, str]  # words; the two places; what is printed there


@pytest.fixture(scope="module")
def edition() -> Edition:
    report = Report()
    settings = config.from_environment({"root": str(ROOT)}, report, needs=(), environment={})
    return joining.read(settings, report, lambda stage: None)


def listed(*, false: bool) -> set[Read]:
    text = (Path(__file__).parent / "parallels.txt").read_text("utf-8")
    found = set()
    for entry in text.split("\n\n"):
        lines = [line for line in entry.splitlines() if not line.startswith("#")]
        if lines[0].startswith("false: ") is false:
            head, first, second = lines[1:] if false else lines
            words, a, b = head.split(" | ")
            found.add((int(words), a, b, first, second))
    return found


def read(edition: Edition, **settings: object) -> set[Read]:
    wanted = replace(edition.settings.parallels, **settings)  # type: ignore[arg-type]
    families = parallels.families(edition.briefings, wanted)
    return {
        (row["words"], row["a"]["target"], row["b"]["target"], row["a"]["exact"], row["b"]["exact"])
        for row in parallels.rows(replace(edition, families=families))
    }


def test_all_of_the_list_are_found_and_nothing_else(edition: Edition) -> None:
    assert len(listed(false=False)) == 12
    assert read(edition) == listed(false=False)


def test_what_is_false_is_left_out_by_its_rule_alone(edition: Edition) -> None:
    assert listed(false=True)
    assert read(edition, stop=()) == listed(false=False) | listed(false=True)


def test_eight_words_find_what_is_as_long(edition: Edition) -> None:
    assert read(edition, words=8) == {each for each in listed(false=False) if each[0] >= 8}


def test_places_are_exact_and_the_words_are_the_same_when_folded(edition: Edition) -> None:
    texts = {
        f"{briefing.id}#{passage.anchor}": passage.text
        for briefing in edition.briefings
        for unit in briefing.units
        for passage in unit.passages
    }
    assert edition.families
    for row in parallels.rows(edition):
        for end in (row["a"], row["b"]):
            assert texts[end["target"]][end["start"] : end["end"]] == end["exact"]
        a, b = (list(filter(None, compounds.split(row[end]["exact"]).forms)) for end in ("a", "b"))
        assert a == b
        assert len(a) == row["words"]


def test_an_id_stays_with_its_words(edition: Edition) -> None:
    ids = {family.id for family in edition.families}
    fewer = parallels.families(edition.briefings, ParallelSettings(words=10))
    assert {family.id for family in fewer} < ids
    assert all(len(id) == 16 for id in ids)
