"""Pareto order, against a count by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.models.pareto import Cause, pareto, vital_few

CAUSES = {"label": 5, "hand-over": 60, "typing": 20, "system": 10, "weather": 5}


def test_causes_stand_by_frequency_and_equal_ones_as_given() -> None:
    assert pareto(CAUSES) == [
        Cause("hand-over", 60, 0.6, 0.6),
        Cause("typing", 20, 0.2, 0.8),
        Cause("system", 10, 0.1, 0.9),
        Cause("label", 5, 0.05, 0.95),
        Cause("weather", 5, 0.05, 1.0),
    ]


@pytest.mark.parametrize(("share", "few"), [(0.5, 1), (0.6, 1), (0.61, 2), (0.8, 2), (0.9, 3), (1, 5)])
def test_the_vital_few_are_the_fewest_that_reach_the_share(share: float, few: int) -> None:
    assert vital_few(pareto(CAUSES), share) == pareto(CAUSES)[:few]


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 50), min_size=1), st.integers(1, 100))
def test_no_fewer_causes_reach_the_share(counts: dict[str, int], per_cent: int) -> None:
    total = sum(counts.values())
    if not total:
        return
    few = vital_few(pareto(counts), per_cent / 100)
    largest = sorted(counts.values(), reverse=True)
    assert sum(largest[: len(few)]) / total >= per_cent / 100
    assert sum(largest[: len(few) - 1]) / total < per_cent / 100


def test_nothing_counted_is_refused() -> None:
    for counts in ({}, {"label": 0}, {"label": 5, "typing": -1}):
        with pytest.raises(ValueError, match="nothing to order"):
            pareto(counts)
    for share in (0, 1.5, 80):
        with pytest.raises(ValueError, match=f"The share is {share}"):
            vital_few(pareto(CAUSES), share)
