"""The year of data as it is committed: equal to a rebuild, described, and in agreement with the company."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise
from statistics import fmean
from typing import Any

import pytest

from frontline.build.year import year
from frontline.build.year.draw import Draw
from frontline.content.company import Company, company
from frontline.content.places import Places, here
from frontline.content.year import Year, dictionary, read_year
from frontline.models.fulfilment import Callback, kept, perfect_orders
from frontline.models.scores import recommendation, satisfied
from frontline.models.working_time import WorkingTime, is_general_holiday

DESKS = ["sea", "air", "express", "counters", "hotline"]
PARTS = ("on_time", "complete", "undamaged", "papers_right")


@pytest.fixture(scope="module")
def data() -> Year:
    return read_year(here())


@pytest.fixture(scope="module")
def firm() -> Company:
    return company(here())


def test_what_is_committed_equals_a_rebuild(places: Places, firm: Company) -> None:
    folder = places.company / "year"
    built = year(firm)
    assert {path.name for path in folder.glob("*.csv")} == built.keys()
    for name, text in built.items():
        assert (folder / name).read_bytes() == text.encode("utf-8"), name


def test_draws_come_from_the_frozen_stream() -> None:
    """Of MT19937, seed 1: the first numbers that every NumPy gives."""
    draw = Draw(1)
    assert [draw.between(0, 1) for _ in range(3)] == [
        0.417022004702574,
        0.7203244934421581,
        0.00011437481734488664,
    ]


def test_it_is_small_enough_to_carry(places: Places) -> None:
    assert sum(path.stat().st_size for path in (places.company / "year").iterdir()) < 920_000


def test_the_files_stand_as_they_are_described(places: Places, data: Year) -> None:
    for name, described in dictionary(places).items():
        assert list(getattr(data, name).columns) == list(described.columns)


def test_every_value_that_is_described_occurs(places: Places, data: Year) -> None:
    for name, described in dictionary(places).items():
        for column, kind in described.columns.items():
            assert set(kind.values) <= set(getattr(data, name).column(column)), (name, column)


def test_it_is_labelled_synthetic(places: Places) -> None:
    assert "**Synthetic.**" in (places.company / "year" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "column"),
    [("shipments", "ref"), ("requests", "id"), ("calls", "id"), ("complaints", "id"), ("surveys", "id")],
)
def test_a_number_names_one_row(data: Year, name: str, column: str) -> None:
    numbers = getattr(data, name).column(column)
    assert list(numbers) == sorted(set(numbers))


def test_a_customer_on_file_belongs_to_one_segment(data: Year) -> None:
    found = defaultdict(set)
    for row in [*data.shipments.rows, *data.surveys.rows]:
        found[row["customer"]].add(row["segment"])
    assert len(found.pop("other")) > 1
    assert {len(segments) for segments in found.values()} == {1}


def test_the_prospective_customer_is_not_in_the_year(data: Year) -> None:
    for table in (data.shipments, data.requests, data.calls, data.complaints, data.surveys):
        assert "halvorsen_marine" not in table.column("customer")


def test_each_mode_has_a_fifth_of_the_shipments(data: Year) -> None:
    for number in Counter(data.shipments.column("mode")).values():
        assert number >= len(data.shipments) / 5


def test_milestones_follow_each_other(data: Year) -> None:
    for row in data.shipments.rows:
        steps = [row[step] for step in ("booked", "received", "departed", "arrived", "delivered")]
        assert steps == sorted(steps)
        assert row["on_time"] == (row["delivered"] <= row["promised"])


def test_shipments_are_those_delivered_in_the_year(data: Year) -> None:
    assert {day.year for day in data.shipments.column("delivered")} == {2025}


def test_nothing_is_delivered_on_a_sunday_or_a_holiday(data: Year) -> None:
    for day in data.shipments.column("delivered"):
        assert day.weekday() != 6
        assert not is_general_holiday(day)


def test_hours_are_those_of_the_promise_clock(data: Year) -> None:
    clock = WorkingTime()
    for row in data.requests.rows:
        assert row["hours_taken"] == round(clock.hours(row["opened"], row["answered"]), 2)
    for row in data.calls.rows:
        assert row["hours_taken"] == round(clock.hours(row["asked"], row["returned"]), 2)


def test_the_promise_is_that_of_the_type_or_of_the_channel(data: Year, firm: Company) -> None:
    by_type = {kind: getattr(firm.promises, kind).hours for kind in ("status", "exception", "charge")}
    by_channel = {"email": 6, "chat": 1, "portal": 4, "counter": 0.25, "letter": 45}
    for row in data.requests.rows:
        call_back = 2 if row["opened"].date() < date(2025, 10, 1) else 4
        promised = by_type.get(row["kind"], by_channel.get(row["channel"], call_back))
        assert row["promise_hours"] == promised


def test_a_call_back_is_promised_in_two_hours_and_since_october_in_four(data: Year) -> None:
    for row in data.calls.rows:
        assert row["promise_hours"] == (2 if row["asked"].date() < date(2025, 10, 1) else 4)


def test_a_request_comes_again_when_its_matter_has_a_later_one(data: Year) -> None:
    matters: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in data.requests.rows:
        matters[row["matter"]].append(row)
    for matter, rows in matters.items():
        assert rows[0]["id"] == matter
        for row, later in pairwise([*rows, None]):
            again = later is not None and (later["opened"].date() - row["opened"].date()).days <= 7
            assert row["again_within_7_days"] == again


def test_a_complaint_comes_again_when_there_is_a_later_one(data: Year) -> None:
    named = [row for row in data.complaints.rows if row["customer"] != "other"]
    for place, row in enumerate(named):
        again = any(
            (later["customer"], later["matter"]) == (row["customer"], row["matter"])
            and later["opened"].date() - row["opened"].date() <= timedelta(days=60)
            for later in named[place + 1 :]
        )
        assert row["again"] == again


def test_a_complaint_is_answered_in_time_within_five_days(data: Year, firm: Company) -> None:
    for row in data.complaints.rows:
        assert row["answered_in_time"] == (row["answered_days"] <= firm.promises.complaint.days)


def test_priorities_come_from_people_of_the_last_quarter(data: Year) -> None:
    people = {row["id"] for row in data.surveys.rows if row["quarter"] == "2025-Q4"}
    assert set(data.priorities.column("answer")) <= people
    assert len(set(data.priorities.column("answer"))) == 148


def test_visitors_come_when_a_counter_is_open(data: Year) -> None:
    for row in data.counters.rows:
        closed = row["arrived"].weekday() == 6 or is_general_holiday(row["arrived"].date())
        assert row["counter"] == "airport_counter" or not closed
        assert row["counter"] != "head_office" or row["arrived"].weekday() < 5


def test_the_customer_who_wants_no_voice_calls_gets_none(data: Year) -> None:
    assert "tidepool_home" not in data.calls.column("customer")
    phoned = {row["customer"] for row in data.requests.rows if row["channel"] == "phone"}
    assert "tidepool_home" not in phoned


def test_desks_and_months_agree_with_requests(data: Year) -> None:
    found: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for row in data.requests.rows:
        found[row["desk"], f"{row['opened']:%Y-%m}"].append(row["hours_taken"] <= row["promise_hours"])
    assert len(data.desk_months) == 60
    for row in data.desk_months.rows:
        assert row["promise_kept"] == round(fmean(found[row["desk"], row["month"]]), 3)


def test_desks_and_months_agree_with_the_rota(data: Year) -> None:
    absent: Counter[str] = Counter()
    for row in data.rota.rows:
        if row["person"] != "leung_suk_han":
            absent[f"{row['week']:%Y-%m}"] += row["days_absent"]
    found: Counter[str] = Counter()
    for row in data.desk_months.rows:
        found[row["month"]] += row["absence_days"]
    assert found == absent


def weeks(data: Year) -> dict[str, list[date]]:
    found = defaultdict(list)
    for row in data.rota.rows:
        found[row["person"]].append(row["week"])
    return found


def test_the_rota_holds_everybody_in_customer_service(data: Year, firm: Company) -> None:
    def led(key: str) -> bool:
        return key == "leung_suk_han" or (key != "" and led(firm.team[key].reports_to))

    former = {f"former_{number}" for number in range(1, 7)}
    assert weeks(data).keys() == {key for key in firm.team if led(key)} | former


def test_who_joined_in_the_year_is_on_the_rota_from_the_day_in_the_newsletter(
    data: Year, firm: Company
) -> None:
    news = " ".join(item.text for letter in firm.newsletters.values() for item in letter.items.values())
    for key, found in weeks(data).items():
        if not key.startswith("former_"):
            assert (found[0] > date(2025, 1, 6)) == (firm.team[key].since == 2025), key
        if key in firm.team and firm.team[key].since == 2025:
            assert firm.team[key].name in news
            assert f"Monday {found[0].day} {found[0]:%B}" in news


def test_three_left_over_the_summer_most_of_them_at_the_air_desk(data: Year) -> None:
    summer = [row for row in data.desk_months.rows if row["month"] in ("2025-06", "2025-07", "2025-08")]
    left = Counter({desk: sum(row["left"] for row in summer if row["desk"] == desk) for desk in DESKS})
    assert left == {"sea": 0, "air": 2, "express": 0, "counters": 0, "hotline": 1}


def test_everybody_works_the_shift_of_the_file(data: Year, firm: Company) -> None:
    for row in data.rota.rows:
        assert row["days_absent"] <= row["days_planned"]
        if row["person"] in firm.team:
            assert row["shift"] == firm.team[row["person"]].shift


def share_of(answers: list[bool]) -> float:
    return 100 * fmean(answers)


def test_the_strategy_starts_from_the_year(data: Year, firm: Company) -> None:
    exceptions = [row for row in data.requests.rows if row["kind"] == "exception"]
    calls = [Callback(promised=row["promise_hours"], taken=row["hours_taken"]) for row in data.calls.rows]
    months = data.desk_months
    base = {name: outcome.base.value for name, outcome in firm.strategy.outcomes.items()}
    assert base == {
        "call_back": round(100 * kept(calls).value),
        "exceptions": round(share_of([row["hours_taken"] <= row["promise_hours"] for row in exceptions])),
        "complaints": round(share_of(list(data.complaints.column("answered_in_time")))),
        "perfect_orders": round(
            100
            * perfect_orders(
                [{part: row[part] for part in PARTS} for row in data.shipments.rows]
            ).perfect.value
        ),
        "satisfied": round(100 * satisfied(data.surveys.column("satisfaction")).value),
        "recommendation": round(recommendation(data.surveys.column("recommend")).value),
        "kept": round(100 * fmean(months.column("customers_kept"))),
        "staff_satisfaction": round(fmean(months.column("staff_satisfaction")), 1),
        "turnover": round(100 * sum(months.column("left")) / (sum(months.column("heads")) / 12)),
    }


def test_every_outcome_leaves_something_to_reach(firm: Company) -> None:
    for name, outcome in firm.strategy.outcomes.items():
        better = outcome.target.value - outcome.base.value
        assert (better < 0) == (name == "turnover")
