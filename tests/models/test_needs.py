"""What a shipment costs by each service, by hand, and which one is the cheapest when lateness costs more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.models.needs import KG, M3, Cost, Service, Turn, cost, turns, weight

SHARED = Service(days=38, base=1200, per=M3, rate=420, least=1)
WHOLE = Service(days=34, base=16000)
AIR = Service(days=4, base=600, per=KG, rate=28, divisor=6000)
EXPRESS = Service(days=3, base=150, per=KG, rate=62, divisor=5000)


def freight(service: Service, kg: float, m3: float) -> float:
    return cost(service, kg=kg, m3=m3, days=99, late=0).freight


@pytest.mark.parametrize(
    ("service", "kg", "m3", "freight_by_hand"),
    [
        (SHARED, 300, 1.2, 1704),
        # 0.3 m³ pay for 1 m³; 2,500 kg for 2.5 m³.
        (SHARED, 120, 0.3, 1620),
        (SHARED, 2500, 1.2, 2250),
        (WHOLE, 300, 1.2, 16000),
        (WHOLE, 9000, 25, 16000),
        (AIR, 300, 1.2, 9000),
        # 1.2 m³ are 200 kg by air and 240 kg by express.
        (AIR, 120, 1.2, 6200),
        (EXPRESS, 120, 1.2, 15030),
        # 8.33 kg, rounded up to 8.5 kg.
        (AIR, 4, 0.05, 838),
    ],
)
def test_freight_by_hand(service: Service, kg: float, m3: float, freight_by_hand: float) -> None:
    assert freight(service, kg, m3) == pytest.approx(freight_by_hand)


def test_each_late_day_costs_the_same_and_an_early_one_brings_nothing() -> None:
    late = cost(SHARED, kg=300, m3=1.2, days=30, late=500)
    assert (late.days_late, late.late, late.total) == (8, 4000, 5704)
    early = cost(SHARED, kg=300, m3=1.2, days=38, late=500)
    assert (early.days_late, early.late, early.total) == (0, 0, 1704)
    assert cost(SHARED, kg=300, m3=1.2, days=60, late=500) == early


def test_the_weight_that_is_charged_knows_whether_volume_decides() -> None:
    light = weight(AIR, 120, 1.2)
    assert (light.gross, light.volumetric, light.chargeable, light.by_volume) == (120, 200, 200, True)
    assert not weight(AIR, 200, 1.2).by_volume


def at(freight: float, days_late: int) -> Cost:
    return Cost(freight=freight, days_late=days_late, late=0)


def test_a_dearer_service_takes_over_where_the_late_days_cost_more() -> None:
    # 7,000 more for 20 days less.
    assert turns({"sea": at(2000, 20), "air": at(9000, 0)}) == (Turn(0, "sea"), Turn(350, "air"))


def test_a_service_in_between_takes_over_only_where_it_pays() -> None:
    costs = {"sea": at(2000, 20), "rail": at(4000, 10), "air": at(9000, 0)}
    assert turns(costs) == (Turn(0, "sea"), Turn(200, "rail"), Turn(500, "air"))
    assert turns(costs | {"rail": at(6000, 10)}) == (Turn(0, "sea"), Turn(350, "air"))


def test_what_costs_more_and_is_not_sooner_never_takes_over() -> None:
    assert turns({"sea": at(2000, 0), "air": at(9000, 0)}) == (Turn(0, "sea"),)
    assert turns({"slow": at(2000, 5), "sooner": at(2000, 3)}) == (Turn(0, "sooner"),)


def test_at_one_turn_the_least_late_of_three_is_named() -> None:
    assert turns({"sea": at(0, 20), "rail": at(1000, 10), "van": at(2000, 0)}) == (
        Turn(0, "sea"),
        Turn(100, "van"),
    )


@given(
    st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 40)), min_size=1, max_size=6),
    st.integers(0, 6000),
)
def test_the_turns_agree_with_trying_each_service(ways: list[tuple[int, int]], late: int) -> None:
    costs = {str(number): at(freight, days) for number, (freight, days) in enumerate(ways)}
    named = [turn.name for turn in turns(costs) if turn.above <= late][-1]
    total = {name: one.freight + late * one.days_late for name, one in costs.items()}
    assert total[named] == pytest.approx(min(total.values()))


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="not per lb"):
        cost(Service(days=1, per="lb"), kg=1, m3=1, days=1, late=0)
    with pytest.raises(ValueError, match="above 0"):
        cost(AIR, kg=0, m3=1, days=1, late=0)
    with pytest.raises(ValueError, match="above 0"):
        cost(SHARED, kg=1, m3=0, days=1, late=0)
    with pytest.raises(ValueError, match="at least one"):
        turns({})
