"""Intervals of shares and means, against published ones."""

import pytest

from frontline.models.estimates import mean, share

SLEEP = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SLEEP_AFTER = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
"""Student's own data of 1908, as R's `sleep`."""


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 1 - 0.1611, 1.0),
        (1, 1, 0.2065, 1.0),
    ],
)
def test_a_share_has_its_wilson_interval(count: int, n: int, low: float, high: float) -> None:
    found = share(count, n)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)
    assert (found.value, found.n) == (count / n, n)


def test_a_mean_has_the_t_interval_that_r_gives() -> None:
    found = mean([after - before for before, after in zip(SLEEP, SLEEP_AFTER, strict=True)])
    assert (found.value, found.low, found.high) == pytest.approx((1.58, 0.7001142, 2.4598858))
    assert found.n == 10


def test_values_without_spread_have_an_interval_without_width() -> None:
    found = mean([4, 4, 4])
    assert (found.low, found.value, found.high) == (4, 4, 4)


@pytest.mark.parametrize(("count", "n"), [(0, 0), (-1, 5), (6, 5)])
def test_a_count_outside_its_total_is_no_share(count: int, n: int) -> None:
    with pytest.raises(ValueError, match=f"{count} of {n} is no share"):
        share(count, n)


@pytest.mark.parametrize(
    ("values", "says"), [([], "at least 2"), ([3], "at least 2"), ([3, float("nan")], "missing")]
)
def test_a_mean_needs_two_numbers(values: list[float], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        mean(values)
