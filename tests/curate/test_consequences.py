"""Where a record cannot be read, that is reported, and not what is missing for want of it."""

from pathlib import Path

import pytest

from tests.test_diagnostics import BASE, lay, reported

READOUT = (
    "On June 18, the minister held talks with the mayor of Northfield in the town hall.\n"
    "The two sides exchanged views on issues of mutual interest.\n"
)
RECORD = """\
- seed: "001_readout.txt"
  held:
    value: "2021-06-18"
    because: "A test."
  title:
    value: "A Meeting"
    because: "A test."
"""
ANNOTATION = """\
notes:
  - target: "p1"
    quote: "the mayor of Northfield"
    lemma: "Northfield"
    kind: "context"
    note: "He was elected in May."
    sources:
      - text: "The Northfield Gazette, 4 May 2021"
    editor: "The tests"
    date: 2021-07-01
"""


def edition(root: Path, **files: str) -> str:
    """Return what is reported of the base, with a readout that needs its record, and other files."""
    lay(BASE, root)
    content = root / "content"
    (root / "seeds" / "001_readout.txt").write_text(READOUT, "utf-8")
    (content / "annotations" / "2021-06-18-readout.yaml").write_text(ANNOTATION, "utf-8")
    for name, text in files.items():
        (content / f"{name}.yaml").write_text(text, "utf-8")
    return reported(root, {})


def codes(found: str) -> list[str]:
    return [line.split("[")[1].split()[0] for line in found.splitlines() if "[" in line and "]" in line]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


BASE_RECORD = (BASE / "content" / "witnesses.yaml").read_text("utf-8")


def test_the_edition_with_its_records_is_only_unpinned(root: Path) -> None:
    assert codes(edition(root, witnesses=BASE_RECORD + RECORD)) == ["U343", "U290"]
    assert {"C108", "C109", "U203"} <= set(codes(edition(root, witnesses=BASE_RECORD)))


@pytest.mark.parametrize(
    ("words", "broken", "faults"),
    [
        ('publisher: "The tests"', 'publisher: "The tests" of', ["U260"]),
        ('value: "2021-06-18"', 'value: &day "2021-06-18"', ["U261"]),
        ('value: "2021-06-18"', 'value: "2021-06-81"', ["U272"]),
        ('- seed: "001_readout.txt"', '- sede: "001_readout.txt"', ["U267", "U268"]),
        ("  title:", "  titel:", ["U267"]),
    ],
)
def test_what_follows_from_a_broken_record_is_not_reported(
    root: Path, words: str, broken: str, faults: list[str]
) -> None:
    whole = BASE_RECORD + RECORD
    assert words in whole
    assert codes(edition(root, witnesses=whole.replace(words, broken, 1))) == faults


@pytest.mark.parametrize("name", ["outlets", "people"])
def test_names_in_a_broken_register_are_not_reported_as_unknown(root: Path, name: str) -> None:
    text = (BASE / "content" / f"{name}.yaml").read_text("utf-8")
    broken = text.replace('name: "', 'name: "The" "', 1)
    found = codes(edition(root, witnesses=BASE_RECORD + RECORD, **{name: broken}))
    assert [code for code in found if code not in ("U290", "U343")] == ["U260"]


def test_faults_of_other_captures_are_reported_beside_a_broken_record(root: Path) -> None:
    lay(BASE, root)
    (root / "seeds" / "002_other.txt").write_text(READOUT.replace("Northfield", "Southfield"), "utf-8")
    record = '- seed: "002_other.txt"\n  publisher: "The tests"\n'
    found = edition(root, witnesses=BASE_RECORD + RECORD.replace("2021-06-18", "2021-06-81") + record)
    assert {"C108", "C109", "U272"} == set(codes(found))
    assert "001_readout" not in found
