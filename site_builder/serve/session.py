"""Saves in, publications out, for as long as the server runs.

A save is built at once, with the search index as it was last; the index is brought up to date behind the
reader's back, and the site then published again with it.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from socket import socket
from time import perf_counter

from tornado.httpserver import HTTPServer

from site_builder import build, stage, urls
from site_builder.config import Config
from site_builder.diagnostics import BuildFailed, Report, render
from site_builder.model import SearchRecord
from site_builder.serve.aside import aside
from site_builder.serve.site import application
from site_builder.serve.watch import watch
from site_builder.serve.window import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What came of one save. `trouble` is what stopped the build, if not the faults in the report."""

    report: Report
    outcome: build.Outcome | None
    trouble: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who is told what: `say` a sentence, `show` what came of a save, `greet` the address, once."""

    say: Callable[[str], None]
    show: Callable[[Turn], None]
    greet: Callable[[str], None]


@dataclass(slots=True, kw_only=True)
class Session:
    """What one server holds in hand. `outcome` is that of the last build that was published."""

    config: Config
    audience: Audience
    outcome: build.Outcome | None = None
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
            turn = await asyncio.to_thread(_turn, self.config)
            self.outcome = turn.outcome or self.outcome
        if turn.outcome:
            self.window.show_site(urls.base_path(turn.outcome.base_url), is_changed=turn.outcome.changed > 0)
            if self.config.search:
                self.indexable.set()
        else:
            self.window.show_faults((*([turn.trouble] if turn.trouble else []), *map(render, turn.report)))
        self.audience.show(turn)

    async def _index(self) -> None:
        """Bring the search up to date with what was published last, again and again."""
        while True:
            await self.indexable.wait()
            self.indexable.clear()
            outcome = self.outcome
            if outcome is None:
                continue
            try:
                index = partial(
                    stage.bundle, outcome.records, self.config.cache, outcome.language, self.config.jobs
                )
                bundle = await aside(index)
                async with self.publishing:
                    if self.outcome is outcome:
                        await asyncio.to_thread(_publish_again, self.config.output, bundle)
            except stage.EnvironmentFault as fault:
                self.audience.say(f"{fault.message} {fault.hint}")


def _turn(config: Config) -> Turn:
    """Build and publish with the search index that is at hand."""
    began = perf_counter()
    report = Report(strict=config.strict)
    outcome, trouble = None, ""
    try:
        outcome = build.build(config, report, lambda stage: None, bundled=_latest)
    except BuildFailed:
        pass
    except stage.EnvironmentFault as fault:
        trouble = f"{fault.message} {fault.hint}"
    except Exception as error:  # a bug must not end the session of an editor
        trouble = f"A bug: {type(error).__name__}: {error}"
    return Turn(report=report, outcome=outcome, trouble=trouble, seconds=perf_counter() - began)


def _latest(records: Sequence[SearchRecord], cache: Path, language: str, jobs: int) -> Path | None:
    return stage.latest(cache)


def _publish_again(output: Path, bundle: Path) -> None:
    """Publish the site as it stands, with another search bundle."""
    with stage.staged(output, stage.published(output), Report()) as staged:
        staged.adopt(bundle, urls.SEARCH_BUNDLE)
