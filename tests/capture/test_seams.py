"""Two documents in one file are never read as one in silence; an editor may rule that they are one."""

from pathlib import Path

import pytest

from site_builder import capture
from site_builder.capture import seeds
from site_builder.diagnostics import NOWHERE, Report
from site_builder.model import Capture, LineClass, LineRuling, WitnessRecord
from tests.capture.confusion import SEEDS

READOUT = next(SEEDS.glob("004_*.txt"))
SEAMS = {"C118", "C119"}


def read(text: str, *rulings: LineRuling) -> tuple[Capture, Report]:
    report = Report()
    seed = seeds.decode(text.encode(), report, name="a.txt", shown="a.txt")
    assert not isinstance(seed, Capture)
    known = capture.Known(record=WitnessRecord(seed="a.txt", location=NOWHERE, lines=rulings))
    return capture.parse(seed, report, known=known), report


def seams(report: Report) -> list[str]:
    return [f"{each.rule.code} {each.location.line}" for each in report if each.rule.code in SEAMS]


@pytest.mark.parametrize("parted_by", ["\n", "\n\n", "\n\n\n"])
@pytest.mark.parametrize("number", ["001", "002", "003"])
@pytest.mark.parametrize("spaced", ["\n", "\n\n"], ids=["in single lines", "with blank lines"])
def test_readout_below_another_document_is_reported_at_its_first_line(
    number: str, parted_by: str, spaced: str
) -> None:
    first = next(SEEDS.glob(f"{number}_*.txt")).read_text("utf-8").rstrip()
    readout = spaced.join(READOUT.read_text("utf-8").splitlines())
    _, report = read(f"{first}{parted_by}{readout}")
    assert seams(report) == [f"C119 {len(first.splitlines()) + len(parted_by)}"]


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_document_alone_has_no_seam(path: Path) -> None:
    assert not seams(read(path.read_text("utf-8"))[1])


@pytest.mark.parametrize(
    "below", ["Example Agency, March 9, 2021", "On June 18, Held met with Elphberg in Westfield."]
)
def test_line_on_which_an_editor_rules_is_no_seam(below: str) -> None:
    text = (
        "Foreign Ministry Spokesperson Mao Ning’s Regular Press Conference on May 8, 2023\n"
        f"AFP: Why is it so?\nMao Ning: It is so.\n{below}\nHeld said that it rains.\nBoth sides agreed.\n"
    )
    assert len(seams(read(text)[1])) == 1
    ruling = LineRuling(first=4, last=4, kind=LineClass.PARAGRAPH, because="The page prints it there.")
    found, report = read(text, ruling)
    assert not list(report)
    assert len(found.turns[-1].paragraphs) == 4


def test_a_weekday_that_was_named_before_is_nobody_who_was() -> None:
    _, report = read(
        "Foreign Ministry Spokesperson Mao Ning’s Regular Press Conference on May 8, 2023\n"
        "AFP: Did it rain on Monday?\nMao Ning: It did.\nOn Monday, Held met with Elphberg in Westfield.\n"
        "Held said that it rains.\nBoth sides agreed.\n"
    )
    assert seams(report) == ["C119 4"]


def test_words_that_are_quoted_are_nobody_who_reports() -> None:
    session = (
        "Foreign Ministry Spokesperson Mao Ning’s Regular Press Conference on May 8, 2023\n"
        "AFP: Why is it so?\nMao Ning: It is so.\nOn June 18, Held met with Elphberg in Westfield.\n"
    )
    assert seams(read(f"{session}Held said that it rains.\nGrass is green.\n")[1]) == ["C119 4"]
    assert seams(read(f"{session}“It rains” said the sky.\nGrass is green.\n")[1]) == []
