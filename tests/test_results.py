"""The rule by which a criterion is met."""

import pytest
from attrs import evolve

from frontline.results import (
    CriterionResult,
    ExerciseResult,
    Outcome,
    Score,
    criterion_result,
    requirement_outcome,
    unit_outcome,
)


def exercise(
    auto: float, written: float | None, *, essential: float = 2, name: str = "e-1"
) -> ExerciseResult:
    """20 automatic points besides an essential question of 2, and 10 written ones."""
    return ExerciseResult(
        exercise=name,
        scores=(
            Score(question="auto", points=20, earned=auto),
            Score(question="must", points=2, earned=essential, essential=True),
            Score(question="reply", points=10, earned=written, written=True),
        ),
    )


def missing(name: str) -> ExerciseResult:
    return ExerciseResult(
        exercise=name, handed_in=False, scores=(Score(question="auto", points=20, earned=0),)
    )


def outcome(*exercises: ExerciseResult) -> Outcome:
    return criterion_result("212A-7ii", exercises).outcome


def test_everything_right_is_met() -> None:
    assert outcome(exercise(20, 10)) is Outcome.MET


@pytest.mark.parametrize(
    ("auto", "written", "expected"),
    [
        (12.2, 5, Outcome.MET),  # 19.2 of 32: exactly 60 %
        (12.1, 5, Outcome.NOT_YET_MET),
        (20, 5, Outcome.MET),  # exactly half of the written points
        (20, 4.9, Outcome.NOT_YET_MET),
        (9, 10, Outcome.MET),  # exactly half of the automatic points
        (8.9, 10, Outcome.NOT_YET_MET),
    ],
)
def test_the_thresholds_include_their_value(auto: float, written: float, expected: Outcome) -> None:
    assert outcome(exercise(auto, written)) is expected


def test_an_essential_question_must_be_wholly_right() -> None:
    result = criterion_result("212A-7ii", [exercise(20, 10, essential=1)])
    assert result.outcome is Outcome.NOT_YET_MET
    assert "The essential question must is not right." in result.evidence


def test_strength_in_one_exercise_does_not_make_up_for_another() -> None:
    assert outcome(exercise(20, 10), exercise(4, 9, name="e-2")) is Outcome.NOT_YET_MET


def test_nothing_handed_in_is_not_attempted() -> None:
    result = criterion_result("212A-7ii", [missing("e-1"), missing("e-2")])
    assert (result.outcome, result.evidence) == (
        Outcome.NOT_ATTEMPTED,
        ("e-1: not handed in.", "e-2: not handed in."),
    )


def test_one_of_two_exercises_is_not_yet_met() -> None:
    assert outcome(exercise(20, 10), missing("e-2")) is Outcome.NOT_YET_MET


def test_an_exercise_that_was_not_given_yet_keeps_it_from_being_met() -> None:
    """A class that was handed one of three exercises: the others have no questions here."""
    not_given = ExerciseResult(exercise="e-2", scores=(), handed_in=False)
    result = criterion_result("212A-7ii", [exercise(20, 10), not_given])
    assert result.outcome is Outcome.NOT_YET_MET
    assert result.evidence == ("e-1: 32 of 32 points.", "e-2: not given out in this class.")


def test_what_was_not_handed_in_is_said_once() -> None:
    essential = Score(question="e-2-q", points=10, earned=0.0, essential=True)
    other = ExerciseResult(exercise="e-2", scores=(essential,), handed_in=False)
    result = criterion_result("212A-7ii", [exercise(20, 10), other])
    assert result.evidence == ("e-1: 32 of 32 points.", "e-2: not handed in.")


def test_a_withdrawn_reply_waits_for_nobody() -> None:
    withdrawn = Score(question="w", points=0, earned=None, written=True)
    one = exercise(20, 10)
    result = criterion_result("212A-7ii", [evolve(one, scores=(*one.scores, withdrawn))])
    assert (result.outcome, result.to_mark) == (Outcome.MET, 0)


