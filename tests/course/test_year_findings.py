"""What the year of data holds to be discovered: each finding is there, and the lesson's method finds it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from statistics import fmean
from typing import Any

import pytest
from attrs import frozen
from scipy.stats import spearmanr

from frontline.content.places import here
from frontline.content.year import Year, read_year
from frontline.models.change import Verdict, mean_change, share_change
from frontline.models.control import Chart, Rule, individuals_chart
from frontline.models.fulfilment import (
    Callback,
    Case,
    PerfectOrders,
    first_contact_resolution,
    kept,
    kept_within,
    perfect_orders,
)
from frontline.models.gaps import Dimension, Rating, gaps
from frontline.models.importance import Point, Quadrant, importance_map
from frontline.models.pareto import pareto
from frontline.models.profit_chain import Link, Quarter, links

Row = dict[str, Any]
LATE_SINCE = date(2025, 6, 2)
JULY = date(2025, 7, 1)


@pytest.fixture(scope="module")
def data() -> Year:
    return read_year(here())


def counted(rows: Sequence[Row], holds: Callable[[Row], bool]) -> tuple[int, int]:
    """Return how many of the rows, out of how many."""
    return sum(map(holds, rows)), len(rows)


def in_time(row: Row) -> bool:
    return bool(row["hours_taken"] <= row["promise_hours"])


# F1: one lane late since a date.


@frozen
class Sailings:
    """A lane's weeks of departure from Monday on, with the mean days late of what left in each."""

    weeks: tuple[date, ...]
    late: tuple[float, ...]

    @property
    def before(self) -> int:
        return sum(week < LATE_SINCE for week in self.weeks)

    def chart(self) -> Chart:
        return individuals_chart(self.late, slice(self.before))


