"""The pipeline, whole: seeds and content in, a published site out."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import chain
from pathlib import Path

from site_builder import capture, curate, derive, export, render, stage, urls, verify
from site_builder.cache import NO_CACHE, Cache
from site_builder.capture import originals
from site_builder.config import Config
from site_builder.derive import data
from site_builder.diagnostics import Report
from site_builder.drawing import Drawing, draw, noting
from site_builder.model import Artifact, Content, DataFile, Edition, SearchRecord
from site_builder.progress import Progress, Step
from site_builder.spread import Crew
from site_builder.unchanged import Outcome

PUBLISH = Step("publish")  # the last stage
_FEW = 50  # briefings below which further processes cost more than they save
Bundler = Callable[[Sequence[SearchRecord], Path, str, int], Path | None]  # records, cache, language, jobs


def build(config: Config, report: Report, progress: Progress, bundled: Bundler = stage.bundle) -> Outcome:
    """Publish the site. Raises BuildFailed on faults; the published site then stays as it was.

    `bundled` gives the search bundle, None where there is to be none. Raises stage.EnvironmentFault when
    the machine, not the content, is in the way.
    """
    with stage.kept(config.cache / "families") as cache:
        edition = read(config, report, progress, cache)
    report.stop_on_errors()
    records = tuple(derive.records(edition))
    progress(Step("render"))
    paths: list[str] = []
    with stage.opened(config.output, report) as staged:
        with closing(_files(config, edition, paths, report, desk=staged.desk, progress=progress)) as files:
            staged.fill(files, sparing=urls.SEARCH_BUNDLE)
        report.stop_on_errors()
        bundle = None
        if config.search:
            progress(Step("search", total=len(records)))
            bundle = bundled(records, config.cache, edition.settings.language, config.jobs)
        if bundle:
            staged.adopt(bundle, urls.SEARCH_BUNDLE)
        progress(Step("verify"))
        verify.site(
            staged.root,
            edition,
            base_url=edition.settings.base_url,
            report=report,
            search=bool(bundle),
            crew=_crew(config, "verify", progress, len(paths)),
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

    def told(step: Step) -> None:
        if step != PUBLISH:
            progress(step)

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


def read(config: Config, report: Report, progress: Progress, cache: Cache = NO_CACHE) -> Edition:
    """Return seeds and content joined; what is wrong with them goes to the report, but for what only follows
    from records of the content that could not be read."""
    progress(Step("content"))
    content = _settled(curate.load(config.content, report), config)
    progress(Step("capture"))
    found = Report()
    captures = capture.read(
        config.seeds,
        content.witnesses,
        found,
        outlets=curate.outlet_names(content),
        crew=_crew(config, "capture", progress),
    )
    originals.check(config.seeds, content.witnesses, found)
    progress(Step("curate"))
    edition = curate.join(
        captures, content, found, crew=_crew(config, "curate", progress, len(captures)), cache=cache
    )
    report.diagnostics.extend(curate.causes(found, content, captures))
    return edition


def _settled(content: Content, config: Config) -> Content:
    """Let the base address of this run take the place of the one in site.yaml."""
    if not config.base_url:
        return content
    return replace(content, settings=replace(content.settings, base_url=config.base_url))


def _crew(config: Config, stage: str, progress: Progress, total: int = 0) -> Crew:
    """Return who works at a stage, and says how far it is."""
    return Crew(jobs=config.jobs, tell=lambda done: progress(Step(stage, done, total)))


def _files(
    config: Config,
    edition: Edition,
    paths: list[str],
    report: Report,
    *,
    desk: stage.Desk,
    progress: Progress,
) -> Generator[Artifact | stage.Laid, None, None]:
    """Yield every file but the search bundle: the pages after the data files, which one of them lists, the
    sitemap last, when `paths` is complete."""
    base_url = edition.settings.base_url
    listed: list[DataFile] = []
    press = render.Press(
        edition=edition,
        templates=config.templates,
        assets=render.assets.read(config.static, report),
        base_url=base_url,
        preview=config.preview,
    )
    crew = _crew(config, "render", progress).for_many(len(edition.briefings), _FEW)
    drawing = Drawing(edition=edition, press=press, desk=desk)

    def pages() -> Iterator[Artifact | stage.Laid]:
        yield from press.assets.artifacts
        parts = drawn()
        for part in parts:
            paths.extend(part.paths)
            report.diagnostics.extend(part.faults)
            yield from part.files
        others = derive.stand_ins(edition, (file.path for part in parts for file in part.files))
        yield from press.drawn(noting(chain(data.pages(edition, listed), others), paths), report)

    with crew.at_work(draw, drawing) as drawn, stage.kept(config.cache / "pictures") as cache:
        yield from export.artifacts(
            edition,
            paths=paths,
            seeds=config.seeds,
            base_url=base_url,
            cache=cache,
            jobs=config.jobs,
            preview=config.preview,
            rendered=pages(),
            files=listed,
            report=report,
        )
