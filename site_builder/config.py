"""Config: the settings of one run, read once from flags and environment, and passed down."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """`base_url` "" leaves the choice to content/site.yaml. All folders are absolute."""

    root: Path
    seeds: Path
    content: Path
    templates: Path
    static: Path
    output: Path
    cache: Path
    base_url: str = ""
    strict: bool = False
    search: bool = True
    preview: bool = False  # a host's preview: kept from search engines, with a banner
