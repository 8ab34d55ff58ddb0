"""Sources in; the site in a browser, built anew on every save, out."""

import asyncio

from tornado.netutil import bind_sockets

from site_builder.config import Config
from site_builder.serve.session import Audience, Session, Turn
from site_builder.stage import EnvironmentFault

__all__ = ["Audience", "Turn", "run"]


def run(config: Config, audience: Audience) -> None:
    """Serve until interrupted. Raises EnvironmentFault when the port cannot be had."""
    try:
        sockets = bind_sockets(config.port, config.host)
    except OSError as error:
        raise EnvironmentFault(
            f"Port {config.port} of {config.host} cannot be had: {error.strerror}.",
            "Name another with --port; 0 takes any that is free.",
        ) from error
    asyncio.run(Session(config=config, audience=audience).serve(sockets))
