"""The records of the files that seeds were taken from in; a report of those that have changed out."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from site_builder.diagnostics import Report, Rule
from site_builder.model import Original, WitnessRecord

CHANGED_ORIGINAL = Rule(code="C133", name="changed-original")

_HINT = "bring the file back as it was; a page that was saved anew is a new capture: import it"


def check(folder: Path, records: Iterable[WitnessRecord], report: Report) -> None:
    """Report every original of the folder of seeds that is gone, or has other bytes than are recorded."""
    for record in records:
        if record.original:
            _check(folder, record.original, record.seed, report)


def _check(folder: Path, original: Original, seed: str, report: Report) -> None:
    shown = f"{folder.name}/{original.file}"
    path = Path(os.path.realpath(folder / original.file))
    try:
        if not (path.is_file() and path.is_relative_to(os.path.realpath(folder))):
            raise FileNotFoundError  # a link that leads out of the folder, a pipe: nothing of ours
        with path.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
    except (OSError, ValueError):
        message = f'The file "{shown}", from which the seed "{seed}" was taken, cannot be read.'
        report.add(CHANGED_ORIGINAL, original.location, message, hint=_HINT)
        return
    if digest != original.sha256:
        message = f'The file "{shown}" is no longer the one from which the seed "{seed}" was taken.'
        report.add(CHANGED_ORIGINAL, original.location, message, hint=_HINT)
