"""A week at the desk: what the block says is what happens when a learner does it."""

from __future__ import annotations

import copy
import re
import time
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from frontline.content.reading import structure
from frontline.content.text import ExploreBlock
from frontline.explorations.frame import Keep
from frontline.explorations.settings.week import WeekSettings
from frontline.explorations.week import MIXED
from frontline.explorations.week_plan import Plan, taken, worked

from .conftest import Box

NAME = "template-week"
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")


@pytest.fixture
def plain(blocks: Mapping[str, ExploreBlock]) -> dict[str, Any]:
    return copy.deepcopy(dict(blocks[NAME].settings))


@pytest.fixture
def desk(settings: Callable[[str], WeekSettings]) -> WeekSettings:
    return settings(NAME)


@pytest.fixture
def box(opened: Callable[..., Box]) -> Box:
    return opened(NAME)


def stagger(box: Box) -> None:
    for day in DAYS:
        box.control(f"Ms Yuen, {day}").value = "late"


def hire(box: Box) -> None:
    for day in DAYS[:3]:
        box.control(f"Mr Lin, {day}").value = "middle"
    box.control("Channels").value = "portal"


def hang_up(box: Box) -> int:
    found = re.search(r"Of 100 callers, (\d+) hang up", box.says)
    assert found
    return int(found[1])


def row(box: Box, words: str) -> list[str]:
    """Return the cells of a row in a table below the picture."""
    found = re.search(rf"<tr><th scope='row'>{re.escape(words)}</th>(.*?)</tr>", box.says)
    assert found, words
    return re.findall(r"<td>(.*?)</td>", found[1])


# What colleagues found


def test_lunch_at_two_hours_costs_nothing(box: Box) -> None:
    assert hang_up(box) == 22
    stagger(box)
    assert hang_up(box) == 21
    assert "3 of 4 aims are reached" in box.says


def test_who_answers_calls_only_is_there_when_it_rings(box: Box) -> None:
    stagger(box)
    box.control("Ms Nair does").value = "calls"
    assert hang_up(box) == 13
    assert row(box, "chats")[2] == "93%"
    assert "At least 95 of 100 chats are answered inside the promise. Now it is 93 of 100." in box.says


def test_sixteen_hours_reach_all_aims(box: Box) -> None:
    stagger(box)
    hire(box)
    assert "4 of 4 aims are reached" in box.says
    assert hang_up(box) == 10
    assert row(box, "chats")[3] == "2 minutes"
    box.control("Ms Nair does").value = "calls"
    assert hang_up(box) == 7
    assert row(box, "chats")[3] == "9 minutes"
    assert "4 of 4 aims are reached" in box.says


# The rest


def test_a_shorter_promise_changes_the_share_and_not_the_wait(box: Box) -> None:
    stagger(box)
    hire(box)
    box.control("Ms Nair does").value = "calls"
    before = row(box, "chats")
    box.control("Promise for chats").value = "quarter"
    after = row(box, "chats")
    assert (before[1], after[1]) == ("60 minutes", "15 minutes")
    assert float(after[2].rstrip("%")) < float(before[2].rstrip("%"))
    assert after[3:] == before[3:]


def test_hours_to_learn_and_to_invite_are_paid(plain: dict[str, Any]) -> None:
    plain["tasks"]["calls"]["hours"] = 3
    desk = structure(plain, WeekSettings, "x")
    start = taken(desk, None)
    assert worked(desk, start).hours == 80
    learning = Plan(
        rota=start.rota,
        tasks={**start.tasks, "nair": "calls"},
        measures={**start.measures, "channels": "portal"},
    )
    assert worked(desk, learning).hours == 80 + 3 + 4


def test_plans_are_noted_side_by_side_and_the_oldest_makes_room(box: Box) -> None:
    assert "The plans that you noted" not in box.says
    box.press("Note this plan")
    stagger(box)
    hire(box)
    box.press("Note this plan")
    assert row(box, "Paid hours") == ["80", "96"]
    assert row(box, "Callers who hang up") == ["22%", "10%"]
    assert row(box, "chats inside the promise") == ["99%", "100%"]
    assert row(box, "Mean wait: chats") == ["5 minutes", "2 minutes"]
    assert row(box, "chats still open at the end") == ["0", "0"]
    assert row(box, "Whole desk busy") == ["42%", "34%"]
    assert row(box, "Busiest person") == ["50%", "44%"]
    assert row(box, "Aims reached") == ["3 of 4", "4 of 4"]
    for _ in range(5):
        box.press("Note this plan")
    assert row(box, "Paid hours") == ["96"] * 6


