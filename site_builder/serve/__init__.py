"""Sources in; the site in a browser, built anew on every save, out."""

import asyncio
import signal
from collections.abc import Sequence
from contextlib import suppress
from socket import socket

from tornado.netutil import bind_sockets

from site_builder.config import Config
from site_builder.serve.session import Audience, Session
from site_builder.serve.turns import Builder, Turn
from site_builder.stage import EnvironmentFault

__all__ = ["Audience", "Turn", "run"]


def run(config: Config, audience: Audience) -> None:
    """Serve until somebody asks the process to end; an interrupt passes through as KeyboardInterrupt.

    Raises EnvironmentFault when the port cannot be had.
    """
    try:
        sockets = bind_sockets(config.port, config.host)
    except OSError as error:
        raise EnvironmentFault(
            f"Port {config.port} of {config.host} cannot be had: {error.strerror}.",
            "Name another with --port; 0 takes any that is free.",
        ) from error
    with suppress(asyncio.CancelledError):
        asyncio.run(
            _serve(Session(config=config, audience=audience, builder=Builder(config=config)), sockets)
        )


async def _serve(session: Session, sockets: Sequence[socket]) -> None:
    # An exception from a signal handler would stop the loop where it stands, and leave the threads of the
    # watcher waiting for ever; what is cancelled ends in order.
    serving = asyncio.ensure_future(session.serve(sockets))
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, serving.cancel)
    await serving
