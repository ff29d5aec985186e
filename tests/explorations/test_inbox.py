"""The inbox on a clock of several days: what it shows, what it keeps, and what an author may write."""

from __future__ import annotations

import copy
import re
import time
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from attrs import evolve

from frontline.build.checks import check_explorations
from frontline.content.reading import structure
from frontline.content.text import ExploreBlock, Text
from frontline.explorations.frame import Keep
from frontline.explorations.inbox import drawn, inbox
from frontline.explorations.kinds import exploration
from frontline.explorations.settings.inbox import InboxSettings
from frontline.models.inbox import WAIT, Move, Story
from frontline.models.inbox_requests import Promised

from .conftest import Box

NAME = "template-inbox-days"
WAITING: Move = (WAIT, "")
LATER = "Wait for what comes next"


def do(*names: str) -> list[Move]:
    """Return moves: `boxes.log`, or `wait`."""
    return [WAITING if name == "wait" else tuple(name.split(".")) for name in names]  # type: ignore[misc]


HONEST = do(
    "wait", "boxes.log", "boxes.call", "boxes.hand_over", "wait", "boxes.chase", "wait", "boxes.still"
)
LENSES = do("wait", "lenses.look", "lenses.first", "lenses.agent", "wait", "lenses.ask")
FRIDAY = do("wait", "wait", "wait", "lenses.send", "wait", "boxes.pack", "boxes.confirm", "boxes.leave")
BEST = [*HONEST, *LENSES, *FRIDAY]


@pytest.fixture
def block(blocks: Mapping[str, ExploreBlock]) -> ExploreBlock:
    return blocks[NAME]


@pytest.fixture
def days(settings: Callable[[str], InboxSettings]) -> InboxSettings:
    return settings(NAME)


def open_(block: ExploreBlock, moves: list[Move] | Any = None, save: Any = lambda value: "") -> Box:
    return Box(exploration(block.settings, Keep(moves, save)))


def waited(days: InboxSettings, moves: list[Move]) -> Story:
    """Play moves, then wait until the end."""
    return days.inbox().play([*moves, *[WAITING] * 40])


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


# What the block says


def test_the_block_has_no_mistake(days: InboxSettings) -> None:
    assert list(days.problems()) == []


def test_the_hand_over_alone_brings_no_flight(days: InboxSettings) -> None:
    alone = [move for move in HONEST if move != ("boxes", "chase")]
    story = waited(days, alone)
    assert story.over
    assert set(story.standing["boxes"].news) == {"silent"}
    assert "has the flight on Friday at 14:46" in days.found
    assert f"{waited(days, HONEST).standing['boxes'].news['flight']:%A %H:%M}" == "Friday 14:46"


def test_a_hand_over_without_its_file_brings_nothing(days: InboxSettings) -> None:
    assert waited(days, do("wait", "boxes.log", "boxes.bare")).standing["boxes"].news == {}


def test_the_call_of_wednesday_is_due_without_a_result(days: InboxSettings) -> None:
    story = days.inbox().play(HONEST[:-1])
    word = next(one for one in story.promises if one.what is Promised.WORD)
    assert f"{word.due:%A %H:%M}" == "Wednesday 15:00"
    assert "flight" not in story.standing["boxes"].news
    assert "The answer to Ms Santos is due at 16:20 and not at 11:40" in days.found
    assert "named for Friday 16:30 stays at 16:30" in days.found
    before, after = (days.inbox().play(BEST[:count]).promises for count in (15, 17))
    assert [f"{one.due:%H:%M}" for one in before][2:4] == ["11:40", "16:30"]
    assert [f"{one.due:%H:%M}" for one in after][2:4] == ["16:20", "16:30"]


def test_the_clock_stands_still_with_the_signal_and_on_the_holiday(days: InboxSettings) -> None:
    log = days.inbox().play(BEST).log
    jumps = [(f"{one.ended:%a %H:%M}", f"{one.resumes:%a %H:%M}") for one in log if one.resumes > one.ended]
    assert jumps == [("Wed 18:00", "Fri 09:00"), ("Fri 09:40", "Fri 14:20")]
    assert "stood still from 09:40 to 14:20" in days.found


