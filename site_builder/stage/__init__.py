"""FILES -> A SPARE SITE, exchanged with the published one when it is whole."""

from site_builder.stage.desk import Desk, Laid
from site_builder.stage.environment import EnvironmentFault
from site_builder.stage.fixity import Fixity, fixity, is_address, told
from site_builder.stage.indexing import program
from site_builder.stage.keep import Keep, kept
from site_builder.stage.manifest import PATH as MANIFEST
from site_builder.stage.output import (
    alone,
    clean,
    forget,
    opened,
    published,
    scratch,
    staged,
    write_lock,
    write_together,
)
from site_builder.stage.search import bundle, latest
from site_builder.stage.spare import Staged

__all__ = [
    "MANIFEST",
    "Desk",
    "EnvironmentFault",
    "Fixity",
    "Keep",
    "Laid",
    "Staged",
    "alone",
    "bundle",
    "clean",
    "fixity",
    "forget",
    "is_address",
    "kept",
    "latest",
    "opened",
    "program",
    "published",
    "scratch",
    "staged",
    "told",
    "write_lock",
    "write_together",
]
