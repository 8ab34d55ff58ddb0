"""What an edition is made from in; that, without what is noted, made, or as the last build kept it, out.

It is kept whole, as a word more in one text may change any family of parallels; and only where nothing was
wrong with it, since faults are found while it is made.
"""

from collections.abc import Callable
from hashlib import sha256

from site_builder import typed_json
from site_builder.cache import Cache
from site_builder.diagnostics import Report
from site_builder.model import Content, Edition
from site_builder.unchanged import code


def edition(
    seeds: object, content: Content, make: Callable[[Report], Edition], report: Report, cache: Cache
) -> Edition:
    """Return what `make` makes of seeds and content; `seeds` tells them from all others."""
    key = sha256(f"{code.running()}\n{seeds}\n{content}".encode()).hexdigest()
    kept = typed_json.read(cache.get(key), Edition)
    if kept:
        return kept
    found = Report()
    made = make(found)
    report.diagnostics.extend(found)
    if not found.diagnostics:
        cache.put(key, typed_json.written(made))
    return made
