"""Marks hand-ins and stages their graded copies, in this process or in several side by side."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from attrs import frozen

from frontline.gradebook.rows import Scores
from frontline.grading.batch import Batch, UngradableError
from frontline.grading.folders import stage
from frontline.grading.hand_in import HandIn, moment
from frontline.grading.submitted import STAMP
from frontline.store.answers import Answers
from frontline.store.exercise import NAME

Chunk = Sequence[HandIn]


@frozen
class Done:
    """A hand-in whose graded copy is staged, with its scores; without scores `why` says why not."""

    hand_in: HandIn
    scores: Scores | None
    why: str = ""


def work(batch: Batch, chunks: Sequence[Chunk], jobs: int) -> Iterator[list[Done]]:
    """Grade chunk by chunk, with so many processes; results come in the order of the chunks."""
    done = 0
    if jobs > 1:
        # A forked process need not import everything again; Windows and macOS have none that is safe.
        kind = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        try:
            with ProcessPoolExecutor(jobs, kind, initializer=_begin, initargs=(batch, os.getpid())) as pool:
                for made in pool.map(_chunk, chunks):
                    yield made
                    done += 1
        except BrokenProcessPool:
            # One of them was ended from outside, for want of memory perhaps: the rest is done here.
            pass
    for chunk in chunks[done:]:
        yield [_grade(batch, one) for one in chunk]


def _grade(batch: Batch, hand_in: HandIn) -> Done:
    try:
        made = batch.grade(hand_in.learner, hand_in.answers)
    except UngradableError as problem:
        return Done(hand_in, None, str(problem))
    except Exception as problem:
        # Whatever is wrong with one hand-in, the others are graded.
        return Done(hand_in, None, f"{type(problem).__name__}: {problem}")
    time_, before = hand_in.time, hand_in.graded_before
    files = {
        f"{batch.released.exercise}.ipynb": made.notebook.encode("utf-8", "replace"),
        NAME: made.checked.answers,
        **({STAMP: time_} if time_ else {}),
    }
    stage(hand_in.graded, files, read_only=True)
    return Done(
        hand_in,
        Scores(
            learner=hand_in.learner,
            timestamp=moment(time_),
            points=made.scores,
            untouched=made.untouched,
            same=frozenset(name for name in batch.master.replies if _same(name, before, made.checked.given)),
        ),
    )


def _same(name: str, before: Answers | None, given: Answers) -> bool:
    return before is not None and before.value(name) == given.value(name)


_batch: Batch


def _begin(batch: Batch, parent: int) -> None:
    global _batch
    _batch = batch
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _chunk(chunk: Chunk) -> list[Done]:
    return [_grade(_batch, one) for one in chunk]


def _end_with(parent: int) -> None:
    """End this process when the one that began it is killed: nobody would read its results."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
