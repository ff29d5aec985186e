"""An inbox on a clock of several days: closed hours, news, and promises of three kinds, worked out by hand.

Wednesday 1 July 2026 is a general holiday. A signal 8 hangs on Thursday from 11:40 to 14:10.
"""

from __future__ import annotations

from datetime import datetime

import pytest
from attrs import evolve

from frontline.models.inbox import WAIT, Heard, Inbox, Move, Story
from frontline.models.inbox_requests import Action, Promise, Promised, Request
from frontline.models.working_time import Stop, WorkingTime

WAITING: Move = (WAIT, "")


def at(words: str) -> datetime:
    """Return a moment of June or July 2026, written as 29 09:00 or 02 09:00."""
    day, clock = words.split()
    return datetime.fromisoformat(f"2026-{'06' if int(day) > 15 else '07'}-{day} {clock}")


ROLLED = Request(
    arrives=at("29 09:10"),
    hours=2,
    knows="On the ship.",
    daily=True,
    actions={
        "tell": Action(minutes=10, answers=True, tells="Rolled.", names=at("30 16:00")),
        "bare": Action(minutes=5, good=False),
        "file": Action(minutes=10, after="tell", brings={"space": 6}),
        "chase": Action(minutes=5, after=["tell", "file"], brings={"space": 1}),
        "again": Action(minutes=5, tells="No ship yet.", names=at("02 13:00")),
        "guess": Action(minutes=5, beyond=True, tells="On Friday's ship."),
        "sure": Action(minutes=5, after=("space",), tells="On the next ship."),
        "close": Action(minutes=5, after="sure", closes=True),
    },
)
CALM = WorkingTime()
STORM = WorkingTime(stops=(Stop(at("02 11:40"), at("02 14:10")),))
BOX = Inbox(
    starts=at("29 09:00"),
    ends=at("03 18:00"),
    clock=STORM,
    requests={
        "rolled": ROLLED,
        "late": Request(
            arrives=at("02 10:00"),
            hours=3,
            actions={"answer": Action(minutes=5, answers=True, closes=True)},
        ),
    },
)
TELL: Move = ("rolled", "tell")


def do(*names: str) -> list[Move]:
    """Return moves: an action of the first request, "late" for the other one, "wait"."""
    other: dict[str, Move] = {"wait": WAITING, "late": ("late", "answer")}
    return [other.get(name, ("rolled", name)) for name in names]


def promises(story: Story, what: Promised, request: str = "rolled") -> list[Promise]:
    return [one for one in story.promises if one.what is what and one.request == request]


def until(moment: datetime, *moves: Move, box: Inbox = BOX) -> Story:
    """Play moves, then wait until a moment has come."""
    story = box.play(moves)
    while story.now < moment and not story.over:
        story = box.after(story, WAITING)
    return story


# The desk closes


def test_night_and_holiday_are_passed_over() -> None:
    tuesday = until(at("30 18:00"))
    assert (tuesday.log[-1].ended, tuesday.log[-1].resumes) == (at("30 18:00"), at("02 09:00"))
    assert tuesday.now == at("02 09:00")


def test_a_step_begun_in_time_is_finished_and_then_the_desk_is_closed() -> None:
    box = evolve(BOX, starts=at("29 17:55"))
    story = box.play(do("tell"))
    assert (story.log[0].ended, story.now) == (at("29 18:05"), at("30 09:00"))


def test_a_stop_closes_the_desk_until_two_hours_after_it() -> None:
    story = until(at("02 11:40"))
    assert (story.log[-1].ended, story.now) == (at("02 11:40"), at("02 16:10"))


def test_who_starts_before_the_clock_waits_for_it() -> None:
    assert evolve(BOX, starts=at("29 07:00")).begin().now == at("29 09:00")


def test_the_end_cuts_the_closed_hours() -> None:
    story = until(at("03 18:00"))
    assert (story.now, story.over) == (at("03 18:00"), True)
    assert BOX.after(story, WAITING) is story


# Waiting


def test_waiting_goes_to_what_happens_next() -> None:
    story = until(at("03 18:00"), *do("wait", "tell", "file"))
    assert [entry.ended for entry in story.log[3:]] == [
        at("29 15:30"),  # the news
        at("29 18:00"),
        at("30 15:30"),  # 30 minutes are left of the own word
        at("30 17:30"),  # and of the news of the day
        at("30 18:00"),
        at("02 10:00"),  # a request
        at("02 11:40"),  # the signal
        at("02 17:00"),  # its answer is due at 17:30 now
        at("02 17:30"),
        at("02 18:00"),
        at("03 17:30"),
        at("03 18:00"),
    ]


# Promises


def test_the_answer_is_promised_by_the_clock() -> None:
    answer = promises(BOX.play(do("wait", "tell")), Promised.ANSWER)
    assert answer == [
        Promise(
            request="rolled",
            what=Promised.ANSWER,
            made=at("29 09:10"),
            due=at("29 11:10"),
            done=at("29 09:20"),
            kept=True,
        )
    ]


