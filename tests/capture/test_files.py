"""What is no capture is refused with a place and a reason, and the other files are read all the same."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from site_builder import capture
from site_builder.capture import seeds
from site_builder.diagnostics import Report, render
from site_builder.model import Capture

CASES = Path(__file__).parents[1] / "diagnostics"
GOOD = "Foreign Ministry Spokesperson Mao Ning’s Remarks on May 8, 2023\nCCTV: Why?\nMao Ning: So.\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def read(folder: Path) -> tuple[tuple[Capture, ...], Report]:
    report = Report()
    return capture.read(folder, [], report), report


def only(folder: Path) -> tuple[Capture, str]:
    """Return the one capture of a folder, and "rule line:column" of the one diagnostic."""
    (found,), report = read(folder)
    (fault,) = report
    where = fault.location
    assert where.path == f"{folder.name}/{found.seed}"
    assert fault.hint
    return found, f"{fault.rule.name} {where.line}:{where.column}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "seeds"
    made.mkdir()
    return made


def test_missing_folder_is_reported(tmp_path: Path) -> None:
    found, report = read(tmp_path / "seeds")
    assert found == ()
    assert [(each.rule.name, str(each.location)) for each in report] == [("no-seeds", "seeds/")]


def test_folder_without_captures_is_reported(folder: Path) -> None:
    (folder / "README.md").write_text("no capture")
    (folder / ".hidden.txt").write_text("no capture")
    found, report = read(folder)
    assert found == ()
    assert [each.rule.name for each in report] == ["no-seeds"]


def test_file_whose_name_is_no_text_is_refused(folder: Path) -> None:
    try:
        (folder / os.fsdecode(b"caf\xe9.txt")).write_text(GOOD)
    except OSError:  # a file system that takes UTF-8 alone holds no such name
        return
    found, fault = only(folder)
    assert (found.seed, found.refused) == ("caf\\udce9.txt", "its name is not valid UTF-8")
    assert fault == "unreadable-seed 0:0"


def test_file_in_place_of_the_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "seeds").write_text("")
    assert [each.rule.name for each in read(tmp_path / "seeds")[1]] == ["no-seeds"]


@pytest.mark.parametrize(
    ("raw", "reason", "fault"),
    [
        (b"", "it is empty", "unrecognised-seed 0:0"),
        (b"\n \n\n", "it is empty", "unrecognised-seed 0:0"),
        (b"Home > News\n[ Print ]\n", "it holds nothing but boilerplate", "unrecognised-seed 0:0"),
        (PNG, "it is a PNG picture", "invalid-utf8 1:1"),
        (b"\xff\xfeC\x00C", "it is damaged text in UTF-16", "invalid-utf8 1:1"),
        (b"%PDF-1.7\n\xe2\xe3", "it is a PDF file", "invalid-utf8 2:1"),
        (
            "CCTV: Was\nit Selaković?\n".encode("iso-8859-2"),
            "its byte 0xE6 is not valid UTF-8",
            "invalid-utf8 2:12",
        ),
        (b"\xef\xbb\xbf\xc3\xa9\xff", "its byte 0xFF is not valid UTF-8", "invalid-utf8 1:2"),
        (b"CCTV: a\nb\x19c", "it holds the control character U+0019 inside a word", "control-character 2:2"),
        (b"CCTV: a\r\nb\x00c\r\n", "it holds a NUL byte", "nul-byte 2:2"),
        (
            b"<!DOCTYPE html>\n<html></html>",
            "it is the markup of a page, not its text",
            "unrecognised-seed 0:0",
        ),
    ],
    ids=[
        "empty",
        "blank",
        "boilerplate",
        "png",
        "utf-16",
        "pdf",
        "latin-2",
        "after a mark",
        "control",
        "nul",
        "html",
    ],
)
def test_file_that_is_no_capture_is_refused(folder: Path, raw: bytes, reason: str, fault: str) -> None:
    (folder / "a.txt").write_bytes(raw)
    found, reported = only(folder)
    assert (found.refused, reported) == (reason, fault)
    assert (found.kind, found.turns, found.ledger, found.size) == (None, (), (), len(raw))


def test_file_of_more_than_five_megabytes_is_not_read(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"a" * (seeds.LIMIT + 1))
    (found,), report = read(folder)
    assert found.refused == "it has 5,000,001 bytes, and a capture may have 5,000,000"
    assert [render(each) for each in report] == [
        (CASES / "C104" / "expected.txt").read_text("utf-8").rstrip()
    ]


def test_file_as_large_as_a_capture_may_be_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeds, "LIMIT", len(GOOD.encode()))
    (folder / "a.txt").write_text(GOOD, "utf-8")
    (found,), _ = read(folder)
    assert (found.refused, len(found.turns)) == ("", 2)


def test_line_of_a_hundred_megabytes_is_refused_by_its_size(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (folder / "a.txt").open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(Path, "open", lambda path, *_, **__: pytest.fail(f"{path} was read"))
    (found,), report = read(folder)
    assert found.refused == "it has 100,000,000 bytes, and a capture may have 5,000,000"
    assert [each.rule.name for each in report] == ["oversized-seed"]


@pytest.mark.parametrize(
    "more",
    ["Reuters: What of it?\nMao Ning: It is so.\n", "Reuters: What of it? Mao Ning: It is so.\n"],
    ids=["lines", "parts of lines"],
)
def test_capture_of_more_than_twenty_thousand_lines_is_refused(folder: Path, more: str) -> None:
    head = "Foreign Ministry Spokesperson Mao Ning's Regular Press Conference on November 16, 2023\n\n"
    (folder / "a.txt").write_text(head + more * (seeds.LINES // 2), "utf-8")
    (found,), report = read(folder)
    assert re.fullmatch(
        r"it has 20,00\d lines, or parts of lines, and a capture may have 20,000", found.refused
    )
    assert "oversized-seed" in {each.rule.name for each in report}
    (folder / "a.txt").write_text(head + more * (seeds.LINES // 2 - 2), "utf-8")
    (found,), report = read(folder)
    assert (found.refused, len(found.turns)) == ("", seeds.LINES - 4)


# Reads a file, and prints the seconds of the processor and the megabytes that it took.
MEASURED = """
import re, sys, time
from pathlib import Path
from site_builder import capture
from site_builder.diagnostics import Report
begun = time.process_time()
capture.read_one(Path(sys.argv[1]), Report(), shown="a.txt")
# ru_maxrss would tell of the process that started this one, too.
most = int(re.search("VmHWM:\\s+([0-9]+)", Path("/proc/self/status").read_text())[1])
print(time.process_time() - begun, most / 1024)
"""


@pytest.mark.parametrize("unit", ["a", "word ", "word. ", "&amp; "], ids=str.split)
def test_largest_line_is_read_or_refused_soon_and_in_little_memory(folder: Path, unit: str) -> None:
    (folder / "a.txt").write_text((unit * seeds.LIMIT)[: seeds.LIMIT])
    command = [sys.executable, "-c", MEASURED, str(folder / "a.txt")]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=CASES.parents[1])
    seconds, megabytes = map(float, run.stdout.split())
    assert seconds < 6
    assert megabytes < 300


def test_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    secret = folder.parent / "secret.txt"
    secret.write_text(GOOD)
    (folder / "a.txt").symlink_to(secret)
    found, fault = only(folder)
    assert fault == "stray-symlink 0:0"
    assert found.sha256 == ""


def test_link_inside_the_folder_is_followed(folder: Path) -> None:
    (folder / "a.txt").write_text(GOOD)
    (folder / "b.txt").symlink_to("a.txt")
    found, report = read(folder)
    assert [each.held.value for each in found] == ["2023-05-08"] * 2
    assert not list(report)


def test_links_in_a_circle_are_refused(folder: Path) -> None:
    (folder / "a.txt").symlink_to("a.txt")
    assert only(folder)[1] == "unreadable-seed 0:0"


def test_link_to_nothing_is_refused(folder: Path) -> None:
    (folder / "a.txt").symlink_to("gone.txt")
    assert only(folder)[0].refused == "there is no such file"


def test_folder_with_the_name_of_a_capture_is_refused(folder: Path) -> None:
    (folder / "a.txt").mkdir()
    assert only(folder)[0].refused == "it is no ordinary file"


def test_pipe_is_refused_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "a.txt")
    assert only(folder)[0].refused == "it is no ordinary file"


def test_file_that_the_system_withholds_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text(GOOD)

    def withhold(path: Path, *_: object, **__: object) -> NoReturn:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", withhold)
    found, fault = only(folder)
    assert (found.refused, fault) == ("it cannot be read: Permission denied", "unreadable-seed 0:0")


def test_file_name_that_is_no_text_is_shown_in_escapes(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text(GOOD)
    (found,), _ = read(folder)
    assert found.seed == r"caf\udce9.txt"


def test_refused_file_does_not_hide_the_others(folder: Path) -> None:
    (folder / "b.txt").write_text(GOOD)
    (folder / "a.txt").write_bytes(PNG)
    (folder / "c.txt").write_text("")
    found, report = read(folder)
    assert [(each.seed, bool(each.refused)) for each in found] == [
        ("a.txt", True),
        ("b.txt", False),
        ("c.txt", True),
    ]
    assert [each.rule.name for each in report] == ["invalid-utf8", "unrecognised-seed"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_byte_order_mark_are_no_text(folder: Path, end: str) -> None:
    (folder / "a.txt").write_bytes(("\ufeff" + GOOD.replace("\n", end)).encode())
    (found,), report = read(folder)
    assert [line.text for line in found.ledger] == GOOD.splitlines()
    assert found.title == GOOD.splitlines()[0]
    assert [(each.rule.name, each.location.line) for each in report] == [("repaired-text", 1)]
    assert not report.refuses
