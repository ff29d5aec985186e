"""An inbox on a simulated clock, against a morning worked out by hand."""

from __future__ import annotations

from datetime import datetime

import pytest

from frontline.models.inbox import WAIT, Inbox, Move
from frontline.models.inbox_requests import Action, Request


def at(words: str) -> datetime:
    return datetime.fromisoformat(f"2026-07-03 {words}")


WAITING: Move = (WAIT, "")
BOX = Inbox(
    starts=at("09:00"),
    ends=at("10:00"),
    requests={
        "parcel": Request(
            arrives=at("08:55"),
            hours=0.25,
            actions={
                "look": Action(minutes=5),
                "answer": Action(minutes=4, answers=True, closes=True, after="look"),
                "guess": Action(minutes=1, answers=True, closes=True, good=False),
            },
        ),
        "claim": Request(
            arrives=at("09:10"),
            hours=4,
            actions={"pass_on": Action(minutes=8, answers=True), "close": Action(minutes=2, closes=True)},
        ),
    },
)


def test_at_the_beginning_only_what_has_arrived_is_here() -> None:
    story = BOX.play([])
    assert story.now == at("09:00")
    assert BOX.possible(story) == {"parcel": ("look", "guess")}


def test_an_action_takes_its_minutes_and_opens_what_comes_after_it() -> None:
    story = BOX.play([("parcel", "look")])
    assert story.now == at("09:05")
    assert BOX.possible(story)["parcel"] == ("answer", "guess")


def test_a_promise_runs_from_arrival_but_only_in_working_hours() -> None:
    # It came at 08:55, so its quarter of an hour begins at 09:00.
    assert BOX.due("parcel") == at("09:15")
    story = BOX.play([("parcel", "look"), ("parcel", "answer")])
    assert story.standing["parcel"].answered == at("09:09")
    assert story.standing["parcel"].kept
    assert not BOX.play([WAITING, ("parcel", "look"), ("parcel", "answer")]).standing["parcel"].kept


def test_waiting_lasts_until_the_next_request_or_a_quarter_of_an_hour() -> None:
    assert BOX.play([WAITING]).now == at("09:10")
    assert BOX.play([WAITING, WAITING]).now == at("09:25")
    assert BOX.play([WAITING] * 9).now == at("10:00")


def test_a_closed_request_is_done_with() -> None:
    story = BOX.play([("parcel", "guess"), ("parcel", "look")])
    assert len(story.log) == 1
    assert story.standing["parcel"].mistakes == 1
    assert BOX.possible(story) == {}


def test_what_is_not_possible_at_its_turn_is_passed_over() -> None:
    assert BOX.play([("claim", "pass_on"), ("parcel", "answer"), ("nothing", "x")]).log == ()


def test_what_has_begun_is_finished_and_then_the_time_is_over() -> None:
    moves = [WAITING, WAITING, WAITING, WAITING, ("claim", "pass_on"), ("claim", "close")]
    story = BOX.play(moves)
    assert story.now == at("10:03")
    assert story.over
    assert story.standing["claim"].answered == at("10:03")
    assert story.standing["claim"].closed is None
    assert BOX.possible(story) == {}


@pytest.mark.parametrize("count", range(4))
def test_every_moment_can_be_replayed(count: int) -> None:
    moves = [("parcel", "look"), ("parcel", "answer"), WAITING]
    assert BOX.play(moves).log[:count] == BOX.play(moves[:count]).log
