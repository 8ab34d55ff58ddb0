"""The pipeline, whole: seeds and content in, a published site out."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from itertools import chain
from pathlib import Path

from site_builder import curate, derive, export, joining, render, sharding, stage, urls, verify
from site_builder.config import Config
from site_builder.cycles import seldom
from site_builder.derive import data
from site_builder.diagnostics import Report
from site_builder.drawing import Drawing, Drawn, draw, noting
from site_builder.memory import NO_MEMORY, Memory
from site_builder.model import Artifact, DataFile, Edition, SearchRecord
from site_builder.progress import Progress, Step, told
from site_builder.spread import Crew, Part
from site_builder.unchanged import Outcome

PUBLISH = Step("publish")  # the last stage
_FEW = 50  # briefings below which further processes cost more than they save
Bundler = Callable[[Sequence[SearchRecord], Path, str, int], Path | None]  # records, cache, language, jobs
_Awaited = AbstractContextManager[Callable[[], Sequence[Drawn]]]  # pages that are being drawn


def build(
    config: Config,
    report: Report,
    progress: Progress,
    *,
    bundled: Bundler = stage.bundle,
    memory: Memory = NO_MEMORY,
) -> Outcome:
    """Publish the site. Raises BuildFailed on faults; the published site then stays as it was.

    `bundled` gives the search bundle, None where there is to be none. Raises stage.EnvironmentFault when
    the machine, not the content, is in the way.
    """
    with joining.crew(config) as crew:
        edition = _prepared(config, crew, report, progress, memory)

        def drawn(drawing: Drawing) -> _Awaited:
            able = replace(crew.for_many(len(edition.briefings), _FEW), tell=told("render", progress))
            return able.at_work(draw, drawing)

        return _publish(config, edition, report, progress, crew=crew, drawn=drawn, bundled=bundled)


def shard(config: Config, part: Part, report: Report, progress: Progress) -> Outcome:
    """Put a part of the pages into the output, for `merge`. Raises as `build` does."""
    sources = sharding.sources(config)
    with joining.crew(config) as crew:
        edition = _prepared(config, crew, report, progress)
        progress(Step("render"))
        able = replace(crew.for_many(len(edition.briefings), _FEW), part=part, tell=told("render", progress))
        with stage.opened(config.output, report) as staged:
            drawing = Drawing(edition=edition, press=render.press(config, edition, report), desk=staged.desk)
            found = able.done(draw, drawing)
            for each in found:
                report.diagnostics.extend(each.faults)
            paths = [path for each in found for path in each.paths]
            laid = [file for each in found for file in each.files]
            staged.fill([*laid, sharding.record(part, sources, paths)])
            report.stop_on_errors()
            progress(PUBLISH)
    return _outcome(edition, staged, pages=len(paths))


def merge(config: Config, shards: Sequence[Path], report: Report, progress: Progress) -> Outcome:
    """Publish the site as `build` does, with the pages that are in the shards. Raises as `build` does."""
    found = sharding.read(shards, sharding.sources(config), report)
    report.stop_on_errors()
    with joining.crew(config) as crew:
        edition = joining.sound(config, crew, report, progress)

        def drawn(drawing: Drawing) -> _Awaited:
            able = replace(crew.for_many(len(edition.briefings), _FEW), tell=told("render", progress))
            return able.at_work(sharding.lay, sharding.Merging(shards=found, desk=drawing.desk))

        return _publish(config, edition, report, progress, crew=crew, drawn=drawn)


def _publish(
    config: Config,
    edition: Edition,
    report: Report,
    progress: Progress,
    *,
    crew: Crew,
    drawn: Callable[[Drawing], _Awaited],
    bundled: Bundler = stage.bundle,
) -> Outcome:
    """Publish the site, most pages of which are `drawn`."""
    progress(Step("render"))
    paths: list[str] = []
    with seldom(), stage.opened(config.output, report) as staged:
        with closing(_files(config, edition, paths, report, desk=staged.desk, drawn=drawn)) as files:
            staged.fill(files, sparing=urls.SEARCH_BUNDLE)
        report.stop_on_errors()

        def search() -> bool:
            bundle = None
            if config.search:
                records = tuple(derive.records(edition))
                progress(Step("search", total=len(records)))
                bundle = bundled(records, config.cache, edition.settings.language, config.jobs)
            if bundle:
                staged.adopt(bundle, urls.SEARCH_BUNDLE)
            progress(Step("verify"))
            return bool(bundle)

        with stage.kept(config.cache / "pages") as cache:
            verify.site(
                staged.root,
                edition,
                base_url=edition.settings.base_url,
                report=report,
                search=search,
                crew=replace(crew, tell=told("verify", progress, len(paths))),
                cache=cache,
            )
        report.stop_on_errors()
        progress(PUBLISH)
    return _outcome(edition, staged, pages=len(paths))


def _prepared(
    config: Config, crew: Crew, report: Report, progress: Progress, memory: Memory = NO_MEMORY
) -> Edition:
    """Return the sound edition; another process, if there is one, compiles templates meanwhile."""
    with crew.one.at_work(render.compiled, config.templates) as compiled:
        edition = joining.sound(config, crew, report, progress, memory)
        if crew.one.beside:
            (found,) = compiled()
            render.know(found)
    return edition


def _outcome(edition: Edition, staged: stage.Staged, *, pages: int) -> Outcome:
    return Outcome(
        briefings=len(edition.briefings),
        exchanges=sum(len(briefing.exchanges) for briefing in edition.briefings),
        pages=pages,
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
    edition = joining.read(config, found, progress)
    report.diagnostics.extend(each for each in found if each.rule not in curate.SETTLED_BY_PINNING)
    report.stop_on_errors()
    text = curate.lock_text([*curate.repin(edition), *curate.repin_notes(edition)])
    known = set(curate.lock_text([*edition.pins, *edition.note_pins]).split("\n"))
    differing = sum(line not in known for line in text.split("\n"))
    if differing:
        stage.write_lock(config.content / curate.LOCK, text)
    return differing


def _files(
    config: Config,
    edition: Edition,
    paths: list[str],
    report: Report,
    *,
    desk: stage.Desk,
    drawn: Callable[[Drawing], _Awaited],
) -> Generator[Artifact | stage.Laid, None, None]:
    """Yield every file but the search bundle: the pages after the data files, which one of them lists, the
    sitemap last, when `paths` is complete."""
    listed: list[DataFile] = []
    press = render.press(config, edition, report)
    drawing = Drawing(edition=edition, press=press, desk=desk)

    def pages() -> Iterator[Artifact | stage.Laid]:
        yield from press.assets.artifacts
        parts = awaited()
        for part in parts:
            paths.extend(part.paths)
            report.diagnostics.extend(part.faults)
            yield from part.files
        others = derive.stand_ins(edition, (file.path for part in parts for file in part.files))
        yield from press.drawn(noting(chain(data.pages(edition, listed), others), paths), report)

    with drawn(drawing) as awaited, stage.kept(config.cache / "pictures") as cache:
        yield from export.artifacts(
            edition,
            paths=paths,
            seeds=config.seeds,
            base_url=edition.settings.base_url,
            cache=cache,
            jobs=config.jobs,
            preview=config.preview,
            rendered=pages(),
            files=listed,
            report=report,
        )
