"""The captures in; all of them, and the saved pages that they were taken from, as one archive out.

Names are sorted and every date is the same, so that the same files make the same archive.
"""

import zipfile
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO

from site_builder import urls
from site_builder.diagnostics import Report
from site_builder.export.publication import Publication
from site_builder.model import Artifact

NAME = "sources.zip"
_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the first that an archive can say
_UNIX = 3
_MODE = 0o100644 << 16


def artifacts(publication: Publication, report: Report) -> Iterator[Artifact]:
    """Yield the archive. A file that has changed since it was captured is left out: `sources` reports it."""
    known = _known(publication)
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in sorted(known):
            content = _read(publication, name)
            if sha256(content).hexdigest() == known[name]:
                entry = zipfile.ZipInfo(name, _NO_DATE)
                entry.create_system, entry.external_attr = _UNIX, _MODE
                archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    yield Artifact(path=urls.file(urls.data(NAME)), content=file.getvalue())


def _known(publication: Publication) -> dict[str, str]:
    """Return the checksum of every file, by its path below the folder of seeds."""
    found = {}
    for briefing in publication.edition.briefings:
        for witness in briefing.witnesses:
            found[witness.capture.seed] = witness.capture.sha256
            if witness.record.original:
                found[witness.record.original.file] = witness.record.original.sha256
    return found


def _read(publication: Publication, name: str) -> bytes:
    try:
        return (publication.seeds / name).read_bytes()
    except OSError:
        return b""
