"""A built site in, a web server out that answers as the host does: netlify.toml's headers, gzip, 404.html."""

import gzip
import mimetypes
import re
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from tests.building import ROOT

TYPES = {
    ".jsonl": "application/x-ndjson",
    ".md": "text/markdown",
    ".woff2": "font/woff2",
    ".js": "text/javascript",
}
COMPRESSED = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")


@cache
def header_rules() -> list[tuple[re.Pattern[str], dict[str, str]]]:
    """Return (pattern of the address, headers) for every rule of netlify.toml, in its order."""
    settings = tomllib.loads((ROOT / "netlify.toml").read_text("utf-8"))
    return [
        (re.compile(re.escape(rule["for"]).replace(r"\*", ".*")), rule["values"])
        for rule in settings["headers"]
    ]


def headers_for(path: str) -> dict[str, str]:
    """Return what Netlify sends with `path`: all rules that match, the later one holding."""
    found: dict[str, str] = {}
    for pattern, values in header_rules():
        if pattern.fullmatch(path):
            found |= values
    return found


def kind_of(file: Path) -> str:
    return TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"


def is_compressed(kind: str) -> bool:
    return kind.startswith(COMPRESSED) or kind.endswith("javascript")


def sent(file: Path) -> bytes:
    """Return a file as it goes over the line."""
    body = file.read_bytes()
    return gzip.compress(body, mtime=0) if is_compressed(kind_of(file)) else body


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: ClassVar[Path]
    base: ClassVar[str]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        inside = path.removeprefix(self.base) if path.startswith(self.base + "/") else ""
        file = self.site / (inside.lstrip("/") + ("index.html" if inside.endswith("/") else ""))
        found = bool(inside) and file.is_file() and file.resolve().is_relative_to(self.site.resolve())
        self.answer(200 if found else 404, file if found else self.site / "404.html", inside)

    def answer(self, status: int, file: Path, path: str) -> None:
        kind = kind_of(file)
        body = sent(file)
        self.send_response(status)
        if is_compressed(kind):
            self.send_header("Content-Encoding", "gzip")
        if kind.startswith("text/"):
            kind += "; charset=utf-8"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers_for(path).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def serving(site: Path, base: str = "") -> Iterator[str]:
    """Serve `site` below `base` ("/sub") on a free port; yield its address, without a slash at the end."""
    handler = type("SiteHandler", (Handler,), {"site": site, "base": base})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{base}"
        server.shutdown()
        thread.join()