def test_all_promises_can_be_kept(days: InboxSettings) -> None:
    box = days.inbox()
    story = box.play(BEST)
    assert len(story.log) == len(BEST)
    assert [one.kept for one in story.promises] == [True] * 5
    assert "All 5 promises can be kept" in days.found
    assert f"{box.silence(story, 'boxes'):.1f}" == "5.2"
    assert "never longer than 5.2 working hours" in days.found


# What the learner sees


def test_the_clock_says_its_day(block: ExploreBlock) -> None:
    box = open_(block)
    assert "It is Wednesday 30 September, 09:00." in box.says
    assert "No request has come yet." in box.says
    box.press(LATER)
    assert "No request has come yet." not in box.says
    assert "It is Wednesday 30 September, 09:10." in box.says
    assert "New:</strong> a request from Export operations, for Dr Rahman, case note." in box.says


def test_it_says_why_time_jumped(block: ExploreBlock) -> None:
    friday = open_(block, BEST[:15]).says
    assert "18:00 to Friday 2 October, 09:00: Thursday 1 October is a holiday (National Day)." in friday
    assert "Typhoon signal 8 is expected at 09:40 today." in friday
    after = open_(block, BEST[:17]).says
    assert (
        "09:40 to 14:20: Typhoon signal 8 (down at 12:20, the clock starts again 2 hours later). "
        "Answers that were open move with the clock. An hour that you named does not." in after
    )
    # It stands in the log too.
    assert after.count("Thursday 1 October is a holiday (National Day).") == 1
    assert "is expected" not in after


def test_a_plain_night_is_a_closed_desk(days: InboxSettings) -> None:
    calm = evolve(
        days,
        day="2026-09-28",
        ends="2026-09-29 18:00",
        stops=[],
        requests={"lenses": days.requests["lenses"]},
    )
    says = drawn(calm, calm.inbox(), [WAITING, WAITING], "").says
    assert "18:00 to Tuesday 29 September, 09:00: the desk is closed." in says


def test_news_stands_under_its_request(block: ExploreBlock) -> None:
    box = open_(block, HONEST[:5])
    assert "<strong>11:31</strong> Export operations: no answer yet." in box.says
    assert "New:</strong> news for Export operations, for Dr Rahman, case note." in box.says
    assert ("Phone export operations: the time is over (5 min)", "chase") in box.control(
        "What you do"
    ).options


def test_what_is_urgent_is_said(block: ExploreBlock) -> None:
    assert (
        "30 minutes or less are left:</strong> Export operations, for Dr Rahman, case note, "
        "your own word: the next news, by 15:00." in open_(block, HONEST[:7]).says
    )
    assert "30 minutes" not in open_(block, HONEST).says


def test_every_promise_is_a_row(block: ExploreBlock) -> None:
    says = plain(open_(block, BEST[:17]).says)
    assert "your own word: the next news Wed 30 Sep, 15:00 ✓ kept 14:36" in says
    assert "your own word: the next news Fri 2 Oct, 16:30 ○ open" in says
    assert "news every working day Fri 2 Oct, 18:00 ○ open" in says
    # Kept on another day than due.
    assert "within 4 working hours) Fri 2 Oct, 16:20 ✓ kept Wed 30 Sep, 16:47" in says
    late = plain(open_(block, [*HONEST[:4], *[WAITING] * 3, ("boxes", "guess")]).says)
    assert "the next news Wed 30 Sep, 15:00 ✗ broken, done 16:44" in late


def test_what_the_customer_knows_follows_the_replay(block: ExploreBlock) -> None:
    box = open_(block, BEST[:10])
    assert "Wed 30 Sep, 14:36 Still no flight. Next news on Friday by 16:30." in plain(box.says)
    box.control("Replay: moves").value = 1
    assert "Wed 30 Sep, 09:10 The boxes flew to Brussels on Tuesday night." in plain(box.says)
    assert "Still no flight" not in box.says


