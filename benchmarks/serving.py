"""The folder of a made-up edition in; the seconds from the save of a note until a page has it, out.

Who waits is a page as livereload's script makes it: it is told to load again, and loads. To ask again and
again instead would keep the server from its work.
"""

import asyncio
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tornado.httpclient import AsyncHTTPClient, HTTPError
from tornado.websocket import WebSocketClientConnection, websocket_connect

from benchmarks import edits

ROOT = Path(__file__).parent.parent
PATIENCE = 900.0  # seconds for the first build and all saves
EVERY = 0.1
PROTOCOL = "http://livereload.com/protocols/official-7"
STATE = re.compile(r"snipver=(\w+)")  # matches "snipver=s0a1b"; not "snipver="


def saved(root: Path, rounds: int, first: int) -> list[float]:
    """Change so many notes, one after the other, and return how long each took to be served. The first comes
    as soon as the server answers, the others while what came before is built."""
    with server(root) as port:
        return asyncio.run(asyncio.wait_for(_saved(root, port, range(first, first + rounds)), PATIENCE))


async def _saved(root: Path, port: int, numbers: range) -> list[float]:
    while not (front := await _page(port, "/")):
        await asyncio.sleep(EVERY)
    taken = []
    for number in numbers:
        connection = await _opened(port, front)
        words, path = edits.change_note(root, number)
        begun = time.perf_counter()
        text = ""
        while words not in text:
            await _reload(connection)
            connection.close()
            text = await _page(port, path)
            connection = await _opened(port, text)
        taken.append(time.perf_counter() - begun)
        connection.close()
        await asyncio.sleep(1)  # editors do not save twice at once
        front = await _page(port, "/")
    return taken


async def _opened(port: int, page: str) -> WebSocketClientConnection:
    """Return the connection of a page that was just loaded, as its script makes it."""
    state = STATE.search(page)
    connection = await websocket_connect(f"ws://127.0.0.1:{port}/livereload")
    hello = {"command": "hello", "protocols": [PROTOCOL], "snipver": state[1] if state else ""}
    for message in (hello, {"command": "info", "url": "/"}):
        await connection.write_message(json.dumps(message))
    return connection


async def _reload(connection: WebSocketClientConnection) -> None:
    """Wait until the page is told to load again."""
    while message := await connection.read_message():
        if json.loads(message)["command"] == "reload":
            return
    sys.exit("serve has ended")


async def _page(port: int, path: str) -> str:
    """Return a page; "" where nobody answers yet."""
    try:
        answer = await AsyncHTTPClient().fetch(f"http://127.0.0.1:{port}{path}", request_timeout=60)
    except (OSError, HTTPError):
        return ""
    return answer.body.decode()


@contextmanager
def server(root: Path) -> Iterator[int]:
    """Let `serve` publish and serve on a port of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "site_builder", "serve", "--root", str(root), "--no-search"]
    with subprocess.Popen(
        [*command, "--port", str(port)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield port
        finally:
            process.terminate()
