"""docs/trust.md has a row for every file of these tests, and the numbers that `make trust` tries."""

import re
from pathlib import Path

from tests.building import ROOT
from tests.trust.counts import COUNTS

TRUST = (ROOT / "docs/trust.md").read_text("utf-8")
NAMED_OTHERWISE = {"moved files", "families", "characters of a line"}  # or in other units


def test_every_file_of_tests_has_its_row() -> None:
    files = {path.name for path in Path(__file__).parent.glob("test_*.py")} - {Path(__file__).name}
    assert set(re.findall(r"`tests/trust/(test_\w+\.py)`", TRUST)) == files


def test_the_numbers_are_those_of_make_trust() -> None:
    for name, (few, many) in COUNTS.items():
        assert few <= many
        if name not in NAMED_OTHERWISE:
            assert f"{many:,}" in TRUST, name
