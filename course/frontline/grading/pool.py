"""Does one kind of work on many pieces, in this process or in several side by side."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

FEW, MOST = 2, 8
"""So few pieces are done sooner by one process, and more processes than this wait for the disk."""
Progress = Callable[[int, int], None]
"""Told how many of how many are done."""
Piece = TypeVar("Piece")
Result = TypeVar("Result")


def side_by_side(
    work: Callable[[Piece], Result], pieces: Sequence[Piece], jobs: int | None
) -> Iterator[Result]:
    """Return the result of each piece in order; `jobs` processes work when there is more than one.

    None lets the number of pieces decide. What processes that cannot begin, or are ended from outside, leave
    undone is done here.
    """
    done = 0
    jobs = jobs or _fitting(len(pieces))
    if jobs > 1:
        # A forked process need not import everything again; Windows and macOS have none that is safe.
        kind = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        try:
            with ProcessPoolExecutor(jobs, kind, initializer=_begin, initargs=(work, os.getpid())) as pool:
                for result in pool.map(_do, pieces):
                    yield result
                    done += 1
        except (BrokenProcessPool, MemoryError, OSError, RuntimeError):
            # For want of memory, perhaps: one process needs less than several. What is wrong with the work
            # itself comes up again.
            pass
    for piece in pieces[done:]:
        yield work(piece)


_work: Callable[[Any], Any]


def _fitting(pieces: int) -> int:
    """Return how many processes are worth beginning; where each has to import everything again, one."""
    worth = sys.platform == "linux" and pieces > FEW
    return min(pieces, os.cpu_count() or 1, MOST) if worth else 1


def _begin(work: Callable[[Any], Any], parent: int) -> None:
    global _work
    _work = work
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _do(piece: Any) -> Any:
    return _work(piece)


def _end_with(parent: int) -> None:
    """End this process when the one that began it is killed: nobody would read its results."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
