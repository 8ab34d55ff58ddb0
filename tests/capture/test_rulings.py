"""What an editor settles of a reading: `labels:`, `not_labels:` and `lines:` of witnesses.yaml."""

import pytest

from site_builder import capture
from site_builder.capture import seeds
from site_builder.capture.source import Seed
from site_builder.diagnostics import NOWHERE, Diagnostic, Report
from site_builder.model import Capture, LabelRuling, LineClass, LineRuling, Role, WitnessRecord

TITLE = "Foreign Ministry Spokesperson Mao Ning’s Regular Press Conference on May 8, 2023"
ASKED = "CCTV: Will there be a summit?"
ANSWERED = "Mao Ning: There will be one in June."
BECAUSE = "The page prints it in bold."


def read(
    *lines: str, labels: tuple[LabelRuling, ...] = (), rulings: tuple[LineRuling, ...] = ()
) -> tuple[Capture, Report]:
    report = Report()
    seed = seeds.decode("\n".join((TITLE, *lines)).encode(), report, name="a.txt", shown="a.txt")
    assert not isinstance(seed, Capture)
    record = WitnessRecord(seed="a.txt", location=NOWHERE, labels=labels, lines=rulings)
    return capture.parse(seed, report, known=capture.Known(record=record)), report


def spoken(found: Capture) -> list[tuple[str, str, str]]:
    return [(turn.role.value, turn.label, turn.paragraphs[0].text) for turn in found.turns]


def line(first: int, kind: LineClass, label: str = "", last: int = 0) -> LineRuling:
    return LineRuling(first=first, last=last or first, kind=kind, because=BECAUSE, label=label)


def test_label_that_an_editor_knows_is_believed() -> None:
    doubted = "Harbour Office: It opens at nine."
    assert spoken(read(ASKED, ANSWERED, doubted)[0])[-1] == (
        "answer",
        "Mao Ning",
        "There will be one in June.",
    )
    ruling = LabelRuling(text="Harbour Office", role=Role.ANSWER, because=BECAUSE)
    found, report = read(ASKED, ANSWERED, doubted, labels=(ruling,))
    assert spoken(found)[-1] == ("answer", "Harbour Office", "It opens at nine.")
    assert not list(report)
    assert found.turns[-1].because == ("an editor's ruling",)


def test_label_that_an_editor_rules_out_is_text() -> None:
    quoted = "Kyodo News: Who asks?"
    assert spoken(read(ASKED, ANSWERED, quoted)[0])[-1][0] == "question"
    ruling = LabelRuling(text="Kyodo News", role=None, because=BECAUSE)
    found, report = read(ASKED, ANSWERED, quoted, labels=(ruling,))
    assert [turn.role for turn in found.turns] == [Role.QUESTION, Role.ANSWER]
    assert [each.text for each in found.turns[-1].paragraphs][-1] == quoted
    assert not list(report)


@pytest.mark.parametrize("printed", ["Kyodo Will he come?", "Kyodo – Will he come?", "Kyodo: Will he come?"])
def test_line_that_an_editor_gives_to_somebody_is_a_turn(printed: str) -> None:
    ruling = line(4, LineClass.QUESTION, "Kyodo")
    found, _ = read(ASKED, ANSWERED, printed, "Mao Ning: He will.", rulings=(ruling,))
    assert spoken(found)[2] == ("question", "Kyodo", printed.removeprefix("Kyodo").lstrip(": "))


def test_line_that_an_editor_takes_out_is_furniture() -> None:
    found, report = read(ASKED, ANSWERED, "Kyodo: Who asks?", rulings=(line(4, LineClass.BOILERPLATE),))
    assert [turn.role for turn in found.turns] == [Role.QUESTION, Role.ANSWER]
    assert (found.ledger[3].kind, found.ledger[3].rule) == (LineClass.BOILERPLATE, "editor")
    assert not list(report)


def test_lines_that_go_on_are_one_turn() -> None:
    quoted = ("AFP: Who asks?", "NHK: Who asks now?")
    found, _ = read(ASKED, ANSWERED, *quoted, rulings=(line(4, LineClass.PARAGRAPH, last=5),))
    assert [turn.role for turn in found.turns] == [Role.QUESTION, Role.ANSWER]
    assert [each.text for each in found.turns[-1].paragraphs[1:]] == list(quoted)


def test_note_that_an_editor_names_is_said_by_nobody() -> None:
    found, _ = read(ASKED, ANSWERED, "The session was broken off.", rulings=(line(4, LineClass.NOTE),))
    assert spoken(found)[-1] == ("note", "", "The session was broken off.")


def test_words_after_the_last_speaker_stay_where_an_editor_keeps_them() -> None:
    late = "Twelve Apostles"
    found, report = read(ASKED, ANSWERED, late, rulings=(line(4, LineClass.PARAGRAPH),))
    assert found.turns[-1].paragraphs[-1].text == late
    assert not list(report)


