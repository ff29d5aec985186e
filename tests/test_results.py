"""The rule by which a criterion is met."""

import pytest

from frontline.results import ExerciseResult, Outcome, Score, criterion_result


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


def test_an_unmarked_reply_waits_and_nothing_is_said_that_can_still_change() -> None:
    result = criterion_result("212A-7ii", [exercise(20, None)])
    assert (result.outcome, result.to_mark) == (Outcome.NOT_YET_MET, 1)
    assert result.evidence == ("e-1: 22 of 32 points.", "1 reply is still to be marked.")


def test_points_and_evidence_are_shown() -> None:
    result = criterion_result("212A-7ii", [exercise(20, 10)])
    assert (result.earned, result.points, result.evidence) == (32, 32, ("e-1: 32 of 32 points.",))