def sailings(data: Year) -> dict[str, Sailings]:
    found: dict[str, dict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in data.shipments.rows:
        week = date.fromordinal(row["departed"].toordinal() - row["departed"].weekday())
        found[row["lane"]][week].append((row["delivered"] - row["promised"]).days)
    return {
        lane: Sailings(tuple(sorted(weeks)), tuple(fmean(weeks[week]) for week in sorted(weeks)))
        for lane, weeks in found.items()
    }


def test_a_control_chart_shows_that_one_lane_is_late_since_june(data: Year) -> None:
    lane = sailings(data)["INNSA-HKG"]
    signals = lane.chart().signals
    assert lane.weeks[lane.before] == LATE_SINCE
    assert signals[0].index == lane.before
    beyond = [signal for signal in signals if signal.rule is Rule.BEYOND_LIMITS]
    assert (len(beyond), len(lane.weeks) - lane.before) == (23, 26)


def test_that_lane_is_about_five_days_later(data: Year) -> None:
    lane = sailings(data)["INNSA-HKG"]
    change = mean_change(lane.late[: lane.before], lane.late[lane.before :])
    assert change.verdict(more_is_better=False) is Verdict.WORSE
    assert change.difference == pytest.approx(4.65, abs=0.01)


def test_no_other_lane_has_shifted(data: Year) -> None:
    others = {lane: found for lane, found in sailings(data).items() if lane != "INNSA-HKG"}
    charted = [found for found in others.values() if min(found.before, len(found.weeks) - found.before) >= 8]
    assert len(charted) > 20
    for found in charted:
        beyond = [s.index for s in found.chart().signals if s.rule is Rule.BEYOND_LIMITS]
        assert all(later - earlier > 1 for earlier, later in pairwise(beyond) if earlier >= found.before)
        assert abs(fmean(found.late[found.before :]) - fmean(found.late[: found.before])) < 1


# F2: one channel slow on Mondays.


@pytest.mark.parametrize(
    ("channel", "verdict"),
    [
        ("email", Verdict.WORSE),
        ("phone", Verdict.UNCLEAR),
        ("chat", Verdict.UNCLEAR),
        ("portal", Verdict.UNCLEAR),
        ("counter", Verdict.UNCLEAR),
    ],
)
def test_only_e_mail_is_slow_on_mondays(data: Year, channel: str, verdict: Verdict) -> None:
    rows = [row for row in data.requests.rows if row["channel"] == channel]
    other_days = [row for row in rows if row["opened"].weekday() != 0]
    mondays = [row for row in rows if row["opened"].weekday() == 0]
    assert share_change(counted(other_days, in_time), counted(mondays, in_time)).verdict() is verdict


def test_on_mondays_e_mail_keeps_the_promise_in_seven_of_ten_cases(data: Year) -> None:
    mails = [row for row in data.requests.rows if row["channel"] == "email"]
    by_day = {day: fmean(in_time(row) for row in mails if row["opened"].weekday() == day) for day in range(5)}
    assert by_day.pop(0) == pytest.approx(0.69, abs=0.01)
    assert min(by_day.values()) > 0.85


# F3: calls back fall, and then recover only because the promise was stretched.


def calls(data: Year, quarter: int) -> list[Callback]:
    return [
        Callback(promised=row["promise_hours"], taken=row["hours_taken"])
        for row in data.calls.rows
        if (row["asked"].month - 1) // 3 + 1 == quarter
    ]


def test_calls_back_fall_and_seem_to_recover(data: Year) -> None:
    shares = [kept(calls(data, quarter)).value for quarter in (1, 2, 3, 4)]
    assert shares == pytest.approx([0.935, 0.877, 0.757, 0.921], abs=0.001)


def test_within_two_hours_calls_back_fall_to_the_end(data: Year) -> None:
    shares = [kept_within(calls(data, quarter), 2).value for quarter in (1, 2, 3, 4)]
    assert shares == pytest.approx([0.935, 0.877, 0.757, 0.619], abs=0.001)


# F4: a customer in jeopardy.


def halves(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Return the rows opened in the first half-year, and those in the second."""
    second = [row for row in rows if row["opened"].date() >= JULY]
    return [row for row in rows if row not in second], second


def shipped_less(data: Year, customer: str) -> bool:
    delivered = [row["delivered"] for row in data.shipments.rows if row["customer"] == customer]
    return sum(day >= JULY for day in delivered) <= 0.6 * sum(day < JULY for day in delivered)


def asks_about_charges(data: Year, customer: str) -> bool:
    charges = [row for row in data.requests.rows if (row["customer"], row["kind"]) == (customer, "charge")]
    first, second = halves(charges)
    return len(second) >= max(3, 2 * len(first))


def asks_again(data: Year, customer: str) -> bool:
    first, second = halves([row for row in data.requests.rows if row["customer"] == customer])
    before, after = (fmean(row["again_within_7_days"] for row in half) for half in (first, second))
    return after - before > 0.1


def complains_again(data: Year, customer: str) -> bool:
    _, second = halves([row for row in data.complaints.rows if row["customer"] == customer])
    return len(second) >= 3 and any(row["again"] for row in second)


def less_satisfied(data: Year, customer: str) -> bool:
    rows = [row for row in data.surveys.rows if row["customer"] == customer]
    first = [row["satisfaction"] for row in rows if row["quarter"] in ("2025-Q1", "2025-Q2")]
    second = [row["satisfaction"] for row in rows if row["quarter"] in ("2025-Q3", "2025-Q4")]
    return bool(rows) and fmean(first) - fmean(second) >= 1


def last_calls_late(data: Year, customer: str) -> bool:
    late = [not in_time(row) for row in data.calls.rows if row["customer"] == customer]
    return len(late) >= 3 and all(late[-3:])


SIGNS = [shipped_less, asks_about_charges, asks_again, complains_again, less_satisfied, last_calls_late]


def signs(data: Year) -> Mapping[str, int]:
    customers = sorted(set(data.shipments.column("customer")) - {"other"})
    return {customer: sum(sign(data, customer) for sign in SIGNS) for customer in customers}


def test_one_customer_shows_every_sign_of_leaving(data: Year) -> None:
    assert signs(data)["orchid_lane"] == 6


def test_no_other_customer_shows_more_than_half_of_them(data: Year) -> None:
    assert max(number for customer, number in signs(data).items() if customer != "orchid_lane") <= 3


# F5: fewer detractors, but no more promoters.


def answers(data: Year, quarter: str) -> list[Row]:
    return [row for row in data.surveys.rows if row["quarter"] == quarter]


def detractor(row: Row) -> bool:
    return bool(row["recommend"] <= 6)


def promoter(row: Row) -> bool:
    return bool(row["recommend"] >= 9)


def test_there_are_fewer_detractors(data: Year) -> None:
    first, last = answers(data, "2025-Q1"), answers(data, "2025-Q4")
    change = share_change(counted(first, detractor), counted(last, detractor))
    assert (change.before.value, change.after.value) == pytest.approx((0.31, 0.16), abs=0.005)
    assert change.verdict(more_is_better=False) is Verdict.BETTER


def test_there_are_no_more_promoters(data: Year) -> None:
    first, last = answers(data, "2025-Q1"), answers(data, "2025-Q4")
    change = share_change(counted(first, promoter), counted(last, promoter))
    assert (change.before.value, change.after.value) == pytest.approx((0.34, 0.34), abs=0.005)
    assert change.verdict() is Verdict.UNCLEAR


# F6: a dip that follows turnover and workload, not attitude.


def air(data: Year) -> tuple[list[Row], list[Row]]:
    """Return the air desk's months of the dip, and its others."""
    rows = [row for row in data.desk_months.rows if row["desk"] == "air"]
    dip = [row for row in rows if row["month"] in ("2025-07", "2025-08", "2025-09")]
    return dip, [row for row in rows if row not in dip]


def test_the_air_desk_has_a_dip_from_july_to_september(data: Year) -> None:
    dip, rest = air(data)
    assert max(row["promise_kept"] for row in dip) < 0.77 < 0.86 < min(row["promise_kept"] for row in rest)


def test_attitude_stays_in_the_dip(data: Year) -> None:
    dip, rest = air(data)
    assert abs(fmean(row["attitude"] for row in dip) - fmean(row["attitude"] for row in rest)) < 0.1


@pytest.mark.parametrize("outcome", ["promise_kept", "satisfied"])
@pytest.mark.parametrize("cause", ["left", "contacts_per_head"])
def test_service_follows_turnover_and_workload(data: Year, outcome: str, cause: str) -> None:
    found = spearmanr(data.desk_months.column(cause), data.desk_months.column(outcome))
    assert found.statistic < -0.25
    assert found.pvalue < 0.05


@pytest.mark.parametrize("outcome", ["promise_kept", "satisfied"])
def test_service_does_not_follow_attitude(data: Year, outcome: str) -> None:
    found = spearmanr(data.desk_months.column("attitude"), data.desk_months.column(outcome))
    assert abs(found.statistic) < 0.15
    assert found.pvalue > 0.4


def test_at_the_air_desk_itself_service_follows_workload_and_not_attitude(data: Year) -> None:
    rows = [row for months in air(data) for row in months]
    outcome = [row["promise_kept"] for row in rows]
    assert spearmanr([row["contacts_per_head"] for row in rows], outcome).pvalue < 0.01
    assert spearmanr([row["attitude"] for row in rows], outcome).pvalue > 0.1


# F7: complaints answered kindly whose cause is a broken hand-over.

HAND_OVER = "hand-over without file"


def by_cause(data: Year) -> tuple[list[Row], list[Row]]:
    """Return the complaints from a broken hand-over, and the others."""
    broken = [row for row in data.complaints.rows if row["cause"] == HAND_OVER]
    return broken, [row for row in data.complaints.rows if row["cause"] != HAND_OVER]


def test_a_broken_hand_over_is_the_commonest_cause_of_eight(data: Year) -> None:
    causes = pareto(Counter(data.complaints.column("cause")))
    assert len(causes) == 8
    assert causes[0].name == HAND_OVER
    assert causes[0].share == pytest.approx(0.37, abs=0.005)
    assert causes[0].count > 2 * causes[1].count


def test_its_replies_are_as_kind_as_others(data: Year) -> None:
    broken, others = by_cause(data)
    change = mean_change([row["kindness"] for row in others], [row["kindness"] for row in broken])
    assert change.after.value > 4
    assert change.verdict() is Verdict.UNCLEAR


def test_its_complaints_come_again_far_more_often(data: Year) -> None:
    broken, others = by_cause(data)
    change = share_change(
        counted(others, lambda row: row["again"]), counted(broken, lambda row: row["again"])
    )
    assert (change.before.value, change.after.value) == pytest.approx((0.03, 0.42), abs=0.006)
    assert change.verdict(more_is_better=False) is Verdict.WORSE


# F8: one counter rude on first visits.


@pytest.mark.parametrize(
    ("counter", "verdict"),
    [
        ("kwai_chung_counter", Verdict.WORSE),
        ("airport_counter", Verdict.UNCLEAR),
        ("head_office", Verdict.UNCLEAR),
    ],
)
def test_one_counter_is_rude_to_new_visitors(data: Year, counter: str, verdict: Verdict) -> None:
    known, new = (
        [
            row["courtesy"]
            for row in data.counters.rows
            if (row["counter"], row["first_visit"]) == (counter, first)
        ]
        for first in (False, True)
    )
    change = mean_change(known, new)
    assert change.verdict() is verdict
    assert change.before.value > 4.2
    if verdict is Verdict.WORSE:
        assert change.after.value == pytest.approx(2.3, abs=0.1)


# F9: a perfect order whose weakest part is time.


@pytest.fixture(scope="module")
def orders(data: Year) -> PerfectOrders:
    parts = ("on_time", "complete", "undamaged", "papers_right")
    return perfect_orders([{part: row[part] for part in parts} for row in data.shipments.rows])


def test_each_part_of_the_perfect_order_is_high_and_all_together_are_not(orders: PerfectOrders) -> None:
    assert all(part.value > 0.87 for part in orders.parts.values())
    assert orders.perfect.value == pytest.approx(0.817, abs=0.001)
    assert orders.perfect.value == pytest.approx(orders.if_independent, abs=0.01)


def test_on_time_is_its_weakest_part(orders: PerfectOrders) -> None:
    assert min(orders.parts, key=lambda part: orders.parts[part].value) == "on_time"


# F10: the service-profit chain.


@pytest.fixture(scope="module")
def chain(data: Year) -> list[Link]:
    rows: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in data.desk_months.rows:
        rows[row["desk"], (int(row["month"][-2:]) - 1) // 3].append(row)

    def mean(months: list[Row], name: str) -> float:
        return fmean(month[name] for month in months)

    return links(
        [
            Quarter(
                staff_satisfaction=mean(months, "staff_satisfaction"),
                staff_turnover=sum(month["left"] for month in months) / mean(months, "heads"),
                promise_kept=mean(months, "promise_kept"),
                customer_satisfaction=mean(months, "satisfied"),
                customers_kept=mean(months, "customers_kept"),
                margin=mean(months, "margin_hkd"),
            )
            for months in rows.values()
        ]
    )


def test_every_link_of_the_service_profit_chain_holds(chain: list[Link]) -> None:
    # Turnover is the bad end of its two links.
    assert [link.correlation > 0 for link in chain] == [False, False, True, True, True]
    assert all(link.p < 0.05 and link.n == 20 for link in chain)


def test_no_link_is_perfect(chain: list[Link]) -> None:
    assert max(abs(link.correlation) for link in chain) < 0.9


# What else the lessons read in it.


def test_the_importance_map_has_something_in_every_quadrant(data: Year) -> None:
    rows = data.priorities.rows
    names = list(dict.fromkeys(row["attribute"] for row in rows))

    def mean(name: str, column: str) -> float:
        return fmean(row[column] for row in rows if row["attribute"] == name)

    points = [Point(name, mean(name, "importance"), mean(name, "performance")) for name in names]
    found = {placed.point.name: placed.quadrant for placed in importance_map(points).placed}
    assert found == {
        "told early when something goes wrong": Quadrant.CONCENTRATE,
        "a quick answer": Quadrant.CONCENTRATE,
        "goods on the promised day": Quadrant.KEEP_UP,
        "papers without mistakes": Quadrant.KEEP_UP,
        "a clear price": Quadrant.KEEP_UP,
        "one person who knows my file": Quadrant.CONCENTRATE,
        "a choice of extra services": Quadrant.LOW_PRIORITY,
        "a newsletter with market news": Quadrant.LOW_PRIORITY,
        "calendars and printed brochures": Quadrant.OVERKILL,
    }


def test_the_largest_gap_is_in_prompt_help_and_rooms_exceed_what_is_expected(data: Year) -> None:
    found = gaps(
        {
            dimension: [
                Rating(
                    expected=row[f"expected_{dimension.value}"], perceived=row[f"perceived_{dimension.value}"]
                )
                for row in data.surveys.rows
            ]
            for dimension in Dimension
        }
    )
    assert found[0].dimension is Dimension.RESPONSIVENESS
    assert [gap.dimension for gap in found if gap.gap.low > 0] == [Dimension.TANGIBLES]


def test_first_contact_resolution_is_below_the_standard_of_70_percent(data: Year) -> None:
    plain = [
        Case(
            customer=row["customer"],
            matter=row["matter"],
            opened=row["opened"].date(),
            contacts=row["contacts"],
        )
        for row in data.requests.rows
        if row["kind"] in ("status", "charge")
    ]
    assert first_contact_resolution(plain, days=7, until=date(2025, 12, 31)).value == pytest.approx(
        0.66, abs=0.01
    )
