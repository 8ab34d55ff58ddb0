"""PAGES -> HTML FILES: pages in; their HTML files, and the files of static/, out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from site_builder.config import Config
from site_builder.diagnostics import Report
from site_builder.model import Artifact, Edition, Page
from site_builder.render import assets, markdown
from site_builder.render.assets import Assets
from site_builder.render.templates import compiled, environment, know, rendered

__all__ = ["Assets", "Press", "assets", "compiled", "know", "press"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What pages are drawn with."""

    edition: Edition
    templates: Path
    assets: Assets
    base_url: str
    preview: bool

    def drawn(self, pages: Iterable[Page], report: Report) -> Iterator[Artifact]:
        """Yield the file of each page; faults go to the report."""
        texts = markdown.manuscripts(self.edition)
        engine = environment(
            self.templates,
            assets=self.assets.paths,
            base_url=self.base_url,
            markdown=markdown.converter(self.base_url, texts, report),
            preview=self.preview,
            settings=self.edition.settings,
        )
        yield from rendered(engine, self.templates, pages, report)


def press(config: Config, edition: Edition, report: Report) -> Press:
    """Return what the pages of an edition are drawn with; faults of the static files go to the report."""
    return Press(
        edition=edition,
        templates=config.templates,
        assets=assets.read(config.static, report),
        base_url=edition.settings.base_url,
        preview=config.preview,
    )
