"""CAPTURES and CONTENT in, EDITION out."""

from site_builder.curate.content import load
from site_builder.curate.join import join, repin
from site_builder.curate.lock import FILE as LOCK
from site_builder.curate.lock import lock_text

__all__ = ["LOCK", "join", "load", "lock_text", "repin"]
