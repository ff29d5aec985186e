"""Claim windows and limits, against worked examples and the company's own terms."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.content.company import company
from frontline.content.places import Places
from frontline.models.shipping.claims import AirWindows, Loss, Window, air_limit, sea_limit

SEA = {"per_package": 666.67, "per_kilo": 2, "rate": 10.2}
AIR = AirWindows(damage=Window(days=14), delay=Window(days=21), shortage=Window(days=120))


def test_air_by_weight() -> None:
    limit = air_limit(120, per_kilo=26, rate=10.2)
    assert (limit.sdr, limit.hkd, limit.by) == (3120, 31_824, "weight")


def test_sea_by_packages_or_by_weight() -> None:
    assert sea_limit([25] * 10, **SEA).sdr == 6666.70
    assert sea_limit([25] * 10, **SEA, listed=False).sdr == 666.67
    heavy = sea_limit([900, 900], **SEA)
    assert (heavy.sdr, heavy.by) == (3600, "weight")


@given(st.lists(st.floats(1, 3000), min_size=1, max_size=30))
def test_at_sea_the_package_limit_is_better_below_a_third_of_a_ton_each(kilos: list[float]) -> None:
    limit = sea_limit(kilos, **SEA)
    mean = sum(kilos) / len(kilos)
    assert limit.by == ("packages" if mean <= 666.67 / 2 else "weight")
    assert limit.sdr == pytest.approx(max(666.67 * len(kilos), 2 * sum(kilos)), abs=0.01)


@pytest.mark.parametrize(
    ("loss", "last"),
    [
        (Loss.DAMAGE, date(2026, 3, 16)),
        (Loss.DELAY, date(2026, 3, 22)),
        (Loss.SHORTAGE, date(2026, 6, 18)),
    ],
)
def test_by_air_every_kind_of_loss_counts_from_its_own_day(loss: Loss, last: date) -> None:
    days = {"received": date(2026, 3, 2), "disposable": date(2026, 3, 1), "waybill": date(2026, 2, 18)}
    assert AIR.last_day(loss, **days) == last


def test_a_notice_on_the_last_day_is_in_time_and_a_day_later_is_not() -> None:
    window, delivered = Window(days=3), date(2026, 2, 26)
    assert window.last_day(delivered) == date(2026, 3, 1)
    assert window.in_time(delivered, date(2026, 3, 1))
    assert not window.in_time(delivered, date(2026, 3, 2))


def test_the_company_s_terms_name_the_same_windows_and_limits(places: Places) -> None:
    figures = company(places).terms.figures
    assert [figures[name].value for name in ("air_damage", "air_delay", "air_shortage", "sea_hidden")] == [
        14,
        21,
        120,
        3,
    ]
    assert [figures[name].value for name in ("sea_package", "sea_kilo", "air_kilo", "sdr")] == [
        666.67,
        2,
        26,
        10.2,
    ]


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="older than the event"):
        Window(days=3).in_time(date(2026, 3, 2), date(2026, 3, 1))
    with pytest.raises(ValueError, match="at least one package"):
        sea_limit([], **SEA)
    with pytest.raises(ValueError, match="above 0"):
        air_limit(0, per_kilo=26, rate=10.2)
    with pytest.raises(ValueError, match="0 days or more"):
        Window(days=-1).last_day(date(2026, 3, 1))
