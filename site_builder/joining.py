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
    with stage.kept(config.cache / "families") as cache:
        joined = _joined(config, crew, report, progress, cache=cache, memory=memory)
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
    cache: Cache = NO_CACHE,
    memory: Memory = NO_MEMORY,
) -> Joined:
    progress(Step("content"))
    content = _settled(curate.load(config.content, report, memory), config)
    progress(Step("capture"))
    names = curate.outlet_names(content)

    def read(report: Report) -> tuple[Capture, ...]:
        able = replace(crew, tell=told("capture", progress))
        return capture.read(config.seeds, content.witnesses, report, outlets=names, crew=able)

    found = Report()
    given = partial(_given, config.seeds, content.witnesses, names)
    captures = memory.made("captures", given, read, found)
    originals.check(config.seeds, content.witnesses, found)
    progress(Step("curate"))
    telling = replace(crew, tell=told("curate", progress, len(captures)))
    edition = curate.join(captures, content, found, crew=telling, cache=cache, memory=memory)
    report.diagnostics.extend(curate.causes(found, content, captures))
    return Joined(edition=edition, content=content)


def _given(seeds: Path, records: object, names: object) -> object:
    """Return all that captures are read from; what is like nothing else where a seed cannot be read."""
    try:
        return sources.digests(sources.survey([seeds])), records, names
    except OSError:
        return object()


def _settled(content: Content, config: Config) -> Content:
    """Let the base address of this run take the place of the one in site.yaml."""
    if not config.base_url:
        return content
    return replace(content, settings=replace(content.settings, base_url=config.base_url))
