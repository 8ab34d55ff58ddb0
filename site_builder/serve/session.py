"""Saves in, publications out, for as long as the server runs.

A save is read at once, and what is asked for is drawn from it; meanwhile the site is built, with the search
index as it was last. The index is brought up to date behind the reader's back, and the site then published
again with it. A build that another save overtakes is given up.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from socket import socket

from tornado.httpserver import HTTPServer

from site_builder import stage, urls
from site_builder.config import Config
from site_builder.diagnostics import Report, render
from site_builder.serve.aside import aside
from site_builder.serve.site import application
from site_builder.serve.turns import Builder, Turn
from site_builder.serve.watch import watch
from site_builder.serve.window import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who is told what: `say` a sentence, `show` what came of a save, `greet` the address, once."""

    say: Callable[[str], None]
    show: Callable[[Turn], None]
    greet: Callable[[str], None]


@dataclass(slots=True, kw_only=True)
class Session:
    """What one server holds in hand. `saves` counts the saves that were taken up; `latest` is the last turn
    whose build was published."""

    config: Config
    audience: Audience
    builder: Builder
    saves: int = 0
    latest: Turn | None = None
    window: Window = field(default_factory=Window)
    saved: asyncio.Event = field(default_factory=asyncio.Event)
    indexable: asyncio.Event = field(default_factory=asyncio.Event)
    publishing: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def serve(self, sockets: Sequence[socket]) -> None:
        """Answer requests, and build on every save, until cancelled."""
        config = self.config
        HTTPServer(application(config.output, config.host, self.window)).add_sockets(sockets)
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(
                    watch((config.seeds, config.content, config.templates, config.static), self.saved)
                )
                tasks.create_task(self._index())
                self._show(await asyncio.to_thread(self.builder.first))
                host = f"[{config.host}]" if ":" in config.host else config.host
                port = sockets[0].getsockname()[1]
                self.audience.greet(f"http://{host}:{port}{self.window.base}/")
                await self._follow(tasks)
        finally:
            self.saves += 1  # so that a build under way is given up

    async def _follow(self, tasks: asyncio.TaskGroup) -> None:
        """Take up one save after the other."""
        await asyncio.to_thread(self.builder.read)  # so that the first save finds it remembered
        while True:
            await self.saved.wait()
            self.saved.clear()
            self.saves += 1
            found = await asyncio.to_thread(self.builder.read)
            if isinstance(found, Turn):
                self._show(found)
            else:
                self.window.show_ahead(found)
                tasks.create_task(self._build(self.saves))

    async def _build(self, save: int) -> None:
        """Build, publish, and show what came of it, unless another save came meanwhile."""
        async with self.publishing:
            turn = await asyncio.to_thread(self.builder.build, lambda: save != self.saves)
            if turn and save == self.saves:
                self._show(turn)
            elif turn and turn.outcome:
                self._keep(turn)
                self.window.note_site(urls.base_path(turn.outcome.base_url))

    def _show(self, turn: Turn) -> None:
        if turn.outcome:
            self._keep(turn)
            self.window.show_site(urls.base_path(turn.outcome.base_url), is_changed=turn.outcome.changed > 0)
        else:
            self.window.show_faults((*([turn.trouble] if turn.trouble else []), *map(render, turn.report)))
        self.audience.show(turn)

    def _keep(self, turn: Turn) -> None:
        """Take note of what was published."""
        self.latest = turn
        if turn.language:
            self.indexable.set()

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
            except Exception as error:  # a bug must not end the session of an editor
                self.audience.say(f"A bug: {type(error).__name__}: {error}")


def _publish_again(output: Path, bundle: Path) -> None:
    """Publish the site as it stands, with another search bundle."""
    with stage.staged(output, stage.published(output), Report()) as staged:
        staged.adopt(bundle, urls.SEARCH_BUNDLE)
