"""CAPTURES and CONTENT in, EDITION out."""

from site_builder.curate.consequences import WITNESSES, causes
from site_builder.curate.content import load
from site_builder.curate.corrections import UNPINNED_NOTE, repin_notes
from site_builder.curate.join import join, repin
from site_builder.curate.kept_edition import edition as kept
from site_builder.curate.lock import FILE as LOCK
from site_builder.curate.lock import lock_text
from site_builder.curate.noted import noted, without
from site_builder.curate.permalinks import CHANGED_EXCHANGE, UNPINNED
from site_builder.curate.registers import outlet_names

SETTLED_BY_PINNING = (UNPINNED, CHANGED_EXCHANGE, UNPINNED_NOTE)

__all__ = [
    "LOCK",
    "SETTLED_BY_PINNING",
    "WITNESSES",
    "causes",
    "join",
    "kept",
    "load",
    "lock_text",
    "noted",
    "outlet_names",
    "repin",
    "repin_notes",
    "without",
]
