"""Control charts, against published limits, hand-made runs and simulated chance."""

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.models.control import Rule, Signal, individuals_chart, p_chart, signals, u_chart

FLOW = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
"""The flow rates of the NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2."""


def test_individuals_have_the_limits_of_the_nist_handbook() -> None:
    chart = individuals_chart(FLOW)
    assert chart.centre == pytest.approx(50.81)
    assert (chart.lower[0], chart.upper[-1]) == pytest.approx((45.8159, 55.8041), abs=0.002)
    assert chart.signals == ()


def test_limits_may_come_from_a_baseline() -> None:
    chart = individuals_chart([10, 12, 10, 12, 30], baseline=slice(4))
    assert (chart.centre, chart.lower[4], chart.upper[4]) == pytest.approx((11, 5.68, 16.32))
    assert chart.signals == (Signal(4, Rule.BEYOND_LIMITS),)


def test_a_share_of_4_per_cent_of_200() -> None:
    chart = p_chart([8, 6, 10], [200, 200, 200])
    assert (chart.centre, chart.lower[0], chart.upper[0]) == pytest.approx((0.04, 0, 0.0816), abs=5e-5)


def test_smaller_groups_have_wider_limits_which_end_at_0_and_1() -> None:
    chart = p_chart([90, 9, 1], [100, 10, 1])
    assert chart.centre == pytest.approx(100 / 111)
    assert chart.upper == pytest.approx((0.99054, 1, 1), abs=5e-6)
    assert p_chart([1, 1], [100, 10]).lower == (0, 0)


def test_counts_by_unit_have_the_limits_of_poisson() -> None:
    # 9 a unit: 9 ± 3 √9, and for 4 units 9 ± 3 √(9/4)
    chart = u_chart([9, 36], [1, 4])
    assert (chart.values, chart.centre, chart.lower, chart.upper) == ((9, 9), 9, (0, 4.5), (18, 13.5))


def test_a_first_fault_after_none_is_a_signal() -> None:
    assert p_chart([0, 0, 1], [50, 50, 50], baseline=slice(2)).signals == (Signal(2, Rule.BEYOND_LIMITS),)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([0, 3.1, 0], [(1, Rule.BEYOND_LIMITS)]),
        ([0, -3.1, 0], [(1, Rule.BEYOND_LIMITS)]),
        ([0, 3.0, 0], []),
        ([1, 1.2] * 4, [(7, Rule.ONE_SIDE)]),
        ([-1, -1.2] * 4 + [-1], [(7, Rule.ONE_SIDE), (8, Rule.ONE_SIDE)]),
        ([1, 1.2, 1, 1.2, 1, 1.2, 1], []),
        ([1, 1.2, 1, 1.2, 0, 1.2, 1, 1.2, 1], []),
        ([-1.2, -0.8, -0.4, 0.4, 0.8, 1.2], [(5, Rule.TREND)]),
        ([1.2, 0.8, 0.4, -0.4, -0.8, -1.2], [(5, Rule.TREND)]),
        ([0, -1.2, -0.8, -0.4, 0.4, 0.8, 1.2, 1.6], [(6, Rule.TREND), (7, Rule.TREND)]),
        ([-1.2, -0.8, -0.4, -0.4, 0.4, 0.8], []),
        ([2.1, 0, 2.2], [(2, Rule.TWO_OF_THREE)]),
        ([0, -2.1, -2.2], [(2, Rule.TWO_OF_THREE)]),
        ([2.1, 0, 0, 2.2], []),
        ([2.1, 0, -2.2], []),
        ([2.1, 2.2, 0], [(1, Rule.TWO_OF_THREE)]),
    ],
)
def test_runs_that_are_signals_and_runs_that_are_not(
    values: list[float], found: list[tuple[int, Rule]]
) -> None:
    assert [(one.index, one.rule) for one in signals(values, 0, [1] * len(values))] == found


@given(st.lists(st.integers(-4, 4), max_size=40))
def test_the_rules_agree_with_patterns_read_from_text(values: list[int]) -> None:
    # sigma is 1.2, so 4 (d, D) lies beyond 3 sigma and 3 (c, C) beyond 2
    zones = "".join("dcba0ABCD"[value + 4] for value in values)
    steps = "".join("+" if b > a else "-" if b < a else "0" for a, b in pairwise(values))
    patterns = {
        Rule.BEYOND_LIMITS: r"[dD]$",
        Rule.ONE_SIDE: r"([a-d]{8}|[A-D]{8})$",
        Rule.TWO_OF_THREE: r"([cd].?[cd]|[CD].?[CD])$",
    }
    expected = {
        (at, rule)
        for rule, pattern in patterns.items()
        for at in range(len(values))
        if re.search(pattern, zones[: at + 1])
    } | {(at, Rule.TREND) for at in range(len(values)) if re.search(r"(\+{5}|-{5})$", steps[:at])}
    found = signals(values, 0, [1.2] * len(values))
    assert {(one.index, one.rule) for one in found} == expected


def test_chance_alone_sounds_about_27_false_alarms_in_10_000() -> None:
    values = np.random.default_rng(7).normal(size=30_000).tolist()
    alarms = [one for one in individuals_chart(values).signals if one.rule is Rule.BEYOND_LIMITS]
    assert len(alarms) / len(values) == pytest.approx(0.0027, abs=0.0008)


def test_charts_without_a_baseline_to_stand_on_are_refused() -> None:
    with pytest.raises(ValueError, match="two different values"):
        individuals_chart([4, 4, 4])
    with pytest.raises(ValueError, match="two different values"):
        individuals_chart([4])
    with pytest.raises(ValueError, match="missing"):
        individuals_chart([4, float("nan"), 5])
    with pytest.raises(ValueError, match="baseline is empty"):
        p_chart([1], [2], baseline=slice(0))
    with pytest.raises(ValueError, match="baseline is empty"):
        u_chart([], [])


def test_counts_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="larger than its group"):
        p_chart([1, 3], [2, 2])
    with pytest.raises(ValueError, match="group is empty"):
        p_chart([1, 0], [2, 0])
    with pytest.raises(ValueError, match="A count is -1"):
        u_chart([-1, 2], [1, 1])
    for unit in (0, float("inf")):
        with pytest.raises(ValueError, match="not above 0"):
            u_chart([1, 1], [1, unit])
    with pytest.raises(ValueError, match="2 counts and 1 sizes"):
        p_chart([1, 2], [5])
    with pytest.raises(ValueError, match="1 values and 2 sigmas"):
        signals([1], 0, [1, 1])
