"""Folders in; an event that is set when something in them was saved, out."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

from watchfiles import awatch

_QUIET = 50  # milliseconds without another change, after which a save is over
_LONGEST = 200  # milliseconds of changes without a pause, after which it is taken to be over


async def watch(folders: Sequence[Path], saved: asyncio.Event) -> None:
    """Watch for ever; a folder that is taken away may come back."""
    while True:
        standing = _standing(folders)
        replaced = asyncio.Event()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(_watch_inside(standing, saved, replaced))
            tasks.create_task(_watch_beside(folders, standing, replaced))
        saved.set()


async def _watch_inside(standing: Mapping[Path, int], saved: asyncio.Event, replaced: asyncio.Event) -> None:
    if not standing:
        await replaced.wait()
        return
    async for _ in awatch(*standing, debounce=_LONGEST, step=_QUIET, stop_event=replaced):
        saved.set()


async def _watch_beside(
    folders: Sequence[Path], standing: Mapping[Path, int], replaced: asyncio.Event
) -> None:
    """Set `replaced` when one of the folders itself is taken away or comes back, as in a `git checkout`."""
    parents = {folder.parent for folder in folders if folder.parent.is_dir()}
    async for _ in awatch(*parents, debounce=_LONGEST, step=_QUIET, stop_event=replaced, recursive=False):
        if _standing(folders) != standing:
            replaced.set()


def _standing(folders: Sequence[Path]) -> dict[Path, int]:
    """Return the folders that are there, each with what tells it from another of the same name."""
    return {folder: folder.stat().st_ino for folder in folders if folder.is_dir()}
