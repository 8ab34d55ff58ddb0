"""An edition in which every list is too long for its page: no page is, and every link leads somewhere."""

import re
from pathlib import Path

import pytest

from site_builder import build, config, urls
from site_builder.derive import leaves
from site_builder.diagnostics import Report
from tests import sessions

SESSIONS = 45
ROOM, LATEST = 9_000, 4_000
MOST = 60_000  # bytes: the frame of a page, its card and pictures, and a list of ROOM

# Documents are not parted, whatever their length, nor is a family, which stands in 50 documents at most.
_WHOLE = re.compile(r"briefings/\d{4}-\d\d-\d\d|parallels/[0-9a-f]{2}/")
# Of fixed size, or parted by rules of their own (tests/derive/test_matrix.py).
_TABLES = ("matrix/", "search/", "data/", "method/", "answers/")


def sizes(folder: Path, output: str) -> dict[str, int]:
    """Build, which fails where a link leads nowhere, and return how long each page of a list is."""
    report = Report()
    flags = {"root": str(folder), "output": str(folder / output), "no-search": "1", "jobs": "1"}
    build.build(config.from_environment(flags, report, environment={}), report, lambda stage: None)
    pages = {path.relative_to(folder / output).as_posix(): path for path in (folder / output).rglob("*.html")}
    return {
        name: path.stat().st_size
        for name, path in pages.items()
        if not _WHOLE.match(name) and not name.startswith(_TABLES)
    }


def test_no_page_of_a_list_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = sessions.edition(tmp_path, SESSIONS)
    before = sizes(folder, "before")
    assert sum(size > MOST for size in before.values()) >= 3
    monkeypatch.setattr(leaves, "ROOM", ROOM)
    monkeypatch.setattr(leaves, "LATEST", LATEST)
    after = sizes(folder, "after")
    assert {name: size for name, size in after.items() if size > MOST} == {}
    assert set(before) <= set(after)
    for parted in ("topics/talks/", "terms/restraint/", "events/ports/", "outlets/strelsau-news-agency/"):
        assert any(name.startswith((f"{parted}20", f"{parted}19")) for name in after), parted


def test_the_folders_of_parallels_stay_small_however_many_there_are() -> None:
    paths = {urls.family(f"{number:016x}") for number in range(0, 2**64, 2**64 // 20_000)}
    folders = {path.split("/")[2] for path in paths}
    assert len(folders) == 256
