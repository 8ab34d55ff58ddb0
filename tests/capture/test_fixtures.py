"""Made-up captures with their reading in the margin; truth.py says what a file of fixtures/ may hold. To add
one: a file there, and no Python."""

from pathlib import Path

import pytest

from site_builder import capture
from site_builder.model import Basis
from tests.capture import truth
from tests.capture.truth import Reading, Truth

MARKS = ":：.*_>-•\u200b\u200e\u200f"  # what may stand around a label


@pytest.mark.parametrize("path", truth.fixtures(), ids=lambda path: path.stem)
def test_made_up_capture_is_read_as_its_margin_says(path: Path) -> None:
    assert_read(truth.of_fixture(path))


def assert_read(case: Truth) -> None:
    read = truth.read(case)
    if "refused" in case.wanted:
        assert_refused(case, read)
        return
    assert not read.capture.refused
    assert truth.rows(case, read.pieces) == truth.rows(case, case.pieces)
    assert_whole(case, read)
    assert_outlets(case, read)
    assert_words(case, read)
    paragraphs = [paragraph.text for turn in read.capture.turns for paragraph in turn.paragraphs]
    for phrase in filter(None, map(str.strip, case.wanted.get("reads", "").split(";"))):
        assert any(phrase in paragraph for paragraph in paragraphs), phrase


def assert_refused(case: Truth, read: Reading) -> None:
    assert read.capture.refused.startswith(case.wanted["refused"])
    assert case.wanted.get("names", "") in read.capture.refused
    assert not read.capture.turns
    assert not read.capture.ledger
    assert len(read.errors) == 1


def assert_whole(case: Truth, read: Reading) -> None:
    """Hold what the head says of the whole; doubts that it does not list must be warnings."""
    found, wanted = read.capture, case.wanted
    if "doubts" in wanted:
        doubts = [f"{each.rule.code} {each.location.line}:{each.location.column}" for each in read.report]
        assert ", ".join(sorted(doubts)) == wanted["doubts"]
    else:
        assert read.errors == truth.listed(wanted.get("errors", ""))
    assert f"{found.held.value} {found.held.basis}".strip() == wanted["held"]
    assert found.held.words in "\n".join(line.text for line in found.ledger)
    assert found.kind == wanted.get("kind", "press-conference")
    assert found.title_basis is (Basis.TITLE if found.title else Basis.NONE)
    if "published" in wanted:
        assert found.published.value == wanted["published"]
    if "title" in wanted:
        assert found.title == wanted["title"]
    if "spokespersons" in wanted:
        assert ", ".join(found.spokespersons) == wanted["spokespersons"]


def assert_words(case: Truth, read: Reading) -> None:
    """Hold that each turn says what stands in its lines after its label, unless the reader mended it."""
    if read.capture.repairs:
        return
    turns = [turn for turn in read.capture.turns if turn.role.value in truth.SPOKEN]
    for turn, printed in zip(turns, truth.printed(case), strict=True):
        words = "".join("".join(paragraph.text for paragraph in turn.paragraphs).split())
        assert printed.endswith(words)
        assert printed.removesuffix(words).strip(MARKS) in ("", "".join(turn.label.split()))


def assert_outlets(case: Truth, read: Reading) -> None:
    labels = [piece.label for piece in case.pieces if piece.kind == "question" and piece.labelled]
    wanted = {label: case.outlet(label) for label in labels}
    assert {label: capture.outlet_name(label) for label in labels} == wanted


def test_every_quirk_is_shown_and_no_other_is_named() -> None:
    shown = truth.shown_by(truth.fixtures())
    assert sorted(shown) == sorted(truth.quirks())
    assert not [quirk for quirk, fixtures in shown.items() if not fixtures]