@pytest.mark.parametrize(
    ("ruling", "message"),
    [
        (line(9, LineClass.BOILERPLATE), "no line 9"),
        (line(4, LineClass.NOTE), "nothing in line 4"),
        (line(2, LineClass.QUESTION, "Reuters"), 'no label "Reuters" at the start of line 2'),
        (line(3, LineClass.ANSWER, "Mao Nin"), 'no label "Mao Nin" at the start of line 3'),
    ],
)
def test_line_ruling_that_fits_nothing_is_reported(ruling: LineRuling, message: str) -> None:
    _, report = read(ASKED, ANSWERED, "", "AFP: Where?", "Mao Ning: Here.", rulings=(ruling,))
    found = [each for each in report if each.rule.code == "C117"]
    assert [each.message for each in found] == [f"a.txt has {message}."]


PUT = "Some ask why. Well, who else would pay, may I ask you, but the Chinese side?"


@pytest.mark.parametrize(
    "ruling",
    [line(4, LineClass.PARAGRAPH), line(3, LineClass.ANSWER, "Mao Ning", last=4)],
    ids=["goes on", "in a range"],
)
@pytest.mark.parametrize("said", [PUT, "[Laughs]"])
def test_what_an_editor_gives_to_a_turn_stays_in_it(ruling: LineRuling, said: str) -> None:
    rest = "Mao Ning: We thank the masons."
    found, _ = read(ASKED, ANSWERED, said, rest)
    assert len(found.turns) > 3 or found.turns[-1].role is not Role.ANSWER, (
        "alone it is read as something else"
    )
    found, report = read(ASKED, ANSWERED, said, rest, rulings=(ruling,))
    assert [turn.role for turn in found.turns] == [Role.QUESTION, Role.ANSWER, Role.ANSWER]
    assert [each.text for each in found.turns[1].paragraphs] == ["There will be one in June.", said]
    assert "C116" not in {each.rule.code for each in report}


def test_a_chinese_line_that_an_editor_gives_to_a_turn_stays_in_it() -> None:
    lines = (
        "2023年5月8日外交部发言人毛宁主持例行记者会",
        "路透社记者:请问何时举行会议?",
        "毛宁:将于六月举行。",
        "(笑)",
        "法新社记者:在哪里举行?",
        "毛宁:在北京举行。",
    )
    report = Report()
    seed = seeds.decode("\n".join(lines).encode(), report, name="a.txt", shown="a.txt")
    assert not isinstance(seed, Capture)
    record = WitnessRecord(seed="a.txt", location=NOWHERE, lines=(line(4, LineClass.PARAGRAPH),))
    plain, ruled = (
        capture.parse(seed, report, known=capture.Known(record=each))
        for each in (WitnessRecord(seed="a.txt", location=NOWHERE), record)
    )
    assert Role.NOTE in {turn.role for turn in plain.turns}
    assert [each.text for each in ruled.turns[1].paragraphs] == ["将于六月举行。", "(笑)"]


def test_line_ruling_within_a_paragraph_is_reported() -> None:
    broken = (
        "Mao Ning: The two sides will meet again in the",
        "capital of the country in the month of June.",
    )
    _, report = read(ASKED, *broken, rulings=(line(4, LineClass.NOTE),))
    assert [each.message for each in report] == ["a.txt has line 4 within a paragraph."]


@pytest.mark.parametrize(
    ("ruling", "used"),
    [
        (LabelRuling(text="Some Body", role=Role.ANSWER, because=BECAUSE), True),
        (LabelRuling(text="June", role=Role.ANSWER, because=BECAUSE), False),
        (LabelRuling(text="Some Body", role=None, because=BECAUSE), True),
        (LabelRuling(text="summit", role=None, because=BECAUSE), False),
    ],
)
def test_label_ruling_that_fits_nothing_is_reported(ruling: LabelRuling, used: bool) -> None:
    _, report = read(ASKED, ANSWERED, "Some\u00a0Body: It opens.", labels=(ruling,))
    assert ("C117" not in [each.rule.code for each in report]) is used


def test_line_of_a_report_can_be_ruled_on() -> None:
    report = Report()
    text = (
        "Official on the visit\nOn May 8, 2023, a senior official briefed the media on the visit.\n"
        "Both sides will review what was agreed.\nOur App for Phones and Tablets\n"
    )
    seed = seeds.decode(text.encode(), report, name="a.txt", shown="a.txt")
    assert not isinstance(seed, Capture)
    record = WitnessRecord(seed="a.txt", location=NOWHERE, lines=(line(4, LineClass.BOILERPLATE),))
    assert [each.rule.code for each in _doubts(seed, WitnessRecord(seed="", location=NOWHERE))] == ["C111"]
    assert not _doubts(seed, record)


def _doubts(seed: Seed, record: WitnessRecord) -> list[Diagnostic]:
    report = Report()
    capture.parse(seed, report, known=capture.Known(record=record))
    return list(report)
