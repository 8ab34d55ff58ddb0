"""A build in; what files it opened or changed, what programs it started and what sockets it made, out.

Python's audit hooks announce each before it is done, also what libraries in Python do. Of what the system
opens for a module in C no word is heard; those that could read files (libyaml, Pillow) are given bytes.
"""

import os
import sys
import sysconfig
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.building import ROOT
from tests.trust.editions import Outcome, build_it

# What opens a file or lists a folder; the first argument is its path, or a descriptor.
_READS = {"open", "os.listdir", "os.scandir", "os.walk"}
# What changes something: arguments that are paths.
_CHANGES = {
    **dict.fromkeys(
        ("os.mkdir", "os.rmdir", "os.remove", "os.chmod", "os.utime", "os.truncate", "os.chown"), (0,)
    ),
    **dict.fromkeys(("os.rename", "os.link", "os.symlink"), (0, 1)),
    "shutil.rmtree": (0,),
}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Where Python, its libraries and the system keep what is theirs.
MACHINE = tuple(
    os.path.realpath(path)
    for path in {
        *(sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")),
        *sys.path[1:],
        sys.prefix,
        sys.base_prefix,
        "/usr",
        "/etc",
        "/proc",
        "/sys",
        "/dev/urandom",
        "/dev/null",
        str(ROOT / "site_builder"),
        str(ROOT / "tests"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    outcome: Outcome
    read: frozenset[str]  # real paths
    changed: frozenset[str]
    started: frozenset[str]  # programs
    connected: frozenset[str]  # events of sockets


def watched_build(root: Path, given: Mapping[str, str]) -> Watched:
    """Build under watch. The process is not the same afterwards: a hook stays."""
    read: set[str] = set()
    changed: set[str] = set()
    started: set[str] = set()
    connected: set[str] = set()
    watching = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if not watching:
            return
        if event in _READS and isinstance(arguments[0], str | bytes | os.PathLike):
            path = os.path.realpath(os.fsdecode(arguments[0]))
            flags = arguments[2] if event == "open" and len(arguments) > 2 else 0
            (changed if isinstance(flags, int) and flags & _WRITING else read).add(path)
        elif event in _CHANGES:
            for number in _CHANGES[event]:
                if isinstance(arguments[number], str | bytes | os.PathLike):
                    # The last part is not followed: a link itself is changed, not what it leads to.
                    parent, name = os.path.split(os.fsdecode(arguments[number]))  # type: ignore[arg-type]
                    changed.add(f"{os.path.realpath(parent)}/{name}")
        elif event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.spawn"):
            started.add(os.fsdecode(str(arguments[0])))
        elif event.startswith("socket."):
            connected.add(event)

    sys.addaudithook(watch)
    outcome = build_it(root, given)
    watching = False
    return Watched(
        outcome=outcome,
        read=frozenset(read),
        changed=frozenset(changed),
        started=frozenset(started),
        connected=frozenset(connected),
    )


def strangers(found: Watched, root: Path) -> list[str]:
    """Return what was read outside of the edition and the machine's own places, and what was changed outside
    of the site, its spare, and the cache."""
    home = os.path.realpath(root)
    look = [os.path.realpath(root / name) for name in ("templates", "static")]
    scratch = os.path.realpath(tempfile.gettempdir())
    ours = ("site", ".site.", ".cache", "public")
    read = [path for path in found.read if not path.startswith((home, *look, *MACHINE)) and path != scratch]
    changed = [
        path
        for path in found.changed
        if path != home and not path.startswith(tuple(f"{home}/{name}" for name in ours))
    ]
    return [*(f"read {path}" for path in sorted(read)), *(f"changed {path}" for path in sorted(changed))]
