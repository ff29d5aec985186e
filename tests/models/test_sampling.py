"""Sample sizes, against the published table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.models.sampling import margin_of_error, sample_size, z_value


@pytest.mark.parametrize(("confidence", "z"), [(0.90, 1.6449), (0.95, 1.9600), (0.99, 2.5758)])
def test_a_confidence_level_has_its_z(confidence: float, z: float) -> None:
    assert z_value(confidence) == pytest.approx(z, abs=5e-5)


@pytest.mark.parametrize(
    ("population", "five_points", "ten_points"),
    [
        (50, 45, 34),
        (100, 80, 50),
        (200, 132, 66),
        (500, 218, 81),
        (1000, 278, 88),
        (5000, 357, 95),
        (None, 385, 97),
    ],
)
def test_sizes_of_the_published_table(population: int | None, five_points: int, ten_points: int) -> None:
    assert sample_size(0.05, population=population) == five_points
    assert sample_size(0.10, population=population) == ten_points


def test_more_confidence_needs_more_answers() -> None:
    assert sample_size(0.05, confidence=0.99) == 664


def test_a_thousand_answers_are_known_to_be_off_by_three_points() -> None:
    assert margin_of_error(1000) == pytest.approx(0.0310, abs=5e-5)


def test_nothing_is_left_to_chance_when_everybody_answered() -> None:
    assert margin_of_error(40, population=40) == 0
    assert margin_of_error(1, population=1) == 0
    assert margin_of_error(9, share=0) == margin_of_error(9, share=1) == 0


@given(st.floats(0.01, 0.5), st.integers(1, 100_000), st.floats(0.01, 0.99))
def test_the_size_is_the_fewest_that_keep_the_margin(error: float, population: int, share: float) -> None:
    n = sample_size(error, population=population, share=share)
    assert 1 <= n <= population
    assert margin_of_error(n, population=population, share=share) <= error * (1 + 1e-6)
    if n > 1:
        assert margin_of_error(n - 1, population=population, share=share) > error * (1 - 1e-6)


@pytest.mark.parametrize(
    ("error", "share", "confidence"),
    [(0, 0.5, 0.95), (5, 0.5, 0.95), (0.05, 0, 0.95), (0.05, 0.5, 95), (0.05, 0.5, 1), (1.5, 0.5, 0.95)],
)
def test_per_cent_typed_as_whole_numbers_are_refused(error: float, share: float, confidence: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        sample_size(error, share=share, confidence=confidence)


def test_more_answers_than_customers_are_refused() -> None:
    with pytest.raises(ValueError, match="30 answers cannot come from 20 customers"):
        margin_of_error(30, population=20)
    with pytest.raises(ValueError, match="population is 0"):
        sample_size(0.05, population=0)
    with pytest.raises(ValueError, match="number of answers is 0"):
        margin_of_error(0)
    with pytest.raises(ValueError, match="from 0 to 1"):
        margin_of_error(10, share=1.1)
