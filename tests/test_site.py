"""The real edition, built as a newcomer does: what it holds, that it is repeatable, that faults leave it."""

import filecmp
import json
import re
import shutil
from pathlib import Path

import pytest

from tests.building import ROOT, build, built

DOCUMENTS = ["2022-09-13", "2023-06-18-readout", "2023-11-16", "2024-02-23", "2024-04-22-background"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("edition"))


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
    variables = {
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": "0",
    }
    assert build(tmp_path, cwd=tmp_path, **variables).returncode == 0
    assert_same(site, tmp_path / "site")


def test_a_quote_that_is_lost_publishes_nothing(site: Path, tmp_path: Path) -> None:
    """The place, the hint, and the old site byte for byte."""
    output = built(tmp_path)
    content = tmp_path / "changed" / "content"
    shutil.copytree(ROOT / "content", content)
    notes = content / "annotations" / "2023-11-16.yaml"
    text = notes.read_text("utf-8")
    quote = "in San Francisco upon invitation"
    notes.write_text(text.replace(quote, "in San Fransisco upon invitation"), "utf-8")
    line = text.split("\n").index(f'    quote: "{quote}"') + 1

    done = build(tmp_path, "--content", str(content))
    assert done.returncode == 1
    place = rf"content/annotations/2023-11-16\.yaml:{line}:\d+: error\[U204 lost-lemma\]"
    assert re.search(place, done.stdout)
    assert f'hint: did you mean "{quote}"?' in done.stdout
    assert_same(site, output)
