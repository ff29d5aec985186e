"""Sample sizes, against the published table."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.models import estimates
from frontline.models.sampling import drawn, drawn_share, margin_of_error, sample_size, z_value


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


# Drawing by lot


def test_the_same_seed_draws_the_same_people() -> None:
    assert [drawn(30, 40, 10, seed=f"1-{number}") for number in range(1, 9)] == [9, 8, 6, 9, 7, 9, 7, 5]


@given(st.integers(0, 60), st.integers(0, 60), st.text(max_size=3))
def test_nobody_is_drawn_twice(count: int, n: int, seed: str) -> None:
    found = drawn(count, 60, n, seed=seed)
    assert max(0, n - (60 - count)) <= found <= min(n, count)


def test_on_average_a_draw_has_the_share_of_all() -> None:
    found = [drawn(120, 160, 40, seed=str(number)) for number in range(2_000)]
    assert sum(found) / 2_000 == pytest.approx(30, abs=0.2)


def test_a_draw_that_cannot_be_is_refused() -> None:
    for count, population, n in ((5, 4, 2), (-1, 4, 2), (2, 4, 5), (2, 4, -1)):
        with pytest.raises(ValueError):
            drawn(count, population, n, seed="1")


def test_a_share_of_very_many_has_the_wilson_interval() -> None:
    wide = estimates.share(32, 40)
    found = drawn_share(32, 40, 10**12)
    assert (found.value, found.n) == (0.8, 40)
    assert (found.low, found.high) == pytest.approx((wide.low, wide.high), abs=1e-9)


def test_when_everybody_has_answered_the_interval_is_a_point() -> None:
    for count, n in ((0, 1), (1, 1), (33, 47), (120, 160)):
        found = drawn_share(count, n, n)
        assert found.low == pytest.approx(found.value)
        assert found.high == pytest.approx(found.value)


@given(st.integers(1, 80), st.data())
def test_the_ends_of_an_interval_lie_one_margin_from_the_share(n: int, data: st.DataObject) -> None:
    """What a score interval is: at each end, the margin of a share there reaches the share found."""
    count, population = data.draw(st.integers(0, n)), data.draw(st.integers(n, 400))
    found = drawn_share(count, n, population)
    assert 0 <= found.low <= found.value + 1e-9
    assert found.value - 1e-9 <= found.high <= 1
    for end in (found.low, found.high):
        reach = margin_of_error(n, population=population, share=end)
        assert abs(end - found.value) == pytest.approx(reach, abs=1e-6)


@pytest.mark.parametrize("n", [10, 20, 40, 80])
def test_the_interval_is_right_about_95_times_in_100(n: int) -> None:
    """Over all draws that can be, each with its chance; without the population it is wider than need be."""
    from scipy.stats import hypergeom

    def covered(interval: Callable[[int], estimates.Estimate]) -> float:
        return sum(
            float(hypergeom.pmf(count, 160, 120, n))
            for count in range(n + 1)
            if interval(count).low <= 0.75 <= interval(count).high
        )

    assert 0.94 <= covered(lambda count: drawn_share(count, n, 160)) <= 0.985
    assert covered(lambda count: estimates.share(count, n)) >= covered(
        lambda count: drawn_share(count, n, 160)
    )


def test_a_share_that_cannot_be_is_refused() -> None:
    for count, n, population in ((5, 4, 9), (-1, 4, 9), (0, 0, 9), (2, 10, 9)):
        with pytest.raises(ValueError, match="cannot be"):
            drawn_share(count, n, population)
