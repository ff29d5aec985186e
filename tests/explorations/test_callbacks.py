"""Calls back: two lines on the calls of the year, and what each may say about the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from frontline.charts.course import Change, Track, course
from frontline.explorations.callbacks import Month, changed, moves
from frontline.models.estimates import share
from frontline.models.fulfilment import Callback

from .conftest import Box, Mistakes

NAME = "template-callbacks"
YARDSTICK = "Yardstick, in working hours"


@pytest.fixture
def box(opened: Callable[..., Box]) -> Box:
    return opened(NAME)


# The words


def test_the_two_lines_go_different_ways_after_the_promise_changed(box: Box) -> None:
    assert "July to September, the promise is 2 hours. October to December, it is 4 hours." in box.says
    assert (
        "Kept the promise of its day.</strong> July to September: 76 % of 375, October to December: "
        "92 % of 381. It rises by 16 points."
    ) in box.says
    assert (
        "Within 2 hours.</strong> July to September: 76 % of 375, October to December: 62 % of 381. "
        "It falls by 14 points."
    ) in box.says
    assert "The first line rises as the promise is longer." in box.says


def test_a_longer_yardstick_is_kept_more_often(box: Box) -> None:
    seen = []
    for hours in (1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6):
        box.control(YARDSTICK).value = hours
        since = re.search(r"Within [\d.]+ hours?\.</strong>.*?December: (\d+) %", box.says)
        assert since
        seen.append(int(since[1]))
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (32, 98)


def test_what_one_finds_is_what_the_words_say(box: Box, settings: Callable[[str], Any]) -> None:
    fell = []
    for hours in (1.5, 2, 2.5, 3, 3.5, 4):
        box.control(YARDSTICK).value = hours
        within = box.says.partition("Within ")[2].partition("</p>")[0]
        fell.append("It falls by" in within)
        assert fell[-1] or "no more than chance can do" in within
    assert fell == [True, True, True, True, False, False]
    assert "Within 4 hours.</strong> July to September: 91 % of 375, October to December: 92 %" in box.says
    says = settings(NAME).found
    for figure in ("76 %", "92 %", "62 %", "At 3.5 hours chance alone"):
        assert figure in says


def test_one_line_alone_says_only_its_own_share(box: Box) -> None:
    box.control("Show").value = "kept"
    assert "Kept the promise of its day." in box.says
    assert "Within 2 hours" not in box.says
    assert "A report may say" not in box.says
    assert "whatever was promised" not in box.picture
    box.control("Show").value = "within"
    assert "Kept the promise of its day." not in box.says
    assert "whatever was promised" in box.picture


def test_a_desk_with_few_calls_says_what_one_call_does(box: Box) -> None:
    assert "Few calls" not in box.says
    box.control("Desk").value = "counters"
    assert "<strong>Counters.</strong>" in box.says
    assert "one call more or less moves a share by up to 6 points." in box.says
    assert "Jan 100 % of 6" in box.picture


def test_it_says_what_it_does_not_say(box: Box) -> None:
    assert "It does not say why the calls take longer." in box.says
    assert "a long promise that is kept can be better" in box.says


@pytest.mark.parametrize(
    ("before", "since", "words"),
    [
        (share(50, 100), share(90, 100), "rises by 40 points"),
        (share(90, 100), share(50, 100), "falls by 40 points"),
        (share(50, 100), share(54, 100), "moves by 4 points, no more than chance can do"),
        (share(5_000, 10_000), share(5_400, 10_000), "rises by 4 points"),
        (share(50, 100), share(51, 100), "moves by 1 point, no more than chance can do"),
        (share(50, 100), share(50, 100), "moves by less than 1 point, no more than chance can do"),
    ],
)
def test_a_share_moves_when_chance_alone_cannot_do_it(before: Any, since: Any, words: str) -> None:
    assert moves(before, since) == words


def test_as_many_months_stand_before_the_change_as_after_it() -> None:
    months = [Month(month, (Callback(promised=2 if month < 11 else 4, taken=1),)) for month in range(1, 13)]
    sides = changed(months)
    assert [month.month for month in (*sides.before, *sides.since)] == [9, 10, 11, 12]
    assert (sides.promised, sides.promises) == (2, 4)


# The picture


def test_the_picture_tells_every_month_also_in_words(box: Box) -> None:
    label = re.search(r'aria-label="([^"]*)"', box.picture)
    assert label
    assert label[1].count("Oct ") == 2
    assert "Oct 92 % of 123" in label[1]
    assert "Oct 63 % of 123" in label[1]
    assert "Until September the promise is 2 hours, since October 4 hours." in label[1]


def test_the_two_lines_differ_without_colour(box: Box) -> None:
    # 12 points and their sign in the list; a dashed line for one of the two, and the mark of the change.
    assert box.picture.count("<circle") == 13
    assert box.picture.count("<rect") == 14
    assert box.picture.count('stroke-dasharray="7 5"') == 1
    assert box.picture.count('stroke-dasharray="2 4"') == 1


@pytest.mark.parametrize("ends", [(0.9, 0.9), (1, 0.98), (0, 0.01)])
def test_labels_keep_apart_inside_the_picture(ends: tuple[float, float]) -> None:
    tracks = [Track(label=f"line {end}", shares=(0.5, end), strong=end == ends[0]) for end in ends]
    picture = course(["Jan", "Feb"], ["", ""], tracks, Change(month=1, label="x"), says="x")
    levels = sorted(float(y) for y in re.findall(r'y="([\d.]+)">line', picture))
    assert levels[-1] < 380
    assert len(levels) == 1 or levels[-1] - levels[0] >= 30


def test_a_line_with_a_month_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="each of the 2 months"):
        course(
            ["Jan", "Feb"],
            ["", ""],
            [Track(label="a", shares=(1,), strong=True)],
            Change(month=1, label="x"),
            says="x",
        )


# What an author may write


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain["desks"].update(sales="Sales"), "there is no desk sales; use sea, air"),
        (lambda plain: plain["desks"].update(sea=" "), "`desks`: give a label to sea"),
        (lambda plain: plain.update(yardstick=2.25), "2.25 is not from 1 to 6 hours in half hours"),
        (lambda plain: plain.update(yardstick=7), "7 is not from 1 to 6 hours in half hours"),
        (lambda plain: plain.update(rows=[]), "'rows'"),
    ],
)
def test_a_mistake_is_named(
    mistakes: Mistakes,
    change: Callable[[dict[str, Any]], object],
    says: str,
) -> None:
    problems = mistakes(NAME, change)
    assert any(says in problem for problem in problems), problems
    assert all(NAME in problem for problem in problems)
