"""What recurs in the seeds, from the command line to the files of the site."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from site_builder import urls
from site_builder.export import dictionary
from tests.building import ROOT, built


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("parallels"), "--no-search")


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def run(*given: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "site_builder", "parallels", *given]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_data_file_reads_back_to_the_words_of_the_record(site: Path) -> None:
    data = site / "data"
    texts: dict[str, str] = {}
    for row in rows((data / "exchanges.jsonl").read_text("utf-8")):
        for number, text in enumerate(row["answer"], 1):
            texts[f"{row['id']}-a{number}"] = text
    for row in rows((data / "briefings.jsonl").read_text("utf-8")):
        for number, text in enumerate(row["paragraphs"], 1):
            texts[f"{row['id']}#p{number}"] = text
    found = rows((data / "parallels.jsonl").read_text("utf-8"))
    assert len(found) == 12
    for row in found:
        for end in (row["a"], row["b"]):
            assert texts[end["target"]][end["start"] : end["end"]] == end["exact"]
        assert (site / "parallels" / row["family"] / "index.html").is_file()


def test_the_dictionary_has_its_columns(site: Path) -> None:
    (first, *_) = rows((site / "data" / "parallels.jsonl").read_text("utf-8"))
    assert list(first) == [column.name for column in dictionary.columns("parallel")]
    assert list(first["a"]) == ["target", "exact", "start", "end"]


def test_the_command_prints_what_the_data_file_has(site: Path) -> None:
    told = run("--json")
    assert told.returncode == 0
    file = rows((site / "data" / "parallels.jsonl").read_text("utf-8"))
    assert sorted(map(json.dumps, rows(told.stdout))) == sorted(map(json.dumps, file))
    assert told.stderr == "12 parallels of 10 families in 5 documents.\n"


def test_the_command_prints_the_longest_first_and_both_forms_where_they_differ() -> None:
    told = run("--words", "15").stdout.splitlines()
    us = "the U.S. side to abide by the one-China principle and the three China-U.S. joint"
    two = "for the two sides to build trust, clear up misgivings, manage differences and expand cooperation"
    assert told == [
        " 15 words  2023-06-18-readout#p3  2024-04-22-background#p9",
        f"           {us} communiqués",
        f"           {us} communiques",
        " 15 words  2023-11-16#q1-a4  2023-11-16#q8-a1",
        f"           {two}",
    ]


def test_the_command_refuses_what_is_no_number_of_words() -> None:
    told = run("--words", "three")
    assert told.returncode == 2
    assert 'argument --words: "three" is not of the form 8' in told.stderr


def test_the_reading_page_leads_to_the_other_place_and_to_the_family(site: Path) -> None:
    page = (site / "briefings" / "2023-11-16" / "index.html").read_text("utf-8")
    words = "for the two sides to build trust, clear up misgivings, manage differences and expand cooperation"
    assert f'<span class="mark--parallel">{words}</span>' in page
    found = rows((site / "data" / "parallels.jsonl").read_text("utf-8"))
    (row,) = (row for row in found if row["a"]["exact"] == words)
    assert f'href="{urls.family(row["family"])}"' in page
    assert 'href="/briefings/2023-11-16/#q1-a4">in this document, Q1 ¶4</a>' in page
    assert re.search(r"takes away what we added: [^.]*\bparallels\b", page)


def test_without_parallels_nothing_is_said_of_them(site: Path) -> None:
    page = (site / "briefings" / "2022-09-13" / "index.html").read_text("utf-8")
    assert page.count("Also said") == 1
