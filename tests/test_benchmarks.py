"""The made-up edition that builds are measured with is whole, the same every time, and as its truth says."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import corpus, edition, edits, results
from benchmarks.measure import Cost
from benchmarks.peers import ours, work
from benchmarks.results import Goal, Section
from benchmarks.rounds import Taken
from site_builder import config, derive, export, joining, verify
from site_builder.diagnostics import Report
from site_builder.model import Edition
from tests.building import ROOT, command

SESSIONS = 6


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "edition"
    edition.write(folder, SESSIONS)
    return folder


def read(root: Path, report: Report) -> Edition:
    return joining.read(config.from_environment({"root": str(root)}, report), report, lambda _: None)


def test_an_edition_has_nothing_to_complain_of(made: Path) -> None:
    report = Report()
    read(made, report)
    assert [each.message for each in report] == []


def test_the_same_arguments_make_the_same_edition(made: Path, tmp_path: Path) -> None:
    edition.write(tmp_path / "again", SESSIONS)
    one, other = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (made, tmp_path / "again")
    )
    assert one == other


def test_it_is_read_as_it_was_made(made: Path) -> None:
    """What peers are given to be spared the reading is what we find: who asked, and on which topics."""
    found = read(made, Report()).briefings
    documents = work.documents(corpus.read(made))
    assert [one.id for one in found] == [one.id for one in documents]
    for one, other in zip(found, documents, strict=True):
        assert [
            ([turn.outlet for turn in exchange.questions], sorted(match.topic for match in exchange.topics))
            for exchange in one.exchanges
        ] == [([question.outlet], sorted(question.topics)) for question in other.questions]


def test_ours_cut_to_the_peers_work_has_their_pages_and_anchors(made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    ours.write(folder, made)
    subprocess.run(ours.command(folder), cwd=ROOT, check=True)
    site = folder / ours.OUTPUT
    for document in work.documents(corpus.read(made)):
        page = (site / "briefings" / document.id / "index.html").read_text("utf-8")
        assert all(f'id="q{question.number}"' in page for question in document.questions)
        assert all((site / "topics" / slug / "index.html").exists() for slug in document.topics)
        assert all((site / "outlets" / slug / "index.html").exists() for slug in document.outlets)
    assert {"feed.xml", "sitemap.xml", "index.html", "timeline"} <= {path.name for path in site.iterdir()}
    assert not {"terms", "parallels", "sharing"} & {path.name for path in site.iterdir()}


@pytest.mark.parametrize(
    ("drawer", "of"),
    [
        (derive.INDEXES, lambda part: part.indexes),
        (export.EXPORTS, lambda part: part.exports),
        (verify.CHECKS, lambda part: part.checks),
    ],
)
def test_every_entry_of_a_drawer_is_in_a_part_that_is_measured(
    drawer: tuple[object, ...], of: Callable[[ours.Part], tuple[str, ...]]
) -> None:
    measured = {name for part in (ours.PLAIN, *ours.PARTS) for name in of(part)}
    assert measured == {ours.module_of(entry) for entry in drawer}


def test_edits_are_such_as_an_editor_makes(made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "edited"
    edition.write(folder, SESSIONS)
    words, path = edits.change_note(folder, 1)
    edits.add_capture(folder, 1)
    done = command("build", folder, "--no-search")
    assert done.returncode == 0, done.stderr
    assert words in (folder / "site" / path.strip("/") / "index.html").read_text("utf-8")
    assert len(list((folder / "seeds").iterdir())) == SESSIONS + 1


def test_results_say_what_was_missed(tmp_path: Path) -> None:
    goals = (
        Goal(work="a build", target="under 1 s", measured="0.5 s", met=True),
        Goal(work="another", target="under 1 s", measured="2.0 s", met=False),
    )
    text = results.printed(results.targets([Section(goals=goals)]))
    assert "| a build | under 1 s | 0.5 s | yes |\n| another | under 1 s | 2.0 s | **no** |" in text


def test_a_ratio_is_the_median_of_those_within_a_round() -> None:
    """Of a machine that was busy in one round, both contenders were slow in it."""

    def taken(*walls: float) -> Taken:
        costs = tuple(Cost(wall=wall, processor=wall, memory=1, largest=1) for wall in walls)
        return Taken(name="", costs=costs, files=0, size=0)

    assert taken(1, 10, 3).ratio(taken(2, 20, 2)) == 0.5


def test_memory_is_that_of_all_processes(tmp_path: Path) -> None:
    child = "import time; held = bytearray(60 << 20); time.sleep(1)"
    starts = f"subprocess.run([sys.executable, '-c', {child!r}])"
    parent = f"import subprocess, sys; held = bytearray(60 << 20); {starts}"
    # From a small process: of one that is begun, the kernel counts what its parent held at the time.
    program = "import sys, pathlib; from benchmarks import measure\n"
    program += "cost = measure.run([sys.executable, '-c', sys.argv[1]], pathlib.Path(sys.argv[2]))\n"
    program += "print(cost.memory, cost.largest)"
    line = [sys.executable, "-c", program, parent, str(tmp_path)]
    told = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    memory, largest = map(float, told.split())
    assert memory > 120
    assert 60 < largest < 120