def test_a_stop_moves_a_promise_when_it_comes_and_not_before() -> None:
    assert promises(until(at("02 10:00")), Promised.ANSWER, "late")[0].due == at("02 13:00")
    # 1:40 was gone at 11:40; 1:20 is left from 16:10 on.
    assert promises(until(at("02 16:10")), Promised.ANSWER, "late")[0].due == at("02 17:30")


def test_an_own_word_is_kept_by_the_next_news_to_the_customer() -> None:
    word = promises(BOX.play(do("wait", "tell")), Promised.WORD)
    assert [(one.made, one.due, one.kept) for one in word] == [(at("29 09:20"), at("30 16:00"), None)]
    kept = promises(BOX.play(do("wait", "tell", "file", "again")), Promised.WORD)
    assert [(one.done, one.kept) for one in kept] == [(at("29 09:35"), True), (None, None)]


def test_an_own_word_is_broken_when_its_time_is_there() -> None:
    story = until(at("30 16:00"), *do("wait", "tell"))
    assert promises(story, Promised.WORD)[0].kept is False
    late = promises(BOX.after(story, ("rolled", "again")), Promised.WORD)[0]
    assert (late.kept, late.done) == (False, story.now.replace(minute=story.now.minute + 5))


def test_what_tells_nothing_keeps_no_word() -> None:
    story = until(at("30 16:00"), *do("wait", "tell", "file", "chase", "bare"))
    assert promises(story, Promised.WORD)[0].kept is False


def test_no_stop_moves_an_own_word() -> None:
    moves = do("wait", "tell", "again")
    assert promises(BOX.play(moves), Promised.WORD)[1].due == at("02 13:00")
    word = promises(until(at("02 11:40"), *moves), Promised.WORD)[1]
    assert (word.due, word.kept) == (at("02 13:00"), False)


@pytest.mark.parametrize("named", ["30 09:00", "30 19:30", "01 12:00"])
def test_a_time_outside_the_clock_stays_as_it_was_named(named: str) -> None:
    actions = {**ROLLED.actions, "tell": evolve(ROLLED.actions["tell"], names=at(named))}
    box = evolve(BOX, requests={"rolled": evolve(ROLLED, actions=actions)})
    assert promises(box.play(do("wait", "tell")), Promised.WORD)[0].due == at(named)


def test_the_daily_news_is_due_at_the_end_of_each_following_working_day() -> None:
    assert promises(BOX.play(do("wait", "tell")), Promised.DAILY) == []
    story = until(at("03 18:00"), *do("wait", "tell"))
    # Not on the holiday; on Thursday the clock runs again at 16:10.
    assert [(one.made, one.due, one.kept) for one in promises(story, Promised.DAILY)] == [
        (at("30 09:00"), at("30 18:00"), False),
        (at("02 09:00"), at("02 18:00"), False),
        (at("03 09:00"), at("03 18:00"), False),
    ]


def test_a_day_that_ends_with_a_stop_asks_for_its_news_before_it() -> None:
    box = evolve(BOX, clock=WorkingTime(stops=(Stop(at("30 11:40"), at("30 19:10")),)))
    day = promises(until(at("30 09:00"), *do("wait", "tell"), box=box), Promised.DAILY)
    assert [one.due for one in day] == [at("30 11:40")]


def test_no_daily_news_is_due_on_a_day_without_the_clock() -> None:
    box = evolve(BOX, clock=WorkingTime(stops=(Stop(at("30 08:00"), at("30 17:00")),)))
    story = until(at("02 09:00"), *do("wait", "tell"), box=box)
    assert [one.due for one in promises(story, Promised.DAILY)] == [at("02 18:00")]


def test_the_daily_news_ends_with_the_request() -> None:
    story = BOX.play(do("wait", "tell", "file", "wait", "sure", "wait", "close"))
    assert story.standing["rolled"].closed == at("30 09:05")
    assert promises(story, Promised.DAILY) == []
    told = until(at("30 09:00"), *do("wait", "tell", "file"))
    for move in do("sure", "close"):
        told = BOX.after(told, move)
    assert [one.kept for one in promises(told, Promised.DAILY)] == [True]


def test_the_daily_news_ends_when_the_customer_has_accepted_a_plan() -> None:
    actions = {**ROLLED.actions, "again": evolve(ROLLED.actions["again"], solves=True)}
    box = evolve(BOX, requests={"rolled": evolve(ROLLED, actions=actions)})
    assert promises(until(at("03 18:00"), *do("wait", "tell", "again"), box=box), Promised.DAILY) == []
    later = until(at("30 09:00"), *do("wait", "tell"), box=box)
    for move in do("again", "wait", "wait", "wait", "wait", "wait", "wait"):
        later = box.after(later, move)
    assert [(one.due, one.kept) for one in promises(later, Promised.DAILY)] == [(at("30 18:00"), True)]


