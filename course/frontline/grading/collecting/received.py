"""A hand-in of which is known whose it is and for which exercise."""

from __future__ import annotations

import unicodedata
from collections.abc import Container

from attrs import frozen

from frontline.classroom.folder import AGAIN
from frontline.grading.collecting.claims import Claim, loosely
from frontline.grading.collecting.found import Found
from frontline.grading.collecting.inbox import Inbox
from frontline.grading.collecting.matching import NoMatchError, Roster
from frontline.grading.collecting.outcomes import Outcome, Row
from frontline.grading.submitted import Rank
from frontline.store.answers import Answers, RefusedError, parse
from frontline.store.exercise import learner_name

LONGEST_NAME = 192
"""In bytes of UTF-8: an id is a folder's name, and with its exercise a file's."""


@frozen(kw_only=True)
class Received:
    """Its learner and exercise, its content or why there is none, when it came, whom it names itself.

    `beside` are files that lay with it and have no business there.
    """

    learner: str
    exercise: str
    place: str
    content: bytes | RefusedError
    rank: Rank
    own_name: str = ""
    beside: tuple[str, ...] = ()

    def row(self, outcome: Outcome, *remarks: str) -> Row:
        """Say what became of it."""
        return Row(
            outcome=outcome, learner=self.learner, exercise=self.exercise, remarks=remarks, place=self.place
        )


def recognise(found: Found, exercises: Container[str], roster: Roster | None, inbox: Inbox) -> Received | Row:
    """Return whose hand-in it is and for what, or a row that says what is not known."""
    place = "/".join(found.place)
    if found.claim is None:
        return Row(outcome=Outcome.NOT_COLLECTED, remarks=(str(found.content),), place=place)
    answers, why = _parsed(found.content)
    exercise = found.claim.exercise or (answers.exercise if answers else "")
    who = _called(found.claim, answers, roster)

    def not_collected(remark: str) -> Row:
        return Row(
            outcome=Outcome.NOT_COLLECTED, learner=who, exercise=exercise, remarks=(remark,), place=place
        )

    if answers and answers.second and not answers.declared and (found.place or ("",))[-1].endswith(AGAIN):
        return not_collected("this opens a second attempt: send it to the learner. It is no hand-in")
    if not who or not exercise:
        return not_collected(why or f"The file does not say {'which exercise' if who else 'whose'} it is.")
    try:
        learner = roster.find(who) if roster else _as_given(who)
    except ValueError as problem:
        return not_collected(str(problem))
    if exercise not in exercises:
        return not_collected("there is no such exercise")
    readable = answers is not None and answers.exercise == exercise
    time = inbox.first_seen(learner, exercise, found.content, found.claim.time)
    return Received(
        learner=learner,
        exercise=exercise,
        place=place,
        content=found.content,
        rank=Rank(readable=readable, time=time, number=answers.number if answers else 0),
        own_name=answers.learner if answers else "",
        beside=found.beside,
    )


def names_the_same(hand_in: Received, roster: Roster | None) -> bool:
    """Whether the name in the file means the learner for whom it counts."""
    if roster is None:
        return loosely(hand_in.own_name) == loosely(hand_in.learner)
    try:
        return roster.find(hand_in.own_name) == hand_in.learner
    except NoMatchError:
        return False


def _parsed(content: bytes | RefusedError) -> tuple[Answers | None, str]:
    try:
        if isinstance(content, RefusedError):
            raise content
        return parse(content), ""
    except RefusedError as problem:
        return None, str(problem)


def _called(claim: Claim, answers: Answers | None, roster: Roster | None) -> str:
    """Return whom a hand-in names: the LMS before the file's name, and that before its content."""
    own = unicodedata.normalize("NFC", answers.learner) if answers else ""
    # A browser or an LMS changes names a little; the content has it as it was typed.
    changed = not claim.lms and own and loosely(own) == loosely(claim.who)
    return own if (not claim.who or changed) and not (roster and claim.who in roster.ids) else claim.who


def _as_given(who: str) -> str:
    if len(who.encode(errors="replace")) > LONGEST_NAME:
        raise ValueError("The name is too long for a folder's.")
    if learner_name(who) != who:
        raise ValueError("The name begins or ends with a space, or is not in its usual spelling.")
    return who
