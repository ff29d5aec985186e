"""Where a learner stands: counts, stages, hours, criteria, and where one left off."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from attrs import asdict, evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from frontline.content.bank import graded
from frontline.content.contents import Contents, contents
from frontline.content.glossary import glossary
from frontline.content.places import Places
from frontline.results import Outcome, Score
from frontline.store.answers import Answer, Answers
from frontline.store.answers import parse as parse_answers
from frontline.store.work import Practised, Work, parse
from frontline.study.challenge import advice
from frontline.study.checked import Checked, checked
from frontline.study.memory import counts
from frontline.study.next import steps
from frontline.study.progress import (
    EXERCISES,
    LESSONS,
    PROJECT,
    REVIEW,
    TASKS,
    Left,
    Stage,
    Standing,
    standing,
)
from frontline.study.review import Rating, reviewed
from frontline.study.selfcheck import checked_now

AT = "2026-05-04T09:00:00+08:00"
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
NONE: Mapping[str, Answers] = {}


def tried(*, first: bool | None, right: bool | None = None, at: str = AT) -> Practised:
    return Practised(
        value="x", saved=at, tries=1, first=first, right=first is True if right is None else right
    )


def answers(exercise: str, entered: Mapping[str, Any], *, number: int = 0, declared: bool = False) -> Answers:
    return Answers(
        exercise=exercise,
        number=number,
        declared=declared,
        answers={id_: Answer(value, AT) for id_, value in entered.items()},
    )


def check(*earned: float, edition: str = "edition-1", number: int = 1) -> dict[str, Any]:
    """Return what a check of e-1 keeps: points for its three questions."""
    points = zip(("e1-a", "e1-b", "e1-c"), (4, 2, 4), earned, strict=True)
    scores = tuple(
        Score(question=id_, points=most, earned=got, written=id_ == "e1-c", essential=id_ == "e1-b")
        for id_, most, got in points
    )
    return asdict(Checked(edition=edition, number=number, at=AT, times=1, scores=scores))


FULL = {"e1-a": "call", "e1-b": "6", "e1-c": "Dear Ms Lam"}
HANDED = {"e-1": answers("e-1", FULL, number=1, declared=True)}


def outcomes(stands: Standing) -> dict[str, tuple[Outcome, bool]]:
    return {one.id: (one.result.outcome, one.waits) for unit in stands.units for one in unit.criteria}


def requirements(stands: Standing) -> dict[str, tuple[int, int, int, Outcome, bool]]:
    return {
        one.id: (one.practice, one.tried, one.right, one.outcome, one.waits)
        for unit in stands.units
        for one in unit.requirements
    }


# Nothing done.


def test_a_new_learner_has_begun_nothing(course: Contents) -> None:
    stands = standing(course, Work(), NONE)
    assert [one.stage for one in (*stands.lessons, *stands.exercises)] == [Stage.NOT_BEGUN] * 5
    assert [(one.tried, one.first, one.marked, one.task) for one in stands.lessons] == [(0, 0, 0, False)] * 3
    assert (stands.left, stands.begun) == (None, False)
    assert outcomes(stands) == {
        "212A-7i": (Outcome.NOT_ATTEMPTED, False),
        "212A-7ii": (Outcome.NOT_ATTEMPTED, False),
        "309A-7i": (Outcome.NOT_ATTEMPTED, False),
    }
    assert [unit.hours.total for unit in stands.units] == [0, 0]
    assert requirements(stands) == {
        "212A-6.2.2": (2, 0, 0, Outcome.NOT_ATTEMPTED, False),
        "212A-6.2.8": (2, 0, 0, Outcome.NOT_ATTEMPTED, False),
        "212A-6.2.80": (0, 0, 0, Outcome.NOT_ATTEMPTED, False),
        "309A-6.1.4a": (2, 0, 0, Outcome.NOT_ATTEMPTED, False),
    }


def test_the_hours_meant_are_those_of_the_texts_the_tasks_the_terms_and_the_project(course: Contents) -> None:
    first, second = standing(course, Work(), NONE).units
    # "eta" is a key term of two lessons, and is learned once.
    assert first.hours.meant == {LESSONS: 1.5, EXERCISES: 1.0, TASKS: 0.5, REVIEW: 0.1, PROJECT: 15}
    assert second.hours.meant == {LESSONS: 1.5, EXERCISES: 0.5, TASKS: 0.5, REVIEW: 0.0, PROJECT: 0}
    assert (first.hours.notional, second.hours.notional) == (60, 90)


# Lessons.


def test_a_lesson_is_begun_by_the_first_saved_answer_and_done_by_the_last_checked_one(
    course: Contents,
) -> None:
    practice = {"01-a": Practised(value="x", saved=AT)}
    stages = []
    for id_ in ("", "01-a", "01-b", "01-c"):
        if id_:
            practice[id_] = tried(first=True)
        stages.append(standing(course, Work(practice=practice), NONE).lessons[0].stage)
    assert stages == [Stage.BEGUN, Stage.BEGUN, Stage.BEGUN, Stage.DONE]


@pytest.mark.parametrize("name", ["01-look", "01-look-made"])
def test_an_exploration_begins_a_lesson_too(course: Contents, name: str) -> None:
    stands = standing(course, Work(practice={name: Practised(value="x", saved=AT)}), NONE)
    assert [one.stage for one in stands.lessons] == [Stage.BEGUN, Stage.NOT_BEGUN, Stage.NOT_BEGUN]
    assert stands.left == Left(
        page="lessons/01-first.ipynb",
        title="Lesson 01, First words",
        place="“What did you find?”",
        section="",
        at=AT,
    )


def test_only_first_tries_that_a_key_marked_count_for_the_share(course: Contents) -> None:
    work = Work(
        practice={
            "01-a": tried(first=True),
            "01-b": tried(first=False, right=True),
            # A reply: the learner says how it went, and no key.
            "01-c": tried(first=True),
            "02-a": Practised(value="x", saved=AT),
        }
    )
    first, second, _ = standing(course, work, NONE).lessons
    assert (first.tried, first.first, first.marked) == (3, 1, 2)
    assert (second.tried, second.first, second.marked) == (0, 0, 0)


def test_practice_of_another_edition_counts_nowhere(course: Contents) -> None:
    stands = standing(course, Work(practice={"99-gone": tried(first=True)}), NONE)
    assert (stands.begun, sum(one.tried for one in stands.lessons)) == (False, 0)


def test_a_task_counts_when_something_is_written_about_it(course: Contents) -> None:
    log = {"01-task/1": {"date": "2026-05-04"}, "03-task/2": {"did": "Called Ho.", "date": "2026-05-04"}}
    stands = standing(course, Work(rest={"log": log}), NONE)
    assert [one.task for one in stands.lessons] == [False, False, True]


# Exercises.


@pytest.mark.parametrize(
    ("entered", "number", "declared", "stage", "answered"),
    [
        ({}, 0, False, Stage.NOT_BEGUN, 0),
        ({"e1-a": "call"}, 0, False, Stage.BEGUN, 1),
        (FULL, 0, False, Stage.BEGUN, 3),
        (FULL, 1, True, Stage.HANDED_IN, 3),
        (FULL, 1, False, Stage.CHANGED, 3),
        ({}, 2, True, Stage.HANDED_IN, 0),
    ],
)
def test_an_exercise_goes_from_not_begun_to_handed_in_and_may_change_again(
    course: Contents, entered: dict[str, str], number: int, declared: bool, stage: Stage, answered: int
) -> None:
    handed = {"e-1": answers("e-1", entered, number=number, declared=declared)}
    one = standing(course, Work(), handed).exercises[0]
    assert (one.stage, one.answered, one.number, one.handed_in) == (stage, answered, number, number > 0)


@pytest.mark.parametrize("blank", [None, "", "  \n", [], {}, {"a": "", "b": ""}])
def test_an_answer_that_was_emptied_again_is_no_answer(course: Contents, blank: Any) -> None:
    one = standing(course, Work(), {"e-1": answers("e-1", {"e1-a": blank})}).exercises[0]
    assert (one.stage, one.answered) == (Stage.NOT_BEGUN, 0)


@pytest.mark.parametrize("answer", ["call", ["a"], {"a": "", "b": "x"}, 0, False])
def test_anything_else_is_an_answer(course: Contents, answer: Any) -> None:
    one = standing(course, Work(), {"e-1": answers("e-1", {"e1-a": answer})}).exercises[0]
    assert (one.stage, one.answered) == (Stage.BEGUN, 1)


def test_an_answer_to_a_question_that_the_exercise_no_longer_has_is_not_counted(course: Contents) -> None:
    one = standing(course, Work(), {"e-1": answers("e-1", {"gone": "x"})}).exercises[0]
    assert (one.stage, one.answered) == (Stage.NOT_BEGUN, 0)


# Results.


def test_a_hand_in_that_nobody_here_has_checked_waits(course: Contents) -> None:
    stands = standing(course, Work(), HANDED)
    assert outcomes(stands)["212A-7ii"] == (Outcome.NOT_ATTEMPTED, True)
    assert outcomes(stands)["309A-7i"] == (Outcome.NOT_ATTEMPTED, False)
    assert requirements(stands)["212A-6.2.2"] == (2, 0, 0, Outcome.NOT_ATTEMPTED, True)
    assert requirements(stands)["212A-6.2.80"] == (0, 0, 0, Outcome.NOT_ATTEMPTED, False)


def test_a_checked_hand_in_says_whether_criterion_and_requirements_are_met(course: Contents) -> None:
    stands = standing(course, Work(rest={"checked": {"e-1": check(4, 2, 1)}}), HANDED)
    # 7 of 10 points, but under half of the written ones.
    assert outcomes(stands)["212A-7ii"] == (Outcome.NOT_YET_MET, False)
    assert stands.units[0].criteria[1].result.evidence == (
        "No place on the ship: 7 of 10 points.",
        "Under half of the written points.",
    )
    assert requirements(stands)["212A-6.2.2"][3:] == (Outcome.NOT_YET_MET, False)
    assert requirements(stands)["212A-6.2.8"][3:] == (Outcome.MET, False)
    stands = standing(course, Work(rest={"checked": {"e-1": check(4, 2, 2)}}), HANDED)
    assert outcomes(stands)["212A-7ii"] == (Outcome.MET, False)


def test_a_question_in_the_evidence_has_the_name_that_people_see(course: Contents) -> None:
    stands = standing(course, Work(rest={"checked": {"e-1": check(4, 0, 4)}}), HANDED)
    assert stands.units[0].criteria[1].result.evidence == (
        "No place on the ship: 8 of 10 points.",
        "The essential question Question 2 is not right.",
    )
    assert requirements(stands)["212A-6.2.8"][3] is Outcome.NOT_YET_MET


def test_practice_of_a_requirement_counts_what_has_a_key(course: Contents) -> None:
    work = Work(practice={"01-a": tried(first=False, right=True), "01-c": tried(first=None)})
    work = evolve(work, practice={**work.practice, "02-b": tried(first=False)})
    found = requirements(standing(course, work, NONE))
    assert found["212A-6.2.2"][:3] == (2, 1, 1)
    # Parts of a requirement count for it.
    assert found["212A-6.2.8"][:3] == (2, 1, 0)


def test_a_requirement_whose_number_begins_alike_is_another_one(course: Contents) -> None:
    lesson = course.lessons[1]
    other = evolve(lesson.questions[1], assesses=("212A-6.2.80",))
    lesson = evolve(lesson, questions=(lesson.questions[0], other))
    found = requirements(
        standing(evolve(course, lessons=(course.lessons[0], lesson, course.lessons[2])), Work(), NONE)
    )
    assert [found[name][0] for name in ("212A-6.2.8", "212A-6.2.80")] == [1, 1]


@pytest.mark.parametrize(
    "kept",
    [
        check(4, 2, 4, edition="edition-0"),
        check(4, 2, 4, number=2),
        {**check(4, 2, 4), "scores": "nonsense"},
        "nonsense",
    ],
    ids=["another edition", "another hand-in", "broken", "nonsense"],
)
def test_a_check_that_is_not_of_this_hand_in_counts_nothing(course: Contents, kept: Any) -> None:
    stands = standing(course, Work(rest={"checked": {"e-1": kept}}), HANDED)
    assert stands.exercises[0].checked is None
    assert outcomes(stands)["212A-7ii"] == (Outcome.NOT_ATTEMPTED, True)


def test_a_check_without_any_hand_in_counts_nothing(course: Contents) -> None:
    stands = standing(course, Work(rest={"checked": {"e-1": check(4, 2, 4, number=0)}}), NONE)
    assert outcomes(stands)["212A-7ii"] == (Outcome.NOT_ATTEMPTED, False)


def test_a_check_stays_while_answers_change_and_goes_with_the_next_hand_in(course: Contents) -> None:
    work = Work(rest={"checked": {"e-1": check(4, 2, 4)}})
    changed = {"e-1": answers("e-1", FULL, number=1)}
    again = {"e-1": answers("e-1", FULL, number=2, declared=True)}
    assert outcomes(standing(course, work, changed))["212A-7ii"] == (Outcome.MET, False)
    assert outcomes(standing(course, work, again))["212A-7ii"] == (Outcome.NOT_ATTEMPTED, True)


def test_of_two_exercises_one_that_waits_is_not_said_to_be_missing(course: Contents) -> None:
    other = evolve(course.exercises[0], id="e-3", title="Wet cartons", edition="edition-3")
    both = evolve(course, exercises=(*course.exercises, other))
    work = Work(rest={"checked": {"e-1": check(4, 2, 1)}})
    handed = {**HANDED, "e-3": answers("e-3", FULL, number=1, declared=True)}
    one = standing(both, work, handed).units[0].criteria[1]
    assert (one.waits, one.result.evidence) == (True, ("No place on the ship: 7 of 10 points.",))
    one = standing(both, work, HANDED).units[0].criteria[1]
    assert (one.waits, one.result.outcome) == (False, Outcome.NOT_YET_MET)
    assert "Wet cartons: not handed in." in one.result.evidence


# Hours.


def test_hours_done_are_the_share_of_what_was_done(course: Contents) -> None:
    work = Work(
        practice={"01-a": tried(first=True), "02-a": tried(first=False), "02-b": tried(first=True)},
        rest={
            "log": {
                "01-task/1": {"did": "Asked Ho.", "date": "2026-05-04"},
                "project-212A/1": {"did": "Read the file.", "date": "2026-05-05", "hours": "2.5"},
                "project-309A/1": {"did": "Counted.", "date": "2026-05-05", "minutes": "45"},
            }
        },
    )
    work = reviewed(work, "eta:meaning", Rating.GOOD, NOON)
    first, second = standing(course, work, {"e-1": answers("e-1", {"e1-a": "call"})}).units
    assert first.hours.done == pytest.approx(
        {LESSONS: 20 / 60 + 30 / 60, EXERCISES: 20 / 60, TASKS: 0.5, REVIEW: 2 / 60, PROJECT: 2.5}
    )
    assert list(first.hours.done) == [LESSONS, EXERCISES, TASKS, REVIEW, PROJECT]
    assert first.hours.total == pytest.approx(20 / 60 + 30 / 60 + 20 / 60 + 0.5 + 2 / 60 + 2.5)
    assert second.hours.done == pytest.approx({LESSONS: 0, EXERCISES: 0, TASKS: 0, REVIEW: 0, PROJECT: 0.75})


def test_a_hand_in_with_open_questions_took_its_whole_time(course: Contents) -> None:
    handed = {"e-1": answers("e-1", {"e1-a": "call"}, number=1, declared=True)}
    assert standing(course, Work(), handed).units[0].hours.done[EXERCISES] == 1.0


# Half done and all done.


def test_half_a_course(course: Contents) -> None:
    work = Work(
        practice={name: tried(first=True) for name in ("01-a", "01-b", "01-c", "02-a")},
        rest={"checked": {"e-1": check(2, 2, 2)}},
    )
    stands = standing(course, work, HANDED)
    assert [one.stage for one in stands.lessons] == [Stage.DONE, Stage.BEGUN, Stage.NOT_BEGUN]
    assert [one.stage for one in stands.exercises] == [Stage.HANDED_IN, Stage.NOT_BEGUN]
    assert [(one.tried, one.first, one.marked) for one in stands.lessons] == [(3, 2, 2), (1, 1, 1), (0, 0, 0)]
    assert outcomes(stands) == {
        "212A-7i": (Outcome.NOT_ATTEMPTED, False),
        "212A-7ii": (Outcome.MET, False),
        "309A-7i": (Outcome.NOT_ATTEMPTED, False),
    }
    assert [round(unit.hours.total, 2) for unit in stands.units] == [2.25, 0.0]


def test_everything_in_the_course_itself_done_with_the_right_answers(
    places: Places, right_answers: dict[str, dict[str, Any]]
) -> None:
    whole = contents(places)
    handed, results = {}, {}
    for exercise in whole.exercises:
        bank = graded(places, exercise.id)
        assert bank is not None
        own = answers(exercise.id, right_answers[exercise.id], number=1, declared=True)
        handed[exercise.id] = own
        result = checked_now(exercise, bank, own, {}, None, AT)
        # Of the replies, which a person marks, everything.
        scores = tuple(evolve(one, earned=one.points) if one.written else one for one in result.scores)
        results[exercise.id] = asdict(evolve(result, scores=scores))
    log = {f"{one.task}/1": {"did": "Done.", "date": "2026-05-04"} for one in whole.lessons if one.task}
    work = Work(
        practice={asked.id: tried(first=True) for one in whole.lessons for asked in one.questions},
        rest={"checked": results, "log": log},
    )
    for term in {term for lesson in whole.lessons for term in lesson.terms}:
        work = reviewed(work, f"{term}:meaning", Rating.GOOD, NOON)
    stands = standing(whole, work, handed)
    assert {one.stage for one in stands.lessons} == {Stage.DONE}
    assert {one.stage for one in stands.exercises} == {Stage.HANDED_IN}
    assert all(one.first == one.marked for one in stands.lessons)
    assert all(one.task for one in stands.lessons if one.lesson.task)
    assessed = {one.criterion for one in whole.exercises}
    assert {id_ for id_, (outcome, _) in outcomes(stands).items() if outcome is Outcome.MET} == assessed
    assert not any(waits for _, waits in outcomes(stands).values())
    for unit in stands.units:
        assert {**unit.hours.done, PROJECT: 0} == pytest.approx({**unit.hours.meant, PROJECT: 0})
    for practice, done, right, outcome, waits in requirements(stands).values():
        assert (practice, practice, False) == (done, right, waits)
        assert outcome is not Outcome.NOT_YET_MET


# Where one left off.


def left(course: Contents, practice: Mapping[str, str], handed: Mapping[str, str] = {}) -> Left | None:
    own = Answers(exercise="e-1", answers={id_: Answer("x", at) for id_, at in handed.items()})
    work = Work(practice={id_: Practised(value="x", saved=at) for id_, at in practice.items()})
    return standing(course, work, {"e-1": own}).left


def test_one_left_off_at_the_newest_answer(course: Contents) -> None:
    assert left(course, {"01-a": "2026-05-04T09:00:00+08:00", "02-a": "2026-05-03T09:00:00+08:00"}) == Left(
        page="lessons/01-first.ipynb",
        title="Lesson 01, First words",
        place="Practice 1",
        section="A call",
        at="2026-05-04T09:00:00+08:00",
    )


def test_an_exercise_may_be_where_one_left_off(course: Contents) -> None:
    assert left(course, {"01-a": AT}, {"e1-b": "2026-05-04T09:00:01+08:00"}) == Left(
        page="exercises/e-1/e-1.ipynb",
        title="Exercise, No place on the ship",
        place="Question 2",
        section="",
        at="2026-05-04T09:00:01+08:00",
    )


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        # Who flies to Rotterdam works on at an earlier hour of the clock.
        ("2026-05-04T09:00:00+08:00", "2026-05-04T04:00:00+02:00"),
        ("2026-05-04T09:00:00+08:00", "2026-05-04T01:00:01Z"),
        ("nonsense", "1971-01-01T00:00:00Z"),
    ],
)
def test_the_newest_is_the_newest_in_any_time_zone(course: Contents, earlier: str, later: str) -> None:
    for practice in ({"01-a": earlier, "02-a": later}, {"01-a": later, "02-a": earlier}):
        found = left(course, practice)
        assert found is not None
        assert found.at == later


def test_of_the_same_second_the_later_place_in_the_course_is_told(course: Contents) -> None:
    found = left(course, {"01-a": AT, "01-b": AT, "02-a": AT})
    assert found is not None
    assert found.title == "Lesson 02, Second thoughts"


# Files that somebody or something has damaged.

ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
TIMES = st.sampled_from(
    [AT, "", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+00:00", "0001-01-01", "2026-13-40"]
)
FIELDS = st.sampled_from(
    [
        *("value", "saved", "tries", "first", "right", "date", "did", "hours", "minutes", "unit", "begun"),
        *("questions", "answers", "ended", "results", "earlier", "edition", "number", "at", "times"),
        *("scores", "reply", "points", "state", "last", "settings", "days", "size", "directions", "all"),
        *("question", "earned", "written", "essential", "name"),
    ]
)
ENTRY = ANY | st.dictionaries(FIELDS, ANY | TIMES | st.sampled_from(["212A", "edition-1"]), max_size=8)
NAMES = ("01-a", "01-c", "01-look", "e-1", "212A", "01-task/1", "project-212A/1", "edi:meaning", "days")
SECTION = ANY | st.dictionaries(st.sampled_from(NAMES) | st.text(), ENTRY, max_size=6)
SECTIONS = ("practice", "cards", "memory", "challenges", "checked", "own-marks", "log", "learner")
FILE = st.fixed_dictionaries({}, optional=dict.fromkeys(SECTIONS, SECTION))
ANSWERS = st.dictionaries(st.sampled_from(["e1-a", "e1-b", "e1-c"]) | st.text(), ENTRY, max_size=4)


@given(file=FILE, entered=ANSWERS, number=st.integers(-1, 3), declared=ANY)
@example(
    file={"practice": {"01-a": {"saved": 5, "tries": "x", "first": []}}}, entered={}, number=0, declared=1
)
@example(file={"challenges": {"212A": {"unit": 5, "results": [1]}}}, entered={}, number=0, declared=None)
@example(
    file={"checked": {"e-1": {**check(4, 2, 4), "number": float("inf")}}}, entered={}, number=1, declared=True
)
@example(file={"log": {"01-task/1": {"did": 5, "hours": float("inf")}}}, entered={}, number=0, declared=None)
@settings(max_examples=80)
def test_nothing_in_the_files_is_a_fault(
    course: Contents, file: dict[str, Any], entered: dict[str, Any], number: int, declared: Any
) -> None:
    practice = file.get("practice") if isinstance(file.get("practice"), dict) else {}
    work = parse(json.dumps({**file, "practice": practice}).encode())
    assert work is not None
    plain = {"exercise": "e-1", "number": number, "declared": declared, "answers": entered}
    handed = {"e-1": parse_answers(json.dumps(plain).encode())}
    stands = standing(course, work, handed)
    found = advice(work, course)
    for keys in (True, False):
        assert len(steps(stands, due=0, advice=found, keys=keys)) <= 3
    assert counts({}, course, work, NOON).due >= 0
    assert set(checked(work)) <= set(work.section("checked"))
    assert all(0 <= one.first <= one.marked <= one.tried for one in stands.lessons)


@pytest.mark.parametrize("section", SECTIONS[1:])
def test_nonsense_in_a_section_costs_no_other(course: Contents, section: str) -> None:
    sound = Work(practice={"01-a": tried(first=True)})
    damaged = evolve(sound, rest={section: {"e-1": "nonsense", "212A": 5, "01-task/1": [], "name": {}}})
    assert standing(course, damaged, HANDED) == standing(course, sound, HANDED)


def test_the_counts_of_cards_in_the_course_itself_survive_nonsense(places: Places) -> None:
    whole = contents(places)
    work = Work(rest={"cards": {"edi:meaning": {"state": []}, "": None}, "memory": [1]})
    assert counts(glossary(places), whole, work, NOON).seen == 0


def test_the_log_and_the_flashcards_may_be_where_one_left_off(course: Contents) -> None:
    log = {"project-212A/1": {"did": "Read the file.", "date": "2026-05-04", "saved": AT}}
    found = standing(course, Work(rest={"log": log}), NONE).left
    assert found is not None
    assert (found.page, found.title, found.section) == (
        "study/project-212A.ipynb",
        "Project of unit 212A",
        "Your log",
    )
    later = reviewed(Work(rest={"log": log}), "eta:meaning", Rating.GOOD, NOON)
    found = standing(course, later, NONE).left
    assert found is not None
    assert (found.page, found.title) == ("study/flashcards.ipynb", "Flashcards")


@pytest.mark.parametrize("section", ["cards", "log", "challenges"])
def test_whatever_was_done_one_has_begun(course: Contents, section: str) -> None:
    assert standing(course, Work(), NONE).begun is False
    assert standing(course, Work(rest={section: {"x": {}}}), NONE).begun is True


def test_a_requirement_that_no_exercise_of_this_edition_assesses_says_so(course: Contents) -> None:
    found = {one.id: one.assessed for one in standing(course, Work(), NONE).units[0].requirements}
    assert found["212A-6.2.2"] == 2
    assert found["212A-6.2.80"] == 0
