"""Seeds and content in, the edition out: what the commands that publish, pin or tell begin with."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
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
    reading = _Reading(config=config, crew=Crew(jobs=config.jobs), progress=progress, memory=NO_MEMORY)
    return _joined(reading, report).edition


def sound(
    config: Config, crew: Crew, report: Report, progress: Progress, memory: Memory = NO_MEMORY
) -> Joined:
    """Return the edition, with what the cache and the memory know of it. Raises BuildFailed where it has
    faults."""
    with stage.kept(config.cache / "families") as findings, stage.kept(config.cache / "edition") as editions:
        reading = _Reading(
            config=config, crew=crew, progress=progress, findings=findings, editions=editions, memory=memory
        )
        joined = _joined(reading, report)
        report.stop_on_errors()  # here: of what others have kept, a build that fails takes nothing away
    return joined


def crew(config: Config) -> AbstractContextManager[Crew]:
    """Return who works: processes of this machine, or a cluster, which sees what they read and write."""
    if not config.executor:
        return nullcontext(Crew(jobs=config.jobs))
    return cluster.crew(config.executor, [config.seeds, config.templates, config.output.parent])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """How seeds and content are read and joined: who works, who is told, what is known of earlier builds."""

    config: Config
    crew: Crew
    progress: Progress
    memory: Memory
    findings: Cache = NO_CACHE
    editions: Cache = NO_CACHE

    def captures(self, content: Content, report: Report) -> tuple[Capture, ...]:
        """Return the seeds, read, as they are remembered or anew."""
        seeds, names = self.config.seeds, curate.outlet_names(content)

        def read(faults: Report) -> tuple[Capture, ...]:
            self.progress(Step("capture"))
            return capture.read(
                seeds, content.witnesses, faults, outlets=names, crew=self._telling("capture", 0)
            )

        given = partial(_given, seeds, content.witnesses, names)
        return self.memory.made("captures", given, read, report)

    def edition(self, content: Content, report: Report, *, is_sound: bool) -> Edition:
        """Return the edition without what is noted: as it is remembered, as it was kept, or joined. Where the
        content is not sound, nothing comes of it, and it is not kept."""
        record = curate.without(content)

        def join(faults: Report) -> Edition:
            captured = self.captures(content, faults)
            originals.check(self.config.seeds, content.witnesses, faults)
            self.progress(Step("curate"))
            able = self._telling("curate", len(captured))
            return curate.join(captured, record, faults, crew=able, cache=self.findings)

        def made(faults: Report) -> Edition:
            if self.editions is NO_CACHE or not is_sound:
                return join(faults)
            return curate.kept(partial(_seeds, self.config.seeds), record, join, faults, self.editions)

        given = partial(_given, self.config.seeds, record)
        return self.memory.made("edition", given, made, report)

    def _telling(self, stage: str, items: int) -> Crew:
        return replace(self.crew, tell=told(stage, self.progress, items))


@seldom()
def _joined(reading: _Reading, report: Report) -> Joined:
    reading.progress(Step("content"))
    content = _settled(curate.load(reading.config.content, report, reading.memory), reading.config)
    found = Report()
    edition = reading.edition(content, found, is_sound=not report.refuses)
    edition = curate.noted(edition, content, found)
    report.diagnostics.extend(curate.causes(found, content, lambda: reading.captures(content, Report())))
    return Joined(edition=edition, content=content)


def _given(seeds: Path, *others: object) -> tuple[object, object]:
    """Return all that something is made from, seeds and what else there is, and the system's account of the
    seeds; what is like nothing else where one cannot be read."""
    found = _seeds(seeds)
    return ((found[0], others), found[1]) if found else (object(), None)


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
