"""Made-up captures with their reading in the margin. To add one: a file in fixtures/, and no Python.

A file begins with "# " and its title, then what is expected of the whole ("held: 2023-05-08 title"), a blank
line, and the seed: each line of it after the first bar; before the bar, the class, target and label that it
must get, nothing where the seed is refused. "\\u00a0" stands for that character.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from site_builder import capture
from site_builder.capture import inspection, seeds
from site_builder.diagnostics import Report
from site_builder.model import Capture

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.txt"))
ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixture:
    wanted: dict[str, str]
    margin: list[str]
    seed: str


def fixture(path: Path) -> Fixture:
    head, _, body = path.read_text("utf-8").partition("\n\n")
    title, *said = head.splitlines()
    assert title.startswith("# "), path.name
    rows = [ESCAPE.sub(lambda m: chr(int(m[1], 16)), row).split("|", 1) for row in body.splitlines()]
    return Fixture(
        wanted={key: value.strip() for key, _, value in (line.partition(":") for line in said)},
        margin=[margin.strip() for margin, _ in rows],
        seed="\n".join(text.removeprefix(" ") for _, text in rows),
    )


def read(text: str, name: str = "seed.txt") -> tuple[Capture, Report]:
    report = Report()
    seed = seeds.decode(text.encode(), report, name=name, shown=name)
    assert not isinstance(seed, Capture)
    return capture.parse(seed, report), report


def margin(read: Capture) -> list[str]:
    """Write each line's class, target, label and credited outlets, as fixtures do."""
    written = []
    for line, (_, kind, target, _) in zip(read.ledger, inspection.ledger_text(read), strict=True):
        parts = [kind, target]
        if line.label:
            turn = read.turns[line.turn]
            parts += [f"[{turn.label}]", *(f"+ {outlet}" for outlet in turn.credited)]
        written.append(" ".join(filter(None, parts)))
    return written


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_made_up_capture_is_read_as_its_margin_says(path: Path) -> None:
    case = fixture(path)
    found, report = read(case.seed)
    if "refused" in case.wanted:
        assert found.refused.startswith(case.wanted["refused"])
        assert not found.turns
        assert not found.ledger
        assert [each.rule.name for each in report] == ["unrecognised-seed"]
        return
    assert margin(found) == case.margin
    doubts = [f"{each.rule.code} {each.location.line}:{each.location.column}" for each in report]
    assert ", ".join(sorted(doubts)) == case.wanted.get("doubts", "")
    assert f"{found.held.value} {found.held.basis}".strip() == case.wanted["held"]
    assert found.published.value == case.wanted.get("published", "")
    assert found.kind == case.wanted.get("kind", "press-conference")
    if "spokespersons" in case.wanted:
        assert ", ".join(found.spokespersons) == case.wanted["spokespersons"]
