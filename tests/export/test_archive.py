"""sources.zip: every capture and the page that it was taken from, byte for byte, and no date."""

import hashlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path

from site_builder.diagnostics import NOWHERE
from site_builder.model import Edition, Original
from tests import editions
from tests.export.conftest import Export

PAGE = b"<p>A page.</p>"
NAME = "originals/000_conference.html"


def with_original() -> Edition:
    whole = editions.edition()
    first = whole.briefings[0]
    witness = first.witnesses[0]
    original = Original(file=NAME, sha256=hashlib.sha256(PAGE).hexdigest(), location=NOWHERE)
    kept = replace(witness, record=replace(witness.record, original=original))
    changed = replace(first, witnesses=(kept, *first.witnesses[1:]))
    return replace(whole, briefings=(changed, *whole.briefings[1:]))


def test_captures_and_originals_are_there_byte_for_byte(exported: Export, seeds: Path) -> None:
    (seeds / "originals").mkdir()
    (seeds / NAME).write_bytes(PAGE)
    with zipfile.ZipFile(io.BytesIO(exported(with_original())["data/sources.zip"])) as archive:
        assert archive.testzip() is None
        held = {name: archive.read(name) for name in archive.namelist()}
        assert held == {**editions.SEEDS, NAME: PAGE}
        assert archive.namelist() == sorted(held)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_two_archives_are_byte_equal(exported: Export) -> None:
    assert exported()["data/sources.zip"] == exported()["data/sources.zip"]
