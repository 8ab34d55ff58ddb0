"""A copy of a site in; which of its files are as its manifest has them, and which are not, out.

A copy is a folder, or stands at an address. Of one at an address nobody can list what else is there, and
hosts keep `_redirects` for themselves: it is not asked for.
"""

import gzip
import hashlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from site_builder import urls
from site_builder.stage import files, manifest
from site_builder.stage.environment import EnvironmentFault, explained

_AT_ONCE = 8  # requests
_PATIENCE = 30  # seconds
_GONE = (404, 410)
_HINT = "Look whether the address is that of the site's first page, and the host answers."


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixity:
    """Paths, sorted. `sound` counts the files that are as the manifest has them."""

    sound: int
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    unexpected: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        return not (self.changed or self.missing or self.unexpected)


def is_address(site: str) -> bool:
    return urlsplit(site).scheme in ("http", "https")


def fixity(site: str) -> Fixity | None:
    """Compare a copy with its own manifest; None where it has none.

    Raises EnvironmentFault when a file cannot be read, or a host does not answer."""
    return _of_host(site) if is_address(site) else _of_folder(Path(site))


def _of_folder(folder: Path) -> Fixity | None:
    with explained():
        named = manifest.read(folder)
        if named is None:
            return None
        found = files.survey(folder).files
        there = {path: _digest(folder / path) for path in named if path in found}
    return _compared(named, there, unexpected=found.keys() - named.keys() - {manifest.PATH})


def _of_host(address: str) -> Fixity | None:
    base = address.rstrip("/")
    content = _fetched(base, manifest.PATH)
    named = manifest.parsed(content) if content is not None else None
    if named is None:
        return None
    named.pop(urls.file(urls.REDIRECTS), None)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        digests = pool.map(lambda path: _fetched_digest(base, path, named[path]), named)
        there = {path: digest for path, digest in zip(named, digests, strict=True) if digest}
    return _compared(named, there, unexpected=())


def _compared(named: dict[str, str], there: dict[str, str], *, unexpected: Iterable[str]) -> Fixity:
    changed = sorted(path for path, digest in there.items() if digest != named[path])
    return Fixity(
        sound=len(there) - len(changed),
        changed=tuple(changed),
        missing=tuple(sorted(named.keys() - there.keys())),
        unexpected=tuple(sorted(unexpected)),
    )


def _digest(path: Path) -> str:
    """Return the checksum of a file; "" for what is none, a link or a folder."""
    return "" if path.is_symlink() or not path.is_file() else files.digest(path)


def _fetched_digest(base: str, path: str, wanted: str) -> str:
    """Return the checksum of what the host answers with; "" where it says that there is nothing, unless it
    says so with the very file, as with 404.html."""
    content = _fetched(base, path, wanted=wanted)
    return "" if content is None else hashlib.sha256(content).hexdigest()


def _fetched(base: str, path: str, *, wanted: str = "") -> bytes | None:
    # A host may lead from "topics/index.html" to "topics/", so that is asked for at once.
    place = path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path
    request = Request(f"{base}/{quote(place)}", headers={"User-Agent": "site-builder"})  # noqa: S310
    try:
        with urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310 – the scheme is looked at above
            return _plain(answer)
    except HTTPError as error:
        with error:
            content = _plain(error)
        if hashlib.sha256(content).hexdigest() == wanted:
            return content
        if error.code in _GONE:
            return None
        raise EnvironmentFault(f'"{request.full_url}" answers with {error.code}.', _HINT) from error
    except (URLError, OSError, EOFError, HTTPException) as error:
        reason = getattr(error, "reason", error)
        raise EnvironmentFault(f'"{request.full_url}" cannot be read: {reason}.', _HINT) from error


def _plain(answer: HTTPResponse | HTTPError) -> bytes:
    """Return what was sent. Some hosts press text together, though they are not asked to."""
    content = bytes(answer.read())
    return gzip.decompress(content) if answer.headers.get("Content-Encoding") == "gzip" else content


def told(found: Fixity) -> Iterator[str]:
    """Yield a line for each file that is not as it should be."""
    for what, paths in (
        ("changed", found.changed),
        ("missing", found.missing),
        ("unexpected", found.unexpected),
    ):
        yield from (f"{what}  {path}" for path in paths)
