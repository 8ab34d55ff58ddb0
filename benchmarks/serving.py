"""The folder of a made-up edition in; the seconds from the save of a note until `serve` has it, out."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import edits

ROOT = Path(__file__).parent.parent
PATIENCE = 900.0  # seconds for the first build
EVERY = 0.01


def saved(root: Path, rounds: int, first: int) -> list[float]:
    """Change so many notes, one after the other, and return how long each took to be served. The first comes
    as soon as the server answers, the others while what came before is built."""
    with server(root) as port:
        wait(lambda: page(port, "/") is not None)
        time.sleep(2 * EVERY)
        return [_saved(root, port, number) for number in range(first, first + rounds)]


def _saved(root: Path, port: int, number: int) -> float:
    words, path = edits.change_note(root, number)
    begun = time.perf_counter()
    wait(lambda: words in (page(port, path) or ""))
    taken = time.perf_counter() - begun
    time.sleep(1)  # editors do not save twice at once
    return taken


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


def page(port: int, path: str) -> str | None:
    """Return a page; None where nobody answers yet."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        text = answer.read().decode()
        return text if answer.status == 200 else None
    except OSError:
        return None
    finally:
        connection.close()


def wait(done: Callable[[], bool]) -> None:
    begun = time.perf_counter()
    while not done():
        if time.perf_counter() - begun > PATIENCE:
            sys.exit("serve did not come to it")
        time.sleep(EVERY)
