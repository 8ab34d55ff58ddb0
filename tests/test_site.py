"""The real edition, built as a newcomer builds it: what it holds, that it is repeatable, that faults keep it as it was."""

import filecmp
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = ["2022-09-13", "2023-06-18-readout", "2023-11-16", "2024-02-23", "2024-04-22-background"]


def build(
    output: Path, *options: str, cwd: Path = ROOT, **variables: str
) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "site_builder",
        "build",
        "--root",
        str(ROOT),
        "-o",
        str(output),
        *options,
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("edition") / "site"
    done = build(output)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def assert_same(one: Path, other: Path) -> None:
    assert files(one) == files(other)
    assert filecmp.cmpfiles(one, other, files(one), shallow=False)[1:] == ([], [])


def test_the_site_holds_the_edition(site: Path) -> None:
    pages = {name: site / "briefings" / name / "index.html" for name in DOCUMENTS}
    anchors = [
        f"{name}#{anchor}"
        for name, page in pages.items()
        # Matches 'id="q3"'; not 'id="q3-a1"'.
        for anchor in re.findall(r'id="(q[0-9]+)"', page.read_text("utf-8"))
    ]
    assert len(anchors) == len(set(anchors)) == 29
    assert len([path for path in (site / "outlets").iterdir() if path.is_dir()]) == 19
    assert len(re.findall(r'id="p[0-9]+"', pages["2024-04-22-background"].read_text("utf-8"))) == 19
    assert len(re.findall(r'id="p[0-9]+"', pages["2023-06-18-readout"].read_text("utf-8"))) == 10


def test_the_data_are_the_words_of_the_seeds(site: Path) -> None:
    seeds = {path.name: path.read_text("utf-8") for path in (ROOT / "seeds").glob("*.txt")}
    lines = (site / "data" / "exchanges.jsonl").read_text("utf-8").splitlines()
    exchanges = [json.loads(line) for line in lines]
    assert len(exchanges) == 29
    for exchange in exchanges:
        first, last = exchange["lines"]
        printed = "\n".join(seeds[exchange["seed"]].split("\n")[first - 1 : last])
        assert exchange["printed_as"] in printed
        for paragraph in (*exchange["question"], *exchange["answer"]):
            assert paragraph in printed, exchange["id"]

    briefings = [
        json.loads(line) for line in (site / "data" / "briefings.jsonl").read_text("utf-8").splitlines()
    ]
    assert [briefing["id"] for briefing in briefings] == DOCUMENTS
    for briefing in briefings:
        text = seeds[briefing["witnesses"][0]["seed"]]
        assert all(paragraph in text for paragraph in (*briefing["opening"], *briefing["paragraphs"]))


def test_a_build_elsewhere_at_another_hour_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    another = tmp_path / "site"
    variables = {
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": "0",
    }
    assert build(another, "--clean", cwd=tmp_path, **variables).returncode == 0
    assert_same(site, another)


def test_a_quote_that_is_lost_publishes_nothing(site: Path, tmp_path: Path) -> None:
    """The place, the hint, and the old site byte for byte."""
    output, content = tmp_path / "site", tmp_path / "content"
    assert build(output).returncode == 0
    shutil.copytree(ROOT / "content", content)
    notes = content / "annotations" / "2023-11-16.yaml"
    text = notes.read_text("utf-8")
    quote = "in San Francisco upon invitation"
    notes.write_text(text.replace(quote, "in San Fransisco upon invitation"), "utf-8")
    line = text.split("\n").index(f'    quote: "{quote}"') + 1

    done = build(output, "--content", str(content))
    assert done.returncode == 1
    assert re.search(
        rf"content/annotations/2023-11-16\.yaml:{line}:\d+: error\[U204 lost-lemma\]", done.stdout
    )
    assert f'hint: did you mean "{quote}"?' in done.stdout
    assert_same(site, output)
