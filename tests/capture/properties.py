"""What is true of every capture, whatever bytes it was read from: for hypothesis, and for `make fuzz`."""

import json
import unicodedata
from collections.abc import Iterator

from site_builder import capture
from site_builder.capture import inspection, seeds
from site_builder.capture.source import Seed
from site_builder.capture.turns import exchanges, openings
from site_builder.diagnostics import Report, render
from site_builder.model import Capture, LineClass, Role

UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Zs"}  # categories of what a blank line may hold


def read(raw: bytes) -> tuple[Seed | None, Capture, Report]:
    """Return the seed as well, None where there is none."""
    report = Report()
    seed = seeds.decode(raw, report, name="a.txt", shown="a.txt")
    if isinstance(seed, Capture):
        return None, seed, report
    return seed, capture.parse(seed, report), report


def check(raw: bytes) -> None:
    """Hold what must be true, however the capture came out."""
    seed, found, report = read(raw)
    json.dumps(inspection.describe(found, report, str.lower)).encode("utf-8")
    for each in report:
        render(each).encode("utf-8")
    if seed is None or found.refused:
        assert not found.ledger
        assert not found.turns
        assert report.refuses
        return
    assert seed.raw == raw
    _check_ledger(found, seed)
    _check_words(found, seed)
    _check_repairs(found, report)
    grouped = [index for group in exchanges(found.turns) for index in (*group.questions, *group.answers)]
    speaking = (Role.OPENING, Role.QUESTION, Role.ANSWER)
    spoken = [index for index, turn in enumerate(found.turns) if turn.role in speaking]
    assert sorted((*openings(found.turns), *grouped)) == spoken


def _check_ledger(found: Capture, seed: Seed) -> None:
    """The pieces of each line make up the line, in order; each is spoken, or is not."""
    assert sorted({line.number for line in found.ledger}) == list(range(1, len(seed.lines) + 1))
    assert [line.number for line in found.ledger] == sorted(line.number for line in found.ledger)
    made: dict[int, str] = {}
    for line in found.ledger:
        assert line.column == len(made.get(line.number, "")) + 1
        made[line.number] = made.get(line.number, "") + line.text
        assert (line.turn >= 0) == (line.kind.value in set(Role))
    assert tuple(made.values()) == seed.lines
    blank = "".join(line.text for line in found.ledger if line.kind is LineClass.BLANK)
    assert {unicodedata.category(character) for character in blank} <= UNSEEN


def _check_words(found: Capture, seed: Seed) -> None:
    """The words of the turns are those of the spoken pieces, in order, and at the place that they name."""
    spoken = [line for line in found.ledger if line.turn >= 0]
    said = "".join(line.text[line.label :] for line in spoken)
    turned = "".join(paragraph.text for turn in found.turns for paragraph in turn.paragraphs)
    assert _solid(turned) == _solid(said)
    assert [line.turn for line in spoken] == sorted(line.turn for line in spoken)
    for turn in found.turns:
        assert turn.paragraphs
        for paragraph in turn.paragraphs:
            assert paragraph.text == paragraph.text.strip() != ""
            assert _solid(paragraph.text) == _solid(
                "".join(_at(seed, paragraph.first, paragraph.last, paragraph.column, paragraph.end))
            )


def _at(seed: Seed, first: int, last: int, column: int, end: int) -> Iterator[str]:
    """Yield the parts of lines between two places."""
    for number in range(first, last + 1):
        line = seed.lines[number - 1]
        yield line[column - 1 if number == first else 0 : end - 1 if number == last else len(line)]


def _check_repairs(found: Capture, report: Report) -> None:
    """Nothing is mended that is not reported, and nothing mended is a line more or less."""
    reported = {each.rule.code for each in report}
    assert bool(found.repairs) == bool(reported & {"C126", "C127"})
    assert all(1 <= repair.line <= max(len(found.ledger), 1) for repair in found.repairs)
    assert all(repair.was != repair.became for repair in found.repairs)


def _solid(text: str) -> str:
    return "".join(text.split())
