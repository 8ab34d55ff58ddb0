"""Requests in; the site, with a script in its pages that loads them again, out.

Serves one folder, on one machine: a request under any other host name, as DNS rebinding sends it, and a
WebSocket of a page from elsewhere are refused. Published files are not touched; the script is put into
the answer alone.
"""

import asyncio
import ipaddress
import json
import mimetypes
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from livereload.handlers import (  # type: ignore[import-untyped]
    LiveReloadHandler,
    LiveReloadJSHandler,
)
from tornado.httputil import split_host_and_port
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketHandler

from site_builder import urls
from site_builder.serve.window import Window

# The policy of the host (netlify.toml), without what only https can keep; nothing is stored.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

# What the system's own table may lack or call otherwise, and nosniff makes matter.
_TYPES = {
    ".js": "text/javascript",
    ".jsonl": "application/x-ndjson",
    ".md": "text/markdown",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_TEXTUAL = ("text/", "application/xml")
_HEAD_END = b"</head>"

_NOTHING_YET = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8" /><title>{title}</title></head>
<body><h1>{title}</h1></body>
</html>
"""


def application(output: Path, host: str, window: Window) -> Application:
    """Return the server of the site published at `output`, for requests to `host` or to this machine."""
    shared = {"host": host, "output": output, "window": window}
    return Application(
        [
            ("/livereload", Live, shared),
            ("/livereload.js", Script, shared),
            ("/livereload-faults.json", Faults, shared),
            ("/livereload-(overlay.(?:css|js))", Overlay, shared),
            ("(.*)", Published, shared),
        ],
        log_function=lambda handler: None,
        websocket_max_message_size=65536,
    )


class Guarded(RequestHandler):
    """What all answers have in common."""

    def initialize(self, host: str, output: Path, window: Window) -> None:
        self.host = host
        self.output = output
        self.window = window

    def set_default_headers(self) -> None:
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        if not _is_ours(self.request.host, self.host):
            raise HTTPError(421, reason="Misdirected Request")

    def answer(self, content: bytes, kind: str, *, status: int = 200) -> None:
        self.set_status(status)
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith(_TEXTUAL) else kind)
        self.finish(content)


class Published(Guarded):
    """The files of the site, below its base path: those that are ahead of it, where they are made already."""

    async def get(self, path: str) -> None:
        base, inner = self.window.base, path.removeprefix(self.window.base)
        newest, standing = self.window.state, self.window.standing or self.window.state
        if not (self.window.has_site or self.window.ahead):
            title = "There is no site yet" if self.window.faults else "The first build is under way"
            self._answer_page(_NOTHING_YET.format(title=title).encode(), newest, status=503)
        elif path in {base, "/"} and base:
            self.redirect(f"{base}/")
        elif not path.startswith(f"{base}/"):
            self._answer_missing(standing)
        elif content := await self._ahead(inner):
            self._answer_content(urls.file(inner), content, newest)
        elif (file := _found(self.output, inner)) is None:
            self._answer_missing(standing)
        elif file.is_dir():
            self.redirect(f"{quote(path)}/")
        else:
            self._answer_content(file.name, file.read_bytes(), standing)

    head = get

    async def _ahead(self, path: str) -> bytes:
        ahead = self.window.ahead
        return await asyncio.to_thread(ahead.content, path) if ahead else b""

    def _answer_content(self, name: str, content: bytes, state: str) -> None:
        suffix = PurePosixPath(name).suffix
        kind = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        if kind == "text/html":
            self._answer_page(content, state)
        else:
            self.answer(content, kind)

    def _answer_missing(self, state: str) -> None:
        missing = _found(self.output, urls.NOT_FOUND)
        self._answer_page(missing.read_bytes() if missing else b"Not found", state, status=404)

    def _answer_page(self, content: bytes, state: str, *, status: int = 200) -> None:
        """Answer with a page that knows in which state of the window it was found."""
        self.answer(
            content.replace(_HEAD_END, self._snippet(state) + _HEAD_END, 1), "text/html", status=status
        )

    def _snippet(self, state: str) -> bytes:
        parts = [f'<script src="/livereload.js?snipver={state}"></script>']
        if self.window.faults:
            parts.append('<link rel="stylesheet" href="/livereload-overlay.css" />')
            parts.append('<script type="module" src="/livereload-overlay.js"></script>')
        return "".join(parts).encode()


class Live(Guarded, LiveReloadHandler):  # type: ignore[misc]
    """livereload's connection. The state in which a page was served comes back in its greeting, as the
    version of the snippet, so that a page is reloaded too when the site changed before it was connected."""

    state = ""

    def check_origin(self, origin: str) -> bool:
        return WebSocketHandler.check_origin(self, origin)

    def on_message(self, message: str | bytes) -> None:
        super().on_message(message)
        match json.loads(message):
            case {"command": "hello", "snipver": str(state)}:
                self.state = state
            case {"command": "info"}:
                self.window.pages.add(self)
                if not self.window.is_current(self.state):
                    self.reload()

    def on_close(self) -> None:
        super().on_close()
        self.window.pages.discard(self)

    def reload(self) -> None:
        self.send_message({"command": "reload", "path": "*", "liveCSS": False})


class Script(Guarded, LiveReloadJSHandler):  # type: ignore[misc]
    """livereload's script, as its package holds it."""


class Faults(Guarded):
    """What the overlay shows."""

    def get(self) -> None:
        self.answer(json.dumps(self.window.faults).encode(), "application/json")


class Overlay(Guarded):
    """The overlay itself: two files that lie beside this module."""

    def get(self, name: str) -> None:
        file = Path(__file__).with_name(name)
        self.answer(file.read_bytes(), _TYPES.get(file.suffix, "text/css"))


def _is_ours(requested: str, host: str) -> bool:
    """Say whether the Host header names this server: an address cannot be rebound, a name can."""
    name = split_host_and_port(requested)[0].strip("[]")
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name in {host, "localhost"}
    return True


def _found(output: Path, path: str) -> Path | None:
    """Return the file or folder of the site at `path`, which begins with a slash; None when there is none."""
    if "//" in path or "\0" in path:
        return None
    root = output.resolve()
    found = (root / urls.file(path)).resolve()
    return found if found.is_relative_to(root) and found.exists() else None
