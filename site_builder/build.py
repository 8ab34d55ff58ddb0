"""The pipeline, whole: seeds and content in, a published site out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from site_builder import capture, curate, derive, export, render, stage, urls, verify
from site_builder.capture import originals
from site_builder.config import Config
from site_builder.derive import data
from site_builder.diagnostics import Report
from site_builder.model import Artifact, Content, DataFile, Edition, Page, SearchRecord, Site
from site_builder.unchanged import Outcome

PUBLISH = "publish"  # the last stage
Progress = Callable[[str], None]  # told the name of each stage as it begins
Bundler = Callable[[Sequence[SearchRecord], Path, str], Path | None]  # records, cache, language


def build(config: Config, report: Report, progress: Progress, bundled: Bundler = stage.bundle) -> Outcome:
    """Publish the site. Raises BuildFailed on faults; the published site then stays as it was.

    `bundled` gives the search bundle, None where there is to be none. Raises stage.EnvironmentFault when
    the machine, not the content, is in the way.
    """
    edition = read(config, report, progress)
    report.stop_on_errors()
    site = derive.site(edition)
    progress("render")
    paths: list[str] = []
    pages = replace(site, pages=_noting(site.pages, paths))
    with stage.staged(config.output, _artifacts(config, pages, paths, report), report) as staged:
        report.stop_on_errors()
        bundle = None
        if config.search:
            progress("search")
            bundle = bundled(site.records, config.cache, edition.settings.language)
        if bundle:
            staged.adopt(bundle, urls.SEARCH_BUNDLE)
        progress("verify")
        verify.site(
            staged.root, edition, base_url=edition.settings.base_url, report=report, search=bool(bundle)
        )
        report.stop_on_errors()
        progress(PUBLISH)
    return Outcome(
        briefings=len(edition.briefings),
        exchanges=sum(len(briefing.exchanges) for briefing in edition.briefings),
        pages=len(paths),
        changed=staged.changed,
        unchanged=staged.unchanged,
        base_url=edition.settings.base_url,
        manifest=staged.manifest,
    )


def check(config: Config, report: Report, progress: Progress) -> Outcome:
    """Do all that `build` does, in a folder that is thrown away; raise BuildFailed where it would."""

    def told(stage: str) -> None:
        if stage != PUBLISH:
            progress(stage)

    with stage.scratch() as output:
        return build(replace(config, output=output), report, told)


def pin(config: Config, report: Report, progress: Progress) -> int:
    """Write content/permalinks.lock anew; return how many of its lines are new or changed.

    Raises BuildFailed, and leaves the file as it was, when the edition has faults. What pinning settles is
    not reported.
    """
    found = Report()
    edition = read(config, found, progress)
    report.diagnostics.extend(each for each in found if each.rule not in curate.SETTLED_BY_PINNING)
    report.stop_on_errors()
    text = curate.lock_text([*curate.repin(edition), *curate.repin_notes(edition)])
    known = set(curate.lock_text([*edition.pins, *edition.note_pins]).split("\n"))
    differing = sum(line not in known for line in text.split("\n"))
    if differing:
        stage.write_lock(config.content / curate.LOCK, text)
    return differing


def read(config: Config, report: Report, progress: Progress) -> Edition:
    """Return seeds and content joined; what is wrong with them goes to the report, but for what only follows
    from records of the content that could not be read."""
    progress("content")
    content = _settled(curate.load(config.content, report), config)
    progress("capture")
    found = Report()
    captures = capture.read(
        config.seeds, content.witnesses, found, outlets=curate.outlet_names(content), jobs=config.jobs
    )
    originals.check(config.seeds, content.witnesses, found)
    progress("curate")
    edition = curate.join(captures, content, found)
    report.diagnostics.extend(curate.causes(found, content, captures))
    return edition


def _settled(content: Content, config: Config) -> Content:
    """Let the base address of this run take the place of the one in site.yaml."""
    if not config.base_url:
        return content
    return replace(content, settings=replace(content.settings, base_url=config.base_url))


def _artifacts(config: Config, site: Site, paths: list[str], report: Report) -> Iterator[Artifact]:
    """Yield every file but the search bundle: the pages after the data files, which one of them lists, the
    sitemap last, when `paths` is complete."""
    base_url = site.edition.settings.base_url
    files: list[DataFile] = []
    pages = chain(site.pages, _noting(data.pages(site.edition, files), paths))
    rendered = render.artifacts(
        replace(site, pages=pages),
        templates=config.templates,
        static=config.static,
        base_url=base_url,
        preview=config.preview,
        report=report,
    )
    with stage.kept(config.cache / "pictures") as cache:
        yield from export.artifacts(
            site.edition,
            paths=paths,
            seeds=config.seeds,
            base_url=base_url,
            cache=cache,
            jobs=config.jobs,
            preview=config.preview,
            rendered=rendered,
            files=files,
            report=report,
        )


def _noting(pages: Iterable[Page], paths: list[str]) -> Iterator[Page]:
    for page in pages:
        if page.indexed:
            paths.append(page.path)
        yield page
