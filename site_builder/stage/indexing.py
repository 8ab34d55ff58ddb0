"""Search records in; the files of Pagefind's index, as Pagefind makes them, out.

Speaks the protocol of `pagefind --service`: one base64-coded JSON message after another, each ended by a
comma, answered in order. Pagefind's own Python client sleeps 0.1 s before each answer; this one sends
all records while it reads. Pagefind writes nothing to the disk: `GetFiles` hands the files over, so that
a full disk meets our own writer (Pagefind's would try again for ever).
"""

import base64
import json
import os
import selectors
import signal
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import IO, Any, cast

from site_builder.model import SearchRecord
from site_builder.stage.environment import EnvironmentFault, explained

Message = Mapping[str, Any]

_PATIENCE = 600.0  # seconds without an answer; the longest pause is the making of the index itself
_CHUNK = 1 << 20  # bytes
_HINT = "Build with --no-search to publish without it; a large index may need more memory."


def program() -> Path:
    """Return the absolute path of Pagefind's program."""
    try:
        import pagefind_bin  # type: ignore[import-untyped]  # noqa: PLC0415  (only search needs it)

        return Path(pagefind_bin.get_executable()).absolute()
    except (ImportError, FileNotFoundError) as error:
        raise EnvironmentFault(
            "Pagefind's program is missing, so the search cannot be built.",
            'Install it with: pip install "pagefind[bin]"; or build with --no-search.',
        ) from error


def index(
    records: Sequence[SearchRecord], *, language: str, program: Path, patience: float = _PATIENCE
) -> dict[str, bytes]:
    """Return Pagefind's files by path; names and order inside differ from run to run."""
    messages = chain(
        [{"type": "NewIndex", "config": {"force_language": language}}],
        map(_message, records),
        [{"type": "GetFiles", "index_id": 0}],
    )
    answer: Message = {}
    with _service(program) as process, ThreadPoolExecutor(1) as pool:
        feed = pool.submit(_feed, process, messages)
        try:
            answers = _answers(process, feed, patience)
            for _ in range(len(records) + 2):
                answer = next(answers)
                if answer["type"] == "Error":
                    raise EnvironmentFault(f'Pagefind answered: "{answer["message"]}".', _HINT)
        finally:
            process.kill()
    return {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}


def _message(record: SearchRecord) -> Message:
    """Return what Pagefind is told of a record; filters and orders have a table of their own."""
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": record.path,
        "content": record.content,
        "language": record.language,
        "meta": dict(record.meta),
    }


def _service(program: Path) -> subprocess.Popen[bytes]:
    with explained():
        return subprocess.Popen(  # noqa: S603  (an absolute path, and nothing from outside)
            [program, "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=program.parent,
            env={},
        )


def _feed(process: subprocess.Popen[bytes], messages: Iterable[Message]) -> None:
    """Send all messages; the pipe stays open, because at its end the service stops at once."""
    pipe = cast(IO[bytes], process.stdin)
    try:
        for number, message in enumerate(messages):
            request = json.dumps({"message_id": number, "payload": message})
            pipe.write(base64.b64encode(request.encode()) + b",")
        pipe.flush()
    except BaseException as error:
        with suppress(BrokenPipeError):
            pipe.close()
        if not isinstance(error, BrokenPipeError):  # of that the reader knows the reason
            raise


def _answers(process: subprocess.Popen[bytes], feed: Future[None], patience: float) -> Iterator[Message]:
    """Yield the answers in order; raise EnvironmentFault when the service falls silent or ends."""
    parts: list[bytes] = []
    complaint = b""
    with selectors.DefaultSelector() as waiting:
        waiting.register(process.stdout or -1, selectors.EVENT_READ)
        waiting.register(process.stderr or -1, selectors.EVENT_READ)
        while ready := waiting.select(patience):
            for key, _ in ready:
                chunk = os.read(key.fd, _CHUNK)
                if not chunk:
                    waiting.unregister(key.fileobj)
                elif key.fileobj is process.stderr:
                    complaint += chunk
                else:
                    *ends, rest = chunk.split(b",")
                    for end in ends:
                        yield json.loads(base64.b64decode(b"".join([*parts, end])))["payload"]
                        parts.clear()
                    parts.append(rest)
            if not waiting.get_map():
                feed.result()
                raise EnvironmentFault(f"Pagefind {_end(process.wait())}{_last_line(complaint)}.", _HINT)
    raise EnvironmentFault(f"Pagefind has not answered for {patience:g} seconds.", _HINT)


def _end(code: int) -> str:
    return f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"


def _last_line(complaint: bytes) -> str:
    lines = complaint.decode("utf-8", "replace").split("\n")
    said = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return f', saying "{said[:300]}"' if said else ""