def test_an_unmarked_reply_waits_and_nothing_is_said_that_can_still_change() -> None:
    result = criterion_result("212A-7ii", [exercise(20, None)])
    assert (result.outcome, result.to_mark) == (Outcome.TO_MARK, 1)
    assert result.evidence == ("e-1: 22 of 32 points.", "1 reply is still to be marked.")


def test_points_and_evidence_are_shown() -> None:
    result = criterion_result("212A-7ii", [exercise(20, 10)])
    assert (result.earned, result.points, result.evidence) == (32, 32, ("e-1: 32 of 32 points.",))


@pytest.mark.parametrize(
    ("earned", "expected"),
    [
        ((), Outcome.NOT_ATTEMPTED),
        ((6,), Outcome.MET),  # exactly 60 %
        ((5.9,), Outcome.NOT_YET_MET),
        ((0,), Outcome.NOT_YET_MET),
        ((None,), Outcome.NOT_YET_MET),
        ((10, 2), Outcome.MET),  # the questions of a requirement make up for each other
        ((10, 1.9), Outcome.NOT_YET_MET),
    ],
)
def test_a_requirement_is_met_with_60_percent_of_the_questions_that_assess_it(
    earned: tuple[float | None, ...], expected: Outcome
) -> None:
    scores = [Score(question=str(number), points=10, earned=one) for number, one in enumerate(earned)]
    assert requirement_outcome(scores) is expected


def test_a_sum_that_only_rounding_makes_smaller_is_enough() -> None:
    assert 1.4 + 2.8 < 0.6 * 7
    scores = [Score(question="a", points=3, earned=1.4), Score(question="b", points=4, earned=2.8)]
    assert requirement_outcome(scores) is Outcome.MET


def test_a_requirement_takes_no_essential_question_into_account() -> None:
    scores = [
        Score(question="must", points=2, earned=0, essential=True),
        Score(question="plan", points=2, earned=2),
        Score(question="reply", points=6, earned=6, written=True),
    ]
    assert requirement_outcome(scores) is Outcome.MET


def test_a_requirement_needs_half_of_what_the_program_and_of_what_a_person_marks() -> None:
    plan, reply = (
        Score(question="plan", points=6, earned=6),
        Score(question="reply", points=4, earned=1, written=True),
    )
    assert requirement_outcome([plan, reply]) is Outcome.NOT_YET_MET
    assert requirement_outcome([plan, evolve(reply, earned=2)]) is Outcome.MET
    assert requirement_outcome([plan]) is Outcome.MET


def test_what_is_lost_for_certain_is_not_yet_met_though_replies_wait() -> None:
    lost = evolve(
        exercise(20, None),
        scores=(*exercise(20, None).scores, Score(question="q", points=2, essential=True, earned=0.0)),
    )
    assert criterion_result("212A-7ii", [lost]).outcome is Outcome.NOT_YET_MET
    half = criterion_result("212A-7ii", [exercise(20, None), missing("e-2")])
    assert half.outcome is Outcome.NOT_YET_MET


def test_a_unit_waits_while_one_of_its_criteria_does_and_no_other_is_lost() -> None:
    def of(*outcomes: Outcome) -> Outcome:
        results = [
            CriterionResult(criterion=str(at), outcome=outcome, earned=0, points=1, to_mark=0, evidence=())
            for at, outcome in enumerate(outcomes)
        ]
        return unit_outcome(results, whole=True)

    assert of(Outcome.MET, Outcome.TO_MARK) is Outcome.TO_MARK
    assert of(Outcome.MET, Outcome.MET) is Outcome.MET
    assert of(Outcome.TO_MARK, Outcome.NOT_YET_MET) is Outcome.NOT_YET_MET
    assert of(Outcome.TO_MARK, Outcome.NOT_ATTEMPTED) is Outcome.NOT_YET_MET
