"""The gist of each page without fault in; the same, for the next build, out.

What is kept is JSON: every id and address once, and for each page its name, a digest of its bytes, and the
numbers of those that it has. It is cut into parts by the first letter of that name, so that none is large.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from sys import intern
from typing import Any

from site_builder.cache import Cache
from site_builder.unchanged import code
from site_builder.verify.pages import Gist

_PARTS = "0123456789abcdef"


def read(cache: Cache) -> dict[str, Gist]:
    """Return what the last build kept."""
    found: dict[str, Gist] = {}
    for part in _PARTS:
        kept = cache.get(_key(part))
        # Whoever wrote what is otherwise, it was not a build.
        with suppress(ValueError, TypeError, KeyError, IndexError, RecursionError):
            found |= _unpacked(json.loads(kept)) if kept else {}
    return found


def write(found: Mapping[str, Gist], known: Mapping[str, Gist], cache: Cache) -> None:
    """Keep these, and nothing else; what is `known` was kept before."""
    for part in _PARTS:
        now = {name: found[name] for name in sorted(found) if name.startswith(part)}
        if now.keys() != {name for name in known if name.startswith(part)}:
            cache.put(_key(part), json.dumps(_packed(now), separators=(",", ":")).encode())


def _key(part: str) -> str:
    return sha256(f"{code.running()} {part}".encode()).hexdigest()


def _packed(pages: Mapping[str, Gist]) -> dict[str, Any]:
    numbers: dict[str, int] = {}
    rows = [
        [
            name,
            page.words,
            *(
                [numbers.setdefault(each, len(numbers)) for each in names]
                for names in (sorted(page.ids), page.links, page.resources)
            ),
        ]
        for name, page in pages.items()
    ]
    return {"names": list(numbers), "pages": rows}


def _unpacked(plain: Mapping[str, Any]) -> dict[str, Gist]:
    names = tuple(map(intern, plain["names"]))

    def told(numbers: list[int]) -> tuple[str, ...]:
        if min(numbers, default=0) < 0:
            raise IndexError
        return tuple([names[number] for number in numbers])

    return {
        intern(name): Gist(
            ids=frozenset(told(ids)), links=told(links), resources=told(resources), words=words
        )
        for name, words, ids, links, resources in plain["pages"]
    }
