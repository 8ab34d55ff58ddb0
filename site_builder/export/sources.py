"""The captures in; every seed out, byte for byte as it was read."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from site_builder import urls
from site_builder.diagnostics import Location, Report, Rule
from site_builder.export.publication import Publication
from site_builder.model import Artifact, Capture

CHANGED_SEED = Rule(code="E401", name="changed-seed")


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    captures = {
        witness.capture.seed: witness.capture
        for briefing in publication.edition.briefings
        for witness in briefing.witnesses
    }
    for name in sorted(captures):
        content = _read(publication.seeds / name)
        if content is None or hashlib.sha256(content).hexdigest() != captures[name].sha256:
            _report(captures[name], report, gone=content is None)
            continue
        yield Artifact(path=urls.seed_file(name), content=content)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _report(capture: Capture, report: Report, *, gone: bool) -> None:
    what = "can no longer be read" if gone else "is no longer the file"
    report.add(
        CHANGED_SEED,
        Location(path=capture.path),
        f'The seed "{capture.seed}" {what} that was captured a moment ago.',
        hint="leave the seeds alone while a build runs, and build again",
    )
