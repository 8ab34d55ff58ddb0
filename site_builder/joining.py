"""Seeds and content in, the edition out: what the commands that publish, pin or tell begin with."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from site_builder import capture, cluster, curate, stage
from site_builder.cache import NO_CACHE, Cache
from site_builder.capture import originals
from site_builder.config import Config
from site_builder.cycles import seldom
from site_builder.diagnostics import Report
from site_builder.memory import NO_MEMORY, Memory
from site_builder.model import Capture, Content, Edition
from site_builder.progress import Progress, Step, told
from site_builder.spread import Crew
from site_builder.unchanged import sources


class Joined(NamedTuple):
    """An edition, and what its editors wrote."""

    edition: Edition
    content: Content


def read(config: Config, report: Report, progress: Progress) -> Edition:
    """Return seeds and content joined; what is wrong with them goes to the report, but for what only follows
    from records of the content that could not be read."""
    return _joined(config, Crew(jobs=config.jobs), report, progress).edition


def sound(
    config: Config, crew: Crew, report: Report, progress: Progress, memory: Memory = NO_MEMORY
) -> Joined:
    """Return the edition, with what the cache and the memory know of it. Raises BuildFailed where it has
    faults."""
    with stage.kept(config.cache / "families") as families, stage.kept(config.cache / "edition") as editions:
        joined = _joined(config, crew, report, progress, families=families, editions=editions, memory=memory)
    report.stop_on_errors()
    return joined


def crew(config: Config) -> AbstractContextManager[Crew]:
    """Return who works: processes of this machine, or a cluster, which sees what they read and write."""
    if not config.executor:
        return nullcontext(Crew(jobs=config.jobs))
    return cluster.crew(config.executor, [config.seeds, config.templates, config.output.parent])


@seldom()
def _joined(
    config: Config,
    crew: Crew,
    report: Report,
    progress: Progress,
    *,
    families: Cache = NO_CACHE,
    editions: Cache = NO_CACHE,
    memory: Memory = NO_MEMORY,
) -> Joined:
    progress(Step("content"))
    content = _settled(curate.load(config.content, report, memory), config)
    record, names, found = curate.without(content), curate.outlet_names(content), Report()

    def read(report: Report) -> tuple[Capture, ...]:
        progress(Step("capture"))
        able = replace(crew, tell=told("capture", progress))
        return capture.read(config.seeds, content.witnesses, report, outlets=names, crew=able)

    def captures(report: Report) -> tuple[Capture, ...]:
        return memory.made("captures", partial(_given, config.seeds, content.witnesses, names), read, report)

    def join(report: Report) -> Edition:
        captured = captures(report)
        originals.check(config.seeds, content.witnesses, report)
        progress(Step("curate"))
        telling = replace(crew, tell=told("curate", progress, len(captured)))
        return curate.plain(captured, record, report, crew=telling, cache=families)

    def make(report: Report) -> Edition:
        return curate.kept(partial(_seeds, config.seeds), record, join, report, editions)

    edition = memory.made("edition", partial(_given, config.seeds, record), make, found)
    edition = curate.noted(edition, content, found)
    report.diagnostics.extend(curate.causes(found, content, lambda: captures(Report())))
    return Joined(edition=edition, content=content)


def _given(seeds: Path, *others: object) -> object:
    """Return all that something is made from: seeds, and what else there is; what is like nothing else where
    a seed cannot be read."""
    found = _seeds(seeds)
    return (found[0], others) if found else object()


def _seeds(seeds: Path) -> tuple[dict[str, str], sources.Survey] | None:
    """Return the digests of the seeds, and what the system says of them; None where one cannot be read."""
    try:
        there = sources.survey([seeds])
        return sources.digests(there), there
    except OSError:
        return None


def _settled(content: Content, config: Config) -> Content:
    """Let the base address of this run take the place of the one in site.yaml."""
    if not config.base_url:
        return content
    return replace(content, settings=replace(content.settings, base_url=config.base_url))
