"""Marks hand-ins and stages their graded copies, in this process or in several side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from attrs import frozen

from frontline.gradebook.rows import Scores
from frontline.grading.batches.batch import Batch, UngradableError
from frontline.grading.folders import stage
from frontline.grading.hand_in import HandIn, moment
from frontline.grading.pool import side_by_side
from frontline.grading.submitted import STAMP
from frontline.store.exercise import NAME

Chunk = Sequence[HandIn]


@frozen
class Done:
    """A hand-in whose graded copy is staged, with its scores; without scores `why` says why not."""

    hand_in: HandIn
    scores: Scores | None
    why: str = ""


def work(batch: Batch, chunks: Sequence[Chunk], jobs: int | None) -> Iterator[list[Done]]:
    """Grade chunk by chunk, with so many processes (None: as many as fit); results come in order."""
    return side_by_side(partial(_chunk, batch), chunks, jobs)


def _chunk(batch: Batch, chunk: Chunk) -> list[Done]:
    return [_grade(batch, one) for one in chunk]


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
            same=frozenset(
                name
                for name in batch.master.replies
                if (hand_in.known if before is None else before.value(name) == made.checked.given.value(name))
            ),
        ),
    )