def test_at_the_end_stands_the_whole_record(block: ExploreBlock) -> None:
    says = plain(open_(block, BEST).says)
    assert "Nothing is left to do." in says
    assert "You kept 5 of 5 promises. No step was a mistake. Every request is closed." in says
    order = ["The boxes flew", "The boxes did not fly", "Still no flight", "Confirmed in writing"]
    record = says[says.index("What the customer knew when: Export operations") :]
    assert [record.index(words) for words in order] == sorted(record.index(words) for words in order)
    assert "The longest time without news: 5.2 working hours." in record
    assert "What the picture does not say:" in plain(open_(block, BEST).says)


def test_mistakes_are_named_and_what_is_open(days: InboxSettings) -> None:
    moves = [*do("wait", "boxes.guess", "boxes.log", "boxes.bare"), *[WAITING] * 40]
    says = plain(drawn(days, days.inbox(), moves, "boxes").says)
    assert "The time is over." in says
    assert (
        "2 steps were a mistake: Export operations, for Dr Rahman, case note: “Phone her: the boxes" in says
    )
    assert "Beyond your authority: Export operations, for Dr Rahman, case note: “Phone her: the boxes" in says
    assert "Still open: Export operations, for Dr Rahman, case note; Ms Santos" in says
    # The answer to Dr Rahman; the one to Ms Santos and the news of Friday are broken.
    assert "You kept 1 of 3 promises." in says


def test_a_promise_that_ends_after_the_last_day_is_open(days: InboxSettings) -> None:
    lenses = evolve(days.requests["lenses"], hours=20)
    long = evolve(days, requests={**days.requests, "lenses": lenses})
    result = drawn(long, long.inbox(), [WAITING] * 40, "boxes")
    assert "1 promise ends later and is open." in result.says
    assert ">later</tspan>" in result.picture


def test_the_picture_tells_every_promise_in_words(block: ExploreBlock) -> None:
    label = re.search(r'aria-label="([^"]*)"', open_(block, BEST[:17]).picture)
    assert label
    assert "It is Friday 2 October, 14:20." in label[1]
    assert "your own word: the next news by Fri 2 Oct, 16:30: ○ open" in label[1]


def test_the_hatching_has_its_reason_only_when_it_is_there(block: ExploreBlock) -> None:
    assert "stands still: National Day<" in open_(block, BEST[:3]).picture
    assert "stands still: Typhoon signal 8; National Day<" in open_(block, BEST[:17]).picture


def test_a_long_step_is_said_in_full_before_it_is_done(block: ExploreBlock) -> None:
    box = open_(block, HONEST[:2])
    assert box.control("What you do").label == "– choose –"
    box.control("What you do").value = "call"
    label = "Phone her: offloaded, no new flight is confirmed, next news today by 15:00 (8 min)"
    assert f"<p>{label}</p>" in box.words
    box.control("What you do").value = "guess"
    assert f"<p>{label}</p>" not in box.words


def test_what_came_of_the_last_step_is_said(block: ExploreBlock) -> None:
    done = (
        "Done: Export operations, for Dr Rahman, case note. Log the notice: time, flight, pieces, next step. "
    )
    assert done + "A colleague could go on from here." in plain(open_(block, HONEST[:2]).says)
    assert "Done:" not in plain(open_(block, HONEST[:1]).says)


def test_one_goes_on_with_the_same_request(block: ExploreBlock) -> None:
    box = open_(block, BEST[:9])
    box.control("Request").value = "lenses"
    box.control("What you do").value = "look"
    box.press("Do it")
    assert box.control("Request").value == "lenses"


def test_a_single_day_can_have_own_words_too(days: InboxSettings) -> None:
    short = evolve(days, ends="18:00", stops=[], requests={"boxes": days.requests["boxes"]})
    assert list(short.problems()) == []
    says = plain(drawn(short, short.inbox(), do("wait", "boxes.log", "boxes.call"), "boxes").says)
    assert "It is 09:22." in says
    assert "your own word: the next news 15:00 ○ open" in says


