"""A folder in; from then on this process, and every Python that it starts, changes nothing outside of it.

Python says by its audit hooks what it is about to do, and a hook can refuse. The hook stays for good.
"""

import os
import sys
from pathlib import Path

FOLDER = ".guard"  # of the copy, on the path of every Python that is started there
VARIABLE = "MUTANTS_STAY_IN"
CUSTOMIZED = f"""
import mutants_guard, os
mutants_guard.stand(os.environ[{VARIABLE!r}])
"""

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Events that change something: which of their arguments are paths, each with what it starts from, or None.
_CHANGES: dict[str, tuple[tuple[int, int | None], ...]] = {
    "open": ((0, None),),
    "os.chmod": ((0, 2),),
    "os.chown": ((0, 3),),
    "os.link": ((1, 3),),
    "os.mkdir": ((0, 2),),
    "os.remove": ((0, 1),),
    "os.rename": ((0, 2), (1, 3)),
    "os.rmdir": ((0, 1),),
    "os.symlink": ((1, 2),),
    "os.truncate": ((0, None),),
    "os.utime": ((0, 3),),
    "shutil.rmtree": ((0, 1),),
}


def stand(folder: str | Path) -> None:
    """Refuse from now on what would change anything that is not in `folder`."""
    inside = os.path.realpath(folder)

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        for path, start in _CHANGES.get(event, ()):
            if event != "open" or _is_writing(arguments[2]):
                place = _real(arguments[path], arguments[start] if start is not None else None)
                if event == "open":
                    place = os.path.realpath(place)
                if not place.startswith((f"{inside}/", "/dev/", "/proc/")):
                    raise PermissionError(f"{event} of {place!r}, which is outside of {inside!r}")

    sys.addaudithook(refuse)


def _is_writing(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & _WRITING)


def _real(path: object, start: object) -> str:
    """Return where a path, or what is open, lies. A link at its end is not followed."""
    if isinstance(path, int):
        return str(Path(f"/proc/self/fd/{path}").readlink())
    place = Path(os.fsdecode(path))  # type: ignore[arg-type]
    if isinstance(start, int) and start >= 0:
        place = Path(f"/proc/self/fd/{start}").readlink() / place
    return os.path.realpath(place.parent) + f"/{place.name}"
