"""The five seeds are read as the independent copy of the same sessions says, and their bytes never change."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from site_builder import capture
from site_builder.capture.turns import exchanges
from site_builder.diagnostics import NOWHERE, Report
from site_builder.model import Basis, Capture, Kind, LineClass, Role, Ruling, WitnessRecord

SEEDS = Path(__file__).parents[2] / "seeds"

SHA256 = {
    "000_42278027cc5f62b9.txt": "d92971b433cf9f907eacbf5929359c02771539bda14b6d13e6a420a4dba85fa5",
    "001_e94fe86a32f1453c.txt": "20c94008e4bae342f0fea24388a07af8f9bb952d4aaea0d50befd1928a440703",
    "002_288ad230b9e4d038.txt": "b7d25f07e97008ae2f16dc5e855289cfa5f8a0548bea582eef739339043c79ba",
    "003_619e916fe3e550e1.txt": "ea96e38c218234648676e425919f10202bb8c1763240bba06cd5fb1737a78754",
    "004_b75e0c9e01f78e2c.txt": "33b873fbea6555f276a210634a233559abe00d05a5d493de35a4c97c27696052",
}
TITLE = "Foreign Ministry Spokesperson Mao Ning’s Regular Press Conference on "
READOUT = "004_b75e0c9e01f78e2c.txt"
RULED = WitnessRecord(
    seed=READOUT,
    location=NOWHERE,
    rulings={
        "kind": Ruling(value="readout", because="It tells of a meeting."),
        "held": Ruling(value="2023-06-18", because="Qin Gang was minister."),
        "title": Ruling(value="Talks in Beijing", because="It has none."),
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    title: str
    held: str
    published: str
    page_words: str
    asked: Mapping[int, str]  # line of each question, and who asks
    answered: tuple[int, ...]  # paragraphs of each answer


SESSIONS = {
    "000_42278027cc5f62b9.txt": Session(
        title=TITLE + "November 16, 2023",
        held="2023-11-16",
        published="2023-11-16T18:29",
        page_words="2023/11/16 18:29",
        asked={
            4: "CCTV",
            14: "Anadolu Agency",
            20: "Antara",
            24: "Anadolu Agency",
            28: "Reuters",
            34: "CGTN",
            42: "NHK",
            46: "Anadolu Agency",
        },
        answered=(4, 2, 1, 1, 2, 3, 1, 1),
    ),
    "001_e94fe86a32f1453c.txt": Session(
        title=TITLE + "February 23, 2024",
        held="2024-02-23",
        published="2024-02-23T19:08",
        page_words="2024-02-23 19:08",
        asked={
            5: "Reuters",
            11: "CCTV",
            19: "Dragon TV",
            27: "Bloomberg",
            33: "Kyodo News",
            37: "Kyodo News",
            41: "Bloomberg",
            45: "Bloomberg",
        },
        answered=(2, 3, 3, 2, 1, 1, 1, 1),
    ),
    "002_288ad230b9e4d038.txt": Session(
        title=TITLE + "September 13, 2022",
        held="2022-09-13",
        published="2024-02-23",
        page_words="February 23, 2024",
        asked={
            8: "China Daily",
            18: "AFP",
            22: "The Paper",
            32: "Hubei Media Group",
            40: "24kz",
            44: "Beijing Youth Daily",
            54: "China News Service",
            62: "Yonhap News Agency",
            66: "Shenzhen TV",
            72: "Reuters",
            76: "Macau Monthly",
            80: "Reuters",
            84: "Reuters",
        },
        answered=(4, 1, 4, 3, 1, 4, 3, 1, 2, 1, 1, 1, 1),
    ),
}
# Lines around the record, by rule.
AROUND = {
    "000_42278027cc5f62b9.txt": dict.fromkeys((*range(50, 55), *range(56, 63)), "embassy-footer"),
    "001_e94fe86a32f1453c.txt": {1: "breadcrumb", 49: "share-row", 50: "share-row"},
    "002_288ad230b9e4d038.txt": {1: "repeated-title", 6: "repeated-title"},
    "003_619e916fe3e550e1.txt": {1: "breadcrumb"},
    READOUT: {},
}


@cache
def read() -> tuple[Mapping[str, Capture], Report]:
    report = Report()
    found = capture.read(SEEDS, [RULED], report)
    return {each.seed: each for each in found}, report


def test_seeds_are_the_bytes_that_were_captured() -> None:
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in SEEDS.glob("*.txt")}
    assert found == SHA256
    assert {name: each.sha256 for name, each in read()[0].items()} == SHA256


def test_seeds_are_read_in_the_order_of_their_names() -> None:
    assert list(read()[0]) == sorted(SHA256)


@pytest.mark.parametrize("name", SESSIONS)
def test_session_has_its_title_and_dates(name: str) -> None:
    found, wanted = read()[0][name], SESSIONS[name]
    assert found.kind is Kind.PRESS_CONFERENCE
    assert (found.title, found.title_basis) == (wanted.title, Basis.TITLE)
    assert (found.held.value, found.held.basis) == (wanted.held, Basis.TITLE)
    assert found.held.words in wanted.title
    assert (found.published.value, found.published.basis) == (wanted.published, Basis.DATELINE)
    assert found.published.words == wanted.page_words
    assert found.spokespersons == ("Mao Ning",)


@pytest.mark.parametrize("name", SESSIONS)
def test_session_has_its_exchanges(name: str) -> None:
    found, wanted = read()[0][name], SESSIONS[name]
    groups = exchanges(found.turns)
    asked = [found.turns[index] for group in groups for index in group.questions]
    said = [found.turns[index] for group in groups for index in group.answers]
    assert [(turn.paragraphs[0].first, turn.label) for turn in asked] == list(wanted.asked.items())
    assert [len(turn.paragraphs) for turn in asked] == [1] * len(asked)
    assert {turn.label for turn in said} == {"Mao Ning"}
    assert tuple(len(turn.paragraphs) for turn in said) == wanted.answered
    assert len(groups) == len(wanted.asked)
    assert len(found.turns) == len(asked) + len(said)
    assert not any(turn.credited for turn in found.turns)


def test_there_are_29_exchanges_of_19_outlets() -> None:
    turns = [turn for found in read()[0].values() for turn in found.turns if turn.role is Role.QUESTION]
    assert len(turns) == 29
    assert len({turn.label for turn in turns}) == 19


def test_background_briefing_is_held_before_it_is_published() -> None:
    found = read()[0]["003_619e916fe3e550e1.txt"]
    assert found.kind is Kind.BACKGROUND_BRIEFING
    title = "Chinese foreign ministry official on US secretary of state's upcoming visit to China"
    assert (found.title, found.title_basis) == (title, Basis.TITLE)
    assert (found.held.value, found.held.basis) == ("2024-04-22", Basis.TEXT)
    assert found.held.words == "On April 22"
    assert (found.published.value, found.published.basis) == ("2024-04-24", Basis.DATELINE)
    assert found.spokespersons == ()
    (turn,) = found.turns
    assert turn.role is Role.PARAGRAPH
    assert [paragraph.first for paragraph in turn.paragraphs] == list(range(6, 43, 2))
    assert turn.paragraphs[5].text.startswith("First, establishing the right perception.")


def test_readout_gets_its_day_and_title_from_the_editor() -> None:
    found = read()[0][READOUT]
    assert found.kind is Kind.READOUT
    assert (found.title, found.title_basis) == ("Talks in Beijing", Basis.EDITOR)
    assert found.title_because == "It has none."
    assert (found.held.value, found.held.basis) == ("2023-06-18", Basis.EDITOR)
    assert found.held.because == "Qin Gang was minister."
    assert (found.published.value, found.published.basis) == ("", Basis.NONE)
    (turn,) = found.turns
    assert [paragraph.first for paragraph in turn.paragraphs] == list(range(1, 11))


def test_readout_without_rulings_has_only_the_words_of_its_day() -> None:
    report = Report()
    found = capture.read_one(SEEDS / READOUT, report, shown=f"seeds/{READOUT}")
    assert (found.held.value, found.held.basis, found.held.words) == ("", Basis.NONE, "On June 18")
    assert [each.rule.name for each in report] == ["untitled", "undated"]
    assert all("content/witnesses.yaml" in each.hint for each in report)


def test_only_the_reposted_page_is_doubted() -> None:
    (found,) = read()[1]
    assert (found.rule.name, found.location.path) == ("date-conflict", "seeds/002_288ad230b9e4d038.txt")
    assert (found.location.line, found.location.column) == (2, 1)
    assert found.excerpt == "February 23, 2024"


REPOST = "002_288ad230b9e4d038.txt"


@pytest.mark.parametrize(
    "record",
    [
        WitnessRecord(seed=REPOST, location=NOWHERE, note="A repost."),
        WitnessRecord(seed=REPOST, location=NOWHERE, published="2022-09-13"),
    ],
    ids=["note", "published"],
)
def test_editor_settles_the_date_of_a_repost(record: WitnessRecord) -> None:
    report = Report()
    found = capture.read_one(SEEDS / REPOST, report, shown=REPOST, known=capture.Known(record=record))
    assert found.held.value == "2022-09-13"
    assert not list(report)


@pytest.mark.parametrize("name", SHA256)
def test_every_line_is_in_the_ledger_once(name: str) -> None:
    found = read()[0][name]
    text = (SEEDS / name).read_bytes().decode()
    assert [line.text for line in found.ledger] == text.split("\n")
    assert [line.number for line in found.ledger] == list(range(1, text.count("\n") + 2))
    around = {line.number: line.rule for line in found.ledger if line.kind is LineClass.BOILERPLATE}
    assert around == AROUND[name]
    blank = [line.number for line in found.ledger if line.kind is LineClass.BLANK]
    assert blank == [n for n, line in enumerate(text.split("\n"), 1) if not line.strip()]


@pytest.mark.parametrize("name", SHA256)
def test_words_of_turns_are_the_words_of_their_lines(name: str) -> None:
    found = read()[0][name]
    lines = (SEEDS / name).read_bytes().decode().split("\n")
    for turn in found.turns:
        for number, paragraph in enumerate(turn.paragraphs):
            assert paragraph.first == paragraph.last
            line = lines[paragraph.first - 1]
            label = f"{turn.label}:" if turn.label and not number else ""
            assert line.strip() == f"{label} {paragraph.text}".strip()