def test_promises_stand_in_the_order_in_which_they_are_due() -> None:
    dues = [one.due for one in until(at("03 18:00"), *do("wait", "tell", "again")).promises]
    assert dues == sorted(dues)


# News and knowledge


def test_news_arrives_after_its_working_hours() -> None:
    story = BOX.play(do("wait", "tell", "file", "wait"))
    assert story.standing["rolled"].news == {"space": at("29 15:30")}
    assert "sure" in BOX.possible(story)["rolled"]
    assert "sure" not in BOX.possible(BOX.play(do("wait", "tell", "file")))["rolled"]


def test_a_chase_makes_it_come_sooner_and_the_earliest_counts() -> None:
    story = BOX.play(do("wait", "tell", "file", "chase", "wait"))
    assert story.standing["rolled"].news == {"space": at("29 10:35")}


def test_news_on_its_way_counts_the_stops() -> None:
    box = evolve(BOX, starts=at("02 09:00"))
    # It was 09:20. 2:20 until the signal, 1:50 after it, 1:50 on Friday.
    story = until(at("03 10:50"), *do("tell", "file"), box=box)
    assert story.standing["rolled"].news == {"space": at("03 10:50")}


def test_news_can_come_by_itself_and_somebody_who_waits_looks_up() -> None:
    actions = {**ROLLED.actions, "warn": Action(minutes=5, after="signal", tells="A storm comes.")}
    storm = evolve(ROLLED, actions=actions, news={"signal": at("30 11:00")})
    box = evolve(BOX, requests={"rolled": storm})
    assert "warn" in storm.able
    story = until(at("30 09:00"), *do("wait", "tell"), box=box)
    assert "warn" not in box.possible(story)["rolled"]
    story = box.after(story, WAITING)
    assert (story.now, story.standing["rolled"].news) == (at("30 11:00"), {"signal": at("30 11:00")})
    assert "warn" in box.possible(story)["rolled"]


def test_all_that_an_action_comes_after_is_needed() -> None:
    assert "chase" not in BOX.possible(BOX.play(do("wait", "tell")))["rolled"]
    assert "chase" in BOX.possible(BOX.play(do("wait", "tell", "file")))["rolled"]


def test_the_customer_knows_what_was_told_last() -> None:
    assert BOX.begin().knows == ()
    assert BOX.play(do("wait", "tell", "again")).knows == (
        Heard(at("29 09:10"), "rolled", "On the ship."),
        Heard(at("29 09:20"), "rolled", "Rolled."),
        Heard(at("29 09:25"), "rolled", "No ship yet."),
    )


def test_the_longest_silence_is_in_working_hours() -> None:
    story = until(at("30 09:00"), *do("wait", "tell"))
    assert BOX.silence(story, "rolled") == pytest.approx(8 + 40 / 60)
    closed = BOX.play(do("wait", "tell", "file", "chase", "wait", "sure", "close", *["wait"] * 4))
    assert BOX.silence(closed, "rolled") == pytest.approx(80 / 60)


def test_what_is_beyond_the_authority_is_a_mistake() -> None:
    assert BOX.play(do("wait", "guess", "bare")).standing["rolled"].mistakes == 2


# The end


def test_it_ends_when_all_is_closed_and_no_promise_is_open() -> None:
    moves = do("wait", "tell", "file", "chase", "wait", "sure", "close")
    assert not BOX.play(moves).over
    story = until(at("02 10:00"), *moves)
    assert not story.over
    story = BOX.after(story, ("late", "answer"))
    assert (story.over, story.now) == (True, at("02 10:05"))


def test_an_open_word_on_a_closed_request_goes_on() -> None:
    one = evolve(ROLLED, actions={**ROLLED.actions, "close": Action(minutes=5, closes=True)})
    box = evolve(BOX, requests={"rolled": one})
    story = box.play(do("wait", "tell", "close"))
    assert not story.over
    story = until(at("03 18:00"), *do("wait", "tell", "close"), box=box)
    # It is broken on Tuesday at 16:00, and the wait goes on until the desk closes.
    assert (story.over, story.now) == (True, at("02 09:00"))
    assert [one.kept for one in promises(story, Promised.WORD)] == [False]


@pytest.mark.parametrize("count", range(12))
def test_every_moment_can_be_replayed(count: int) -> None:
    moves = do("wait", "tell", "file", "wait", "wait", "again", *["wait"] * 3, "late", "wait", "wait")
    assert BOX.play(moves).log[:count] == BOX.play(moves[:count]).log


def test_a_promise_that_is_settled_stays_so() -> None:
    moves = [*do("wait", "tell", "file", "wait", "wait", "again"), *[WAITING] * 20]
    settled: dict[tuple[str, Promised, datetime], bool] = {}
    for count in range(len(moves)):
        for one in BOX.play(moves[:count]).promises:
            key = (one.request, one.what, one.made)
            if one.kept is not None:
                assert settled.setdefault(key, one.kept) == one.kept
    assert len(settled) >= 6
