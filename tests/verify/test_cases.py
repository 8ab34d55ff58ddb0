"""Each rule's case in tests/diagnostics: files laid over the small site, and what is said of them.

`site/` holds published files, `content/` redirects and pins in the editors' own form, and `without` names
units that are taken out of the edition.
"""

import dataclasses
from pathlib import Path

import pytest

from site_builder import curate
from site_builder.diagnostics import Report, render
from site_builder.model import Edition
from tests import editions
from tests.verify.conftest import Put, check

FOLDER = Path(__file__).parents[1] / "diagnostics"
CASES = (
    *("V701", "V702", "V703", "V704", "V705", "V706", "V707", "V708", "V709", "V710", "V711", "V712"),
    *("V721", "V722", "V723", "V724", "V725", "V731", "V732", "V733", "V741", "V742", "V743", "V744"),
)


@pytest.mark.parametrize("code", CASES)
def test_case_is_reported_as_expected(put: Put, code: str, update_golden: bool) -> None:
    case = FOLDER / code
    root = put(overlay=case / "site" if (case / "site").exists() else None)
    shown = "\n\n".join(render(found) for found in check(root, edition=edition(case)))
    expected = case / "expected.txt"
    if update_golden:
        expected.write_text(f"{shown}\n", "utf-8")
    assert f"{shown}\n" == expected.read_text("utf-8")
    assert f"[{code} " in shown


def edition(case: Path) -> Edition:
    made = editions.edition()
    if (case / "content").exists():
        content = curate.load(case / "content", Report())
        made = dataclasses.replace(made, pins=content.pins or made.pins, redirects=content.redirects)
    dropped = (case / "without").read_text("utf-8").split() if (case / "without").exists() else []
    briefings = tuple(
        dataclasses.replace(
            briefing,
            exchanges=tuple(unit for unit in briefing.exchanges if unit.anchor not in dropped),
            notes=tuple(note for note in briefing.notes if note.span.anchor[:2] not in dropped),
        )
        for briefing in made.briefings
    )
    pins = tuple(pin for pin in made.pins if pin.anchor not in dropped)
    return dataclasses.replace(made, briefings=briefings, pins=pins)
