"""Parts of a work in; their results, each from a process that is forked for it, out.

The pool of concurrent.futures does not serve here: when one of its processes is ended while it sends a
result, it waits for the rest of that for ever. Here every process has a pipe of its own, which ends with it.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from mmap import mmap
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any

from site_builder import cycles

Task = Callable[[], Any]

_FORKED = multiprocessing.get_context("fork")
_PR_SET_PDEATHSIG = 1  # prctl(2)


class Counter:
    """How much processes have done: a number for each, in memory that they share, and in no file."""

    def __init__(self, processes: int) -> None:
        self._numbers = memoryview(mmap(-1, 8 * processes)).cast("Q")

    def add(self, process: int) -> None:
        self._numbers[process] += 1

    @property
    def sum(self) -> int:
        return sum(self._numbers)


@contextmanager
def begun(tasks: Sequence[Task]) -> Iterator[Sequence[Future[Any]]]:
    """Yield the tasks under way; where the block fails, they are ended."""
    futures: list[Future[Any]] = [Future() for _ in tasks]
    processes, listeners = [], []
    try:
        for task, future in zip(tasks, futures, strict=True):
            ours, theirs = _FORKED.Pipe(duplex=False)
            process = _FORKED.Process(target=_run, args=(os.getpid(), theirs, task))
            process.start()
            theirs.close()
            processes.append(process)
            listeners.append(Thread(target=_listen, args=(ours, future)))
        for listener in listeners:  # after the last fork: threads are not forked
            listener.start()
        yield futures
    except BaseException:
        for process in processes:
            process.kill()  # SIGTERM would be taken for one of this process until it has begun
        raise
    finally:
        for listener in listeners:
            if listener.is_alive():
                listener.join()
        for process in processes:
            process.join()


def _listen(ours: Connection, future: Future[Any]) -> None:
    with ours:
        try:
            is_result, found = ours.recv()
        except EOFError:
            future.set_exception(RuntimeError("A process ended before its work was done."))
        except Exception as error:
            future.set_exception(error)
        else:
            future.set_result(found) if is_result else future.set_exception(found)


def _run(parent: int, theirs: Connection, task: Task) -> None:
    """Leave signals to the parent, and end with it: what is left of a dead build must write nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    gc.freeze()  # what was there before is never looked through, and so never copied
    gc.set_threshold(*cycles.SELDOM)
    try:
        found = (True, task())
    except Exception as error:
        error.add_note(f"In another process:\n{traceback.format_exc()}")
        found = (False, error)
    theirs.send(found)
