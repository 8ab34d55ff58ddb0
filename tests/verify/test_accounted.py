"""Every word of every made-up capture is shown: said, or nobody's; what is not is found out."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.diagnostics import Diagnostic, Report
from site_builder.model import (
    Anchor,
    Basis,
    Content,
    Dated,
    Direction,
    Edition,
    LedgerLine,
    LineClass,
    Role,
)
from site_builder.verify import verbatim
from tests import editions, joining
from tests.capture import truth
from tests.verify.conftest import Put, check

PAGE = "briefings/2024-01-03-readout/index.html"
LAUGHTER = "(Laughter \u2002all around)"
SHOWN = '<p id="direction-a-line-3"><a data-apparatus="" href="#p2">3</a> (Laughter all around)</p>'


@pytest.mark.parametrize("path", truth.fixtures(), ids=lambda path: path.stem)
def test_no_word_of_a_capture_is_lost(path: Path) -> None:
    read = truth.read(truth.of_fixture(path)).capture
    read = replace(read, held=Dated(value=read.held.value or "2023-01-01", basis=Basis.EDITOR))
    edition, report = joining.join([read], Content(), Report()), Report()
    assert len(edition.briefings) == (not read.refused)
    for briefing in edition.briefings:
        verbatim.check_lines(briefing, report)
        unspoken = [one.text for turn in read.turns if turn.role is Role.NOTE for one in turn.paragraphs]
        assert Counter(each.text for each in briefing.directions) == Counter(unspoken)
    assert list(report) == []


def directed(*, shown: bool = True) -> Edition:
    """Return the small edition whose readout ends in laughter, which the edition has or not."""
    whole = editions.edition()
    first, readout = whole.briefings
    (witness,) = readout.witnesses
    line = LedgerLine(number=3, text=LAUGHTER, kind=LineClass.NOTE)
    capture = replace(witness.capture, ledger=(*witness.capture.ledger, line))
    laughter = Direction(
        text=LAUGHTER, before=Anchor(""), witness=0, first=3, last=3, column=1, end=len(LAUGHTER) + 1
    )
    readout = replace(
        readout,
        witnesses=(replace(witness, capture=capture),),
        directions=(laughter,) if shown else (),
    )
    return replace(whole, briefings=(first, readout))


def checked(root: Path, more: str, edition: Edition) -> list[Diagnostic]:
    page = root / PAGE
    text = page.read_text("utf-8")
    assert text.count("</body>") == 1
    page.write_text(text.replace("</body>", f"{more}\n</body>"), "utf-8")
    return check(root, edition=edition)


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        (SHOWN, []),
        ("", ["V741"]),
        (SHOWN.replace("Laughter", "Applause"), ["V742"]),
        (SHOWN.replace(' data-apparatus=""', ""), ["V742"]),
        (SHOWN + SHOWN.replace("line-3", "line-4"), ["V743"]),
    ],
)
def test_what_nobody_speaks_is_shown_word_for_word(put: Put, more: str, codes: list[str]) -> None:
    assert [each.rule.code for each in checked(put(), more, directed())] == codes


def test_what_nobody_speaks_is_not_dropped(put: Put) -> None:
    (found,) = checked(put(), "", directed(shown=False))
    assert (found.rule.code, str(found.location)) == ("V744", "seeds/001_readout.txt:3")
    assert 'read as "note"' in found.message
