"""Gap scores, against a count by hand."""

import pytest

from frontline.models.gaps import Dimension, Rating, gaps


def rated(*pairs: tuple[float, float]) -> list[Rating]:
    return [Rating(expected=expected, perceived=perceived) for expected, perceived in pairs]


def test_gaps_stand_worst_first() -> None:
    found = gaps(
        {
            Dimension.EMPATHY: rated((5, 6), (5, 5)),
            Dimension.RELIABILITY: rated((7, 4), (6, 5)),
            Dimension.TANGIBLES: rated((4, 4), (5, 4)),
        }
    )
    assert [(one.dimension, one.gap.value) for one in found] == [
        (Dimension.RELIABILITY, -2),
        (Dimension.TANGIBLES, -0.5),
        (Dimension.EMPATHY, 0.5),
    ]


def test_a_gap_is_perceived_less_expected_with_a_paired_interval() -> None:
    # differences -3, -1, -2, 0: mean -1.5, deviation 1.29099, error 0.64550, t of 3 degrees 3.18245
    (found,) = gaps({Dimension.RELIABILITY: rated((7, 4), (6, 5), (6, 4), (5, 5))})
    assert (found.expected, found.perceived, found.gap.n) == (6, 4.5, 4)
    assert (found.gap.value, found.gap.low, found.gap.high) == pytest.approx(
        (-1.5, -3.5543, 0.5543), abs=5e-5
    )


def test_the_five_dimensions_spell_rater() -> None:
    assert "".join(dimension.value[0] for dimension in Dimension) == "rater"


def test_a_single_rating_gives_no_gap() -> None:
    with pytest.raises(ValueError, match="empathy has 1 ratings"):
        gaps({Dimension.EMPATHY: rated((5, 6))})


def test_the_ends_of_the_scale_belong_to_it() -> None:
    assert gaps({Dimension.EMPATHY: rated((7, 1), (7, 1))})[0].gap.value == -6


@pytest.mark.parametrize("rating", [0, 8, float("nan")])
def test_a_rating_outside_the_scale_is_refused(rating: float) -> None:
    with pytest.raises(ValueError, match="from 1 to 7"):
        Rating(expected=5, perceived=rating)
