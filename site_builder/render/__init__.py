"""A site in; its HTML files, and the files of static/, out."""

from collections.abc import Iterator
from pathlib import Path

from site_builder.diagnostics import Report
from site_builder.model import Artifact, Site
from site_builder.render import assets, markdown
from site_builder.render.templates import environment, rendered


def artifacts(
    site: Site, *, templates: Path, static: Path, base_url: str, preview: bool, report: Report
) -> Iterator[Artifact]:
    """Yield every file that comes from static/ or from a template; faults go to the report."""
    files = assets.read(static, report)
    yield from files.artifacts
    engine = environment(
        templates,
        assets=files.paths,
        base_url=base_url,
        markdown=markdown.converter(base_url, markdown.manuscripts(site.edition), report),
        preview=preview,
        settings=site.edition.settings,
    )
    yield from rendered(engine, templates, site.pages, report)
