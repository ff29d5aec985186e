"""Marks hand-ins and stages their graded copies, in this process or in several side by side."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from attrs import frozen

from frontline.gradebook.rows import Scores
from frontline.grading.batch import Batch, UngradableError
from frontline.grading.folders import stage
from frontline.grading.hand_in import TIME, HandIn, moment
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
    if jobs < 2:
        for chunk in chunks:
            yield [_grade(batch, one) for one in chunk]
        return
    # A forked process need not import everything again; Windows and macOS have none that is safe.
    kind = "fork" if sys.platform == "linux" else "spawn"
    with ProcessPoolExecutor(
        jobs, multiprocessing.get_context(kind), initializer=_begin, initargs=(batch, os.getpid())
    ) as pool:
        yield from pool.map(_chunk, chunks)


def _grade(batch: Batch, hand_in: HandIn) -> Done:
    try:
        made = batch.grade(hand_in.learner, hand_in.answers)
    except UngradableError as problem:
        return Done(hand_in, None, str(problem))
    except Exception as problem:
        # Whatever is wrong with one hand-in, the others are graded.
        return Done(hand_in, None, f"{type(problem).__name__}: {problem}")
    time_ = hand_in.time
    files = {
        f"{batch.released.exercise}.ipynb": made.notebook.encode("utf-8", "replace"),
        NAME: made.checked.answers,
        **({TIME: time_} if time_ else {}),
    }
    stage(hand_in.graded, files, read_only=True)
    return Done(
        hand_in,
        Scores(
            learner=hand_in.learner,
            timestamp=moment(time_),
            points=made.scores,
            untouched=made.untouched,
        ),
    )


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
