"""The digest of every published file in; the manifest that names them out, and back.

The form is that of a BagIt payload manifest (RFC 8493, section 2.1.3): `<sha256>  <path>`, sorted by
path, one line a file, every file of the site but the manifest itself. `sha256sum --check` reads it.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from site_builder import urls

PATH = urls.file(urls.MANIFEST)

# Matches "<64 hex digits>  topics/index.html"; not with one space, nor with capitals in the digest.
_LINE = re.compile(r"([0-9a-f]{64})  ([^\n]+)")


def render(digests: Mapping[str, str]) -> bytes:
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode()


def read(folder: Path) -> dict[str, str] | None:
    """Return the digest of each path that the manifest in `folder` names; None when it is not ours."""
    path = folder / PATH
    if path.is_symlink() or not path.is_file():
        return None
    return parsed(path.read_bytes())


def parsed(content: bytes) -> dict[str, str] | None:
    """Return the digest of each path that a manifest names; None when it is not ours."""
    try:
        lines = content.decode().splitlines()
    except UnicodeDecodeError:
        return None
    matches = [_LINE.fullmatch(line) for line in lines]
    if None in matches:
        return None
    return {match[2]: match[1] for match in matches if match}
