"""A published site in; what tells whether anybody touched it out."""

import os
from array import array
from hashlib import sha256
from operator import attrgetter
from pathlib import Path

_BEFORE_PATH = 66  # bytes of a line of the manifest: the digest, two spaces
_CHANGED = attrgetter("st_ctime_ns")


def evidence(output: Path, manifest: str) -> str:
    """Return a digest of the manifest, which lies at the path `manifest` of the site, and of when each file
    and folder that it names was changed last: its content, mode, names, or what lies in it. No program can
    set this date back.

    Raises OSError where the site is not whole. Bytes that decay on the disk are not seen: `verify` reads
    them."""
    root = os.fsencode(output)
    content = (output / manifest).read_bytes()
    files = [b"%b/%b" % (root, line[_BEFORE_PATH:]) for line in content.splitlines()]
    files.append(os.fsencode(output / manifest))
    folders = {root}
    inner = {file.rpartition(b"/")[0] for file in files} - folders
    while inner:
        folders |= inner
        inner = {folder.rpartition(b"/")[0] for folder in inner} - folders
    places = (*files, *sorted(folders))  # some 100,000, so that each step of the next line is one in C
    changes = array("Q", map(_CHANGED, map(os.lstat, places)))
    return sha256(sha256(content).digest() + changes.tobytes()).hexdigest()