# What is kept


def test_moves_are_kept_and_come_back(block: ExploreBlock) -> None:
    kept: list[Any] = []
    box = open_(block, None, lambda value: kept.append(value) or "Saved.")
    box.press(LATER)
    box.press("Do it")
    assert kept[-1] == [["", ""]]
    box.control("What you do").value = "log"
    box.press("Do it")
    assert kept[-1] == [["", ""], ["boxes", "log"]]
    assert "Saved." in box.words
    again = open_(block, kept[-1])
    assert (again.says, again.picture) == (box.says, box.picture)
    again.press("Start again")
    assert again.says == open_(block).says


@pytest.mark.parametrize(
    "broken", ["text", [1, ["boxes", "fly"], [["a"], "b"], ["x", ""]], {"a": 1}], ids=str
)
def test_nonsense_in_the_work_file_is_passed_over(block: ExploreBlock, broken: Any) -> None:
    assert open_(block, broken).says == open_(block).says


def test_nothing_goes_on_after_the_end(block: ExploreBlock) -> None:
    kept: list[Any] = []
    box = open_(block, BEST, lambda value: kept.append(value) or "")
    box.press(LATER)
    box.press("Do it")
    assert kept == []


# What an author may write


def test_a_lesson_s_words_are_words_only(days: InboxSettings) -> None:
    boxes = days.requests["boxes"]
    call = evolve(boxes.actions["call"], tells="<b>bold</b>", label="<i>call</i>", good=False)
    odd = evolve(
        days,
        stops=[evolve(days.stops[0], what="<u>storm</u>")],
        requests={
            "boxes": evolve(
                boxes,
                sender="<em>x</em>",
                promise="<s>soon</s>",
                knows="<q>k</q>",
                actions={**boxes.actions, "call": call},
                news={**boxes.news, "silent": evolve(boxes.news["silent"], says="<a>news</a>")},
            )
        },
    )
    for count in range(len(HONEST) + 8):
        result = drawn(odd, odd.inbox(), [*HONEST, *[WAITING] * 8][: count + 1], "boxes")
        for tag in ("<b>", "<i>", "<u>", "<em>x", "<s>", "<q>", "<a>"):
            assert tag not in result.says + result.picture


def action(plain: dict[str, Any], name: str = "call") -> dict[str, Any]:
    found: dict[str, Any] = plain["requests"]["boxes"]["actions"][name]
    return found