def test_a_desk_with_nobody_still_says_what_happens(box: Box) -> None:
    for person in ("Ms Nair", "Ms Yuen"):
        for day in DAYS:
            box.control(f"{person}, {day}").value = ""
    assert hang_up(box) == 100
    assert row(box, "chats")[2:] == ["0%", "nobody answers", "149"]
    assert row(box, "Ms Nair")[-1] == "no shift"
    assert "0% of the time at the desk" in box.says


def test_one_list_sets_a_persons_whole_week(box: Box) -> None:
    box.control("Mr Lin, All week").value = "middle"
    assert [box.control(f"Mr Lin, {day}").value for day in DAYS] == ["middle"] * 4 + [""]
    assert "Mr Lin" in box.says
    assert row(box, "Mr Lin")[-1] != "no shift"
    box.control("Mr Lin, Tue").value = ""
    assert box.control("Mr Lin, All week").value == MIXED
    box.control("Mr Lin, Tue").value = "middle"
    assert box.control("Mr Lin, All week").value == "middle"
    # Who chooses "mixed" changes nothing.
    box.control("Mr Lin, All week").value = MIXED
    assert box.control("Mr Lin, All week").value == "middle"
    assert box.control("Mr Lin, Mon").value == "middle"


def test_nobody_works_on_leave(box: Box) -> None:
    assert box.control("Mr Lin, Fri").options == (("on leave", ""),)


def test_the_plan_is_kept_and_comes_back(opened: Callable[..., Box]) -> None:
    kept: list[Any] = []
    box = opened(NAME, Keep(None, lambda value: kept.append(value) or "Saved."))
    stagger(box)
    box.control("Ms Nair does").value = "calls"
    box.control("Channels").value = "portal"
    assert "Saved." in box.words
    again = opened(NAME, Keep(kept[-1]))
    assert again.says == box.says
    assert again.control("Ms Yuen, Wed").value == "late"


@pytest.mark.parametrize(
    "broken",
    [
        {"rota": {"nair": ["night"] * 5, "lin": ["middle"] * 5}},
        {"rota": {"nair": ["noon"]}, "tasks": {"nair": 3}, "measures": {"channels": "ship"}},
        {"rota": {"lin": [None, 1, {}, [], "noon"]}, "tasks": [], "measures": "portal"},
    ],
    ids=str,
)
def test_what_cannot_be_is_no_part_of_a_plan(desk: WeekSettings, broken: Any) -> None:
    plan = taken(desk, broken)
    for name, shifts in plan.rota.items():
        assert len(shifts) == 5
        assert all(shift in desk.allowed(name, day) for shift, day in zip(shifts, DAYS, strict=True))
    assert plan.tasks == taken(desk, None).tasks
    assert plan.measures == taken(desk, None).measures


MISTAKES: Mapping[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "days": (lambda plain: plain.update(daily=[1]), "a weight in `daily` for each"),
    "runs": (lambda plain: plain.update(runs=0), "`runs` of at least 1"),
    "hours": (lambda plain: plain["streams"]["chat"].update(hourly=[1]), "the same hours"),
    "pieces": (lambda plain: plain["shifts"]["noon"].update(pieces=[[0, 600]]), "shift 'noon'"),
    "skill": (lambda plain: plain["tasks"]["calls"].update(skills=["fax"]), "no stream is called 'fax'"),
    "shift": (lambda plain: plain["people"]["lin"].update(shifts=["night"]), "no shift is called 'night'"),
    "task": (lambda plain: plain["people"]["lin"].update(tasks=[]), "at least one shift and one task"),
    "off": (lambda plain: plain["people"]["lin"].update(off=["Sun"]), "no day is called 'Sun'"),
    "starts": (lambda plain: plain["people"]["nair"].update(starts=["noon"]), "for each day"),
    "leave": (
        lambda plain: plain["people"]["lin"].update(starts=["", "", "", "", "middle"]),
        "'middle' is not possible on Fri",
    ),
    "options": (lambda plain: plain["measures"]["channels"]["options"].pop("now"), "at least two options"),
    "scales": (
        lambda plain: plain["measures"]["channels"]["options"]["portal"].update(scales={"chat": -1}),
        "give 0 or more",
    ),
    "aim": (lambda plain: plain["aims"]["chat"].update(stream=""), "only the check `kept` names a stream"),
    "stream": (lambda plain: plain["aims"]["hours"].update(stream="chat"), "only the check `kept`"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_an_authors_mistake_is_named(plain: dict[str, Any], mistake: str) -> None:
    change, words = MISTAKES[mistake]
    change(plain)
    assert [said for said in structure(plain, WeekSettings, "x").problems() if words in said]


def test_each_change_is_answered_at_once(desk: WeekSettings) -> None:
    """A model that learners play with answers within a tenth of a second or two, on a slow machine too."""
    plan = taken(desk, None)
    worked(desk, plan)
    begun = time.perf_counter()
    for _ in range(3):
        worked(desk, plan)
    assert (time.perf_counter() - begun) / 3 < 1.0
