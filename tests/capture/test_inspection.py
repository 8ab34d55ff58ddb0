"""`inspect --json` tells of a capture what docs promise, whole seeds and refused files alike."""

import json
from pathlib import Path
from typing import Any

from site_builder import capture, urls
from site_builder.capture import inspection, seeds
from site_builder.diagnostics import Report
from site_builder.model import Capture

SEEDS = Path(__file__).parents[2] / "seeds"
KEYS = [
    "seed",
    "sha256",
    "format",
    "refused",
    "kind",
    "title",
    "held",
    "held_basis",
    "published",
    "spokespersons",
    "turns",
    "ledger",
    "repairs",
    "diagnostics",
]


def describe(name: str) -> Any:
    report = Report()
    found = capture.read_one(SEEDS / name, report, shown=f"seeds/{name}")
    return json.loads(json.dumps(inspection.describe(found, report, urls.slug)))


def described(text: str) -> Any:
    report = Report()
    seed = seeds.decode(text.encode(), report, name="a.txt", shown="a.txt")
    found = seed if isinstance(seed, Capture) else capture.parse(seed, report)
    return json.loads(json.dumps(inspection.describe(found, report, urls.slug)))


def test_session_is_described() -> None:
    found = describe("000_42278027cc5f62b9.txt")
    assert list(found) == KEYS
    assert found["sha256"].startswith("d92971b433cf9f90")
    assert (found["format"], found["refused"], found["kind"]) == ("transcript", None, "press-conference")
    assert (found["held"], found["held_basis"], found["published"]) == (
        "2023-11-16",
        "title",
        "2023-11-16T18:29",
    )
    assert found["spokespersons"] == ["Mao Ning"]
    assert found["diagnostics"] == []
    asked = found["turns"][4]
    assert list(asked) == ["role", "label", "outlet", "credited", "paragraphs", "lines", "cert", "because"]
    assert (asked["role"], asked["label"], asked["outlet"]) == ("question", "Antara", "antara")
    assert (asked["credited"], asked["lines"]) == ([], [20, 20])
    said = found["turns"][1]
    assert (said["role"], said["label"], said["outlet"], said["lines"]) == (
        "answer",
        "Mao Ning",
        None,
        [6, 12],
    )
    assert len(said["paragraphs"]) == 4


def test_ledger_merges_neighbours_of_one_class_and_target() -> None:
    found = describe("000_42278027cc5f62b9.txt")["ledger"]
    assert found[0] == {"lines": [1, 1], "class": "title", "target": None}
    assert found[1] == {"lines": [2, 2], "class": "dateline", "target": None}
    assert {"lines": [20, 20], "class": "question", "target": "q3"} in found
    assert {"lines": [22, 22], "class": "answer", "target": "q3"} in found
    assert found[-3:] == [
        {"lines": [50, 54], "class": "boilerplate", "target": None},
        {"lines": [55, 55], "class": "blank", "target": None},
        {"lines": [56, 62], "class": "boilerplate", "target": None},
    ]


def test_ledger_names_every_line_once() -> None:
    for path in SEEDS.glob("*.txt"):
        spans = [entry["lines"] for entry in describe(path.name)["ledger"]]
        numbers = [number for first, last in spans for number in range(first, last + 1)]
        assert numbers == list(range(1, len(path.read_text("utf-8").splitlines()) + 1))


def test_paragraphs_have_targets_of_their_own() -> None:
    found = describe("004_b75e0c9e01f78e2c.txt")
    assert [entry["target"] for entry in found["ledger"]] == [f"p{n}" for n in range(1, 11)]
    assert found["turns"][0]["lines"] == [1, 10]


def test_what_is_not_known_is_null_and_reported() -> None:
    found = describe("004_b75e0c9e01f78e2c.txt")
    assert (found["title"], found["held"], found["held_basis"], found["published"]) == (
        None,
        None,
        "none",
        None,
    )
    assert [(each["code"], each["name"], each["severity"]) for each in found["diagnostics"]] == [
        ("C109", "untitled", "error"),
        ("C108", "undated", "error"),
    ]
    assert list(found["diagnostics"][0]) == ["code", "name", "severity", "line", "column", "message", "hint"]
    assert (found["diagnostics"][1]["line"], found["diagnostics"][1]["column"]) == (1, 1)


def test_nobody_is_named_by_a_bare_letter() -> None:
    found = described("Foreign Ministry Spokesperson Lu Kang's Remarks on May 8, 2018\nQ: Why?\nA: So.\n")
    assert [(turn["label"], turn["outlet"]) for turn in found["turns"]] == [("Q", None), ("A", None)]


def test_credited_outlets_are_slugs_too() -> None:
    text = "Mr Example's Remarks\nAFP: Why?\n(Similar question from The Paper)\nSpokesperson: So.\n"
    asked = described(text)["turns"][0]
    assert (asked["outlet"], asked["credited"]) == ("afp", ["the-paper"])
    assert asked["paragraphs"] == ["Why?", "(Similar question from The Paper)"]


def test_refused_capture_has_its_reason_and_nothing_else() -> None:
    found = described("Home > News\n")
    assert list(found) == KEYS
    assert found["refused"] == "it holds nothing but boilerplate"
    assert found["kind"] is None
    assert found["turns"] == found["ledger"] == []
    assert [each["name"] for each in found["diagnostics"]] == ["unrecognised-seed"]


def test_diagnostics_of_other_files_are_left_out() -> None:
    report = Report()
    first = capture.read_one(SEEDS / "004_b75e0c9e01f78e2c.txt", report, shown="first.txt")
    capture.read_one(SEEDS / "004_b75e0c9e01f78e2c.txt", report, shown="second.txt")
    assert len(list(report)) == 4
    found: Any = inspection.describe(first, report, urls.slug)
    assert len(found["diagnostics"]) == 2


def test_lines_are_told_one_by_one() -> None:
    report = Report()
    name = "001_e94fe86a32f1453c.txt"
    found = list(inspection.ledger_text(capture.read_one(SEEDS / name, report, shown=name)))
    assert found[1][:3] == (2, "title", "")
    assert found[4][:3] == (5, "question", "q1")
    assert found[4][3].startswith("Reuters: According to Kiribati officials")
    assert len(found) == 50


def test_a_speaker_goes_on_after_a_direction() -> None:
    found = described(
        "Spokespersons Mao Ning and Wang Wenbin’s Regular Press Conference on May 8, 2023\n"
        "Reuters: Why?\nSpokesperson Mao Ning: So.\n(Laughter)\nIt was a joke.\n"
        "AFP: And then?\n[Off-camera]\nWhat next?\nSpokesperson Wang Wenbin: Nothing.\n"
        "The following questions were raised after the press conference\nNobody says this.\n"
    )
    assert [(turn["role"], turn["label"]) for turn in found["turns"]] == [
        ("question", "Reuters"),
        ("answer", "Spokesperson Mao Ning"),
        ("note", ""),
        ("answer", "Spokesperson Mao Ning"),
        ("question", "AFP"),
        ("note", ""),
        ("question", "AFP"),
        ("answer", "Spokesperson Wang Wenbin"),
        ("note", ""),
        ("answer", ""),
    ]