def news(plain: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = plain["requests"]["boxes"]["news"]
    return found


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain.update(ends="2026-09-30 08:00"), "the day ends after it starts"),
        (lambda plain: plain.update(ends="2026-10-12 18:00"), "at most 12 days"),
        (lambda plain: plain.update(ends="2026-10-02T18:00+08:00"), "a time zone"),
        (lambda plain: plain.update(day="2026-10-03", ends="2026-10-04 18:00"), "the clock never runs"),
        (
            lambda plain: plain["stops"][0].update(lowered="2026-10-02 09:40"),
            "stop 'Typhoon signal 8': it is",
        ),
        (lambda plain: plain["stops"][0].update(hoisted="soon"), "a time cannot be read"),
        (lambda plain: action(plain, "chase").update(brings={"ship": 1}), "`brings` names 'ship'"),
        (lambda plain: action(plain, "chase").update(brings={"flight": -1}), "from 0 to 100 working hours"),
        (lambda plain: action(plain, "chase").update(after="tea"), "names 'tea', which is no action"),
        (lambda plain: action(plain, "chase").update(after=["silent", "tea"]), "names 'tea'"),
        (lambda plain: action(plain, "chase").update(after=5), "a name or a list of names, not 5"),
        (lambda plain: action(plain, "chase").update(after=["silent", ["x"]]), "a list of names, not ["),
        (lambda plain: action(plain, "log").update(after="call"), "action 'log': it can never be done"),
        (lambda plain: action(plain, "log").update(closes=True), "action 'call': it can never be done"),
        (lambda plain: action(plain, "hand_over").pop("brings"), "nothing brings the news 'silent'"),
        (
            lambda plain: news(plain)["silent"].update(at="2026-10-03 09:00"),
            "before the request or after the end",
        ),
        (lambda plain: news(plain)["silent"].update(at="noon"), "a time cannot be read"),
        (lambda plain: action(plain).update(names="2026-09-29 15:00"), "before the request or day"),
        (lambda plain: action(plain).update(names="2027-09-29 15:00"), "too far after the end"),
        (lambda plain: action(plain).update(names="at four"), "a time cannot be read"),
        (lambda plain: action(plain).pop("tells"), "it `names` a time, so it `tells`"),
        (
            lambda plain: [one.pop("tells", "") for one in plain["requests"]["boxes"]["actions"].values()],
            "it is `daily`, and no action `tells`",
        ),
        (
            lambda plain: (
                plain["requests"]["lenses"]["actions"]["look"].update(names="2026-10-02 10:00", tells="x")
                or [
                    plain["requests"]["lenses"]["actions"][name].pop("tells")
                    for name in ("slow", "first", "ask", "send")
                ]
            ),
            "no other action `tells` anything",
        ),
        (lambda plain: plain["requests"]["boxes"].update(hours=-1), "`hours` runs from 0 to 100"),
        (lambda plain: plain["requests"]["boxes"].update(arrives="2026-10-03 09:00"), "after the end"),
        (lambda plain: news(plain).update(call={"says": "x"}), "give them two names"),
        (lambda plain: plain["stops"][0].pop("what"), "'what' is missing"),
    ],
)
def test_a_mistake_is_named(
    template: Text, block: ExploreBlock, change: Callable[[dict[str, Any]], object], says: str
) -> None:
    plain = copy.deepcopy(dict(block.settings))
    change(plain)
    problems = list(check_explorations([evolve(template, parts=(evolve(block, settings=plain),))]))
    assert any(says in problem for problem in problems), problems
    assert all(NAME in problem for problem in problems)


def test_news_may_come_at_a_moment_without_a_step_that_brings_it(block: ExploreBlock) -> None:
    plain = copy.deepcopy(dict(block.settings))
    news(plain)["silent"].update(at="2026-09-30 10:30")
    action(plain, "hand_over")["brings"].pop("silent")
    odd = structure(plain, InboxSettings, NAME)
    assert list(odd.problems()) == []
    arrived = odd.inbox().play([WAITING, WAITING]).standing["boxes"].news
    assert {name: f"{at:%A %H:%M}" for name, at in arrived.items()} == {"silent": "Wednesday 10:30"}


@pytest.mark.parametrize(("solves", "count"), [(False, 1), (True, 0)])
def test_a_step_that_solves_ends_the_daily_news(block: ExploreBlock, solves: bool, count: int) -> None:
    plain = copy.deepcopy(dict(block.settings))
    action(plain).update(solves=solves)
    story = waited(structure(plain, InboxSettings, NAME), HONEST[:3])
    assert sum(one.what is Promised.DAILY for one in story.promises) == count


# It is quick


def test_a_move_is_drawn_at_once(days: InboxSettings) -> None:
    tells = evolve(days.requests["lenses"].actions["first"], after="", names="2026-10-08 12:00")
    busy = evolve(
        days,
        day="2026-09-28",
        ends="2026-10-09 18:00",
        requests={
            str(number): evolve(
                days.requests["boxes"],
                arrives="09:00",
                news={},
                actions={f"tell{count}": evolve(tells, minutes=20 + count) for count in range(15)},
            )
            for number in range(5)
        },
    )
    assert list(busy.problems()) == []
    moves = [(str(count % 5), f"tell{count // 5}") for count in range(75)] + [WAITING] * 5
    box, took = Box(inbox(busy, Keep([*moves]))), []
    assert box.control("Replay: moves").max == 80
    for _ in range(5):
        begins = time.perf_counter()
        box.press(LATER)
        took.append(time.perf_counter() - begins)
    assert box.control("Replay: moves").max == 85
    assert min(took) < 0.05
