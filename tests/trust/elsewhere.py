"""Arguments of the command line in; a build on a machine that lists folders and counts time in its own way
out.

The order in which a file system lists a folder is its own, and shuffled here. The clock is set to CLOCK.
"""

import os
import random
import sys
import time
from types import TracebackType
from typing import Any

_LIST, _SCAN, _TIME = os.listdir, os.scandir, time.time
_chance = random.Random(os.environ["ORDER"])
_ahead = float(os.environ["CLOCK"]) - _TIME()


class Shuffled:
    """What os.scandir returns, in another order."""

    def __init__(self, *given: Any) -> None:
        with _SCAN(*given) as entries:
            self.entries = list(entries)
        _chance.shuffle(self.entries)

    def __enter__(self) -> "Shuffled":
        return self

    def __iter__(self) -> "Shuffled":
        return self

    def __next__(self) -> os.DirEntry[str]:
        if self.entries:
            return self.entries.pop()
        raise StopIteration

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def close(self) -> None:
        return None


def listed(*given: Any) -> list[str]:
    found = _LIST(*given)
    _chance.shuffle(found)
    return found


if __name__ == "__main__":
    from site_builder import __main__  # first, so that only the build itself is shuffled

    os.listdir, os.scandir = listed, Shuffled  # type: ignore[assignment]
    time.time = lambda: _TIME() + _ahead
    sys.exit(__main__.main())
