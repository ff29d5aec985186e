"""Chargeable weight and revenue tons, against examples worked out by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.models.shipping.weight import EXPRESS_DIVISOR, Piece, chargeable_weight, revenue_tons

CARTON = Piece(length=60, width=50, height=40, kilos=12)


def test_a_carton_by_air_and_by_express() -> None:
    assert chargeable_weight([CARTON]).volumetric == 20
    assert chargeable_weight([CARTON], divisor=EXPRESS_DIVISOR).chargeable == 24


def test_one_cubic_metre_counts_about_167_kg_by_air() -> None:
    cube = Piece(length=100, width=100, height=100, kilos=80)
    assert chargeable_weight([cube]).chargeable == 167


def test_the_heavier_of_both_decides_for_the_whole_shipment() -> None:
    feathers = Piece(length=60, width=50, height=40, kilos=2, count=3)
    steel = Piece(length=30, width=20, height=10, kilos=80)
    together = chargeable_weight([feathers, steel])
    assert (together.gross, together.volumetric, together.chargeable) == (86, 61, 86)
    assert not together.by_volume


@pytest.mark.parametrize(("kilos", "charged"), [(20.0, 20.0), (20.01, 20.5), (20.5, 20.5), (20.51, 21.0)])
def test_it_is_rounded_up_to_the_next_half_kilo(kilos: float, charged: float) -> None:
    assert chargeable_weight([Piece(length=10, width=10, height=10, kilos=kilos)]).chargeable == charged


@given(st.floats(0.1, 5000), st.sampled_from([0.5, 1.0, 0.1]))
def test_rounding_never_takes_away_and_adds_less_than_a_step(kilos: float, step: float) -> None:
    charged = chargeable_weight([Piece(length=1, width=1, height=1, kilos=kilos)], step=step).chargeable
    assert kilos - 1e-6 <= charged < kilos + step + 1e-6
    assert math.isclose(charged / step, round(charged / step), abs_tol=1e-6)


@pytest.mark.parametrize(
    ("m3", "kilos", "tons"), [(2.4, 900, 2.4), (1.2, 2150, 2.15), (0.3, 120, 1.0), (3.4567, 10, 3.457)]
)
def test_revenue_tons_are_measure_or_weight_and_at_least_one(m3: float, kilos: float, tons: float) -> None:
    assert revenue_tons(m3, kilos) == tons


def test_another_line_s_ratio() -> None:
    assert revenue_tons(1.0, 900, per_m3=500) == 1.8


@pytest.mark.parametrize("change", [{"length": 0}, {"kilos": -1}, {"count": 0}])
def test_a_piece_without_size_is_refused(change: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="above 0"):
        Piece(**{"length": 1, "width": 1, "height": 1, "kilos": 1, "count": 1, **change})


def test_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one piece"):
        chargeable_weight([])
    with pytest.raises(ValueError, match="above 0"):
        revenue_tons(0, 10)
