"""Saves in, publications out, for as long as the server runs.

A save is built at once, with the search index as it was last; the index is brought up to date behind the
reader's back, and the site then published again with it.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from socket import socket
from time import perf_counter

from tornado.httpserver import HTTPServer

from site_builder import again, build, stage, urls
from site_builder.config import Config
from site_builder.diagnostics import BuildFailed, Report, render
from site_builder.model import SearchRecord
from site_builder.serve.aside import aside
from site_builder.serve.site import application
from site_builder.serve.watch import watch
from site_builder.serve.window import Window
from site_builder.unchanged import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What came of one save. `trouble` is what stopped the build, if not the faults in the report. `records`
    are what the search is to find, in a site of this `language`; both are empty where it needs no index."""

    report: Report
    outcome: Outcome | None
    trouble: str
    seconds: float
    records: tuple[SearchRecord, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who is told what: `say` a sentence, `show` what came of a save, `greet` the address, once."""

    say: Callable[[str], None]
    show: Callable[[Turn], None]
    greet: Callable[[str], None]


@dataclass(slots=True, kw_only=True)
class Session:
    """What one server holds in hand. `latest` is the last turn whose build was published."""

    config: Config
    audience: Audience
    latest: Turn | None = None
    window: Window = field(default_factory=Window)
    saved: asyncio.Event = field(default_factory=asyncio.Event)
    indexable: asyncio.Event = field(default_factory=asyncio.Event)
    publishing: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def serve(self, sockets: Sequence[socket]) -> None:
        """Answer requests, and build on every save, until cancelled."""
        config = self.config
        HTTPServer(application(config.output, config.host, self.window)).add_sockets(sockets)
        self.saved.set()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(
                watch((config.seeds, config.content, config.templates, config.static), self.saved)
            )
            tasks.create_task(self._index())
            await self._build()
            host = f"[{config.host}]" if ":" in config.host else config.host
            port = sockets[0].getsockname()[1]
            self.audience.greet(f"http://{host}:{port}{self.window.base}/")
            while True:
                await self._build()

    async def _build(self) -> None:
        """Wait for a save; build, publish, and show what came of it."""
        await self.saved.wait()
        self.saved.clear()
        async with self.publishing:
            work = _turn if self.latest else _first
            turn = await asyncio.to_thread(work, self.config)
            self.latest = turn if turn.outcome else self.latest
        if turn.outcome:
            self.window.show_site(urls.base_path(turn.outcome.base_url), is_changed=turn.outcome.changed > 0)
            if turn.language:
                self.indexable.set()
        else:
            self.window.show_faults((*([turn.trouble] if turn.trouble else []), *map(render, turn.report)))
        self.audience.show(turn)

    async def _index(self) -> None:
        """Bring the search up to date with what was published last, again and again."""
        while True:
            await self.indexable.wait()
            self.indexable.clear()
            turn = self.latest
            if turn is None:
                continue
            try:
                index = partial(
                    stage.bundle, turn.records, self.config.cache, turn.language, self.config.jobs
                )
                bundle = await aside(index)
                async with self.publishing:
                    if self.latest is turn:
                        await asyncio.to_thread(_publish_again, self.config.output, bundle)
            except stage.EnvironmentFault as fault:
                self.audience.say(f"{fault.message} {fault.hint}")


def _first(config: Config) -> Turn:
    """Take the site that stands, where a build would make the same, or build."""
    began = perf_counter()
    report = Report(strict=config.strict)
    with suppress(stage.EnvironmentFault):
        outcome = again.told(config, report)
        if outcome:
            return Turn(report=report, outcome=outcome, trouble="", seconds=perf_counter() - began)
    return _turn(config)


def _turn(config: Config) -> Turn:
    """Build and publish with the search index that is at hand."""
    began = perf_counter()
    report = Report(strict=config.strict)
    outcome, trouble = None, ""
    found: list[tuple[tuple[SearchRecord, ...], str]] = []

    def latest(records: Sequence[SearchRecord], cache: Path, language: str, jobs: int) -> Path | None:
        found.append((tuple(records), language))
        return stage.latest(cache)

    try:
        outcome = build.build(config, report, lambda stage: None, bundled=latest)
    except BuildFailed:
        pass
    except stage.EnvironmentFault as fault:
        trouble = f"{fault.message} {fault.hint}"
    except Exception as error:  # a bug must not end the session of an editor
        trouble = f"A bug: {type(error).__name__}: {error}"
    records, language = found[0] if found else ((), "")
    return Turn(
        report=report,
        outcome=outcome,
        trouble=trouble,
        seconds=perf_counter() - began,
        records=records,
        language=language,
    )


def _publish_again(output: Path, bundle: Path) -> None:
    """Publish the site as it stands, with another search bundle."""
    with stage.staged(output, stage.published(output), Report()) as staged:
        staged.adopt(bundle, urls.SEARCH_BUNDLE)
