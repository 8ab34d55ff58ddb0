"""A checkout in; copies of it, in which mutants may do what they like, out.

Work there is done by processes that are forked from this one, which has imported what is not ours and is
slow to import. A guard lets them change nothing outside: a mutant of what writes files may take any away.
"""

import contextlib
import gc
import importlib
import math
import os
import pickle
import re
import resource
import select
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from tests.mutants import guard

R = TypeVar("R")

_MEMORY = 6 << 30  # bytes of addresses
_PATIENCE = 8  # other work may go on on the machine
_KEPT = 20_000  # compiled patterns; a process that imports the package anew finds them


class Ended(Exception):
    """A process gave no result: it took too long, or a signal ended it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """`root` is a copy of the checkout, `scratch` a folder for what tests write."""

    root: Path
    scratch: Path

    @contextmanager
    def changed(self, path: str, source: str) -> Iterator[None]:
        """Have another source in the copy, for one block."""
        place = self.root / path
        before, status = place.read_bytes(), place.stat()
        place.write_text(source, "utf-8")
        later = status.st_mtime_ns + 10 * 10**9  # bytecode goes by whole seconds, and by the size
        os.utime(place, ns=(status.st_atime_ns, later))
        try:
            yield
        finally:
            place.write_bytes(before)
            os.utime(place, ns=(status.st_atime_ns, status.st_mtime_ns))  # so that its bytecode holds

    def done(self, work: Callable[[Path], R], *, seconds: float) -> R:
        """Return what `work`, given the root of the copy, returns in a process that begins with none of our
        modules, as plain values; raise Ended where it returns nothing within so many seconds of work, or, as
        it waits for something, in _PATIENCE times as many."""
        result = self.scratch / "result"
        shutil.rmtree(self.scratch, ignore_errors=True)
        self.scratch.mkdir()
        child = os.fork()
        if child == 0:
            code = 1
            try:
                self._enter(seconds)
                result.write_bytes(pickle.dumps(work(self.root)))
                code = 0
            except BaseException:
                traceback.print_exc()
                sys.stderr.flush()
            os._exit(code)
        ended = _wait(child, seconds * _PATIENCE)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)  # and what it left running
        if not ended:
            os.waitpid(child, 0)
        if not ended or not result.exists():
            raise Ended
        found: R = pickle.loads(result.read_bytes())
        return found

    def _enter(self, seconds: float) -> None:
        """Be a process of its own, in the copy, which alone it can change."""
        os.setsid()
        limit = math.ceil(seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        with (self.scratch / "printed").open("wb") as printed:
            os.dup2(printed.fileno(), 1)
            os.dup2(printed.fileno(), 2)
        os.chdir(self.root)
        forget(self.root)
        sys.path[0] = str(self.root)
        sys.dont_write_bytecode = True
        os.environ |= {
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": os.pathsep.join((str(self.root / guard.FOLDER), str(self.root))),
            "TMPDIR": str(self.scratch),
            guard.VARIABLE: str(self.root.parent),
        }
        tempfile.tempdir = None  # it was found before
        guard.stand(self.root.parent)


def _wait(child: int, seconds: float) -> bool:
    """Wait for a process; say whether it ended in time."""
    descriptor = os.pidfd_open(child)
    try:
        ended = bool(select.select([descriptor], [], [], seconds)[0])
    finally:
        os.close(descriptor)
    if ended:
        os.waitpid(child, 0)
    return ended


def grounds(checkout: Path, folder: Path, number: int) -> Sequence[Ground]:
    """Copy the checkout into `folder`, so many times."""
    made = []
    for each in range(number):
        root = folder / str(each) / "copy"
        shutil.copytree(checkout, root, ignore=partial(_left_behind, checkout), symlinks=True)
        (root / guard.FOLDER).mkdir()
        (root / guard.FOLDER / "sitecustomize.py").write_text(guard.CUSTOMIZED, "utf-8")
        shutil.copy(guard.__file__, root / guard.FOLDER / "mutants_guard.py")
        scratch = folder / str(each) / "scratch"
        made.append(Ground(root=root, scratch=scratch))
    return made


def _left_behind(checkout: Path, folder: str, names: Sequence[str]) -> set[str]:
    """Return what is not copied: what was built, and the tools' own folders."""
    if Path(folder) != checkout:
        return set()
    return {name for name in names if name == "site" or (name.startswith(".") and name != ".gitignore")}


def warm(names: Sequence[str]) -> None:
    """Import these modules, and with them what they import; what cannot be imported is left."""
    re._MAXCACHE = _KEPT  # type: ignore[attr-defined]
    for name in names:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    gc.freeze()


def forget(root: Path) -> None:
    """Take all modules out of the memory of Python that the copy has too, so that its own are imported."""
    ours = {path.stem for path in root.iterdir() if path.suffix == ".py" or path.is_dir()}
    for name in [name for name in sys.modules if name.partition(".")[0] in ours]:
        del sys.modules[name]
    importlib.invalidate_caches()
