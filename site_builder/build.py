"""The pipeline, whole: seeds and content in, a published site out."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from itertools import chain
from pathlib import Path

from site_builder import curate, derive, export, joining, render, sharding, stage, standing, urls, verify
from site_builder.config import Config
from site_builder.cycles import seldom
from site_builder.derive import data
from site_builder.diagnostics import Report
from site_builder.drawing import Drawing, Drawn, draw, noting
from site_builder.joining import Joined
from site_builder.memory import NO_MEMORY, Memory
from site_builder.model import Artifact, DataFile, Edition, SearchRecord
from site_builder.progress import Progress, Step, told
from site_builder.spread import Awaited, Crew, Part
from site_builder.standing import Last, Made, Standing
from site_builder.unchanged import Outcome

PUBLISH = Step("publish")  # the last stage
_FEW = 50  # briefings below which further processes cost more than they save
Bundler = Callable[[Sequence[SearchRecord], Path, str, int], Path | None]  # records, cache, language, jobs
_Drawing = AbstractContextManager[Awaited[Drawn]]  # pages that are being drawn


def build(
    config: Config,
    report: Report,
    progress: Progress,
    *,
    bundled: Bundler = stage.bundle,
    memory: Memory = NO_MEMORY,
    is_lasting: bool = True,
) -> Outcome:
    """Publish the site. Raises BuildFailed on faults; the published site then stays as it was.

    `bundled` gives the search bundle, None where there is to be none; of a site that `is_lasting` the next
    build takes what no note has changed. Raises stage.EnvironmentFault when the machine, not the content, is
    in the way.
    """
    before, made = standing.look(config) if is_lasting else None, Made()
    with joining.crew(config) as crew, stage.kept(config.cache / standing.FOLDER) as cache:
        edition, content = _prepared(config, crew, report, progress, memory)
        # What changed meanwhile was read in part as it was, in part as it is: then nothing stands.
        is_steady = before is not None and standing.look(config) == before
        last = Last(config, standing.digest(before, content), cache) if before and is_steady else None
        warnings = len(report.diagnostics)

        def drawn(drawing: Drawing) -> _Drawing:
            return _drawers(crew, edition, progress).at_work(draw, drawing)

        outcome, digests = _publish(
            config, edition, report, progress, crew=crew, drawn=drawn, bundled=bundled, last=last, made=made
        )
        # A warning about a file is given where the file is made: it must be made again.
        if last and len(report.diagnostics) == warnings and standing.look(config) == before:
            last.keep(edition, digests, made)
        return outcome


def shard(config: Config, part: Part, report: Report, progress: Progress) -> Outcome:
    """Put a part of the pages into the output, for `merge`. Raises as `build` does."""
    sources = sharding.sources(config)
    with joining.crew(config) as crew:
        edition, _ = _prepared(config, crew, report, progress)
        progress(Step("render"))
        able = replace(_drawers(crew, edition, progress), part=part)
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
        edition, _ = joining.sound(config, crew, report, progress)

        def drawn(drawing: Drawing) -> _Drawing:
            merging = sharding.Merging(shards=found, desk=drawing.desk)
            return _drawers(crew, edition, progress).at_work(sharding.lay, merging)

        outcome, _ = _publish(config, edition, report, progress, crew=crew, drawn=drawn)
        return outcome


def _publish(
    config: Config,
    edition: Edition,
    report: Report,
    progress: Progress,
    *,
    crew: Crew,
    drawn: Callable[[Drawing], _Drawing],
    bundled: Bundler = stage.bundle,
    last: Last | None = None,
    made: Made | None = None,
) -> tuple[Outcome, Mapping[str, str]]:
    """Publish the site, most pages of which are `drawn` but where they stand in the `last` one; return the
    digests of its files, too."""
    progress(Step("render"))
    made = made or Made()
    with seldom(), stage.opened(config.output, report) as staged:
        drawers = _drawers(crew, edition, progress)
        stands = last.standing(edition, staged.desk, drawers) if last else None
        files = _files(config, edition, made, report, desk=staged.desk, drawn=drawn, stands=stands)
        with closing(files):
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
                crew=replace(crew, tell=told("verify", progress, len(made.indexed))),
                cache=cache,
            )
        report.stop_on_errors()
        progress(PUBLISH)
    return _outcome(edition, staged, pages=len(made.indexed)), staged.digests


def _prepared(
    config: Config, crew: Crew, report: Report, progress: Progress, memory: Memory = NO_MEMORY
) -> Joined:
    """Return the sound edition; another process, if there is one, compiles templates meanwhile."""
    with crew.one.at_work(render.compiled, config.templates) as compiled:
        joined = joining.sound(config, crew, report, progress, memory)
        if crew.one.beside:
            (found,) = compiled()
            render.know(found)
    return joined


def _drawers(crew: Crew, edition: Edition, progress: Progress) -> Crew:
    """Return who draws pages, and tells how many are drawn."""
    return replace(crew.for_many(len(edition.briefings), _FEW), tell=told("render", progress))


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
        return build(replace(config, output=output), report, told, is_lasting=False)


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
    made: Made,
    report: Report,
    *,
    desk: stage.Desk,
    drawn: Callable[[Drawing], _Drawing],
    stands: Standing | None,
) -> Generator[Artifact | stage.Laid, None, None]:
    """Yield every file but the search bundle: the pages after the data files, which one of them lists, the
    sitemap last, when all pages are made."""
    listed: list[DataFile] = []
    press = render.press(config, edition, report)
    documents = stands.documents if stands else None
    drawing = Drawing(edition=edition, press=press, desk=desk, documents=documents)
    plain = export.Plain(made=made.exports, standing=stands.exports if stands else {}, documents=documents)

    def pages() -> Iterator[Artifact | stage.Laid]:
        yield from press.assets.artifacts
        laid: list[stage.Laid] = []
        if stands:
            laid += [*stands.pages, *stands.own]
            made.pages.extend(file.path for file in stands.pages)
            made.indexed.extend(stands.indexed)
        for part in awaited():
            laid += part.files
            made.pages.extend(part.plain)
            made.indexed.extend(part.paths)
            report.diagnostics.extend(part.faults)
        yield from laid
        others = derive.stand_ins(edition, (file.path for file in laid))
        yield from press.drawn(noting(chain(data.pages(edition, listed), others), made.indexed), report)

    with drawn(drawing) as awaited, stage.kept(config.cache / "pictures") as cache:
        files = export.artifacts(
            edition,
            paths=made.indexed,
            seeds=config.seeds,
            base_url=edition.settings.base_url,
            cache=cache,
            jobs=config.jobs,
            preview=config.preview,
            rendered=pages(),
            files=listed,
            plain=plain,
            report=report,
        )
        yield from awaited.beside(files)
