"""A folder in; what builds did there on file systems of many sizes, and on one that is read-only, as JSON.

The file system is a tmpfs that is made larger step by step, in a mount namespace of its own, so this program
is run by `unshare`. Where that is not allowed (in most containers), writing is made to fail after so many
bytes instead.
"""

import contextlib
import errno
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from site_builder import __main__
from site_builder.stage import files
from tests.trust import processes
from tests.trust.editions import lay, tree
from tests.trust.test_killed import retitle

PAGE = 4096
NAMESPACE = (
    ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--user", "--map-root-user", "--mount"]
)


def main(folder: Path, sizes: int, *, mounted: bool) -> None:
    root = folder / "edition"
    root.mkdir()
    if mounted:
        mount(root, "size=64m")
    lay(root)
    with processes.fresh() as pool:
        for title in ("New Record", "Sample Record"):
            retitle(root, title)
            code, _ = pool.submit(run, root, 0).result()
            assert code == 0
            if title == "New Record":
                new = tree(root / "site")
                say(clean=pool.submit(clean, root).result())  # with its spare and its cache
        old = tree(root / "site")
        used = taken(root)
        retitle(root, "New Record")
        for step in range(sizes):
            room = step * (taken(root / "site") + taken(root / ".cache") * 2) // (sizes - 1)
            if mounted:
                mount(root, f"remount,size={used + room}")
            code, told = pool.submit(run, root, 0 if mounted else room + 1).result()
            now = tree(root / "site")
            whole = "old" if now == old else "new" if now == new else "torn"
            beside = sorted(path.name for path in root.glob(".site*"))
            say(room=room, code=code, told=told, site=whole, beside=beside)
            if code == 0:
                break
            if mounted:
                mount(root, "remount,size=64m")
            clear(pool, root)
        if mounted:
            retitle(root, "Newest Record")  # with nothing to do, there is nothing to refuse
            mount(root, "remount,ro")
            code, told = pool.submit(run, root, 0).result()
            say(readonly=True, code=code, told=told, site=tree(root / "site") in (old, new))


def clear(pool: ProcessPoolExecutor, root: Path) -> None:
    """Take away the cache, so that each build needs as much as the one before."""
    subprocess.run(["rm", "-rf", root / ".cache"], check=True)


def clean(root: Path) -> int:
    return __main__.main(["clean", "--root", str(root)])


def run(root: Path, limit: int) -> tuple[int, str]:
    """Build by the command line; return its exit code and what it printed. `limit` is what may be written."""
    out = io.StringIO()
    with contextlib.redirect_stderr(out), contextlib.redirect_stdout(out), limited(limit):
        code = __main__.main(["build", "-q", "--root", str(root), "--jobs", "1"])
    return code, out.getvalue()


@contextlib.contextmanager
def limited(limit: int) -> Iterator[None]:
    """Let no more than so many bytes be written in all; 0 for no limit."""
    left, write = limit, files.write

    def limited_write(path: Path, *contents: bytes) -> None:
        nonlocal left
        content = b"".join(contents)
        if left < len(content):
            write(path, content[:left])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        left -= len(content)
        write(path, content)

    if limit:
        files.write = limited_write
    yield
    files.write = write


def mount(place: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], check=True)


def taken(folder: Path) -> int:
    """Return what the files below a folder take of a file system, in whole pages."""
    return sum(-(-len(content) // PAGE) * PAGE for content in tree(folder).values()) if folder.exists() else 0


def say(**words: object) -> None:
    print(json.dumps(words), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), mounted=sys.argv[3] == "mounted")
