"""Long work in, its result out, in a thread that does not keep the program from ending."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


async def aside(work: Callable[[], T]) -> T:
    """Return what `work` returns. When this is cancelled the work goes on, and its result is lost."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def settle(set_result: Callable[[], None]) -> None:
        if not future.cancelled():
            set_result()

    def run() -> None:
        try:
            done = partial(future.set_result, work())
        except Exception as error:
            done = partial(future.set_exception, error)
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(settle, done)

    Thread(target=run, daemon=True).start()
    return await future
