"""The channel model, against a count by hand."""

from itertools import combinations, product

import pytest

from frontline.models.channels import best_pair, fit, ranked

CHANNELS = {
    "call": {"urgency": 4, "record": 0},
    "mail": {"urgency": 1, "record": 4},
    "chat": {"urgency": 3, "record": 2},
}


def test_nothing_needed_fits_everywhere() -> None:
    assert fit({"call": CHANNELS["call"]}, {"urgency": 0, "record": 0}).share == 1.0


def test_a_channel_that_carries_nothing_of_what_is_needed_fits_nowhere() -> None:
    found = fit({"call": CHANNELS["call"]}, {"urgency": 0, "record": 3})
    assert (found.share, found.short) == (0.0, ("record",))


def test_a_need_counts_with_its_own_weight() -> None:
    # urgency 4 is short by 3, weighted 4; the needs weigh 16 + 4: 1 - 12 / 20
    assert fit({"mail": CHANNELS["mail"]}, {"urgency": 4, "record": 2}).share == pytest.approx(0.4)


def test_two_channels_carry_what_the_better_one_carries() -> None:
    both = {name: CHANNELS[name] for name in ("call", "mail")}
    assert fit(both, {"urgency": 4, "record": 4}).share == 1.0


def test_equal_channels_stay_in_their_order() -> None:
    assert [one.channels[0] for one in ranked(CHANNELS, {"urgency": 1, "record": 0})] == [
        "call",
        "mail",
        "chat",
    ]


@pytest.mark.parametrize("levels", list(product(range(5), repeat=2)))
def test_no_pair_beats_the_best_pair(levels: tuple[int, int]) -> None:
    needs = dict(zip(("urgency", "record"), levels, strict=True))
    most = sum(need**2 for need in levels)
    shares = [
        1 - sum(n * max(0, n - max(CHANNELS[a][f], CHANNELS[b][f])) for f, n in needs.items()) / most
        if most
        else 1.0
        for a, b in combinations(CHANNELS, 2)
    ]
    assert best_pair(CHANNELS, needs).share == pytest.approx(max(shares))
