"""Damaged and hostile YAML and Markdown: refused at a place of the file, soon; or harmless.

A mutant is a file of the edition with damage; it is read as the file that it was, by the reader of that file.
"""

import random
import time
from pathlib import Path

import pytest

from site_builder import curate
from site_builder.diagnostics import Location, Report
from site_builder.render import markdown
from site_builder.render.markdown import NOTE, PAGE, Manuscript
from tests.trust.bombs import BOMBS
from tests.trust.counts import count
from tests.trust.editions import LOCK, lay
from tests.trust.payloads import PAYLOADS

PARTS = 10
SOON = 0.2  # seconds

SCRAPS = (
    *("- ", "? ", ": ", "&a ", "*a", "!!binary ", "!x ", "<<: ", "|\n", ">\n", "%YAML 9\n", "---\n", "...\n"),
    *(
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        "#",
        "@",
        "`",
        "\t",
        "\\x00",
        "\\ud800",
        "\\N",
        "~",
        "=",
        "\u2028",
        "\u0085",
    ),
    *("0x7fffffff", "1e999", "2021-02-30", "9" * 400, "null", "<a href=x>", "</p>", "<!--", "]]>", "&#0;"),
    *("[x][", "](", "![", "***", "~~~\n", "```\n", "    ", "> " * 12, "| - |\n", "* " * 40, "\n\n", "\r"),
)


def mutated(text: str, chance: random.Random) -> str:
    for _ in range(chance.randrange(1, 6)):
        at, end = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
        match chance.randrange(6):
            case 0:
                text = text[:at] + chance.choice(SCRAPS) + text[at:]
            case 1:
                text = text[:at] + text[min(end, at + 9) :]
            case 2:
                text = text[:at] + text[at : at + 60] * chance.randrange(2, 30) + text[at:]
            case 3:
                text = text[:at] + chance.choice(PAYLOADS) + text[at:]
            case 4:
                text = (
                    text[:at]
                    + chr(chance.choice((chance.randrange(0x110000 - 0x800), 0, 7, 0x85)))
                    + text[at:]
                )
                text = text.encode("utf-8", "replace").decode()
            case 5:
                lines = text.split("\n")
                chance.shuffle(lines[: chance.randrange(len(lines) + 1)])
                text = "\n".join(lines)
    return text


def seconds(root: Path, report: Report) -> float:
    began = time.process_time()
    curate.load(root / "content", report)
    return time.process_time() - began


def has_places(report: Report, root: Path) -> None:
    """Every fault has a file that is there, and a line of it."""
    for found in report:
        where = found.location
        lines = (root / where.path).read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        assert 0 <= where.line <= lines.replace("\r", "\n").count("\n") + 1, found
        assert found.message


@pytest.mark.parametrize("part", range(PARTS))
def test_damaged_content_is_refused_at_its_place_or_read(part: int, tmp_path: Path) -> None:
    chance = random.Random(part)
    root = lay(tmp_path / "edition")
    files = sorted(path for path in (root / "content").rglob("*") if path.is_file() and path != root / LOCK)
    usual = max(seconds(root, Report()) for _ in range(5))
    convert = markdown.converter("https://e.example/", {}, Report())
    for _ in range(count("written") // PARTS):
        path = chance.choice(files)
        text = path.read_text("utf-8")
        path.write_text(mutated(text, chance), "utf-8", newline="")
        report = Report()
        took = seconds(root, report)
        has_places(report, root)
        path.write_text(text, "utf-8")
        assert took < usual + SOON, path
        note = mutated("See *eleven* [lanterns](/terms/), and `so` on.\n\n* One\n* Two\n", chance)
        began = time.process_time()
        convert(note)
        assert time.process_time() - began < SOON, note


@pytest.mark.parametrize(("name", "path", "text"), BOMBS, ids=[name for name, _, _ in BOMBS])
def test_bombs_are_refused_at_once(name: str, path: str, text: str, tmp_path: Path) -> None:
    root = lay(tmp_path / "edition")
    usual = max(seconds(root, Report()) for _ in range(3))
    (root / path).write_text(text, "utf-8")
    report = Report()
    took = min(seconds(root, report), seconds(root, Report()))
    if path.endswith(".md"):
        body = text.partition("---\n\n")[2]
        for genre in (NOTE, PAGE):
            known = {body: Manuscript(location=Location(path=path, line=6), genre=genre)}
            began = time.process_time()
            markdown.converter("https://e.example/", known, report)(body)
            took = max(took, time.process_time() - began)
    assert took < usual + SOON
    assert report.refuses, "a bomb is refused"
    assert all(found.location.path.startswith("content/") for found in report)
