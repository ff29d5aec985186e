"""Erlang C, against values that can be worked out by hand."""

from __future__ import annotations

import math

import pytest

from frontline.models.desk import ErlangC


@pytest.mark.parametrize(
    ("load", "heads", "waits"),
    # One person: the share of time in use. Two and three people: the formula with few terms.
    [(0.5, 1, 1 / 2), (1, 2, 1 / 3), (2, 3, 4 / 9), (3, 4, 27 / 53)],
)
def test_the_share_that_waits(load: float, heads: int, waits: float) -> None:
    assert ErlangC(arrivals=load / 5, handle=5, heads=heads).waits == pytest.approx(waits)


def test_it_equals_the_sum_of_the_textbook() -> None:
    desk = ErlangC(arrivals=2.4, handle=5, heads=15)
    top = 12**15 / math.factorial(15) * 15 / (15 - 12)
    assert desk.waits == pytest.approx(top / (sum(12**k / math.factorial(k) for k in range(15)) + top))


def test_waiting_of_one_person_s_desk() -> None:
    desk = ErlangC(arrivals=0.1, handle=5, heads=1)
    assert desk.occupancy == pytest.approx(0.5)
    assert desk.mean_wait == pytest.approx(5)
    assert desk.within(0) == pytest.approx(0.5)
    assert desk.within(10) == pytest.approx(1 - 0.5 * math.exp(-1))


def test_too_few_people_are_refused_in_words() -> None:
    with pytest.raises(ValueError, match="add people"):
        ErlangC(arrivals=1, handle=5, heads=5)
