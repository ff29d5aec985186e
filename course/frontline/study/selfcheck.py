"""Checks one's own hand-in with the course's keys: points, own marks for replies, and the results of both."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from attrs import evolve

from frontline.content.bank import Bank
from frontline.content.contents import ExerciseContents
from frontline.questions import Mark, State, mark
from frontline.results import Score
from frontline.store.answers import Answers
from frontline.store.work import Work
from frontline.study.checked import OWN_MARKS, Checked, OwnMarks


def marks(bank: Bank, answers: Answers) -> dict[str, Mark]:
    """Return the mark of each question by the keys, in order; replies are left to a person."""
    return {id_: mark(one.question, one.key, answers.value(id_), one.also) for id_, one in bank.items()}


def replies(bank: Bank, answers: Answers) -> dict[str, str]:
    """Return the written replies that can be marked, by question."""
    return {
        id_: bank[id_].question.read(answers.value(id_))
        for id_, found in marks(bank, answers).items()
        if found.state is State.TO_MARK
    }


def own_marks(work: Work, bank: Bank, answers: Answers) -> dict[str, OwnMarks]:
    """Return what the learner gave each of these replies; marks for another wording are left out."""
    kept = work.entries(OWN_MARKS, OwnMarks)
    return {
        id_: _fitting(kept[id_], bank, id_)
        for id_, text in replies(bank, answers).items()
        if id_ in kept and kept[id_].reply == fingerprint(text)
    }


def open_rows(bank: Bank, answers: Answers, own: Mapping[str, OwnMarks]) -> dict[str, list[int]]:
    """Return the rows of the mark scheme, by reply, that the learner has still to mark."""
    found = {
        id_: [
            row
            for row, _ in enumerate(bank[id_].key.rows)
            if id_ not in own or str(row) not in own[id_].points
        ]
        for id_ in replies(bank, answers)
    }
    return {id_: rows for id_, rows in found.items() if rows}


def checked_now(
    exercise: ExerciseContents,
    bank: Bank,
    answers: Answers,
    own: Mapping[str, OwnMarks],
    before: Checked | None,
    now: str,
) -> Checked:
    """Return the check of a hand-in whose replies are all marked; `now` is ISO 8601."""
    again = before is not None and before.edition == exercise.edition
    return Checked(
        edition=exercise.edition,
        number=answers.number,
        at=now,
        times=before.times + (before.number != answers.number) if again and before else 1,
        scores=tuple(
            Score(
                question=id_,
                points=found.out_of,
                earned=min(float(sum(own[id_].points.values())), found.out_of)
                if id_ in own
                else found.points,
                written=bank[id_].question.by_person,
                essential=bank[id_].question.essential,
            )
            for id_, found in marks(bank, answers).items()
        ),
    )


def fingerprint(text: str) -> str:
    """Return a short hash that tells replies apart."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def _fitting(own: OwnMarks, bank: Bank, id_: str) -> OwnMarks:
    """Drop points that the mark scheme does not have."""
    there = {str(row): [one.points for one in scheme.levels] for row, scheme in enumerate(bank[id_].key.rows)}
    points = {row: given for row, given in own.points.items() if given in there.get(row, ())}
    return evolve(own, points=points)
