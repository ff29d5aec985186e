"""Promises kept, against counts by hand and by definition."""

from datetime import date, timedelta
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.models.fulfilment import (
    Callback,
    Case,
    all_right,
    first_contact_resolution,
    kept,
    kept_within,
    perfect_orders,
)

START = date(2025, 1, 1)
END = date(2025, 12, 31)


def case(customer: str, matter: str, day: int, contacts: int = 1) -> Case:
    return Case(customer=customer, matter=matter, opened=START + timedelta(days=day), contacts=contacts)


def test_four_parts_of_97_per_cent_make_88_and_a_half() -> None:
    assert all_right([0.97] * 4) == pytest.approx(0.885, abs=5e-4)
    assert (all_right([1, 1]), all_right([1, 0])) == (1, 0)


def test_a_perfect_order_has_every_part_right() -> None:
    found = perfect_orders(
        [
            {"in time": True, "complete": True},
            {"in time": False, "complete": False},
            {"in time": False, "complete": True},
            {"in time": True, "complete": True},
        ]
    )
    assert (found.perfect.value, found.perfect.n) == (0.5, 4)
    assert {name: part.value for name, part in found.parts.items()} == {"in time": 0.5, "complete": 0.75}
    assert found.if_independent == 0.375
    assert perfect_orders([{"in time": True}]).perfect.value == 1


def test_a_stretched_promise_shows_on_the_fixed_yardstick() -> None:
    before = [Callback(promised=2, taken=hours) for hours in (1, 2, 3, 3.5)]
    after = [Callback(promised=4, taken=hours) for hours in (2, 3, 3.5, inf)]
    assert (kept(before).value, kept(after).value) == (0.5, 0.75)
    assert (kept_within(before, 2).value, kept_within(after, 2).value) == (0.5, 0.25)


def test_an_answer_at_once_keeps_any_promise() -> None:
    assert kept([Callback(promised=0.5, taken=0)]).value == 1
    assert kept_within([Callback(promised=4, taken=0.5)], 0.5).value == 1


def test_a_matter_that_comes_back_was_not_settled() -> None:
    cases = [
        case("Lumen", "invoice", 0),  # back after 7 days
        case("Lumen", "invoice", 7),  # back after 8 days: too late to count
        case("Lumen", "invoice", 15),
        case("Lumen", "customs", 16),
        case("Orient", "invoice", 1),
        case("Orient", "customs", 2, contacts=3),
    ]
    found = first_contact_resolution(cases, days=7, until=END)
    assert (found.value, found.n) == (4 / 6, 6)


def test_a_case_too_young_to_judge_is_left_out_but_counts_as_a_return() -> None:
    cases = [case("Lumen", "invoice", 0), case("Lumen", "invoice", 5)]
    found = first_contact_resolution(cases, days=7, until=START + timedelta(days=7))
    assert (found.value, found.n) == (0, 1)


@given(
    st.lists(
        st.builds(case, st.sampled_from("ab"), st.sampled_from("xy"), st.integers(0, 60), st.integers(1, 2)),
        min_size=1,
        max_size=25,
    ),
    st.integers(0, 20),
)
def test_resolution_agrees_with_comparing_every_two_cases(cases: list[Case], days: int) -> None:
    def returned(first: int, later: int) -> bool:
        a, b = cases[first], cases[later]
        return (
            (a.customer, a.matter) == (b.customer, b.matter)
            and (a.opened, first) < (b.opened, later)
            and (b.opened - a.opened).days <= days
        )

    settled = sum(
        cases[first].contacts == 1 and not any(returned(first, later) for later in range(len(cases)))
        for first in range(len(cases))
    )
    assert first_contact_resolution(cases, days=days, until=END).value == settled / len(cases)


def test_what_cannot_be_counted_is_refused() -> None:
    with pytest.raises(ValueError, match="no orders"):
        perfect_orders([])
    with pytest.raises(ValueError, match="no orders, or they have no parts"):
        perfect_orders([{}])
    with pytest.raises(ValueError, match="Order 2 has other parts"):
        perfect_orders([{"in time": True}, {"complete": True}])
    with pytest.raises(ValueError, match="outside 0 to 1"):
        all_right([0.97, 1.97])
    with pytest.raises(ValueError, match="0 of 0"):
        kept([])
    with pytest.raises(ValueError, match="yardstick is 0 hours"):
        kept_within([Callback(promised=2, taken=1)], 0)
    with pytest.raises(ValueError, match="took -1"):
        Callback(promised=2, taken=-1)
    for promised in (0, inf):
        with pytest.raises(ValueError, match=f"promised in {promised:g} hours"):
            Callback(promised=promised, taken=1)
    with pytest.raises(ValueError, match="0 of 0"):
        first_contact_resolution([case("Lumen", "invoice", 0)], days=7, until=START)
    with pytest.raises(ValueError, match="-1 days"):
        first_contact_resolution([], days=-1, until=END)
