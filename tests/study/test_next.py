"""What to do next: the first steps in each situation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest
from attrs import asdict, evolve

from frontline.content.contents import Contents
from frontline.results import Score
from frontline.store.answers import Answer, Answers
from frontline.store.work import Practised, Work
from frontline.study.checked import Checked
from frontline.study.next import Advice, Kind, Step, steps
from frontline.study.progress import standing

AT = "2026-05-04T09:00:00+08:00"
LATER = "2026-05-05T09:00:00+08:00"
FIRST, SECOND, THIRD = ("01-a", "01-b", "01-c"), ("02-a", "02-b"), ("03-a", "03-b")
FULL = {"e1-a": "call", "e1-b": "6", "e1-c": "Dear Ms Lam"}
TASKS = {"01-task/1": {"did": "Asked Ho.", "date": "2026-05-04"}, "03-task/1": {"did": "Counted."}}
PROJECT = {"project-212A/1": {"did": "Read the file.", "date": "2026-05-05", "hours": "15"}}
Next = Callable[..., tuple[Step, ...]]


def done(*names: str, at: str = AT) -> dict[str, Practised]:
    return {name: Practised(value="x", saved=at, tries=1, first=True, right=True) for name in names}


def handed(exercise: str, entered: Mapping[str, Any], *, number: int = 0, declared: bool = False) -> Answers:
    given = {id_: Answer(value, AT) for id_, value in entered.items()}
    return Answers(exercise=exercise, number=number, declared=declared, answers=given)


IN = {
    "e-1": handed("e-1", FULL, number=1, declared=True),
    "e-2": handed("e-2", {"e2-a": "x"}, number=1, declared=True),
}


def checked(*exercises: str) -> dict[str, Any]:
    numbers = {"e-1": "edition-1", "e-2": "edition-2"}
    return {
        name: asdict(
            Checked(
                edition=numbers[name],
                number=1,
                at=AT,
                times=1,
                scores=(Score(question="e1-a", points=4, earned=4),),
            )
        )
        for name in exercises
    }


@pytest.fixture
def next_steps(course: Contents) -> Next:
    """Return the next steps of a learner who has done so much."""

    def found(
        practice: Mapping[str, Practised] | None = None,
        answers: Mapping[str, Answers] | None = None,
        *,
        due: int = 0,
        advice: Mapping[str, Advice] | None = None,
        keys: bool = True,
        of: Contents = course,
        **rest: Any,
    ) -> tuple[Step, ...]:
        stands = standing(of, Work(practice=practice or {}, rest=rest), answers or {})
        return steps(stands, due=due, advice=advice or {}, keys=keys)

    return found


def said(found: Iterable[Step]) -> list[str]:
    return [step.do for step in found]


def test_a_new_learner_begins_with_the_first_lesson_or_takes_a_challenge(next_steps: Next) -> None:
    assert next_steps() == (
        Step(
            kind=Kind.LESSON,
            do="Begin lesson 01: First words",
            page="lessons/01-first.ipynb",
            why="About 60 minutes.",
        ),
        Step(
            kind=Kind.CHALLENGE,
            do="Or take the challenge of unit 212A",
            page="study/challenge-212A.ipynb",
            why="For those with some years on a desk: it says which lessons to read.",
        ),
        Step(
            kind=Kind.CHALLENGE,
            do="Or take the challenge of unit 309A",
            page="study/challenge-309A.ipynb",
            why="For those with some years on a desk: it says which lessons to read.",
        ),
    )


def test_a_unit_without_practice_has_no_challenge(next_steps: Next, course: Contents) -> None:
    of = evolve(course, lessons=course.lessons[:2])
    assert said(next_steps(of=of)) == ["Begin lesson 01: First words", "Or take the challenge of unit 212A"]


def test_a_begun_lesson_is_gone_on_with(next_steps: Next) -> None:
    assert next_steps(done("01-a"))[0] == Step(
        kind=Kind.LESSON,
        do="Go on with lesson 01: First words",
        page="lessons/01-first.ipynb",
        why="2 of 3 practice questions are still open.",
    )
    assert next_steps(done("01-a", "01-b"))[0].why == "1 of 3 practice questions is still open."


def test_of_two_begun_lessons_the_one_where_one_left_off_comes_first(next_steps: Next) -> None:
    one, other = "Go on with lesson 01: First words", "Go on with lesson 02: Second thoughts"
    assert said(next_steps({**done("01-a"), **done("02-a", at=LATER)}))[:2] == [other, one]
    assert said(next_steps({**done("01-a", at=LATER), **done("02-a")}))[:2] == [one, other]


def test_an_exploration_alone_begins_a_lesson(next_steps: Next) -> None:
    assert (
        said(next_steps({"01-look": Practised(value="x", saved=AT)}))[0]
        == "Go on with lesson 01: First words"
    )


def test_an_exercise_that_was_changed_is_handed_in_again_before_anything_else(next_steps: Next) -> None:
    found = next_steps(done("01-a"), {"e-1": handed("e-1", FULL, number=1)}, due=5)
    assert found[0] == Step(
        kind=Kind.HAND_IN,
        do="Hand in again: No place on the ship",
        page="exercises/e-1/e-1.ipynb",
        why="You have changed an answer since you handed it in.",
    )
    assert said(found)[1:] == ["Go on with lesson 01: First words", "Review 5 cards"]


def test_a_begun_exercise_is_gone_on_with_and_then_handed_in(next_steps: Next) -> None:
    found = [
        next_steps(done(*FIRST), {"e-1": handed("e-1", dict(list(FULL.items())[:number]))})[0]
        for number in (1, 2, 3)
    ]
    assert [(one.kind, one.do, one.why) for one in found] == [
        (
            Kind.EXERCISE,
            "Go on with the exercise: No place on the ship",
            "2 of 3 questions are still open.",
        ),
        (
            Kind.EXERCISE,
            "Go on with the exercise: No place on the ship",
            "1 of 3 questions is still open.",
        ),
        (
            Kind.HAND_IN,
            "Hand in the exercise: No place on the ship",
            "Every question has an answer. The form is at the end of the page.",
        ),
    ]


@pytest.mark.parametrize(
    ("due", "do", "why"),
    [
        (1, "Review 1 card", "About 1 minute."),
        (7, "Review 7 cards", "About 1 minute."),
        (20, "Review 20 cards", "About 4 minutes."),
    ],
)
def test_due_cards_come_before_anything_new(next_steps: Next, due: int, do: str, why: str) -> None:
    found = next_steps(done(*FIRST), due=due)
    assert found[0] == Step(kind=Kind.REVIEW, do=do, page="study/flashcards.ipynb", why=why)


def test_an_exercise_is_ready_once_its_lesson_is_done(next_steps: Next) -> None:
    assert next_steps(done(*FIRST))[0] == Step(
        kind=Kind.EXERCISE,
        do="Do the exercise: No place on the ship",
        page="exercises/e-1/e-1.ipynb",
        why="It comes after lesson 01, and takes about 60 minutes.",
    )
    # Before that, its lesson comes first.
    assert said(next_steps(done(*SECOND))) == [
        "Begin lesson 01: First words",
        "Begin lesson 03: Third parties",
        "Do the exercise: No place on the ship",
    ]


def test_a_hand_in_is_checked_where_there_are_keys(next_steps: Next) -> None:
    own = {"e-1": IN["e-1"]}
    assert next_steps(done(*FIRST), own)[0] == Step(
        kind=Kind.CHECK,
        do="Check your hand-in: No place on the ship",
        page="exercises/e-1/e-1.ipynb",
        why="At the end of the page: you mark your own reply, then you see your points and the reasons.",
    )
    assert said(next_steps(done(*FIRST), own, keys=False))[0] == "Begin lesson 02: Second thoughts"
    assert (
        said(next_steps(done(*FIRST), own, checked=checked("e-1")))[0] == "Begin lesson 02: Second thoughts"
    )


def test_the_next_hand_in_is_checked_again(next_steps: Next) -> None:
    again = {"e-1": handed("e-1", FULL, number=2, declared=True)}
    found = next_steps(done(*FIRST), again, checked=checked("e-1"))
    assert said(found)[0] == "Check your hand-in: No place on the ship"


def test_the_next_lesson_comes_before_the_task_of_the_last_one(next_steps: Next) -> None:
    found = next_steps(done(*FIRST), {"e-1": IN["e-1"]}, checked=checked("e-1"))
    assert said(found) == [
        "Begin lesson 02: Second thoughts",
        "Begin lesson 03: Third parties",
        "Do the task of lesson 01 at your workplace",
    ]
    assert found[2] == Step(
        kind=Kind.TASK,
        do="Do the task of lesson 01 at your workplace",
        page="lessons/01-first.ipynb",
        section="At your workplace",
        why="It belongs to First words.",
    )


def test_a_task_that_is_written_about_is_no_step(next_steps: Next) -> None:
    found = next_steps(done(*FIRST), {"e-1": IN["e-1"]}, checked=checked("e-1"), log=TASKS)
    assert said(found) == [
        "Begin lesson 02: Second thoughts",
        "Begin lesson 03: Third parties",
        "Do the exercise: A month of complaints",
    ]


def test_after_a_challenge_lessons_to_read_come_first_and_those_to_skim_last(next_steps: Next) -> None:
    advice = {"01-first": Advice.SKIM, "02-second": Advice.READ}
    found = next_steps(advice=advice)
    assert [(one.do, one.why) for one in found] == [
        ("Begin lesson 02: Second thoughts", "About 30 minutes. Your challenge says: read this one."),
        ("Begin lesson 03: Third parties", "About 90 minutes."),
        ("Do the exercise: No place on the ship", "It comes after lesson 01, and takes about 60 minutes."),
    ]
    found = next_steps(
        {**done(*SECOND), **done(*THIRD)}, IN, advice=advice, checked=checked("e-1", "e-2"), log=TASKS
    )
    assert found[0].why == "About 60 minutes. Your challenge says: you may skim this one."


def test_the_project_is_the_last_step(next_steps: Next) -> None:
    everything = done(*FIRST, *SECOND, *THIRD)
    results = checked("e-1", "e-2")
    assert next_steps(everything, IN, checked=results, log=TASKS) == (
        Step(
            kind=Kind.PROJECT,
            do="Begin the project of unit 212A",
            page="study/project-212A.ipynb",
            why="About 15 hours of it are still to do.",
        ),
    )
    for hours, why in (
        ("2.5", "About 12 hours of it are"),
        ("14", "About 1 hour of it is"),
        ("14.9", "About 1 hour"),
    ):
        begun = {"project-212A/1": {**PROJECT["project-212A/1"], "hours": hours}}
        (step,) = next_steps(everything, IN, checked=results, log={**TASKS, **begun})
        assert step.do == "Go on with the project of unit 212A"
        assert step.why.startswith(why)


def test_when_everything_is_done_there_is_no_step(next_steps: Next) -> None:
    log = {**TASKS, **PROJECT}
    everything = done(*FIRST, *SECOND, *THIRD)
    assert next_steps(everything, IN, checked=checked("e-1", "e-2"), log=log) == ()
    # Without keys an instructor checks; there is nothing that the learner could do.
    assert next_steps(everything, IN, keys=False, log=log) == ()
    assert said(next_steps(everything, IN, keys=False, due=3, log=log)) == ["Review 3 cards"]


def test_there_are_three_steps_at_most(next_steps: Next) -> None:
    begun = done("01-a", "02-a", "03-a")
    assert len(next_steps(begun, {"e-1": handed("e-1", FULL, number=1)}, due=5)) == 3


def test_every_step_of_the_course_leads_to_one_of_its_pages(next_steps: Next) -> None:
    for practice in ({}, done("01-a"), done(*FIRST), done(*FIRST, *SECOND, *THIRD)):
        for step in next_steps(practice):
            assert step.page.split("/")[0] in ("lessons", "exercises", "study")
            assert step.page.endswith(".ipynb")


def test_a_challenge_that_was_begun_comes_first(course: Contents) -> None:
    stands = standing(course, Work(rest={"challenges": {"212A": {"begun": AT}}}), {})
    first, *_ = steps(stands, due=0, advice={}, keys=True, running=("212A",))
    assert (first.do, first.page) == (
        "Go on with the challenge of unit 212A",
        "study/challenge-212A.ipynb",
    )


def test_an_exercise_whose_check_says_not_yet_comes_again(course: Contents) -> None:
    work = Work(practice=done(*FIRST, *SECOND, *THIRD), rest={"checked": checked("e-1"), "log": TASKS})
    found = steps(standing(course, work, {"e-1": IN["e-1"]}), due=0, advice={}, keys=True)
    assert "Do the exercise once more: No place on the ship" not in [step.do for step in found]
    low = {"e-1": {**checked("e-1")["e-1"], "scores": [{"question": "e1-a", "points": 4, "earned": 0}]}}
    work = evolve(work, rest={**work.rest, "checked": low})
    found = steps(standing(course, work, {"e-1": IN["e-1"]}), due=0, advice={}, keys=True)
    assert "Do the exercise once more: No place on the ship" in [step.do for step in found]
