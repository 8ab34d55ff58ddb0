"""Builds, each in a process that has the builder's code and has built nothing: no memory of another build."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

# What a child is forked from: importing the builder takes longer than building the small edition.
_LOADED = [
    "tests.trust.editions",
    "tests.trust.compiled",
    "site_builder.export.sharing",
    "site_builder.stage.indexing",
    *("PIL.PngImagePlugin", "markdown.extensions.sane_lists", "markdown.extensions.tables"),
]


@contextmanager
def fresh(workers: int = 1) -> Iterator[ProcessPoolExecutor]:
    """Yield an executor whose every task has a process of its own."""
    with ProcessPoolExecutor(workers, context(), max_tasks_per_child=1) as pool:
        yield pool


@contextmanager
def lasting() -> Iterator[ProcessPoolExecutor]:
    """Yield an executor whose tasks all run in one process, as the builds of `serve` do."""
    with ProcessPoolExecutor(1, context()) as pool:
        yield pool


def context() -> multiprocessing.context.ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_LOADED)
    return context
