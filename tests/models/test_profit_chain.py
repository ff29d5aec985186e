"""The service-profit chain, against rank correlations by hand and by shuffling."""

import numpy as np
import pytest
from attrs import evolve

from frontline.models.profit_chain import Quarter, links


def rows(ranks: list[int]) -> list[Quarter]:
    """Return quarters in which customer satisfaction follows `ranks`, and all else the row's number."""
    return [
        Quarter(
            staff_satisfaction=row,
            staff_turnover=-row,
            promise_kept=row**3,
            customer_satisfaction=rank,
            customers_kept=row,
            margin=100 + row,
        )
        for row, rank in enumerate(ranks, start=1)
    ]


def test_links_stand_in_the_order_of_the_chain() -> None:
    assert [(link.earlier, link.later) for link in links(rows([1, 2, 3, 4, 5, 6, 7, 8]))] == [
        ("staff_satisfaction", "staff_turnover"),
        ("staff_turnover", "promise_kept"),
        ("promise_kept", "customer_satisfaction"),
        ("customer_satisfaction", "customers_kept"),
        ("customers_kept", "margin"),
    ]


def test_ranks_count_whatever_the_shape_and_turnover_runs_against() -> None:
    found = links(rows([1, 2, 3, 4, 5, 6, 7, 8]))
    assert [link.correlation for link in found] == pytest.approx([-1, -1, 1, 1, 1])


def test_a_correlation_by_hand() -> None:
    # ranks 2 1 4 3 6 5 7 8 10 9 11: squared differences sum to 8, and 1 - 6 · 8 / (11 · 120) is 0.9636
    found = links(rows([20, 10, 40, 30, 60, 50, 70, 80, 130, 90, 140]))[2]
    assert found.correlation == pytest.approx(0.9636, abs=5e-5)
    assert found.n == 11


def test_p_is_about_the_share_of_shuffles_that_correlate_as_much() -> None:
    ranks = [5, 1, 2, 8, 3, 11, 4, 6, 12, 7, 10, 9]
    found = links(rows(ranks))[2]
    drawn = np.random.default_rng(4).permuted(np.tile(np.arange(1, 13), (20_000, 1)), axis=1)
    shuffled = 1 - 6 * ((drawn - np.arange(1, 13)) ** 2).sum(axis=1) / (12 * 143)
    as_much = np.mean(np.abs(shuffled) >= abs(found.correlation) - 1e-9)
    assert 0.005 < found.p == pytest.approx(as_much, abs=0.01)


def test_too_few_rows_are_refused() -> None:
    with pytest.raises(ValueError, match="There are 7 rows"):
        links(rows([1, 2, 3, 4, 5, 6, 7]))


def test_a_figure_that_never_changes_or_is_missing_is_refused() -> None:
    first, *others = rows([1, 2, 3, 4, 5, 6, 7, 8])
    with pytest.raises(ValueError, match="margin is missing somewhere, or the same in all rows"):
        links([evolve(row, margin=100) for row in (first, *others)])
    with pytest.raises(ValueError, match="margin is missing somewhere"):
        links([evolve(first, margin=float("nan")), *others])
